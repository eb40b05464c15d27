/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.List;

/** Checks that the audit trail is what was once written. */
public interface AuditVerification {

    /** Walks the whole chain and compares it with the heads kept outside of the database. */
    Report verify();

    /**
     * @param sealed how many entries the chain holds
     * @param pending entries too young to be sealed
     * @param head digest of the last link, hexadecimal; empty for an empty chain
     */
    record Report(long sealed, long pending, String head, List<Finding> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        public boolean intact() {
            return findings.isEmpty();
        }
    }

    /** One place where the trail is not what it was. */
    record Finding(Kind kind, long sequence) {}

    /** What was done to the trail. */
    enum Kind {
        /** The content of an entry differs from what was sealed. */
        ENTRY_EDITED,
        /** A sealed entry is gone. */
        ENTRY_DELETED,
        /** An entry was never sealed and does not wait to be. */
        ENTRY_SMUGGLED_IN,
        /** A link of the chain is gone. */
        LINK_MISSING,
        /** The database ends before the head kept outside. */
        TAIL_CUT,
        /** The chain differs from a head kept outside: it was written anew. */
        CHAIN_REWRITTEN
    }
}
