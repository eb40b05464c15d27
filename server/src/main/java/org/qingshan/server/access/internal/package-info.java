/* SPDX-License-Identifier: Apache-2.0 */
/** How access does it. */
@NullMarked
package org.qingshan.server.access.internal;

import org.jspecify.annotations.NullMarked;
