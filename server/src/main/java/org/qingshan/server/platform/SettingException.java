/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

/** A setting whose value cannot be used. What may be given instead is told from its {@link Setting#allowed()}. */
public class SettingException extends IllegalArgumentException {

    private final String key;
    private final String value;

    public SettingException(String key, Object value) {
        super("Setting " + key + " has the value \"" + value + "\", which cannot be used");
        this.key = key;
        this.value = String.valueOf(value);
    }

    /** Refuses the value unless the condition holds. */
    public static void require(boolean condition, String key, Object value) {
        if (!condition) {
            throw new SettingException(key, value);
        }
    }

    public String key() {
        return key;
    }

    public String value() {
        return value;
    }
}
