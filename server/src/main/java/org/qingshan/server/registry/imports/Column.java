/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Locale;

/**
 * A column of the import files; the head may be the English name or the Chinese one.
 *
 * @param example what the template shows under the head
 */
record Column(String name, String chinese, boolean required, String example) {

    boolean isCalled(String head) {
        String bare = head.strip().replace("*", "");
        return name.equals(bare.toLowerCase(Locale.ROOT).replace(' ', '_')) || chinese.equals(bare);
    }
}
