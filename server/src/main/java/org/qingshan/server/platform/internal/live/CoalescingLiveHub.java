/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.LiveTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Joins notices for half a second, then asks each topic what each reader may see of them. */
@Component
class CoalescingLiveHub implements LiveHub {

    private static final Logger log = LoggerFactory.getLogger(CoalescingLiveHub.class);
    private static final int MOST_WAITING = 100_000;

    private final Map<Subject, Long> waiting = new ConcurrentHashMap<>();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final ObjectProvider<LiveTopic> topics;

    CoalescingLiveHub(ObjectProvider<LiveTopic> topics, Jobs jobs, MeterRegistry meters) {
        this.topics = topics;
        Gauge.builder("qingshan.live.readers", readers, Set::size).register(meters);
        jobs.every("live", Duration.ofMillis(500), this::flush);
    }

    private record Subject(String topic, String id) {}

    private record Reader(Object identity, Set<String> topics, UnderScope underScope, Consumer<List<Notice>> sink) {}

    @Override
    public void publish(String topic, String id, long version) {
        if (!readers.isEmpty() && waiting.size() < MOST_WAITING) {
            waiting.merge(new Subject(topic, id), version, Math::max);
        }
    }

    @Override
    public Subscription subscribe(Set<String> wanted, UnderScope underScope, Consumer<List<Notice>> sink) {
        var reader = new Reader(new Object(), Set.copyOf(wanted), underScope, sink);
        readers.add(reader);
        return () -> readers.remove(reader);
    }

    void flush() {
        Map<String, Map<String, Long>> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        Map<String, LiveTopic> known = topics.stream().collect(Collectors.toMap(LiveTopic::name, topic -> topic));
        for (Reader reader : readers) {
            tell(reader, batch, known);
        }
    }

    private Map<String, Map<String, Long>> take() {
        var batch = new TreeMap<String, Map<String, Long>>();
        for (Subject subject : List.copyOf(waiting.keySet())) {
            Long version = waiting.remove(subject);
            if (version != null) {
                batch.computeIfAbsent(subject.topic, topic -> new TreeMap<>()).put(subject.id, version);
            }
        }
        return batch;
    }

    private void tell(Reader reader, Map<String, Map<String, Long>> batch, Map<String, LiveTopic> known) {
        try {
            var notices = new ArrayList<Notice>();
            batch.forEach((name, versions) -> {
                LiveTopic topic = known.get(name);
                if (topic != null && reader.topics.contains(name)) {
                    reader.underScope
                            .ask(() -> topic.visible(versions.keySet()))
                            .forEach(id -> notices.add(new Notice(name, id, versions.getOrDefault(id, 0L))));
                }
            });
            if (!notices.isEmpty()) {
                reader.sink.accept(notices);
            }
        } catch (RuntimeException gone) {
            log.debug("live reader dropped: {}", gone.getMessage());
            readers.remove(reader);
        }
    }
}
