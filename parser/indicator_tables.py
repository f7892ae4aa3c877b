"""Tables of goals: a column of indicators, one of their units, one for each year."""

import re
from collections.abc import Iterator

from .phrases import Row
from .records import Bound, Target
from .source import Passage

ROW_OF_GOALS = Row(
    name="table",
    source="杭州市服务业扩大开放综合试点实施方案 (2023) 重要指标清单; the tables of five-year plans",
    example="指标名称\t单位\t2025年指标\n⟦服务业增加值\t亿元\t15000⟧\n",
)
# The last columns of a head: 指标名称 | 单位 | 2025年指标, or 指标 | 单位 | 2020年 | 2025年目标值.
_YEAR = r"(?P<year>20[0-9]{2}) ?年?(?:(?:指标|目标|预期|规划)(?:值|目标)?|值)"
_HEAD = re.compile(
    rf"(?:^|\t)(?:[^\t\n]{{0,4}}指标(?:名称|内容)?|名称|项目) *\t *(?:计量)?单位 *(?P<before>(?:\t[^\t\n]{{1,16}}){{0,8}}?)\t *{_YEAR} *(?=\n|\Z)",
    re.MULTILINE,
)
_VALUE = re.compile(
    r"(?P<sign>[≥≤>=<约]?) *(?P<number>[0-9]{1,12}(?:\.[0-9]{1,4})?)(?P<after>以上|以下|以内|左右)? *"
)
_BOUNDS: dict[str, Bound] = {
    "≥": ">=", "≤": "<=", ">": ">", "<": "<", "约": "~",
    "以上": ">=", "以下": "<=", "以内": "<=", "左右": "~",
}  # fmt: skip
_SHARES = ("%", "‰")
_GROWS = re.compile("增[长速幅]")


def find_indicators(passage: Passage) -> Iterator[Target]:
    """The goals that the rows of a table set, in their order.

    A row is read from its end: a cell before it that many rows share may be empty, 指标类别.
    """
    text = passage.text
    if "\t" not in text:
        return
    for head in _HEAD.finditer(text):
        columns = head["before"].count("\t") + 3
        at = head.end() + 1
        while at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            if "\t" not in text[at:end] or _HEAD.match(text, at, end):
                break
            yield from _read(passage, at, end, columns, head["year"])
            at = end + 1


def _read(passage: Passage, at: int, end: int, columns: int, year: str) -> Iterator[Target]:
    """The goal of the row between `at` and `end`: its indicator, its unit, its last cell."""
    text = passage.text
    cells = text[at:end].split("\t")[-columns:]
    value = _VALUE.fullmatch(cells[-1])
    if len(cells) < columns or value is None:
        return
    name, unit = cells[0].strip(), cells[1].strip()
    if not name or name.isdecimal() or len(unit) > 12 or unit[:1].isdecimal():
        return
    start = end - len("\t".join(cells)) + cells[0].index(name)
    yield Target(
        span=passage.span(start, end - len(cells[-1]) + len(cells[-1].rstrip())),
        provision=passage.provision(start),
        rule=ROW_OF_GOALS.name,
        indicator=name,
        value=float(value["number"]),
        measure=unit or None,
        bound=_BOUNDS.get(value["sign"] or value["after"] or "", "="),
        by=year,
        kind="ratio" if unit in _SHARES and not _GROWS.search(name) else "target",
    )
