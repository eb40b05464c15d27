/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.qingshan.pipeline.condition.Fact;
import org.qingshan.pipeline.condition.Finding;
import org.qingshan.pipeline.condition.Signal;

/** A digest of results: equal for equal results, whatever the order of arrival, without rules ids. */
public final class Digest {

    private final MessageDigest digest;

    public Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public Digest add(WindowResult result) {
        add(result.summary().window());
        add(result.summary().aggregates());
        for (Finding finding : result.summary().findings()) {
            add(finding.kind(), finding.code(), finding.factorGroup(), finding.from(), finding.to());
            add(finding.params());
        }
        add(result.summary().states());
        add(result.judgements());
        result.signals().forEach(this::add);
        return this;
    }

    private void add(Signal signal) {
        add(signal.kind(), signal.pointId(), signal.factorGroup(), signal.phase(), signal.from(), signal.to());
        add(signal.severity(), signal.late());
        for (Fact fact : signal.facts()) {
            add(fact.code());
            add(fact.params());
        }
    }

    private void add(Map<String, String> params) {
        add((Object) new TreeMap<>(params));
    }

    private void add(Object... parts) {
        for (Object part : parts) {
            digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    /** The digest so far in hexadecimal; afterwards it begins anew. */
    public String toHex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
