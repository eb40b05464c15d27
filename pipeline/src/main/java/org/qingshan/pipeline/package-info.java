/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.pipeline;

import org.jspecify.annotations.NullMarked;
