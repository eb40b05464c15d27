/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.cli;

import org.jspecify.annotations.NullMarked;
