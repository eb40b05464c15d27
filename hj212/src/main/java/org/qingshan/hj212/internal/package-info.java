/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.hj212.internal;

import org.jspecify.annotations.NullMarked;
