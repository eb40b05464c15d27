/* SPDX-License-Identifier: Apache-2.0 */
/** What is known of a device besides its data: when it was heard, how much, what was wrong. */
@NullMarked
package org.qingshan.server.telemetry.health;

import org.jspecify.annotations.NullMarked;
