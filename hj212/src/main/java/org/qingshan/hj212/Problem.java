/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/**
 * One thing that was wrong or odd about a packet. A packet names each code once, at its first occurrence.
 *
 * @param detail the words of the packet that show it; never a sentence, so that it needs no translation
 */
public record Problem(ProblemCode code, String detail) {}
