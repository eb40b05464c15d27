/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingshan.server.access.Accounts;
import org.qingshan.server.access.AccountsChanged;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.store.AccountStore;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.CallersTransaction;
import org.qingshan.server.platform.Ids;
import org.qingshan.server.platform.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** People and posts in the caller's transaction, each change audited. */
@Service
class StoredAccounts implements Accounts {

    private static final String SUBJECT = "person";

    private final AccountStore store;
    private final CallersTransaction transaction;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredAccounts(
            AccountStore store,
            CallersTransaction transaction,
            Passwords passwords,
            AuditTrail audit,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.transaction = transaction;
        this.passwords = passwords;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public List<Person> list() {
        return store.list(transaction.client());
    }

    @Override
    public Optional<Person> find(UUID id) {
        return store.byId(transaction.client(), id).stream().findFirst();
    }

    @Override
    public Optional<Person> findByLogin(String login) {
        return store.byLogin(transaction.client(), login.toLowerCase(Locale.ROOT)).stream()
                .findFirst();
    }

    @Override
    public Person create(String login, String name) {
        String lower = login.strip().toLowerCase(Locale.ROOT);
        if (findByLogin(lower).isPresent()) {
            throw ProblemException.conflict("access.login-taken", Map.of("login", lower));
        }
        UUID id = ids.next();
        store.insert(transaction.client(), id, lower, name, clock.instant());
        audit.record(AuditEntry.of("access.person.create", SUBJECT, id).after(Map.of("login", lower, "name", name)));
        return get(id);
    }

    @Override
    public void change(UUID id, String name, boolean active) {
        Person before = get(id);
        if (store.update(transaction.client(), id, name, active) == 0) {
            throw NotPermitted.here();
        }
        if (!active) {
            store.endSessions(transaction.client(), before.internalId());
        }
        audit.record(AuditEntry.of("access.person.change", SUBJECT, id)
                .before(Map.of("name", before.name(), "active", before.active()))
                .after(Map.of("name", name, "active", active)));
        announceAfterCommit();
    }

    @Override
    public UUID addPost(UUID person, Post post) {
        if (!post.whole() && post.regionCode() == null && post.enterpriseCode() == null && post.department() == null) {
            throw new ProblemException("access.post-without-place", Map.of());
        }
        UUID id = ids.next();
        store.insert(transaction.client(), id, get(person).internalId(), post);
        audit.record(AuditEntry.of("access.post.add", SUBJECT, person).after(PostValues.of(id, post)));
        announceAfterCommit();
        return id;
    }

    @Override
    public void endPost(UUID person, UUID post, Instant at) {
        Person holder = get(person);
        if (store.endPost(transaction.client(), holder.internalId(), post, at) == 0) {
            if (holder.posts().stream().anyMatch(held -> held.id().equals(post))) {
                throw NotPermitted.here();
            }
            throw ProblemException.notFound("access.unknown-post", Map.of("id", post));
        }
        audit.record(AuditEntry.of("access.post.end", SUBJECT, person).after(Map.of("post", post, "validTo", at)));
        announceAfterCommit();
    }

    @Override
    public void setPassword(UUID person, String password, boolean oneTime) {
        int internalId = get(person).internalId();
        store.putHash(transaction.client(), internalId, passwords.hash(password), oneTime, clock.instant());
        store.endSessions(transaction.client(), internalId);
        audit.record(AuditEntry.of("access.password.set", SUBJECT, person).after(Map.of("oneTime", oneTime)));
    }

    @Override
    public String resetPassword(UUID person) {
        String password = passwords.generate();
        setPassword(person, password, true);
        return password;
    }

    private Person get(UUID id) {
        return find(id).orElseThrow(() -> ProblemException.notFound("access.unknown-person", Map.of("id", id)));
    }

    private void announceAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new AccountsChanged());
            }
        });
    }
}
