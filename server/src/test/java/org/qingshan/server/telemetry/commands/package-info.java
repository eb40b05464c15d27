/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.commands;

import org.jspecify.annotations.NullMarked;
