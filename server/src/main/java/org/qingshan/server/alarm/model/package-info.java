/* SPDX-License-Identifier: Apache-2.0 */
/** The words of the alarm room. */
@NullMarked
package org.qingshan.server.alarm.model;

import org.jspecify.annotations.NullMarked;
