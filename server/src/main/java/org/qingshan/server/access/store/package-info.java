/* SPDX-License-Identifier: Apache-2.0 */
/** People and sessions in the database. */
@NullMarked
package org.qingshan.server.access.store;

import org.jspecify.annotations.NullMarked;
