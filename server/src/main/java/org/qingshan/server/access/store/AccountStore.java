/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.Accounts.HeldPost;
import org.qingshan.server.access.Accounts.Person;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of people, posts and credentials; each call says through which client. */
@Component
public class AccountStore {

    private static final String SELECT = """
            SELECT p.id, p.public_id, p.login, p.name, p.active, t.public_id AS post_id, t.role, t.title, t.whole,
                   t.region_code, t.enterprise_code, t.department, t.valid_from,
                   nullif(t.valid_to, 'infinity') AS valid_to
            FROM access.person p LEFT JOIN access.post t ON t.person_id = p.id
            """;

    public List<Person> list(JdbcClient client) {
        return read(client.sql(SELECT + " ORDER BY p.login, t.valid_from, t.id"));
    }

    public List<Person> byId(JdbcClient client, UUID id) {
        return read(client.sql(SELECT + " WHERE p.public_id = ? ORDER BY t.valid_from, t.id")
                .param(id));
    }

    public List<Person> byInternalId(JdbcClient client, int id) {
        return read(client.sql(SELECT + " WHERE p.id = ? ORDER BY t.valid_from, t.id")
                .param(id));
    }

    public List<Person> byLogin(JdbcClient client, String login) {
        return read(client.sql(SELECT + " WHERE p.login = ? ORDER BY t.valid_from, t.id")
                .param(login));
    }

    public void insert(JdbcClient client, UUID id, String login, String name, Instant now) {
        client.sql("INSERT INTO access.person (public_id, login, name, created_at) VALUES (?, ?, ?, ?)")
                .params(id, login, name, Timestamp.from(now))
                .update();
    }

    public int update(JdbcClient client, UUID id, String name, boolean active) {
        return client.sql("UPDATE access.person SET name = ?, active = ? WHERE public_id = ?")
                .params(name, active, id)
                .update();
    }

    public void insert(JdbcClient client, UUID id, int person, Post post) {
        client.sql("""
                        INSERT INTO access.post (public_id, person_id, role, title, whole, region_code, enterprise_code,
                                                 department, valid_from, valid_to)
                        VALUES (:id, :person, :role, :title, :whole, :region, :enterprise, :department, :from,
                                coalesce(CAST(:to AS timestamptz), 'infinity'))
                        """)
                .param("id", id)
                .param("person", person)
                .param("role", post.role().name())
                .param("title", post.title())
                .param("whole", post.whole())
                .param("region", post.regionCode())
                .param("enterprise", post.enterpriseCode())
                .param("department", post.department())
                .param("from", Timestamp.from(post.validFrom()))
                .param("to", timestamp(post.validTo()))
                .update();
    }

    public int endPost(JdbcClient client, int person, UUID post, Instant at) {
        return client.sql("""
                        UPDATE access.post SET valid_to = greatest(valid_from, CAST(? AS timestamptz))
                        WHERE person_id = ? AND public_id = ?
                        """).params(Timestamp.from(at), person, post).update();
    }

    /** Update, then insert: the web role may write the hash but not read it, and ON CONFLICT would read it. */
    public void putHash(JdbcClient client, int person, String hash, boolean mustChange, Instant now) {
        Timestamp at = Timestamp.from(now);
        int updated = client.sql(
                        "UPDATE access.credential SET hash = ?, must_change = ?, changed_at = ? WHERE person_id = ?")
                .params(hash, mustChange, at, person)
                .update();
        if (updated == 0) {
            client.sql("INSERT INTO access.credential (hash, must_change, changed_at, person_id) VALUES (?, ?, ?, ?)")
                    .params(hash, mustChange, at, person)
                    .update();
        }
    }

    public void endSessions(JdbcClient client, int person) {
        client.sql("DELETE FROM access.session WHERE person_id = ?")
                .param(person)
                .update();
    }

    private static List<Person> read(JdbcClient.StatementSpec statement) {
        Map<Integer, Person> people = new LinkedHashMap<>();
        statement.query(row -> {
            people.merge(row.getInt("id"), person(row), AccountStore::withPostsOfBoth);
        });
        return List.copyOf(people.values());
    }

    private static Person withPostsOfBoth(Person one, Person other) {
        var posts = new ArrayList<>(one.posts());
        posts.addAll(other.posts());
        return new Person(one.internalId(), one.id(), one.login(), one.name(), one.active(), posts);
    }

    private static Person person(ResultSet row) throws SQLException {
        UUID postId = row.getObject("post_id", UUID.class);
        return new Person(
                row.getInt("id"),
                row.getObject("public_id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("active"),
                postId == null ? List.of() : List.of(new HeldPost(postId, post(row))));
    }

    private static Post post(ResultSet row) throws SQLException {
        Timestamp to = row.getTimestamp("valid_to");
        return new Post(
                Role.valueOf(row.getString("role")),
                row.getString("title"),
                row.getBoolean("whole"),
                row.getString("region_code"),
                row.getString("enterprise_code"),
                row.getString("department"),
                row.getTimestamp("valid_from").toInstant(),
                to == null ? null : to.toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
