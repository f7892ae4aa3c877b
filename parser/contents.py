"""A document's table of contents: the headings that stand once more above the body."""

import re
from collections.abc import Mapping, Sequence

from .line_repairs import begins_body
from .lines import Line
from .numbering import HEADINGS
from .records import Kind

_FEWEST = 3  # entries
_LONGEST = 120  # characters of an entry
_LEADERS = re.compile(r"[….·—]*[0-9]*$")


def find_contents(
    reading: str, lines: Sequence[Line], within: range, roles: Mapping[int, Kind], *, articles: bool
) -> list[int]:
    """The indices of its lines, those that have another role left out.

    within: the lines of the document; roles: the kind of those that are no part of the body
    articles: whether it has articles
    """
    if articles:
        found = _find_headings(lines, within, roles)
    else:
        found = _find_levels(reading, lines, within, roles)
    return [i for i in found if roles.get(i) in (None, "toc")]


def _find_headings(lines: Sequence[Line], within: range, roles: Mapping[int, Kind]) -> range:
    """The headings before the one that begins the body again."""
    headings = []
    for i in within:
        label = lines[i].label
        if label is not None and label.kind == "article":
            break
        if label is not None and label.kind in HEADINGS:
            headings.append(i)
    if not headings:
        return range(0)
    top = lines[headings[0]].label
    assert top is not None
    again = [
        i
        for i in headings
        if (label := lines[i].label) and (label.kind, label.number) == (top.kind, top.number)
    ]
    if len(headings) < _FEWEST and "toc" not in roles.values():
        return range(0)  # 第一章 总则 printed twice is no table of contents
    return range(headings[0], again[-1])


def _find_levels(
    reading: str, lines: Sequence[Line], within: range, roles: Mapping[int, Kind]
) -> range:
    """In a paper without articles: 一、 or 1 and its words, and then again."""
    first = next((i for i in within if begins_body(lines[i])), within.stop)
    head = ""
    for i in range(first, within.stop):
        line = lines[i]
        if begins_body(line):
            entry = _read_entry(reading, line)
            if i > first and entry == head:
                return range(first, i if i - first >= _FEWEST else first)
            head = head or entry
        short = line.end - line.start <= _LONGEST and reading[line.end - 1] not in "。；："
        if i > first and not (short and roles.get(i, "toc") == "toc"):
            break
    return range(0)


def _read_entry(reading: str, line: Line) -> str:
    """The words of a heading, without the number of the page that a table of contents has."""
    return _LEADERS.sub("", "".join(reading[line.start : line.end].split()))
