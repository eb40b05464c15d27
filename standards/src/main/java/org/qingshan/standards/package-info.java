/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.standards;

import org.jspecify.annotations.NullMarked;
