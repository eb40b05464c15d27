/* SPDX-License-Identifier: Apache-2.0 */
/** The commands as typed messages, read from packets and written to them, in every edition. */
@NullMarked
package org.qingshan.hj212.message;

import org.jspecify.annotations.NullMarked;
