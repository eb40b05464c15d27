/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.HttpSettings;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.platform.StartNote;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints where the server is reached, who can sign in and where the data lies. */
@Component
class StartReport {

    private final Messages messages;
    private final Environment environment;
    private final HttpSettings http;
    private final DataFolder data;
    private final ObjectProvider<StartNote> notes;

    StartReport(
            Messages messages,
            Environment environment,
            HttpSettings http,
            DataFolder data,
            ObjectProvider<StartNote> notes) {
        this.messages = messages;
        this.environment = environment;
        this.http = http;
        this.data = data;
        this.notes = notes;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        Duration taken = Objects.requireNonNullElse(event.getTimeTaken(), Duration.ZERO);
        String seconds = String.format(Locale.ROOT, "%.1f", taken.toMillis() / 1000.0);
        print("ready", Map.of("seconds", seconds));
        print("address", Map.of("address", address()));
        notes.orderedStream().map(StartNote::lines).flatMap(List::stream).forEach(System.out::println);
        print("data", Map.of("folder", data.root()));
        if (http.isPlainBeyondThisMachine()) {
            print("insecure", Map.of());
        }
        System.out.flush();
    }

    @EventListener
    void closing(ContextClosedEvent event) {
        print("stopping", Map.of());
    }

    private String address() {
        String port = environment.getProperty("local.server.port", Integer.toString(http.port()));
        return (http.hasTls() ? "https" : "http") + "://localhost:" + port + "/";
    }

    private void print(String key, Map<String, ?> params) {
        String chinese = messages.render(Messages.CHINESE, "message.platform.report." + key, params);
        String english = messages.render(Messages.ENGLISH, "message.platform.report." + key, params);
        System.out.println(chinese + " · " + english);
    }
}
