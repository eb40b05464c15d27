/* SPDX-License-Identifier: Apache-2.0 */
/** Work in the background. */
@NullMarked
package org.qingshan.server.platform.internal.jobs;

import org.jspecify.annotations.NullMarked;
