/* SPDX-License-Identifier: Apache-2.0 */
/** The main job on real data: from the files through the socket into the store, value by value. */
@NullMarked
package org.qingshan.server.realdata;

import org.jspecify.annotations.NullMarked;
