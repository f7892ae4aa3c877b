"""A city's districts as tiles, the darker the more provisions in force name them."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from ...graph.divisions import Area, find_area, find_within
from ..svg import MARGIN, Drawing, fit, measure, number
from .facts import Paper
from .lives import find_in_force

_STYLE = """
.tile { stroke: #ffffff; stroke-width: 2 }
.t0 { fill: #eef1f5 }
.t1 { fill: #d3e3f4 }
.t2 { fill: #9cc3e8 }
.t3 { fill: #4f8fd2 }
.t4 { fill: #1f4e79 }
.place { font-size: 17px; font-weight: 700; text-anchor: middle }
.value { font-size: 13px; text-anchor: middle; font-variant-numeric: tabular-nums }
.light { fill: #ffffff }
@media (prefers-color-scheme: dark) {
  .tile { stroke: #0d1520 }
  .t0 { fill: #141f2c }
  .t1 { fill: #1a3350 }
  .t2 { fill: #265583 }
  .t3 { fill: #5f9be3 }
  .t4 { fill: #a9cbee }
  .light { fill: #0d1520 }
}
"""
_TILE = 104.0
_WIDTH = 900.0


class _Tile(NamedTuple):
    area: Area
    column: float
    row: float


@cache
def _positions() -> dict[str, tuple[float, float]]:
    text = files(__package__).joinpath("tiles.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"][1:]
    return {code: (float(column), float(row)) for code, column, row in rows}


def find_city(papers: Sequence[Paper]) -> str | None:
    """The code of the city that most papers are of."""
    codes: dict[str, int] = {}
    for paper in papers:
        where = paper.document.jurisdiction
        if where is not None and where.code is not None and not where.code.endswith("0000"):
            code = where.code[:4] + "00"
            codes[code] = codes.get(code, 0) + 1
    return max(sorted(codes), key=lambda code: codes[code], default=None)


def count_reach(papers: Sequence[Paper], day: str) -> dict[str, int]:
    """Code of a district -> how many provisions, of papers in force on `day`, name it."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for paper in find_in_force(papers, day):
        document = paper.document
        for place in document.places:
            if place.code and not place.code.endswith("00"):
                found.setdefault(place.code, set()).add((document.id, place.provision))
    return {code: len(provisions) for code, provisions in found.items()}


def draw_districts(
    papers: Sequence[Paper], day: str, *, city: str | None = None, geojson: str | None = None,
    lang: str = "zh", note: str = "",
) -> bytes:  # fmt: skip
    """The districts of a city as of `day`, as SVG.

    city: its GB/T 2260 code; without one, that of most papers
    geojson: a file with boundaries whose features have a property `adcode`; without one, tiles
    Raises `OSError` or `ValueError` where that file can't be read.
    """
    zh = lang == "zh"
    code = city or find_city(papers)
    area = find_area(code, day) if code else None
    counts = count_reach(papers, day)
    drawing = Drawing(_WIDTH, _STYLE)
    if code is None or area is None:
        drawing.draw_title(
            "区、县（市）" if zh else "Districts",
            "文中没有可定位的城市" if zh else "No city is known",
        )
        return drawing.close(drawing.y + 20)
    inner = sorted(find_within(code, day), key=lambda one: one.code)
    inner = [one for one in inner if one.since[: len(day)] <= day]
    total = sum(counts.get(one.code, 0) for one in inner)
    drawing.draw_title(
        f"{area.full_name}：现行条款涉及的区、县（市）"
        if zh
        else f"{area.full_name}: provisions in force by district",
        f"{len(inner)} 个区、县（市） · 提及 {total} 次 · 截至 {day}"
        if zh
        else f"{len(inner)} districts · named {total} times · {day}",
    )
    drawing.y += 6
    if geojson is not None:
        _draw_shapes(drawing, inner, counts, Path(geojson))
        remark = "边界据所给 GeoJSON" if zh else "boundaries from the GeoJSON given"
    else:
        tiles, known = _arrange(inner)
        for tile in tiles:
            _draw_tile(drawing, tile, counts.get(tile.area.code, 0))
        drawing.y += _TILE * (max((tile.row for tile in tiles), default=0) + 1) + 14
        remark = ("方块按相对位置排列，不表示边界" if known else "按代码顺序排列，不表示方位") if zh else (
            "tiles stand by relative position" if known else "tiles stand in the order of codes"
        )  # fmt: skip
    x = MARGIN
    for style, words in (
        ("t0", "0"),
        ("t1", "1–4"),
        ("t2", "5–14"),
        ("t3", "15–39"),
        ("t4", "40+"),
    ):
        drawing.put(
            drawing.root,
            "rect",
            style,
            {"x": x, "y": drawing.y, "width": 22, "height": 15, "rx": 3},
        )
        drawing.write(drawing.root, "quiet", x + 28, drawing.y + 12, words)
        x += 28 + measure(words, 12.5) + 18
    words = " · ".join(filter(None, (remark, note)))
    drawing.write(
        drawing.root, "quiet", MARGIN, drawing.y + 42, fit(words, _WIDTH - 2 * MARGIN, 12.5)
    )
    return drawing.close(drawing.y + 62)


def shade(count: int) -> str:
    """The class of a tile: every count from 1 has a colour of its own.

    >>> [shade(count) for count in (0, 1, 5, 15, 40)]
    ['t0', 't1', 't2', 't3', 't4']
    """
    return f"t{(count >= 1) + (count >= 5) + (count >= 15) + (count >= 40)}"


def _arrange(areas: Sequence[Area]) -> tuple[list[_Tile], bool]:
    """Each district's tile; and whether they stand where they lie, or merely in their order."""
    positions = _positions()
    if all(one.code in positions for one in areas):
        west = min(positions[one.code][0] for one in areas)
        tiles = [_Tile(one, positions[one.code][0] - west, positions[one.code][1]) for one in areas]
        return tiles, True
    return [_Tile(one, i % 7, i // 7) for i, one in enumerate(areas)], False


def _name(area: Area) -> str:
    return area.name if len(area.name) < 5 else area.name[:4] + "…"


def _draw_tile(drawing: Drawing, tile: _Tile, count: int) -> None:
    x, y = MARGIN + tile.column * _TILE, drawing.y + tile.row * _TILE
    style = shade(count)
    light = " light" if style in ("t3", "t4") else ""
    group = drawing.group(f"{tile.area.full_name}（{tile.area.code}）：{count}")
    box = {"x": x, "y": y, "width": _TILE - 3, "height": _TILE - 3, "rx": 8}
    drawing.put(group, "rect", f"tile {style}", box)
    middle = x + (_TILE - 3) / 2
    drawing.write(group, f"place{light}", middle, y + 50, _name(tile.area))
    drawing.write(group, f"value{light}", middle, y + 74, str(count))


_Shape = list[list[Annotated[list[float], msgspec.Meta(min_length=2)]]]


class _Geometry(msgspec.Struct):
    type: str
    coordinates: msgspec.Raw = msgspec.Raw(b"[]")


class _Feature(msgspec.Struct):
    geometry: _Geometry | None = None
    properties: dict[str, object] | None = None


class _Collection(msgspec.Struct):
    features: list[_Feature] = []


def _read_rings(data: bytes) -> dict[str, list[list[tuple[float, float]]]]:
    """`adcode` -> the rings of its boundaries.  Raises `msgspec.DecodeError` for what is no GeoJSON.

    Source: RFC 7946, sections 3.1.6 and 3.1.7.
    """
    rings = {}
    for feature in msgspec.json.decode(data, type=_Collection).features:
        geometry, shapes = feature.geometry, list[_Shape]()
        if geometry is not None and geometry.type == "Polygon":
            shapes = [msgspec.json.decode(geometry.coordinates, type=_Shape)]
        elif geometry is not None and geometry.type == "MultiPolygon":
            shapes = msgspec.json.decode(geometry.coordinates, type=list[_Shape])
        code = str((feature.properties or {}).get("adcode", ""))
        rings[code] = [[(at[0], at[1]) for at in ring] for shape in shapes for ring in shape]
    return rings


def _draw_shapes(
    drawing: Drawing, areas: Sequence[Area], counts: dict[str, int], path: Path
) -> None:
    """The districts by their boundaries, plate carrée around their middle latitude."""
    try:
        rings = _read_rings(path.read_bytes())
    except msgspec.DecodeError as error:
        raise ValueError(f"{path} is no GeoJSON: {error}") from error
    shown = [one for one in areas if rings.get(one.code)]
    if not shown:
        raise ValueError(f"{path}: no feature has an `adcode` of these districts")
    points = [point for one in shown for ring in rings[one.code] for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = 0.87  # cos 30°, about the middle of the country
    scale = min(
        (_WIDTH - 2 * MARGIN) / max((east - west) * squeeze, 1e-9), 620 / max(north - south, 1e-9)
    )
    for one in shown:
        count = counts.get(one.code, 0)
        group = drawing.group(f"{one.full_name}（{one.code}）：{count}")
        data = ""
        for ring in rings[one.code]:
            corners = [
                (MARGIN + (x - west) * squeeze * scale, drawing.y + (north - y) * scale)
                for x, y in ring
            ]
            data += "M" + " L".join(f"{number(x)} {number(y)}" for x, y in corners) + " Z"
        drawing.path(group, f"tile {shade(count)}", data)
    drawing.y += (north - south) * scale + 14
