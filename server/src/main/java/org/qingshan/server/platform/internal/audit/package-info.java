/* SPDX-License-Identifier: Apache-2.0 */
/** The audit trail: entries, their chain and its verification. */
@NullMarked
package org.qingshan.server.platform.internal.audit;

import org.jspecify.annotations.NullMarked;
