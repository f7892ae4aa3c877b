"""Agencies: every mention of a body, with its full name at the paper's place and day.

A body's name is read in two parts: its core (发改委, 人民政府, 有关部门) is sought in the text, then what
stands before it is read leftwards: a division's name, a level (市, 省) or words of a class (各区、县（市）).
Names, short names and lives are rows of `data/agencies.tsv` and `data/short_names.tsv`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

import ahocorasick_rs
import msgspec

from .places import (
    GROUPS,
    NATION,
    ZONE_HEADS,
    Unit,
    bare_name,
    bare_units,
    division_of,
    full_units,
    match_unit,
    match_zone,
    own_names,
    place_names,
    superior,
    unit_of,
    year_of,
)
from .records import Agency, Definition, Division, Record
from .source import Passage, read_rows, whole_passage

Kind = Literal[
    "known", "core", "class", "zone", "ad hoc", "bank", "tax", "grid", "customs", "self", "term",
    "units", "unnamed",
]  # fmt: skip

# --- The tables ------------------------------------------------------------------------------


class Known(Record, frozen=True, gc=False, kw_only=True):
    """A body with a row of its own: full name, code of its division ("" the nation), and life."""

    name: str
    scope: str
    since: str
    until: str

    def alive(self, day: str | None) -> bool:
        """Whether it was there on `day`; days and months are compared as far as both go."""
        if day is None:
            return not self.until
        return (not self.since or self.since[: len(day)] <= day[: len(self.since)]) and (
            not self.until or day[: len(self.until)] < self.until[: len(day)]
        )


class Short(Record, frozen=True, gc=False, kw_only=True):
    """A row of `short_names.tsv`; by_rank: the forms in a province, a city and a county."""

    full: str
    by_rank: tuple[str, str, str]
    since: str


class Tables(Record, frozen=True, kw_only=True):
    """known: (code of the division, name without the division) -> rows; whole: names that need none.

    stems: 发改 -> 发展和改革; bodies: 国资委 -> {}人民政府国有资产监督管理委员会
    """

    known: dict[tuple[str, str], tuple[Known, ...]]
    whole: dict[str, tuple[Known, ...]]
    stems: dict[str, Short]
    bodies: dict[str, Short]


@cache
def _tables() -> Tables:
    known: dict[tuple[str, str], tuple[Known, ...]] = {}
    whole: dict[str, tuple[Known, ...]] = {}
    for row in read_rows("agencies.tsv"):
        body = Known(name=row["name"], scope=row["scope"], since=row["since"], until=row["until"])
        unit = unit_of(body.scope)
        above = "" if unit is None else unit.name
        for name in (body.name, *filter(None, row["short_names"].split(";"))):
            own = above and name.startswith(above)
            core = name.removeprefix(above) if own else name[1:] if name[0] in "省市" else ""
            if core and body.scope:
                known[body.scope, core] = (*known.get((body.scope, core), ()), body)
            else:
                whole[name] = (*whole.get(name, ()), body)
    stems, bodies = {}, {}
    for row in read_rows("short_names.tsv"):
        by_rank = (row["province"], row["city"], row["county"])
        short = Short(full=row["full"], by_rank=by_rank, since=row["since"])
        (bodies if "{" in short.full else stems)[row["short"]] = short
    stems |= {short.full: short for short in list(stems.values()) if short.full not in stems}
    return Tables(known=known, whole=whole, stems=stems, bodies=bodies)


_LEVELS = ("自治区", "自治州", "自治县", "省", "市", "区", "县", "州", "旗", "盟")
# What stands behind a stem: 发改委, 商务局; and how it is written in full.
_HEADS = {"局": "局", "厅": "厅", "委员会": "委员会", "委": "委员会", "办公室": "办公室", "办": "办公室"}
# What stands behind a stem where the body is told by its subject: 商务主管部门.
_CLASS_HEADS = (
    "部门 主管部门 行政部门 行政主管部门 行政管理部门 管理部门 监督管理部门 监管部门 执法部门 工作部门 职能部门 组成部门"
    " 业务部门 行政执法部门 综合管理部门 政府部门 党政部门 牵头部门 责任部门 机关 行政机关 管理机关 监督机关 主管机关 行政管理机关"
    " 主管机构 监督管理机构 管理机构 监管机构 工作机构 监督机构 行政机构 部门和单位 部门、单位 部门及单位 部门或者单位 有关单位 相关单位"
    " 派出机构 指挥机构 部委 直属机构 直属单位 责任单位 对口部门 对口单位 牵头单位 成员单位 职能机构"
).split()
_CLASS_PATTERNS = tuple(
    prefix + head
    for head in _CLASS_HEADS
    for prefix in ("", "等", "等有关", "等相关", "等市级", "等省级")
)
# Classes that need nothing before them.
_SELF = (
    "主管部门 行政主管部门 监管部门 执法部门 职能部门 行政执法部门 行政机关 司法机关 监察机关 国家机关 审批机关"
    " 登记机关 发证机关 主管机关 有权机关 批准机关 实施机关 执法机关 许可机关 复议机关 决策机关 公安机关 检察机关 审判机关"
    " 税务机关 审计机关 国家安全机关 侦查机关 兵役机关 出入境边防检查机关 海警机构 气象主管机构 立法机关 监督机关 任免机关 编制机关 质询机关"
    " 街道办事处 镇街 乡镇街道 居民委员会 村民委员会 村（居）民委员会 居（村）民委员会 居民（村民）委员会 村（居）委会 居委会 村委会"
    " 各地各部门 各地各有关部门 各级各部门 各地区各部门 各地区、各部门 各地、各部门 各地、各有关部门 各级党委和政府 各级党委政府 党委和政府 各级党委、政府"
    " 第三方机构 第三方专业机构 人民法院 人民检察院 上级人民法院 中级人民法院 高级人民法院 基层人民法院 上级人民检察院 专门人民法院 行政审批部门"
).split()
_AD_HOC = (
    "领导小组 协调小组 推进小组 工作小组 工作组 专项小组 联席会议 指挥部 工作专班 专班 推进组 协调机制办公室 筹备组 理事会 执行小组"
).split()
_ZONE = ("管理委员会", "管委会", "党工委")


@cache
def _stem_index() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """The stems that may stand before 部门; for each last character their lengths, the longest first."""
    stems = frozenset(stem for stem in _tables().stems if len(stem) > 1 or stem == "水")
    return stems, _lengths(stems)


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[-1], set()).add(len(name))
    return {last: tuple(sorted(lengths, reverse=True)) for last, lengths in found.items()}


@cache
def _place_lengths() -> dict[str, tuple[int, ...]]:
    """The same for the names of divisions that may stand before a body's."""
    return _lengths(place_names())


