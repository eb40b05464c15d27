/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

/** A flue-gas concentration as measured (dry, standard state) or converted to the reference oxygen (折算, Zs). */
public enum Basis {
    MEASURED,
    CONVERTED
}
