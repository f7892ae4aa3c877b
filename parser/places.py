"""Places: divisions with their code on the paper's day, functional zones, groups; and whose paper it is.

Divisions are looked up in `data/divisions.tsv`, zones in `data/zones.tsv`; a zone in neither is read
by rule, from a division's name to a head such as 开发区.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import ahocorasick_rs
import msgspec

from .records import Definition, Division, Place, PlaceKind, Record
from .source import Passage, read_rows

NATION = Division(name="中华人民共和国", code=None)
# A nation's paper speaks of the whole country; GB/T 2260 has no code for it.

MUNICIPALITIES = ("11", "12", "31", "50")  # 直辖市: no prefecture between them and their districts

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西"
    "|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|俄罗斯|鄂温克|保安|裕固"
    "|独龙|鄂伦春|各"
)  # 国家民委: the 55 peoples that have or had an autonomous unit
_PEOPLES_TAIL = re.compile(rf"(?:(?:{_PEOPLES})族|蒙古|哈萨克|柯尔克孜|维吾尔)+(?=自治)")
_UNIT_SUFFIX = re.compile(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|区|县|旗|盟|州)$"
)

# 浙政发〔2019〕27号: the first character of a 文号 (the provinces' usual letters, as on licence plates).
LETTERS = dict(
    zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘青宁新",
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 52 53 53 54 61 62 63"
        " 64 65".split(),
        strict=True,
    )
)


class Unit(Record, frozen=True, gc=False, kw_only=True):
    """One division under one code; since, until: years, `until` None for a code in use."""

    code: str
    name: str
    since: int
    until: int | None

    def alive(self, year: int | None) -> bool:
        """Whether the code was in use in `year`; None is today."""
        if year is None:
            return self.until is None
        return self.since <= year and (self.until is None or year <= self.until)

    @property
    def rank(self) -> int:
        """0 province, 1 prefecture, 2 county."""
        return 0 if self.code.endswith("0000") else 1 if self.code.endswith("00") else 2

    @property
    def kind(self) -> PlaceKind:
        if self.rank == 0 and self.code[:2] not in MUNICIPALITIES:
            return "province"
        if self.name.endswith("区") and self.rank == 2:
            return "district"
        return "county" if self.rank == 2 and not self.name.endswith("市") else "city"


@cache
def _units() -> tuple[dict[str, tuple[Unit, ...]], dict[str, tuple[Unit, ...]], dict[str, Unit]]:
    """Full names -> units; bare names (杭州, 余杭; 阿坝州 too) -> units; code -> the latest unit."""
    full: dict[str, tuple[Unit, ...]] = {}
    bare: dict[str, tuple[Unit, ...]] = {}
    by_code: dict[str, Unit] = {}
    for row in read_rows("divisions.tsv"):
        until = int(row["until"]) if row["until"] else None
        unit = Unit(code=row["code"], name=row["name"], since=int(row["since"]), until=until)
        full[unit.name] = (*full.get(unit.name, ()), unit)
        stem = bare_name(unit.name)
        if len(stem) > 1 and stem != unit.name:
            bare[stem] = (*bare.get(stem, ()), unit)
            if unit.name.endswith("自治州"):
                full[stem + "州"] = (*full.get(stem + "州", ()), unit)
        known = by_code.get(unit.code)
        if known is None or known.since <= unit.since:
            by_code[unit.code] = unit
    return full, bare, by_code


def full_units() -> dict[str, tuple[Unit, ...]]:
    """Full names -> the units that bore them."""
    return _units()[0]


def bare_units() -> dict[str, tuple[Unit, ...]]:
    """Bare names -> the units: 杭州, 余杭."""
    return _units()[1]


def unit_of(code: str) -> Unit | None:
    """The latest unit that bore `code`."""
    return _units()[2].get(code)


def bare_name(name: str) -> str:
    """A division's name without what it is: 杭州, 余杭, 景宁, 内蒙古.

    >>> [bare_name(name) for name in ("杭州市", "景宁畲族自治县", "内蒙古自治区", "内蒙古")]
    ['杭州', '景宁', '内蒙古', '内蒙古']
    """
    if name.startswith("内蒙古"):
        return "内蒙古"
    return _UNIT_SUFFIX.sub("", _PEOPLES_TAIL.sub("", name))


def year_of(day: str | None) -> int | None:
    """The year of an ISO date, month or year; None for none and for a printed blank."""
    return int(day[:4]) if day and day[:4].isdigit() else None


def match_unit(name: str, near: str | None, year: int | None) -> Unit | None:
    """The division that `name`, full or bare, means near the code `near` in `year`.

    In use before not in use (a paper may tell of 江干区 after 2021), then near before far; None where
    two far ones answer alike, as for 鼓楼区.
    """
    full, bare, _ = _units()
    found = full.get(name) or bare.get(name)
    if found is None:
        return None
    if near:
        for prefix in (near[:4], near[:2]) if near[2:4] != "00" else (near[:2],):
            close = [unit for unit in found if unit.code.startswith(prefix)]
            if close:
                return _latest(close, year)
    alive = [unit for unit in found if unit.alive(year)]
    far = {unit.code[:4] for unit in alive or found}
    if len(far) > 1:
        alive = [unit for unit in alive if unit.rank < 2]
        if len({unit.code for unit in alive}) != 1:
            return None
    return _latest(alive or list(found), year)


def _latest(units: list[Unit], year: int | None) -> Unit:
    """Of several, the one in use in `year`, the highest first (吉林: the province), else the latest."""
    return min(units, key=lambda unit: (not unit.alive(year), unit.rank, -unit.since))


def full_name(unit: Unit, year: int | None) -> str:
    """With the city in front of a district's name: 杭州市余杭区, but 桐庐县, 建德市."""
    if unit.kind != "district":
        return unit.name
    _, _, by_code = _units()
    above = by_code.get(unit.code[:4] + "00") or (
        by_code[unit.code[:2] + "0000"] if unit.code[:2] in MUNICIPALITIES else None
    )
    return unit.name if above is None else above.name + unit.name


