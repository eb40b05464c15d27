/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

/** The database refused; the windows stay dirty and are tried again. */
final class WindowsNotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WindowsNotStored(String message, Throwable cause) {
        super(message, cause);
    }
}