def _split(core: str) -> tuple[str, str] | None:
    """A core's stem and head: 发改委 is 发改 and 委."""
    for head in _HEADS:
        if core.endswith(head) and core[: -len(head)] in _tables().stems:
            return core[: -len(head)], head
    return None


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, Kind, int], ...]]:
    """Every core, and for each its name, its kind and where the core begins in the pattern."""
    tables = _tables()
    found: dict[str, tuple[str, Kind, int]] = {}

    def add(pattern: str, kind: Kind, core_at: int = 0) -> None:
        found.setdefault(pattern, (pattern, kind, core_at))

    for name in tables.whole:
        if name.endswith("部"):  # 自然资源部门 is not 自然资源部
            add(name + "门", "class", len(name) - 1)
        add(name, "core" if _split(name) or name in tables.bodies else "known")
    for short in tables.bodies:
        if short.startswith(("委", "团委", "党委")):
            for level in (*_LEVELS, "自治区党") if short.startswith("委") else _LEVELS:
                add(level + short, "core", len(level) if not level.endswith("党") else 3)
            add("团" + level + short, "core", 1) if short == "委" else None
        else:
            add(short, "core")
    for _, core in tables.known:
        add(core, "core")
    for stem in tables.stems:
        for head in _HEADS:
            add(stem + head, "core")
    for name in _SELF:
        add(name, "self")
    for name in _CLASS_PATTERNS:
        add(name, "class")
    for name in _AD_HOC:
        add(name, "ad hoc")
        add(name + "办公室", "ad hoc")
    for name in _ZONE:
        add(name, "zone")
    for name in ("中国人民银行", "人民银行", "人行"):
        found[name] = (name, "bank", 0)
    found["国家税务总局"] = ("国家税务总局", "tax", 0)
    for name in GROUPS:
        add(name, "units")
    add("国网", "grid")
    add("海关", "customs")
    patterns = tuple(sorted(found))
    automaton = ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )
    return automaton, tuple(found[pattern] for pattern in patterns)


# --- Reading leftwards -----------------------------------------------------------------------


def _backwards(words: str) -> str:
    """An alternation of the words, each written from its end to its beginning, the longest first."""
    return "|".join(re.escape(word[::-1]) for word in sorted(words.split(), key=len, reverse=True))


# 设区的市、县（市、区）: the units of a class, and what stands between two of them.
_UNITS = _backwards(
    "设区的市 不设区的市 省辖市 市辖区 直辖市 特别行政区 自治区 自治州 自治县 民族乡 区、县（市） 区县（市） 县（市、区） 县（市）区"
    " 县（市）、区 县（市） 县（区） 区（县、市） 区（县） 区（市）县 县（市、区、旗） 县（自治县） 区县（自治县） 市（州） 市（地） 乡（镇） 镇（乡） 乡镇"
    " 区县 县区 旗县区 县市区 市县 旗县 省市 市区 街道 兵团 开发区 园区 城市 地区 省 县 州 旗 盟 镇 乡 部委"
)
_JOINTS = _backwards("、 和 或者 或 及 以及 与 以及其他")
# What narrows a class: 县级以上地方各级, 所在地的, 有关.
_NARROWERS = _backwards(
    "县级以上地方 县级以上 乡级以上 乡镇以上 市级以上 省级以上 设区的市级以上 设区的市级 地市级 省级 市级 县级 区级 州级 乡级 镇级 国家级 各级 上一级 上级"
    " 下一级 下级 同级 本级 地方各级 地方 有关 相关 所在地的 所在地 当地 属地 各 其他 基层 所在 沿海 原 该 所属的 所属 负有相关职责的 市直 省直 区直 县直 州直"
    " 国家 中央 业务 行业 涉企 职能 直属 对口 责任 党政 具体 项目 审批 牵头 监管 内设 派出"
)
_CITY = "市(?![城超上都夜门闹集股楼早开])"  # not 城市, 上市, 超市
_DISTRICT = "区(?![地社小园辖景城开新特库山牧林矿灾片厂校战专保发域])"  # not 地区, 社区, 园区
_UNIT = rf"(?:{_UNITS}|{_CITY}|{_DISTRICT})"
_ITEM = rf"(?:上以)?级?{_UNIT}(?:{_NARROWERS})*+"
_CLASS_ENDS = frozenset(word[0] for word in (_UNITS + "|" + _NARROWERS).split("|"))
_CLASS_ENDS |= {"市", "区", "上", "级", "）"}
_CLASS_BEFORE = re.compile(
    rf"(?:{_NARROWERS})*+(?:{_ITEM}(?:(?:{_JOINTS})?{_ITEM})*+)?"
)


# --- Words around ----------------------------------------------------------------------------

