/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.Collection;
import java.util.Set;

/** A topic of the live stream, declared by the room that owns the rows. A topic nobody declared reaches nobody. */
public interface LiveTopic {

    /** As screens subscribe to it: {@code latest}. */
    String name();

    /** Which of the ids the current reader may see: a scoped query on the owning rows. Called under the reader's scope. */
    Set<String> visible(Collection<String> ids);
}
