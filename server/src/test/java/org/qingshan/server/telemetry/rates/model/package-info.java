/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.telemetry.rates.model;

import org.jspecify.annotations.NullMarked;
