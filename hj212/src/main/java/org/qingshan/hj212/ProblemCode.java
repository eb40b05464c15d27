/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static org.qingshan.hj212.Policy.HOLD;
import static org.qingshan.hj212.Policy.NOTE;
import static org.qingshan.hj212.Policy.SILENT;

import java.util.Arrays;
import java.util.Optional;

/** Everything that can be wrong or odd about a packet, with a stable code and a policy. Tolerant by note, strict by choice. */
public enum ProblemCode {
    // Framing
    FRAME_LENGTH_MISMATCH(
            "frame.length-mismatch",
            NOTE,
            "长度字段与数据段实际长度不符，按“&&”和 CRC 在别处吻合收下",
            "the declared length is wrong; && and CRC fit at another place"),
    FRAME_LENGTH_IN_CHARACTERS(
            "frame.length-in-characters", NOTE, "长度按字符而不是按字节计", "the length counts characters, not bytes"),
    FRAME_OVER_1024("frame.over-1024", NOTE, "数据段超过 1024 字节", "the data segment is longer than 1024 bytes"),
    FRAME_LINE_FEED("frame.line-feed", SILENT, "包尾只有 LF，没有 CR LF", "the trailer is LF alone"),
    FRAME_TRAILER_MISSING("frame.trailer-missing", NOTE, "缺少包尾 CR LF", "the trailer CR LF is missing"),
    FRAME_UNCLOSED(
            "frame.unclosed", NOTE, "数据区没有用“&&”结束，但 CRC 吻合", "the data area is not closed by &&, yet the CRC fits"),
    FRAME_TRUNCATED("frame.truncated", HOLD, "通讯包不完整", "the packet is cut off"),
    FRAME_LENGTH_UNUSABLE(
            "frame.length-unusable", HOLD, "长度字段不可用，也找不到吻合的包尾", "the length leads nowhere and no trailer fits"),

    // CRC
    CRC_LOWER_CASE("crc.lower-case", SILENT, "CRC 用小写字母", "the CRC is in lower case"),
    CRC_PINNED_VARIANT(
            "crc.pinned-variant", NOTE, "CRC 是该设备已登记的非标准算法", "the CRC is the wrong variant this device is pinned to"),
    CRC_WRONG_VARIANT(
            "crc.wrong-variant",
            HOLD,
            "CRC 由已知的非标准算法算出，设备未登记该算法",
            "the CRC was made by a known wrong variant the device is not pinned to"),
    CRC_MISMATCH("crc.mismatch", HOLD, "CRC 不符", "the CRC fits no variant"),
    CRC_UNREADABLE("crc.unreadable", HOLD, "CRC 不是四位十六进制数", "the CRC is not four hexadecimal digits"),