def division_of(unit: Unit, year: int | None) -> Division:
    return Division(name=full_name(unit, year), code=unit.code)


def superior(jurisdiction: Division | None, word: str) -> Division | None:
    """The division that 省, 自治区, 市, 州, 区 or 县 means in a paper of `jurisdiction`.

    None where it means a class: 市 in a province's paper, 区 in a city's.
    """
    if jurisdiction is None or jurisdiction.code is None:
        return None
    code = jurisdiction.code
    _, _, by_code = _units()
    own = by_code.get(code)
    if own is None:
        return None
    chain = [own]
    chain += [by_code[key] for key in (code[:4] + "00", code[:2] + "0000") if key in by_code]
    for unit in chain:
        if unit.name.endswith(word) or (word == "区" and unit.name.endswith("旗")):
            if word == "区" and unit.rank < 2:
                continue
            return division_of(unit, None)
    return None


class Zone(Record, frozen=True, gc=False, kw_only=True):
    """A functional zone; scope: the prefecture in whose papers its short names hold, "" for all."""

    name: str
    short_names: tuple[str, ...]
    scope: str


@cache
def _zones() -> dict[str, tuple[Zone, ...]]:
    found: dict[str, tuple[Zone, ...]] = {}
    for row in read_rows("zones.tsv"):
        short_names = tuple(row["short_names"].split(";")) if row["short_names"] else ()
        zone = Zone(name=row["name"], short_names=short_names, scope=row["scope"])
        for name in (zone.name, *short_names):
            found[name] = (*found.get(name, ()), zone)
    return found


