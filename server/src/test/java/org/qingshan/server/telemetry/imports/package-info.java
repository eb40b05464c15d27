/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.imports;

import org.jspecify.annotations.NullMarked;
