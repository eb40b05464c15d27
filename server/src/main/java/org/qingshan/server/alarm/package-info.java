/* SPDX-License-Identifier: Apache-2.0 */
/** Conditions as data, one open event per cause, and what was done about each. */
@ApplicationModule(displayName = "Alarm")
@NullMarked
package org.qingshan.server.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
