/* SPDX-License-Identifier: Apache-2.0 */
/** A request that is sent twice is done once. */
@NullMarked
package org.qingshan.server.platform.internal.idempotency;

import org.jspecify.annotations.NullMarked;
