/* SPDX-License-Identifier: Apache-2.0 */
/** People, posts, roles, scope and sessions. */
@ApplicationModule(displayName = "Access")
@NullMarked
package org.qingshan.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
