/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.platform.Ids;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.platform.SecretBox;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of a day with the answers, by person. Each statement is its own transaction, before and after the work. */
@Component
class Turns {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient ingest;
    private final SecretBox box;
    private final Clock clock;
    private final UUID process;
    /** Done in this process, but the answer could not be kept; few, as long as the database is well. */
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    Turns(@Qualifier("ingest") JdbcClient ingest, SecretBox box, Clock clock, Ids ids, Jobs jobs) {
        this.ingest = ingest;
        this.box = box;
        this.clock = clock;
        this.process = ids.next();
        jobs.every("idempotency", Duration.ofMinutes(30), this::forgetOld);
    }

    /** @param digest of the whole request */
    Turn take(int person, String key, byte[] digest) {
        forgetOld(person, key);
        int first = ingest.sql("""
                        INSERT INTO platform.idempotency (person_id, key, digest, process, begun_at)
                        VALUES (:person, :key, :digest, :process, :now) ON CONFLICT DO NOTHING
                        """)
                .param("person", person)
                .param("key", key)
                .param("digest", digest)
                .param("process", process)
                .param("now", ReportingZone.at(clock.instant()))
                .update();
        if (first == 1) {
            lost.remove(nameOf(person, key));
            return new Turn.First();
        }
        return known(person, key, digest);
    }

    private Turn known(int person, String key, byte[] digest) {
        return ingest.sql("SELECT * FROM platform.idempotency WHERE person_id = :person AND key = :key")
                .param("person", person)
                .param("key", key)
                .query((row, n) -> turn(row, digest, lost.contains(nameOf(person, key))))
                .optional()
                .orElseGet(Turn.Running::new); // given up a moment ago: the next try is the first again
    }

    private Turn turn(ResultSet row, byte[] digest, boolean isLost) throws SQLException {
        if (!Arrays.equals(row.getBytes("digest"), digest)) {
            return new Turn.OfAnother();
        }
        if (row.getObject("status") != null) {
            byte[] answer = box.open(row.getBytes("answer_sealed"));
            return new Turn.Done(row.getInt("status"), row.getString("content_type"), answer);
        }
        boolean runs = !isLost && process.equals(row.getObject("process", UUID.class));
        return runs ? new Turn.Running() : new Turn.Unknown();
    }

    void done(int person, String key, Turn.Done done) {
        ingest.sql("""
                        UPDATE platform.idempotency SET status = :status, content_type = :type, answer_sealed = :answer
                        WHERE person_id = :person AND key = :key
                        """)
                .param("status", done.status())
                .param("type", Objects.requireNonNullElse(done.contentType(), ""))
                .param("answer", box.seal(done.answer()))
                .param("person", person)
                .param("key", key)
                .update();
    }

    /** It was done, and its answer is gone. */
    void answerLost(int person, String key) {
        lost.add(nameOf(person, key));
    }

    private static String nameOf(int person, String key) {
        return person + " " + key;
    }

    /** It failed on our side: the next try begins anew. */
    void giveUp(int person, String key) {
        ingest.sql("DELETE FROM platform.idempotency WHERE person_id = ? AND key = ?")
                .params(person, key)
                .update();
    }

    private void forgetOld(int person, String key) {
        ingest.sql("DELETE FROM platform.idempotency WHERE person_id = ? AND key = ? AND begun_at <= ?")
                .params(person, key, ReportingZone.at(clock.instant().minus(KEPT)))
                .update();
    }

    private void forgetOld() {
        ingest.sql("DELETE FROM platform.idempotency WHERE begun_at <= ?")
                .param(ReportingZone.at(clock.instant().minus(KEPT)))
                .update();
    }
}
