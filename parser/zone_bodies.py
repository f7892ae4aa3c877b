"""Bodies of zones: 杭州西湖风景名胜区管委会, 开发区管委会, 成都天府新区、成都高新区管委会."""

import re

from .divisions import ZONE_HEADS, bare_name, formal_zone, match_zone, unit_of
from .found import Found
from .leftwards import Leftwards
from .records import Division

_CLASS = re.compile("各|有关|相关|所在|国家|省|等")
_PROVINCE = re.compile("省(?![级内外直])")  # 省沈抚示范区
_GOVERNMENTS = re.compile("(?:各|有关|相关)[区县市旗、（）]{1,8}(?:人民)?政府[、和及与]$")
_GENERIC = re.compile(
    "各|有关|相关|所在|属地|当地|该|本|原|.{0,5}(?:乡镇|街道|物业|村|[园景片新库社城郊]区)$"
)
_MARKS = frozenset("、，（：；")
_LEVEL = re.compile("[市县区旗州](?![级内外直场域])")
_HEADS = (*ZONE_HEADS, "片区", "园区")


def read_zone(
    left: Leftwards,
    jurisdiction: Division | None,
    named: dict[str, str],
    floor: int,
    start: int,
    end: int,
    head: str,
) -> list[Found]:
    """The bodies whose common head, 管委会, stands at `start`.

    named: heads -> the body that each was last part of in full, which this brings up to date
    floor: where the mention before ends
    """
    text = left.text
    begin = max(left.chunk(start, 24), floor)
    begin += text[begin] in "、和及与"
    chunk = text[begin:start]
    tail = "管理委员会" if head == "管委会" else head
    key = "管委会" if head == "管理委员会" else head
    for offset in range(max(1, len(chunk) - 1)):
        zone = match_zone(chunk[offset:], jurisdiction)
        if zone is not None:
            named[key] = zone.name + tail
            return _shared(left, jurisdiction, floor, begin + offset, end, zone.name, tail, head)
    zone_head = next((word for word in _HEADS if chunk.endswith(word)), None)
    place = left.first_place(begin, start)
    if place is not None and (zone_head or "区" in chunk or "开发" in chunk or place == begin):
        full = _zone_name(text[place:start], zone_head)
        if zone_head is not None or full not in left.names:
            named[key] = full + tail
            return _shared(left, jurisdiction, floor, place, end, full, tail, head)
    seat = left.own_level(chunk[:1]) if zone_head and _LEVEL.match(chunk) else None
    if zone_head is not None and seat is not None:  # 县工业园区管委会
        own = bare_name(seat.name)
        full = (own if len(own) > 1 else seat.name) + _zone_name(chunk[1:], zone_head)
        named[key] = full + tail
        return _shared(left, jurisdiction, floor, begin, end, full, tail, head)
    if zone_head is not None:
        if chunk in ZONE_HEADS or len(chunk) - len(zone_head) < 2:
            earlier = named.get("管委会", "")
            if chunk in earlier:
                return [Found(begin, end, earlier, "agency/earlier", "core")]
        elif not _CLASS.match(chunk) or _PROVINCE.match(chunk):
            unit = unit_of(jurisdiction.code) if jurisdiction and jurisdiction.code else None
            own = bare_name(unit.name) if unit is not None and unit.rank < 2 else ""
            if chunk.startswith("省") and (province := left.own_level("省")) is not None:
                own, chunk = province.name, chunk[1:]
            full = own + _zone_name(chunk, zone_head)
            named[key] = full + tail
            return _shared(left, jurisdiction, floor, begin, end, full, tail, head)
        return [Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
    if head == "管理委员会" and chunk.startswith("全国") and len(chunk) > 4:
        return [Found(begin, end, chunk + head, "agency/unnamed", "core", core=head)]
    if head != "管委会" or chunk[-1:] in ("业", "物"):
        return []
    listed = (
        text[begin - 1 : begin] in _MARKS and 1 < len(chunk) < 7 and _GENERIC.match(chunk) is None
    )
    if listed:
        full = chunk + tail  # 市科委、中关村管委会
        return [Found(begin, end, full, "agency/unnamed", "core")]
    known = head in named and not text.endswith("政府（", 0, start)
    if known and not is_of_each(text, start):
        return [Found(start, end, named[head], "agency/earlier", "core")]
    return [Found(start, end, head, "agency/class", "class", group=True, core=head)]


def is_of_each(text: str, start: int) -> bool:
    """Whether the 管委会 at `start` is that of each: 各区、县（市）政府、管委会, not one named before."""
    return _GOVERNMENTS.search(text, max(0, start - 20), start) is not None


def _shared(
    left: Leftwards,
    jurisdiction: Division | None,
    floor: int,
    start: int,
    end: int,
    name: str,
    tail: str,
    head: str,
) -> list[Found]:
    """The body that begins at `start`, behind those of the zones listed before its own."""
    items: list[Found] = []
    rule = "agency/zone"
    while True:
        items.append(Found(start, end, name + tail, rule, "core", division=jurisdiction, core=head))
        if len(items) == 60 or start < 2 or left.text[start - 1] not in "、和及与":
            break
        end, rule = start - 1, "agency/shared"
        start = left.chunk(end, 24)
        words = left.text[start:end]
        zone = match_zone(words, jurisdiction)
        zone_head = next((word for word in ZONE_HEADS if words.endswith(word)), None)
        if start < floor:
            break
        if zone is not None:
            name = zone.name
        elif zone_head is not None and left.first_place(start, end) == start:
            name = _zone_name(words, zone_head)
        else:
            break
    return items[::-1]


def _zone_name(words: str, head: str | None) -> str:
    """成都高新区 with its head in full."""
    full = ZONE_HEADS.get(head, "") if head is not None else ""
    return formal_zone(words.removesuffix(head) + full if head is not None and full else words)
