"""What tells a body in the text: the cores that are sought, and the words that stand around them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import ahocorasick_rs

from .bodies import HEADS, LEVELS, split_core, tables
from .divisions import place_names
from .phrases import Rule
from .places import GROUPS

RULES = (
    Rule(
        name="agency/known",
        source="data/agencies.tsv",
        example="（责任单位：⟦市审管办⟧）",
        expected="杭州市行政审批服务管理办公室",
    ),
    Rule(
        name="agency/body",
        source="data/short_names.tsv: a whole short name",
        example="经⟦市政府⟧同意",
        expected="杭州市人民政府",
    ),
    Rule(
        name="agency/stem",
        source="data/short_names.tsv: stem and 局, 委, 办",
        example="宁波市财政局、⟦宁波市经信局⟧",
        expected="宁波市经济和信息化局",
    ),
    Rule(
        name="agency/sub-unit",
        source="上海市排水与污水处理条例 (2019) 第五条",
        example="⟦上海市水务局执法总队⟧具体负责",
        expected="上海市水务局执法总队",
    ),
    Rule(
        name="agency/department",
        source="杭州城西科创大走廊条例（草案） (2024) 第二十五条",
        example="会同⟦市规划和自然资源部门⟧进行审查",
        expected="杭州市规划和自然资源局",
    ),
    Rule(
        name="agency/class",
        source="杭州市推行“证照分离”改革全覆盖试点工作方案 (2020) 一",
        example="⟦各区、县（市）政府⟧要抽调专人",
        expected="杭州市各区、县（市）人民政府",
    ),
    Rule(
        name="agency/units",
        source="关于加快推进跨境电子商务发展的实施意见 (2019) 二（二）",
        example="鼓励⟦各区、县（市）⟧设立运行监测点",
        expected="杭州市各区、县（市）人民政府",
    ),
    Rule(
        name="agency/shared",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024) （十七）",
        example="（⟦萧山区⟧、钱塘区政府）",
        expected="杭州市萧山区人民政府",
    ),
    Rule(
        name="agency/zone",
        source="支持商贸头部企业发展政策实施细则 (2022)",
        example="报⟦杭州西湖风景名胜区管委会⟧",
        expected="杭州西湖风景名胜区管理委员会",
    ),
    Rule(
        name="agency/town",
        source="data/short_names.tsv: 人民政府; 街道办事处 behind a name",
        example="由⟦余杭区仓前街道办事处⟧负责",
        expected="杭州市余杭区仓前街道办事处",
    ),
    Rule(
        name="agency/ad-hoc",
        source="杭州市服务业扩大开放综合试点 (2023)",
        example="成立⟦市数字经济发展工作领导小组⟧，",
        expected="杭州市数字经济发展工作领导小组",
    ),
    Rule(
        name="agency/earlier",
        source="温州国家自主创新示范区建设 (2020) 四（一）",
        example="成立市消费工作领导小组。⟦领导小组⟧定期召开会议",
        expected="杭州市消费工作领导小组",
    ),
    Rule(
        name="agency/customs",
        source="中华人民共和国海关法 (2021) 第三条",
        example="、⟦宁波海关⟧、",
        expected="中华人民共和国宁波海关",
    ),
    Rule(
        name="agency/branch",
        source="data/short_names.tsv; 中国人民银行法 (2003) 第十三条",
        example="、⟦人行合肥中心支行⟧、",
        expected="中国人民银行合肥中心支行",
    ),
    Rule(
        name="agency/term",
        source="立法技术规范（试行）（一）(2009) 四; 温州市气候资源条例 第五条",
        example="设立三城管理委员会（以下简称管委会）。⟦管委会⟧负责",
        expected="三城管理委员会",
    ),
    Rule(
        name="agency/unnamed",
        source="none: the words of the paper, with the division in full",
        example="、⟦市文旅推广局⟧、",
        expected="杭州市文旅推广局",
    ),
)


Kind = Literal[
    "known", "core", "class", "zone", "ad hoc", "bank", "tax", "grid", "customs", "self", "term",
    "units", "acting", "division", "in duty", "unnamed", "company", "firm",
]  # fmt: skip

# What stands behind a stem where the body is told by its subject: 商务主管部门.
_CLASS_HEADS = (
    "部门 主管部门 行政部门 行政主管部门 行政管理部门 管理部门 监督管理部门 监管部门 执法部门 工作部门 职能部门 组成部门"
    " 业务部门 行政执法部门 综合管理部门 政府部门 党政部门 牵头部门 责任部门 机关 行政机关 管理机关 监督机关 主管机关 行政管理机关"
    " 主管机构 监督管理机构 管理机构 监管机构 工作机构 监督机构 行政机构 部门和单位 部门、单位 部门及单位 部门或者单位 有关单位 相关单位"
    " 监察机构 派出机构 指挥机构 协调机构 部委 直属机构 直属单位 责任单位 对口部门 对口单位 牵头单位 成员单位 参与单位 配合单位 协作单位 责任（配合）单位 相关各单位 有关各单位 主管单位 职能机构"
).split()
# 税务、公安、海关四部门: only behind those that it counts.
COUNTED = tuple(f"{number}部门" for number in "两三四五六七八九十")
_CLASS_PATTERNS = (
    tuple(
        prefix + head
        for head in _CLASS_HEADS
        for prefix in ("", "等", "等有关", "等相关", "等市级", "等省级")
    )
    + COUNTED
)
# Classes that need nothing before them.
_SELF = (
    "主管部门 行政主管部门 监管部门 执法部门 职能部门 行政执法部门 行政机关 司法机关 监察机关 国家机关 审批机关"
    " 登记机关 商事登记机关 公司登记机关 企业登记机关 婚姻登记机关 收养登记机关 市场主体登记机关 受质询机关 经营许可机关 行政许可机关 制定机关 备案机关 发证机关 主管机关 有权机关 批准机关 实施机关 执法机关 许可机关 复议机关 决策机关 公安机关 检察机关 审判机关"
    " 税务机关 审计机关 国家安全机关 侦查机关 兵役机关 出入境边防检查机关 海警机构 气象主管机构 立法机关 监督机关 任免机关 编制机关 质询机关"
    " 街道办事处 镇街 乡镇街道 居民委员会 村民委员会 村（居）民委员会 居（村）民委员会 居民（村民）委员会 村（居）委会 居委会 村委会 社区居民委员会 社区居委会"
    " 各地各部门 各地各有关部门 各级各部门 各地区各部门 各地区、各部门 各地、各部门 各地、各有关部门 各级党委和政府 各级党委政府 党委和政府 各级党委、政府 党委、政府 党委政府"
    " 各地各相关部门 各地、各相关部门 各地区各有关部门 各地区、各有关部门 各地区、各相关部门 各级、各部门 各级、各有关部门 各级各有关部门 各部门、各地区 各地各单位 各地、各单位 各地区各单位 各部门各单位 各部门、各单位 各级各单位"
    " 省直各单位 市直各单位 县直各单位 区直各单位 州直各单位"
    " 优化营商环境主管部门 优化营商环境工作主管部门"
    " 法律援助机构 社会保险经办机构 医疗保障经办机构 不动产登记机构 公共就业服务机构 公共人力资源服务机构 疾病预防控制机构 动物卫生监督机构 选举委员会 村民选举委员会"
    " 行政管理机构 制发机关 决定机关 执行机关 赔偿义务机关 赔偿委员会 执行法院 一审法院 二审法院 原审法院 常务委员会工作机构 常务委员会办事机构 常委会工作机构 常委会办事机构"
    " 动物疫病预防控制机构 农业技术推广机构 植物检疫机构 水文机构 社区矫正机构 土地储备机构 应急救援机构 现场应急救援机构"
    " 统计机构 档案机构 专门委员会 有关专门委员会 法制机构 流域管理机构 登记管理机关 社会团体登记管理机关 公安派出所 消防机构 公安消防机构 公安机关消防机构 第三方机构 第三方专业机构 人民法院 人民检察院 上级人民法院 消防救援机构 监督检查部门 消费者权益保护委员会 社会保险监督委员会 上级人民检察院 专门人民法院 行政审批部门"
    " 海事法院 知识产权法院 金融法院 互联网法院 铁路运输法院 铁路运输中级法院 军事法院 省军区 军分区 警备区 卫戍区 人民武装部 人民武装部门 常务委员会 常委会 主席团"
).split()
# 各县区、各部门要: what a paper calls all whom it addresses.
_EACH = "县市区 县区 区县 市县 旗县区 旗县市区 乡镇 镇街 区 县 市 州 单位"
_SELF += [
    f"各{units}{joint}各{head}"
    for units in _EACH.split()
    for joint in ("、", "")
    for head in ("部门", "有关部门", "相关部门", "单位", "有关单位", "相关单位")
    if not units.endswith(head)
]
_AD_HOC = (
    "领导小组 协调小组 推进小组 工作小组 工作组 专项小组 联席会议 指挥部 工作专班 专班 推进组 协调委员会 协调机制办公室 执行小组 联合办公室 专家委员会 专家咨询委员会"
).split()
# What guards a border, and its name in full behind that of its seat.
FRONTIER = {"海关": "海关", "边检站": "出入境边防检查站", "出入境边防检查站": "出入境边防检查站"}
_ZONE = ("管理委员会", "管委会", "党工委")
# Told only behind a level: 市府办, but not 穗府办.
_LEVELLED = frozenset("团委 府办 安办 防办 防指".split())


@cache
def automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, Kind, int], ...]]:
    """Every core, and for each its name, its kind and where the core begins in the pattern."""
    rows = tables()
    found: dict[str, tuple[str, Kind, int]] = {}

    def add(pattern: str, kind: Kind, core_at: int = 0) -> None:
        found.setdefault(pattern, (pattern, kind, core_at))

    for name in rows.whole:
        if name.endswith("部"):  # 自然资源部门 is not 自然资源部
            add(name + "门", "class", len(name) - 1)
        add(name, "core" if split_core(name) or name in rows.bodies else "known")
    for short in rows.bodies:
        if short.startswith(("委", "党委")) or short in _LEVELLED:
            for level in LEVELS:
                add(level + short, "core", len(level))
        else:
            if short.endswith("部"):  # 人民武装部门 is not 武装部
                add(short + "门", "class", len(short) - 1)
            add(short, "core")
    for _, core in rows.known:
        add(core, "core")
    for stem in rows.stems:
        for head in HEADS:
            add(stem + head, "core")
    for name in _SELF:
        add(name, "self")
    for name in _CLASS_PATTERNS:
        add(name, "class")
    for name in _AD_HOC:
        add(name, "ad hoc")
        add(name + "办公室", "ad hoc")
    add("下设办公室", "ad hoc", 2)
    for duty in ("负责", "具体负责", "承担"):
        add("办公室" + duty, "ad hoc")
    for name in _ZONE:
        add(name, "zone")
    for zone in ("开发区", "保税区", "合作区", "示范区", "试验区", "自贸区", "高新区", "度假区"):
        for name in ("管理局", "执委会", "执行委员会"):
            add(zone + name, "zone", len(zone))
    for name in ("中国人民银行", "人民银行", "人行"):
        found[name] = (name, "bank", 0)
    found["国家税务总局"] = ("国家税务总局", "tax", 0)
    for name in GROUPS:
        add(name, "units")
    add("国网", "grid")
    for name in FIRMS:
        add(name, "firm")
    for name in FRONTIER:
        add(name, "customs")
    patterns = tuple(sorted(found))
    found_by = ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )
    return found_by, tuple(found[pattern] for pattern in patterns)


@cache
def stem_tails() -> frozenset[str]:
    """Heads of classes that begin inside a stem: 监管部门, for 市场监管 is one."""
    stems, _ = stem_index()
    heads = {*_CLASS_PATTERNS, *_SELF}
    return frozenset(
        head
        for head in heads
        if any(stem.endswith(head[:-2]) and len(stem) > len(head) - 2 for stem in stems)
    )


# 文化、文联、科协等部门: the people's organizations in a list of departments.
_ORGANIZATIONS = frozenset("工会 总工会 共青团 团委 妇联 残联 科协 文联 侨联 工商联 供销社".split())


@cache
def stem_index() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """The stems that may stand before 部门; for each ending their lengths, the longest first."""
    stems = frozenset(stem for stem in tables().stems if len(stem) > 1 or stem == "水")
    stems |= _ORGANIZATIONS
    return stems, lengths_by_end(stems)


def lengths_by_end(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For the last two characters of each name, and for a name of one, the lengths, the longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(lengths, reverse=True)) for ending, lengths in found.items()}


@cache
def place_lengths() -> dict[str, tuple[int, ...]]:
    """The same for the names of divisions that may stand before a body's."""
    return lengths_by_end(place_names())


