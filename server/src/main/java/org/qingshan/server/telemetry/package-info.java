/* SPDX-License-Identifier: Apache-2.0 */
/** Telemetry: from the socket to stored samples, windows and figures. Public types of the room; see {@code package.md}. */
@NullMarked
package org.qingshan.server.telemetry;

import org.jspecify.annotations.NullMarked;
