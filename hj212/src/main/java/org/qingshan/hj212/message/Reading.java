/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import org.qingshan.hj212.Problem;

/** The outcome of reading a packet as a message. */
public sealed interface Reading {
    record Understood(Message message) implements Reading {}

    /** The packet is kept and acknowledged all the same; what it says is not guessed. */
    record Refused(Problem problem) implements Reading {}
}
