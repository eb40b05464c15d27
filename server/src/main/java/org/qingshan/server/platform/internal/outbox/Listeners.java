/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingshan.server.platform.DomainEvent;
import org.qingshan.server.platform.OutboxListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who listens to what. Asked for late, since listeners themselves may publish. */
@Component
class Listeners {

    private final ObjectProvider<OutboxListener<?>> beans;
    private final JsonMapper json;

    Listeners(ObjectProvider<OutboxListener<?>> beans, JsonMapper json) {
        this.beans = beans;
        this.json = json;
    }

    List<String> namesFor(DomainEvent event) {
        return beans.stream()
                .filter(listener -> listener.type() == event.getClass())
                .map(OutboxListener::name)
                .toList();
    }

    Optional<OutboxListener<?>> find(String name) {
        Map<String, OutboxListener<?>> byName =
                beans.stream().collect(Collectors.toMap(OutboxListener::name, Function.identity()));
        return Optional.ofNullable(byName.get(name));
    }

    <E extends DomainEvent> void deliver(OutboxListener<E> listener, String payload, UUID eventId) {
        listener.on(json.readValue(payload, listener.type()), eventId);
    }
}
