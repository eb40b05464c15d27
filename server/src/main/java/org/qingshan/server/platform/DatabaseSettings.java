/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Which PostgreSQL is used. */
@ConfigurationProperties("qingshan.database")
public record DatabaseSettings(
        @Setting(
                zh = "内置数据库（embedded，由本程序启动）或外部 PostgreSQL 18（external）",
                en = "The built-in database, started by this program, or an external PostgreSQL 18",
                allowed = "embedded, external")
        @DefaultValue("embedded")
        Mode mode,

        @Setting(
                zh = "外部数据库地址",
                en = "Address of the external database",
                allowed = "jdbc:postgresql://HOST:5432/qingshan")
        @DefaultValue("")
        String url,

        @Setting(
                zh = "外部数据库中可以建立角色的用户；为空则四个角色须由管理员事先建好",
                en = "A user of the external database who may create roles; empty = the four roles exist already")
        @DefaultValue("")
        String adminUser,

        @Setting(zh = "上述用户的密码", en = "Password of that user", secret = true) @DefaultValue("")
        String adminPassword,

        @Setting(zh = "角色 qs_owner 的密码（仅外部数据库）", en = "Password of qs_owner, external only", secret = true)
        @DefaultValue("")
        String ownerPassword,

        @Setting(zh = "角色 qs_ingest 的密码（仅外部数据库）", en = "Password of qs_ingest, external only", secret = true)
        @DefaultValue("")
        String ingestPassword,

        @Setting(zh = "角色 qs_web 的密码（仅外部数据库）", en = "Password of qs_web, external only", secret = true)
        @DefaultValue("")
        String webPassword,

        @Setting(zh = "网页请求的连接数", en = "Connections for web requests", allowed = "2-200") @DefaultValue("12")
        int webConnections,

        @Setting(zh = "采集与后台任务的连接数", en = "Connections for ingest and background jobs", allowed = "4-200")
        @DefaultValue("16")
        int ingestConnections) {

    /** Who runs the database. */
    public enum Mode {
        EMBEDDED,
        EXTERNAL
    }

    public DatabaseSettings {
        if (mode == Mode.EXTERNAL && !url.startsWith("jdbc:postgresql://")) {
            throw new SettingException("qingshan.database.url", url);
        }
        SettingException.require(
                webConnections >= 2 && webConnections <= 200, "qingshan.database.web-connections", webConnections);
        SettingException.require(
                ingestConnections >= 4 && ingestConnections <= 200,
                "qingshan.database.ingest-connections",
                ingestConnections);
    }
}
