/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.cli.load;

import org.jspecify.annotations.NullMarked;
