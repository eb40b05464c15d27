/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only for a person with this right; otherwise the problem {@code access.not-permitted}. On Spring beans only. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRight {

    Right value();
}
