"""责任清单: one body's duties, paper by paper, each with those that share it."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from ..svg import MARGIN, Drawing, fit, measure, number
from .facts import SIGNS, Duty, Paper, name_row, shorten
from .marks import STYLE, draw_legend, draw_mark, strongest

_STYLE = """
.root { fill: #e3a23c }
.in-root { font-size: 16px; font-weight: 700; text-anchor: middle; fill: #12263f }
.paper-box { fill: #1f4e79 }
.in-paper { font-weight: 700; fill: #ffffff }
.in-paper.count { font-size: 13px; fill: #f2c46d }
.branch { fill: none; stroke: #b3c9e3; stroke-linecap: round }
.twig { fill: none; stroke: #d5dfeb; stroke-width: 1.2 }
.partners { font-size: 12.5px; fill: #62758c }
@media (prefers-color-scheme: dark) {
  .in-root { fill: #0d1520 }
  .paper-box { fill: #24598c }
  .branch { stroke: #2b4a6e }
  .twig { stroke: #26384d }
  .partners { fill: #93a5ba }
}
"""
_WIDTH, _PAPERS, _TASKS, _PARTNERS = 1240.0, 228.0, 520.0, 900.0
_PAPER_WIDTH, _LINE, _GAP = 250.0, 23.0, 16.0
_MOST_TASKS, _MOST_PAPERS = 40, 40  # tasks of a paper, and papers; more are only counted


def draw_agency(
    body: str, papers: Sequence[Paper], *, top: int | None = None, lang: str = "zh", note: str = ""
) -> bytes:
    """The duties of the body named `body` as the papers merge it, as SVG.

    top: how many duties of a paper are shown; note: source and day, at the foot
    """
    zh, most = lang == "zh", top or _MOST_TASKS
    found = [(paper, _group_rows(body, paper)) for paper in papers]
    found = sorted(((p, rows) for p, rows in found if rows), key=lambda pair: -len(pair[1]))
    partners = {name for _, rows in found for _, names in rows for name in names}
    short = shorten(papers, {body, *partners})
    duties = [duty for paper, _ in found for duty in paper.duties if duty.body == body]
    drawing = Drawing(_WIDTH, STYLE + _STYLE)
    roles = Counter(duty.role for duty in duties)
    parts = [f"{len(found)} 份文件" if zh else f"{len(found)} papers"]
    parts.append(f"{len(duties)} 项责任" if zh else f"{len(duties)} duties")
    parts += [f"{SIGNS[role][1] if zh else role} {roles[role]}" for role in SIGNS if roles[role]]
    drawing.draw_title(f"{body}：责任清单" if zh else f"{body}: its duties", " · ".join(parts))
    drawing.y += 8
    draw_legend(drawing, roles, MARGIN, drawing.y, lang)
    drawing.y += 36
    top_y, joints = drawing.y, list[tuple[float, int]]()
    for paper, rows in found[:_MOST_PAPERS]:
        start = drawing.y
        shown = rows[:most]
        for row_duties, names in shown:
            _draw_task(drawing, paper, row_duties, [short[name] for name in names], zh)
        if len(rows) > most:
            words = f"另 {len(rows) - most} 项" if zh else f"{len(rows) - most} more"
            drawing.write(drawing.root, "quiet", _TASKS + 26, drawing.y + 15, words)
            drawing.y += _LINE
        middle = (start + drawing.y) / 2
        _draw_paper(
            drawing,
            paper,
            len(rows),
            middle,
            [start + (i + 0.5) * _LINE for i in range(len(shown))],
        )
        joints.append((middle, len(rows)))
        drawing.y += _GAP
    if not found:
        drawing.write(
            drawing.root, "quiet", MARGIN, drawing.y, "没有找到责任" if zh else "No duties found"
        )
        drawing.y += 30
    _draw_root(
        drawing,
        short.get(body, body),
        joints,
        (top_y + drawing.y - _GAP) / 2,
        _count_partners(found, short),
        zh,
    )
    hidden = len(found) - _MOST_PAPERS
    if hidden > 0:
        more = f"另 {hidden} 份文件" if zh else f"{hidden} more papers"
        note = " · ".join(filter(None, (more, note)))
    drawing.write(
        drawing.root, "quiet", MARGIN, drawing.y + 16, fit(note, _WIDTH - 2 * MARGIN, 12.5)
    )
    return drawing.close(drawing.y + 36)


def _group_rows(body: str, paper: Paper) -> list[tuple[list[Duty], list[str]]]:
    """The body's duties in a paper, those of one provision together, and who shares them."""
    ordered = sorted(paper.duties, key=lambda duty: duty.row.span[0] if duty.row else -1)
    found = []
    for _, group in groupby(ordered, key=lambda duty: duty.row.id if duty.row else None):
        duties = list(group)
        own = [duty for duty in duties if duty.body == body]
        if own:
            found.append((own, list(dict.fromkeys(d.body for d in duties if d.body != body))))
    return found


def _draw_task(
    drawing: Drawing, paper: Paper, duties: list[Duty], partners: list[str], zh: bool
) -> None:
    y = drawing.y + _LINE / 2
    words = name_row(duties[0].row, paper.source)
    said = "\n".join(duty.action for duty in duties if duty.action)
    place = f"{paper.source.name}:{duties[0].line}"
    link = drawing.link(paper.place(duties[0].row), f"{words}\n{said}\n{place}")
    draw_mark(drawing, link, strongest(duty.role for duty in duties), _TASKS + 10, y)
    drawing.write(link, None, _TASKS + 28, y + 5, fit(words, _PARTNERS - _TASKS - 44))
    if partners:
        together = ("同：" if zh else "with ") + "、".join(partners)
        shown = fit(together, _WIDTH - MARGIN - _PARTNERS, 12.5)
        text = drawing.write(drawing.root, "partners", _PARTNERS, y + 5, shown)
        if shown != together:
            drawing.tell(text, together)
    drawing.y += _LINE


def _draw_paper(
    drawing: Drawing, paper: Paper, count: int, y: float, tasks: Sequence[float]
) -> None:
    right = _PAPERS + _PAPER_WIDTH
    for task in tasks:
        bend = (right + _TASKS) / 2
        ends = (right, y, bend, y, bend, task, _TASKS - 4, task)
        drawing.path(drawing.root, "twig", "M{} {} C{} {} {} {} {} {}".format(*map(number, ends)))
    group = drawing.group(paper.title)
    box = {"x": _PAPERS, "y": y - 15, "width": _PAPER_WIDTH, "height": 30, "rx": 5}
    drawing.put(group, "rect", "paper-box", box)
    words = fit(paper.title, _PAPER_WIDTH - 24 - measure(str(count), 13) - 10)
    drawing.write(group, "in-paper", _PAPERS + 12, y + 5, words)
    drawing.write(group, "in-paper count", right - 12, y + 5, str(count))


def _draw_root(
    drawing: Drawing, name: str, joints: Sequence[tuple[float, int]], y: float,
    partners: Sequence[tuple[str, int]], zh: bool,
) -> None:  # fmt: skip
    left, right = MARGIN, MARGIN + 150
    most = max((count for _, count in joints), default=1)
    for joint, count in joints:
        bend = (right + _PAPERS) / 2
        ends = (right, y, bend, y, bend, joint, _PAPERS, joint)
        branch = drawing.path(
            drawing.root, "branch", "M{} {} C{} {} {} {} {} {}".format(*map(number, ends))
        )
        branch.set("stroke-width", number(1.5 + 8 * count / most))
    group = drawing.group(name)
    drawing.put(
        group, "rect", "root", {"x": left, "y": y - 22, "width": 150, "height": 44, "rx": 7}
    )
    drawing.write(group, "in-root", left + 75, y + 6, fit(name, 136, 16))
    if partners:
        drawing.write(drawing.root, "quiet", left, y + 46, "常协同" if zh else "Often with")
    for i, (partner, count) in enumerate(partners):
        words = f"{fit(partner, 130 - measure(f' {count}', 12.5), 12.5)} {count}"
        drawing.write(drawing.root, "partners", left, y + 66 + 19 * i, words)
    drawing.y = max(drawing.y, y + 66 + 19 * len(partners))


def _count_partners(
    found: Sequence[tuple[Paper, list[tuple[list[Duty], list[str]]]]],
    short: dict[str, str],
) -> list[tuple[str, int]]:
    counts = Counter(name for _, rows in found for _, partners in rows for name in partners)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(short.get(name, name), count) for name, count in ranked[:6]]
