/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.alarm.model;

import org.jspecify.annotations.NullMarked;
