"""Bodies: of which division and level they are, under which government, and what became of them.

Rows of parser/data/agencies.tsv (bodies with lives of their own) and of data/lineages.tsv (what any
division's bodies became when the institutions were reformed).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from ..parser.divisions import Unit, full_units, unit_of
from ..parser.source import read_rows

EventKind = Literal["renamed", "merged", "split"]
Level = Literal["nation", "province", "city", "county"]
_KINDS: dict[str, EventKind] = {"renamed": "renamed", "merged": "merged", "split": "split"}
_LEVELS: tuple[Level, ...] = ("province", "city", "county")

# What may stand before the division in the name of a body.
_BEFORE_DIVISION = re.compile("中国共产党|中共|国家税务总局|中华人民共和国(?=..海关)")
_NATIONAL = re.compile("中华人民共和国|国务院|国家|中共中央|中央|全国|中华全国|最高人民")
_LENGTHS = range(14, 1, -1)

# Departments of a people's government: 局, 厅, 委员会, 办公室 behind the division's name.
_DEPARTMENT = re.compile(
    r"(?:局|厅|(?<!区管理)(?<!居民)(?<!村民)(?<!监察)(?<!常务)(?<!代表大会)委员会|办公室)$"
)
# Not the local government's: bodies that answer to the one above, and those of assemblies and courts.
_NOT_ITS_DEPARTMENT = re.compile(
    "人民代表大会|政治协商|法院|检察院|监察|军(?!人)|税务局|气象局|海关|海事局|邮政管理局|烟草专卖局|通信管理局|消防"
    "|供电|总工会|联合会|领导小组|指挥部|联席会议|委员会办公室|审计委员会|仲裁|公积金|组委会|专班|指挥"
)


class Event(msgspec.Struct, frozen=True):
    """How bodies became others; all names in full and in order.

    kind: renamed, merged, split; date: ISO day, month or year, or an interval of months
    basis: where that is known from
    """

    kind: EventKind
    date: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: str


class KnownBody(msgspec.Struct, frozen=True):
    """A body with a row of its own; since, until: ISO day, month or year, "" where unknown."""

    name: str
    scope: str
    short_names: tuple[str, ...]
    since: str
    until: str


@cache
def known_bodies() -> dict[str, KnownBody]:
    """Full name -> the body."""
    return {
        row["name"]: KnownBody(
            name=row["name"],
            scope=row["scope"],
            short_names=tuple(filter(None, row["short_names"].split(";"))),
            since=row["since"],
            until=row["until"],
        )
        for row in read_rows("agencies.tsv")
    }


@cache
def known_events() -> tuple[Event, ...]:
    """What the table tells of what became of what; of a merger all that went into it."""
    merged: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    sources: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    events = []
    for row in read_rows("agencies.tsv"):
        successors = [one.rpartition(":") for one in filter(None, row["successors"].split(";"))]
        basis = f"{row['source']} ({row['confidence']})"
        split = tuple(sorted(name for name, _, kind in successors if kind == "split"))
        if split:
            events.append(Event("split", row["until"], (row["name"],), split, basis))
        for name, _, kind in successors:
            if kind != "split":
                merged[kind, row["until"], name].append(row["name"])
                sources[kind, row["until"], name][basis] = None
    events += [
        Event(_KINDS[key[0]], key[1], tuple(sorted(names)), (key[2],), "; ".join(sources[key]))
        for key, names in merged.items()
    ]
    return tuple(sorted(events, key=lambda event: (event.date, event.after, event.before)))


def close_over_bodies(names: Iterable[str]) -> list[str]:
    """The bodies that some became or came from, as far as the table knows; in order."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for event in known_events():
        for one in event.before:
            near[one].update(event.after)
        for one in event.after:
            near[one].update(event.before)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += near.get(name, ())
    return sorted(found)


class Lineage(msgspec.Struct, frozen=True):
    """A row of data/lineages.tsv."""

    before: str
    after: tuple[str, ...]
    kind: EventKind
    date: str
    source: str


@cache
def _lineages() -> tuple[Lineage, ...]:
    text = files(__package__).joinpath("data", "lineages.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"][1:]
    return tuple(
        Lineage(before, tuple(after.split(";")), _KINDS[kind], date, source)
        for before, after, kind, date, source in rows
    )


