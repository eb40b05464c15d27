/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.model;

/**
 * What an event is about; there is never more than one open event of a cause.
 *
 * @param kind of the condition, kebab case
 * @param subjectKind point, device, network, region or system
 * @param subjectId internal id
 * @param factorGroup empty = the whole subject
 */
public record Cause(String kind, String subjectKind, int subjectId, String factorGroup) {}
