/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.simulator.load;

import org.jspecify.annotations.NullMarked;
