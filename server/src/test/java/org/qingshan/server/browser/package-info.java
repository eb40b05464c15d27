/* SPDX-License-Identifier: Apache-2.0 */
/** The packaged application, its devices and a real browser around it. */
@NullMarked
package org.qingshan.server.browser;

import org.jspecify.annotations.NullMarked;