def match_zone(name: str, jurisdiction: Division | None) -> Zone | None:
    """The zone that `name` means in a paper of `jurisdiction`."""
    for zone in _zones().get(name, ()):
        near = jurisdiction is not None and (jurisdiction.code or "")[:4] == zone.scope[:4]
        if name == zone.name or near or not zone.scope or name.startswith(_scope_name(zone)):
            return zone
    return None


def _scope_name(zone: Zone) -> str:
    return bare_name(_units()[2][zone.scope].name)


# What a zone's name ends in, and how the short heads are written in full.
ZONE_HEADS = {
    "经济技术开发区": "", "经济开发区": "", "经开区": "经济技术开发区", "高新技术产业开发区": "",
    "高新技术开发区": "", "高新技术产业园区": "", "高新开发区": "高新技术产业开发区",
    "高新区": "高新技术产业开发区", "开发区": "", "新区": "", "综合保税区": "", "保税区": "",
    "综保区": "综合保税区", "保税港区": "", "出口加工区": "", "自由贸易试验区": "", "自由贸易港": "",
    "自贸试验区": "自由贸易试验区", "自贸区": "自由贸易试验区", "自贸港": "自由贸易港",
    "综合试验区": "", "综试区": "", "合作区": "", "合作示范区": "", "一体化示范区": "",
    "自主创新示范区": "", "自创区": "自主创新示范区", "经济示范区": "", "示范区": "", "科技城": "",
    "科学城": "", "新城": "", "科创走廊": "", "科创大走廊": "", "创新走廊": "", "产业集聚区": "",
    "集聚区": "", "工业园区": "", "风景名胜区": "", "旅游度假区": "", "度假区": "", "小镇": "",
    "自然保护区": "", "试验区": "", "经济特区": "", "知识城": "", "特别保护区": "", "国家公园": "",
}  # fmt: skip

# Each of these names every such unit of the paper's city or province: 各区、县（市）.
GROUPS = (
    "区、县（市）", "区县（市）", "县（市、区）", "县（市）区", "县（区）", "区（县）", "区（县、市）",
    "县（市）", "市、县（市、区）", "市（州）", "区（市）县", "县（市）、区", "县（市、区、旗）", "旗县（市、区）",
    "所在区", "所在县",
)  # fmt: skip

