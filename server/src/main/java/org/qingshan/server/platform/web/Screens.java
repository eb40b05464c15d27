/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the screens. A path that names no file belongs to the screens' own router and gets the start page; what lies under
 * {@code /api} and {@code /actuator} stays with the controllers and is answered 404 when it is unknown.
 */
@Configuration(proxyBeanMethods = false)
class Screens implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";
    private static final Duration FOR_EVER = Duration.ofDays(365);

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new StartPage());
    }

    /** The named file, or the start page for a path of the router. */
    private static final class StartPage extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean router = !path.startsWith("api/") && !path.startsWith("actuator/") && !path.contains(".");
            return router ? super.getResource("index.html", location) : null;
        }
    }
}