def _backwards(words: str) -> str:
    """An alternation of the words, each written from its end to its beginning, the longest first."""
    return "|".join(re.escape(word[::-1]) for word in sorted(words.split(), key=len, reverse=True))


# 设区的市、县（市、区）: the units of a class, and what stands between two of them.
_UNITS = _backwards(
    "省（区、市） 省（自治区、直辖市） 海区 军区 分、州、市 设区市 地级以上市 县级以上市 地级市 县级市 较大的市 设区的市 不设区的市 省辖市 市辖区 直辖市 特别行政区 自治区 自治州 自治县 民族乡 区、县（市） 区县（市） 县（市、区） 县（市）区"
    " 县（市）、区 县（市） 区（市） 市（区） 县（区） 区（县、市） 区（县） 区（市）县 县（市、区、旗） 县（自治县） 区县（自治县） 市（州） 市〔州〕 县〔市、区〕 县〔市、区、特区〕 区（市、特区） 市〔特区、区〕 县、特区、区 市（地） 乡（镇） 镇（乡） 乡镇（街道） 乡镇（街道办事处） 镇（街道） 苏木乡镇 苏木镇 苏木 乡镇"
    " 区县 县区 旗县区 县市区 市县 旗县 省市 市区 街道 兵团 开发区（园区） 开发区 园区 城市 地区 省 县 州 旗 盟 镇"
)
_JOINTS = _backwards("、 和 或者 或 及 以及 与 以及其他")
# What narrows a class: 县级以上地方各级, 所在地的, 有关.
_NARROWERS = _backwards(
    "县级以上地方 县级以上 乡级以上 乡镇以上 地市级以上 市级以上 省级以上 设区的市级以上 设区的市级 地市级 省级 市级 县级 区级 州级 乡级 镇级 国家级 试点 各级 上一级 上级"
    " 下一级 下级 同级 本级 地方各级 地方 有关 相关 所在地的 所在地 当地 属地 各地区 各地 各 其他 基层 所在 口岸 军队 沿海 沿江 沿河 沿湖 沿线 沿岸 原 该 所属的 所属 负有相关职责的 有批准权的 有审批权的 有管辖权的 有审核权的 有管理权限的 有处理权限的 有权处理的 住所地的 住所地 户籍地 经常居住地 居住地 行为地 发生地 三级 两级 共同的 共同 相应的 市直 各个 省直 区直 县直 州直 盟直 旗直 地直"
    " 国家 中央 中国 业务 行业 涉企 职能 直属 对口 责任 党政 具体 项目 审批 牵头 监管 内设 派出"
)
_CITY = "市(?![城超上都夜门闹集股楼早开])"  # not 城市, 上市, 超市
_DISTRICT = (
    "区(?![地社小园街护海分辖景城开新特库山牧林矿灾片厂校战专保税发域])"  # not 地区, 社区, 园区
)
_COUNTY = "县(?!城)|）[^（）\n]{1,14}含（县|）[^（）\n]{1,8}（区发开"  # 县（含市、市辖区）
_UNIT = rf"(?:{_UNITS}|{_CITY}|{_DISTRICT}|{_COUNTY}|乡(?!城))"  # not 城乡
_ITEM = rf"(?:上以)?级?{_UNIT}(?:{_NARROWERS})*+"
CLASS_ENDS = frozenset(word[0] for word in (_UNITS + "|" + _NARROWERS).split("|"))
CLASS_ENDS |= {"市", "区", "上", "级", "）", "的"}
CLASS_BEFORE = re.compile(
    rf"(?:{_NARROWERS})*+(?:的(?={_UNIT}))?+(?:{_ITEM}(?:(?:{_JOINTS})?{_ITEM})*+)?"
)


