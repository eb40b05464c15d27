/* SPDX-License-Identifier: Apache-2.0 */
/** Files of values over HTTP. */
@NullMarked
package org.qingshan.server.telemetry.imports.web;

import org.jspecify.annotations.NullMarked;
