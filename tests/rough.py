"""A law's text made rougher, as pages and conversions make it, its gold carried along exactly.

A layout is a chain of steps; a step is a list of edits to one text; an edit is a span and what
takes its place.  Offsets are mapped through the edits, so the gold of a rough text needs no search.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tiaoli.parser.numerals import parse_numeral

BLANKS = " \t\u2002\u2003\u3000"
STYLED = re.compile(r"第([〇零一二三四五六七八九十百千]+)(?=分?[编章节条款项目])")
NEVER_FIRST = "，。、；：？！）》】〉”’％%…—"
NEVER_LAST = "（《【〈“‘"
HEADED = ("part", "subpart", "chapter", "section")


class Node(NamedTuple):
    """One unit of a law as the gold has it; `text[start:label_end]` is the label.

    head_end: end of the heading on the label's line; `label_end` without a heading
    end: of the unit with its children, white space cut; end_sure: whether that can be tested
    parent: the index of the unit around it, in the same text
    heading: without white space
    """

    kind: str
    number: int | None
    suffix: int
    heading: str
    start: int
    label_end: int
    head_end: int
    end: int
    end_sure: bool
    parent: int | None


class Gold(NamedTuple):
    """A text, its units in order, and the offset at which each of its documents begins."""

    name: str
    text: str
    nodes: tuple[Node, ...]
    starts: tuple[int, ...] = (0,)


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`; start == end inserts."""

    start: int
    end: int
    new: str


Step = Callable[[Gold], Iterable[Edit]]


def apply_edits(gold: Gold, edits: Iterable[Edit]) -> Gold:
    """The edited text with its nodes in their new places.

    What is inserted where a node begins stands before that node, and behind one that ends there.
    Raises `ValueError` if two edits overlap or one covers a boundary of a node.
    """
    ordered = sorted(edits)
    pieces, at = [], 0
    for edit in ordered:
        if edit.start < at:
            raise ValueError(f"{gold.name}: edits overlap at {edit.start}")
        pieces += [gold.text[at : edit.start], edit.new]
        at = edit.end
    pieces.append(gold.text[at:])
    start_of = _Shift(ordered, [edit.end for edit in ordered])
    # what is inserted at the offset where a node ends is no part of it, so counts one later
    end_of = _Shift(ordered, [edit.end + (edit.start == edit.end) for edit in ordered])
    nodes = tuple(
        node._replace(
            start=start_of(node.start),
            label_end=end_of(node.label_end),
            head_end=end_of(node.head_end),
            end=end_of(node.end),
        )
        for node in gold.nodes
    )
    starts = tuple(start_of(offset) if offset else 0 for offset in gold.starts)
    return Gold(gold.name, "".join(pieces), nodes, starts)


class _Shift:
    """Where an offset comes to stand: edit `i` counts for offsets from `counts_from[i]` on."""

    def __init__(self, edits: Sequence[Edit], counts_from: Sequence[int]) -> None:
        self.edits, self.counts_from = edits, counts_from
        growth = (len(edit.new) - (edit.end - edit.start) for edit in edits)
        self.total = [0, *accumulate(growth)]

    def __call__(self, offset: int) -> int:
        at = bisect_right(self.counts_from, offset)
        if at < len(self.edits) and self.edits[at].start < offset < self.edits[at].end:
            raise ValueError(f"an edit covers the boundary at {offset}")
        return offset + self.total[at]


def _heading_start(gold: Gold, node: Node) -> int:
    at = node.label_end
    while at < node.head_end and gold.text[at].isspace():
        at += 1
    return at


def contents(
    gold: Gold, *, title: str = "目录\n", leader: str = "", blank: str = "　"
) -> Iterator[Edit]:
    """A table of contents before the first unit: chapters and sections as listed lines."""
    headed = [node for node in gold.nodes if node.kind in HEADED]
    if len(headed) < 2:
        return
    lines = []
    for page, node in enumerate(headed, start=1):
        label = gold.text[node.start : node.label_end]
        tail = f"{leader}{page}" if leader else ""
        lines.append(f"{'　' * (node.kind == 'section')}{label}{blank}{node.heading}{tail}\n")
    yield Edit(gold.nodes[0].start, gold.nodes[0].start, title + "".join(lines))


