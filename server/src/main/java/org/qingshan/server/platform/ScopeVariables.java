/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.Map;

/**
 * Port, filled by {@code access}: the settings that row-level security reads ({@code qs.person}, {@code qs.regions} …)
 * as they stand for the current request. They are set at the begin of every transaction of the web role and end with it.
 */
@FunctionalInterface
public interface ScopeVariables {

    /** Setting name to value; empty when nobody is signed in, and then nothing is visible. */
    Map<String, String> current();
}
