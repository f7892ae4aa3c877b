"""A document's lines -> its provisions: what is a part of what, and each unit's own heading."""

import re
from collections.abc import Sequence

import msgspec

from .documents import Draft
from .headings import find_heading, join_heading
from .line_forms import CLOSING
from .lines import Line
from .numbering import HEADINGS, Label
from .records import Kind, Provision

# The order of units, from the outside in: a unit is part of the nearest one before it of a lower
# rank.  Source: 立法法 (2023) 第六十五条 for laws; GB/T 9704-2012 第7.3.3条 for papers.
RANKS: dict[Kind, int] = {
    "part": 0, "subpart": 1, "chapter": 2, "section": 3, "level1": 4, "article": 9, "paragraph": 10,
    "level2": 11, "level3": 12, "level4": 13, "level5": 14, "bullet": 15, "table": 16,
    "text": 17, "note": 17, "table_row": 17,
}  # fmt: skip
# 1.1 and 1.1.1 are above the other numbers: （1） and 1. stand in 1.2.3.
_DECIMAL_RANKS: dict[Kind, int] = {"level2": 5, "level3": 6, "level4": 7, "level5": 8}
# Within an article the styles of number stand for 项 and 目: （一）, 1.; old laws have 一、 for 项.
_IN_ARTICLE: dict[Kind, tuple[Kind, int]] = {
    "level1": ("item", 11), "level2": ("item", 11), "level3": ("subitem", 12),
    "level4": ("subitem", 13), "level5": ("subitem", 14),
}  # fmt: skip
# Source: Akoma Ntoso Naming Convention 1.0, table of abbreviations; `lvl` for what has no name there.
_ABBREVIATIONS: dict[Kind, str] = {
    "part": "part", "subpart": "subpart", "chapter": "chp", "section": "sec", "article": "art",
    "paragraph": "para", "item": "item", "subitem": "subitem", "level1": "lvl1", "level2": "lvl2",
    "level3": "lvl3", "level4": "lvl4", "level5": "lvl5", "attachment": "att", "table_row": "tr",
}  # fmt: skip
_OUTSIDE = 99  # the rank of a line that is no part of the body: nothing is part of it
_BRACKETED = re.compile(
    r" *(?:【(?P<lenticular>[^】\n]{1,60})】|（(?P<round>[^（）。，；：\n]{2,25})）(?= |$|\n))"
)
# The number of a page, left where the page ended: — 3 —, 第3页 共9页.
_PAGE = re.compile(
    "[-—–―]{1,2} ?[0-9]{1,3} ?[-—–―]{1,2}|第 ?[0-9]{1,3} ?页(?:[ ，/]{0,2}共 ?[0-9]{1,3} ?页)?"
)
_ITEM = re.compile("（ ?[一二三四五六七八九十]")


class _Unit(msgspec.Struct, gc=False):
    """A provision that is being built: how far it reaches is known at the end.

    parent: the index of the unit around it, or -1
    number: of a unit without a label
    """

    id: str
    kind: Kind
    rank: int
    parent: int
    start: int
    end: int
    label: Label | None
    number: int | None = None
    heading: str | None = None


