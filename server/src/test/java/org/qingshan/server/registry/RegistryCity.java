/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.qingshan.server.access.Role;
import org.qingshan.server.access.Scope;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.region.RegionLevel;
import org.qingshan.server.region.Regions;
import org.qingshan.server.registry.imports.ImportReport;
import org.qingshan.server.registry.imports.RegistryImports;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A city of a test's own: {@code X} with the districts {@code X-1} and {@code X-2}, where X is new each time. */
@TestComponent
public class RegistryCity {

    private static final AtomicInteger CITIES = new AtomicInteger();

    private final Regions regions;
    private final RegistryImports imports;
    private final TransactionTemplate transaction;

    RegistryCity(Regions regions, RegistryImports imports, @Qualifier("ingest") PlatformTransactionManager manager) {
        this.regions = regions;
        this.imports = imports;
        this.transaction = new TransactionTemplate(manager);
    }

    /** The prefix of all codes of a new city. */
    public String found() {
        String code = "RC" + CITIES.incrementAndGet();
        transaction.executeWithoutResult(status -> {
            regions.put(new Regions.Draft(code, "测试市", "Test City", RegionLevel.CITY, null));
            regions.put(new Regions.Draft(code + "-1", "东区", "East", RegionLevel.DISTRICT, code));
            regions.put(new Regions.Draft(code + "-2", "西区", "West", RegionLevel.DISTRICT, code));
        });
        return code;
    }

    /** An analyst of the region and all below it. */
    public Scope analyst(String region) {
        return scope(Role.ANALYST, region);
    }

    /** A person of a role, of the region and all below it. */
    public Scope scope(Role role, String region) {
        return new Scope(1, "tester", Set.of(role), role.rights(), below(region), List.of(), List.of());
    }

    private List<Integer> below(String region) {
        return regions.withDescendants(
                List.of(regions.findByCode(region).orElseThrow().id()));
    }

    public ImportReport importCsv(Scope scope, String kind, String csv) {
        return ScopeContext.callAs(scope, () -> imports.run(kind, csv.getBytes(StandardCharsets.UTF_8), false, "test"));
    }

    /** An enterprise with a gas outlet X-G, a water outlet X-W and the device X-D at the former, all in X-1. */
    public void fill(String city) {
        Scope analyst = analyst(city);
        importCsv(analyst, "enterprises", "code,name,region\n" + city + "-E,青山焦化厂," + city + "-1\n");
        importCsv(analyst, "points", """
                code,kind,name,enterprise,region,reference_o2
                X-G,waste_gas_outlet,焦炉烟囱,X-E,X-1,8
                X-W,waste_water_outlet,总排口,X-E,X-1,
                """.replace("X-", city + "-"));
        importCsv(analyst, "devices", "mn,point,password\n" + city + "-D," + city + "-G,123456\n");
    }
}
