"""任务分工表: the provisions of one paper, in its order, against the bodies that have duties in them."""

from collections import Counter
from math import cos, radians, sin
from typing import Literal

from ...parser.records import Provision
from ..svg import MARGIN, Drawing, fit, measure, number, wrap
from .facts import (
    NOBODY,
    ROLES_EN,
    SIGNS,
    Duty,
    Paper,
    count_duties,
    find_bands,
    name_row,
    shorten,
)
from .marks import STYLE, draw_legend, draw_mark, strongest

_LABELS, _COLUMN, _ROW, _BAND = 372.0, 30.0, 25.0, 26.0
_TILT = 50  # degrees
_HEAD_LENGTH = 13 * 13.0  # of a name above its column
_REPEAT = 40  # rows after which the names stand again
_MOST_COLUMNS = 44


def draw_paper(
    paper: Paper, *, top: int | None = None, lang: Literal["zh", "en"] = "zh", note: str = ""
) -> bytes:
    """Who must do what in one paper, as SVG.

    top: how many bodies have a column, those with the most duties; the others share the last one
    note: source and day, at the foot
    """
    return _Table(paper, top or _MOST_COLUMNS, lang).draw(note)


class _Table:
    def __init__(self, paper: Paper, top: int, lang: Literal["zh", "en"]) -> None:
        self.paper, self.lang = paper, lang
        counts = count_duties([paper])
        order = {body: i for i, body in enumerate(counts)}
        bodies = sorted(counts, key=lambda body: (-counts[body], order[body]))
        self.others = bodies[top:] if len(bodies) > top + 1 else []
        self.bodies = bodies[: len(bodies) - len(self.others)]
        self.columns = {body: i for i, body in enumerate(self.bodies)}
        self.lanes: list[float] = []  # where the names stand
        self.short, self.counts = shorten([paper], counts), counts
        self.rows: dict[str | None, list[Duty]] = {}
        for duty in sorted(paper.duties, key=lambda one: one.row.span[0] if one.row else -1):
            self.rows.setdefault(duty.row.id if duty.row else None, []).append(duty)
        found = (duties[0].row for duties in self.rows.values())
        self.heads = {
            band.id for row in found if row is not None for band in find_bands(row, paper.document)
        }
        width = MARGIN + _LABELS + _COLUMN * (len(self.bodies) + bool(self.others))
        slack = max(_HEAD_LENGTH * cos(radians(_TILT)), 60) + MARGIN
        self.drawing = Drawing(max(width + slack, 760), STYLE)

    def draw(self, note: str) -> bytes:
        drawing, paper = self.drawing, self.paper
        zh = self.lang == "zh"
        counted = (len(self.rows), len(self.counts), len(paper.duties))
        facts = (
            "{} 条任务 · {} 个单位 · {} 项责任" if zh else "{} tasks · {} bodies · {} duties"
        ).format(*counted)
        drawing.draw_title(paper.title, f"{'任务分工表' if zh else 'Division of labour'} · {facts}")
        if not self.rows:
            drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 14, NOBODY[self.lang])
            drawing.y += 34
            return self._finish(note)
        drawing.y += 12
        roles = {duty.role for duty in paper.duties}
        draw_legend(drawing, roles, MARGIN, drawing.y, self.lang)
        drawing.y += 8
        shown: list[str] = []
        for i, duties in enumerate(self.rows.values()):
            if i % _REPEAT == 0:
                self._draw_heads()
            row = duties[0].row
            if row is not None:
                for band in find_bands(row, paper.document):
                    if band.id not in shown and band.id not in self.rows:
                        shown.append(band.id)
                        self._draw_band(band)
            self._draw_row(row, duties)
        self._draw_lanes()
        self._draw_totals()
        return self._finish(note)

    def _x(self, column: int) -> float:
        return MARGIN + _LABELS + _COLUMN * column + _COLUMN / 2

    def _draw_heads(self) -> None:
        """The bodies' names, tilted, above lanes that reach down to the next names."""
        drawing = self.drawing
        names = [fit(self.short[body], _HEAD_LENGTH, 13) for body in self.bodies]
        if self.others:
            names.append(
                f"另 {len(self.others)} 家" if self.lang == "zh" else f"{len(self.others)} more"
            )
        longest = max(measure(name, 13) for name in names)
        drawing.y += 14 + longest * sin(radians(_TILT)) + 8
        self.lanes.append(drawing.y)
        for column, name in enumerate(names):
            x, y = self._x(column) + 4, drawing.y - 8
            text = drawing.write(drawing.root, "head", x, y, name)
            text.set("transform", f"rotate({-_TILT} {number(x)} {number(y)})")
            if column < len(self.bodies):
                body = self.bodies[column]
                drawing.tell(text, f"{body}：{self.counts[body]}")
        right = self._x(len(names) - 1) + _COLUMN / 2
        drawing.put(
            drawing.root,
            "line",
            "axis",
            {"x1": MARGIN, "x2": right, "y1": drawing.y, "y2": drawing.y},
        )

    def _draw_band(self, band: Provision) -> None:
        drawing = self.drawing
        right = self._x(len(self.bodies) - 1 + bool(self.others)) + _COLUMN / 2
        box = {
            "x": MARGIN,
            "y": drawing.y + 4,
            "width": right - MARGIN,
            "height": _BAND - 4,
            "rx": 3,
        }
        drawing.put(drawing.root, "rect", "band", box)
        words = fit(name_row(band, self.paper.source), right - MARGIN - 16)
        drawing.write(drawing.root, "on", MARGIN + 8, drawing.y + 20, words)
        drawing.y += _BAND + 2

    def _draw_row(self, row: Provision | None, duties: list[Duty]) -> None:
        drawing, source = self.drawing, self.paper.source
        y = drawing.y + _ROW / 2
        words = name_row(row, source)
        link = drawing.link(self.paper.place(row), f"{words}\n{source.name}:{self.paper.line(row)}")
        heads = row is not None and row.id in self.heads
        if heads:
            box = {
                "x": MARGIN,
                "y": drawing.y + 1,
                "width": _LABELS - 8,
                "height": _ROW - 2,
                "rx": 3,
            }
            drawing.put(link, "rect", "band", box)
        style = "on" if heads else None
        drawing.write(link, style, MARGIN + 8, y + 5, fit(words, _LABELS - 24))
        right = self._x(len(self.bodies) - 1 + bool(self.others)) + _COLUMN / 2
        bottom = {"x1": MARGIN, "x2": right, "y1": drawing.y + _ROW, "y2": drawing.y + _ROW}
        drawing.put(drawing.root, "line", "rule", bottom)
        cells: dict[str, list[Duty]] = {}
        for duty in duties:
            cells.setdefault(duty.body, []).append(duty)
        for body, column in self.columns.items():
            if body in cells:
                found = cells[body]
                role = strongest(duty.role for duty in found)
                draw_mark(drawing, drawing.root, role, self._x(column), y, self._describe(found))
        rest = [duty for body in self.others for duty in cells.get(body, ())]
        if rest:
            group = drawing.group(self._describe(rest))
            x = self._x(len(self.bodies))
            drawing.write(group, "total", x, y + 5, str(len({duty.body for duty in rest})))
        drawing.y += _ROW

    def _draw_lanes(self) -> None:
        """Every other column's ground, behind all that stands on it."""
        ends = [*(y - 4 for y in self.lanes[1:]), self.drawing.y]
        for top, end in zip(self.lanes, ends, strict=True):
            for column in range(0, len(self.columns), 2):
                box = {
                    "x": self._x(column) - _COLUMN / 2,
                    "y": top,
                    "width": _COLUMN,
                    "height": end - top,
                }
                lane = self.drawing.put(self.drawing.root, "rect", "lane", box)
                self.drawing.paper.addnext(lane)

    def _draw_totals(self) -> None:
        drawing = self.drawing
        y = drawing.y + 22
        drawing.write(drawing.root, "on", MARGIN + 8, y, "合计" if self.lang == "zh" else "Total")
        for body, column in self.columns.items():
            rows = sum(any(duty.body == body for duty in duties) for duties in self.rows.values())
            drawing.write(drawing.root, "total", self._x(column), y, str(rows))
        if self.others:
            rest = Counter(duty.body for duty in self.paper.duties if duty.body in self.others)
            x = self._x(len(self.bodies))
            drawing.write(drawing.root, "total", x, y, str(sum(rest.values())))
        drawing.y = y + 8

    def _describe(self, duties: list[Duty]) -> str:
        """Each duty of a cell, for who points at it."""
        zh = self.lang == "zh"
        return "\n".join(
            f"{duty.body} {SIGNS[duty.role][1] if zh else ROLES_EN[duty.role]}"
            + (f"：{duty.action}" if duty.action else "")
            + (f"（第 {duty.line} 行）" if zh else f" (line {duty.line})")
            for duty in duties
        )

    def _finish(self, note: str) -> bytes:
        drawing = self.drawing
        also = "另有：" if self.lang == "zh" else "Also: "
        for words in filter(None, (note, also + "、".join(self.others) if self.others else "")):
            for line in wrap(words, drawing.width - 2 * MARGIN, 6, 12.5):
                drawing.y += 22
                drawing.write(drawing.root, "quiet", MARGIN, drawing.y, line)
        return drawing.close(drawing.y + 24)
