/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What holds for a point over [validFrom, validTo); null = open. */
public sealed interface DatedDraft extends Draft permits ChannelDraft, LimitDraft, ReferenceO2Draft {

    int pointId();

    @Nullable
    Instant validFrom();

    @Nullable
    Instant validTo();
}
