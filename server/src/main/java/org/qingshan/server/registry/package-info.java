/* SPDX-License-Identifier: Apache-2.0 */
/** Enterprises, points, devices, channels, factors and limits, with dates and history. */
@ApplicationModule(displayName = "Registry")
@NullMarked
package org.qingshan.server.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
