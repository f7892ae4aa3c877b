"""Places: divisions with their code on the paper's day, functional zones, groups; and whose paper it is.

A zone that no row names is read by rule, from a division's name to a head such as 开发区.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import ahocorasick_rs

from .divisions import (
    ZONE_HEADS,
    Unit,
    bare_name,
    bare_units,
    formal_zone,
    full_name,
    full_units,
    is_short_county,
    is_within,
    match_unit,
    match_zone,
    own_names,
    short_counties,
    year_of,
    zones,
)
from .phrases import Rule
from .records import Definition, Division, Place, PlaceKind
from .source import Passage

RULES = (
    Rule(
        name="place/division",
        source="data/divisions.tsv",
        example="涉及⟦上城区⟧的",
        expected="杭州市上城区",
    ),
    Rule(
        name="place/bare",
        source="data/divisions.tsv: the name without 省, 市, 区",
        example="⟦萧山⟧、富阳等区域",
        expected="杭州市萧山区",
    ),
    Rule(
        name="place/zone",
        source="data/zones.tsv; by rule where it has no row",
        example="设立⟦宁波大榭开发区⟧",
        expected="宁波大榭开发区",
    ),
    Rule(
        name="place/group",
        source="关于加快推进跨境电子商务发展的实施意见 (2019) 二（四）",
        example="由⟦各区、县（市）⟧进行推荐",
        expected="杭州市各区、县（市）",
    ),
    Rule(
        name="place/term",
        source="杭州城西科创大走廊条例（草案） (2024) 第二条",
        example="⟦三城⟧的管理",
        expected="紫金港科技城、未来科技城",
    ),
)

# Each of these names every such unit of the paper's city or province: 各区、县（市）.
GROUPS = (
    "区、县（市）", "区县（市）", "县（市、区）", "县（市）区", "县（区）", "区（县）", "区（县、市）",
    "县（市）", "市、县（市、区）", "市（州）", "区（市）县", "县（市）、区", "县（市、区、旗）", "旗县（市、区）",
    "所在区", "所在县", "市（区）",
)  # fmt: skip

_HAN = "[一-龥]"
# 萧山国际机场, 浙大滨江研究院: a name that a place's name begins or stands in is no place.
_PART_OF_NAME = re.compile(
    r"(?:(?![的全和与及在等])[一-龥•·]){0,8}?"
    r"(?:大学|学院|研究院|研究所|设计院|医院|中学|小学|学校|机场|火车站|高铁站|动车站|车站|码头|航线|大桥|隧道|大道"
    r"|矿业|公路|高速|铁路|运河|博物馆|图书馆|美术馆|体育馆|中心|集团|公司|银行|支行|分行|证券|交易所|园区|产业园|科技园"
    r"|大市场|检验检测|实验室|研究会|协会|学会|商会|基金|日报|大会|峰会|论坛|博览会|分校|校区|农场|林场|农垦|水库|电厂|煤矿|海关|仲裁|公约|议定书"
    r"|协定|宣言|规则|指数|(?:机|钢铁|化工|造船|发电|冶炼)厂)"
    rf"|{_HAN}{{0,2}}?(?:港(?!口)|[东南西北]站|展会|赛|杯|路(?!径)|街|湖|江|山|河|溪|岛|湾|话|菜|号|人(?!民|员|才|口|力|均|文)|籍)"
    rf"|{_HAN}?(?:村|镇|乡|街道)|[门岸头堤麓”A-Za-z]|海?警|高腔|冬?残?奥(?:运|会)|亚残?运|海关"
)
_NAME_BEFORE = re.compile(
    r"(?:[东西南北小新老未]|(?<![壮扩做])大|大学|学院|研究院|医院|银行|公司|集团|银河|世界|海外)$"
)
# 杭州市人民政府, 浙江省教育厅: province and city are there the body's, not a place of their own.
_BODY_AFTER = re.compile(
    r"(?:各级)?(?:人民|政府|党委|委员会|委(?!托)|人大|政协|纪委"
    r"|(?:(?![的和及与或将把在应对为等以由])[一-龥]){2,12}?(?:局|厅|委|办公室|委员会|法院|检察院|海关|部门|机关|总队|支队|监管局))"
)
_BETWEEN = re.compile(
    r"(?:国家(?!级))?(?:(?![的和及与在为对等将由要以是各]|围绕|建设|创建|打造|推进|设立|支持|依托|加快|争取|开展|鼓励|推动|加强|促进|实施"
    r"|全面|所有|国家级|省级|其他|符合|实现|政府|应当|负责|有关|财政|按照|国家|统一|关于|印发|形成|入驻|[局厅委])[一-龥“”（）]){0,12}"
)
# 中国（四川）自由贸易试验区成都片区: an area of a zone.
_AREA = re.compile("(?:(?![和及与、的内])[一-龥]){2,6}?片区")
# 未来科技城人工智能小镇 lies in the zone and is not it.
_PART_OF_ZONE = re.compile(
    "(?:(?![的和与及等在为设建打创集引是将把]|推进|产业园)[一-龥]){2,8}?(?:小镇|产业园|科技园|创新园|双创园)(?!区)"
)
# 外高桥保税区 without its city: only where its name is cut out on both sides.
_LOOSE_NAME = re.compile(r"[、，（：\s和及与由]([一-龥]{2,7})\Z")
_LOOSE_AFTER = re.compile("[、，。；（）]|管委会|管理委员会|等")
# 云栖小镇、梦想小镇: a town of no row, in a list of such; not what any town is, 特色小镇.
_LOOSE_TOWN = re.compile(r"[、，（：]以?((?:(?![的和与及或])[一-龥]){2,10})$")
_KIND_OF_TOWN = re.compile(
    "特色|重点|各|类|[级个批]|服务贸易|田园|美丽|中心|文化|旅游|康养|产业|建设|打造|培育|^(?:推动|推进|支持|加快|提升|依托|发挥|围绕|做强|做大)"
)
_LOOSE_HEADS = frozenset(
    "经济技术开发区 经济开发区 高新技术产业开发区 高新开发区 高新区 综合保税区 保税区 保税港区 出口加工区 科技城 科学城 产业集聚区"
    " 风景名胜区 旅游度假区 经开区 新城".split()
)
_KIND_OF_ZONE = re.compile(
    "国家|省|市|级|各|该|本|其|有关|相关|重点|特色|海关|特殊|监管|综合|边境|跨境|自由|贸易|自然|生态|旅游|文化|现代|创新|示范|核心|先行|未来|智慧|经济|技术|开发|产业|工业"
    "|园区|新区|试验|地区|区域|城市|历史|的|和|等|内|(?<=.)外|外[商资国贸]|位于|设立|设在|进入|进出|所|建|保护|规划|管理|范围|农业|高新|新兴|科技|境|类|或|不|者|在|对|从|由|并|应|可|将|把|被|以|及|到|支持|推动|允许|赋予|培育|加快|简化|促进|实行|编制|满足|改善|提高|加强|统筹|协调"
    "|充分|进一步|逐步|打造|需要|委托|禁止|携带|高水平|形成|发挥"
)
_SHARED_WITH = ("中新", "中德", "中日", "中韩", "中意", "中法", "中以")  # 中新广州知识城
_JOINT = frozenset(("、", "和", "及", "与", "或", "以及", ""))
# Bare names that are words, hills or roads first: places only beside another place's name.
WORDS = frozenset(
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
COMMON = frozenset(
    (
        "新城区 老城区 新市区 市中区 城中区 城关区 市郊区 东矿区 中山区 城北区 新建区 古城区 立山区 滨湖区 滨海区"
        " 会同县 应城市 海城市 公安县 郊区 城区 矿区 东区 西区 南区 北区"
    ).split()
)


@lru_cache(maxsize=64)
def build_automaton(names: tuple[str, ...]) -> ahocorasick_rs.AhoCorasick:
    """What finds the names, the longest of those that begin at one place."""
    return ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


_BLOCK = 1 << 16


def find_words(words: ahocorasick_rs.AhoCorasick, text: str) -> Iterator[tuple[int, int, int]]:
    """Which word, its start and end, in order.

    Read block by block, each up to a line's end, which no word runs across: a book at once costs a
    third more for each character.
    """
    at = 0
    while at < len(text):
        end = text.find("\n", at + _BLOCK) + 1 or len(text)
        block = text[at:end] if end - at < len(text) else text
        for word, start, stop in words.find_matches_as_indexes(block):
            yield word, at + start, at + stop
        at = end


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """All full names, the bare names of provinces and prefectures, zones, heads of zones, groups."""
    full, bare = full_units(), bare_units()
    names = {name for name in full if len(name) > 2 or name in short_counties()}
    names |= {
        name
        for name, units in bare.items()
        if any(unit.rank < 2 and unit.until is None for unit in units)
    }
    names |= set(zones()) | set(ZONE_HEADS) | set(GROUPS)
    patterns = tuple(sorted(names))
    automaton = ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )
    return automaton, patterns


Hit = tuple[int, int, str]  # start, end in the passage; the name that stands there


def find_hits(text: str, jurisdiction: Division | None, terms: Sequence[str]) -> list[Hit]:
    """Every name of a place or of a part of one, in order, without overlap; the earlier and longer wins."""
    automaton, patterns = _automaton()
    hits = [(start, end, patterns[at]) for at, start, end in find_words(automaton, text)]
    own = own_names(jurisdiction.code) if jurisdiction is not None and jurisdiction.code else ()
    names = (*terms, *own)
    if not names:
        return hits
    words = build_automaton(names)
    more = [(start, end, names[at]) for at, start, end in find_words(words, text)]
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


def _names_place(term: Definition, jurisdiction: Division | None) -> bool:
    """Whether a term stands for a place of its own: 本条例所称公园，是指具有休憩功能的绿地 tells a class."""
    words = "、".join(term.members) or term.expansion or term.term
    return words.endswith(tuple(ZONE_HEADS)) or any(
        name not in ZONE_HEADS and name not in GROUPS
        for _, _, name in find_hits(words, jurisdiction, ())
    )


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
        self.regulation = any(one.kind == "article" for one in passage.provisions)
        self.near = jurisdiction.code if jurisdiction is not None else None
        # （以下简称“大走廊”）, and from there on 大走廊 without the marks.
        self.terms = {
            name: term
            for term in terms
            if term.kind == "place" and _names_place(term, jurisdiction)
            for name in (term.term, term.term.strip("“”"))
        }
        self.hits = find_hits(self.text, jurisdiction, tuple(self.terms))
        self.above: tuple[int, Unit] | None = None  # the division read last, and where it ends

    def read(self) -> Iterator[Place]:
        at = 0
        while at < len(self.hits):
            start, end, name = self.hits[at]
            if name in self.terms:
                place, at = self._term(start, end, name), at + 1
            elif name in GROUPS:
                place, at = self._group(start, end, name), at + 1
            elif name in zones():
                place, at = self._zone(at)
            elif name in ZONE_HEADS:
                before = self.hits[at - 1][1] if at else 0
                place, at = self._loose_zone(start, end, name, before), at + 1
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
                member if unit is None else full_name(unit)
                for member, unit in zip(term.members, units, strict=True)
            ]
            return self._place(start, end, "place/term", "、".join(names), "area", group=True)
        expansion = term.expansion or name
        unit = match_unit(expansion, self.near, self.year)
        if unit is None and expansion.startswith(name):
            unit = match_unit(name, self.near, self.year)  # 澳门地区（以下简称澳门）
        if unit is not None:
            return self._place(start, end, "place/term", full_name(unit), unit.kind, unit.code)
        zone = match_zone(expansion, self.jurisdiction)
        if "，" in expansion or "、" in expansion:
            expansion = name  # 西湖龙井茶基地，是指杭州市西湖区东起虎跑、…划定予以保护的茶地
        return self._place(
            start, end, "place/term", formal_zone(expansion) if zone is None else zone.name, "zone"
        )

    def _group(self, start: int, end: int, name: str) -> Place | None:
        """各区、县（市）: all units of the paper's own city or province; a nation's are no place.

        A policy paper is of some place even where it does not say of which; a law may be the nation's.
        """
        if self.near is None and (self.jurisdiction is not None or self.regulation):
            return None
        if name in ("所在区", "所在县"):
            if self.text.startswith(("县", "域", "块"), end):
                return None
            return self._place(start, end, "place/group", name, "area", group=True)
        for word in ("有关", "相关", "各"):
            if self.text.endswith(word, 0, start):
                start -= len(word)
                break
        else:
            word = "各"
        if self.text.startswith(("以上", "级"), end):
            return None
        if self.near is not None and name.startswith("市、") and not self.near.endswith("0000"):
            start, name = start + 2, name[2:]
        kind = name.replace("区县（市）", "区、县（市）").replace("县（市）区", "县（市）、区")
        return self._place(
            start,
            end,
            "place/group",
            (self.jurisdiction.name if self.jurisdiction else "") + word + kind,
            "area",
            group=True,
        )

    def _zone(self, at: int) -> tuple[Place | None, int]:
        start, end, name = self.hits[at]
        zone = match_zone(name, self.jurisdiction)
        if zone is None:
            return None, at + 1
        if part := _PART_OF_ZONE.match(self.text, end):
            return self._part_of_zone(start, part.end(), at + 1)
        code, end, at = self._bracketed(end, at + 1)
        if name.endswith("）"):
            unit = match_unit(name[name.rindex("（") + 1 : -1], zone.scope, self.year)
            code = None if unit is None else unit.code
        return self._place(start, end, "place/zone", zone.name, "zone", code), at

    def _part_of_zone(self, start: int, end: int, at: int) -> tuple[Place, int]:
        """未来科技城人工智能小镇: a place of its own, under the words that name it."""
        while at < len(self.hits) and self.hits[at][0] < end:
            at += 1
        return self._place(start, end, "place/zone", self.text[start:end], "zone"), at

    def _loose_zone(self, start: int, end: int, head: str, before: int) -> Place | None:
        """外高桥保税区, between the marks of a list: a name, and no kind of zone (国家级高新区)."""
        if head == "小镇":
            town = _LOOSE_TOWN.search(self.text, max(0, start - 13), start)
            if town is None or town.start(1) < before or not self.text.startswith("、", end):
                return None
            if _KIND_OF_TOWN.search(town[1]):
                return None
            return self._place(town.start(1), end, "place/zone", town[1] + head, "zone")
        match = _LOOSE_NAME.search(self.text, max(0, start - 10), start)
        if (
            match is None
            or match.start(1) < before
            or head not in _LOOSE_HEADS
            or _KIND_OF_ZONE.search(match[1])
        ):
            return None
        if not _LOOSE_AFTER.match(self.text, end):
            return None
        name = match[1] + (ZONE_HEADS[head] or head)
        return self._place(match.start(1), end, "place/zone", name, "zone")

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
            if inner is not None and is_within(inner, self.above[1]):
                unit, chained = inner, True
        self.above = None if unit is None else (end, unit)
        at += 1
        for ahead in range(at, min(at + 3, len(self.hits))):
            head = self.hits[ahead][0]
            if head - end > 12:
                break
            if self._is_zone(ahead) and _BETWEEN.fullmatch(self.text, end, head):
                return self._ruled_zone(first, ahead)
        if unit is None or (name in COMMON and not chained and not self._is_own(unit, end)):
            return None, at
        if name in short_counties() and not chained:
            if not is_short_county(name, self.text[start - 1 : start], unit, near):
                return None, at
        is_bare = name == bare_name(unit.name)
        if not self._stands_alone(start, end, name, unit, is_bare, chained, first, at):
            return None, at
        rule = "place/bare" if is_bare else "place/division"
        return (
            self._place(start, end, rule, full_name(unit), unit.kind, unit.code),
            at,
        )

    def _is_own(self, unit: Unit, end: int) -> bool:
        """新建区 in a paper of 南昌市, but not in 新建区域; 会同县 not in 会同县级以上."""
        own = (self.near or "")[:4] == unit.code[:4]
        return own and not self.text.startswith(("域", "级"), end)

    def _is_zone(self, at: int) -> bool:
        name = self.hits[at][2]
        return name in ZONE_HEADS or name in zones()

    def _ruled_zone(self, first: int, at: int) -> tuple[Place | None, int]:
        """温州浙南科技城: from the division's name to the head."""
        start, (_, end, head) = self.hits[first][0], self.hits[at]
        if self.text.endswith(("中国（", "世界（"), 0, start):
            start -= 3
        elif self.text.endswith(_SHARED_WITH, 0, start):
            start -= 2
        unit = match_unit(self.hits[first][2], self.near, self.year)
        if head == "小镇" and unit is not None and unit.code[:2] != (self.near or "")[:2]:
            # 玉皇山南基金小镇 is none of 山南.
            if town := _LOOSE_TOWN.search(self.text, max(0, start - 4), start):
                start = town.start(1)
        if part := _PART_OF_ZONE.match(self.text, end):
            return self._part_of_zone(start, part.end(), at + 1)
        code, close, following = self._bracketed(end, at + 1)
        surface = self.text[start:end]
        zone = match_zone(surface, self.jurisdiction) or match_zone(head, self.jurisdiction)
        name = formal_zone(surface.removesuffix(head) + (ZONE_HEADS.get(head) or head))
        area = _AREA.match(self.text, end) if name.endswith("自由贸易试验区") else None
        if area is not None:
            zone, name, close = None, name + area[0], area.end()
            while following < len(self.hits) and self.hits[following][0] < close:
                following += 1
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
        if name in ("上城区", "下城区") and text.endswith("以", 0, start):
            return False  # 县级以上城区
        if unit.rank < 2 and (
            text.rfind("《", max(0, start - 80), start)
            > text.rfind("》", max(0, start - 80), start)
            or _BODY_AFTER.match(text, end)
        ):
            return False
        if not is_bare:
            return chained or not text.startswith("域", end)
        after = self.hits[following] if following < len(self.hits) else None
        if after is not None and after[0] == end and after[2] in full_units():
            inner = match_unit(after[2], unit.code, self.year)
            if inner is not None and is_within(inner, unit):
                return True  # 重庆巫山县6个村 is no mountain 重庆巫山
        if _PART_OF_NAME.match(text, end):
            return False
        if not chained and _NAME_BEFORE.search(text, max(0, start - 3), start):
            return False  # 北京大学深圳研究院, but 湖北武汉
        if text[start - 1 : start] == "（" and text[end : end + 1] == "）":
            return False
        if name not in WORDS or chained:
            return True
        before = self.hits[first - 1] if first else None
        return (before is not None and text[before[1] : start] in _JOINT) or (
            after is not None and text[end : after[0]] in _JOINT
        )