_TITLES = re.compile("《[^《》]*")
# 政府 is no body in 市政府采购, 全市政府性融资担保机构.
_NOT_GOVERNMENT = re.compile(
    "采购|投资|信息|性|购买|主导|引导|网|基金|补贴|债|规章|资助|出资|扶持|奖励|工作报告|公报|服务|职能|机关(?!事务)|定价|指导价|储备"
    "|雇员|门户|数据|质量奖|津贴|特派员|资金|资产|产业|平台|预算|财政|项目|投入|监管|管理|承担|法制机构|出台"
)
_AFTER = {
    "办": re.compile("[理法公学事证案结好展函发字〔]"),
    "委": re.compile("[托员派任]"),
    "局": re.compile("[长部域限势面]"),
    "厅": re.compile("长"),
    "部": re.compile("分(?!管)|[门位件署长级下]|队(?!伍)"),
    "大": re.compile("代表|会"),
    "协": re.compile("委员"),
    "院": re.compile("[长校]"),
    "会": re.compile("代表(?!团)"),
    "府": _NOT_GOVERNMENT,
    "央": re.compile("财政|预算|企业|国家机关|单位|驻|层面|补助|资金|银行|军民|汇金|广播|电视|商务|公园|空调|地方"),
    "关": re.compile("工作人员|负责人|事业|监管|总署|特殊|报关|编码|进出|税|统计|检验|申报|查验|通关|手续|估价|法|业务|有效|特别"),
    "构": re.compile("工作人员|负责人"),
    "位": re.compile("[：:]|和个人|或者?个人|、个人|及个人|与个人"),
    "门": re.compile("间|内部|规章|协调(?:机制|会)|联动|协同|网站|户网"),
}
_HAN = "[一-龥]"
# What no name runs on across.
_STARTS = frozenset("，。；：！？\n 　（《“、由向报经或对应将被把及与和") | {""}
# Where the words of a name can not begin: what is before 领导小组 or 管委会 is read back to one of these.
_CUT = re.compile(
    r"[，。；：、！？\s（）《》〈〉\[\]]|以下简称|以下统称|下称|或者|以及|其他|并|\d+[.．]|承担|落实|提出|召开|认真|召集|审议|抽调|组成|定期|参加|成立|建立|组建|设立|健全|完善|调整|发挥|依托|优化|现有的|充分|利用|采取“?|参考|比照|提请|接到|报送|执行|完成|联系|加强|强化|统筹|明确|通过|根据|按照"
    r"|经(?![济贸开信营])|对(?![外口])|[由报向在或的将把为是以]|关于|会同|印发"
)
_LOOSE_CUT = re.compile("[和与及]")  # 市促进中小企业和民营企业发展工作领导小组
_BANK = re.compile(rf"(?:(?!人民|分行|中心)[一-龥]){{2,6}}?(?:省分行|自治区分行|市分行|分行|中心支行|支行|中支|营业管理部)")
_TAX = re.compile(r"(?:(?!税务)[一-龥]){2,12}?税务局")
_GRID = re.compile(rf"{_HAN}{{2,8}}?(?:供电公司|电力公司|电力有限公司)")
_MARKER = re.compile("国家(?!级)|全国|中央|国务院|省级|市级|县级|各级|有关省级|省推进|市推进")
_SUB_UNIT = re.compile(rf"(?:(?![的和及与由对在、])[一-龥]){{0,6}}?(?:总队|支队|大队)")
_BODY_TERM = re.compile("(?:[委办局厅会院]|小组|办公室|部门|机关|机构|政府|专班|指挥部|中心|集团|公司|海关|单位|银行)$")
_STANDING = re.compile("及其(?:常务委员会|常委会)")
_SESSION = re.compile(r"第[一二三四五六七八九十百]+届|[一二三四五六七八九十]+届")
_BETWEEN_PARTS = frozenset(("", "及其", "及", "和其", "的", "所属", "所属的", "及其所属", "及各", "各", "和各"))
_JOINED = frozenset(("、", "和", "及", "与", "或", "以及", "或者", "，", "会同", "商", "和市", "等"))
# Bodies that no row names: 市咨询委.  Only a level or a division's name before, no particle within.
_PLAIN = r"(?:(?![的和及与或在为对由经应可不将把被从向以是有等各级内场]|政府|部门|单位|企业|人民|组织|承办|举办|开办)[一-龥])"
_UNNAMED = re.compile(
    rf"[、，（：；。\n 由经报向商和同与及请]({_PLAIN}{{0,5}}?(?:省|市|自治区|区|县|州){_PLAIN}{{2,9}}?(?:局(?![部域限势面])|厅(?!长)"
    rf"|委(?![托员派任])|办(?![理法公学事证案结好展]))|(?<![由经报向商和同与及请]){_PLAIN}{{0,5}}?(?:省|市|自治区|区|县|州)"
    rf"{_PLAIN}{{2,9}}(?:集团|公司|中心|总队|支队|协会|联合会|研究院|科学院|供电局|学会|委员会)"
    r"(?=[、，）；。\n：]|按职责|牵头|负责|配合|参与|等))"
)
_NO_BODY_END = re.compile(
    "(?:[格布结大全开新破变时困当危终定僵残对]局|[餐大客展舞歌前音]厅|[常政村居推]委|[举承主开兴创协联督交通代申查帮催筹合包经自试特操官民公]办)$"
)
_ORDINARY_BARE = frozenset(
    (
        "人民政府 人民法院 人民检察院 人民代表大会 人民代表大会常务委员会 监察委员会 总工会 妇女联合会 工商业联合会"
        " 残疾人联合会 科学技术协会 红十字会 税务局 国税局 地税局"
    ).split()
)


# --- Names in full ---------------------------------------------------------------------------


def _pick(rows: Sequence[Known], day: str | None) -> Known:
    """The body that was there on `day`; the text's own word holds where none was: the last."""
    return next((row for row in rows if row.alive(day)), rows[-1])


@lru_cache(maxsize=4096)
def match_name(core: str, division: Division, day: str | None) -> tuple[str, str] | None:
    """The full name of the body that a paper of `day` calls `core` in `division`, and the rule.

    >>> match_name("科技局", Division(name="温州市", code="330300"), "2020-03")
    ('温州市科学技术局', 'agency/stem')
    """
    tables = _tables()
    rows = tables.known.get((division.code or "", core))
    if rows:
        return _pick(rows, day).name, "agency/known"
    short = tables.bodies.get(core)
    if short is not None:
        if short.since and day and day[: len(short.since)] < short.since[: len(day)]:
            return division.name + core, "agency/body"
        unit = unit_of(division.code) if division.code else None
        form = short.by_rank[unit.rank] if unit is not None else ""
        if form:
            return division.name + form, "agency/body"
        name = short.full.replace("{bare}", bare_name(division.name)).replace("{}", division.name)
        return name, "agency/body"
    parts = _split(core)
    if parts is not None:
        stem, head = parts
        return division.name + tables.stems[stem].full + _HEADS[head], "agency/stem"
    return None


@cache
def _national() -> dict[str, tuple[Known, ...]]:
    """Stems in full -> the nation's bodies: 税务 -> 国家税务总局."""
    found: dict[str, tuple[Known, ...]] = {}
    for rows in _tables().whole.values():
        for row in rows:
            if not row.scope:
                stem = re.sub("^(?:中华人民共和国|国家|中国)+|(?:部|总局|局|委员会|总署|署)$", "", row.name)
                if row not in found.get(stem, ()):
                    found[stem] = (*found.get(stem, ()), row)
    return found


