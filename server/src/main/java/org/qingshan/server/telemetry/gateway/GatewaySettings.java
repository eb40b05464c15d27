/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import org.qingshan.server.platform.Setting;
import org.qingshan.server.platform.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where devices connect and what is put up with. */
@ConfigurationProperties("qingshan.hj212")
public record GatewaySettings(
        @Setting(zh = "HJ 212 监听端口；0 为任一空闲端口", en = "Port for HJ 212; 0 = any free one", allowed = "0-65535")
        @DefaultValue("2120")
        int port,

        @Setting(
                zh = "HJ 212 监听地址；为空则所有地址（演示模式为本机）",
                en = "Address to listen on; empty = all, in a demonstration this machine only")
        @DefaultValue("")
        String address,

        @Setting(zh = "加密（TLS）监听端口；-1 为不启用", en = "Port for HJ 212 over TLS; -1 = none", allowed = "-1-65535")
        @DefaultValue("-1")
        int tlsPort,

        @Setting(
                zh = "TLS 证书链文件（PEM），本机证书在前",
                en = "Certificate chain for TLS, PEM, the own certificate first",
                allowed = "a readable file with at least one certificate")
        @DefaultValue("")
        String tlsCertificate,

        @Setting(
                zh = "TLS 私钥文件（PEM，PKCS#8）",
                en = "Private key for TLS, PEM in PKCS#8",
                allowed = "a readable file with the key of the first certificate, without a pass phrase")
        @DefaultValue("")
        String tlsKey,

        @Setting(zh = "最多连接数", en = "Most connections", allowed = "1-200000") @DefaultValue("20000")
        int connections,

        @Setting(zh = "每个地址最多连接数", en = "Most connections of one address", allowed = "1-200000") @DefaultValue("12000")
        int connectionsPerAddress,

        @Setting(zh = "每秒最多接受的新连接，超出者稍候", en = "New connections a second; beyond, they wait", allowed = "1-100000")
        @DefaultValue("1000")
        int connectionsPerSecond,

        @Setting(
                zh = "每个地址每秒最多新连接，超出 10 秒的量后拒绝",
                en = "New connections a second of one address; beyond ten seconds' worth they are refused",
                allowed = "1-100000")
        @DefaultValue("500")
        int connectionsPerSecondPerAddress,

        @Setting(
                zh = "每个设备编号每秒最多数据包，超出 10 秒的量后暂停读取其连接",
                en =
                        "Packets a second of one device number; beyond ten seconds' worth its connection is not read for a while",
                allowed = "1-100000")
        @DefaultValue("100")
        int packetsPerSecond,

        @Setting(zh = "一个通讯包须在多少秒内收完", en = "Seconds to complete a packet that was begun", allowed = "1-600")
        @DefaultValue("10")
        int frameSeconds,

        @Setting(
                zh = "连接收到多少 KiB 无用字节后关闭",
                en = "KiB of noise without a packet that close a connection",
                allowed = "1-10240")
        @DefaultValue("64")
        int noiseKib,

        @Setting(zh = "连接多少分钟没有任何数据后关闭", en = "Minutes without a byte that close a connection", allowed = "1-10080")
        @DefaultValue("180")
        int idleMinutes,

        @Setting(
                zh = "等待提交的数据包上限，满后停止读取",
                en = "Packets that may wait for the commit; beyond, reading stops",
                allowed = "100-1000000")
        @DefaultValue("20000")
        int queuePackets,

        @Setting(zh = "等待提交的数据量上限（MiB）", en = "MiB that may wait for the commit", allowed = "1-1024")
        @DefaultValue("64")
        int queueMib) {

    private static final String PREFIX = "qingshan.hj212.";

    public GatewaySettings {
        range("port", port, 0, 65_535);
        range("tls-port", tlsPort, -1, 65_535);
        range("connections", connections, 1, 200_000);
        range("connections-per-address", connectionsPerAddress, 1, 200_000);
        range("connections-per-second", connectionsPerSecond, 1, 100_000);
        range("connections-per-second-per-address", connectionsPerSecondPerAddress, 1, 100_000);
        range("packets-per-second", packetsPerSecond, 1, 100_000);
        range("frame-seconds", frameSeconds, 1, 600);
        range("noise-kib", noiseKib, 1, 10_240);
        range("idle-minutes", idleMinutes, 1, 10_080);
        range("queue-packets", queuePackets, 100, 1_000_000);
        range("queue-mib", queueMib, 1, 1_024);
        SettingException.require(tlsPort < 0 || !tlsCertificate.isEmpty(), PREFIX + "tls-certificate", tlsCertificate);
        SettingException.require(tlsPort < 0 || !tlsKey.isEmpty(), PREFIX + "tls-key", tlsKey);
    }

    private static void range(String key, int value, int least, int most) {
        SettingException.require(value >= least && value <= most, PREFIX + key, value);
    }
}