_HAN = "[一-龥]"
# 萧山国际机场, 浙大滨江研究院: a name that a place's name begins or stands in is no place.
_PART_OF_NAME = re.compile(
    r"(?:(?![的全和与及在等])[一-龥]){0,8}?"
    r"(?:大学|学院|研究院|研究所|设计院|医院|中学|小学|学校|机场|火车站|高铁站|动车站|车站|码头|航线|大桥|隧道|大道"
    r"|公路|高速|铁路|运河|博物馆|图书馆|美术馆|体育馆|中心|集团|公司|银行|支行|分行|证券|交易所|园区|产业园|科技园"
    r"|大市场|检验检测|实验室|研究会|协会|学会|商会|基金|日报|大会|峰会|论坛|博览会|分校|校区|农场|林场|农垦|水库|电厂|煤矿|海关|仲裁|公约|议定书"
    r"|协定|宣言|规则|指数)"
    rf"|{_HAN}{{0,2}}?(?:港(?!口)|[东南西北]站|展会|赛|杯|路(?!径)|街|湖|江|山|河|溪|岛|湾|话|菜|号|人(?!民|员|才|口|力|均|文)|籍)"
    rf"|{_HAN}?(?:村|镇|乡|街道)|[门岸头”A-Za-z]|海?警|高腔"
)
_NAME_BEFORE = re.compile(r"(?:[东西南北大小新老]|大学|学院|研究院|医院|银行|公司|集团|银河|世界|海外)$")
# 杭州市人民政府, 浙江省教育厅: province and city are there the body's, not a place of their own.
_BODY_AFTER = re.compile(
    r"(?:各级)?(?:人民|政府|党委|委员会|委(?!托)|人大|政协|纪委"
    r"|(?:(?![的和及与或将把在应对为等以由])[一-龥]){2,12}?(?:局|厅|委|办公室|委员会|法院|检察院|海关|部门|机关|总队|支队|监管局))"
)
_BETWEEN = re.compile(
    r"(?:(?![的和及与在为对等将由要以是各]|围绕|建设|创建|打造|推进|设立|支持|依托|加快|争取|开展|鼓励|推动|加强|促进|实施"
    r"|全面|所有|国家级|省级|其他|符合|实现|政府|应当|负责|有关|财政|按照|国家|统一)[一-龥“”（）]){0,12}"
)
_JOINT = frozenset(("、", "和", "及", "与", "或", "以及", ""))
# Bare names that are words, hills or roads first: places only beside another place's name.
_WORDS = frozenset(
    (
        "西湖 上城 下城 滨江 和平 新华 长安 城关 南山 朝阳 向阳 红旗 永定 东风 友好 合作 平安 富裕 新城 城中"
        " 城东 城北 城西 城南 江北 江东 江南 河东 河西 海州 东方 东山 西山 北山 青山 宝山 高明 文明 开平 长乐 新建 新兴"
        " 建设 先锋 民主 团结 光明 胜利 振兴 安定 中山 鼓楼 钟楼 大同 安康 兴安 集美 大安 太平 公安 都市 民乐"
        " 通道 灵活 石化 工农 兴山 前进 郊区 五常 金山 台江 海港 港口 矿区 双流 大方 普定 互助 门源 化德"
        " 西区 东区 市中 东城 西城 中原 二七 管城 金水 海洋 资源 宁静 吉利 上街 文圣 白云 黄埔 雨花 天河"
        " 华容 城阳 市北 市南 道里 道外 平房 南关 沙市 龙华 清新 永新 立新 东湖 西陵 天心 开福 临江 新民 大兴"
        " 仁和 安宁 平等 惠民 惠农 利通 原州 双桥 海北 海东 海西 玉树 黄南 黄山 昌平 安居 乐业 天等 富川"
        " 文山 大理 大同 白银 来宾 日照 四平 六安 长治 丽水 新乡 广安 阿里 定西 大庆 新余 北海 通化 本溪"
        " 中卫 保定 安顺 平凉 兴安 淮海 伊春"
    ).split()
)


# Full names that are words as well: places only behind their city's name.
_COMMON = frozenset(
    (
        "新城区 老城区 新市区 市中区 城中区 城关区 市郊区 东矿区 中山区 城北区 新建区 古城区 立山区 滨湖区 滨海区"
        " 会同县 应城市 海城市 公安县 郊区 城区 矿区 东区 西区 南区 北区"
    ).split()
)


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """All full names, the bare names of provinces and prefectures, zones, heads of zones, groups."""
    full, bare, _ = _units()
    names = {name for name in full if len(name) > 2}
    names |= {
        name
        for name, units in bare.items()
        if any(unit.rank < 2 and unit.until is None for unit in units)
    }
    names |= set(_zones()) | set(ZONE_HEADS) | set(GROUPS)
    patterns = tuple(sorted(names))
    automaton = ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )
    return automaton, patterns


@cache
def _own_names() -> dict[str, tuple[str, ...]]:
    """For each prefecture's four digits and province's two: bare names of the counties, the longest first."""
    found: dict[str, set[str]] = {}
    for name, units in bare_units().items():
        for unit in units:
            if unit.rank == 2:
                found.setdefault(unit.code[:2], set()).add(name)
                found.setdefault(unit.code[:4], set()).add(name)
    return {
        prefix: tuple(sorted(names, key=lambda name: (-len(name), name)))
        for prefix, names in found.items()
    }


def own_names(code: str) -> tuple[str, ...]:
    """The bare names of the counties and districts of the province, 直辖市 or prefecture of `code`."""
    is_whole = code[2:] == "0000" or code[:2] in MUNICIPALITIES
    return _own_names().get(code[: 2 if is_whole else 4], ())


