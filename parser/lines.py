"""The reading of a source -> its lines: paragraphs, hard-wrapped ones joined, with their labels."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter, sub
from typing import NamedTuple

import msgspec

from .numbering import (
    LABEL,
    Label,
    find_decimals,
    find_inner_items,
    find_named,
    find_run_on_levels,
    read_label,
)

# Conversion residue: bookmarks and fields of word processors, left in the text where they stood.
RESIDUE = (
    r"\[bookmark：[^\]\n]*\]|\[?_Toc[0-9]+\]?|HYPERLINK \\l \"[^\"\n]*\"|PAGEREF _Toc[0-9]+ \\h"
    r"|TOC \\o \"[^\"\n]*\"(?: \\[a-z])*|【(?:题注|章名|正文)】"
)
# A line that has words, or nothing but residue.
_LINE = re.compile(
    rf"^(?:[ \t]|{RESIDUE})*+([^\n]*[^ \t\n])|^[ \t]*((?:{RESIDUE}).*)", re.MULTILINE
)
_LABEL_FIRST = frozenset("（-—●■◆▲第〇零一二三四五六七八九十百廿卅0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# The longest line that a hard wrap makes, and how many of the lines must be full.
_WIDEST, _FULL_SHARE = 90, 0.25
_WIDEST_BELOW_A_PAGE, _LONGER_SHARE, _FEWEST_FULL = 45, 0.1, 8
_SLACK = 3  # a full line may lack this many characters: punctuation does not begin a line


class Line(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, or a numbered unit's own words.

    start, end: of its words, without the blanks and residue around them; code points
    label: the number that begins it, or None
    gap: whether an empty line stands before it
    """

    start: int
    end: int
    label: Label | None
    gap: bool


def _find_width(reading: str, starts: list[int], ends: list[int]) -> int:
    """The length of a full line where the lines are hard-wrapped, else 0."""
    lengths: list[int] = list(map(sub, ends, starts))
    if len(lengths) < 4:
        return 0
    longest = max(lengths)
    # The rows of a page above the text may be longer than its lines.
    widths = [longest] if 12 <= longest <= _WIDEST else []
    if (
        # Most texts need no look at each line.
        ends[-1] - starts[0] < _WIDEST_BELOW_A_PAGE * len(lengths)
        and longest > _WIDEST_BELOW_A_PAGE
        and sum(n > _WIDEST_BELOW_A_PAGE for n in lengths) <= _LONGER_SHARE * len(lengths)
    ):
        common = Counter(length for length in lengths if 20 <= length <= _WIDEST_BELOW_A_PAGE)
        # A comma may stand over the margin.
        widths += [max(n for n in common if n <= most + 2) for most, _ in common.most_common(1)]
    for width in widths:
        full = [i for i, length in enumerate(lengths) if width - _SLACK <= length <= width]
        running_on = sum(
            reading[ends[i] - 1] not in "。；：！？" and "…" not in reading[ends[i] - 5 : ends[i]]
            for i in full
        )
        fewest = max(_FULL_SHARE * len(lengths), width < longest and _FEWEST_FULL)
        if len(full) >= fewest and running_on >= 0.6 * len(full):
            return width
    return 0


def find_lines(reading: str) -> list[Line]:
    """All lines with words, in order; a line holds one numbered unit at the most."""
    spans: list[tuple[int, int]] = []
    befores: list[int] = []  # where the line with its blanks begins
    for match in _LINE.finditer(reading):
        spans.append(match.span(match.lastindex or 1))
        befores.append(match.start())
    starts = list(map(itemgetter(0), spans))
    ends = list(map(itemgetter(1), spans))
    width = _find_width(reading, starts, ends)
    at_line = dict(zip(starts, range(len(starts)), strict=True))
    named = find_named(reading, starts, ends, at_line, width)
    if not any(label.kind == "article" for label in named):
        named = sorted(
            (*named, *find_run_on_levels(reading, starts, ends)), key=lambda one: one.start
        )
    labels = {label.start: label for label in named}
    labels |= {label.start: label for label in find_inner_items(reading, at_line, named)}
    splits = sorted(start for start in labels if start not in at_line)
    indented = bool(width) and sum(s > b for s, b in zip(starts, befores, strict=True)) >= 3
    wrap = _Wrap(width, indented)
    lines, doubtful = _read_lines(reading, spans, befores, labels, splits, wrap)
    if doubtful and (decimals := find_decimals(reading, starts, ends)):
        labels = {label.start: label for label in decimals} | labels
        lines, _ = _read_lines(reading, spans, befores, labels, splits, wrap)
    return lines


class _Wrap(NamedTuple):
    """The length of a full line of hard-wrapped text, else 0, and whether its paragraphs are indented."""

    width: int
    indented: bool


def _read_lines(
    reading: str,
    spans: Sequence[tuple[int, int]],
    befores: Sequence[int],
    labels: Mapping[int, Label],
    splits: Sequence[int],
    wrap: _Wrap,
) -> tuple[list[Line], bool]:
    """The lines, and whether one begins with what may be 1.1.

    befores: where each line with its blanks begins; labels: those that are known, by their start
    splits: the labels that stand within a line, ascending
    """
    width, indented = wrap
    splits = list(reversed(splits))
    lines: list[Line] = []
    doubtful = False
    previous_end = 0
    for (start, end), before in zip(spans, befores, strict=True):
        label = labels.get(start)
        if label is None and reading[start] in _LABEL_FIRST:
            found = LABEL.match(reading, start, end)
            if found is not None and found.lastgroup != "named":
                label = read_label(found)
                if label.doubtful:
                    doubtful = True
        gap = before - previous_end > 1 and reading.count("\n", previous_end, before) > 1
        previous_end = end
        if width and lines and not gap and (label is None or label.kind[:5] == "level"):
            above = lines[-1]
            first = max(above.start, reading.rfind("\n", above.start, above.end) + 1)
            full = width - _SLACK <= above.end - first <= width
            runs_on = reading[above.end - 1] not in "。；：！？"
            # Behind a full stop at the margin a short line without one is a title.
            titled = end - start < width - _SLACK and reading[end - 1] not in "。；：，、"
            goes_on = runs_on or (label is None and not titled)
            # The row of a table is whole as it stands.
            row = reading.find("\t", above.start, end) >= 0
            if full and goes_on and not row and not (indented and start > before):
                lines.pop()
                start, label, gap = above.start, above.label, above.gap
        while splits and splits[-1] < end:
            cut = splits.pop()
            words = len(reading[start:cut].rstrip(" \t"))
            lines.append(Line(start, start + words, label, gap))
            start, label, gap = cut, labels[cut], False
        lines.append(Line(start, end, label, gap))
    return lines, doubtful
