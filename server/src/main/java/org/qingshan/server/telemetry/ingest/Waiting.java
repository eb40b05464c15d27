/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

/** Waits for a packet, and wants to hear as well that the database would not even take its bytes. */
public interface Waiting extends Runnable {

    /** It will never be durable. Run by the committer, must be quick and must not throw. */
    void lost();
}