@cache
def place_names() -> frozenset[str]:
    """Names that may stand right before a body's: all in full, of provinces and prefectures the bare too."""
    bare = (name for name, units in bare_units().items() if any(unit.rank < 2 for unit in units))
    full = (name for name in full_units() if len(name) > 2 or not name.endswith("区"))
    return frozenset(full) | frozenset(bare)


Hit = tuple[int, int, str]  # start, end in the passage; the name that stands there


def _find_hits(text: str, jurisdiction: Division | None, terms: Sequence[str]) -> list[Hit]:
    """Every name of a place or of a part of one, in order, without overlap; the earlier and longer wins."""
    automaton, patterns = _automaton()
    hits = [
        (start, end, patterns[at]) for at, start, end in automaton.find_matches_as_indexes(text)
    ]
    own = own_names(jurisdiction.code) if jurisdiction is not None and jurisdiction.code else ()
    names = (*sorted(terms, key=lambda term: (-len(term), term)), *own)
    if not names:
        return hits
    pattern = "|".join(map(re.escape, names))
    more = [(*match.span(), match[0]) for match in re.finditer(pattern, text)]
    if not more:
        return hits
    merged: list[Hit] = []
    for hit in sorted(hits + more, key=lambda hit: (hit[0], -hit[1])):
        if not merged or hit[0] >= merged[-1][1]:
            merged.append(hit)
    return merged


def find_places(
    passage: Passage,
    jurisdiction: Division | None,
    day: str | None,
    terms: Sequence[Definition] = (),
) -> list[Place]:
    """Every division, zone and group of divisions that `passage` names, in its order.

    jurisdiction: of the paper; short and bare names are read as its own
    day: the paper's, an ISO date, month or year; codes are those of its year, None is today's
    terms: of the paper; those of kind "place" name places wherever they stand after their definition

    A province or prefecture is left out inside a cited title and as the head of a body's name; what
    is only a part of another name (西湖大学, 萧山国际机场) is left out everywhere.
    """
    reader = _Reader(passage, jurisdiction, year_of(day), terms)
    return list(reader.read())


