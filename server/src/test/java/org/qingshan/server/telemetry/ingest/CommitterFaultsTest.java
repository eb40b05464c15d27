/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.store.Layouts;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What befalls the only thread that commits: errors after a commit, packets that cannot be stored, a stop that takes too long. */
class CommitterFaultsTest {

    private static IngestRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 2_000),
                new FixtureDevices(0),
                Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void anErrorRightAfterTheCommitStoresNothingTwice() throws Exception {
        var failed = new AtomicInteger();
        var queue = new CommitQueue(100, 1 << 20);
        GroupCommitter committer = committer(queue, new Intercepted(rig.dataSource(), (method, step) -> {
            if (method.equals("commit")) {
                step.run();
                if (failed.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("said by the test");
                }
            } else {
                step.run();
            }
        }));
        var answered = new CountDownLatch(1);
        committer.start();
        queue.add(packet(11, answered::countDown));

        assertThat(answered.await(20, TimeUnit.SECONDS)).as("answered").isTrue();
        committer.stop();
        assertThat(rig.query("SELECT id FROM telemetry.raw_batch WHERE 11 = ANY (devices)"))
                .hasSize(1);
    }

    @Test
    void whoWaitsForAPacketHearsThatItIsLost() throws Exception {
        var queue = new CommitQueue(100, 1 << 20);
        GroupCommitter committer = committer(queue, new Intercepted(rig.dataSource(), (method, step) -> {
            if (method.equals("commit")) {
                throw new SQLException("refused by the test", "22000");
            }
            step.run();
        }));
        var durable = new CountDownLatch(1);
        var lost = new CountDownLatch(1);
        committer.start();
        queue.add(packet(12, new Waiting() {
            @Override
            public void run() {
                durable.countDown();
            }

            @Override
            public void lost() {
                lost.countDown();
            }
        }));

        assertThat(lost.await(20, TimeUnit.SECONDS)).as("told").isTrue();
        committer.stop();
        assertThat(durable.getCount()).isEqualTo(1);
    }

    @Test
    void aStartAfterAStopThatTookTooLongWaitsForTheCommitInFlight() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new Semaphore(0);
        var connections = new AtomicInteger();
        var queue = new CommitQueue(100, 1 << 20);
        GroupCommitter committer = committer(queue, new Intercepted(rig.dataSource(), (method, step) -> {
            if (method.equals("close")) {
                connections.decrementAndGet();
            } else if (method.equals("getConnection")) {
                connections.incrementAndGet();
            } else if (method.equals("commit") && begun.getCount() > 0) {
                begun.countDown();
                go.acquireUninterruptibly();
            }
            step.run();
        }));
        var answered = new CountDownLatch(2);
        committer.start();
        queue.add(packet(13, answered::countDown));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        committer.stop();
        Set<Thread> before = committers();
        queue.add(packet(13, answered::countDown));
        committer.start();
        Set<Thread> fresh = new HashSet<>(committers());
        fresh.removeAll(before);
        Thread second = fresh.iterator().next();
        await().atMost(Duration.ofSeconds(10)).until(() -> second.getState() == Thread.State.WAITING);

        assertThat(connections).as("in use while one commits").hasValue(1);
        assertThat(answered.getCount()).isEqualTo(2);
        go.release();
        assertThat(answered.await(20, TimeUnit.SECONDS)).as("both answered").isTrue();
        committer.stop();
    }

    private static Set<Thread> committers() {
        var found = new HashSet<>(Thread.getAllStackTraces().keySet());
        found.removeIf(thread -> !thread.getName().equals("ingest-commit"));
        return found;
    }

    private static GroupCommitter committer(CommitQueue queue, DataSource dataSource) {
        return new GroupCommitter(
                queue,
                dataSource,
                new Layouts(),
                new DirtyWindows(),
                rig.rawBatches(),
                rig.disk(),
                List.of(),
                Clock.systemUTC());
    }

    private static Intake packet(int device, Runnable onDurable) {
        var raw = new RawPacket(
                Clock.systemUTC().millis() * 1_000, device, "test", List.of(), "x".getBytes(StandardCharsets.US_ASCII));
        return new Intake(raw, 2011, null, "", null, onDurable);
    }

    private interface Step {

        void run() throws Throwable;
    }

    private interface Interceptor {

        void around(String method, Step step) throws Throwable;
    }

    /** Whatever is done with a connection goes through the interceptor, the making of one too. */
    private static final class Intercepted extends DelegatingDataSource {

        private final Interceptor interceptor;

        Intercepted(DataSource real, Interceptor interceptor) {
            super(real);
            this.interceptor = interceptor;
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                interceptor.around("getConnection", () -> {});
            } catch (Throwable e) {
                throw new SQLException(e);
            }
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> call(real, method, arguments));
        }

        private @Nullable Object call(Connection real, Method method, Object @Nullable [] arguments) throws Throwable {
            @Nullable Object[] answer = new @Nullable Object[1];
            interceptor.around(method.getName(), () -> {
                try {
                    answer[0] = method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
            return answer[0];
        }
    }
}
