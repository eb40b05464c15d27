/* SPDX-License-Identifier: Apache-2.0 */
/** Micro-stations by MQTT: a client of an external broker, from a JSON message to the same commit as a packet. */
@NullMarked
package org.qingshan.server.telemetry.mqtt;

import org.jspecify.annotations.NullMarked;