@lru_cache(maxsize=4096)
def match_department(stem: str, division: Division, day: str | None) -> str | None:
    """The full name of the body that is in charge of `stem`; None where no table tells it.

    >>> match_department("商务", Division(name="广东省", code="440000"), "2023")
    '广东省商务厅'
    """
    tables = _tables()
    full = tables.stems[stem].full if stem in tables.stems else stem
    if division.code is None:
        rows = [row for row in _national().get(full, ()) if row.alive(day)]
        return rows[0].name if len(rows) == 1 else None
    for head in ("局", "厅", "委员会"):
        for row in tables.known.get((division.code, full + head), ()):
            if row.alive(day):
                return row.name
    if stem == "税务":
        found = match_name("税务局", division, day)
        return None if found is None else found[0]
    unit, year = unit_of(division.code), year_of(day)
    # The forms of the table are those since the reform of 2018; a 直辖市 has its own.
    if unit is None or unit.name.endswith("直辖") or (year is not None and year < 2019):
        return None
    if unit.rank == 0 and unit.name.endswith("市"):
        return None
    form = tables.stems[stem].by_rank[unit.rank] if stem in tables.stems else ""
    return division.name + full + form if form else None


@lru_cache(maxsize=65536)
def agency_id(name: str) -> str:
    """A name as an id that needs no escape: 杭州市各区、县（市）人民政府 -> 杭州市各区-县-市-人民政府."""
    return re.sub(r"\W+", "-", name).strip("-") or name


@lru_cache(maxsize=4096)
def _class_name(surface: str, jurisdiction: Division | None) -> str:
    """A class as it is called: 各区县（市）政府 in a Hangzhou paper is 杭州市各区、县（市）人民政府."""
    name = re.sub(r"\s", "", surface)
    name = re.sub("(?<!人民)政府(?=$|各|有关|及其?|所属|直属)", "人民政府", name)
    name = re.sub("(?<![、市])区县（市）", "区、县（市）", name)
    if jurisdiction is not None and jurisdiction.code is not None:
        units = re.fullmatch("各?((?:区、县（市）|县（[市区、旗]+）|[区县旗、和]|县（市）区?|市(?=人民))+人民政府)", name)
        own = unit_of(jurisdiction.code)
        if units and own is not None and own.rank < 2:
            if not (units[1].startswith("市") and own.rank == 1):
                return f"{jurisdiction.name}各{units[1]}"
        if re.match("市级.*(?:主管|执法)部门$", name) and own is not None and own.rank == 1:
            return jurisdiction.name + name
        if name.startswith("市人民政府") and own is not None:
            city = superior(jurisdiction, "市")
            return name if city is None else city.name + name[1:]
    return name


# --- Reading ---------------------------------------------------------------------------------


class _Found:
    """A mention as far as it is read; it may still grow."""

    __slots__ = ("start", "end", "name", "group", "rule", "kind", "division", "core")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        rule: str,
        kind: str,
        *,
        group: bool = False,
        division: Division | None = None,
        core: str = "",
    ) -> None:
        self.start, self.end, self.name, self.rule, self.kind = start, end, name, rule, kind
        self.group, self.division, self.core = group, division, core


Hit = tuple[int, int, str, Kind, int]  # start, end, name, kind, where the core begins


def find_agencies(
    passage: Passage,
    jurisdiction: Division | None,
    day: str | None,
    terms: Sequence[Definition] = (),
) -> list[Agency]:
    """Every mention of a body in `passage`, in its order, named in full.

    jurisdiction: of the paper, as `find_jurisdiction` gives it: 市发改委 is its own
    day: the paper's, an ISO date, month or year: bodies bear the names of that day, None is today
    terms: of the paper; those of kind "body" name bodies wherever they stand after their definition

    A body that no rule names keeps its words, with the rule "agency/unnamed".  A class (有关部门,
    各区、县（市）人民政府) and a list with one head (财政、税务部门) are one mention, a group.
    """
    reader = _Reader(passage, jurisdiction, day, terms)
    return [
        Agency(
            span=passage.span(found.start, found.end),
            provision=passage.provision(found.start),
            rule=found.rule,
            name=found.name,
            id=agency_id(found.name),
            group=found.group,
        )
        for found in reader.read()
    ]


