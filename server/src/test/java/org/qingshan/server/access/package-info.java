/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.access;

import org.jspecify.annotations.NullMarked;
