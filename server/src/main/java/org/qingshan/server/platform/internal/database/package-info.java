/* SPDX-License-Identifier: Apache-2.0 */
/** Roles, migrations, data sources and transactions. */
@NullMarked
package org.qingshan.server.platform.internal.database;

import org.jspecify.annotations.NullMarked;
