/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/** A named value of the data area that belongs to no factor, for example {@code RtdInterval=30}. */
public record Param(String name, String text) {}
