"""Bodies that no table names: those that a paper sets up, customs, and what only ends like a body."""

import re
from collections.abc import Sequence

from .bodies import LEVELS
from .cores import CUSTOMS_AFTER, FRONTIER, HAN, MARKER, UNNAMED_AFTER, Kind
from .divisions import NATION, superior
from .found import Found
from .leftwards import Leftwards


def read_ad_hoc(
    left: Leftwards, found: Sequence[Found], named: dict[str, str], start: int, end: int, head: str
) -> list[Found]:
    """领导小组, 联席会议, 专班: their names are the words before them."""
    text = left.text
    begin = left.chunk(start)
    last = found[-1] if found else None
    if head.startswith("办公室"):
        if head == "办公室" and last is not None and last.end == start - 2:
            named[head] = last.name + head  # 领导小组下设办公室，负责日常工作
            duty = text.startswith(("，负责", "，具体负责", "，承担"), end)
        else:  # that one, further on: 办公室具体负责日常工作
            end = start + 3
            duty = text[start - 1 : start] in UNNAMED_AFTER
        name = named.get("办公室")
        if not duty or name is None:
            return []
        return [Found(start, end, name, "agency/earlier", "core", core="办公室")]
    if last is not None and last.start == begin and last.kind == "core" and last.end < start:
        begin = last.end  # 市政府办公室数字政府专班: what follows the office is its own
    if found and found[-1].end >= begin and found[-1].start != begin:
        begin = found[-1].end
        if begin == start or (found[-1].end == begin and text[begin : begin + 1] == "“"):
            return []
    if text.startswith(
        ("各", "该", "省市", "市县", "本级", "同级", "上级", "上一级", "下级"), begin
    ):
        return [Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
    chunk = text[begin:start]
    listed = last is not None and last.end == begin - 1 and not last.group and len(chunk) > 3
    wide = begin
    if text[begin - 1 : begin] in ("、", "和", "者", "或") and chunk[:1] in LEVELS and not listed:
        wide = left.before(begin + 1)
    if wide < begin:  # 省、市推进工作领导小组
        begin = wide
        return [Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
    if not left.leads(begin):
        place, marker = left.first_place(begin, start), MARKER.search(chunk)
        offset = place - begin if place is not None else marker.start() if marker else 0
        begin, chunk = begin + offset, chunk[offset:]
    if len(chunk) < 4 and chunk not in left.stems and not left.leads(begin):
        begin, chunk = start, ""
    office = head.endswith("办公室")
    if len(chunk) < 2 or chunk in ("工作", "专项"):
        is_new = text.endswith(("组成", "成立", "建立", "组建", "设立"), 0, begin)
        full = None if is_new else named.get(head)
        if full is None and not is_new and office:
            full = named.get(head.removesuffix("办公室"))
            full = None if full is None else full + "办公室"
        name = full or text[begin:end]
        if office:
            named["办公室"] = name
        rule = "agency/earlier" if full else "agency/unnamed"
        return [Found(begin, end, name, rule, "core", core=head)]
    division = left.own_level(chunk[:1])
    name = text[begin:end]
    if division is not None and not chunk.startswith(
        ("市场", "省级", "区域", "县级", "市级", "州际")
    ):
        name = division.name + name[1:]
    named[head] = name
    if office:
        named["办公室"] = name
    named.pop(head + "办公室", None)
    return [Found(begin, end, name, "agency/ad-hoc", "core", core=head)]


def read_customs(left: Leftwards, start: int, end: int) -> list[Found]:
    """杭州海关, 杭州边检站; 海关 alone is a class, 智慧海关 none."""
    text = left.text
    head = text[start:end]
    place = left.place(start)
    if place is not None:
        name = "中华人民共和国" + text[place[0] : start] + FRONTIER[head]
        return [Found(place[0], end, name, "agency/customs", "core", division=NATION)]
    if head == "海关" and text.endswith("主管", 0, start):  # 所在地主管海关
        begin = left.before(start - 2)
        return [Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
    if head != "海关" or text.endswith(("智慧", "智能", "数字"), 0, start):
        return []
    if text[start - 1 : start] in "、，（和及与由经" or not re.match(HAN, text[start - 1 : start]):
        return [Found(start, end, "海关", "agency/class", "class", group=True)]
    begin = left.chunk(start, 8)
    chunk = text[begin:start]
    is_name = CUSTOMS_AFTER.match(text, end) and chunk not in ("实行", "深化", "推进")
    if is_name and 1 < len(chunk) < 6 and text.endswith(("、", "，", "（", "："), 0, begin):
        name = "中华人民共和国" + text[begin:end]
        return [Found(begin, end, name, "agency/customs", "core", division=NATION)]
    return [Found(start, end, "海关", "agency/class", "class", group=True)]


def read_unnamed(left: Leftwards, start: int, end: int, name: str, kind: Kind) -> list[Found]:
    """市咨询委, 省民航机场集团: a division's name or its level, and words that end like a body."""
    text, core = left.text, name[1:]
    place = left.place(start + 1)
    if place is not None:
        begin, division = place
    else:
        before = text[start - 1 : start]
        if before not in UNNAMED_AFTER or (
            kind == "company" and before and before in "由经报向商和同与及请"
        ):
            return []
        own = superior(left.jurisdiction, name[0])
        if own is None:
            return [Found(start, end, name, "agency/unnamed", "core", group=True)]
        begin, division = start, own
    full = division.name + core
    if place is not None and kind == "company" and not text.startswith(division.name, begin):
        if name.endswith("院"):
            return []  # 浙江大学温州研究院
        full = text[begin:end]  # 杭州电信公司
    return [Found(begin, end, full, "agency/unnamed", "core", division=division, core=core)]
