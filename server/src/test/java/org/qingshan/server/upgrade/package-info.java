/* SPDX-License-Identifier: Apache-2.0 */
/** Data folders of earlier versions, and whether this version starts on them. */
@NullMarked
package org.qingshan.server.upgrade;

import org.jspecify.annotations.NullMarked;