def find_lineages(names: Iterable[str]) -> list[Event]:
    """What some of these bodies became, by the reform that such bodies went through.

    Only where both are named, and one alone fits: 温州市商务委员会 and 温州市商务局.
    """
    present = set(names)
    known = {name for event in known_events() for name in event.before}
    rows: defaultdict[str, list[Lineage]] = defaultdict(list)
    for row in _lineages():
        rows[row.before].append(row)
    found = []
    for name in sorted(present - known):
        place = find_place(name)
        if place is None or not name.startswith(place.words):
            continue
        words = place.words
        for row in rows.get(name.removeprefix(words), ()):
            afters = [one.replace("{}", words) if "{}" in one else words + one for one in row.after]
            fitting = [one for one in afters if one in present]
            if len(fitting) == 1:
                basis = f"lineages: {row.before} ({row.source})"
                found.append(Event(row.kind, row.date, (name,), (fitting[0],), basis))
    return found


def spell(name: str) -> str:
    """A body's name in the one spelling of all that share its id, which holds no signs.

    >>> spell("宁波市各县（市）区人民政府"), spell("“开发区管理委员会"), spell("“两新”工委")
    ('宁波市各县（市）、区人民政府', '开发区管理委员会', '“两新”工委')
    """
    if name.count("“") != name.count("”"):
        name = name.strip("“”")
    return name.replace("（市）区", "（市）、区")


def find_lines(events: Iterable[Event]) -> dict[str, list[str]]:
    """Body -> what it was made of and what it became, at once or by and by; both in order.

    Not what else went into these: a body that took in two has both in its line, and neither of
    them has the other.
    """
    older: defaultdict[str, set[str]] = defaultdict(set)
    newer: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        for before in event.before:
            newer[before].update(event.after)
        for after in event.after:
            older[after].update(event.before)
    return {
        name: sorted((_follow(name, older) | _follow(name, newer)) - {name})
        for name in sorted({*older, *newer})
    }


def _follow(name: str, steps: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for following in steps.get(waiting.pop(), set()) - found:
            found.add(following)
            waiting.append(following)
    return found


class Place(msgspec.Struct, frozen=True):
    """The division in a body's name: its code, and the words that name it."""

    code: str
    words: str

    @property
    def unit(self) -> Unit | None:
        return unit_of(self.code)


@lru_cache(maxsize=8192)
def find_place(name: str) -> Place | None:
    """The division that a body's name begins with, the smallest: 杭州市余杭区商务局 is 330110.

    None where it names none, or one of several far apart (鼓楼区).
    """
    start = match.end() if (match := _BEFORE_DIVISION.match(name)) else 0
    code, end = "", start
    while True:
        prefix = code[:2] if code.endswith("0000") else code[:4]
        for length in _LENGTHS:
            units = full_units().get(name[end : end + length], ())
            codes = {
                unit.code for unit in units if unit.code.startswith(prefix) and unit.code != code
            }
            if len(codes) > 1:
                codes &= {unit.code for unit in units if unit.until is None}
            if len(codes) == 1:
                (code,), end = codes, end + length
                break
        else:
            return Place(code, name[start:end]) if code else None
        if not code.endswith("00"):
            return Place(code, name[start:end])


def find_code(name: str) -> str | None:
    """The code of a body's division; "" for the nation's, None where that is not known."""
    known = known_bodies().get(name)
    if known is not None:
        return known.scope
    place = find_place(name)
    if place is not None:
        return place.code
    return "" if _NATIONAL.match(name) else None


def find_level(code: str) -> Level:
    """The level of a division's bodies; "" is the nation."""
    if not code:
        return "nation"
    return _LEVELS[0 if code.endswith("0000") else 1 if code.endswith("00") else 2]


def find_government(name: str) -> str | None:
    """The people's government, or the Party committee, of which a body is a department.

    >>> find_government("杭州市余杭区商务局"), find_government("中共杭州市委宣传部")
    ('杭州市余杭区人民政府', '中共杭州市委员会')
    >>> find_government("杭州市中级人民法院")
    """
    place = find_place(name)
    if place is None:
        return None
    if name.startswith(f"中共{place.words}"):
        rest = name.removeprefix(f"中共{place.words}")
        is_office = rest.startswith("委") and rest not in ("委", "委员会")
        return f"中共{place.words}委员会" if is_office and "人民政府" not in rest else None
    rest = name.removeprefix(place.words)
    if rest == name or not _DEPARTMENT.search(rest):
        return None
    if rest.startswith("人民政府"):
        return f"{place.words}人民政府"
    return None if _NOT_ITS_DEPARTMENT.search(rest) else f"{place.words}人民政府"
