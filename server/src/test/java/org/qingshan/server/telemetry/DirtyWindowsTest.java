/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.Level;
import org.qingshan.server.telemetry.DirtyWindows.Taken;

class DirtyWindowsTest {

    private final DirtyWindows windows = new DirtyWindows();

    @Test
    void ofTwoTransactionsThatMarkOneWindowTheLaterRowIsFinishedInWhateverOrderTheyEnd() {
        var first = windows.begin();
        var second = windows.begin();
        first.mark(1, Level.HOUR, 3_600);
        second.mark(1, Level.HOUR, 3_600);
        second.committed();
        second.close();
        first.committed();
        first.close();

        assertThat(windows.take(Level.HOUR, 10, 7_200, (window, waited) -> true))
                .extracting(Taken::sequence)
                .containsExactly(2L);
        assertThat(windows.size()).isZero();
    }
}
