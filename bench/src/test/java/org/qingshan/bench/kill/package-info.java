/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.bench.kill;

import org.jspecify.annotations.NullMarked;
