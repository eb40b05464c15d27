/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.region;

import org.jspecify.annotations.NullMarked;
