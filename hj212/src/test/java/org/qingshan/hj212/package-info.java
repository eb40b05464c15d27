/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.hj212;

import org.jspecify.annotations.NullMarked;
