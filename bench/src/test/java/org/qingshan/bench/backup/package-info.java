/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.bench.backup;

import org.jspecify.annotations.NullMarked;