class _Reader:
    """One pass over the hits of one passage."""

    def __init__(
        self,
        passage: Passage,
        jurisdiction: Division | None,
        year: int | None,
        terms: Sequence[Definition],
    ) -> None:
        self.passage, self.text = passage, passage.text
        self.jurisdiction, self.year = jurisdiction, year
        self.near = jurisdiction.code if jurisdiction is not None else None
        self.terms = {term.term: term for term in terms if term.kind == "place"}
        self.hits = _find_hits(self.text, jurisdiction, tuple(self.terms))
        self.above: tuple[int, Unit] | None = None  # the division read last, and where it ends

    def read(self) -> Iterator[Place]:
        at = 0
        while at < len(self.hits):
            start, end, name = self.hits[at]
            if name in self.terms:
                place, at = self._term(start, end, name), at + 1
            elif name in GROUPS:
                place, at = self._group(start, end, name), at + 1
            elif name in _zones():
                place, at = self._zone(at)
            elif name in ZONE_HEADS:
                place, at = None, at + 1
            else:
                place, at = self._unit(at)
            if place is not None:
                yield place

    def _place(
        self,
        start: int,
        end: int,
        rule: str,
        name: str,
        kind: PlaceKind,
        code: str | None = None,
        group: bool = False,
    ) -> Place:
        return Place(
            span=self.passage.span(start, end),
            provision=self.passage.provision(start),
            rule=rule,
            name=name,
            code=code,
            kind=kind,
            group=group,
        )

    def _term(self, start: int, end: int, name: str) -> Place | None:
        term = self.terms[name]
        if self.passage.offset(start) < term.term_span[0]:
            return None
        if term.members:
            units = [match_unit(member, self.near, self.year) for member in term.members]
            names = [
                member if unit is None else full_name(unit, self.year)
                for member, unit in zip(term.members, units, strict=True)
            ]
            return self._place(start, end, "place/term", "、".join(names), "area", group=True)
        expansion = term.expansion or name
        unit = match_unit(expansion, self.near, self.year)
        if unit is not None:
            return self._place(
                start, end, "place/term", full_name(unit, self.year), unit.kind, unit.code
            )
        zone = match_zone(expansion, self.jurisdiction)
        return self._place(
            start, end, "place/term", expansion if zone is None else zone.name, "zone"
        )

    def _group(self, start: int, end: int, name: str) -> Place | None:
        """各区、县（市）: all units of the paper's own city or province; a nation's are no place."""
        if self.near is None:
            return None
        if name in ("所在区", "所在县"):
            return self._place(start, end, "place/group", name, "area", group=True)
        for word in ("有关", "相关", "各"):
            if self.text.startswith(word, start - len(word)):
                start -= len(word)
                break
        else:
            word = "各"
        if self.jurisdiction is None:
            return None
        if self.text.startswith(("以上", "级"), end):
            return None
        if name.startswith("市、") and not self.near.endswith("0000"):
            start, name = start + 2, name[2:]
        kind = name.replace("区县（市）", "区、县（市）").replace("县（市）区", "县（市）、区")
        return self._place(
            start, end, "place/group", self.jurisdiction.name + word + kind, "area", group=True
        )

    def _zone(self, at: int) -> tuple[Place | None, int]:
        start, end, name = self.hits[at]
        zone = match_zone(name, self.jurisdiction)
        if zone is None:
            return None, at + 1
        code, end, at = self._bracketed(end, at + 1)
        if name.endswith("）"):
            unit = match_unit(name[name.rindex("（") + 1 : -1], zone.scope, self.year)
            code = None if unit is None else unit.code
        return self._place(start, end, "place/zone", zone.name, "zone", code), at

    def _bracketed(self, end: int, at: int) -> tuple[str | None, int, int]:
        """杭州高新区（滨江）: one body with the district, whose code it takes."""
        if at < len(self.hits):
            start, close, name = self.hits[at]
            if start == end + 1 and self.text[end] == "（" and self.text.startswith("）", close):
                unit = match_unit(name, self.near, self.year)
                if unit is not None and unit.rank == 2:
                    return unit.code, close + 1, at + 1
        return None, end, at

    def _unit(self, at: int) -> tuple[Place | None, int]:
        """A division, read after the one right before it; or the zone whose name begins with it."""
        start, end, name = self.hits[at]
        near = self.near
        unit = match_unit(name, near, self.year)
        first, chained = at, False
        if self.above is not None and self.above[0] == start:
            inner = match_unit(name, self.above[1].code, self.year)
            if inner is not None and _within(inner, self.above[1]):
                unit, chained = inner, True
        self.above = None if unit is None else (end, unit)
        at += 1
        for ahead in range(at, min(at + 3, len(self.hits))):
            head = self.hits[ahead][0]
            if head - end > 12:
                break
            if self._is_zone(ahead) and _BETWEEN.fullmatch(self.text, end, head):
                return self._ruled_zone(first, ahead)
        if unit is None or (name in _COMMON and not chained and not self._is_own(unit, end)):
            return None, at
        is_bare = name == bare_name(unit.name)
        if not self._stands_alone(start, end, name, unit, is_bare, chained, first, at):
            return None, at
        rule = "place/bare" if is_bare else "place/division"
        return (
            self._place(start, end, rule, full_name(unit, self.year), unit.kind, unit.code),
            at,
        )

    def _is_own(self, unit: Unit, end: int) -> bool:
        """新建区 in a paper of 南昌市, but not in 新建区域; 会同县 not in 会同县级以上."""
        own = (self.near or "")[:4] == unit.code[:4]
        return own and not self.text.startswith(("域", "级"), end)

    def _is_zone(self, at: int) -> bool:
        name = self.hits[at][2]
        return name in ZONE_HEADS or name in _zones()

    def _ruled_zone(self, first: int, at: int) -> tuple[Place | None, int]:
        """温州浙南科技城: from the division's name to the head."""
        start, (_, end, head) = self.hits[first][0], self.hits[at]
        if self.text.startswith(("中国（", "世界（"), start - 3):
            start -= 3
        elif self.text.startswith(("中新", "中德", "中日", "中韩", "中意", "中法", "中以"), start - 2):
            start -= 2
        code, close, following = self._bracketed(end, at + 1)
        surface = self.text[start:end]
        zone = match_zone(surface, self.jurisdiction) or match_zone(head, self.jurisdiction)
        name = surface.removesuffix(head) + (ZONE_HEADS.get(head) or head)
        return (
            self._place(
                start, close, "place/zone", name if zone is None else zone.name, "zone", code
            ),
            following,
        )

    def _stands_alone(
        self,
        start: int,
        end: int,
        name: str,
        unit: Unit,
        is_bare: bool,
        chained: bool,
        first: int,
        following: int,
    ) -> bool:
        """Whether a division is meant, and not a name or a word that it is part of."""
        text = self.text
        if name in ("上城区", "下城区") and text.startswith("以", start - 1):
            return False  # 县级以上城区
        if unit.rank < 2 and (
            text.rfind("《", max(0, start - 80), start)
            > text.rfind("》", max(0, start - 80), start)
            or _BODY_AFTER.match(text, end)
        ):
            return False
        if not is_bare:
            return chained or not text.startswith("域", end)
        if _PART_OF_NAME.match(text, end) or _NAME_BEFORE.search(text, max(0, start - 3), start):
            return False
        if text[start - 1 : start] == "（" and text[end : end + 1] == "）":
            return False
        if name not in _WORDS or chained:
            return True
        before = self.hits[first - 1] if first else None
        after = self.hits[following] if following < len(self.hits) else None
        return (before is not None and text[before[1] : start] in _JOINT) or (
            after is not None and text[end : after[0]] in _JOINT
        )


