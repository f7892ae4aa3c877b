"""A document's lines -> its provisions: what is a part of what, and each unit's own heading."""

import re
from collections.abc import Sequence

from .documents import CLOSING, Draft
from .headings import find_heading, join_heading
from .lines import Line
from .numbering import HEADINGS, Label
from .records import Kind, Provision

# The order of units, from the outside in: a unit is part of the nearest one before it of a lower
# rank.  Source: 立法法 (2023) 第六十五条 for laws; GB/T 9704-2012 第7.3.3条 for papers.
RANKS: dict[Kind, int] = {
    "part": 0, "subpart": 1, "chapter": 2, "section": 3, "level1": 4, "article": 5, "paragraph": 6,
    "level2": 7, "level3": 8, "level4": 9, "level5": 10, "bullet": 11, "table": 12,
    "text": 13, "note": 13, "table_row": 13,
}  # fmt: skip
# Within an article the styles of number stand for 项 and 目: （一）, 1.; old laws have 一、 for 项.
_IN_ARTICLE: dict[Kind, tuple[Kind, int]] = {
    "level1": ("item", 7), "level2": ("item", 7), "level3": ("subitem", 8),
    "level4": ("subitem", 9), "level5": ("subitem", 10),
}  # fmt: skip
# Source: Akoma Ntoso Naming Convention 1.0, table of abbreviations; `lvl` for what has no name there.
_ABBREVIATIONS: dict[Kind, str] = {
    "part": "part", "subpart": "subpart", "chapter": "chp", "section": "sec", "article": "art",
    "paragraph": "para", "item": "item", "subitem": "subitem", "level1": "lvl1", "level2": "lvl2",
    "level3": "lvl3", "level4": "lvl4", "level5": "lvl5", "attachment": "att", "table_row": "tr",
}  # fmt: skip
_BRACKETED = re.compile(r" *(?:【(?P<lenticular>[^】\n]{1,60})】|（(?P<round>[^（）。，；：\n]{2,25})）(?= |$|\n))")
_ITEM = re.compile("（ ?[一二三四五六七八九十]")


class Unit:
    """A provision while it is being found; `end` grows until the unit is closed."""

    __slots__ = ("end", "heading", "id", "kind", "label", "number", "parent", "rank", "start", "suffix")

    def __init__(
        self, id: str, kind: Kind, rank: int, start: int, end: int, parent: str | None
    ) -> None:
        self.id, self.kind, self.rank, self.parent = id, kind, rank, parent
        self.start, self.end = start, end
        self.number: int | None = None
        self.suffix: int | None = None
        self.label: str | None = None
        self.heading: str | None = None


