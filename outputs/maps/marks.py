"""The signs of duties: a shape and a character each, so that they hold without colour."""

from collections.abc import Iterable

from lxml import etree

from ...parser.records import Role
from ..svg import Drawing, measure
from .facts import ROLES_EN, SIGNS

STYLE = """
.head { font-size: 13px }
.band { fill: #e6eef7 }
.on { font-weight: 700; fill: #1f4e79 }
.total { font-weight: 700; text-anchor: middle; font-variant-numeric: tabular-nums }
.lane { fill: #f6f8fc }
.axis { stroke: #33475b; stroke-width: 1.5 }
.mark { text-anchor: middle; font-size: 12px; font-weight: 700 }
.lead { fill: #b3261e; stroke: #b3261e; stroke-width: 1.5 }
.responsible { fill: #2a66ad; stroke: #2a66ad; stroke-width: 1.5 }
.joint { fill: #ffffff; stroke: #2a66ad; stroke-width: 2 }
.cooperate { fill: #ffffff; stroke: #7a8797; stroke-width: 1.5 }
.delegate { fill: #ffffff; stroke: #2a66ad; stroke-width: 1.5; stroke-dasharray: 3 2 }
.approve { fill: #fff4dc; stroke: #9a6a10; stroke-width: 1.5 }
.report_to { fill: #f0f2f5; stroke: #7a8797; stroke-width: 1.5 }
.in-lead, .in-responsible { fill: #ffffff }
.in-joint, .in-delegate { fill: #1f4e79 }
.in-cooperate, .in-report_to { fill: #4d5b6b }
.in-approve { fill: #6f4b08 }
a:hover text { text-decoration: underline }
@media (prefers-color-scheme: dark) {
  .band { fill: #17283b }
  .on { fill: #a9cbee }
  .lane { fill: #111c29 }
  .axis { stroke: #93a5ba }
  .lead { fill: #e5645c; stroke: #e5645c }
  .responsible { fill: #5f9be3; stroke: #5f9be3 }
  .joint, .delegate { fill: #0d1520; stroke: #5f9be3 }
  .cooperate { fill: #0d1520; stroke: #93a5ba }
  .approve { fill: #2b2210; stroke: #f2c46d }
  .report_to { fill: #17222f; stroke: #93a5ba }
  .in-lead, .in-responsible { fill: #0d1520 }
  .in-joint, .in-delegate { fill: #a9cbee }
  .in-cooperate, .in-report_to { fill: #c3cedb }
  .in-approve { fill: #f2c46d }
}
"""
RADIUS = 9.0


def draw_mark(
    drawing: Drawing, around: etree._Element, role: Role, x: float, y: float, tooltip: str = ""
) -> None:
    """A role's sign around (x, y): who leads, in a double ring; who decides, in a square."""
    group = drawing.group(tooltip, around)
    if role in ("approve", "report_to"):
        box = {"x": x - 8, "y": y - 8, "width": 16, "height": 16, "rx": 2}
        drawing.put(group, "rect", role, box)
    else:
        if role == "lead":
            ring = drawing.put(group, "circle", "lead", {"cx": x, "cy": y, "r": RADIUS + 2.2})
            ring.set("fill-opacity", "0")
        drawing.put(group, "circle", role, {"cx": x, "cy": y, "r": RADIUS - (role == "lead")})
    drawing.write(group, f"mark in-{role}", x, y + 4.3, SIGNS[role][0])


def draw_legend(
    drawing: Drawing, roles: Iterable[Role], x: float, y: float, lang: str = "zh"
) -> float:
    """What the signs mean, from left to right; where the next thing may begin."""
    for role in SIGNS:
        if role in set(roles):
            draw_mark(drawing, drawing.root, role, x + 12, y)
            words = SIGNS[role][1] if lang == "zh" else ROLES_EN[role]
            drawing.write(drawing.root, None, x + 29, y + 5, words)
            x += 29 + measure(words) + 22
    return x


def strongest(roles: Iterable[Role]) -> Role:
    """The weightiest of some roles."""
    found = set(roles)
    return next(role for role in SIGNS if role in found)
