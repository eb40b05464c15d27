/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How browsers reach the server. Without a certificate it listens on this machine only, unless plain HTTP is asked for
 * explicitly.
 */
@ConfigurationProperties("qingshan.http")
public record HttpSettings(
        @Setting(zh = "网页端口", en = "Port of the web interface", allowed = "0-65535") @DefaultValue("8080")
        int port,

        @Setting(
                zh = "监听地址；为空时按是否配置证书决定",
                en = "Address to listen on; empty = decided by whether there is a certificate")
        @DefaultValue("")
        String address,

        @Setting(
                zh = "允许在本机以外使用不加密的 HTTP（内网没有证书时），界面会显示提示",
                en = "Allows plain HTTP beyond this machine, for intranets without certificates; screens show a banner",
                allowed = "true, false")
        @DefaultValue("false")
        boolean insecure,

        @Setting(zh = "TLS 证书文件（PEM）", en = "TLS certificate, a PEM file") @DefaultValue("")
        String tlsCertificate,

        @Setting(zh = "TLS 私钥文件（PEM）", en = "TLS private key, a PEM file") @DefaultValue("")
        String tlsKey,

        @Setting(
                zh = "一次请求（如导入文件）的最大长度",
                en = "Longest body of a request, an import file for example",
                allowed = "1MB-1GB")
        @DefaultValue("64MB")
        DataSize largestBody) {

    public static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    public HttpSettings {
        SettingException.require(port >= 0 && port <= 65_535, "qingshan.http.port", port);
        SettingException.require(tlsCertificate.isEmpty() == tlsKey.isEmpty(), "qingshan.http.tls-key", tlsKey);
        SettingException.require(
                largestBody.toMegabytes() >= 1 && largestBody.toMegabytes() <= 1024,
                "qingshan.http.largest-body",
                largestBody);
        boolean secure = !tlsCertificate.isEmpty() || insecure;
        boolean local = address.isEmpty() || address.startsWith("127.") || address.equals("::1");
        SettingException.require(secure || local, "qingshan.http.address", address);
    }

    public boolean hasTls() {
        return !tlsCertificate.isEmpty();
    }

    /** What is sent can be read on the way: whoever uses it should know. */
    public boolean isPlainBeyondThisMachine() {
        return insecure && !hasTls();
    }

    /** Where to listen. */
    public String listenAddress(boolean demo) {
        if (!address.isEmpty()) {
            return address;
        }
        return !demo && (hasTls() || insecure) ? EVERYWHERE : LOOPBACK;
    }
}
