/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The strings for people, from {@code messages/<room>_zh_CN.properties} and {@code messages/<room>_en.properties}
 * (UTF-8), with named places like {@code {code}}. Chinese is the language of last resort.
 */
@Component
public class Messages {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final Map<String, String> chinese = load("zh_CN");
    private final Map<String, String> english = load("en");

    /** The text of a key with its places filled; the key itself when no bundle knows it. */
    public String render(Locale locale, String key, Map<String, ?> params) {
        return find(locale, key).map(template -> fill(template, params)).orElse(key);
    }

    /** The text of a key before its places are filled. */
    public Optional<String> find(Locale locale, String key) {
        String own = of(locale).get(key);
        return Optional.ofNullable(own == null ? chinese.get(key) : own);
    }

    /** All keys of a language: for the test that compares the languages. */
    public Map<String, String> of(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }

    private static String fill(String template, Map<String, ?> params) {
        return PLACE.matcher(template).replaceAll(place -> {
            Object value = params.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? place.group() : String.valueOf(value));
        });
    }

    private static Map<String, String> load(String language) {
        var texts = new TreeMap<String, String>();
        try {
            for (Resource bundle : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language + ".properties")) {
                var properties = new Properties();
                properties.load(new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8));
                properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The message bundles of " + language + " cannot be read", e);
        }
        return Map.copyOf(texts);
    }
}
