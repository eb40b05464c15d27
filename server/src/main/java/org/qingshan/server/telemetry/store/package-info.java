/* SPDX-License-Identifier: Apache-2.0 */
/** The tables of the telemetry room: plain SQL, binary arrays. */
@NullMarked
package org.qingshan.server.telemetry.store;

import org.jspecify.annotations.NullMarked;
