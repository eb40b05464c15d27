/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.bench;

import org.jspecify.annotations.NullMarked;
