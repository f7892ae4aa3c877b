"""Which bodies have how many duties in which papers: papers down, bodies across, leads marked."""

from collections import Counter
from collections.abc import Sequence
from math import cos, radians, sin
from typing import Literal

from ..svg import MARGIN, Drawing, fit, measure, number
from .facts import NOBODY, Paper, count_duties, shorten
from .marks import STYLE

_STYLE = """
.c1 { fill: #dbe8f6 }
.c2 { fill: #b3d0ee }
.c3 { fill: #74a8dd }
.c4 { fill: #3a78bd }
.c5 { fill: #1f4e79 }
.value { font-size: 12.5px; text-anchor: middle; font-variant-numeric: tabular-nums; fill: #12263f }
.value.light { fill: #ffffff }
.leads { fill: none; stroke: #b3261e; stroke-width: 2 }
.leads-sign { font-size: 10px; font-weight: 700; text-anchor: end; fill: #b3261e }
.leads-sign.light { fill: #ffd2cc }
@media (prefers-color-scheme: dark) {
  .c1 { fill: #16283c }
  .c2 { fill: #1d3d61 }
  .c3 { fill: #2b5c92 }
  .c4 { fill: #4f8fd2 }
  .c5 { fill: #a9cbee }
  .value { fill: #dce5ef }
  .value.light { fill: #0d1520 }
  .leads { stroke: #e5645c }
  .leads-sign { fill: #ff9a92 }
  .leads-sign.light { fill: #7a0f08 }
}
"""
_LABELS, _CELL, _HEIGHT, _TILT, _HEAD = 400.0, 34.0, 36.0, 50, 13 * 12.0
_STEPS = (2, 4, 8, 15)  # the least of each darker class
_MOST_BODIES, _MOST_PAPERS = 28, 60


def shade(count: int) -> str:
    """The class of a cell: every count from 1 has one.

    >>> [shade(count) for count in (1, 2, 4, 8, 15, 400)]
    ['c1', 'c2', 'c3', 'c4', 'c5', 'c5']
    """
    return f"c{1 + sum(count >= step for step in _STEPS)}"


def draw_matrix(
    papers: Sequence[Paper],
    *,
    top: int | None = None,
    lang: Literal["zh", "en"] = "zh",
    note: str = "",
) -> bytes:
    """Papers against bodies, each cell with the number of duties, as SVG.

    top: how many bodies and papers are shown, those with the most duties; note: at the foot
    """
    zh = lang == "zh"
    counts = count_duties(papers)
    bodies = [name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    bodies, rest = bodies[: top or _MOST_BODIES], bodies[top or _MOST_BODIES :]
    short = shorten(papers, bodies)
    bearing = [paper for paper in papers if paper.duties]
    ranked = sorted(bearing, key=lambda paper: -len(paper.duties))[: top or _MOST_PAPERS]
    shown = [paper for paper in bearing if paper in ranked]
    slack = max(_HEAD * cos(radians(_TILT)), 60) + MARGIN
    drawing = Drawing(
        max(MARGIN + _LABELS + _CELL * (len(bodies) + 1) + slack, 760), STYLE + _STYLE
    )
    facts = f"{len(bearing)} 份文件 · {len(counts)} 个单位 · {sum(counts.values())} 项责任" if zh else (
        f"{len(bearing)} papers · {len(counts)} bodies · {sum(counts.values())} duties"
    )  # fmt: skip
    drawing.draw_title("部门与文件责任矩阵" if zh else "Bodies and papers", facts)
    if not counts:
        drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 14, NOBODY[lang])
        foot = fit(note, drawing.width - 2 * MARGIN, 12.5)
        drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 40, foot)
        return drawing.close(drawing.y + 62)
    _draw_legend(drawing, zh)
    _draw_heads(drawing, [(short[name], f"{name}：{counts[name]}") for name in bodies], zh)
    for paper in shown:
        _draw_row(drawing, paper, bodies, zh)
    _draw_totals(drawing, shown, bodies, zh)
    hidden = []
    if rest:
        hidden.append(f"另 {len(rest)} 个单位" if zh else f"{len(rest)} more bodies")
    if len(bearing) > len(shown):
        more = len(bearing) - len(shown)
        hidden.append(f"另 {more} 份文件" if zh else f"{more} more papers")
    words = " · ".join([*hidden, note] if note else hidden)
    drawing.write(
        drawing.root, "quiet", MARGIN, drawing.y + 24, fit(words, drawing.width - 2 * MARGIN, 12.5)
    )
    return drawing.close(drawing.y + 46)


