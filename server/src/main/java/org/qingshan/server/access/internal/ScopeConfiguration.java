/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.Grant;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Scope;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.ScopeVariables;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationUtils;

/** Brings scope and rights to the database and to annotated methods. */
@Configuration(proxyBeanMethods = false)
class ScopeConfiguration {

    @Bean
    static ScopeVariables scopeVariables() {
        return () -> variables(ScopeContext.current());
    }

    @Bean
    static Actor.Source actors() {
        return () -> {
            Scope scope = ScopeContext.current();
            return scope.isNobody() ? Actor.SYSTEM : new Actor(scope.personId(), scope.name(), ScopeContext.address());
        };
    }

    /** Infrastructure, so that the same proxies that begin transactions also ask for the right. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor requiresRightAdvisor() {
        var advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(RequiresRight.class),
                (MethodInterceptor) ScopeConfiguration::proceedIfPermitted);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static Map<String, String> variables(Scope scope) {
        if (scope.isNobody()) {
            return Map.of();
        }
        return Map.of(
                "qs.person", Integer.toString(scope.personId()),
                "qs.regions", join(scope.regionIds()),
                "qs.enterprises", join(scope.enterpriseIds()),
                "qs.departments", join(scope.departments()),
                "qs.rights", join(scope.rights()),
                "qs.grants",
                        scope.grants().stream().map(ScopeConfiguration::text).collect(Collectors.joining(";")));
    }

    /** As access.grants_of reads it. */
    private static String text(Grant grant) {
        return String.join(
                "|",
                join(grant.rights()),
                grant.everywhere() ? "*" : "",
                join(grant.regionIds()),
                join(grant.enterpriseIds()));
    }

    private static String join(Iterable<?> values) {
        var text = new StringBuilder();
        values.forEach(value -> text.append(text.isEmpty() ? "" : ",").append(value));
        return text.toString();
    }

    private static @Nullable Object proceedIfPermitted(MethodInvocation invocation) throws Throwable {
        var target = AopUtils.getMostSpecificMethod(
                invocation.getMethod(),
                Objects.requireNonNull(invocation.getThis()).getClass());
        var required = AnnotationUtils.findAnnotation(target, RequiresRight.class);
        if (required != null && !ScopeContext.current().may(required.value())) {
            throw NotPermitted.without(required.value());
        }
        return invocation.proceed();
    }
}
