"""The reading of a source -> its lines: paragraphs, hard-wrapped ones joined, with their labels."""

import re
from collections import Counter

import msgspec

from .numbering import LABEL, Label, find_named, read_label

# Conversion residue: bookmarks and fields of word processors, left in the text where they stood.
RESIDUE = (
    r"\[bookmark：[^\]\n]*\]|\[?_Toc[0-9]+\]?|HYPERLINK \\l \"[^\"\n]*\"|PAGEREF _Toc[0-9]+ \\h"
    r"|TOC \\o \"[^\"\n]*\"(?: \\[a-z])*"
)
_LINE = re.compile(rf"^(?:[ \t]|{RESIDUE})*+(?=[^\n])", re.MULTILINE)
# The longest line that a hard wrap makes, and how many of the lines must be full.
_WIDEST, _FULL_SHARE = 90, 0.25


class Line(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, or a numbered unit's own words.

    start, end: of its words, without the blanks and residue around them; code points
    label: the number that begins it, or None
    indent: blanks and residue before it; gap: whether an empty line stands before it
    """

    start: int
    end: int
    label: Label | None
    indent: int
    gap: bool


def _find_width(lengths: list[int], reading: str, ends: list[int]) -> int:
    """The length of a full line where the lines are hard-wrapped, else 0."""
    if len(lengths) < 4 or not 12 <= (longest := max(lengths)) <= _WIDEST:
        return 0
    full = [i for i, length in enumerate(lengths) if length >= longest - 3]
    running_on = sum(reading[ends[i] - 1] not in "。；：！？" for i in full)
    wrapped = len(full) >= _FULL_SHARE * len(lengths) and running_on >= 0.6 * len(full)
    return longest if wrapped else 0


def find_lines(reading: str) -> list[Line]:
    """All lines with words, in order; a line holds one numbered unit at the most."""
    starts, ends, indents, gaps = [], [], [], []
    at = 0
    find = reading.find
    for match in _LINE.finditer(reading):
        start = match.end()
        if start < at:
            continue  # a lone line separator within what was taken
        end = find("\n", start)
        if end < 0:
            end = len(reading)
        words = len(reading[start:end].rstrip(" \t"))
        if not words and start > match.start():  # nothing but residue
            start += len(match[0].lstrip(" \t")) * -1
            words = len(reading[start:end].rstrip(" \t"))
        if words:
            starts.append(start)
            ends.append(start + words)
            indents.append(start - match.start())
            gaps.append(match.start() - at > 1)
        at = end
    width = _find_width([end - start for start, end in zip(starts, ends, strict=True)], reading, ends)
    named = find_named(reading, starts, ends, width)
    lines: list[Line] = []
    upcoming = 0
    indented = width and Counter(indent > 0 for indent in indents)[True] >= 3
    for start, end, indent, gap in zip(starts, ends, indents, gaps, strict=True):
        label = None
        if upcoming < len(named) and named[upcoming].start == start:
            label = named[upcoming]
            upcoming += 1
        elif (match_ := LABEL.match(reading, start, end)) and match_.lastgroup != "named":
            label = read_label(match_)
        if width and lines and not gap and (label is None or label.kind[:5] == "level"):
            previous = lines[-1]
            first = reading.rfind("\n", previous.start, previous.end) + 1
            full = previous.end - max(first, previous.start) >= width - 3
            runs_on = reading[previous.end - 1] not in "。；：！？"
            if full and (runs_on or label is None) and not (indented and indent):
                lines[-1] = msgspec.structs.replace(previous, end=end)
                continue
        while upcoming < len(named) and named[upcoming].start < end:
            inner = named[upcoming]
            upcoming += 1
            words = len(reading[start : inner.start].rstrip(" \t"))
            lines.append(Line(start, start + words, label, indent, gap))
            start, label, indent, gap = inner.start, inner, 0, False
        lines.append(Line(start, end, label, indent, gap))
    return lines
