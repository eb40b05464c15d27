/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

/**
 * One column of a {@link Layout}: the code as sent on the wire and the suffix ({@code Rtd}, {@code Avg}, {@code ZsAvg},
 * {@code Cou}, {@code Flag} …).
 */
public record Column(String code, String suffix) {}
