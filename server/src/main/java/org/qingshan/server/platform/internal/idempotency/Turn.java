/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.idempotency;

/** What is to be done with a request that carries a key. */
sealed interface Turn {

    /** The first with this key: do it. */
    record First() implements Turn {}

    /** It was done; this was the answer. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
    record Done(int status, String contentType, byte[] answer) implements Turn {}

    /** The key belongs to another request. */
    record OfAnother() implements Turn {}

    /** The same request is being worked on right now. */
    record Running() implements Turn {}

    /** The server stopped while it worked on it: it may have been done or not. */
    record Unknown() implements Turn {}
}
