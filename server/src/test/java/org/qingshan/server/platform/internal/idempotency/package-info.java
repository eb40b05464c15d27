/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.platform.internal.idempotency;

import org.jspecify.annotations.NullMarked;
