"""Divisions through time: a code and the first year in which it named a division are one node.

Rows of parser/data/divisions.tsv (codes, names, years) and of data/division_changes.tsv.  A county or
district that took in another, or gave up a part, is a new one from that year: 余杭区 before and
after 2021 are 330110-2001 and 330110-2021, though neither code nor name changed.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import msgspec

from ..parser.divisions import MUNICIPALITIES, Unit, bare_name, full_name
from ..parser.source import read_rows

ChangeKind = Literal["merge", "split", "rename", "convert", "recode", "transfer"]

Node = tuple[str, int]
"""A code and the first year of a division that bore it."""


class Area(msgspec.Struct, frozen=True):
    """A division between two changes.

    since: an ISO day where the deciding document is known, else the year; until: the same of the
        change that ended it, "" for one in being; source: that of the code
    """

    code: str
    start: int
    name: str
    since: str
    until: str
    source: str

    @property
    def unit(self) -> Unit:
        until = int(self.until[:4]) if self.until else None
        return Unit(code=self.code, name=self.name, since=self.start, until=until)

    @property
    def full_name(self) -> str:
        """As records write it: 杭州市余杭区, but 桐庐县."""
        return full_name(self.unit)


class Change(msgspec.Struct, frozen=True):
    """How one division became another, or gave it a part.

    date: an ISO day, or only the year; source: the 文号 of the deciding document, or the list's name
    """

    before: Node
    after: Node
    kind: ChangeKind
    date: str
    source: str


class _Row(msgspec.Struct, frozen=True):
    year: int
    date: str
    before: str
    after: str
    whole: bool
    source: str


@cache
def _rows() -> tuple[_Row, ...]:
    text = files(__package__).joinpath("data", "division_changes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"][1:]
    return tuple(
        _Row(int(year), date, before, after, extent == "whole", source)
        for year, date, before, after, extent, source in rows
    )


def _is_county(code: str) -> bool:
    return not code.endswith("00")


@cache
def find_areas() -> dict[str, tuple[Area, ...]]:
    """Code -> the divisions that it named, in the order of time."""
    cuts: defaultdict[str, set[int]] = defaultdict(set)
    begun: dict[Node, str] = {}  # the day of the document behind the first year of a code's bearer
    ended: dict[Node, str] = {}
    for row in _rows():
        day = row.date or str(row.year)
        for code, known in ((row.after, begun), (row.before, ended)):
            known[code, row.year] = min(day, known.get((code, row.year), "9"))
            if _is_county(code) and not (row.whole and code == row.before):
                cuts[code].add(row.year)
    found: defaultdict[str, list[Area]] = defaultdict(list)
    for line in read_rows("divisions.tsv"):
        code, first = line["code"], int(line["since"])
        last = int(line["until"]) if line["until"] else None
        starts = [
            first,
            *sorted(year for year in cuts[code] if first < year and (last is None or year < last)),
        ]
        for start, after in zip(starts, [*starts[1:], last], strict=True):
            until = "" if after is None else ended.get((code, after), begun.get((code, after)))
            found[code].append(
                Area(
                    code=code,
                    start=start,
                    name=line["name"],
                    since=begun.get((code, start)) or ended.get((code, start)) or str(start),
                    until=str(after) if until is None else until,
                    source=line["source"],
                )
            )
    return {code: tuple(sorted(areas, key=lambda one: one.start)) for code, areas in found.items()}


def find_area(code: str, day: str | None) -> Area | None:
    """The division that `code` named on an ISO day, month or year; without one, the last.

    >>> [find_area("330110", day).start for day in ("2020-05-01", "2021", None)]
    [2001, 2021, 2021]
    """
    areas = find_areas().get(code)
    if areas is None:
        return None
    if not day or not day[:4].isdecimal():
        return areas[-1]
    begun = [one for one in areas if one.since[: len(day)] <= day[: len(one.since)]]
    return begun[-1] if begun else areas[0]


def find_eve(until: str) -> str:
    """The last day, month or year before one: 2021-03-10, 2018-12, 2020."""
    if len(until) == 10:
        return str(date.fromisoformat(until) - timedelta(days=1))
    if len(until) == 7:
        year, month = int(until[:4]), int(until[5:])
        return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02}"
    return str(int(until) - 1)


def find_latest_day(codes: Iterable[str]) -> str | None:
    """The last day on which a paper that names all these divisions can have been written.

    The eve of the first end of one of them; None where none has ended, and where one of them came
    after that: such a paper tells of the past.

    >>> find_latest_day(["330102", "330103"]), find_latest_day(["330103", "330114"])
    ('2021-03-10', None)
    """
    areas = [found for code in codes if (found := find_areas().get(code))]
    end = min((one[-1].until for one in areas if one[-1].until), default=None)
    if end is None or any(one[0].since >= end for one in areas):
        return None
    return find_eve(end)


def find_start(code: str | None, day: str | None) -> int | None:
    """The first year of the division that `code` named then; None for a code that is in no table."""
    area = find_area(code, day) if code else None
    return area.start if area else None


@cache
def find_changes() -> tuple[Change, ...]:
    """All changes, in the order of time and codes."""
    afters: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    befores: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for row in _rows():
        if row.whole:
            afters[row.before, row.year].add(row.after)
            befores[row.after, row.year].add(row.before)
    found = {}
    for row in _rows():
        before, after = _before(row.before, row.year), _after(row.after, row.year)
        if before is None or after is None or before == after:
            continue
        kind: ChangeKind
        if not row.whole:
            kind = "transfer"
        elif len(afters[row.before, row.year]) > 1:
            kind = "split"
        elif len(befores[row.after, row.year]) > 1 or _before(row.after, row.year) not in (
            None,
            before,
        ):
            kind = "merge"
        elif before.name == after.name:
            kind = "recode"
        elif bare_name(before.name) == bare_name(after.name):
            kind = "convert"
        else:
            kind = "rename"
        change = Change(
            before=(before.code, before.start),
            after=(after.code, after.start),
            kind=kind,
            date=row.date or str(row.year),
            source=row.source,
        )
        found[change.before, change.after, change.kind] = change
    return tuple(found[key] for key in sorted(found, key=lambda key: (found[key].date, key)))


def _before(code: str, year: int) -> Area | None:
    """The division that `code` named until `year`."""
    areas = [one for one in find_areas().get(code, ()) if one.start < year]
    return areas[-1] if areas else None


def _after(code: str, year: int) -> Area | None:
    """The division that `code` named from `year` on."""
    areas = [one for one in find_areas().get(code, ()) if one.start <= year]
    return areas[-1] if areas else None


def find_parents(area: Area) -> list[Area]:
    """The divisions that it lay in, one after the other."""
    code = area.code
    if code.endswith("0000"):
        return []
    above = code[:4] + "00" if _is_county(code) else code[:2] + "0000"
    parents = find_areas().get(above, ())
    if (
        not parents
        or code[:2] in MUNICIPALITIES
        or all(one.name.endswith("直辖") for one in parents)
    ):
        parents = find_areas().get(code[:2] + "0000", ())
    return [one for one in parents if _overlap(one, area)]


def _overlap(one: Area, other: Area) -> bool:
    return (not one.until or other.since < one.until) and (
        not other.until or one.since < other.until
    )


@cache
def _neighbours() -> dict[Node, tuple[Node, ...]]:
    near: defaultdict[Node, list[Node]] = defaultdict(list)
    for change in find_changes():
        near[change.before].append(change.after)
        near[change.after].append(change.before)
    for areas in find_areas().values():
        for one, other in pairwise(areas):
            near[one.code, one.start].append((other.code, other.start))
            near[other.code, other.start].append((one.code, one.start))
    return {node: tuple(sorted(set(others))) for node, others in near.items()}


def close_over(nodes: Iterable[Node]) -> list[Area]:
    """What some divisions became or were made of, and what all of these lay in; by code and year."""
    found: set[Node] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += _neighbours().get(node, ())
            waiting += ((one.code, one.start) for one in find_parents(get_area(node)))
    return [get_area(node) for node in sorted(found)]


def get_area(node: Node) -> Area:
    """The division of a node; raises `KeyError` where there is none."""
    areas = find_areas()[node[0]]
    at = bisect_right(areas, node[1], key=lambda one: one.start) - 1
    if at < 0 or areas[at].start != node[1]:
        raise KeyError(node)
    return areas[at]


def find_within(code: str, day: str | None) -> Sequence[Area]:
    """The counties and districts, and in a province the prefectures, that were in it then or later."""
    return [one for one in _areas_within(code) if not (day and one.until and one.until <= day)]


@cache
def _areas_within(code: str) -> Sequence[Area]:
    if _is_county(code):
        return ()
    prefix = code[:2] if code.endswith("0000") else code[:4]
    inner = (one for one in find_areas() if one.startswith(prefix) and one != code)
    return [area for one in inner for area in find_areas()[one]]


def all_areas() -> Sequence[Area]:
    """Every division, by code and year."""
    return [one for code in sorted(find_areas()) for one in find_areas()[code]]
