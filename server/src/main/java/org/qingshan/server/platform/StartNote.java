/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.List;

/** Lines a room wants printed once the server is ready, in both languages. */
@FunctionalInterface
public interface StartNote {

    List<String> lines();
}
