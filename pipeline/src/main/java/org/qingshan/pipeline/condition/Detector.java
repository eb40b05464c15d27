/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.List;

/** Looks at one window and says what it means for one kind of condition. Pure. */
interface Detector {

    List<Observed> observe(Scope scope);
}
