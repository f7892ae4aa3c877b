"""A picture of a paper: its parts as bands, its provisions as rows, their words to scale, as SVG."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from ..graph.rdf import blank_residue, find_own_words
from ..parser.records import Document, Kind, Provision, Span
from ..parser.source import Source
from .svg import MARGIN, Drawing, measure, wrap

# Where things stand, in pixels.
_WIDTH = 960.0
_LABEL, _HEADING, _BLOCKS, _COUNT = 36.0, 128.0, 452.0, 936.0
_LINE, _ROW, _BAND = 19.0, 11.0, 40.0
_INDENT = 14.0

# Parts that only hold others.  A 一、 is one where it holds numbered levels.
_PARTS = frozenset(("part", "subpart", "chapter", "section"))
_LEVELS = frozenset(("level1", "level2", "level3", "level4", "level5"))

# What has no number is named by what it is; of that, the words of the paper's body.
_UNNUMBERED: dict[Kind, str] = {
    "subtitle": "副标题",
    "salutation": "主送",
    "preamble": "导语",
    "signature": "署名",
    "date": "日期",
    "attachment": "附件",
    "closing": "结尾",
    "note": "附注",
    "toc": "目录",
    "table": "表",
    "table_row": "表行",
    "bullet": "分点",
    "text": "正文",
    "residue": "残留",
}
_BODY = frozenset(("text", "bullet", "table", "table_row"))
_STATUSES = {"draft": "草案", "consultation": "征求意见稿", "trial": "试行"}
_COUNTED: dict[Kind, str] = {
    "part": "编",
    "chapter": "章",
    "section": "节",
    "article": "条",
    "paragraph": "款",
    "item": "项",
    "level1": "个一级",
    "level2": "个二级",
    "level3": "个三级",
}

_LEGEND = {"b0": "自身文字", "b1": "下一层", "b2": "再下一层", "b3": "更下层", "bx": "正文以外"}
_SCALE = "一格一个单元，长短为字数"

_STYLE = """
.band { fill: #1f4e79 }
.inner { fill: #e6eef7 }
.on { font-weight: 700; fill: #ffffff }
.on.inside { fill: #1f4e79 }
.on.count { font-size: 12.5px; fill: #f2c46d; font-weight: 700 }
.on.inside.count { fill: #9a6a10 }
.label { font-weight: 700; fill: #2b69b0 }
.heading { font-weight: 700 }
.b0 { fill: #2f6cb3 }
.b1 { fill: #5b93d0 }
.b2 { fill: #9cc0e6 }
.b3 { fill: #c9ddf2 }
.bx { fill: #ccd4dd }
.odd { fill: #d9822b }
@media (prefers-color-scheme: dark) {
  .band { fill: #24598c }
  .inner { fill: #17283b }
  .on.inside { fill: #a9cbee }
  .on.inside.count { fill: #f2c46d }
  .label { fill: #7db2ea }
  .b0 { fill: #8cbcf0 }
  .b1 { fill: #4f8fd2 }
  .b2 { fill: #35659a }
  .b3 { fill: #27466a }
  .bx { fill: #3a4756 }
}
"""


class _Unit(msgspec.Struct):
    """A provision with what is drawn of it; is_part: whether as a band, with the units in it."""

    provision: Provision
    words: str
    depth: int
    children: list["_Unit"]
    is_part: bool = False

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "_Unit"]]:
        """The unit and all in it, each with its depth below it, in the order of the text."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)

    @property
    def is_aside(self) -> bool:
        """Whether it is front or back matter."""
        return self.provision.kind in _UNNUMBERED and self.provision.kind not in _BODY

    @property
    def length(self) -> int:
        return sum(len(unit.words) for _, unit in self.walk())


def _build_tree(document: Document, source: Source) -> list[_Unit]:
    top: list[_Unit] = []
    units: dict[str, _Unit] = {}
    own_words = find_own_words(document.provisions, blank_residue(source.text))
    for provision, words in zip(document.provisions, own_words, strict=True):
        around = units.get(provision.parent) if provision.parent is not None else None
        unit = _Unit(provision, words, around.depth + 1 if around else 0, [])
        units[provision.id] = unit
        (around.children if around else top).append(unit)
    # One 一、 that holds numbered levels makes all of them parts that hold anything.
    firsts = [unit for unit in units.values() if unit.provision.kind == "level1"]
    nested = any(child.provision.kind in _LEVELS for unit in firsts for child in unit.children)
    for unit in units.values():
        kind = unit.provision.kind
        unit.is_part = kind in _PARTS or (kind == "level1" and nested and bool(unit.children))
    return top


def _find_bands_and_rows(units: list[_Unit]) -> Iterator[_Unit]:
    """The parts, and in them the units that are no part, in the order of the text."""
    for unit in units:
        yield unit
        if unit.is_part:
            yield from _find_bands_and_rows(unit.children)


def draw_outline(document: Document, source: Source) -> bytes:
    """The outline of a paper as an SVG file, the same bytes on every run.

    source: the file that it was read from
    """
    drawing = _Drawing(document)
    drawing.draw_head(document, source)
    shown = [
        unit
        for unit in _find_bands_and_rows(_build_tree(document, source))
        if unit.provision.kind != "title"
    ]
    longest = max((unit.length for unit in shown if not unit.is_part), default=1)
    drawing.scale = (_COUNT - 50 - _BLOCKS) / max(longest, 60)
    for unit in shown:
        if unit.is_part:
            drawing.draw_band(unit)
        else:
            drawing.draw_row(unit)
    return drawing.finish()


class _Drawing(Drawing):
    """The picture as it grows downwards."""

    def __init__(self, document: Document) -> None:
        super().__init__(_WIDTH, _STYLE)
        self.scale = 1.0
        self.diagnostics = document.diagnostics
        self.used: set[str] = set()  # which marks the legend has to explain

    def draw_head(self, document: Document, source: Source) -> None:
        """The title, what kind of paper it is and what is in it."""
        title = document.title.text if document.title else document.label
        kinds = [provision.kind for provision in document.provisions]
        counts = [
            f"{kinds.count(kind)} {words}" for kind, words in _COUNTED.items() if kind in kinds
        ]
        start, end = document.source.span
        facts = [
            document.genre,
            _STATUSES.get(document.status),
            document.number,
            document.effective and f"{document.effective} 起施行",
            document.expires and f"有效至 {document.expires}",
            "、".join(counts),
            f"{len(''.join(source.text[start:end].split()))} 字",
        ]
        self.draw_title(title, " · ".join(fact for fact in facts if fact))

    def draw_band(self, unit: _Unit) -> None:
        """A part: its label and heading, and how many provisions it holds."""
        provision = unit.provision
        inner = unit.depth > 0
        x = MARGIN + _INDENT * unit.depth
        top = self.y + (10 if inner else 14)
        height = 26.0 if inner else 30.0
        group = self.group(_describe(unit))
        band = {"x": x, "y": top, "width": _WIDTH - MARGIN - x, "height": height, "rx": 5}
        self.put(group, "rect", "inner" if inner else "band", band)
        words = "　".join(filter(None, (provision.label, provision.heading or unit.words)))
        style = "on inside" if inner else "on"
        (line,) = wrap(words, _COUNT - 80 - x, 1) or [""]
        self.write(group, style, x + 12, top + height / 2 + 5, line)
        count = sum(child.provision.label is not None for child in unit.children)
        if count:
            self.write(group, f"{style} count", _COUNT - 12, top + height / 2 + 5, str(count))
        self.mark(group, top + height / 2, (provision.span[0], _find_end(unit)))
        self.y = top + height + 4

    def draw_row(self, unit: _Unit) -> None:
        """A provision: label, heading or first words, and its words to scale, a block a unit."""
        provision = unit.provision
        group = self.group(_describe(unit))
        x = _LABEL + _INDENT * max(unit.depth - 1, 0)
        label = provision.label or _UNNUMBERED.get(provision.kind, "")
        heading = max(_HEADING, x + measure(label) + 10)
        room = _BLOCKS - 24 - heading
        first = next((inner.words for _, inner in unit.walk() if inner.words), "")
        first = " ".join(first.split())
        style = "aside" if unit.is_aside else None
        words, rest = wrap(first, room, 1), ""
        if provision.heading:
            style, words, rest = "heading", wrap(provision.heading, room, 2), first
        height = _ROW + _LINE * max(len(words), 1)
        self.put(
            group, "line", "rule",
            {"x1": x, "x2": _COUNT, "y1": self.y + height, "y2": self.y + height},
        )  # fmt: skip
        self.write(group, "label" if provision.label else "aside", x, self.y + 20, label)
        for number, line in enumerate(words):
            self.write(group, style, heading, self.y + 20 + number * _LINE, line)
        taken = measure(words[-1]) + 10 if words else 0
        if rest and room - taken > 70:
            line = wrap(rest, room - taken, 1)[0]
            self.write(
                group, "aside", heading + taken, self.y + 20 + (len(words) - 1) * _LINE, line
            )
        self.draw_blocks(group, unit)
        self.write(group, "count", _COUNT, self.y + 20, str(unit.length))
        self.mark(group, self.y + 15, provision.span)
        self.y += height

    def draw_blocks(self, group: etree._Element, unit: _Unit) -> None:
        """A unit's words and those of the units in it, in their order, as long as they are."""
        x = _BLOCKS
        for depth, inner in unit.walk():
            if not inner.words:
                continue
            width = max(len(inner.words) * self.scale, 1.5)
            place = {"x": x, "y": self.y + 9, "width": width - min(1.5, width / 2), "height": 13}
            style = "bx" if unit.is_aside or inner.is_aside else f"b{min(depth, 3)}"
            self.used.add(style)
            block = self.put(group, "rect", style, {**place, "rx": min(2.5, width / 3)})
            if depth:
                self.tell(block, _describe(inner))
            x += width

    def mark(self, group: etree._Element, y: float, span: Span) -> None:
        """A dot where something about the unit is odd, which says what."""
        start, end = span
        found = [
            diagnostic
            for diagnostic in self.diagnostics
            if diagnostic.severity != "info" and start <= diagnostic.span[0] < end
        ]
        if found:
            self.used.add("odd")
            dot = self.put(group, "circle", "odd", {"cx": MARGIN - 9, "cy": y, "r": 4})
            self.tell(
                dot, "\n".join(f"{diagnostic.code}: {diagnostic.message}" for diagnostic in found)
            )

    def finish(self) -> bytes:
        """The whole picture, with what its marks mean beneath it."""
        y = self.y + 32
        x = MARGIN
        shades = self.used & _LEGEND.keys()
        for style, words in _LEGEND.items():
            if style in shades and len(shades) > 1:
                self.put(
                    self.root,
                    "rect",
                    style,
                    {"x": x, "y": y - 11, "width": 22, "height": 13, "rx": 2.5},
                )
                self.write(self.root, "quiet", x + 28, y, words)
                x += 28 + measure(words, 12.5) + 22
        self.write(self.root, "quiet", x, y, _SCALE)
        if "odd" in self.used:
            x += measure(_SCALE, 12.5) + 28
            self.put(self.root, "circle", "odd", {"cx": x, "cy": y - 4.5, "r": 4})
            self.write(self.root, "quiet", x + 10, y, "有疑问处")
        return self.close(y + 24)


def _find_end(unit: _Unit) -> int:
    """Where the words end that a part says before the units in it."""
    return unit.children[0].provision.span[0] if unit.children else unit.provision.span[1]


def _describe(unit: _Unit) -> str:
    """What is shown when a unit is pointed at: its words in full."""
    provision = unit.provision
    head = " ".join(filter(None, (provision.label, provision.heading)))
    return "\n".join(filter(None, (head, unit.words))) or provision.id
