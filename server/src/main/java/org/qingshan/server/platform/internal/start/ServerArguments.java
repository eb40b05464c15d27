/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qingshan.server.platform.StartFailure;

/**
 * The command line: a verb, then options.
 *
 * @param settings settings that options stand for, by key
 * @param options the other options, by name without dashes
 */
public record ServerArguments(Verb verb, Map<String, String> settings, Map<String, String> options) {

    /** What the program is asked to do. */
    public enum Verb {
        SERVE("serve"),
        DEMO("demo"),
        BACKUP("backup", "to"),
        RESTORE("restore", "from"),
        VERIFY("verify"),
        REPLAY("replay", "from", "into");

        private final String word;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
        private final List<String> own;

        Verb(String word, String... own) {
            this.word = word;
            this.own = List.of(own);
        }

        static Optional<Verb> find(String word) {
            return Arrays.stream(values())
                    .filter(verb -> verb.word.equals(word))
                    .findFirst();
        }
    }

    private static final Map<String, String> SETTINGS = Map.of(
            "data", "qingshan.data-folder",
            "http", "qingshan.http.port",
            "hj212", "qingshan.hj212.port",
            "config", "spring.config.additional-location");

    public ServerArguments {
        settings = Map.copyOf(settings);
        options = Map.copyOf(options);
    }

    public static ServerArguments parse(String... arguments) {
        Verb verb = Optional.of(arguments)
                .filter(given -> given.length > 0)
                .flatMap(given -> Verb.find(given[0]))
                .orElseThrow(() -> new StartFailure("usage", Map.of("given", String.join(" ", arguments))));
        var settings = new TreeMap<String, String>();
        var options = new TreeMap<String, String>();
        for (int i = 1; i < arguments.length; i++) {
            String name = name(arguments[i]);
            if (name.equals("insecure-http")) {
                settings.put("qingshan.http.insecure", "true");
            } else if (SETTINGS.containsKey(name)) {
                settings.put(SETTINGS.get(name), value(name, arguments, ++i));
            } else if (verb.own.contains(name)) {
                options.put(name, value(name, arguments, ++i));
            } else {
                throw new StartFailure("unknown-option", Map.of("option", arguments[i]));
            }
        }
        if (verb == Verb.DEMO) {
            settings.put("qingshan.demo", "true");
            settings.putIfAbsent("qingshan.data-folder", "./data/demo");
        }
        return new ServerArguments(verb, settings, options);
    }

    public Path dataFolder() {
        return Path.of(settings.getOrDefault("qingshan.data-folder", "./data"));
    }

    public String option(String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new StartFailure("missing-option", Map.of("option", "--" + name)));
    }

    /** As Spring Boot takes them. */
    public String[] forSpring() {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static String name(String argument) {
        if (!argument.startsWith("--")) {
            throw new StartFailure("unknown-option", Map.of("option", argument));
        }
        return argument.substring(2);
    }

    private static String value(String name, String[] arguments, int place) {
        if (place >= arguments.length) {
            throw new StartFailure("missing-value", Map.of("option", "--" + name));
        }
        if (!name.equals("config")) {
            return arguments[place];
        }
        Path file = Path.of(arguments[place]).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new StartFailure("config-unreadable", Map.of("file", file));
        }
        if (!file.toString().matches(".*\\.(yaml|yml|properties)")) {
            throw new StartFailure("config-form", Map.of("file", file));
        }
        return "file:" + file;
    }
}
