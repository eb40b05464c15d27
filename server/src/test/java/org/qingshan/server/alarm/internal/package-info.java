/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.alarm.internal;

import org.jspecify.annotations.NullMarked;
