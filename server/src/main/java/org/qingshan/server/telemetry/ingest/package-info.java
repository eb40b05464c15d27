/* SPDX-License-Identifier: Apache-2.0 */
/** From a packet on any input to its durable commit and the acknowledgement. */
@NullMarked
package org.qingshan.server.telemetry.ingest;

import org.jspecify.annotations.NullMarked;
