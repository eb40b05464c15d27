/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

/** What a person may do beyond reading within the own scope. */
public enum Right {
    REGISTRY_EDIT,
    DEVICE_ADMIT,
    DEVICE_COMMAND,
    MARK_ENTERPRISE,
    RULING,
    EVENT_HANDLE,
    ACCOUNT_ADMIN,
    AUDIT_READ,
    RAW_READ,
    IMPORT
}
