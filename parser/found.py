"""A mention of a body as far as it is read, and how it joins the one before."""

import re
from collections.abc import Sequence

from .bodies import match_department, split_core, tables
from .cores import AFTER, BETWEEN_PARTS
from .records import Division

# A name that goes on for longer is none, and one that goes on without end takes quadratic time.
_LONGEST = 120
_NARROWED = re.compile("[上下同本]级|[上下]一级|有关|相关|其他|各|所在|当地")


class Found:
    """A mention as far as it is read; it may still grow."""

    __slots__ = ("core", "division", "end", "group", "kind", "name", "rule", "start")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        rule: str,
        kind: str,
        *,
        group: bool = False,
        division: Division | None = None,
        core: str = "",
    ) -> None:
        self.start, self.end, self.name, self.rule, self.kind = start, end, name, rule, kind
        self.group, self.division, self.core = group, division, core


def join(found: list[Found], item: Found, text: str, day: str | None) -> None:
    """Append `item` to those found before it in `text`, or make it part of the last."""
    while found and item.start <= found[-1].start:
        found.pop()
    if not found:
        found.append(item)
        return
    last = found[-1]
    if item.start < last.end:
        if item.kind != "class":
            return
        item.name = item.name.removeprefix(text[item.start : last.end])
        item.start = last.end  # 公安机关交通管理部门
    if item.start > last.end + 4:
        found.append(item)  # further away than the longest of the words between two parts
        return
    between = text[last.end : item.start]
    if item.end - last.start > _LONGEST:
        found.append(item)
        return
    is_class = item.kind == "class"
    if is_class and item.division is None and between in BETWEEN_PARTS:
        if last.kind == "gov" or last.core == "国务院":
            found[-1] = _part_of(last, item, between, text, day)
            return
    if is_class and between in ("的", "所属的") and last.kind == "class" and last.group:
        if item.core.endswith(("机构", "部门")) and not _NARROWED.match(item.name):
            last.end, last.name = item.end, last.name + between + item.name
            return  # 铁路行政主管部门的卫生主管机构
    if (
        between == "的"
        and last.kind == "class"
        and last.group
        and item.kind == "gov"
        and item.group
    ):
        last.end, last.name = item.end, last.name + between + item.name
        return  # 有关行政管理部门的本级人民政府
    if not between:
        runs_on = item.rule == "agency/ad-hoc" and last.kind == "core" and not last.group
        if runs_on and last.core.endswith(("集团", "公司")):
            above = last.division.name if last.division is not None else ""
            name = text[last.start + 1 : last.end] if text[last.start] in "省市" else last.core
            last.name = above + name.removeprefix(
                above
            )  # not of its full name: 集团上市工作领导小组
        if runs_on and last.core == "委":
            last.name = last.name.removesuffix("员会")  # 中共山西省委农村工作领导小组
        if runs_on or (is_class and last.kind == "class" and last.group):
            last.end, last.name = item.end, last.name + item.name
            return  # 市政府办公室数字政府专班, 公安机关交通管理部门
        if last.core in ("委", "党委", "人大") and item.kind in ("gov", "core"):
            last.end = item.end  # 省委省政府: one mention of two bodies
            if last.core == "委" and item.core not in ("政府", "人民政府"):
                last.name = last.name.removesuffix("员会") + item.name  # 市委市政府督查室: of both
            return
    if between == "（" and text.startswith("）", item.end):
        if item.core == "管委会" and last.group:
            last.end, last.name = item.end + 1, f"{last.name}（管委会）"  # 属地政府（管委会）
            if AFTER["府"].match(text, last.end):
                found.pop()  # 各旗县区政府（管委会）门户网站
            return
        if last.group and item.name == "街道办事处" and last.name.endswith("政府"):
            last.end, last.name = item.end + 1, f"{last.name}（{item.name}）"
            return  # 乡镇人民政府（街道办事处）
        bodies = ("core", "known")
        of_one = not item.group and item.kind in bodies
        of_one |= item.kind == "class" and split_core(item.core) is not None
        if of_one and not last.group and last.kind in bodies:
            last.end = item.end + 1  # 市财政局（市地税局）, 市城管局（行政执法局）
            return
    found.append(item)


def _part_of(last: Found, item: Found, between: str, text: str, day: str | None) -> Found:
    """人民政府 and the class behind it: 省人民政府有关部门, 市人民政府财政、税务部门."""
    words = text[item.start : item.end].removesuffix(item.core)
    stems = re.split("[、和及与]", words) if words else []
    if stems and not between and all(stem in tables().stems for stem in stems):
        return of_government(last, text, item.end, stems, text[item.start : item.end], day)
    name = _government(last) + "".join(text[last.end : item.end].split())
    return Found(
        last.start, item.end, name, "agency/class", "class", group=True, division=last.division
    )


def of_government(
    last: Found, text: str, end: int, stems: Sequence[str], head: str, day: str | None
) -> Found:
    """A government and its department that ends at `end`: 省人民政府商务主管部门."""
    name = _government(last) + "".join(text[last.end : end].split())
    group, division = True, last.division
    if division is not None:
        names = [match_department(stem, division, day) for stem in stems]
        if names and all(names):
            name = "、".join(named for named in names if named)
        group = len(stems) != 1 and text[last.end : end] != head
        group = group or "有关" in head or last.group
    return Found(
        last.start, end, name, "agency/department", "class", group=group, division=division
    )


def _government(last: Found) -> str:
    return last.core if last.core == "国务院" else last.name
