/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.qingshan.server.access.AccessSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is signed in, and what is needed to sign in. Asked before there is a scope, hence as the role ingest. */
@Component
public class SessionStore {

    private final JdbcClient ingest;
    private final AccessSettings settings;

    SessionStore(@Qualifier("ingest") JdbcClient ingest, AccessSettings settings) {
        this.ingest = ingest;
        this.settings = settings;
    }

    /** A running session. */
    public record Session(long id, String csrf, int personId, Instant seenAt, boolean mustChange) {}

    /** What a password is checked against. */
    public record Credential(int personId, String hash, boolean mustChange) {}

    public Optional<Session> find(byte[] digest, Instant now) {
        return ingest.sql("""
                        SELECT s.id, s.csrf, s.person_id, s.seen_at, c.must_change
                        FROM access.session s
                        JOIN access.person p ON p.id = s.person_id AND p.active
                        JOIN access.credential c ON c.person_id = s.person_id
                        WHERE s.digest = :digest AND s.seen_at > :idle AND s.created_at > :longest
                        """)
                .param("digest", digest)
                .param("idle", Timestamp.from(now.minus(settings.sessionIdle())))
                .param("longest", Timestamp.from(now.minus(settings.sessionLongest())))
                .query(Session.class)
                .optional();
    }

    public void touch(long id, Instant now) {
        ingest.sql("UPDATE access.session SET seen_at = ? WHERE id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    public void insert(byte[] digest, String csrf, int person, String address, Instant now) {
        ingest.sql("""
                        INSERT INTO access.session (digest, csrf, person_id, address, created_at, seen_at)
                        VALUES (:digest, :csrf, :person, :address, :now, :now)
                        """)
                .param("digest", digest)
                .param("csrf", csrf)
                .param("person", person)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .update();
    }

    public void delete(byte[] digest) {
        ingest.sql("DELETE FROM access.session WHERE digest = ?").param(digest).update();
    }

    public int deleteEnded(Instant now) {
        return ingest.sql("DELETE FROM access.session WHERE seen_at <= ? OR created_at <= ?")
                .params(
                        Timestamp.from(now.minus(settings.sessionIdle())),
                        Timestamp.from(now.minus(settings.sessionLongest())))
                .update();
    }

    public Optional<Credential> findCredential(String login) {
        return ingest.sql("""
                        SELECT c.person_id, c.hash, c.must_change FROM access.credential c
                        JOIN access.person p ON p.id = c.person_id WHERE p.login = ? AND p.active
                        """).param(login).query(Credential.class).optional();
    }

    public Optional<Credential> findCredential(int person) {
        return ingest.sql("SELECT person_id, hash, must_change FROM access.credential WHERE person_id = ?")
                .param(person)
                .query(Credential.class)
                .optional();
    }
}
