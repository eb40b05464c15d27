/* SPDX-License-Identifier: Apache-2.0 */
/** Three layers of marks: device flag, enterprise mark, bureau ruling. */
@NullMarked
package org.qingshan.pipeline.mark;

import org.jspecify.annotations.NullMarked;
