"""What is in force when: a bar for each paper, open ends fading, and arrows for what replaced what."""

from collections.abc import Sequence
from datetime import date

from ..svg import MARGIN, Drawing, fit, measure, number
from .facts import Paper
from .lives import Life, find_lives, find_replaced

_STYLE = """
.live { fill: #2a66ad }
.open { fill: url(#fade) }
.past { fill: #b6c0cb }
.coming { fill: #ffffff; stroke: #2a66ad; stroke-width: 1.5; stroke-dasharray: 4 3 }
.ended { fill: #8595a8 }
.inside { font-size: 12px; fill: #ffffff }
.inside.dark { fill: #33475b }
.tick { font-size: 12.5px; text-anchor: middle; fill: #62758c }
.today { stroke: #b3261e; stroke-width: 1.8 }
.in-today { font-size: 12.5px; font-weight: 700; text-anchor: middle; fill: #b3261e }
.replaces { fill: none; stroke: #9a6a10; stroke-width: 1.8 }
.tip { fill: #9a6a10 }
.live-stop { stop-color: #2a66ad }
@media (prefers-color-scheme: dark) {
  .live { fill: #5f9be3 }
  .past { fill: #3a4756 }
  .coming { fill: #0d1520; stroke: #5f9be3 }
  .ended { fill: #75869a }
  .inside { fill: #0d1520 }
  .inside.dark { fill: #c3cedb }
  .tick { fill: #93a5ba }
  .today { stroke: #ff9a92 }
  .in-today { fill: #ff9a92 }
  .replaces { stroke: #f2c46d }
  .tip { fill: #f2c46d }
  .live-stop { stop-color: #5f9be3 }
}
"""
_WIDTH, _LABELS, _ROW, _BAR = 1240.0, 380.0, 27.0, 15.0
_MOST = 120


def draw_timeline(
    papers: Sequence[Paper], day: str, *, top: int | None = None, lang: str = "zh", note: str = ""
) -> bytes:
    """When each paper is in force, as SVG, with a line for `day`, an ISO date.

    top: how many papers are shown, the latest; those without a first day, and drafts, are counted
    at the foot
    """
    zh = lang == "zh"
    replaced = find_replaced(papers)
    dated = find_lives(papers, replaced)
    shown = dated[-(top or _MOST) :]
    drawing = Drawing(_WIDTH, _STYLE)
    live = sum(life.state(day) in ("live", "open") for life in dated)
    facts = f"{len(dated)} 份文件 · 截至 {day} 有效 {live} 份" if zh else (
        f"{len(dated)} papers · {live} in force on {day}"
    )  # fmt: skip
    drawing.draw_title("施行与有效期" if zh else "What is in force, and until when", facts)
    # Bars without a last day fade to the right.
    drawing.add_fade("fade", "live-stop", ((0, 1), (0.35, 0.85), (1, 0.12)))
    years = [int(life.first[:4]) for life in shown] + [int(day[:4])]
    ends = [int(life.last[:4]) for life in shown if life.last]
    low, high = min(years), max(*years, *ends, int(day[:4])) + 2
    scale = _Scale(low, high)
    drawing.y += 14
    top_y = drawing.y + 8
    step = max(1, (high - low) // 14)
    bottom = top_y + _ROW * len(shown) + 6
    for year in range(low, high + 1, step):
        x = scale.x(f"{year}-01-01")
        drawing.write(drawing.root, "tick", x, drawing.y, str(year))
        drawing.put(drawing.root, "line", "rule", {"x1": x, "x2": x, "y1": top_y, "y2": bottom})
    rows = {life.paper.document.id: top_y + _ROW * (i + 0.5) for i, life in enumerate(shown)}
    drawn = [_draw_bar(drawing, life, day, rows[life.paper.document.id], scale) for life in shown]
    for life in shown:
        for old in replaced[life.paper.document.id]:
            if old in rows:
                _draw_arrow(drawing, scale.x(life.first), rows[old], rows[life.paper.document.id])
    x = scale.x(day)
    drawing.put(drawing.root, "line", "today", {"x1": x, "x2": x, "y1": top_y, "y2": bottom})
    # The days of a bar are written last: no line lies over them.
    for life, box in zip(shown, drawn, strict=True):
        _write_days(drawing, life, day, box, zh)
    drawing.write(drawing.root, "in-today", x, bottom + 16, day)
    drawing.y = bottom + 44
    _draw_legend(drawing, zh)
    hidden = len(papers) - len(shown)
    words = (
        [
            f"另 {hidden} 份未写明日期、是草案或未列出"
            if zh
            else f"{hidden} more: no day, a draft, or not shown"
        ]
        if hidden
        else []
    )
    foot = fit(" · ".join([*words, note] if note else words), _WIDTH - 2 * MARGIN, 12.5)
    drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 30, foot)
    return drawing.close(drawing.y + 52)


