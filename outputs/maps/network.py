"""Who works with whom: the bodies that share the most duties, around an oval, so that no label covers another."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

import networkx as nx

from ..svg import MARGIN, Drawing, fit, number
from .facts import NOBODY, Paper, count_duties, shorten

_STYLE = """
.tie { fill: none; stroke: #b3c9e3; stroke-linecap: round }
.body { fill: #2a66ad }
.body.leads { fill: #b3261e }
@media (prefers-color-scheme: dark) {
  .tie { fill: none; stroke: #2b4a6e }
  .body { fill: #5f9be3 }
  .body.leads { fill: #e5645c }
}
"""
_WIDTH, _MOST = 1100.0, 24
_RADIUS, _LABEL, _LEAST_STEP = 290.0, 230.0, 26.0


def draw_network(
    papers: Sequence[Paper],
    *,
    top: int | None = None,
    lang: Literal["zh", "en"] = "zh",
    note: str = "",
) -> bytes:
    """The `top` bodies with the most duties, tied by the provisions that they share, as SVG."""
    zh = lang == "zh"
    ties: Counter[tuple[str, str]] = Counter()
    leads: Counter[str] = Counter()
    for paper in papers:
        rows: dict[str, set[str]] = {}
        for duty in paper.duties:
            leads[duty.body] += duty.role == "lead"
            if duty.row is not None:
                rows.setdefault(duty.row.id, set()).add(duty.body)
        for bodies in rows.values():
            ties.update(combinations(sorted(bodies), 2))
    counts = count_duties(papers)
    shown = sorted(counts, key=lambda name: (-counts[name], name))[: top or _MOST]
    short = shorten(papers, shown)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(shown)
    for (one, other), weight in sorted(ties.items()):
        if one in graph and other in graph:
            graph.add_edge(one, other, weight=weight)
    drawing = Drawing(_WIDTH, _STYLE)
    facts = f"责任最多的 {len(shown)} 个单位 · 连线越粗，共同承担的任务越多" if zh else (
        f"the {len(shown)} bodies with the most duties · the thicker, the more they share"
    )  # fmt: skip
    drawing.draw_title("协同网络" if zh else "Who works with whom", facts)
    if not shown:
        drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 14, NOBODY[lang])
        foot = fit(note, drawing.width - 2 * MARGIN, 12.5)
        drawing.write(drawing.root, "quiet", MARGIN, drawing.y + 40, foot)
        return drawing.close(drawing.y + 62)
    order = _order(graph, counts)
    places = _place(order, drawing.y)
    colon = "：" if zh else ": "
    centre = (_WIDTH / 2, drawing.y + _step(len(order)) * (len(order) + 1) / 4)
    most = max((tie["weight"] for _, _, tie in graph.edges(data=True)), default=1)
    for one, other, tie in sorted(graph.edges(data=True), key=lambda edge: edge[2]["weight"]):
        (x1, y1), (x2, y2) = places[one], places[other]
        bend = tuple(
            (2 * c + a + b) / 4 for c, a, b in zip(centre, (x1, y1), (x2, y2), strict=True)
        )
        data = "M{} {} Q{} {} {} {}".format(*map(number, (x1, y1, *bend, x2, y2)))
        line = drawing.path(drawing.root, "tie", data)
        line.set("stroke-width", f"{0.8 + 7 * tie['weight'] / most:.1f}")
        line.set("stroke-opacity", f"{0.25 + 0.65 * tie['weight'] / most:.2f}")
        drawing.tell(line, f"{one} — {other}{colon}{tie['weight']}")
    largest = max((counts[name] for name in shown), default=1)
    for name in order:
        x, y = places[name]
        part = f"（牵头 {leads[name]}）" if zh else f" (leads {leads[name]})"
        group = drawing.group(f"{name}{colon}{counts[name]}{part}")
        style = "body leads" if leads[name] * 3 >= counts[name] else "body"
        radius = 4 + 8 * (counts[name] / largest) ** 0.5
        drawing.put(group, "circle", style, {"cx": x, "cy": y, "r": radius})
        right = x >= _WIDTH / 2
        words = f"{fit(short[name], _LABEL - 40)} {counts[name]}"
        text = drawing.write(group, None, x + (radius + 7) * (1 if right else -1), y + 5, words)
        text.set("text-anchor", "start" if right else "end")
    drawing.y += _step(len(order)) * (len(order) + 1) / 2
    y = drawing.y + 26
    drawing.put(drawing.root, "circle", "body", {"cx": MARGIN + 8, "cy": y - 4, "r": 7})
    drawing.write(drawing.root, "quiet", MARGIN + 22, y, "单位" if zh else "body")
    drawing.put(drawing.root, "circle", "body leads", {"cx": MARGIN + 88, "cy": y - 4, "r": 7})
    drawing.write(
        drawing.root,
        "quiet",
        MARGIN + 102,
        y,
        "牵头占三分之一以上" if zh else "leads in a third or more",
    )
    drawing.write(drawing.root, "quiet", MARGIN, y + 26, fit(note, _WIDTH - 2 * MARGIN, 12.5))
    return drawing.close(y + 46)


def _order(graph: "nx.Graph[str]", counts: Counter[str]) -> list[str]:
    """The bodies, so that each stands beside one that it shares much with."""
    rest = list(graph)
    order = rest[:1]
    rest = rest[1:]
    while rest:
        last = order[-1]
        following = max(
            rest,
            key=lambda name: (
                graph[last][name]["weight"] if graph.has_edge(last, name) else 0,
                counts[name],
            ),
        )
        order.append(following)
        rest.remove(following)
    return order


def _step(count: int) -> float:
    """How far apart two neighbours stand from top to bottom: a label is 17 high."""
    return max(_LEAST_STEP, 560 / max((count + 1) / 2, 1))


def _place(order: Sequence[str], top: float) -> dict[str, tuple[float, float]]:
    """Where each body stands: around an oval, down on the right and up on the left, labels outside."""
    half, step = (len(order) + 1) // 2, _step(len(order))
    places = {}
    for i, name in enumerate(order):
        on_right = i < half
        row = i if on_right else len(order) - 1 - i
        rows = half if on_right else len(order) - half
        height = step * (len(order) + 1) / 2
        y = (row + 0.5) / max(rows, 1)
        x = _RADIUS * (0.35 + 0.65 * (1 - (2 * y - 1) ** 2) ** 0.5)
        places[name] = (_WIDTH / 2 + (x if on_right else -x), top + y * height)
    return places
