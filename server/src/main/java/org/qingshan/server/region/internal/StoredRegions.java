/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.region.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.CallersTransaction;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.region.Region;
import org.qingshan.server.region.RegionLevel;
import org.qingshan.server.region.Regions;
import org.qingshan.server.region.RegionsChanged;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tree in the database and a copy of it in memory, dropped when a change commits. */
@Service
class StoredRegions implements Regions {

    private static final String SELECT = """
            SELECT id, public_id, code, name, name_en, upper(level) AS level, parent_id FROM region.region
            """;

    private final JdbcClient ingest;
    private final CallersTransaction transaction;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private volatile @Nullable RegionTree tree;

    StoredRegions(
            @Qualifier("ingest") JdbcClient ingest,
            CallersTransaction transaction,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.ingest = ingest;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public List<Region> list() {
        return tree().inOrder();
    }

    @Override
    public Optional<Region> find(UUID publicId) {
        return Optional.ofNullable(tree().byPublicId().get(publicId));
    }

    @Override
    public Optional<Region> findById(int id) {
        return Optional.ofNullable(tree().byId().get(id));
    }

    @Override
    public Optional<Region> findByCode(String code) {
        return Optional.ofNullable(tree().byCode().get(code));
    }

    @Override
    public List<Integer> withDescendants(Collection<Integer> ids) {
        Set<Integer> wanted = new HashSet<>(ids);
        for (Region region : tree().inOrder()) {
            if (region.parentId() != null && wanted.contains(region.parentId())) {
                wanted.add(region.id());
            }
        }
        return wanted.stream().sorted().toList();
    }

    @Override
    public Change put(Draft draft) {
        Optional<Region> before = stored(draft.code());
        Integer parentId = parentOf(draft);
        if (before.isPresent() && sameAs(before.get(), draft, parentId)) {
            return Change.UNCHANGED;
        }
        refuseOutside(before, draft, parentId);
        write(draft, parentId);
        if (before.isEmpty()) {
            widenScope(draft.code());
        }
        before.ifPresentOrElse(
                region -> audit.record(AuditEntry.of("region.change", "region", draft.code())
                        .before(values(region))
                        .after(values(draft))),
                () -> audit.record(
                        AuditEntry.of("region.create", "region", draft.code()).after(values(draft))));
        dropAfterCommit();
        return before.isPresent() ? Change.CHANGED : Change.CREATED;
    }

    private RegionTree tree() {
        RegionTree current = tree;
        if (current == null) {
            current = RegionTree.of(ingest.sql(SELECT).query(Region.class).list());
            tree = current;
        }
        return current;
    }

    private Optional<Region> stored(String code) {
        return transaction
                .client()
                .sql(SELECT + " WHERE code = ?")
                .param(code)
                .query(Region.class)
                .optional();
    }

    private @Nullable Integer parentOf(Draft draft) {
        if ((draft.level() == RegionLevel.CITY) != (draft.parentCode() == null)) {
            throw ProblemException.unprocessable(
                    "region.parent-does-not-fit",
                    Map.of("code", draft.code(), "level", draft.level().code()));
        }
        if (draft.parentCode() == null) {
            return null;
        }
        Region parent = stored(draft.parentCode())
                .orElseThrow(() -> ProblemException.unprocessable(
                        "region.unknown-parent", Map.of("code", draft.code(), "parent", draft.parentCode())));
        if (parent.level().compareTo(draft.level()) >= 0) {
            throw ProblemException.unprocessable(
                    "region.parent-does-not-fit",
                    Map.of("code", draft.code(), "level", draft.level().code()));
        }
        return parent.id();
    }

    private void write(Draft draft, @Nullable Integer parentId) {
        transaction
                .client()
                .sql("""
                        INSERT INTO region.region (code, name, name_en, level, parent_id)
                        VALUES (:code, :name, :nameEn, :level, :parent)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
                            level = excluded.level, parent_id = excluded.parent_id
                        """)
                .param("code", draft.code())
                .param("name", draft.name())
                .param("nameEn", draft.nameEn())
                .param("level", draft.level().code())
                .param("parent", parentId)
                .update();
    }

    /** What the policies say, said before the database breaks off the transaction. */
    private void refuseOutside(Optional<Region> before, Draft draft, @Nullable Integer parentId) {
        boolean allowed = transaction
                .client()
                .sql("SELECT current_user <> 'qs_web' OR (region.may_put(:own, :parent)"
                        + " AND (:own::integer IS NULL OR region.may_put(:own, :parentBefore)))")
                .param("own", before.map(Region::id).orElse(null))
                .param("parent", parentId)
                .param("parentBefore", before.map(Region::parentId).orElse(null))
                .query(Boolean.class)
                .single();
        if (!allowed) {
            throw ProblemException.forbidden("region.not-yours", Map.of("code", draft.code()));
        }
    }

    /** Who creates a region may fill it in the same transaction, whose scope was set before the region was there. */
    private void widenScope(String code) {
        transaction
                .client()
                .sql("SELECT access.region_made(r.id, r.parent_id) FROM region.region r WHERE r.code = ?")
                .param(code)
                .query((row, n) -> n)
                .list();
    }

    private void dropAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tree = null;
                events.publishEvent(new RegionsChanged());
            }
        });
    }

    private static boolean sameAs(Region region, Draft draft, @Nullable Integer parentId) {
        return region.name().equals(draft.name())
                && region.nameEn().equals(draft.nameEn())
                && region.level() == draft.level()
                && java.util.Objects.equals(region.parentId(), parentId);
    }

    private Map<String, Object> values(Region region) {
        String parent = findById(region.parentId() == null ? -1 : region.parentId())
                .map(Region::code)
                .orElse("");
        return Map.of(
                "name",
                region.name(),
                "nameEn",
                region.nameEn(),
                "level",
                region.level().code(),
                "parent",
                parent);
    }

    private static Map<String, Object> values(Draft draft) {
        return Map.of(
                "name", draft.name(),
                "nameEn", draft.nameEn(),
                "level", draft.level().code(),
                "parent", draft.parentCode() == null ? "" : draft.parentCode());
    }
}
