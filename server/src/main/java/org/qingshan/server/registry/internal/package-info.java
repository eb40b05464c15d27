/* SPDX-License-Identifier: Apache-2.0 */
/** How the registry keeps its word: saving, rules in force, admission. */
@NullMarked
package org.qingshan.server.registry.internal;

import org.jspecify.annotations.NullMarked;
