/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import org.qingshan.pipeline.condition.Signal;
import org.qingshan.server.platform.DomainEvent;

/**
 * A condition spoke: raised, ongoing or cleared. A window that is computed again speaks only where its signals are others
 * than before; the listener must nevertheless take an equal signal twice.
 *
 * @param rulesId the rules it was judged by
 */
public record SignalRaised(Signal signal, long rulesId) implements DomainEvent {

    @Override
    public String key() {
        return signal.kind() + "|" + signal.pointId() + "|" + signal.factorGroup();
    }
}
