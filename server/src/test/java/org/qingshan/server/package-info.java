/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server;

import org.jspecify.annotations.NullMarked;
