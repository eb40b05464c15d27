/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

/** The lasting record of who did what. Everything that changes state is recorded in the transaction that changes it. */
public interface AuditTrail {

    /** Records in the caller's transaction, of either role; without a transaction this is a mistake and throws. */
    void record(AuditEntry entry);
}