def _within(inner: Unit, outer: Unit) -> bool:
    return inner.rank > outer.rank and inner.code.startswith(
        outer.code.rstrip("0")[: 2 * outer.rank + 2]
    )


# What only a nation's paper begins with.
_NATIONAL = re.compile(
    r"中华人民共和国|国务院|中共中央|中央军委|全国人民代表大会|全国人大|最高人民(?:法院|检察院)|国家\S{2,12}(?:局|委|委员会)"
    r"|(?:公安|教育|财政|司法|民政|商务|科技|农业|农业农村|水利|交通运输|生态环境|自然资源|住房和城乡建设"
    r"|工业和信息化|人力资源和?社会保障|文化和旅游|应急管理)部(?![门分位])|中国人民银行|海关总署|审计署"
)
_NUMBER_HEAD = re.compile(r"[（(]?([一-龥]{1,6}?)(?:发|办|政|函|委|人大|常|令|[〔\[（(])")
_LEVELS = (
    ("市", re.compile(r"我市|本市|全市|市人民政府|市政府|市级|市委")),
    ("省", re.compile(r"我省|本省|全省|省人民政府|省政府|省级|省委|自治区人民政府")),
    ("县", re.compile(r"我[区县]|本[区县]|全[区县]|[^各、]区政府|县政府")),
)


def find_jurisdiction(
    title: str | None,
    signature: str | None,
    salutation: str | None,
    text: str,
    number: str | None = None,
    day: str | None = None,
) -> Division | None:
    """The division for which a paper was made; `NATION` for the whole country; None if nothing tells.

    title; signature: the issuers' lines; salutation: 各区、县（市）人民政府：; number: its own 文号
    text: of the whole document, asked only where none of these tells
    day: of the paper, as in `find_places`
    """
    year = year_of(day)
    for line in (title, signature):
        found = _first_division(line, year) if line else None
        if found is not None:
            return found
    tally = _tally(text, year)
    return (
        (_division_of_number(number, tally, year) if number else None)
        or _first_division(salutation or "", year)
        or _division_of_tally(text, tally, year)
    )


