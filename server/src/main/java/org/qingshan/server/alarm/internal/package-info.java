/* SPDX-License-Identifier: Apache-2.0 */
/** How signals become events. */
@NullMarked
package org.qingshan.server.alarm.internal;

import org.jspecify.annotations.NullMarked;
