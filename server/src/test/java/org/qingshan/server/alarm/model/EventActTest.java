/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventActTest {

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGE, OPEN, OPEN",
        "NOTE, OPEN, OPEN",
        "MARK_FALSE, OPEN, CLOSED",
        "CLOSE, OPEN, CLOSED",
        "ACKNOWLEDGE, CLOSED,",
        "NOTE, CLOSED, CLOSED",
        "MARK_FALSE, CLOSED,",
        "CLOSE, CLOSED,",
    })
    void eachActLeadsWhereTheTableSays(EventAct act, EventAct.State from, EventAct.State to) {
        assertThat(act.from(from).orElse(null)).isEqualTo(to);
        assertThat(EventAct.allowedIn(from).contains(act)).isEqualTo(to != null);
    }
}