TITLES = re.compile(r"《[^《》\n]{1,120}(?=[《》])")
# 政府 is no body in 市政府采购, 全市政府性融资担保机构.
_NOT_GOVERNMENT = re.compile(
    "(?=采购|投资|信息(?!化)|性|购买|主导|引导|网|基金|补贴|债|规章|资助|出资|扶持|奖励|工作报告|公报|服务|职能|机关(?!事务)|定价|指导价|储备"
    "|雇员|门户|数据|质量奖|津贴|特派员|资金|资产|产业|平台|预算|财政|项目|投入|监管(?!部门|机构)|管理(?!部门|机构|[^，。；\n]{1,16}的(?:部门|机构))|承担|法制机构|出台)"
    "(?!(?<=人民政府)(?:(?![的和及与])[一-龥、]){2,16}?(?:部门|机构))"
)
AFTER = {
    "办": re.compile("[理法公学事证案结好展函发字〔]"),
    "委": re.compile("[托员派任]"),
    "局": re.compile("[长部域限势面]"),
    "厅": re.compile("长"),
    "组": re.compile("[织长]|成(?!员)"),
    "议": re.compile("制度"),
    "部": re.compile("分(?!管|别(?!墅))|[门位件署长级]|下(?!设)|队(?!伍)"),
    "大": re.compile("代表|会"),
    "协": re.compile("委员"),
    "院": re.compile("[长校]"),
    "会": re.compile("代表(?!团)"),
    "府": _NOT_GOVERNMENT,
    "央": re.compile(
        "财政|预算|企业|国家机关|单位|驻|层面|补助|资金|银行|军民|汇金|广播|电视|商务|公园|空调|地方"
    ),
    "关": re.compile(
        "工作人员|负责人|副?总监|事业|监管|总署|特殊|报关|编码|进出|税|统计|检验|申报|查验|通关|手续|估价|法|业务|有效|特别"
        "|办公楼|大院|运行经费"
    ),
    "构": re.compile("工作人员|负责人"),
    "位": re.compile("和个人|或者?个人|、个人|及个人|与个人"),
    "团": re.compile("成员|会议|常务主席|主席"),
    "门": re.compile("间|内部|规章|协调(?:机制|会)|联动|协同|网站|户网"),
}
# 常务委员会 by itself: of the congress that the paper is about.
NO_STANDING = re.compile(
    "会议|组成人员|委员|副?主任|副委员长|副?秘书长|(?:办事|工作)机构|办公|代理|公报|职务"
)
GUARDED = frozenset(("core", "known", "class", "self", "customs", "ad hoc"))
HAN = "[一-龥]"
CUSTOMS_AFTER = re.compile("[、，。；（）：\\s]|$|牵头|负责|按|等|参与|配合|会同|和|与|及")
# What no name runs on across.
STARTS = frozenset("，。；：！？\n 　（《“、由向报经或对应将被把及与和") | {""}
# Where the words of a name can not begin: what is before 领导小组 or 管委会 is read back to one of these.
CUT = re.compile(
    r"[，。；：、！？\s（）《》〈〉\[\]]|以下简称|以下统称|下称|或者|以及|其他|并|\d+[.．]|等\d+个|承担|落实|提出|提交|召开|认真|召集|审议|抽调|组成|定期|参加|成立|建立|组建|设立|健全|完善|调整|撤销|研究讨论|出席|列席|接受|配合|协助|告知|通知|移送|移交|抄送|服从|发挥|依托|优化|现有的|充分|利用|采取“?|参考|比照|提请|接到|报送|执行|完成|联系|加强|强化|统筹|明确|通过|根据|按照"
    r"|报[告请经]|请求|取得|责成|申请|产生|阻[挠碍]|妨碍|拒绝|经(?![济贸开信营])|对(?![外口])|(?<!自)由|(?<!行)为|[报向在或的将把是以]|关于|会同|印发"
)
LOOSE_CUT = re.compile("[和与及]")  # 市促进中小企业和民营企业发展工作领导小组
BANK = re.compile(
    r"营业管理部|(?:(?!人民|分行|中心)[一-龥]){2,6}?(?:省分行|自治区分行|市分行|分行|中心支行|支行|中支|营业管理部)"
)
TAX = re.compile(r"(?:(?!税务)[一-龥]){2,12}?税务局")
GRID = re.compile(rf"{HAN}{{2,8}}?(?:供电公司|电力公司|电力有限公司|电力(?=[、，。；）\n]))")
# What the nation's firms and forces have in a place: 中国铁路某局集团, 中国移动某某分公司, 武警某市支队.
_NAME = "(?:(?![和与及或])[一-龥])"
_COMPANY = re.compile(rf"(?!集团公司)(?:集团)?(?:有限公司)?{_NAME}{{2,8}}?(?:分公司|公司)")
FIRMS = {
    "中国铁路": re.compile(rf"{_NAME}{{2,5}}?局(?:集团)?(?:有限)?(?:公司)?(?![一-龥])"),
    "民航": re.compile(rf"{_NAME}{{2,6}}?(?:管理局|监管局|空管分局|空管站)"),
    "武警": re.compile(rf"{_NAME}{{2,6}}?(?:总队|支队)"),
    "中国移动": _COMPANY,
    "中国联通": _COMPANY,
    "中国电信": _COMPANY,
    "中国铁塔": _COMPANY,
    "中国邮政": _COMPANY,
}
MARKER = re.compile("国家(?!级)|全国|中央|国务院|省级|市级|县级|各级|有关省级|省推进|市推进")
SUB_UNIT = re.compile(
    r"(?:(?![的和及与由对在、])[一-龥]){0,6}?(?:总队|支队|大队|(?<![各个该])分局)"
)
# 国务院常务会议, 教育部教材局: a part of a body of the nation.
MEETING = re.compile("(?:全体|常务|总理办公)会议(?!上)")
# 国务院各部、各委员会, 国务院组成部门管理的国家行政机构, 国务院学位委员会.
MINISTRIES = re.compile(
    "各部(?=[、和及])|(?:组成部门|直属(?:特设)?机构|办事机构|行政机构|议事协调机构)(?:管理的国家行政机构)?|(?:(?![的和及与或]|批准|设立|成立|决定|授权|同意|组织|领导)[一-龥]){2,8}?委员会(?!办公|主[任席]|委员|成员)"
)
# 人民检察院公诉部门, 人民法院赔偿委员会: a part of a court or procuratorate.
COURT_UNIT = re.compile(
    "(?:(?![的和及与或对在应可向由将第届])[一-龥]){0,8}?(?:(?:检察|侦查|监督|公诉|案件管理|预防|审判|立案|执行)(?:部门|庭)|司法鉴定(?:机构|部门)|(?:审判|检察|赔偿)委员会)(?!委员|会议|第|通过)"
)
BUREAU = re.compile(
    "(?:(?![会和与及或其由对在将向等直所各、])[一-龥]){1,8}?[司局](?=[、，。；：）（\\n ]|承担|负责|牵头|会同|要(?!求)|应|按|[和及与]|组织|$)"
)
BODY_TERM = re.compile(
    "(?:[委办局厅院]|(?:委员|联合|协|商|学|管委|常委|理事|工|研究|基金)会|会议|小组|办公室|部门|机关|机构|政府|专班|指挥部|中心|集团|海关)$"
)
# 全州各级行政机关及法律法规授权具有行政职能的事业单位和社会组织（以下统称政务部门）: no name.
CLASS_WORDS = re.compile("授权|各级|[^，]是|(?:组织|单位|部门|企业|人员)$")
# 佛山市加强基础设施建设工作领导小组: a verb that a name of its own may begin with, behind the division.
NAMES_BEGIN = frozenset("优化 加强 强化 健全 完善 统筹 落实".split())
# 团市委, 共青团杭州市委.
LEAGUE = re.compile("(?:共青团|(?<![一-龥])团)(?:中国)?$")
# 保监会云南监管局, 审计署武汉特派办: what a body of the nation has in a province or prefecture.
LOCAL_OFFICE = re.compile(
    rf"(?P<place>{HAN}{{2,6}}?)(?P<head>监管(?:分|支)?局|监管办(?:公室)?|分局|支局|分行|支行|分公司|调查总?队|特派员办事处|特派办|专员办)"
)
# 市委金融工委, 市政府口岸办: what a Party committee or a government has, behind its own name.
_OFFICE_ENDS = r"(?=[、，。；：）（《\n ]|牵头|负责|配合|参与|会同|等|要|应|[和与及](?=[省市区县州]|各|有关)|[省市县区州]|按|$)"
_OFFICE = (
    r"(?:(?![的和及与或在为由应可将把被从向以是有等各]|对(?!外|台)|书记|常委|政府|领导)[一-龥])"
)
PARTY_OFFICE = re.compile(
    rf"{_OFFICE}{{1,9}}?(?:办公室|研究室|督查室|委员会|工委|(?<![举承主创协联督交申代批试包开兴催筹经自查帮官民公])办|(?<![干内全本])部|(?<![格布大全开新变])局){_OFFICE_ENDS}"
)
STATE_OFFICE = re.compile(
    rf"{_OFFICE}{{0,6}}?(?:研究室|督查室|参事室)|{_OFFICE}{{1,6}}?(?:办公室|(?<![举承主创协联督交申代批试包开兴催筹经自查帮官民公])办){_OFFICE_ENDS}"
)
# 省妇女儿童工作委员会办公室
OFFICE = re.compile("办公[厅室]")
STANDING = re.compile("及其(?:常务委员会|常委会)")
# 政府有关部门: a class though 政府 alone is none.
OF_GOVERNMENT = re.compile("[有相]关(?:部门|主管|行政|职能|单位)|各部门")
# 人民代表大会主席团, 常务委员会办公厅: a part with a name of its own.
ORGAN = re.compile(
    "主席团|(?:各|有关)?专门委员会|(?<=委员会)(?:办公厅|法制工作委员会|预算工作委员会)"
)
SESSION = re.compile(r"第[一二三四五六七八九十百]+届|[一二三四五六七八九十]+届")
BETWEEN_PARTS = frozenset(
    ("", "及其", "及", "和其", "的", "所属", "所属的", "及其所属", "及各", "各", "和各")
)
JOINED = frozenset(("、", "和", "及", "与", "或", "以及", "或者", "，", "会同", "商", "和市", "等"))
# Bodies that no row names: 市咨询委.  Only a level or a division's name before, no particle within.
_PLAIN = r"(?:(?![的和及与或在为对由应可不将把被从向以是有等各]|经(?![济贸信发科开营技局])|政府|部门|单位|企业|人民|组织|承办|举办|开办)[一-龥])"
# 省煤田地质局, 市文旅广电局: told by more than the words of its end that a row has.
WIDER = re.compile(rf"[省市县区州盟旗](?![级内场域人委政和的及辖]){_PLAIN}{{1,7}}(?<![设建成]立)$")
# 文晖街道办事处, 河阳镇人民政府: but no 小城镇政府, 报乡镇政府, 指导街道办事处.
TOWN = re.compile(
    r"(?:(?<![一-龥])|(?<=同意)|(?<=[和及与由向报])|(?<=(?<!所)在))"
    r"(?!(?:小?城|乡|集|村|小|中心|重点|特色|建制|示范|民族|城市|[强古重新老])(?:镇|乡|街道))"
    r"(?:(?![的和及与或由向在对报告各该本每并且全为将把被等给者]|所|属地|当地|政府|有关|相关|街道|办事处|乡镇|[应可]|其他|涉及|支持|指导|协助|配合|请求"
    r"|告知|通知|督促|委托|包括|作为|反馈|讨论|监督|要求|责令|会同|授权|抄送|提请|责成|组织|征求|协调|服从|设立|项目|个别|部分|一些|同意|奖励|表彰|撤销|拨付)[一-龥]){1,12}"
    r"(?:镇|乡(?!镇)|街道)$"
)
UNNAMED = re.compile(
    rf"[省市区县州盟旗乡镇](?:(?<!州)|(?![市县区]))(?![级内场域委和的及、，。（]|人(?!居)|政(?!数|管)|(?<=[乡镇])[村设企])(?:{_PLAIN}{{2,12}}?(?:局(?![部域限势面])|厅(?!长)|委(?![托员派任会])"
    rf"|办(?![理法公学事证案结好展]))|(?P<other>{_PLAIN}{{0,7}}(?:(?:社保|医保|就业|代建|农机|国资|治理|宣传|检测|储备|招商)中心|管理[处站])|{_PLAIN}{{2,9}}(?:集团|公司|(?:服务|管理|指挥|交易|促进|推广|事务|保障|监测|数据|信息|发展|研究|评估|执法|应急|救助|保护)中心|总队|支队|协会|联合会|研究院|科学院"
    r"|供电局|学会|委员会(?:办公室)?|(?<!委员会)办公室))(?=[、，（）；。\n：]|按职责|牵头|负责|配合|参与|等|要|应当|承担|组织|会同|统筹|协调|审[核批议定]|批准|备案|将|根据|按照|定期|及时|的(?:统一)?(?:领导|指导)))"
)
# What may stand before the level that such a name begins with; before a company only a mark.
UNNAMED_AFTER = frozenset("、，（：；。\n 由经报向商和同与及请") | {""}
NO_BODY_END = re.compile(
    "(?:[格布结大全开新破变时困当危终定僵残对]局|[餐大客展舞歌前音]厅|[常政村居推省市县区州旗盟乡镇]委|[举承主开兴创协联督交通代申查帮催筹合包经自试特操官民公]办)$"
)
ORDINARY_BARE = frozenset(
    (
        "人民政府 人民法院 人民检察院 人民代表大会 人民代表大会常务委员会 监察委员会 总工会 妇女联合会 工商业联合会"
        " 人大常委会 残疾人联合会 科学技术协会 红十字会 税务局 国税局 地税局"
        " 基层人民法院 中级人民法院 高级人民法院"
    ).split()
)

