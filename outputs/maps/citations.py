"""Which paper rests on which: papers on the left, what they cite on the right, most cited first."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ...parser.records import Citation, Relation
from ..svg import MARGIN, Drawing, fit, measure, number
from .facts import Paper

_STYLE = """
.node { fill: #e6eef7 }
.node.law { fill: #1f4e79 }
.in-law { fill: #ffffff; font-weight: 700 }
.edge { fill: none; stroke-width: 1.6 }
.based_on, .implements { stroke: #2a66ad }
.follows { stroke: #7a8797; stroke-dasharray: 6 4 }
.changes { stroke: #b3261e; stroke-width: 2.2 }
.mentions { stroke: #c5cfda; stroke-width: 1.2 }
@media (prefers-color-scheme: dark) {
  .node { fill: #17283b }
  .node.law { fill: #24598c }
  .based_on, .implements { stroke: #5f9be3 }
  .follows { stroke: #93a5ba }
  .changes { stroke: #ff9a92 }
  .mentions { stroke: #33465c }
}
"""
_WIDTH, _BOX, _ROW, _GAP = 1240.0, 430.0, 30.0, 6.0
_MOST = 60
# Relation -> class of the line, weightiest first.
_LINES: dict[Relation, str] = {
    "repeals": "changes", "supersedes": "changes", "amends": "changes", "based_on": "based_on",
    "implements": "implements", "explains": "implements", "follows": "follows",
    "mentions": "mentions", "part_of": "mentions",
}  # fmt: skip
_CHINESE: dict[Relation, str] = {
    "repeals": "废止", "supersedes": "取代", "amends": "修改", "based_on": "依据",
    "implements": "落实", "explains": "说明", "follows": "按照、参照", "mentions": "提及",
    "part_of": "附于",
}  # fmt: skip
_LEGEND = (
    ("based_on", "依据、落实", "rests on, carries out"), ("follows", "按照、参照", "follows"),
    ("changes", "废止、修改、取代", "repeals, amends, replaces"), ("mentions", "提及", "mentions"),
)  # fmt: skip


class _Cited(NamedTuple):
    """A cited work: its key, and what it is called."""

    key: str
    name: str


def draw_citations(
    papers: Sequence[Paper], *, top: int | None = None, lang: str = "zh", note: str = ""
) -> bytes:
    """Papers and what they cite, as SVG.

    top: how many cited works are shown, the most cited; note: source and day, at the foot
    """
    zh = lang == "zh"
    edges: dict[tuple[str, str], Citation] = {}
    names: dict[str, str] = {}
    for paper in papers:
        for citation in paper.document.citations:
            cited = _name(citation)
            if cited is None or cited.name == paper.title:
                continue
            names.setdefault(cited.key, cited.name)
            pair = (paper.document.id, cited.key)
            if pair not in edges or _weight(citation) < _weight(edges[pair]):
                edges[pair] = citation
    counts = Counter(key for _, key in edges)
    ranked = sorted(counts, key=lambda key: (-counts[key], names[key]))
    shown = ranked[: top or _MOST]
    citing = [paper for paper in papers if any(
        (paper.document.id, key) in edges for key in shown
    )]  # fmt: skip
    drawing = Drawing(_WIDTH, _STYLE)
    facts = f"{len(citing)} 份文件 · 引用 {len(counts)} 份文件" if zh else (
        f"{len(citing)} papers cite {len(counts)}"
    )  # fmt: skip
    drawing.draw_title("文件引用关系" if zh else "Which paper rests on which", facts)
    x = MARGIN
    for style, chinese, english in _LEGEND:
        y = drawing.y + 8
        drawing.path(drawing.root, f"edge {style}", f"M{number(x)} {number(y)} l30 0")
        words = chinese if zh else english
        drawing.write(drawing.root, "quiet", x + 38, y + 4.5, words)
        x += 38 + measure(words, 12.5) + 22
    drawing.y += 34
    top_y = drawing.y
    # A cited work stands at the middle of those that cite it, so that lines cross little.
    height = max(len(citing), len(shown)) * (_ROW + _GAP)
    left = _spread([paper.document.id for paper in citing], top_y, height)
    middle = {
        key: sum(left[one] for one, other in edges if other == key and one in left)
        / max(1, sum(other == key and one in left for one, other in edges))
        for key in shown
    }
    right = _spread(sorted(shown, key=lambda key: (middle[key], names[key])), top_y, height)
    for (one, key), citation in sorted(edges.items(), key=lambda edge: -_weight(edge[1])):
        if one in left and key in right:
            said = _CHINESE[citation.relation] if zh else citation.relation.replace("_", " ")
            said = f"{said}：{names[key]} {'、'.join(citation.provisions)}".strip()
            _draw_edge(drawing, left[one], right[key], _LINES[citation.relation], said)
    for paper in citing:
        _draw_paper(drawing, paper, left[paper.document.id])
    for key in shown:
        _draw_cited(drawing, names[key], counts[key], right[key])
    drawing.y = top_y + height + 6
    hidden = len(ranked) - len(shown)
    more = [f"另 {hidden} 份被引文件" if zh else f"{hidden} more are cited"] if hidden else []
    foot = fit(" · ".join([*more, note] if note else more), _WIDTH - 2 * MARGIN, 12.5)
    drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 18, foot)
    return drawing.close(drawing.y + 40)


def _name(citation: Citation) -> _Cited | None:
    """A work that is cited by title or number; what is inside the paper itself is none."""
    if citation.kind == "internal" or not (citation.title or citation.number):
        return None
    title = (citation.title or "").removeprefix("中华人民共和国")
    return _Cited(title or citation.number or "", citation.title or citation.number or "")


def _weight(citation: Citation) -> int:
    return list(_LINES).index(citation.relation)


def _spread(keys: Sequence[str], top: float, height: float) -> dict[str, float]:
    step = height / max(len(keys), 1)
    return {key: top + step * (i + 0.5) for i, key in enumerate(keys)}


def _draw_edge(drawing: Drawing, from_y: float, to_y: float, style: str, said: str) -> None:
    left, right = MARGIN + _BOX, _WIDTH - MARGIN - _BOX
    bend = (left + right) / 2
    points = (left, from_y, bend, from_y, bend, to_y, right, to_y)
    data = "M{} {} C{} {} {} {} {} {}".format(*map(number, points))
    path = drawing.path(drawing.root, f"edge {style}", data)
    drawing.tell(path, said)


def _draw_paper(drawing: Drawing, paper: Paper, y: float) -> None:
    link = drawing.link(paper.place(), f"{paper.title}\n{paper.source.name}:{paper.line()}")
    box = {"x": MARGIN, "y": y - _ROW / 2, "width": _BOX, "height": _ROW, "rx": 4}
    drawing.put(link, "rect", "node", box)
    drawing.write(link, None, MARGIN + 10, y + 5, fit(paper.title, _BOX - 20))


def _draw_cited(drawing: Drawing, name: str, count: int, y: float) -> None:
    group = drawing.group(f"{name}\n{count}")
    left = _WIDTH - MARGIN - _BOX
    box = {"x": left, "y": y - _ROW / 2, "width": _BOX, "height": _ROW, "rx": 4}
    drawing.put(group, "rect", "node law", box)
    drawing.write(group, "in-law", left + 10, y + 5, fit(name, _BOX - 50))
    text = drawing.write(group, "in-law", left + _BOX - 10, y + 5, str(count))
    text.set("text-anchor", "end")
