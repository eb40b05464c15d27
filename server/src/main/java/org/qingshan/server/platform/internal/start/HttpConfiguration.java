/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.qingshan.server.platform.HttpSettings;
import org.qingshan.server.platform.PlatformSettings;
import org.qingshan.server.platform.SettingException;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the web server as the settings say. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> httpCustomizer(
            HttpSettings http, PlatformSettings platform) {
        return factory -> {
            factory.setAddress(address(http.listenAddress(platform.demo())));
            if (http.hasTls()) {
                factory.setSsl(ssl(http));
            }
        };
    }

    private static Ssl ssl(HttpSettings http) {
        var ssl = new Ssl();
        ssl.setCertificate("file:" + http.tlsCertificate());
        ssl.setCertificatePrivateKey("file:" + http.tlsKey());
        ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return ssl;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new SettingException("qingshan.http.address", text);
        }
    }
}
