/* SPDX-License-Identifier: Apache-2.0 */
/** What live screens are told of devices and of quarantine. */
@NullMarked
package org.qingshan.server.telemetry.live;

import org.jspecify.annotations.NullMarked;
