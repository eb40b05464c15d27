/* SPDX-License-Identifier: Apache-2.0 */
/** Events that reach their listeners although a process dies. */
@NullMarked
package org.qingshan.server.platform.internal.outbox;

import org.jspecify.annotations.NullMarked;
