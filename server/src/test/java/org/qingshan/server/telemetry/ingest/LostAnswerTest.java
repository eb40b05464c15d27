/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.store.Layouts;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The answer to a commit is lost, and the database completes the commit only after the committer has looked for it. */
class LostAnswerTest {

    @Test
    void aCommitThatComesThroughLateIsRecognisedAndItsPacketsAreStoredAndAnsweredOnce() throws Exception {
        try (IngestRig rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 2_000),
                new FixtureDevices(0),
                Clock.systemUTC())) {
            var queue = new CommitQueue(100, 1 << 20);
            var committer = new GroupCommitter(
                    queue,
                    new SlowCommit(rig.dataSource()),
                    new Layouts(),
                    new DirtyWindows(),
                    rig.rawBatches(),
                    rig.disk(),
                    List.of(),
                    Clock.systemUTC());
            var answered = new CountDownLatch(2);
            committer.start();
            queue.add(packet("one", answered));
            queue.add(packet("two", answered));

            assertThat(answered.await(20, TimeUnit.SECONDS)).as("answered").isTrue();
            committer.stop();
            assertThat(rig.query("SELECT packets FROM telemetry.raw_batch")).containsExactly("2");
            assertThat(rig.count("SELECT count(*) FROM telemetry.packet_note")).isEqualTo(2);
        }
    }

    private static Intake packet(String text, CountDownLatch answered) {
        var raw = new RawPacket(
                Clock.systemUTC().millis() * 1_000, 1, "test", List.of(), text.getBytes(StandardCharsets.US_ASCII));
        return new Intake(raw, 2011, null, "", null, answered::countDown);
    }

    /** The first commit is held back until the next transaction has begun; whoever waits for it hears that the line broke. */
    private static final class SlowCommit extends DelegatingDataSource {

        private @Nullable Connection heldBack;
        private boolean done;

        SlowCommit(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> call(real, method, arguments));
        }

        private @Nullable Object call(Connection real, Method method, Object @Nullable [] arguments) throws Throwable {
            if (real.equals(heldBack)) {
                return method.getName().equals("isClosed");
            }
            if (method.getName().equals("commit") && heldBack == null && !done) {
                heldBack = real;
                throw new SQLException("The line broke", "08006");
            }
            if (method.getName().equals("setAutoCommit")
                    && Boolean.FALSE.equals(arguments == null ? null : arguments[0])) {
                complete();
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void complete() throws SQLException {
            Connection late = heldBack;
            if (late != null) {
                heldBack = null;
                done = true;
                late.commit();
                late.close();
            }
        }
    }
}
