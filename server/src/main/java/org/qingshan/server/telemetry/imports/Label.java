/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.util.Locale;
import java.util.Map;
import org.qingshan.server.platform.ProblemException;

/** Which end of its period a time in the file names. A wrong guess would shift every value, so it is said and not guessed. */
public enum Label {
    START,
    END,
    UNSAID;

    public static Label of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "start" -> START;
            case "end" -> END;
            case "" -> UNSAID;
            default -> throw new ProblemException("telemetry.import.label", Map.of("label", text));
        };
    }
}