def indent(gold: Gold) -> Iterator[Edit]:
    """Two ideographic blanks before each paragraph behind the title, as printed (GB/T 9704)."""
    for match in re.finditer(r"\n(?=\S)", gold.text):
        yield Edit(match.end(), match.end(), "　　")


def tabs(gold: Gold) -> Iterator[Edit]:
    """A tab before each paragraph behind the title, as word processors set indents."""
    for match in re.finditer(r"\n(?=\S)", gold.text):
        yield Edit(match.end(), match.end(), "\t")


def arabic(gold: Gold, *, full_width: bool = False) -> Iterator[Edit]:
    """第十二条 as 第12条, in labels and in references."""
    for match in STYLED.finditer(gold.text):
        number = str(parse_numeral(match[1]))
        if full_width:
            number = number.translate({ord("0") + i: ord("０") + i for i in range(10)})
        yield Edit(match.start(1), match.end(1), number)


def after_label(gold: Gold, *, blank: str) -> Iterator[Edit]:
    """`blank` between 第X条 and its first word."""
    for node in gold.nodes:
        if node.kind == "article":
            at = node.label_end
            while at < len(gold.text) and gold.text[at] in BLANKS:
                at += 1
            yield Edit(node.label_end, at, blank)


def spread(gold: Gold) -> Iterator[Edit]:
    """总则 as 总　　则: headings of two characters take the room of four."""
    for node in gold.nodes:
        start = _heading_start(gold, node)
        if node.kind in HEADED and node.head_end - start == 2:
            yield Edit(start + 1, start + 1, "　　")


def two_lines(gold: Gold) -> Iterator[Edit]:
    """The heading on the line below its label."""
    for node in gold.nodes:
        if node.kind in HEADED and node.head_end > node.label_end:
            yield Edit(node.label_end, _heading_start(gold, node), "\n")


def wrap(gold: Gold, *, width: int = 35, anywhere: bool = False) -> Iterator[Edit]:
    """A line break after every `width` characters of a line.

    anywhere: also before a stop, as programs do; else no line begins with one, as in print
    """
    for line in re.finditer(r"[^\r\n]+", gold.text):
        start, end = line.span()
        while end - start > width:
            at = start + width
            while (
                not anywhere
                and at > start + 1
                and (gold.text[at] in NEVER_FIRST or gold.text[at - 1] in NEVER_LAST)
            ):
                at -= 1
            yield Edit(at, at, "\n")
            start = at


def join(gold: Gold, *, glue: str) -> Iterator[Edit]:
    """All line breaks lost, or each a blank."""
    for match in re.finditer(r"\r?\n", gold.text):
        yield Edit(match.start(), match.end(), glue if match.end() < len(gold.text) else "")


def line_ends(gold: Gold, *, new: str) -> Iterator[Edit]:
    """Line ends of another kind."""
    for match in re.finditer(r"\r?\n", gold.text):
        yield Edit(match.start(), match.end(), new)


def blank_lines(gold: Gold) -> Iterator[Edit]:
    """An empty line between paragraphs."""
    for match in re.finditer(r"\n(?=\S)", gold.text):
        yield Edit(match.start(), match.start(), "\n")


def html(gold: Gold, *, glue: str) -> Iterator[Edit]:
    """Each paragraph between the tags of one, as pages are saved."""
    for match in re.finditer(r"\r?\n", gold.text):
        yield Edit(match.start(), match.end(), f"</p>{glue}<p style='text-indent：2em'>")


def bold_labels(gold: Gold) -> Iterator[Edit]:
    """**第一条**, ## 第一章: Markdown."""
    for node in gold.nodes:
        if node.kind in HEADED:
            yield Edit(node.start, node.start, "## ")
        elif node.kind == "article":
            yield Edit(node.start, node.start, "**")
            yield Edit(node.label_end, node.label_end, "**")


