/* SPDX-License-Identifier: Apache-2.0 */
/** HJ 212 over TCP: connections, frames, replies. */
@NullMarked
package org.qingshan.server.telemetry.gateway;

import org.jspecify.annotations.NullMarked;
