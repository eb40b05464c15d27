/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.platform.internal.database;

import org.jspecify.annotations.NullMarked;
