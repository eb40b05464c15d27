/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.marks.internal;

import org.jspecify.annotations.NullMarked;
