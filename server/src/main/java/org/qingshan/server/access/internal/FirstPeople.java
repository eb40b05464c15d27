/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.Accounts;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.Role;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.platform.PlatformSettings;
import org.qingshan.server.platform.StartNote;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The first start makes one administrator, whose one-time password is printed; the demonstration makes its people. */
@Component
public class FirstPeople implements SmartInitializingSingleton, StartNote {

    public static final String DEMO_PASSWORD = "qingshan-demo";

    private final Accounts accounts;
    private final PlatformSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Messages messages;
    private volatile @Nullable String oneTimePassword;

    FirstPeople(
            Accounts accounts,
            PlatformSettings settings,
            @Qualifier("ingest") PlatformTransactionManager manager,
            Clock clock,
            Messages messages) {
        this.accounts = accounts;
        this.settings = settings;
        this.transaction = new TransactionTemplate(manager);
        this.clock = clock;
        this.messages = messages;
    }

    /** Before the web server opens its door. */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            if (accounts.list().isEmpty()) {
                makeThem();
            }
        });
    }

    @Override
    public List<String> lines() {
        if (settings.demo()) {
            return List.of(both("demo-logins", Map.of("password", DEMO_PASSWORD)));
        }
        String password = oneTimePassword;
        return password == null ? List.of() : List.of(both("first-administrator", Map.of("password", password)));
    }

    private String both(String key, Map<String, String> params) {
        return messages.render(Messages.CHINESE, "message.access." + key, params)
                + " · "
                + messages.render(Messages.ENGLISH, "message.access." + key, params);
    }

    private void makeThem() {
        if (settings.demo()) {
            makeDemoPeople();
        } else {
            oneTimePassword = makeAdministrator();
        }
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
