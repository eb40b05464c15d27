/* SPDX-License-Identifier: Apache-2.0 */
/** The administrative tree: city, districts, towns, villages. */
@ApplicationModule(displayName = "Region")
@NullMarked
package org.qingshan.server.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
