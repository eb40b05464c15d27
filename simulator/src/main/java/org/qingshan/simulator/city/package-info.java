/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.simulator.city;

import org.jspecify.annotations.NullMarked;
