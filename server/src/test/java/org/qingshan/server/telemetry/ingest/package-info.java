/* SPDX-License-Identifier: Apache-2.0 */
/** What becomes of a packet between parsing and commit. */
@NullMarked
package org.qingshan.server.telemetry.ingest;

import org.jspecify.annotations.NullMarked;
