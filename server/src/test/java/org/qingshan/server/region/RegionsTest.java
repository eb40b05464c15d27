/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class RegionsTest {

    private final Regions regions;
    private final TransactionTemplate transaction;

    RegionsTest(Regions regions, @Qualifier("ingest") PlatformTransactionManager manager) {
        this.regions = regions;
        this.transaction = new TransactionTemplate(manager);
    }

    @BeforeEach
    void aCityWithTwoDistrictsAndATown() {
        put("RT", "Test City", RegionLevel.CITY, null);
        put("RT-1", "First District", RegionLevel.DISTRICT, "RT");
        put("RT-2", "Second District", RegionLevel.DISTRICT, "RT");
        put("RT-11", "First Town", RegionLevel.TOWN, "RT-1");
    }

    @Test
    void aRegionCoversAllBelowIt() {
        assertThat(regions.withDescendants(List.of(id("RT-1")))).containsExactlyInAnyOrder(id("RT-1"), id("RT-11"));
        assertThat(regions.withDescendants(List.of(id("RT"))))
                .containsExactlyInAnyOrder(id("RT"), id("RT-1"), id("RT-2"), id("RT-11"));
    }

    @Test
    void parentsAreListedBeforeTheirChildren() {
        var codes = regions.list().stream().map(Region::code).toList();
        assertThat(codes).containsSubsequence("RT", "RT-1", "RT-11").containsSubsequence("RT", "RT-2", "RT-11");
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        assertThat(put("RT-2", "Second District", RegionLevel.DISTRICT, "RT")).isEqualTo(Regions.Change.UNCHANGED);
    }

    @Test
    void aMoveShowsAtOnce() {
        assertThat(put("RT-11", "First Town", RegionLevel.TOWN, "RT-2")).isEqualTo(Regions.Change.CHANGED);
        assertThat(regions.withDescendants(List.of(id("RT-2")))).contains(id("RT-11"));
    }

    @Test
    void aParentMustExistAndStandHigher() {
        assertThatThrownBy(() -> put("RT-9", "Lost", RegionLevel.TOWN, "RT-8"))
                .hasMessageContaining("region.unknown-parent");
        assertThatThrownBy(() -> put("RT-9", "Upside down", RegionLevel.DISTRICT, "RT-11"))
                .hasMessageContaining("region.parent-does-not-fit");
        assertThatThrownBy(() -> put("RT-9", "Orphan", RegionLevel.TOWN, null))
                .hasMessageContaining("region.parent-does-not-fit");
    }

    private Regions.Change put(String code, String name, RegionLevel level, @Nullable String parent) {
        var draft = new Regions.Draft(code, name, name, level, parent);
        return Objects.requireNonNull(transaction.execute(status -> regions.put(draft)));
    }

    private int id(String code) {
        return regions.findByCode(code).orElseThrow().id();
    }
}
