/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.quarantine;

import org.jspecify.annotations.NullMarked;
