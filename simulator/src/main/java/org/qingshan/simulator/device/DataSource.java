/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.LocalDateTime;
import java.util.List;
import org.qingshan.hj212.FactorItem;

/**
 * What the instruments behind a logger measured. It answers for any time, so it is the logger's memory as well; an empty
 * list means that there is nothing for that time. Times are Beijing wall-clock times of the logger's own clock.
 */
public interface DataSource {

    List<FactorItem> listRealtime(LocalDateTime at);

    /** @param start start of the period */
    List<FactorItem> listPeriod(Span span, LocalDateTime start);
}
