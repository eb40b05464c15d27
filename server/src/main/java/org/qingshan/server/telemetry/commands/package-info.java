/* SPDX-License-Identifier: Apache-2.0 */
/** Commands to devices: queue, exchange with the device, time-outs, back-fill of gaps. */
@NullMarked
package org.qingshan.server.telemetry.commands;

import org.jspecify.annotations.NullMarked;
