/* SPDX-License-Identifier: Apache-2.0 */
/** The registry's tables. */
@NullMarked
package org.qingshan.server.registry.store;

import org.jspecify.annotations.NullMarked;