class _Reader:
    """One pass over the hits of one passage."""

    def __init__(
        self,
        passage: Passage,
        jurisdiction: Division | None,
        day: str | None,
        terms: Sequence[Definition],
    ) -> None:
        self.passage, self.text = passage, passage.text
        self.reversed, self.length = passage.text[::-1], len(passage.text)
        self.jurisdiction, self.day, self.year = jurisdiction, day, year_of(day)
        self.near = jurisdiction.code if jurisdiction is not None else None
        self.place_names, self.place_lengths = place_names(), _place_lengths()
        self.own = own_names(self.near) if self.near else ()
        if self.own:
            self.place_lengths = dict(self.place_lengths)
            for last, lengths in _lengths(self.own).items():
                more = {*lengths, *self.place_lengths.get(last, ())}
                self.place_lengths[last] = tuple(sorted(more, reverse=True))
        self.stems, self.stem_lengths = _stem_index()
        self.national = jurisdiction is None or jurisdiction.code is None
        self.terms = {
            term.term: term for term in terms if term.kind == "body" and _BODY_TERM.search(term.term)
        }
        self.found: list[_Found] = []
        self.named: dict[str, str] = {}  # 领导小组 -> the last that was named in full

    def read(self) -> list[_Found]:
        titles = iter([match.span() for match in _TITLES.finditer(self.text)])
        title = next(titles, None)
        for start, end, name, kind, core_at in self._hits():
            while title is not None and title[1] <= start:
                title = next(titles, None)
            if self.found and start < self.found[-1].end:
                continue
            in_title = title is not None and title[0] <= start
            items = self._read_hit(start, end, name, kind, core_at)
            for item in items:
                if in_title and title is not None and not self._heads(item, title[0]):
                    continue
                self._append(item)
        self._settle()
        return self.found

    def _settle(self) -> None:
        """管委会 in a heading before the first full name: the paper's only one, if it has but one."""
        names = {found.name for found in self.found if found.rule == "agency/zone"}
        names |= {found.name for found in self.found if found.core.endswith("管委会")}
        if len(names) == 1:
            (name,) = names
            for found in self.found:
                if found.name == "管委会":
                    found.name, found.group, found.rule = name, False, "agency/earlier"

    def _heads(self, item: _Found, title: int) -> bool:
        """Whether the body is the issuer of a cited title: 《国务院关于…》, 《…人民政府、…人民政府关于…》."""
        return item.start == title + 1 or (
            bool(self.found) and self.found[-1].start > title and item.start - self.found[-1].end < 2
        )

    def _hits(self) -> list[Hit]:
        automaton, patterns = _automaton()
        hits: list[Hit] = [
            (start, end, *patterns[at])
            for at, start, end in automaton.find_matches_as_indexes(self.text)
        ]
        more: list[Hit] = []
        if self.terms:
            words = sorted(self.terms, key=lambda term: (-len(term), term))
            for match in re.finditer("|".join(map(re.escape, words)), self.text):
                if self.passage.offset(match.start()) >= self.terms[match[0]].term_span[0]:
                    more.append((*match.span(), match[0], "term", 0))
        ends = None
        for match in _UNNAMED.finditer(self.text):
            if ends is None:
                ends = {hit[1] for hit in hits if hit[3] not in ("class", "self")}
            start, end = match.span(1)
            if end not in ends and not _NO_BODY_END.search(match[1]):
                more.append((start, end, match[1], "unnamed", 0))
        if more:
            hits = sorted(hits + more, key=lambda hit: (hit[0], -hit[1], hit[3] != "term"))
        return hits

    def _read_hit(self, start: int, end: int, name: str, kind: Kind, core_at: int) -> list[_Found]:
        guard = _AFTER.get(name[-1])
        if guard is not None and kind in ("core", "known", "class", "self", "customs"):
            if guard.match(self.text, end):
                return []
        if kind == "class":
            return self._class(start + core_at, end, name[core_at:])
        if kind == "core":
            return self._core(start + core_at, end, name[core_at:])
        if kind == "known":
            return self._known(start, end, name)
        if kind == "self":
            return self._class(start, end, name)
        if kind == "term":
            return self._term(start, end, name)
        if kind == "unnamed":
            return self._unnamed(start, end, name)
        if kind == "units":
            return self._groups(start, end)
        if kind == "zone":
            return self._zone(start, end, name)
        if kind == "ad hoc":
            return self._ad_hoc(start, end, name)
        if kind == "customs":
            return self._customs(start, end)
        return self._branch(start, end, name, kind)

    # What stands before a core

    def _place(self, end: int) -> tuple[int, Division] | None:
        """The division whose name ends right before `end`, and where it begins, 省 and 市 before it too."""
        text, names = self.text, self.place_names
        for length in self.place_lengths.get(text[end - 1 : end], ()):
            name = text[max(0, end - length) : end]
            if name not in names and name not in self.own:
                continue
            if name in ("上城区", "下城区") and text.startswith("以", end - length - 1):
                continue
            start = end - length
            above = self._place(start)
            near = above[1].code if above is not None else self.near
            unit = match_unit(name, near, self.year)
            if unit is None:
                division = Division(name=name, code=None)
            else:
                division = division_of(unit, self.year)
            if above is not None and unit is not None and unit.code.startswith((near or "x")[:2]):
                start = above[0]
            return start, division
        return None

    def _before(self, start: int) -> int:
        """Where the words of a class that end at `start` begin: 各区、县（市）有关."""
        if self.text[start - 1 : start] not in _CLASS_ENDS:
            return start
        match = _CLASS_BEFORE.match(self.reversed, self.length - start)
        begin = start if match is None else self.length - match.end()
        if start - begin > 1 and self.text[begin] in "省市县区州" and self._place(begin + 1):
            return begin + 1  # 浙江省乡镇人民代表大会
        if start - begin > 1 and self.text[begin] in "市省县区州" and self.text[begin - 1] in "本我全":
            return begin + 1  # 本市各级林业行政主管部门
        return begin

    def _own_level(self, word: str, start: int) -> Division | None:
        """The division that a lone 市 or 省 at `start` means; the nation for 国家."""
        if word == "国家":
            return NATION
        if word not in _LEVELS:
            return None
        return superior(self.jurisdiction, word)

    # The kinds

    def _core(self, start: int, end: int, core: str) -> list[_Found]:
        text = self.text
        if text[start - 1 : start] in _STARTS:
            return self._bare(start, end, core)
        at = start
        if core.startswith("人"):
            session = _SESSION.search(text, max(0, start - 7), start)
            if session is not None and session.end() == start:
                at = session.start()
        if core.endswith(("人民代表大会", "人大")):
            standing = _STANDING.match(text, end)
            end = end if standing is None else standing.end()
        place = self._place(at)
        if place is not None:
            begin, division = place
            return [*self._shared(begin, core), self._concrete(begin, end, core, division)]
        begin = self._before(at)
        words = text[begin:at]
        division = self._own_level(words, begin)
        if division is not None and division.code is None:
            known = _tables().whole.get("国家" + core) or _tables().whole.get(core)
            if known:
                name = _pick(known, self.day).name
                return [_Found(begin, end, name, "agency/known", "known", division=NATION)]
            parts, name = _split(core), text[begin:end]
            if parts is not None:
                name = "国家" + _tables().stems[parts[0]].full + _HEADS[parts[1]]
            return [_Found(begin, end, name, "agency/stem", "core", division=NATION)]
        if division is not None:
            if core == "政府" and text.startswith("全", begin - 1):
                return []
            if text.startswith("本", begin - 1) and core.endswith(("法院", "检察院")):
                return [_Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
            return [*self._shared(begin, core), self._concrete(begin, end, core, division)]
        if words:
            if core == "政府" and "国家" in words:
                return []
            if core in ("委", "政府") and words in ("国家", "业务", "项目", "具体"):
                return []
            kind = "gov" if core in ("人民政府", "政府") else "class"
            name = _class_name(text[begin:end], self.jurisdiction)
            return [_Found(begin, end, name, "agency/class", kind, group=True, core=core)]
        return self._bare(start, end, core)

    def _concrete(self, start: int, end: int, core: str, division: Division) -> _Found:
        named = match_name(core, division, self.day)
        unit = _SUB_UNIT.match(self.text, end)
        if named is not None and unit is not None and core[-1] in "局厅委":
            named, end = (named[0] + unit[0], "agency/sub-unit"), unit.end()
        kind = "gov" if core in ("人民政府", "政府") else "core"
        if named is None:
            named = division.name + core, "agency/unnamed"
        return _Found(start, end, named[0], named[1], kind, division=division, core=core)

    def _shared(self, start: int, core: str) -> list[_Found]:
        """萧山区、余杭区 before 富阳区政府: each a mention of its own."""
        items: list[_Found] = []
        text = self.text
        while start > 1 and text[start - 1] in "、和及与或":
            place = self._place(start - 1)
            if place is not None:
                begin, division = place
            elif text[start - 2] in "市州省" and (start < 3 or not re.match(_HAN, text[start - 3])):
                own = superior(self.jurisdiction, text[start - 2])
                if own is None:
                    break
                begin, division = start - 2, own
            else:
                break
            item = self._concrete(begin, start - 1, core, division)
            item.rule = "agency/shared"
            items.append(item)
            start = begin
        return items[::-1]

    def _bare(self, start: int, end: int, core: str) -> list[_Found]:
        """税务局 without more: of the list it stands in, of the nation, or a class."""
        text, last = self.text, self.found[-1] if self.found else None
        if last is not None and text[last.end : start] in _JOINED and last.kind != "units":
            if last.division is not None and last.division.code is not None and not last.group:
                item = self._concrete(start, end, core, last.division)
                if item.rule != "agency/unnamed" and core not in ("政府", "人民政府"):
                    return [item]
        national = _tables().whole.get(core)
        if national and (self.national or (last is not None and last.division == NATION)):
            name = _pick(national, self.day).name
            return [_Found(start, end, name, "agency/known", "known", division=NATION)]
        if core in ("政府", "法院", "检察院", "人大", "政协") or text.endswith("电子", 0, start):
            return []
        if core in _ORDINARY_BARE or _split(core):
            kind = "gov" if core == "人民政府" else "class"
            return [_Found(start, end, core, "agency/class", kind, group=True, core=core)]
        return []

    def _known(self, start: int, end: int, name: str) -> list[_Found]:
        rows = _tables().whole[name]
        row = _pick(rows, self.day)
        if row.scope and row.scope[:2] != (self.near or row.scope)[:2]:
            return []
        if name == "中央" and not _AFTER_CENTRE.match(self.text, end):
            return []
        unit = unit_of(row.scope) if row.scope else None
        division = NATION if unit is None else division_of(unit, self.year)
        return [
            _Found(start, end, row.name, "agency/known", "known", division=division, core=name)
        ]

    def _class(self, start: int, end: int, head: str) -> list[_Found]:
        text = self.text
        if text[start - 1 : start] in _STARTS:
            if head not in _SELF_SET:
                return []
            return [_Found(start, end, head, "agency/class", "class", group=True, core=head)]
        at, members = start, []
        is_list = head.startswith("等")
        stem = self._stem(end - 2)
        if end - 2 - len(stem) < start < end - 2 and stem:  # 市场监管部门: 监管 is the stem's
            start, head = end - 2, text[end - 2 : end]
            at = start
        while not head.startswith(("有关", "相关")):
            stem = self._stem(at) or (self._listed(at) if is_list and members else "")
            if stem:
                members.append(stem)
                at -= len(stem)
                if text[at - 1 : at] in ("、", "和", "及", "与"):
                    if self._stem(at - 1) or (is_list and self._listed(at - 1)):
                        at -= 1
                        continue
            break
        members.reverse()
        if is_list and not members:
            return []
        last = self.found[-1] if self.found else None
        if last is not None and last.core in ("人民政府", "政府", "国务院") and last.end <= at:
            between = text[last.end : at]
            if members and last.core == "国务院" and between in ("", "的"):
                return self._of_government(last, end, members, head)
            if not members and len(between) < 15 and _SUBJECT.fullmatch(between):
                return self._of_government(last, end, [], head)
        if not members and head in _SUBJECT_HEADS:
            begin = self._chunk(start, 12)
            known = not text.endswith(_NO_SUBJECT, 0, start)
            if known and start - begin in range(2, 10) and begin > start - 12:
                if text[begin] in "市省州" and _SUBJECT.fullmatch(text, begin + 1, start):
                    members, at = [text[begin + 1 : start]], begin + 1
                elif _SUBJECT.fullmatch(text, begin, start) and (last is None or last.end <= begin):
                    if self._before(start) == start and self._place(start) is None:
                        members, at = [text[begin:start]], begin
        place = self._place(at)
        if place is not None:
            begin, division = place
        else:
            begin = self._before(at)
            if begin == end - len(head) and text.startswith("的", begin - 1):
                return []  # 是本市排水的行政主管部门
            own = self._own_level(text[begin:at], begin)
            if own is None:
                return self._real_class(begin, end, head, members)
            division = own
        if not members and (division.code is None or head not in _SELF_SET):
            if division.code is None:
                return [_Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
            if place is not None and not head.endswith("部门"):
                return []
        name = self._department(text[begin:end], begin, at, division, members, head)
        group = len(members) != 1 or is_list
        shared = [] if group else self._shared_departments(begin, members[0], text[at:end])
        return [
            *shared,
            _Found(begin, end, name, "agency/department", "class", group=group, division=division),
        ]

    def _department(
        self, surface: str, begin: int, at: int, division: Division, members: list[str], head: str
    ) -> str:
        names = [match_department(stem, division, self.day) for stem in members]
        if names and all(names) and ("机关" not in head or members[0] in ("公安", "税务", "审计")):
            return "、".join(name for name in names if name)
        return division.name + surface[at - begin :] if division.code else surface

    def _shared_departments(self, start: int, stem: str, surface: str) -> list[_Found]:
        items = self._shared(start, "政府")
        for item in items:
            if item.division is not None:
                named = match_department(stem, item.division, self.day)
                item.name = named or item.division.name + surface
        return items

    def _stem(self, end: int) -> str:
        """The longest stem that ends at `end`."""
        stems, text = self.stems, self.text
        for length in self.stem_lengths.get(text[end - 1 : end], ()):
            stem = text[max(0, end - length) : end]
            if stem in stems:
                return stem
        return ""

    def _listed(self, end: int) -> str:
        """事管, in a list that ends in 等部门: what stands between two of its marks."""
        match = _LISTED.search(self.text, max(0, end - 8), end)
        return "" if match is None else match[1]

    def _real_class(self, begin: int, end: int, head: str, members: list[str]) -> list[_Found]:
        narrowed = begin < end - len(head) - sum(map(len, members))
        if not members and not narrowed and head not in _SELF_SET:
            return []
        if members and not narrowed and head.endswith("机构") and "主管" not in head:
            if "监督" not in head:
                return []
        surface = self.text[begin:end]
        name = _class_name(surface, self.jurisdiction)
        return [_Found(begin, end, name, "agency/class", "class", group=True, core=head)]

    def _of_government(
        self, last: _Found, end: int, members: list[str], head: str
    ) -> list[_Found]:
        """人民政府 and what belongs to it: 省人民政府商务主管部门."""
        base = last.core if last.core == "国务院" else last.name
        name = base + re.sub(r"\s", "", self.text[last.end : end])
        group, division = True, last.division
        if division is not None:
            names = [match_department(stem, division, self.day) for stem in members]
            if names and all(names):
                name = "、".join(named for named in names if named)
            group = len(members) != 1 and not self.text[last.end : end] == head
            group = group or "有关" in head or last.group
        return [
            _Found(
                last.start, end, name, "agency/department", "class", group=group, division=division
            )
        ]

    def _groups(self, start: int, end: int) -> list[_Found]:
        """各区、县（市） as an actor stands for its governments."""
        if self.national or _NO_ACTOR.match(self.text, end):
            return []
        begin = self._before(end)
        if begin > start:
            return []
        surface = self.text[begin:end]
        name = _class_name(surface + "人民政府", self.jurisdiction)
        return [_Found(begin, end, name, "agency/units", "units", group=True)]

    def _term(self, start: int, end: int, name: str) -> list[_Found]:
        named = self._expand(self.terms[name].expansion or name)
        return [_Found(start, end, named, "agency/term", "term", core=name)]

    def _expand(self, expansion: str) -> str:
        found = _Reader(whole_passage(expansion), self.jurisdiction, self.day, ()).read()
        if found and found[-1].end == len(expansion) and found[-1].start <= 1:
            return found[-1].name
        return expansion

    def _unnamed(self, start: int, end: int, name: str) -> list[_Found]:
        level = re.search("[省市区县州]", name)
        offset = level.end() if level is not None else 1
        place = self._place(start + offset)
        if place is not None:
            begin, division = place
            if begin != start:
                return []
        else:
            word = name[:1]
            if offset > 1 or self.text[start - 1 : start] in "市区县州":
                return []
            own = superior(self.jurisdiction, word)
            if own is None:
                surface = self.text[start:end]
                return [_Found(start, end, surface, "agency/unnamed", "core", group=True)]
            begin, division = start, own
        core = name[offset:]
        return [
            _Found(
                begin, end, division.name + core, "agency/unnamed", "core", division=division, core=core
            )
        ]

    def _chunk(self, start: int, most: int = 40) -> int:
        """Where the words before `start` begin that may belong to a name."""
        wide = begin = self._cut(start, most)
        for match in _LOOSE_CUT.finditer(self.text, wide, start):
            begin = match.end()
        return wide if begin != wide and self._leads(wide) else begin

    def _leads(self, begin: int) -> bool:
        """Whether a division's name or level stands at `begin`, with which a body's name may begin."""
        if self.text[begin] in "省市" and self.text[begin : begin + 2] not in ("市场", "市级", "省级"):
            return True
        return self._first_place(begin, begin + 3) == begin

    def _cut(self, start: int, most: int) -> int:
        begin = max(0, start - most)
        if self.text[start - 1 : start] == "）":  # 温州国家自创区（科创走廊）领导小组
            opening = self.text.rfind("（", begin, start)
            if opening > begin:
                return self._cut(opening, most)
        for match in _CUT.finditer(self.text, begin, start):
            begin = match.end()
        return begin

    def _zone(self, start: int, end: int, head: str) -> list[_Found]:
        """杭州西湖风景名胜区管委会, 开发区管委会."""
        text = self.text
        begin = self._chunk(start, 24)
        chunk = text[begin:start]
        tail = "管理委员会" if head == "管委会" else head
        if self.found and self.found[-1].end > begin:
            begin = max(begin, self.found[-1].end)
            chunk = text[begin:start]
        zone = match_zone(chunk, self.jurisdiction)
        if zone is not None:
            return [self._body(begin, end, zone.name + tail, "agency/zone", head)]
        for offset in range(len(chunk) - 1):
            rest = chunk[offset:]
            zone = match_zone(rest, self.jurisdiction)
            if zone is not None:
                return [self._body(begin + offset, end, zone.name + tail, "agency/zone", head)]
        zone_head = next((word for word in ZONE_HEADS if chunk.endswith(word)), None)
        place = self._first_place(begin, start)
        if place is not None and (zone_head is not None or "区" in chunk or "开发" in chunk):
            full = text[place:start]
            if zone_head is not None:
                full = full.removesuffix(zone_head) + (ZONE_HEADS[zone_head] or zone_head)
            return [self._body(place, end, full + tail, "agency/zone", head)]
        if zone_head is not None and chunk not in ZONE_HEADS and len(chunk) - len(zone_head) > 1:
            own = bare_name(self.jurisdiction.name) if self.near and self.jurisdiction else ""
            full = chunk.removesuffix(zone_head) + (ZONE_HEADS[zone_head] or zone_head)
            if re.match("各|有关|相关|所在|国家|省|等", chunk):
                return [_Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
            return [self._body(begin, end, own + full + tail, "agency/zone", head)]
        if zone_head is not None:
            full = self.named.get("管委会", "")
            if chunk in full:
                return [_Found(begin, end, full, "agency/earlier", "core")]
            return [_Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
        if head != "管委会" or chunk[-1:] in ("业", "物"):
            return []
        if head in self.named:
            return [_Found(start, end, self.named[head], "agency/earlier", "core")]
        return [_Found(start, end, head, "agency/class", "class", group=True, core=head)]

    def _body(self, start: int, end: int, name: str, rule: str, head: str) -> _Found:
        self.named["管委会" if head == "管理委员会" else head] = name
        return _Found(start, end, name, rule, "core", division=self.jurisdiction, core=head)

    def _first_place(self, begin: int, end: int) -> int | None:
        """Where the first division's name between the two begins."""
        text = self.text
        for at in range(begin, end - 1):
            for length in (2, 3, 4):
                name = text[at : at + length]
                if name in self.place_names or name in self.own:
                    return at
        return None

    def _ad_hoc(self, start: int, end: int, head: str) -> list[_Found]:
        """领导小组, 联席会议, 专班: their names are the words before them."""
        text = self.text
        begin = self._chunk(start)
        last = self.found[-1] if self.found else None
        if last is not None and last.start == begin and last.kind == "core" and last.end < start:
            begin = last.end  # 市政府办公室数字政府专班: what follows the office is its own
        if self.found and self.found[-1].end >= begin and self.found[-1].start != begin:
            begin = self.found[-1].end
            if begin == start or self.found[-1].end == begin and text[begin : begin + 1] == "“":
                return []
        if text[begin : begin + 1] in ("各", "该"):
            return [_Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
        chunk = text[begin:start]
        if text[begin - 1 : begin] in ("、", "和", "者", "或") and chunk[:1] in _LEVELS:
            begin = self._before(begin + 1)
            return [_Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
        if not self._leads(begin):
            place, marker = self._first_place(begin, start), _MARKER.search(chunk)
            offset = place - begin if place is not None else marker.start() if marker else 0
            begin, chunk = begin + offset, chunk[offset:]
        if len(chunk) == 2 and chunk not in self.stems:
            begin, chunk = start, ""
        if len(chunk) < 2 or chunk in ("工作", "专项"):
            is_new = text.endswith(("组成", "成立", "建立", "组建", "设立"), 0, begin)
            full = None if is_new else self.named.get(head)
            if full is None and not is_new and head.endswith("办公室"):
                full = self.named.get(head.removesuffix("办公室"))
                full = None if full is None else full + "办公室"
            name = full or text[begin:end]
            rule = "agency/earlier" if full else "agency/unnamed"
            return [_Found(begin, end, name, rule, "core", core=head)]
        division = self._own_level(chunk[:1], begin)
        name = text[begin:end]
        if division is not None and not chunk.startswith(("市场", "省级", "区域", "县级", "市级", "州际")):
            name = division.name + name[1:]
        self.named[head] = name
        self.named.pop(head + "办公室", None)
        return [_Found(begin, end, name, "agency/ad-hoc", "core", core=head)]

    def _customs(self, start: int, end: int) -> list[_Found]:
        text = self.text
        place = self._place(start)
        if place is not None:
            name = "中华人民共和国" + text[place[0] : end]
            return [_Found(place[0], end, name, "agency/customs", "core", division=NATION)]
        if text[start - 1 : start] in "、，（和及与由经" or not re.match(_HAN, text[start - 1 : start]):
            return [_Found(start, end, "海关", "agency/class", "class", group=True)]
        begin = self._chunk(start, 8)
        chunk = text[begin:start]
        if 1 < len(chunk) < 6 and text[begin - 1 : begin] in "、，（：":
            name = "中华人民共和国" + text[begin:end]
            return [_Found(begin, end, name, "agency/customs", "core", division=NATION)]
        return [_Found(start, end, "海关", "agency/class", "class", group=True)]

    def _branch(self, start: int, end: int, name: str, kind: Kind) -> list[_Found]:
        """人行浙江省分行, 国家税务总局杭州市税务局, 国网杭州供电公司."""
        text = self.text
        pattern = {"bank": _BANK, "tax": _TAX, "grid": _GRID}[kind]
        head = {"bank": "中国人民银行", "tax": "国家税务总局", "grid": "国网"}[kind]
        match = pattern.match(text, end)
        if match is not None:
            full = head + match[0].replace("中支", "中心支行")
            known = _tables().whole.get(name + match[0]) or _tables().whole.get(full)
            if known:
                full = _pick(known, self.day).name
            return [_Found(start, match.end(), full, "agency/branch", "core")]
        if kind == "grid" or (name == "人行" and text.startswith(("道", "横", "为"), end)):
            return []
        if name == "人行" and not text.startswith(("、", "，", "）", "。", "和"), end):
            return []
        return [_Found(start, end, head, "agency/known", "known", division=NATION)]

    # What a mention does to the one before

    def _append(self, item: _Found) -> None:
        found, text = self.found, self.text
        while found and item.start <= found[-1].start:
            found.pop()
        if not found:
            found.append(item)
            return
        last = found[-1]
        if item.start < last.end:
            if item.kind != "class":
                return
            item.start = last.end
        between = text[last.end : item.start]
        if not between and item.rule == "agency/ad-hoc" and last.kind == "core" and not last.group:
            last.end, last.name = item.end, last.name + item.name  # 市政府办公室数字政府专班
            return
        if not between and last.kind == "class" and item.kind == "class" and last.group:
            last.end, last.name = item.end, last.name + item.name  # 公安机关交通管理部门
            return
        is_gov = last.kind == "gov" or last.core == "国务院"
        if is_gov and item.kind == "class" and between in _BETWEEN_PARTS:
            if item.division is None:
                base = last.core if last.core == "国务院" else last.name
                name = base + re.sub(r"\s", "", text[last.end : item.end])
                members = self._members(item)
                merged = self._of_government(last, item.end, members, text[item.start : item.end])
                item = merged[0] if members and not between else _Found(
                    last.start, item.end, name, "agency/class", "class", group=True,
                    division=last.division,
                )
                found[-1] = item
                return
        if not between and last.core in ("委", "党委", "人大") and item.kind in ("gov", "core"):
            last.end = item.end  # 省委省政府: one mention of two bodies
            return
        if between == "（" and item.core == "管委会" and last.group and text.startswith("）", item.end):
            last.end, last.name = item.end + 1, f"{last.name}（管委会）"  # 属地政府（管委会）
            return
        if between == "（" and text.startswith("）", item.end) and not item.group:
            if last.kind in ("core", "known") and item.kind in ("core", "known") and not last.group:
                last.end = item.end + 1  # 市财政局（市地税局）
                return
        found.append(item)

    def _members(self, item: _Found) -> list[str]:
        """The stems of a class that stands behind its government: 发展改革、科技、财政等部门."""
        words = self.text[item.start : item.end].removesuffix(item.core)
        stems = re.split("[、和及与]", words) if words else []
        return stems if all(stem in _tables().stems for stem in stems) else []


_ALONE = frozenset("有关单位 相关单位".split())
_SELF_SET = frozenset(_SELF) | _ALONE
_SUBJECT = re.compile(
    "(?:(?![的应对由向和与或将在为报、经及其各有可不]|组织|领导|批准|统一|规定|确定|设立|决定|指定|授权|要求|责令|制定|相关|其他|会同"
    "|通过|支持|鼓励|加强|建立|报送|申请|提出|依法)[一-龥])+"
)
_LISTED = re.compile("[、，。；：\\s]((?:(?![的应对由向和与或将在为报经及其各有可不])[一-龥]){2,7})$")
_SUBJECT_HEADS = frozenset(
    "主管部门 行政主管部门 行政部门 行政管理部门 监督管理部门 管理部门 监管部门 执法部门 管理机构 监督管理机构".split()
)
_NO_SUBJECT = ("基金", "投资", "资产", "经营", "财务", "物业", "企业", "信托", "股权", "酒店", "商业")
_NO_ACTOR = re.compile("[级内城域境籍）人的乡镇、]|范围|行政|以上|财政|之间|两级|政府|管委会")
_AFTER_CENTRE = re.compile("[、和及与](?!地方|各)|关于|有关|决策|精神|部署|文件|要求|规定")
