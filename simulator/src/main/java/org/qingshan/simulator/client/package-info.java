/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.simulator.client;

import org.jspecify.annotations.NullMarked;
