"""Divisions with their codes through time, and functional zones: what their names mean where and when.

Rows of `data/divisions.tsv` and `data/zones.tsv`; a code is that of GB/T 2260 in a year.
"""

import re
from functools import cache

from .records import Division, PlaceKind, Record
from .source import read_rows

# A nation's paper speaks of the whole country; GB/T 2260 has no code for it.
NATION = Division(name="中华人民共和国", code=None)
# It ranks with a province without being one; GB/T 2260 has no code for it, the statistics office's lists have 66.
CORPS = Division(name="新疆生产建设兵团", code="66")

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
    """Full names -> units; bare names (杭州, 余杭; 阿坝州 and 阿坝自治州 too) -> units; code -> the latest unit."""
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
            kind = next(
                (kind for kind in ("州", "县", "旗") if unit.name.endswith("自治" + kind)), ""
            )
            if kind:
                for short in (stem + kind, stem + "自治" + kind):
                    full[short] = (*full.get(short, ()), unit)
        known = by_code.get(unit.code)
        if known is None or known.since <= unit.since:
            by_code[unit.code] = unit
    for row in read_rows("short_divisions.tsv"):
        full[row["short"]] = full[row["name"]]
    return full, bare, by_code


def full_units() -> dict[str, tuple[Unit, ...]]:
    """Full names -> the units that bore them."""
    return _units()[0]


# 市和县人民政府, 信息县级以上: what only looks like a name of a county.
_LIKE_WORDS = frozenset("和县 应县 成县 古县 安县 任县 理县 息县 代县 开县".split())


@cache
def short_counties() -> frozenset[str]:
    """Names of two characters, 环县 and 宾县, that are no words."""
    names = (name for name in full_units() if len(name) == 2 and name.endswith("县"))
    return frozenset(names) - _LIKE_WORDS


def is_short_county(name: str, before: str, unit: Unit, near: str | None) -> bool:
    """Whether `name`, two characters that nothing above precedes, means the county `unit`.

    before: the character in front, "" at a text's beginning; near: the code of the paper's division
    """
    if name not in short_counties() or not near or unit.code[:2] != near[:2]:
        return False
    return unit.code == near or before in "、，。；：（《“\n "


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
    return int(day[:4]) if day and re.match("[0-9]{4}", day) else None


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


def full_name(unit: Unit) -> str:
    """With the city in front of a district's name: 杭州市余杭区, but 桐庐县, 建德市."""
    if unit.kind != "district":
        return unit.name
    _, _, by_code = _units()
    above = by_code.get(unit.code[:4] + "00") or (
        by_code[unit.code[:2] + "0000"] if unit.code[:2] in MUNICIPALITIES else None
    )
    return unit.name if above is None else above.name + unit.name


def division_of(unit: Unit) -> Division:
    """The unit as records name it."""
    return Division(name=full_name(unit), code=unit.code)


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
            return division_of(unit)
    return None


class Zone(Record, frozen=True, gc=False, kw_only=True):
    """A functional zone; scope: the prefecture in whose papers its short names hold, "" for all."""

    name: str
    short_names: tuple[str, ...]
    scope: str


@cache
def zones() -> dict[str, tuple[Zone, ...]]:
    """Names and short names -> the zones that bear them."""
    found: dict[str, tuple[Zone, ...]] = {}
    for row in read_rows("zones.tsv"):
        short_names = tuple(row["short_names"].split(";")) if row["short_names"] else ()
        zone = Zone(name=row["name"], short_names=short_names, scope=row["scope"])
        for name in (zone.name, *short_names):
            found[name] = (*found.get(name, ()), zone)
    return found


def match_zone(name: str, jurisdiction: Division | None) -> Zone | None:
    """The zone that `name` means in a paper of `jurisdiction`."""
    for zone in zones().get(name, ()):
        near = jurisdiction is not None and (jurisdiction.code or "")[:4] == zone.scope[:4]
        if name == zone.name or near or not zone.scope or name.startswith(scope_name(zone)):
            return zone
    return None


def scope_name(zone: Zone) -> str:
    """The bare name of the division in whose papers the zone's short names hold."""
    return bare_name(_units()[2][zone.scope].name)


# What a zone's name ends in, and how the short heads are written in full.
ZONE_HEADS = {
    "经济技术开发区": "", "经济开发区": "", "经开区": "经济技术开发区", "高新技术产业开发区": "",
    "高新技术开发区": "", "高新技术产业园区": "", "高新开发区": "高新技术产业开发区",
    "高新区": "高新技术产业开发区", "开发区": "", "新区": "", "综合保税区": "", "保税区": "",
    "综保区": "综合保税区", "保税港区": "", "出口加工区": "", "自由贸易试验区": "", "自由贸易港": "",
    "自贸试验区": "自由贸易试验区", "自贸区": "自由贸易试验区", "自贸港": "自由贸易港",
    "综合试验区": "", "综合实验区": "", "台商投资区": "", "综试区": "", "合作区": "", "合作示范区": "", "一体化示范区": "",
    "自主创新示范区": "", "自创区": "自主创新示范区", "经济示范区": "", "示范区": "", "科技城": "",
    "科学城": "", "新城": "", "科创走廊": "", "科创大走廊": "", "创新走廊": "", "产业集聚区": "",
    "集聚区": "", "工业园区": "", "风景名胜区": "", "旅游度假区": "", "度假区": "", "小镇": "",
    "自然保护区": "", "试验区": "", "经济特区": "", "知识城": "", "特别保护区": "", "国家公园": "",
}  # fmt: skip


_FREE_TRADE = re.compile(
    "(?:中国)?（?([一-龥]{2,3}?)(?:省|市|自治区)?）?(?:自由贸易试验|自贸试验|自贸)区"
)
_CROSS_BORDER = re.compile(
    "(?:中国)?（?([一-龥]{2,4}?)市?）?跨境(?:电商|电子商务)(?:综合试验区|综试区)$"
)


def formal_zone(name: str) -> str:
    """浙江自贸区, 合肥跨境电商综试区 as the State Council sets them up; any other name as it is.

    Source: 国发〔2019〕16号 names six 中国（…）自由贸易试验区, 国函〔2018〕93号 22 综合试验区.
    >>> formal_zone("黑龙江自贸试验区哈尔滨片区")
    '中国（黑龙江）自由贸易试验区哈尔滨片区'
    """
    free = _FREE_TRADE.match(name)
    if free is not None and free[1] in bare_units():
        return f"中国（{free[1]}）自由贸易试验区{name[free.end() :]}"
    border = _CROSS_BORDER.match(name)
    if border is not None and border[1] in bare_units():
        return f"中国（{border[1]}）跨境电子商务综合试验区"
    return name


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


def is_within(inner: Unit, outer: Unit) -> bool:
    """Whether the code of `inner` is one under that of `outer`."""
    return inner.rank > outer.rank and inner.code.startswith(
        outer.code.rstrip("0")[: 2 * outer.rank + 2]
    )
