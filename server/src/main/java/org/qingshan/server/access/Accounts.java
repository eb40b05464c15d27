/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People and their posts. Writes happen in the caller's transaction and are audited; who may call is asked at the edge
 * and again by the database.
 */
public interface Accounts {

    List<Person> list();

    Optional<Person> find(UUID id);

    Optional<Person> findByLogin(String login);

    /** A new person without post or password. The login is kept in lower case. */
    Person create(String login, String name);

    void change(UUID id, String name, boolean active);

    /** @return public id of the post */
    UUID addPost(UUID person, Post post);

    /** Ends a post; at once, or at the given time. */
    void endPost(UUID person, UUID post, Instant at);

    /** Sets a password and ends all sessions of the person. A one-time password must be changed at the next sign-in. */
    void setPassword(UUID person, String password, boolean oneTime);

    /** Sets a generated one-time password and gives it. */
    String resetPassword(UUID person);

    /** Someone who can sign in. */
    record Person(int internalId, UUID id, String login, String name, boolean active, List<HeldPost> posts) {

        public Person {
            posts = List.copyOf(posts);
        }
    }

    /** A post with its id. */
    record HeldPost(UUID id, Post post) {}

    /**
     * What a person is, and where: everywhere ({@code whole}), in a region and all below it, for an enterprise, for a
     * department. From {@code validFrom} until before {@code validTo}; null = without end.
     */
    record Post(
            Role role,
            String title,
            boolean whole,
            @Nullable String regionCode,
            @Nullable String enterpriseCode,
            @Nullable String department,
            Instant validFrom,
            @Nullable Instant validTo) {

        public static Post everywhere(Role role, String title, Instant from) {
            return new Post(role, title, true, null, null, null, from, null);
        }

        public static Post inRegion(Role role, String title, String regionCode, Instant from) {
            return new Post(role, title, false, regionCode, null, null, from, null);
        }

        public static Post forEnterprise(String title, String enterpriseCode, Instant from) {
            return new Post(Role.ENTERPRISE, title, false, null, enterpriseCode, null, from, null);
        }

        public boolean isHeldAt(Instant instant) {
            return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
        }
    }
}
