/* SPDX-License-Identifier: Apache-2.0 */
/** What live screens are told. */
@NullMarked
package org.qingshan.server.platform.internal.live;

import org.jspecify.annotations.NullMarked;
