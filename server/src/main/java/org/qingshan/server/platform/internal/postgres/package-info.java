/* SPDX-License-Identifier: Apache-2.0 */
/** PostgreSQL as a child process of the application. */
@NullMarked
package org.qingshan.server.platform.internal.postgres;

import org.jspecify.annotations.NullMarked;
