/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.ingest;

import org.jspecify.annotations.NullMarked;
