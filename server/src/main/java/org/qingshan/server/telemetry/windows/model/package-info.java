/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.windows.model;

import org.jspecify.annotations.NullMarked;
