/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import org.qingshan.hj212.Edition;

/** What a packet says, by command. Read with {@link Messages#read}, written with {@link Messages#write}. */
public sealed interface Message
        permits ClockMessage,
                SettingMessage,
                DataMessage,
                InstrumentMessage,
                AlarmMessage,
                LoggerMessage,
                StationMessage,
                ReplyMessage {
    /** Command and data area in the form of an edition. */
    Body body(Edition edition);
}
