/* SPDX-License-Identifier: Apache-2.0 */
/** HJ 212 telemetry codec: framing, parsing, aggregating, encoding and answering, all editions. */
@NullMarked
package org.qingshan.hj212;

import org.jspecify.annotations.NullMarked;
