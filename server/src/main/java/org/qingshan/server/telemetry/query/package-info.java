/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.query;

import org.jspecify.annotations.NullMarked;