class Builder:
    """Builds the units of one document, in one pass over its lines."""

    def __init__(self, text: str, reading: str, lines: Sequence[Line], draft: Draft) -> None:
        self.text, self.reading, self.lines, self.draft = text, reading, lines, draft
        self.units: list[Unit] = []
        self.open: list[Unit] = []  # the units around the place that is being read
        self.counts: dict[str, int] = {}
        self.in_article = False

    def build(self) -> list[Unit]:
        """The units, in order; each one's span holds its descendants."""
        draft = self.draft
        last_label = max(
            (i for i in range(draft.first, draft.after) if self.lines[i].label is not None and i not in draft.roles),
            default=draft.first - 1,
        )
        heading_line = -1
        for i in range(draft.first, draft.after):
            line = self.lines[i]
            if i == heading_line:
                self.open[-1].heading = join_heading(self.reading[line.start : line.end])
                self._extend(line.end)
                continue
            role = draft.roles.get(i)
            label = line.label
            if role is not None:
                self._add_block(role, line, i)
            elif label is not None and not (label.doubtful and not self._is_next(label)):
                self._add_unit(line, label, i)
                if label.kind in HEADINGS and label.end == line.end and self._is_heading(i + 1):
                    heading_line = i + 1
            elif self.in_article:
                self._add_paragraph(line.start, line.end)
            elif i > last_label and CLOSING.match(self.reading, line.start, line.end):
                self._add_block("closing", line, i)
            else:
                self._add_block("text", line, i)
        return self.units

    def _push(self, kind: Kind, rank: int, start: int, end: int, name: str) -> Unit:
        """A new unit, within the nearest open one of a lower rank."""
        stack = self.open
        while stack and stack[-1].rank >= rank:
            stack.pop()
        parent = stack[-1].id if stack else None
        id = name if parent is None else f"{parent}__{name}"
        count = self.counts.get(id, 0) + 1
        self.counts[id] = count
        if count > 1:
            id = f"{id}~{count}"
            while id in self.counts:
                id += "'"
            self.counts[id] = 1
        unit = Unit(id, kind, rank, start, end, parent)
        for outer in stack:
            outer.end = end
        stack.append(unit)
        self.units.append(unit)
        return unit

    def _extend(self, end: int) -> None:
        for unit in self.open:
            unit.end = end

    def _is_next(self, label: Label) -> bool:
        """Whether a doubtful number goes on with the list that is open."""
        for unit in reversed(self.open):
            if unit.kind == label.kind or unit.kind == "subitem":
                return unit.number is not None and label.number == unit.number + 1
        return False

    def _is_heading(self, i: int) -> bool:
        """Whether line `i` is the heading of the chapter whose number stands alone above it."""
        if i >= self.draft.after or i in self.draft.roles:
            return False
        line = self.lines[i]
        return line.label is None and line.end - line.start <= 60 and self.reading[line.end - 1] not in "。；：，"

    def _add_unit(self, line: Line, label: Label, i: int) -> None:
        kind = label.kind
        rank = RANKS[kind]
        if kind in HEADINGS or kind == "article":
            self.in_article = False
        elif self.in_article and not (kind == "level1" and self._groups_articles(line, i)):
            if kind == "bullet":
                self._add_paragraph(line.start, line.end)
                return
            kind, rank = _IN_ARTICLE[kind]
            if label.kind == "level2" and any(
                unit.kind == "item" and (unit.label or "")[-1:] in "、." for unit in self.open
            ):
                kind, rank = "subitem", 8  # under a 项 that is numbered 一、
        elif kind == "level1":
            self.in_article = False
        name = f"{_ABBREVIATIONS.get(kind, kind)}_{label.number if label.number is not None else 'x'}"
        if label.suffix:
            name += f"-{label.suffix}"
        unit = self._push(kind, rank, line.start, line.end, name)
        unit.number, unit.suffix = label.number, label.suffix or None
        unit.label = self.text[label.start : label.end]
        if kind in HEADINGS:
            unit.heading = join_heading(self.reading[label.end : line.end])
        elif kind == "article":
            self._read_article(unit, line, label, i)
        elif kind == "bullet":
            unit.number = label.number
            unit.heading = find_heading(self.reading[label.end : line.end], False)
        else:
            unit.heading = find_heading(self.reading[label.end : line.end], self._goes_on(i, rank))

    def _groups_articles(self, line: Line, i: int) -> bool:
        """Whether 一、 heads the articles below it, as in 司法解释: 四、证据 above 第九十条."""
        return (
            line.end - line.start <= 40
            and self.reading[line.end - 1] not in "。；：，、"
            and i + 1 < self.draft.after
            and (below := self.lines[i + 1].label) is not None
            and below.kind == "article"
        )

    def _goes_on(self, i: int, rank: int) -> bool:
        """Whether the unit of line `i` has more words or units below that line."""
        if i + 1 >= self.draft.after or i + 1 in self.draft.roles:
            return False
        label = self.lines[i + 1].label
        if label is None:
            return not CLOSING.match(self.reading, self.lines[i + 1].start, self.lines[i + 1].end)
        return RANKS[label.kind] > rank

    def _read_article(self, unit: Unit, line: Line, label: Label, i: int) -> None:
        """The heading of an article and its first 款, which begins behind it on the same line."""
        self.in_article = True
        start = label.end
        if match := _BRACKETED.match(self.reading, start, line.end):
            unit.heading = join_heading(match["lenticular"] or match["round"])
            start = match.end()
        elif line.end - start <= 25 and self._heads_article(i, start):
            unit.heading = join_heading(self.reading[start : line.end])
            start = line.end
        start += len(self.reading[start : line.end]) - len(self.reading[start : line.end].lstrip(" \t"))
        if start < line.end:
            self._add_paragraph(start, line.end)

    def _heads_article(self, i: int, start: int) -> bool:
        """Whether the few words behind an article's number are its heading: no sentence, more below."""
        words = self.reading[start : self.lines[i].end]
        below = i + 1 < self.draft.after and self.lines[i + 1].label is None
        return below and i + 1 not in self.draft.roles and not re.search("[。；：，]", words) and bool(words.strip())

    def _add_paragraph(self, start: int, end: int) -> None:
        article = next((unit for unit in reversed(self.open) if unit.kind == "article"), None)
        key = article.id if article is not None else ""
        number = self.counts.get(f"{key}//", 0) + 1
        self.counts[f"{key}//"] = number
        unit = self._push("paragraph", 6, start, end, f"para_{number}")
        unit.number = number

    def _add_block(self, role: Kind, line: Line, i: int) -> None:
        """A line that is no numbered unit.  Those of the body are part of the unit above them."""
        if role == "table_row":
            if not (self.open and self.open[-1].rank == 13 and self.open[-1].kind == "table_row"):
                self._push("table", 12, line.start, line.end, "table")
        inside = role in ("text", "note", "table_row") and bool(self.open)
        if not inside:
            self.open.clear()
        if role in ("closing", "signature", "date", "attachment"):
            self.in_article = False
        unit = self._push(role, RANKS.get(role, -1) if inside else -1, line.start, line.end, _ABBREVIATIONS.get(role, role))
        if not inside:
            self.open.clear()
        if line.label is not None:
            unit.label = self.text[line.label.start : line.label.end]
            unit.number = line.label.number


def build_provisions(
    text: str, reading: str, lines: Sequence[Line], draft: Draft
) -> tuple[Provision, ...]:
    """The provisions of one document, in its order."""
    return tuple(
        Provision(
            id=unit.id,
            kind=unit.kind,
            number=unit.number,
            suffix=unit.suffix,
            label=unit.label,
            heading=unit.heading,
            span=(unit.start, unit.end),
            parent=unit.parent,
        )
        for unit in Builder(text, reading, lines, draft).build()
    )