    // Header
    HEADER_NAME_CASE("header.name-case", NOTE, "字段名大小写不规范", "a field name in the wrong case"),
    HEADER_ORDER("header.order", NOTE, "字段次序不规范", "the fields are out of order"),
    HEADER_SEPARATOR("header.separator", NOTE, "字段分隔符不规范", "a field separator is wrong, doubled or missing"),
    HEADER_SPACE("header.space", SILENT, "字段名或值两侧有空格", "spaces around a field name or value"),
    HEADER_UNKNOWN_FIELD("header.unknown-field", NOTE, "未知字段", "a field of no edition"),
    HEADER_REPEATED_FIELD("header.repeated-field", NOTE, "字段重复，取第一个", "a field is repeated; the first counts"),
    HEADER_CP_MISSING("header.cp-missing", HOLD, "缺少数据区 CP=&&", "there is no data area CP=&&"),
    HEADER_CP_OPENING("header.cp-opening", NOTE, "数据区没有用“&&”开始", "the data area is not opened by &&"),
    QN_MISSING("qn.missing", NOTE, "缺少请求编码 QN", "QN is missing"),
    QN_MISSING_2005("qn.missing-2005", SILENT, "2005 版上传没有 QN", "an upload of 2005 without QN"),
    QN_EPOCH("qn.epoch", NOTE, "QN 是 13 位毫秒时间戳", "QN is an epoch in milliseconds (13 digits)"),
    QN_MALFORMED("qn.malformed", NOTE, "QN 不是 17 位时间", "QN is not a time of 17 digits"),
    ST_MISSING("st.missing", NOTE, "缺少系统编码 ST", "ST is missing"),
    ST_UNKNOWN("st.unknown", NOTE, "未知的系统编码 ST", "ST is in no table"),
    CN_MISSING("cn.missing", HOLD, "缺少命令编码 CN", "CN is missing"),
    CN_MALFORMED("cn.malformed", HOLD, "命令编码 CN 不是四位数字", "CN is not four digits"),
    CN_UNKNOWN("cn.unknown", NOTE, "未知的命令编码 CN：保存并应答", "CN is in no table; kept and acknowledged"),
    PW_MISSING("pw.missing", NOTE, "缺少访问密码 PW", "PW is missing"),
    PW_LENGTH("pw.length", NOTE, "访问密码 PW 不是 6 个字符", "PW is not six characters"),
    MN_MISSING("mn.missing", HOLD, "缺少设备唯一标识 MN", "MN is missing"),
    MN_UNUSABLE(
            "mn.unusable", HOLD, "MN 含有不允许的字符或超过 64 个字符", "MN holds a character that is not allowed, or more than 64"),
    MN_LONG("mn.long", NOTE, "MN 超过 24 个字符", "MN is longer than 24 characters"),
    MN_FORM("mn.form", SILENT, "MN 短于规定长度或含有其他字母", "MN is shorter than the edition says, or holds other letters"),
    FLAG_MISSING("flag.missing", NOTE, "缺少标志 Flag", "Flag is missing"),
    FLAG_MISSING_2005("flag.missing-2005", SILENT, "2005 版上传没有 Flag", "an upload of 2005 without Flag"),
    FLAG_MALFORMED("flag.malformed", NOTE, "Flag 不是 0 到 255 的整数", "Flag is no integer from 0 to 255"),
    FLAG_EDITION(
            "flag.edition", HOLD, "Flag 的版本位未知，不予猜测", "the edition bits of Flag are unknown; refused, not guessed"),
    PNUM_WITHOUT_FLAG("pnum.without-flag", NOTE, "有 PNUM 而 Flag 未标明拆分包", "PNUM without the bit of Flag"),
    PNUM_MISSING("pnum.missing", NOTE, "Flag 标明拆分包而没有 PNUM、PNO", "the bit of Flag without PNUM and PNO"),
    PNUM_MALFORMED("pnum.malformed", NOTE, "PNUM 或 PNO 不可用", "PNUM or PNO is no usable number"),
    RF_VALUE("rf.value", NOTE, "RF 的值不是 1", "RF is present with a value other than 1"),
    EDITION_DIFFERS(
            "edition.differs",
            NOTE,
            "Flag 的版本与设备登记不同，以登记为准",
            "Flag names another edition than the device is registered with"),
    REPLY_SYSTEM_CODE("reply.system-code", NOTE, "应答包的 ST 不是 91", "a reply whose ST is not 91"),
    REPLY_FLAG("reply.flag", NOTE, "应答包要求应答：不再应答", "a reply that asks for an answer; it gets none"),

    // Data area
    AREA_TRAILING_SEPARATOR("area.trailing-separator", SILENT, "数据区末尾多余的分隔符", "a separator before the closing &&"),
    AREA_BLANK("area.blank", SILENT, "数据区只有空格", "the data area holds only spaces"),
    AREA_SPACE("area.space", SILENT, "分隔符两侧有空格", "spaces around = ; ,"),
    AREA_INNER_SPACE("area.inner-space", NOTE, "名称内部有空格，已去除", "a space inside a name, removed"),
    AREA_SEPARATOR("area.separator", NOTE, "“,”与“;”用错", ", and ; are exchanged or doubled"),
    AREA_SPLIT_ITEM("area.split-item", NOTE, "同一因子分在几项", "one factor in several items"),
    AREA_DUPLICATE(
            "area.duplicate",
            NOTE,
            "同一因子的同一类值重复且不同，取第一个",
            "the same factor and suffix twice with different values; the first counts"),
    AREA_DUPLICATE_EQUAL(
            "area.duplicate-equal", SILENT, "同一因子的同一类值重复且相同", "the same factor and suffix twice with the same value"),
    AREA_NO_SUFFIX("area.no-suffix", NOTE, "数据项没有后缀", "an item without suffix"),
    AREA_BARE_FLAG(
            "area.bare-flag", NOTE, "数据标记没有因子编码，作为整包标记", "a data flag without factor, read as a flag of the packet"),
    AREA_NO_EQUALS("area.no-equals", NOTE, "数据项没有“=”", "a piece without ="),
    AREA_DOUBLE_HYPHEN("area.double-hyphen", NOTE, "名称中有两个连字符", "a double hyphen in a name"),
    AREA_FULL_WIDTH("area.full-width", HOLD, "用了全角标点", "full-width punctuation"),
    AREA_TOO_MANY("area.too-many", HOLD, "数据项过多", "more values than a packet may hold"),
    AREA_LOG_UNCLOSED("area.log-unclosed", NOTE, "日志文本没有用“//”结束", "log text is not closed by //"),
    AREA_TEXT_GBK("area.text-gbk", NOTE, "文本不是 UTF-8，按 GBK 解码", "text is not UTF-8; read as GBK"),
    AREA_TEXT_UNREADABLE("area.text-unreadable", NOTE, "文本既不是 UTF-8 也不是 GBK", "text is neither UTF-8 nor GBK"),
    CODE_CASE("code.case", SILENT, "因子编码大小写不规范", "a factor code in the other case"),
    CODE_UNKNOWN("code.unknown", NOTE, "未知的因子编码", "a factor code in no table"),
    CODE_MIXED("code.mixed", NOTE, "2005 版与 2017 版编码混用", "codes of 2005 and of 2017 in one packet"),
    CODE_NO_LETTER("code.no-letter", NOTE, "因子编码缺少首字母", "a factor code without its first letter"),
    SUFFIX_UNKNOWN("suffix.unknown", NOTE, "未知的后缀", "a suffix in no edition"),
    SUFFIX_CASE("suffix.case", NOTE, "后缀大小写不规范", "a suffix in the wrong case"),
    NAME_CASE("name.case", NOTE, "参数名大小写不规范", "a parameter name in the wrong case"),
    NAME_POLID("name.polid", NOTE, "PolId 误写为 PoIId", "PoIId (capital i) for PolId"),
    VALUE_EMPTY("value.empty", NOTE, "值为空", "an empty value"),
    VALUE_NOT_A_NUMBER("value.not-a-number", NOTE, "值不是数字，保留原文", "the value is no number; its text is kept"),
    VALUE_DIGITS("value.digits", NOTE, "值的位数超过类型规定", "more digits than the type allows"),
    VALUE_TOO_LONG(
            "value.too-long", NOTE, "数字过长，只保留原文", "a number too long for an exact decimal; only its text is kept"),
    VALUE_PLAIN("value.plain", SILENT, "值带“+”或多余的零", "a leading + or leading zeros"),
    MARK_UNKNOWN("mark.unknown", NOTE, "未知的数据标记，原样保存", "a data flag in no table, kept as it is"),

