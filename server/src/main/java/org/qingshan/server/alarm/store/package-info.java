/* SPDX-License-Identifier: Apache-2.0 */
/** The tables of the alarm room. */
@NullMarked
package org.qingshan.server.alarm.store;

import org.jspecify.annotations.NullMarked;
