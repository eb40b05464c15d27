/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the installation lies and what kind it is. */
@ConfigurationProperties("qingshan")
public record PlatformSettings(
        @Setting(
                zh = "数据目录：数据库、密钥、文件和审计链头都放在这里",
                en = "Data folder: database, keys, files and the audit head lie here",
                allowed = "a folder this process may write")
        @DefaultValue("./data")
        Path dataFolder,

        @Setting(
                zh = "演示模式：建立演示账号，只监听本机",
                en = "Demonstration: creates the demonstration people, listens on this machine only",
                allowed = "true, false")
        @DefaultValue("false")
        boolean demo) {}
