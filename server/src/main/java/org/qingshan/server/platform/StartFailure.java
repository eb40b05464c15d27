/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.Map;

/** Why the server does not start, told in both languages from {@code message.platform.start.<code>}. */
public class StartFailure extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> params;

    public StartFailure(String code, Map<String, ?> params) {
        super(code + " " + params);
        this.code = code;
        this.params = Map.copyOf(params);
    }

    public String code() {
        return code;
    }

    /** The message in Chinese and English, with the cure. */
    public String text(Messages messages) {
        String key = "message.platform.start." + code;
        return messages.render(Messages.CHINESE, key, params)
                + System.lineSeparator()
                + messages.render(Messages.ENGLISH, key, params)
                + System.lineSeparator()
                + "[" + code + "]";
    }
}
