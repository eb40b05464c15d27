/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.bench.launcher;

import org.jspecify.annotations.NullMarked;
