/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.platform.internal.start;

import org.jspecify.annotations.NullMarked;
