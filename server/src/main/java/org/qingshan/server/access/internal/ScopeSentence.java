/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingshan.server.access.Accounts.Person;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.EnterpriseDirectory;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.region.Region;
import org.qingshan.server.region.Regions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says in one sentence what a person sees, so that who grants it reads what is granted. */
@Component
public class ScopeSentence {

    private final Messages messages;
    private final Regions regions;
    private final ObjectProvider<EnterpriseDirectory> enterprises;
    private final Clock clock;

    ScopeSentence(Messages messages, Regions regions, ObjectProvider<EnterpriseDirectory> enterprises, Clock clock) {
        this.messages = messages;
        this.regions = regions;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    public String of(Person person, Locale locale) {
        Set<String> parts = new LinkedHashSet<>();
        for (Post post : ScopeResolver.held(person, clock.instant())) {
            parts.addAll(parts(post, locale));
        }
        if (parts.isEmpty()) {
            return text(locale, "nothing", "");
        }
        String separator = text(locale, "separator", "");
        return text(locale, "sentence", String.join(separator, parts));
    }

    private List<String> parts(Post post, Locale locale) {
        var parts = new ArrayList<String>();
        if (post.whole()) {
            parts.add(text(locale, "whole", ""));
        }
        if (post.regionCode() != null) {
            parts.add(text(locale, "region", regionName(post.regionCode(), locale)));
        }
        if (post.enterpriseCode() != null) {
            parts.add(text(locale, "enterprise", enterpriseName(post.enterpriseCode(), locale)));
        }
        if (post.department() != null) {
            parts.add(text(locale, "department", departmentName(post.department(), locale)));
        }
        return parts;
    }

    private String regionName(String code, Locale locale) {
        Optional<Region> region = regions.findByCode(code);
        return region.map(found -> inLanguage(locale, found.name(), found.nameEn()))
                .orElseGet(() -> text(locale, "unknown", code));
    }

    private String enterpriseName(String code, Locale locale) {
        EnterpriseDirectory directory = enterprises.getIfAvailable();
        return Optional.ofNullable(directory)
                .flatMap(found -> found.findByCode(code))
                .map(entry -> inLanguage(locale, entry.name(), entry.nameEn()))
                .orElseGet(() -> text(locale, "unknown", code));
    }

    private String departmentName(String code, Locale locale) {
        return messages.find(locale, "message.access.department." + code).orElse(code);
    }

    private String text(Locale locale, String key, String name) {
        return messages.render(locale, "message.access.scope." + key, Map.of("name", name));
    }

    private static String inLanguage(Locale locale, String name, String nameEn) {
        return locale.getLanguage().equals("en") && !nameEn.isEmpty() ? nameEn : name;
    }
}
