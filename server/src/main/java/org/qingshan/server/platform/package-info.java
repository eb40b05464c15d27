/* SPDX-License-Identifier: Apache-2.0 */
/** What every room stands on: clock, ids, problems, audit, outbox, jobs, settings and the database. */
@ApplicationModule(displayName = "Platform")
@NullMarked
package org.qingshan.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
