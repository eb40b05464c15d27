/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

/**
 * A segment of one factor's hours at one point as a digest: equal figures at equal hours give equal digests.
 *
 * @param segment number of the segment within the day, from 0
 */
public record Fingerprint(int pointId, String factor, int segment, long digest) {}
