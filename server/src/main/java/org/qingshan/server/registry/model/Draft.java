/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** What people may say about one thing of the registry; equal drafts mean that nothing changes. */
public sealed interface Draft permits EnterpriseDraft, PointDraft, DeviceDraft, DatedDraft {}
