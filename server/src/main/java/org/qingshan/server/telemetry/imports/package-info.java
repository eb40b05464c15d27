/* SPDX-License-Identifier: Apache-2.0 */
/** Values from files, for stations that do not speak HJ 212: checked line by line, then the same commit as a packet. */
@NullMarked
package org.qingshan.server.telemetry.imports;

import org.jspecify.annotations.NullMarked;
