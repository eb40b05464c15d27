/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.web;

import org.jspecify.annotations.NullMarked;