class _Scale:
    """Days -> x."""

    def __init__(self, low: int, high: int) -> None:
        self.low = date(low, 1, 1).toordinal()
        self.span = date(high, 1, 1).toordinal() - self.low

    def x(self, day: str) -> float:
        ordinal = date.fromisoformat(day).toordinal()
        left = MARGIN + _LABELS
        share = min(max((ordinal - self.low) / self.span, 0), 1)
        return left + share * (_WIDTH - MARGIN - left - 8)


def _draw_bar(drawing: Drawing, life: Life, day: str, y: float, scale: _Scale) -> dict[str, float]:
    """A paper's title and bar; where the bar lies."""
    paper, first, last = life
    state = life.state(day)
    tooltip = f"{paper.title}\n{first} — {last or ''}\n{paper.source.name}:{paper.line()}"
    link = drawing.link(paper.place(), tooltip)
    label = fit(paper.title, _LABELS - 20)
    text = drawing.write(
        link, "ended" if state == "past" else None, MARGIN + _LABELS - 12, y + 5, label
    )
    text.set("text-anchor", "end")
    left = scale.x(first)
    right = scale.x(last) if last is not None else _WIDTH - MARGIN - 8
    box = {"x": left, "y": y - _BAR / 2, "width": max(right - left, 3), "height": _BAR, "rx": 3}
    drawing.put(link, "rect", state, box)
    return box


def _write_days(drawing: Drawing, life: Life, day: str, box: dict[str, float], zh: bool) -> None:
    """The first and last day on a bar, or beside it where it is too short."""
    _, first, last = life
    state = life.state(day)
    words = f"{first[2:].replace('-', '.')} {'起' if zh else 'on'}" if last is None else (
        f"{first[2:].replace('-', '.')}–{last[2:].replace('-', '.')}"
    )  # fmt: skip
    left, right = box["x"], box["x"] + box["width"]
    needed = measure(words, 12) + 12
    fits = box["width"] >= needed
    beside = right + 6 if right + needed < _WIDTH - MARGIN else left - needed + 6
    style = "inside" if fits and state in ("live", "open") else "inside dark"
    y = box["y"] + _BAR / 2 + 4.3
    text = drawing.write(drawing.root, style, left + 6 if fits else beside, y, words)
    text.set("pointer-events", "none")


def _draw_arrow(drawing: Drawing, first: float, from_y: float, to_y: float) -> None:
    """From the older paper's bar down or up to where the newer one begins."""
    x = first - 5
    down = 1 if to_y > from_y else -1
    start, end = from_y + down * _BAR / 2, to_y - down * 2
    bend = x - 16
    points = (x, start, bend, start, bend, end, x - 6, end)
    drawing.path(drawing.root, "replaces", "M{} {} C{} {} {} {} {} {}".format(*map(number, points)))
    tip = (x, end, x - 7, end - 4, x - 7, end + 4)
    drawing.path(drawing.root, "tip", "M{} {} L{} {} L{} {} Z".format(*map(number, tip)))


def _draw_legend(drawing: Drawing, zh: bool) -> None:
    x, y = MARGIN, drawing.y
    names = (
        ("live", "有效", "in force"), ("open", "有效，未定终期", "in force, no last day"),
        ("past", "已届满或废止", "expired or repealed"), ("coming", "尚未施行", "not yet in force"),
    )  # fmt: skip
    for style, chinese, english in names:
        box = {"x": x, "y": y - 11, "width": 26, "height": 13, "rx": 3}
        drawing.put(drawing.root, "rect", style, box)
        words = chinese if zh else english
        drawing.write(drawing.root, "quiet", x + 33, y, words)
        x += 33 + measure(words, 12.5) + 22
    drawing.path(
        drawing.root, "replaces", f"M{number(x)} {number(y - 5)} L{number(x + 20)} {number(y - 5)}"
    )
    drawing.path(drawing.root, "tip", f"M{number(x + 26)} {number(y - 5)} l-7 -4 l0 8 Z")
    drawing.write(
        drawing.root, "quiet", x + 33, y, "废止、修改、取代" if zh else "repeals, amends, replaces"
    )
