/* SPDX-License-Identifier: Apache-2.0 */
/** Numbers that no device has, until somebody decides. */
@NullMarked
package org.qingshan.server.telemetry.quarantine;

import org.jspecify.annotations.NullMarked;
