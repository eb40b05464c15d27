/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

/** Publishes events so that they reach every listener if, and only if, the caller's transaction commits. */
public interface Outbox {

    /** Publishes in the caller's transaction, of either role; without a transaction this is a mistake and throws. */
    void publish(DomainEvent event);
}
