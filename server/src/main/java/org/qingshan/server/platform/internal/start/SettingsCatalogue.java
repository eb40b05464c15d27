/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** All settings there are, read off the records that hold them. */
public record SettingsCatalogue(List<Entry> entries) {

    /** One setting. */
    public record Entry(String key, Class<?> type, String defaultValue, Setting setting) {}

    public SettingsCatalogue {
        entries = entries.stream().sorted(Comparator.comparing(Entry::key)).toList();
    }

    public static SettingsCatalogue of(Collection<Class<?>> holders) {
        return new SettingsCatalogue(
                holders.stream().flatMap(SettingsCatalogue::entries).toList());
    }

    public Optional<Entry> find(String key) {
        String wanted = plain(key);
        return entries.stream()
                .filter(entry -> plain(entry.key).equals(wanted) || wanted.startsWith(plain(entry.key) + "["))
                .findFirst();
    }

    /** The known key most like an unknown one. */
    public String nearest(String key) {
        return entries.stream()
                .map(Entry::key)
                .min(Comparator.comparingInt(known -> distance(known, key)))
                .orElse("");
    }

    private static Stream<Entry> entries(Class<?> holder) {
        var properties = holder.getAnnotation(ConfigurationProperties.class);
        RecordComponent[] components = holder.getRecordComponents();
        if (properties == null || components == null || !properties.value().startsWith("qingshan")) {
            return Stream.empty();
        }
        return Arrays.stream(components)
                .filter(component -> setting(holder, component) != null)
                .map(component -> entry(properties.value(), holder, component));
    }

    private static Entry entry(String prefix, Class<?> holder, RecordComponent component) {
        Setting setting = setting(holder, component);
        if (setting == null) {
            throw new IllegalStateException(component + " is no setting");
        }
        return new Entry(
                prefix + "." + kebab(component.getName()), component.getType(), usual(holder, component), setting);
    }

    private static @Nullable Setting setting(Class<?> holder, RecordComponent component) {
        Setting own = component.getAnnotation(Setting.class);
        return own == null ? field(holder, component).getAnnotation(Setting.class) : own;
    }

    private static String usual(Class<?> holder, RecordComponent component) {
        var parameters = holder.getDeclaredConstructors()[0].getParameters();
        return Arrays.stream(parameters)
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(java.util.Objects::nonNull)
                .map(value -> String.join(",", value.value()))
                .findFirst()
                .orElse("");
    }

    private static java.lang.reflect.Field field(Class<?> holder, RecordComponent component) {
        try {
            return holder.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String plain(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
