/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows;

import java.time.Duration;

/** How far the computing of windows is behind. */
public interface WindowLag {

    /** Now minus the due time of the oldest due minute window when last looked at; windows of late data (due an hour ago and more) left out. */
    Duration lag();
}
