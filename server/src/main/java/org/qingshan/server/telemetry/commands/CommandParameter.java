/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.PacketEncoder;

/**
 * A value that goes with a command.
 *
 * @param name as the standard has it
 * @param pattern regular expression of what may be said
 * @param secret it is a password or a key
 */
public record CommandParameter(String name, String pattern, boolean required, boolean secret) {

    static final String TIME = "\\d{14}";

    /** From {@code Name=pattern}; a question mark before the name: may be left out. */
    static CommandParameter of(String form) {
        boolean optional = form.startsWith("?");
        int middle = form.indexOf('=');
        String name = form.substring(optional ? 1 : 0, middle);
        return new CommandParameter(name, form.substring(middle + 1), !optional, CommandKind.isSecret(name));
    }

    CommandParameter asRequired() {
        return new CommandParameter(name, pattern, true, secret);
    }

    CommandParameter withPattern(String other) {
        return new CommandParameter(name, other, required, secret);
    }

    boolean fits(@Nullable String value) {
        if (value == null) {
            return !required;
        }
        return Pattern.matches(pattern, value) && (!pattern.equals(TIME) || isTime(value));
    }

    private static boolean isTime(String value) {
        try {
            return PacketEncoder.TIME.parse(value, LocalDateTime::from) != null;
        } catch (DateTimeException wrong) {
            return false;
        }
    }
}