def apart(gold: Gold) -> Iterator[Edit]:
    """第 十 二 条, in labels."""
    for node in gold.nodes:
        for at in range(node.start + 1, node.label_end):
            yield Edit(at, at, " ")


STEPS: dict[str, Step] = {
    "toc": contents,
    "toc-bare": lambda gold: contents(gold, title=""),
    "toc-leaders": lambda gold: contents(gold, title="目　　录\n", leader="……………"),
    "toc-dots": lambda gold: contents(gold, leader="............ ", blank=" "),
    "indent": indent,
    "tabs": tabs,
    "half": arabic,
    "full": lambda gold: arabic(gold, full_width=True),
    "no-blank": lambda gold: after_label(gold, blank=""),
    "wide-blank": lambda gold: after_label(gold, blank="　"),
    "spread": spread,
    "two-line": two_lines,
    "wrap": wrap,
    "wrap-40": lambda gold: wrap(gold, width=40),
    "wrap-anywhere": lambda gold: wrap(gold, anywhere=True),
    "blank-lines": blank_lines,
    "joined": lambda gold: join(gold, glue=""),
    "joined-blank": lambda gold: join(gold, glue=" "),
    "html": lambda gold: html(gold, glue="\n"),
    "html-joined": lambda gold: html(gold, glue=""),
    "markdown": bold_labels,
    "apart": apart,
    "crlf": lambda gold: line_ends(gold, new="\r\n"),
    "cr": lambda gold: line_ends(gold, new="\r"),
}
ENCODINGS = {"gb18030": "gb18030", "bom": "utf-8-sig", "utf-16": "utf-16"}
TOGETHER = "together"
LAYOUTS = (
    "plain",
    *STEPS,
    TOGETHER,
    *ENCODINGS,
    "toc+spread",
    "toc+indent",
    "toc+joined",
    "toc+wrap",
    "toc-bare+together",
    "indent+wrap",
    "indent+spread",
    "indent+two-line",
    "half+wrap",
    "half+joined",
    "no-blank+wrap",
    "no-blank+joined",
    "wide-blank+indent+spread+toc",
    "two-line+wrap",
    "wrap+together",
    "joined+together",
    "indent+together",
    "crlf+wrap",
    "blank-lines+indent",
)


def run_together(golds: Sequence[Gold], size: int = 5) -> list[Gold]:
    """Each `size` texts as one, with no more than a line end between them."""
    found = []
    for first in range(0, len(golds), size):
        text, nodes, starts = "", list[Node](), list[int]()
        for gold in golds[first : first + size]:
            at, count = len(text), len(nodes)
            starts += [at + start for start in gold.starts]
            nodes += [
                node._replace(
                    start=node.start + at,
                    label_end=node.label_end + at,
                    head_end=node.head_end + at,
                    end=node.end + at,
                    parent=None if node.parent is None else node.parent + count,
                )
                for node in gold.nodes
            ]
            text += gold.text.rstrip() + "\n"
        found.append(Gold(f"{golds[first].name} +{size - 1}", text, tuple(nodes), tuple(starts)))
    return found


def lay_out(golds: Sequence[Gold], layout: str) -> list[tuple[Gold, bytes]]:
    """The texts in one layout, `plain` or names of steps joined by `+`, with their bytes.

    Raises `ValueError` for a name that is no step.
    """
    texts, encoding = list(golds), "utf-8"
    for name in layout.split("+"):
        if name in STEPS:
            texts = [apply_edits(gold, STEPS[name](gold)) for gold in texts]
        elif name == TOGETHER:
            texts = run_together(texts)
        elif name in ENCODINGS:
            encoding = ENCODINGS[name]
        elif name != "plain":
            raise ValueError(
                f"{name} is no layout; there are plain, {', '.join(STEPS)}, {TOGETHER}"
            )
    return [(gold, gold.text.encode(encoding)) for gold in texts]
