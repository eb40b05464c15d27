/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.cli.data;

import org.jspecify.annotations.NullMarked;
