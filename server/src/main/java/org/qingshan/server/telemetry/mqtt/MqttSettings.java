/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import org.qingshan.server.platform.Setting;
import org.qingshan.server.platform.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The broker whose messages are taken; see docs/guide/mqtt.md. */
@ConfigurationProperties("qingshan.mqtt")
public record MqttSettings(
        @Setting(zh = "是否从 MQTT 代理接收微站数据", en = "Whether to take data from an MQTT broker", allowed = "true, false")
        @DefaultValue("false")
        boolean enabled,

        @Setting(
                zh = "MQTT 代理的主机名或地址；启用时必填",
                en = "Host of the broker; needed when enabled",
                allowed = "a name or an address")
        @DefaultValue("")
        String host,

        @Setting(zh = "MQTT 代理的端口", en = "Port of the broker", allowed = "1-65535") @DefaultValue("1883")
        int port,

        @Setting(zh = "是否用 TLS 连接代理", en = "Whether to connect over TLS", allowed = "true, false")
        @DefaultValue("false")
        boolean tls,

        @Setting(
                zh = "信任的 CA 证书文件（PEM）；为空则用 JDK 自带的",
                en = "Certificates of the trusted authorities, PEM; empty = those of the JDK",
                allowed = "a readable file")
        @DefaultValue("")
        String tlsAuthorities,

        @Setting(zh = "登录代理的用户名；为空则匿名", en = "User at the broker; empty = anonymous") @DefaultValue("")
        String user,

        @Setting(zh = "登录代理的密码", en = "Password at the broker", secret = true) @DefaultValue("")
        String password,

        @Setting(
                zh = "客户端标识：代理按它保留未确认的消息，同一代理上须唯一",
                en = "Client id, under which the broker keeps what is not acknowledged; unique at the broker",
                allowed = "1-64 letters, digits, - and _")
        @DefaultValue("qingshan")
        String clientId,

        @Setting(
                zh = "数据主题，其中一级为 {mn}（设备编号）",
                en = "Topic of the data; one level of it is {mn}, the device's number",
                allowed = "levels divided by /, exactly one of them {mn}, no + and no #")
        @DefaultValue("qingshan/v1/{mn}/data")
        String topic) {

    private static final String PREFIX = "qingshan.mqtt.";

    public MqttSettings {
        SettingException.require(!enabled || !host.isBlank(), PREFIX + "host", host);
        SettingException.require(port >= 1 && port <= 65_535, PREFIX + "port", port);
        SettingException.require(clientId.matches("[0-9A-Za-z_-]{1,64}"), PREFIX + "client-id", clientId);
        SettingException.require(MqttTopic.isTemplate(topic), PREFIX + "topic", topic);
        SettingException.require(password.isEmpty() || !user.isEmpty(), PREFIX + "user", user);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "MqttSettings[" + host + ":" + port + ", " + topic + "]";
    }
}
