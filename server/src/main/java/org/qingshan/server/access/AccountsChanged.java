/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

/** People or posts have changed, after the commit. Announced within the process, to caches; not a domain event. */
public record AccountsChanged() {}
