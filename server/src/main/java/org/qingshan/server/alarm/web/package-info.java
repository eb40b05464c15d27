/* SPDX-License-Identifier: Apache-2.0 */
/** Events and conditions over HTTP. */
@NullMarked
package org.qingshan.server.alarm.web;

import org.jspecify.annotations.NullMarked;