def _x(column: int) -> float:
    return MARGIN + _LABELS + _CELL * column


def _draw_legend(drawing: Drawing, zh: bool) -> None:
    x, y = MARGIN, drawing.y + 4
    lows = (1, *_STEPS)
    for i, low in enumerate(lows):
        drawing.put(
            drawing.root, "rect", f"c{i + 1}", {"x": x, "y": y, "width": 20, "height": 16, "rx": 2}
        )
        high = lows[i + 1] - 1 if i + 1 < len(lows) else None
        words = f"{low}" if high == low else f"{low}–{high}" if high else f"{low}+"
        drawing.write(drawing.root, "quiet", x + 26, y + 12.5, words)
        x += 26 + measure(words, 12.5) + 18
    drawing.put(drawing.root, "rect", "leads", {"x": x, "y": y, "width": 20, "height": 16, "rx": 2})
    drawing.write(
        drawing.root,
        "quiet",
        x + 26,
        y + 12.5,
        "有牵头（右上为牵头数）" if zh else "leads (their number at the corner)",
    )
    drawing.y += 34


def _draw_heads(drawing: Drawing, names: Sequence[tuple[str, str]], zh: bool) -> None:
    heads = [*names, ("合计" if zh else "Total", "")]
    longest = max(measure(fit(name, _HEAD, 13), 13) for name, _ in heads)
    drawing.y += longest * sin(radians(_TILT)) + 12
    for column, (name, tooltip) in enumerate(heads):
        x, y = _x(column) + _CELL / 2 + 3, drawing.y - 8
        text = drawing.write(drawing.root, "head", x, y, fit(name, _HEAD, 13))
        text.set("transform", f"rotate({-_TILT} {number(x)} {number(y)})")
        if tooltip:
            drawing.tell(text, tooltip)
    line = {"x1": MARGIN, "x2": _x(len(heads)), "y1": drawing.y, "y2": drawing.y}
    drawing.put(drawing.root, "line", "axis", line)
    drawing.y += 2


def _draw_row(drawing: Drawing, paper: Paper, bodies: Sequence[str], zh: bool) -> None:
    counts = Counter(duty.body for duty in paper.duties)
    leads = Counter(duty.body for duty in paper.duties if duty.role == "lead")
    y = drawing.y
    link = drawing.link(paper.place(), f"{paper.title}\n{paper.source.name}:{paper.line()}")
    drawing.write(link, None, MARGIN, y + 23, fit(paper.title, _LABELS - 16))
    for column, body in enumerate(bodies):
        if not counts[body]:
            continue
        led = f"（{'牵头' if zh else 'leads'} {leads[body]}）" if leads[body] else ""
        group = drawing.group(f"{body}\n{paper.title}\n{counts[body]}{led}")
        style = shade(counts[body])
        light = " light" if style in ("c4", "c5") else ""
        x, middle = _x(column) + 2, _x(column) + _CELL / 2
        drawing.put(
            group,
            "rect",
            style,
            {"x": x, "y": y + 2, "width": _CELL - 4, "height": _HEIGHT - 4, "rx": 3},
        )
        # Who leads has its number at the corner, above the other.
        drawing.write(group, f"value{light}", middle, y + (29 if led else 24), str(counts[body]))
        if led:
            drawing.put(
                group,
                "rect",
                "leads",
                {"x": x + 1, "y": y + 3, "width": _CELL - 6, "height": _HEIGHT - 6, "rx": 3},
            )
            drawing.write(group, f"leads-sign{light}", x + _CELL - 8, y + 14, str(leads[body]))
    total = str(len(paper.duties))
    drawing.write(drawing.root, "total", _x(len(bodies)) + _CELL / 2, y + 23, total)
    drawing.y += _HEIGHT
    bottom = {"x1": MARGIN, "x2": _x(len(bodies) + 1), "y1": drawing.y, "y2": drawing.y}
    drawing.put(drawing.root, "line", "rule", bottom)


def _draw_totals(
    drawing: Drawing, papers: Sequence[Paper], bodies: Sequence[str], zh: bool
) -> None:
    counts = count_duties(papers)
    drawing.write(drawing.root, "on", MARGIN, drawing.y + 22, "合计" if zh else "Total")
    for column, body in enumerate(bodies):
        x = _x(column) + _CELL / 2
        drawing.write(drawing.root, "total", x, drawing.y + 22, str(counts[body]))
    total = str(sum(counts.values()))
    drawing.write(drawing.root, "total", _x(len(bodies)) + _CELL / 2, drawing.y + 22, total)
    drawing.y += 24
