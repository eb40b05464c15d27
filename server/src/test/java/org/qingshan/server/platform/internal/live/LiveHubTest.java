/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.LiveHub.Notice;
import org.qingshan.server.platform.LiveTopic;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class LiveHubTest {

    private final List<Notice> heard = new ArrayList<>();
    private final CoalescingLiveHub hub = hub();

    @Test
    void noticesOfOneSubjectAreJoinedToTheLatestVersion() {
        hub.subscribe(Set.of("latest"), Supplier::get, heard::addAll);
        hub.publish("latest", "mine-1", 3);
        hub.publish("latest", "mine-1", 5);
        hub.publish("latest", "mine-1", 4);
        hub.flush();
        hub.flush();
        assertThat(heard).containsExactly(new Notice("latest", "mine-1", 5));
    }

    @Test
    void aReaderHearsOnlyOfWhatItMaySee() {
        hub.subscribe(Set.of("latest"), Supplier::get, heard::addAll);
        hub.publish("latest", "mine-1", 1);
        hub.publish("latest", "secret-1", 1);
        hub.flush();
        assertThat(heard).extracting(Notice::id).containsExactly("mine-1");
    }

    @Test
    void aTopicThatNobodyDeclaredReachesNobody() {
        hub.subscribe(Set.of("undeclared"), Supplier::get, heard::addAll);
        hub.publish("undeclared", "mine-1", 1);
        hub.flush();
        assertThat(heard).isEmpty();
    }

    @Test
    void aReaderThatIsGoneIsDroppedAndTheOthersHearOn() {
        hub.subscribe(Set.of("latest"), Supplier::get, batch -> {
            throw new IllegalStateException("gone");
        });
        hub.subscribe(Set.of("latest"), Supplier::get, heard::addAll);
        hub.publish("latest", "mine-1", 1);
        hub.flush();
        hub.publish("latest", "mine-2", 1);
        hub.flush();
        assertThat(heard).extracting(Notice::id).containsExactly("mine-1", "mine-2");
    }

    private static CoalescingLiveHub hub() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("latest", new LiveTopic() {
            @Override
            public String name() {
                return "latest";
            }

            @Override
            public Set<String> visible(Collection<String> ids) {
                return ids.stream().filter(id -> id.startsWith("mine")).collect(Collectors.toSet());
            }
        });
        return new CoalescingLiveHub(beans.getBeanProvider(LiveTopic.class), new NoJobs(), new SimpleMeterRegistry());
    }

    private static final class NoJobs implements Jobs {
        @Override
        public void every(String name, Duration pause, Runnable work) {}

        @Override
        public void runNow(String name) {}

        @Override
        public void nudge(String name) {}
    }
}
