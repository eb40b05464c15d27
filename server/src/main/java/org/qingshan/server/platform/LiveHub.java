/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells live screens that something has a new version; they read it again through a scoped query. Notices of one
 * (topic, id) within a second are joined, and each reader hears only of what it may see.
 */
public interface LiveHub {

    /** Announces a version. Call it after the commit. Never blocks, never throws. */
    void publish(String topic, String id, long version);

    /**
     * Adds a reader until the returned handle is closed.
     *
     * @param underScope does something under the reader's scope
     * @param reader takes one batch at a time; a reader that throws is dropped
     */
    Subscription subscribe(Set<String> topics, UnderScope underScope, Consumer<List<Notice>> reader);

    /** What a screen is told. */
    record Notice(String topic, String id, long version) {}

    /** Runs a question under a reader's scope. */
    @FunctionalInterface
    interface UnderScope {
        Set<String> ask(Supplier<Set<String>> question);
    }

    /** A reader's place in the hub. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
