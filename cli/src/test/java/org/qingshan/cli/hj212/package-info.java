/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.cli.hj212;

import org.jspecify.annotations.NullMarked;
