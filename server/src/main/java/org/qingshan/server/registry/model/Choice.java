/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.util.Locale;
import java.util.Optional;

/** One of a few words; files may say it in Chinese or as the code. */
public interface Choice {

    String code();

    String chinese();

    static <C extends Enum<C> & Choice> Optional<C> find(Class<C> family, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (C choice : family.getEnumConstants()) {
            if (choice.code().equals(wanted) || choice.chinese().equals(wanted)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    static <C extends Enum<C> & Choice> C get(Class<C> family, String code) {
        return find(family, code)
                .orElseThrow(() -> new IllegalArgumentException(code + " is no " + family.getSimpleName()));
    }
}
