/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.simulator.play;

import org.jspecify.annotations.NullMarked;
