/* SPDX-License-Identifier: Apache-2.0 */
/** Values of the telemetry room: layouts, stored samples, raw batches, commands. */
@NullMarked
package org.qingshan.server.telemetry.model;

import org.jspecify.annotations.NullMarked;
