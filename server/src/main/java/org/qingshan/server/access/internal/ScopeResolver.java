/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.access.Accounts.HeldPost;
import org.qingshan.server.access.Accounts.Person;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.AccountsChanged;
import org.qingshan.server.access.EnterpriseDirectory;
import org.qingshan.server.access.Grant;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.Role;
import org.qingshan.server.access.Scope;
import org.qingshan.server.access.store.AccountStore;
import org.qingshan.server.region.Region;
import org.qingshan.server.region.Regions;
import org.qingshan.server.region.RegionsChanged;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns the posts a person holds now into a scope; kept for half a minute, or until people or regions change. */
@Component
public class ScopeResolver {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final AccountStore store;
    private final JdbcClient ingest;
    private final Regions regions;
    private final ObjectProvider<EnterpriseDirectory> enterprises;
    private final Clock clock;
    private final Map<Integer, Kept> cache = new ConcurrentHashMap<>();

    ScopeResolver(
            AccountStore store,
            @Qualifier("ingest") JdbcClient ingest,
            Regions regions,
            ObjectProvider<EnterpriseDirectory> enterprises,
            Clock clock) {
        this.store = store;
        this.ingest = ingest;
        this.regions = regions;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    /** A person and the scope that follows from the posts. */
    public record Resolved(Person person, Scope scope) {}

    private record Kept(Optional<Resolved> resolved, Instant from) {}

    /** Empty when there is no such active person. */
    public Optional<Resolved> find(int personId) {
        Instant now = clock.instant();
        Kept kept = cache.get(personId);
        if (kept == null || Duration.between(kept.from, now).abs().compareTo(KEPT) > 0) {
            kept = new Kept(resolve(personId, now), now);
            cache.put(personId, kept);
        }
        return kept.resolved;
    }

    @EventListener({AccountsChanged.class, RegionsChanged.class})
    void forget() {
        cache.clear();
    }

    private Optional<Resolved> resolve(int personId, Instant now) {
        return store.byInternalId(ingest, personId).stream()
                .filter(Person::active)
                .findFirst()
                .map(person -> new Resolved(person, scopeOf(person, held(person, now))));
    }

    static List<Post> held(Person person, Instant now) {
        return person.posts().stream()
                .map(HeldPost::post)
                .filter(post -> post.isHeldAt(now))
                .toList();
    }

    private Scope scopeOf(Person person, List<Post> posts) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<Right> rights = EnumSet.noneOf(Right.class);
        var regionIds = new HashSet<Integer>();
        var enterpriseIds = new TreeSet<Integer>();
        var departments = new TreeSet<String>();
        var grants = new LinkedHashSet<Grant>();
        for (Post post : posts) {
            Grant grant = grant(post);
            roles.add(post.role());
            rights.addAll(grant.rights());
            regionIds.addAll(grant.regionIds());
            enterpriseIds.addAll(grant.enterpriseIds());
            grants.add(grant);
            if (post.department() != null) {
                departments.add(post.department());
            }
        }
        return new Scope(
                person.internalId(),
                person.name(),
                roles,
                rights,
                regionIds.stream().sorted().toList(),
                List.copyOf(enterpriseIds),
                List.copyOf(departments),
                grants.stream().filter(grant -> !grant.rights().isEmpty()).toList());
    }

    private Grant grant(Post post) {
        return new Grant(
                post.role().rights(),
                post.whole(),
                regions.withDescendants(regionIds(post)),
                enterpriseId(post).stream().toList());
    }

    private List<Integer> regionIds(Post post) {
        if (post.whole()) {
            return regions.list().stream().map(Region::id).toList();
        }
        return post.regionCode() == null
                ? List.of()
                : regions.findByCode(post.regionCode()).stream().map(Region::id).toList();
    }

    private Optional<Integer> enterpriseId(Post post) {
        EnterpriseDirectory directory = enterprises.getIfAvailable();
        return post.enterpriseCode() == null || directory == null
                ? Optional.empty()
                : directory.findByCode(post.enterpriseCode()).map(EnterpriseDirectory.Entry::id);
    }
}
