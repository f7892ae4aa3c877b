"""What bodies became by reforms: each a bar from its first to its last day, arrows where one became another."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from ...graph.bodies import (
    Event,
    EventKind,
    close_over_bodies,
    find_lineages,
    known_bodies,
    known_events,
)
from ...graph.divisions import all_areas, find_area, find_changes
from ..svg import MARGIN, Drawing, fit, measure, number
from .facts import Paper

_STYLE = """
.bar { fill: #2a66ad }
.bar.gone { fill: #b6c0cb }
.bar.coming { fill: #ffffff; stroke: #2a66ad; stroke-dasharray: 4 3 }
.bar.early { fill: url(#early) }
.bar.gone.early { fill: url(#early-gone) }
.in-bar { fill: #ffffff }
.in-bar.gone, .in-bar.coming { fill: #33475b }
.became { fill: none; stroke: #9a6a10; stroke-width: 1.8 }
.tip { fill: #9a6a10 }
.tick { font-size: 12.5px; text-anchor: middle; fill: #62758c }
.today { stroke: #b3261e; stroke-width: 1.8 }
.in-today { font-size: 12.5px; font-weight: 700; text-anchor: middle; fill: #b3261e }
.bar-stop { stop-color: #2a66ad }
.gone-stop { stop-color: #b6c0cb }
@media (prefers-color-scheme: dark) {
  .bar { fill: #5f9be3 }
  .bar.gone { fill: #3a4756 }
  .bar.coming { fill: #0d1520; stroke: #5f9be3 }
  .in-bar { fill: #0d1520 }
  .in-bar.gone, .in-bar.coming { fill: #c3cedb }
  .became { stroke: #f2c46d }
  .tip { fill: #f2c46d }
  .tick { fill: #93a5ba }
  .today { stroke: #ff9a92 }
  .in-today { fill: #ff9a92 }
  .bar-stop { stop-color: #5f9be3 }
  .gone-stop { stop-color: #3a4756 }
}
"""
# How divisions change, in the words of bodies.
_KINDS: dict[str, EventKind] = {
    "rename": "renamed",
    "recode": "renamed",
    "convert": "renamed",
    "split": "split",
}
_CHINESE: dict[EventKind, str] = {"renamed": "更名", "merged": "并入", "split": "分出"}
_WIDTH, _ROW, _BAR, _GAP = 1240.0, 30.0, 22.0, 18.0
_MOST = 60


@cache
def _events_of(names: frozenset[str]) -> tuple[Event, ...]:
    return (*known_events(), *find_lineages(sorted(names)))


def merge_lineages(names: Iterable[str]) -> dict[str, str]:
    """Each body -> the last that it became, where it became one; so that both count as one.

    names: of the bodies that the papers name
    """
    present = frozenset(names)
    after = {
        before: event.after[0]
        for event in _events_of(present)
        if len(event.after) == 1
        for before in event.before
    }
    merged = {}
    for name in sorted(present):
        last, seen = name, {name}
        while last in after and after[last] not in seen:
            last = after[last]
            seen.add(last)
        merged[name] = last
    return merged


def draw_lineage(
    papers: Sequence[Paper], day: str, *, body: str | None = None, city: str | None = None,
    top: int | None = None, lang: str = "zh", note: str = "",
) -> bytes:  # fmt: skip
    """The bodies that the papers name and that a reform changed, with what they were and became.

    body: only the line of this one, by its full name; top: how many lines
    city: the code of a city or province, whose districts are drawn instead, since 1981
    """
    zh = lang == "zh"
    if city is not None:
        found, lives = _read_districts(city)
        events: Sequence[Event] = found
        lines = _join(sorted(lives), events, lives)[: top or _MOST]
        area = find_area(city, day)
        title = f"{area.full_name if area else city}：{'区划沿革' if zh else 'its districts'}"
    else:
        names = frozenset(
            one.name for paper in papers for one in paper.document.agencies if not one.group
        )
        events = _events_of(names)
        lives = _read_lives(close_over_bodies([body] if body else names), events)
        lines = _join([body] if body else sorted(names), events, lives)[: top or _MOST]
        title = "机构沿革" if zh else "Bodies through time"
        title = f"{body}：沿革" if body and zh else body or title
    drawing = Drawing(_WIDTH, _STYLE)
    count = sum(map(len, lines))
    facts = f"{len(lines)} 条沿革 · {count} 个名称 · 截至 {day}" if zh else (
        f"{len(lines)} lines · {count} names · {day}"
    )  # fmt: skip
    drawing.draw_title(title, facts)
    if not lines:
        words = "没有查到更名、合并或分设" if zh else "No renaming, merger or split is known"
        drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 14, words)
        drawing.y += 24
    else:
        _draw_lines(drawing, lines, events, lives, day, zh)
        firsts = (_year(lives[name][0]) for line in lines for name in line)
        today = _year(day) or 2026.0
        _draw_legend(drawing, zh, any(first is not None and first > today for first in firsts))
    drawing.write(
        drawing.root, "quiet", MARGIN, drawing.y + 20, fit(note, _WIDTH - 2 * MARGIN, 12.5)
    )
    return drawing.close(drawing.y + 42)


Lives = dict[str, tuple[str, str]]
"""Name -> first and last day, month or year, "" where unknown."""


def _read_lives(names: Iterable[str], events: Sequence[Event]) -> Lives:
    return {name: (_begin(name, events), _end(name, events)) for name in names}


def _read_districts(city: str) -> tuple[list[Event], Lives]:
    """The districts and counties of a city, each with its first year, and what became of them."""
    prefix = city[:2] if city.endswith("0000") else city[:4]
    names = {
        (one.code, one.start): f"{one.name}（{one.start}）"
        for one in all_areas()
        if one.code.startswith(prefix) and not one.code.endswith("00")
    }
    lives = {names[one.code, one.start]: (one.since, one.until)
             for one in all_areas() if (one.code, one.start) in names}  # fmt: skip
    events = [
        Event(
            _KINDS.get(one.kind, "merged"),
            one.date,
            (names[one.before],),
            (names[one.after],),
            one.source,
        )
        for one in find_changes()
        if one.before in names and one.after in names
    ]
    # A code that goes on with another area: 上城区 before and after 2021.
    areas = [one for one in all_areas() if (one.code, one.start) in names]
    events += [
        Event(
            "merged",
            one.until,
            (names[one.code, one.start],),
            (names[other.code, other.start],),
            other.source,
        )
        for one, other in pairwise(areas)
        if one.code == other.code and one.until[:4] == other.since[:4]
    ]
    return events, lives


def _join(names: Sequence[str], events: Sequence[Event], lives: Lives) -> list[list[str]]:
    """Those that became one another, each line in the order of its reforms."""
    near: dict[str, set[str]] = {}
    for event in events:
        for one in event.before:
            for other in event.after:
                near.setdefault(one, set()).add(other)
                near.setdefault(other, set()).add(one)
    lines, seen = [], set[str]()
    for name in names:
        if name in seen or name not in near:
            continue
        line, waiting = set[str](), [name]
        while waiting:
            one = waiting.pop()
            if one not in line:
                line.add(one)
                waiting += near.get(one, ())
        seen |= line
        lives |= _read_lives(sorted(line - lives.keys()), events)
        lines.append(sorted(line, key=lambda one: (lives[one][0], one)))
    present = set(names)
    return sorted(lines, key=lambda line: (-sum(one in present for one in line), line[0]))


def _begin(name: str, events: Sequence[Event]) -> str:
    known = known_bodies().get(name)
    dates = [event.date[:7] for event in events if name in event.after]
    return (known.since if known else "") or max(dates, default="")


def _end(name: str, events: Sequence[Event]) -> str:
    known = known_bodies().get(name)
    dates = [
        event.date[-7:] if "/" in event.date else event.date
        for event in events
        if name in event.before
    ]
    return (known.until if known else "") or min(dates, default="")


def _year(date: str) -> float | None:
    if not date[:4].isdecimal():
        return None
    month = int(date[5:7]) if date[5:7].isdecimal() else 1
    return int(date[:4]) + (month - 1) / 12


def _draw_lines(
    drawing: Drawing,
    lines: Sequence[Sequence[str]],
    events: Sequence[Event],
    lives: Lives,
    day: str,
    zh: bool,
) -> None:
    today = _year(day) or 2026.0
    shown = [name for line in lines for name in line]
    known = [year for name in shown for date in lives[name] if (year := _year(date)) is not None]
    low, high = int(min([*known, today])) - 4, int(max([*known, today])) + 3

    def x(year: float) -> float:
        return MARGIN + (year - low) / (high - low) * (_WIDTH - 2 * MARGIN)

    # Bars whose first day is unknown fade to the left.
    drawing.add_fade("early", "bar-stop", ((0, 0.15), (0.6, 1)))
    drawing.add_fade("early-gone", "gone-stop", ((0, 0.15), (0.6, 1)))
    drawing.y += 10
    top = drawing.y + 8
    height = sum(len(line) * _ROW + _GAP for line in lines)
    for year in range(low, high + 1, max(1, (high - low) // 12)):
        drawing.write(drawing.root, "tick", x(year), drawing.y, str(year))
        rule = {"x1": x(year), "x2": x(year), "y1": top, "y2": top + height}
        drawing.put(drawing.root, "line", "rule", rule)
    rows: dict[str, float] = {}
    drawing.y = top + _GAP / 2
    for line in lines:
        for name in line:
            rows[name] = drawing.y + _ROW / 2
            drawing.y += _ROW
        drawing.y += _GAP
    # The day's line lies over the bars and under the names.
    names = drawing.group()
    for name in shown:
        first, last = map(_year, lives[name])
        left, right = x(first if first is not None else low), x(last if last is not None else high)
        style = "gone" if last is not None and last <= today else ""
        if first is not None and first > today:
            style = "coming"
        early = " early" if first is None else ""
        said = f"{name}\n{lives[name][0] or '…'} — {lives[name][1]}"
        group = drawing.group(said)
        box = {
            "x": left,
            "y": rows[name] - _BAR / 2,
            "width": max(right - left - 3, 4),
            "height": _BAR,
            "rx": 4,
        }
        drawing.put(group, "rect", f"bar {style}".strip() + early, box)
        if early and not style and measure(name) + 20 <= box["width"]:
            # White words can be read where the bar is full, not where it fades.
            text = drawing.write(names, "in-bar", right - 13, rows[name] + 5, name)
            text.set("text-anchor", "end")
        elif measure(name) + 20 <= box["width"]:
            drawing.write(names, f"in-bar {style}".strip(), left + 10, rows[name] + 5, name)
        elif left - measure(name) - 10 > MARGIN and right > _WIDTH / 2:
            text = drawing.write(names, None, left - 8, rows[name] + 5, name)
            text.set("text-anchor", "end")
        else:
            drawing.write(
                names, None, right + 6, rows[name] + 5, fit(name, _WIDTH - MARGIN - right - 6)
            )
    for event in events:
        for one in event.before:
            for other in event.after:
                if one in rows and other in rows:
                    _draw_arrow(
                        drawing,
                        event,
                        x(_year(event.date[-7:]) or _year(event.date) or low),
                        rows[one],
                        rows[other],
                        zh,
                    )
    drawing.put(
        drawing.root,
        "line",
        "today",
        {"x1": x(today), "x2": x(today), "y1": top, "y2": top + height},
    )
    drawing.root.append(names)
    drawing.write(drawing.root, "in-today", x(today), top + height + 14, day)
    drawing.y = top + height + 36


def _draw_legend(drawing: Drawing, zh: bool, coming: bool) -> None:
    x, y = MARGIN, drawing.y
    for style, words in (
        ("bar", "现有" if zh else "exists"),
        ("bar gone", "已撤销、更名或合并" if zh else "abolished, renamed or merged"),
        *[("bar coming", "尚未设立" if zh else "not yet set up")] * coming,
    ):
        box = {"x": x, "y": y - 11, "width": 26, "height": 13, "rx": 3}
        drawing.put(drawing.root, "rect", style, box)
        drawing.write(drawing.root, "quiet", x + 33, y, words)
        x += 33 + measure(words, 12.5) + 22
    drawing.path(drawing.root, "became", f"M{number(x + 5)} {number(y - 12)} v8")
    drawing.path(drawing.root, "tip", f"M{number(x + 5)} {number(y + 2)} l-5 -8 l10 0 Z")
    drawing.write(drawing.root, "quiet", x + 18, y, "职责转入" if zh else "its duties pass to")
    drawing.y = y + 6


def _draw_arrow(
    drawing: Drawing, event: Event, x: float, from_y: float, to_y: float, zh: bool
) -> None:
    kind = _CHINESE[event.kind] if zh else event.kind
    group = drawing.group(
        f"{'、'.join(event.before)} → {'、'.join(event.after)}\n{event.date} {kind}\n{event.basis}"
    )
    down = 1 if to_y > from_y else -1
    start, end = from_y + down * _BAR / 2, to_y - down * _BAR / 2 - down * 5
    drawing.path(
        group, "became", f"M{number(x - 6)} {number(start)} L{number(x - 6)} {number(end)}"
    )
    tip = (x - 6, end + down * 6, x - 11, end - down * 2, x - 1, end - down * 2)
    drawing.path(group, "tip", "M{} {} L{} {} L{} {} Z".format(*map(number, tip)))
