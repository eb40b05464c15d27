/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SM4 keys of a device, the newest first. Older ones stay: packets that waited in the device may be under them, and a replay of
 * years of packets needs them all.
 */
public final class DeviceKeys {

    /** 16 characters that are the key itself, or its bytes in hexadecimal. */
    private static final Pattern KEY = Pattern.compile("[!-~]{16}|[0-9A-Fa-f]{32}");

    private DeviceKeys() {}

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** The list with a key at its head; nothing changes when it is there already. */
    public static List<String> with(String key, List<String> known) {
        return !known.isEmpty() && known.getFirst().equals(key)
                ? known
                : Stream.concat(Stream.of(key), known.stream().filter(old -> !old.equals(key)))
                        .toList();
    }

    public static String joined(List<String> keys) {
        return String.join(" ", keys);
    }

    public static List<String> list(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
