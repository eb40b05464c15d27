/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.platform.internal.jobs;

import org.jspecify.annotations.NullMarked;
