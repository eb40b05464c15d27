/* SPDX-License-Identifier: Apache-2.0 */
/** What requests may do with devices, packets, quarantine and imports. */
@NullMarked
package org.qingshan.server.telemetry.web;

import org.jspecify.annotations.NullMarked;
