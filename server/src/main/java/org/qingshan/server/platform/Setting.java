/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a setting is for, on a component of a {@code @ConfigurationProperties} record whose prefix begins with
 * {@code qingshan}. The page docs/settings.md and the message about a wrong value are made from it.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

    /** What it does, in Chinese. */
    String zh();

    /** What it does, in English. */
    String en();

    /** What may be given, for example {@code 0-65535}; shown when a value is refused. */
    String allowed() default "";

    /** Whether the value must never be printed. */
    boolean secret() default false;
}
