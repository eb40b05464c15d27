/* SPDX-License-Identifier: Apache-2.0 */
/** The rules in force as one immutable snapshot: devices, channels, points, limits, marks, parameters. */
@NullMarked
package org.qingshan.pipeline.rules;

import org.jspecify.annotations.NullMarked;
