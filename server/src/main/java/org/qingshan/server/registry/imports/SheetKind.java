/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingshan.server.registry.model.PointDetail;

/** The kinds of import file, in the order in which a workbook is taken. */
public enum SheetKind {
    REGIONS(
            "regions",
            "区划",
            "code*|编码|140121",
            "name*|名称|清徐县",
            "name_en|英文名称|Qingxu",
            "level*|级别|district",
            "parent|上级编码|140100"),
    ENTERPRISES(
            "enterprises",
            "企业",
            "code*|企业编码|E001",
            "name*|企业名称|青山水泥有限公司",
            "name_en|英文名称|Qingshan Cement",
            "short_name|简称|青山水泥",
            "credit_code|统一社会信用代码|91350100M000100Y43",
            "industry|行业|水泥制造",
            "region*|所在区划|140121",
            "lon|经度|112.345",
            "lat|纬度|37.612",
            "address|地址|工业大道 1 号"),
    POINTS(
            "points",
            "点位",
            "code*|点位编码|E001-G1",
            "kind*|点位类型|waste_gas_outlet",
            "name*|点位名称|1 号窑尾",
            "name_en|英文名称|Kiln tail 1",
            "enterprise|企业编码|E001",
            "region*|所在区划|140121",
            "lon|经度|112.346",
            "lat|纬度|37.613",
            "reference_o2|基准氧含量|10",
            "factors|监测因子|a21026;a21002;a34013"),
    DEVICES(
            "devices",
            "设备",
            "mn*|设备编号|010000A8900016F000169DC0",
            "name|设备名称|窑尾数采仪",
            "point*|点位编码|E001-G1",
            "edition|协议版本|2017",
            "dialect|方言|",
            "crc|校验方式|standard",
            "password|访问密码|123456",
            "addresses|允许地址|10.1.2.3;10.2.0.0/16",
            "realtime_interval_s|实时间隔秒|30",
            "minute_interval_min|分钟间隔|10",
            "label_side|时间标签|start",
            "clock_offset_s|时钟偏移秒|0",
            "state|状态|active",
            "sm4_key|SM4密钥|"),
    CHANNELS(
            "channels",
            "通道",
            "mn*|设备编号|010000A8900016F000169DC0",
            "st|系统编码|31",
            "wire_code*|上传编码|a01013",
            "point*|点位编码|E001-G1",
            "factor*|监测因子|a01013",
            "unit|单位|Pa",
            "gas_state|气体状态|",
            "label_side|时间标签|start",
            "priority|优先级|1",
            "valid_from|生效时间|2026-01-01",
            "valid_to|失效时间|"),
    LIMITS(
            "limits",
            "限值",
            "point*|点位编码|E001-G1",
            "factor*|监测因子|a21026",
            "averaging*|平均时间|hour",
            "basis|比较值|converted",
            "lower|下限|",
            "upper|上限|100",
            "unit|单位|mg/m³",
            "standard*|标准|GB 4915-2013",
            "clause|条款|表1",
            "valid_from|生效时间|2026-01-01",
            "valid_to|失效时间|"),
    REFERENCE_O2(
            "reference_o2",
            "基准氧",
            "point*|点位编码|E001-G1",
            "value*|基准氧含量|10",
            "standard|标准|GB 4915-2013",
            "clause|条款|4.3",
            "valid_from|生效时间|2026-01-01",
            "valid_to|失效时间|");

    private final String code;
    private final String chinese;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<Column> columns;

    SheetKind(String code, String chinese, String... columns) {
        this.code = code;
        this.chinese = chinese;
        this.columns = Stream.concat(Arrays.stream(columns).map(SheetKind::column), details(code))
                .toList();
    }

    private static Column column(String text) {
        String[] parts = text.split("\\|", -1);
        boolean required = parts[0].endsWith("*");
        return new Column(
                required ? parts[0].substring(0, parts[0].length() - 1) : parts[0], parts[1], required, parts[2]);
    }

    private static Stream<Column> details(String code) {
        return code.equals("points")
                ? Arrays.stream(PointDetail.values())
                        .map(detail -> new Column(detail.code(), detail.chinese(), false, ""))
                : Stream.empty();
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    List<Column> columns() {
        return columns;
    }

    public static Optional<SheetKind> find(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equalsIgnoreCase(name) || kind.chinese.equals(name))
                .findFirst();
    }
}