def _first_division(line: str, year: int | None) -> Division | None:
    """The first division, or body of the nation, that the line names."""
    national = _NATIONAL.search(line)
    limit = national.start() if national is not None else len(line)
    hits = [hit for hit in _find_hits(line, None, ()) if hit[0] < limit]
    near: Unit | None = None
    for start, end, name in hits:
        for zone in _zones().get(name, ()):
            if zone.scope and (name == zone.name or name.startswith(_scope_name(zone))):
                return division_of(_units()[2][zone.scope], year)
        if name in ZONE_HEADS or name in GROUPS or name in _COMMON:
            continue
        unit = match_unit(name, near.code if near is not None else None, year)
        if unit is None or (near is not None and not _within(unit, near)):
            continue
        if near is None and name in _WORDS:
            continue
        if near is not None and line[end_of_near:start].strip("省市州"):
            break
        near, end_of_near = unit, end
    if near is not None:
        return division_of(near, year)
    return NATION if national is not None else None


def _tally(text: str, year: int | None) -> dict[str, int]:
    """How often the text names each province and the units of each prefecture, by four digits."""
    found: dict[str, int] = {}
    for _, _, name in _find_hits(text[:200_000], None, ()):
        if name in ZONE_HEADS or name in GROUPS or name in _WORDS or name in _COMMON:
            continue
        zone = next(iter(_zones().get(name, ())), None)
        unit = None if zone is not None else match_unit(name, None, year)
        code = zone.scope if zone is not None else unit.code if unit is not None else ""
        if code:
            key = code[:2] + "00" if code[:2] in MUNICIPALITIES else code[:4]
            found[key] = found.get(key, 0) + 1
    return found


def _division_of_number(number: str, tally: dict[str, int], year: int | None) -> Division | None:
    """浙政发 is Zhejiang's; 杭政函 that of the likeliest city whose name begins with 杭; 国发 the nation's."""
    letter = number.lstrip("（( ")[:1]
    if letter == "国":
        return NATION
    full, bare, by_code = _units()
    if letter in LETTERS:
        return division_of(by_code[LETTERS[letter] + "0000"], year)
    cities = [
        unit
        for name, units in bare.items()
        if name.startswith(letter)
        for unit in units
        if unit.rank == 1 and unit.alive(year)
    ]
    named = [unit for unit in cities if tally.get(unit.code[:4])]
    best = max(named, key=lambda unit: (tally[unit.code[:4]], unit.code), default=None)
    if best is None and len(cities) == 1:
        best = cities[0]
    return None if best is None else division_of(best, year)


def _division_of_tally(text: str, tally: dict[str, int], year: int | None) -> Division | None:
    """The prefecture named most, or its province, where the text speaks as one: 我市, 市政府."""
    if not tally:
        return None
    counts = {word: len(pattern.findall(text)) for word, pattern in _LEVELS}
    word = max(counts, key=lambda word: counts[word])
    if not counts[word]:
        return None
    by_code = _units()[2]
    provinces: dict[str, int] = {}
    for key, count in tally.items():
        provinces[key[:2]] = provinces.get(key[:2], 0) + count
    best = max(provinces, key=lambda key: (provinces[key], key))
    code = best + "0000"
    if word != "省" and best not in MUNICIPALITIES:
        cities = [key for key in tally if key[2:] != "00"]
        if not cities:
            return None
        code = max(cities, key=lambda key: (tally[key], key)) + "00"
    unit = by_code.get(code)
    return None if unit is None else division_of(unit, year)
