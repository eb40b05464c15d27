/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.qingshan.server.access.Accounts;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.Role;
import org.qingshan.server.platform.PlatformSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The first start makes one administrator, whose one-time password is printed; the demonstration makes its people. */
@Component
public class FirstPeople {

    public static final String DEMO_PASSWORD = "qingshan-demo";

    private final Accounts accounts;
    private final PlatformSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FirstPeople(
            Accounts accounts,
            PlatformSettings settings,
            @Qualifier("ingest") PlatformTransactionManager manager,
            Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.transaction = new TransactionTemplate(manager);
        this.clock = clock;
    }

    /** @return the administrator's one-time password, if one was made */
    public Optional<String> makeIfThereAreNone() {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!accounts.list().isEmpty()) {
                return Optional.<String>empty();
            }
            if (settings.demo()) {
                makeDemoPeople();
                return Optional.<String>empty();
            }
            return Optional.of(makeAdministrator());
        }));
    }

    private String makeAdministrator() {
        var admin = accounts.create("admin", "管理员");
        accounts.addPost(admin.id(), Post.everywhere(Role.ADMIN, "系统管理员", clock.instant()));
        return accounts.resetPassword(admin.id());
    }

    private void makeDemoPeople() {
        Instant now = clock.instant();
        person("leader", "江市长", Post.everywhere(Role.LEADER, "市长", now));
        person("analyst", "林分析", Post.everywhere(Role.ANALYST, "攻坚办分析员", now));
        person("supervisor", "石督查", Post.everywhere(Role.SUPERVISOR, "督查员", now));
        person("department", "陆联络", new Post(Role.DEPARTMENT, "住建局联络员", true, null, null, "housing", now, null));
        person("officer", "田网格", Post.inRegion(Role.GRID, "区级网格长", DemoPlaces.DISTRICT, now));
        person("enterprise", "何环保", Post.forEnterprise("环保负责人", DemoPlaces.ENTERPRISE, now));
        person("admin", "管理员", Post.everywhere(Role.ADMIN, "系统管理员", now));
    }

    private void person(String login, String name, Post post) {
        var person = accounts.create(login, name);
        accounts.addPost(person.id(), post);
        accounts.setPassword(person.id(), DEMO_PASSWORD, false);
    }
}