class Builder:
    """Builds the units of one document, in one pass over its lines."""

    def __init__(self, text: str, reading: str, lines: Sequence[Line], draft: Draft) -> None:
        self.text, self.reading, self.lines, self.draft = text, reading, lines, draft
        self.units: list[_Unit] = []
        self.open: list[int] = []  # the indices of the units around the place that is being read
        self.counts: dict[str, int] = {}
        self.article = -1  # the index of the article that is being read, or -1
        self.paragraphs = 0  # its 款 so far

    def build(self) -> tuple[Provision, ...]:
        """The provisions, in order; each one's span holds its descendants."""
        draft, lines, reading = self.draft, self.lines, self.reading
        numbered = (i for i in range(draft.after - 1, draft.first - 1, -1)
                    if lines[i].label is not None and i not in draft.roles)  # fmt: skip
        last_number = next(numbered, draft.first - 1)
        heading_line = -1
        for i in range(draft.first, draft.after):
            line = lines[i]
            if i == heading_line:
                self.units[-1].heading = join_heading(reading[line.start : line.end])
                self.units[-1].end = line.end
            elif i in draft.roles:
                self._add_block(draft.roles[i], line)
            elif (
                line.end - line.start < 20
                and (line.label is None or line.label.kind == "bullet")  # —— 3 ——
                and _PAGE.fullmatch(reading, line.start, line.end)
            ):
                # Part of the unit that runs on over it, which stays open.
                rank = RANKS["text"] if self.open else _OUTSIDE
                self._push("residue", rank, line.start, line.end, "residue", None)
            elif (label := line.label) is not None and not (
                label.doubtful and not self._is_next(label)
            ):
                self._add_unit(line, label, i)
                if label.kind in HEADINGS and label.end == line.end and self._is_heading(i + 1):
                    heading_line = i + 1
            elif self.article >= 0:
                self._add_paragraph(line.start, line.end)
            elif i > last_number and CLOSING.match(reading, line.start, line.end):
                self._add_block("closing", line)
            else:
                self._add_block("text", line)
        return self._close()

    def _close(self) -> tuple[Provision, ...]:
        units, text = self.units, self.text
        for unit in reversed(units):
            if unit.parent >= 0 and units[unit.parent].end < unit.end:
                units[unit.parent].end = unit.end
        return tuple(
            Provision(
                id=unit.id,
                kind=unit.kind,
                number=label.number if (label := unit.label) else unit.number,
                suffix=(label.suffix or None) if label else None,
                label=text[label.start : label.end] if label else None,
                heading=unit.heading,
                span=(unit.start, unit.end),
                parent=units[unit.parent].id if unit.parent >= 0 else None,
            )
            for unit in units
        )

    def _push(
        self, kind: Kind, rank: int, start: int, end: int, name: str, label: Label | None
    ) -> None:
        """A new unit, within the nearest open one of a lower rank."""
        stack, units = self.open, self.units
        while stack and units[stack[-1]].rank >= rank:
            stack.pop()
        parent = stack[-1] if stack else -1
        id = name if parent < 0 else f"{units[parent].id}__{name}"
        if id in self.counts:
            count = self.counts[id] = self.counts[id] + 1
            id = f"{id}~{count}"
        self.counts[id] = 1
        stack.append(len(units))
        units.append(_Unit(id, kind, rank, parent, start, end, label))

    def _is_next(self, label: Label) -> bool:
        """Whether a doubtful number goes on with the list that is open."""
        for unit in reversed(self.open):
            above = self.units[unit].label
            if above is not None and above.kind == label.kind:
                return above.number is not None and label.number == above.number + 1
        return False

    def _is_heading(self, i: int) -> bool:
        """Whether line `i` is the heading of the chapter whose number stands alone above it."""
        if i >= self.draft.after or i in self.draft.roles:
            return False
        line = self.lines[i]
        return (
            line.label is None
            and line.end - line.start <= 60
            and self.reading[line.end - 1] not in "。；：，"
        )

    def _add_unit(self, line: Line, label: Label, i: int) -> None:
        kind = label.kind
        rank = RANKS[kind]
        if kind == "article" or kind in HEADINGS:
            self.article = -1
        elif self.article >= 0:
            if kind == "level1" and self._groups_articles(line, i):
                self.article = -1
            elif kind == "bullet":
                self._add_paragraph(line.start, line.end)
                return
            else:
                kind, rank = _IN_ARTICLE[kind]
                if label.kind == "level2" and any(
                    above.kind == "level1" for unit in self.open if (above := self.units[unit].label)
                    and self.units[unit].kind == "item"
                ):  # fmt: skip
                    kind, rank = "subitem", 12  # under a 项 that is numbered 一、
        elif label.decimal:
            rank = _DECIMAL_RANKS[kind]
        name = (
            f"{_ABBREVIATIONS.get(kind, kind)}_{label.number if label.number is not None else 'x'}"
        )
        if label.suffix:
            name += f"-{label.suffix}"
        self._push(kind, rank, line.start, line.end, name, label)
        if kind == "article":
            self._read_article(line, label, i)
        elif kind in HEADINGS:
            self.units[-1].heading = join_heading(self.reading[label.end : line.end])
        elif self.article < 0 and not self._is_listed(i):
            self.units[-1].heading = find_heading(
                self.reading[label.end : line.end], kind != "bullet" and self._goes_on(i, rank)
            )

    def _groups_articles(self, line: Line, i: int) -> bool:
        """Whether 一、 heads the articles below it, as in 司法解释: 四、证据 above 第九十条."""
        return (
            line.end - line.start <= 40
            and self.reading[line.end - 1] not in "。；：，、"
            and i + 1 < self.draft.after
            and (below := self.lines[i + 1].label) is not None
            and below.kind == "article"
        )

    def _is_listed(self, i: int) -> bool:
        """Whether the unit of line `i`, the last one, goes on with a list: （一）…；（二）…；（三）…。"""
        before = self.lines[i - 1].end - 1 if i else 0
        return (
            self.reading[before] == "；" and len(self.units) > 1 and self.units[-2].heading is None
        )

    def _goes_on(self, i: int, rank: int) -> bool:
        """Whether the unit of line `i` has more words or units below that line."""
        if i + 1 >= self.draft.after or i + 1 in self.draft.roles:
            return False
        below = self.lines[i + 1]
        if below.label is None:
            return not CLOSING.match(self.reading, below.start, below.end)
        kind = below.label.kind
        return (_DECIMAL_RANKS[kind] if below.label.decimal else RANKS[kind]) > rank

    def _read_article(self, line: Line, label: Label, i: int) -> None:
        """The heading of an article and its first 款, which begins behind it on the same line."""
        self.article, self.paragraphs = len(self.units) - 1, 0
        start, reading = label.end, self.reading
        if match := _BRACKETED.match(reading, start, line.end):
            self.units[-1].heading = join_heading(match["lenticular"] or match["round"])
            start = match.end()
        elif line.end - start <= 25 and self._heads_article(i, start):
            self.units[-1].heading = join_heading(reading[start : line.end])
            start = line.end
        while start < line.end and reading[start] in " \t":
            start += 1
        if start < line.end:
            self._add_paragraph(start, line.end)

    def _heads_article(self, i: int, start: int) -> bool:
        """Whether the few words behind an article's number are its heading: no sentence, more below."""
        words = self.reading[start : self.lines[i].end]
        if i + 1 >= self.draft.after or i + 1 in self.draft.roles:
            return False
        label = self.lines[i + 1].label
        return (
            (label is None or (label.kind == "level2" and label.number == 1))
            and not re.search("[。；：，]", words)
            and bool(words.strip())
        )

    def _add_paragraph(self, start: int, end: int) -> None:
        self.paragraphs += 1
        self._push("paragraph", RANKS["paragraph"], start, end, f"para_{self.paragraphs}", None)
        self.units[-1].number = self.paragraphs

    def _add_block(self, role: Kind, line: Line) -> None:
        """A line that is no numbered unit.  Those of the body are part of the unit above them."""
        if role in ("text", "note", "table_row") and self.open:
            rank = RANKS[role]
            if role == "table_row" and self.units[-1].kind != "table_row":
                self._push("table", RANKS["table"], line.start, line.end, "table", None)
        else:
            self.open.clear()
            rank = _OUTSIDE
        if role in ("closing", "signature", "date", "attachment"):
            self.article = -1
        self._push(role, rank, line.start, line.end, _ABBREVIATIONS.get(role, role), line.label)


def build_provisions(
    text: str, reading: str, lines: Sequence[Line], draft: Draft
) -> tuple[Provision, ...]:
    """The provisions of one document, in its order."""
    return Builder(text, reading, lines, draft).build()