# 作出决定的监察机关: told though no unit stands before; 是全国商标的主管机关 tells none.
OFFICES = frozenset(
    (
        "公安机关 监察机关 检察机关 审判机关 司法机关 税务机关 审计机关 行政机关 国家机关 人民法院 人民检察院"
        " 基层人民法院 中级人民法院 高级人民法院"
    ).split()
)
# What only an authority does: 由…造价管理机构责令改正.
ORDERS = re.compile("责令|处以|处[一二三五十百0-9]|没收|吊销|给予警告")
# Whose department stands behind their own words.
WHOSE = re.compile("(?:单位|企业|公司|学校|机构|区内|[该其][一-龥]{1,8})的$")
# What the State itself manages: 公路管理机构 is a body wherever it stands, 财务管理机构 only where it must.
PUBLIC = frozenset(
    (
        "公路 海事 铁路 邮政 道路运输 水路运输 水上交通 航道 航标 港口 港航 渔政 流域 无线电 移民 通信 民用航空 航空 外汇"
        " 地震 草原 湿地 河道 堤防 保护区 自然保护区 自然保护地 风景名胜区 国家公园"
    ).split()
)
_ALONE = frozenset("有关单位 相关单位".split())
SELF_SET = frozenset(_SELF) | _ALONE
# These too where a name can not run on before them.
BARE_HEADS = SELF_SET | {"行政管理部门"}
SUBJECT = re.compile(
    "(?:许可|经[济贸营]|(?![的应对由向和与或将在为报、经及其各有可不]|组织|领导|批准|统一|规定|确定|设立|决定|指定|授权|要求|责令|制定|相关|其他|会同"
    "|通过|支持|鼓励|加强|建立|报送|申请|提出|依法|接受|接到|转送|移送|移交|抄送|告知|通知|配合|协助|协调|服从|请求|取得|征得|必须|责成|公布|阻[挠碍]|到|送)[一-龥])+"
)
# What joins two of a list.
JOINTS = ("、", "和", "以及", "及", "与", "或者", "或")
JOINT_ENDS = frozenset(word[-1] for word in JOINTS)
LISTED = re.compile(
    "(?:[、，。；：\\s]|以及|或者|和)((?:国有|(?![的应对由向和与或将在为报经及其各有可不等]|建立|完善|加强|健全|推动|会同)[一-龥]){2,9}(?:（[一-龥]{2,6}）)?)$"
)
SUBJECT_HEADS = frozenset(
    "主管部门 行政主管部门 行政部门 行政管理部门 监督管理部门 管理部门 监管部门 执法部门 综合管理部门 管理机构 监督管理机构 监察机构 协调机构 管理机关 主管机关 主管机构".split()
)
NO_SUBJECT = (
    "基金",
    "投资",
    "资产",
    "经营",
    "财务",
    "物业",
    "企业",
    "信托",
    "股权",
    "酒店",
    "商业",
)
NO_ACTOR = re.compile(
    "（[市区旗]|[级内城域境籍）人的乡镇、]|政策|业务|范围|行政|以上|财政|之间|两级|政府|管委会"
    "|(?![和及与])(?:(?![要应可须由会与向按将负对在各])[一-龥]){2,14}?(?:主管|行政|管理)部门"
)
AFTER_CENTRE = re.compile("[、和及与](?!地方|各)|关于|有关|决策|精神|部署|文件|要求|规定")
# Two bodies, where the second has a level of its own: 各区、县（市）及市有关部门.
TWO = re.compile(
    "(?P<units>(?:各|有关|相关)?(?:区、县（市）|区县（市）|县（市、区）|市、县（市、区）|区县|市县|县区)|(?:各|有关|相关)[县区市])(?:和|及|以及|、)"
    "(?=[省市县区](?:级|直)?各?(?:有关|相关)?(?:职能|主管)?(?:部门|单位))"
)
# 责任单位：财政局、教育局 in a county's paper.
LISTS_BEGIN = re.compile("(?:单位|部门)：$")
# 由水利局、气象局组成
BY = re.compile("(?<![理自])由$")
ITEM_BEGINS = re.compile(r"(?:^|\n)(?:[（]?[一二三四五六七八九十\d]{1,3}[）.．、]) ?$")
OF_PART = re.compile(
    "(?:开发|新|高新|园|度假|示范|试验|名胜|保税|合作|管理|片)区|街道|[乡镇](?!村)"
)
# What heads a list of bodies and is none.
LABELS = frozenset(
    "责任单位 牵头单位 成员单位 参与单位 配合单位 协作单位 对口单位 责任部门 牵头部门 主管部门".split()
)
