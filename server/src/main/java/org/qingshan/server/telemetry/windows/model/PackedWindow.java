/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowResult;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.judge.Judgement;
import org.qingshan.pipeline.judge.Verdict;

/**
 * A result in the form in which it is stored.
 *
 * @param conditions JSON of findings, states and signals, null = none of them
 * @param digest first 64 bits of the SHA-256 of keys, body and conditions
 */
@SuppressWarnings("ArrayRecordComponent") // written once to a row, never compared
public record PackedWindow(
        Window window,
        long rulesId,
        List<AggregateKey> keys,
        byte[] body,
        @Nullable String conditions,
        boolean late,
        long digest) {

    public static PackedWindow of(WindowResult result, ConditionsJson json) {
        List<Aggregate> aggregates = result.summary().aggregates();
        Map<String, Verdict> verdicts = verdicts(result.judgements());
        List<AggregateKey> keys = new ArrayList<>(aggregates.size());
        List<AggregateCodec.Element> elements = new ArrayList<>(aggregates.size());
        boolean late = false;
        for (Aggregate aggregate : aggregates) {
            keys.add(AggregateKey.of(aggregate));
            elements.add(new AggregateCodec.Element(
                    aggregate, verdicts.getOrDefault(name(aggregate.factor(), aggregate.basis()), Verdict.NO_LIMIT)));
            late |= aggregate.late();
        }
        byte[] body = AggregateCodec.encode(elements);
        String conditions = json.write(result);
        return new PackedWindow(
                result.summary().window(),
                result.rulesId(),
                keys,
                body,
                conditions,
                late,
                digest(keys, body, conditions));
    }

    private static Map<String, Verdict> verdicts(List<Judgement> judgements) {
        Map<String, Verdict> verdicts = new HashMap<>();
        judgements.forEach(judgement -> verdicts.put(name(judgement.factor(), judgement.basis()), judgement.verdict()));
        return verdicts;
    }

    private static String name(String factor, org.qingshan.pipeline.aggregate.Basis basis) {
        return factor + '|' + basis;
    }

    private static long digest(List<AggregateKey> keys, byte[] body, @Nullable String conditions) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            keys.forEach(key -> sha.update(key.toString().getBytes(StandardCharsets.UTF_8)));
            sha.update(body);
            if (conditions != null) {
                sha.update(conditions.getBytes(StandardCharsets.UTF_8));
            }
            return ByteBuffer.wrap(sha.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
