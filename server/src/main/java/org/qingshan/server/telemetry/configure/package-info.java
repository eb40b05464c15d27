/* SPDX-License-Identifier: Apache-2.0 */
/** Puts the room together. */
@NullMarked
package org.qingshan.server.telemetry.configure;

import org.jspecify.annotations.NullMarked;
