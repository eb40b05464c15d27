/* SPDX-License-Identifier: Apache-2.0 */
/** What the telemetry core costs. */
@NullMarked
package org.qingshan.bench.pipeline;

import org.jspecify.annotations.NullMarked;