    // Time
    TIME_LONG("time.long", NOTE, "DataTime 为 17 位，取前 14 位", "DataTime has 17 digits; the first 14 count"),
    TIME_IMPOSSIBLE("time.impossible", HOLD, "DataTime 不是可能的时间", "DataTime is no possible time"),
    TIME_BEFORE_2005("time.before-2005", HOLD, "DataTime 早于 2005 年", "DataTime is before 2005"),
    TIME_AHEAD("time.ahead", HOLD, "DataTime 超前 24 小时以上", "DataTime is more than 24 hours ahead"),
    TIME_PERIOD_END("time.period-end", NOTE, "DataTime 标的是时段终点", "DataTime labels the end of the period"),
    TIME_MISSING("time.missing", HOLD, "上传数据没有 DataTime", "an upload of values without DataTime"),

    // Encryption
    CRYPT_NO_KEY("crypt.no-key", HOLD, "数据区已加密，没有密钥", "the data area is encrypted and there is no key"),
    CRYPT_WRONG_KEY("crypt.wrong-key", HOLD, "没有一个密钥能解开数据区", "no key opens the data area"),
    CRYPT_PRINTED("crypt.printed", NOTE, "密文以可打印文本发送", "the ciphertext was sent as printed text"),

    // Messages
    MESSAGE_UNKNOWN("message.unknown", NOTE, "该版本没有这条命令", "the edition does not know this command"),
    MESSAGE_FIELD_MISSING("message.field-missing", NOTE, "命令缺少必需的参数", "a parameter the command needs is missing"),
    MESSAGE_FIELD_UNUSABLE(
            "message.field-unusable", NOTE, "命令的参数不可用", "a parameter of the command is out of its type or range"),
    MESSAGE_NOT_DEFINED(
            "message.not-defined",
            NOTE,
            "标准文本未获得，该命令的内容不予猜测",
            "the content of this command is not known to us; refused, not guessed"),

    // Stream
    STREAM_NOISE("stream.noise", NOTE, "包与包之间的无关字节", "bytes between packets that belong to none");

    private static final String ROOM = "hj212.";

    private final String code;
    private final Policy policy;
    private final String textZh;
    private final String textEn;

    ProblemCode(String code, Policy policy, String textZh, String textEn) {
        this.code = ROOM + code;
        this.policy = policy;
        this.textZh = textZh;
        this.textEn = textEn;
    }

    /** The stable code, for example {@code hj212.crc.mismatch}. */
    public String code() {
        return code;
    }

    public Policy policy() {
        return policy;
    }

    public String textZh() {
        return textZh;
    }

    public String textEn() {
        return textEn;
    }

    public static Optional<ProblemCode> findByCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
