"""Rougher layouts of a clean text: each a list of edits, so that every offset is known after them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tiaoli.parser.numerals import parse_numeral


class Node(NamedTuple):
    """A unit that a text is known to hold: offsets into the text, `end` behind its last character."""

    level: str
    number: int
    suffix: int
    start: int
    label_end: int
    head_end: int
    end: int
    end_sure: bool
    heading: str


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`."""

    start: int
    end: int
    new: str


Layout = Callable[[str, Sequence[Node]], list[Edit]]


def apply(text: str, nodes: Sequence[Node], edits: Sequence[Edit]) -> tuple[str, list[Node]]:
    """The text after `edits`, which do not overlap, and its nodes moved with it.

    >>> apply("ab\\ncd", [], [Edit(2, 3, "")])
    ('abcd', [])
    """
    starts, shifts, pieces, at, shift = [0], [0], [], 0, 0
    for start, end, new in sorted(edits):
        pieces += [text[at:start], new]
        at = end
        shift += len(new) - (end - start)
        starts.append(end)
        shifts.append(shift)

    def move(offset: int) -> int:
        return offset + shifts[bisect_right(starts, offset) - 1]

    def move_end(offset: int) -> int:
        return move(offset - 1) + 1

    moved = [
        node._replace(
            start=move(node.start),
            label_end=move_end(node.label_end),
            head_end=move_end(node.head_end),
            end=move_end(node.end),
        )
        for node in nodes
    ]
    return "".join([*pieces, text[at:]]), moved


_HEADED = ("编", "分编", "章", "节")
_CITED = re.compile("第([一二三四五六七八九十百千零]+)([条章节编款项])")


def _front(nodes: Sequence[Node]) -> int:
    return min((node.start for node in nodes), default=0)


def contents(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """A table of contents under 目　录 before the body."""
    headed = [f"{text[n.start : n.head_end]}\n" for n in nodes if n.level in _HEADED]
    start = _front(nodes)
    return [Edit(start, start, "目　　录\n" + "".join(headed))] if headed else []


def bare_contents(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """A table of contents without a heading, with leaders and page numbers."""
    headed = [n for n in nodes if n.level in _HEADED]
    start = _front(nodes)
    rows = (f"{text[n.start : n.head_end]}{'…' * 12}{i}\n" for i, n in enumerate(headed, 1))
    return [Edit(start, start, "".join(rows))] if headed else []


def indents(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """Two ideographic spaces before each paragraph."""
    return [Edit(m.end(), m.end(), "　　") for m in re.finditer("\n(?=.)", text)]


def half_width_digits(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """第12条 for 第十二条, in labels and citations."""
    return [Edit(*m.span(1), str(parse_numeral(m[1]))) for m in _CITED.finditer(text)]


def full_width_digits(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """第１２条 for 第十二条, in labels and citations."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [e._replace(new=e.new.translate(wide)) for e in half_width_digits(text, nodes)]


def _behind(text: str, nodes: Sequence[Node], levels: Sequence[str], new: str) -> list[Edit]:
    edits = []
    for node in nodes:
        blank = re.compile("[ \u3000\u2002]*").match(text, node.label_end)
        if node.level in levels and blank and blank[0]:
            edits.append(Edit(*blank.span(), new))
    return edits


def no_blanks(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """第一条为了…: nothing behind the number."""
    return _behind(text, nodes, ("条",), "")


def wide_blanks(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """An ideographic space behind the number."""
    return _behind(text, nodes, ("条", *_HEADED), "　")


def spread_headings(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """总　　则: blanks within a short heading."""
    return [
        Edit(n.head_end - 2, n.head_end, "　　".join(text[n.head_end - 2 : n.head_end]))
        for n in nodes
        if n.level in _HEADED and len(n.heading) == 2 and n.head_end - n.label_end >= 3
        and " " not in text[n.head_end - 2 : n.head_end].strip()
        and "\u3000" not in text[n.head_end - 2 : n.head_end]
    ]  # fmt: skip


def two_line_headings(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """第一章 on one line, 总则 on the next."""
    return _behind(text, nodes, _HEADED, "\n")


def _wrap(text: str, width: int, indent: str) -> list[Edit]:
    edits = []
    for match in re.finditer("[^\n]+", text):
        if indent and match.start():
            edits.append(Edit(match.start(), match.start(), indent))
        first = match.start() + width - len(indent)
        edits += [Edit(i, i, "\n") for i in range(first, match.end(), width)]
    return edits


def wrapped(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """Lines broken after 35 characters."""
    return _wrap(text, 35, "")


def wrapped_indented(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """Lines broken after 40 characters, paragraphs indented by two."""
    return _wrap(text, 40, "　　")


def no_line_breaks(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """All on one line, nothing between."""
    return [Edit(*m.span(), "") for m in re.finditer("\n", text)]


def blanks_for_line_breaks(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """All on one line, a blank between."""
    return [Edit(*m.span(), " ") for m in re.finditer("\n", text)]


def carriage_returns(text: str, nodes: Sequence[Node]) -> list[Edit]:
    """Line ends of two characters."""
    return [Edit(*m.span(), "\r\n") for m in re.finditer("\n", text)]


LAYOUTS: dict[str, tuple[Layout, ...]] = {
    "as it stands": (),
    "contents": (contents,),
    "bare contents": (bare_contents,),
    "indents": (indents,),
    "half-width digits": (half_width_digits,),
    "full-width digits": (full_width_digits,),
    "no blanks": (no_blanks,),
    "wide blanks": (wide_blanks,),
    "spread headings": (spread_headings,),
    "two-line headings": (two_line_headings,),
    "wrapped": (wrapped,),
    "wrapped, indented": (wrapped_indented,),
    "no line breaks": (no_line_breaks,),
    "blanks for line breaks": (blanks_for_line_breaks,),
    "carriage returns": (carriage_returns,),
    "contents, wide blanks, indents": (contents, wide_blanks, indents),
    "no blanks, wrapped": (no_blanks, wrapped),
    "half-width digits, no blanks": (half_width_digits, no_blanks),
    "contents, no line breaks": (contents, no_line_breaks),
}


def roughen(text: str, nodes: Sequence[Node], layout: str) -> tuple[str, list[Node]]:
    """The text in one of the `LAYOUTS`, and its nodes."""
    moved = list(nodes)
    for step in LAYOUTS[layout]:
        text, moved = apply(text, moved, step(text, moved))
    return text, moved


def run_together(texts: Sequence[tuple[str, Sequence[Node]]]) -> tuple[str, list[Node], list[int]]:
    """Several texts with a line break between and nothing else, their nodes, and where each begins."""
    joined, nodes, starts, at = [], [], [], 0
    for text, own in texts:
        words = text.rstrip() + "\n"
        starts.append(at)
        joined.append(words)
        nodes += [
            n._replace(
                start=n.start + at, label_end=n.label_end + at, head_end=n.head_end + at, end=n.end + at
            )
            for n in own
        ]
        at += len(words)
    return "".join(joined), nodes, starts
