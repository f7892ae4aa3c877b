"""The floor under a parser written in Python: scan, make one record a match, encode; no logic at all.

structure   one pattern for headers and one for paragraphs, one record a match, as JSON
mentions    that, and patterns for 《…》, 第…条, dates, roles, amounts and definitions, and names

The parser does far more than this; what counts is how near it comes, in the same run.  The patterns
are those of the `regex` module, which is slower than `re`: figures are comparable only with the same.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

import msgspec
import regex  # type: ignore[import-untyped]

Encode = Callable[[object], bytes]
Find = Callable[[str], Sequence[tuple[int, int, int]]]  # text -> (index of the name, start, end)

NUMERAL = "[一二三四五六七八九十百千零〇两]"
BLANK = "[ \t\u3000]*"
HEADER = regex.compile(
    rf"^{BLANK}(?:第(?P<act>{NUMERAL}+)[编章节条]|(?P<level1>{NUMERAL}+)、"
    rf"|[（(](?P<level2>{NUMERAL}+)[）)]|(?P<level3>\d+)[.．](?!\d)|[（(](?P<level4>\d+)[）)])",
    regex.MULTILINE,
)
PARAGRAPH = regex.compile(rf"^{BLANK}(?=\S)", regex.MULTILINE)
TITLE = r"《[^《》]+》(?:[（(][^（）()]{2,20}[〔\[［]\d{4}[〕\]］]\s*\d+\s*号[)）])?"
PROVISION = (
    rf"第(?:{NUMERAL}|\d)+[条款项章](?:第(?:{NUMERAL}|\d)+[款项])*|前[款条项]"
    r"|本(?:条例|办法|法|意见|条|款)"
)
DATE = (
    r"\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|“?十[二三四五]五”?"
    r"|[\d一二三四五六七八九十]+(?:年|个月|日|个工作日)(?:内|以内|以上|前|后)"
)
ROLE = (
    r"(?:责任|牵头|配合)单位[：:]|由[^，。；（]{2,30}?(?:负责|牵头)|会同|应当|可以|不得|鼓励|支持"
)
AMOUNT = r"\d[\d.]*\s*(?:万亿|亿|万)?(?:元|家|个|%|人|项|平方米|亩)(?:以上|以内)?"
DEFINITION = "以下(?:简称|统称)"
MENTIONS = tuple(map(regex.compile, (TITLE, PROVISION, DATE, ROLE, AMOUNT, DEFINITION)))


class Unit(msgspec.Struct, frozen=True, gc=False):
    """As large as a provision's record."""

    id: str
    kind: str | None
    number: int | None
    label: str | None
    heading: str | None
    span: tuple[int, int]
    parent: str | None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """As large as a mention's record."""

    span: tuple[int, int]
    value: str
    kind: str
    provision: int


def scan_structure(text: str, encode: Encode) -> tuple[int, list[int]]:
    """The size of the records in bytes, and where the units begin."""
    units = [
        Unit("x", m.lastgroup, 1, m.group(), None, m.span(), None) for m in HEADER.finditer(text)
    ]
    units += [Unit("x", "p", None, None, None, m.span(), None) for m in PARAGRAPH.finditer(text)]
    return len(encode(units)), [unit.span[0] for unit in units]


def scan_mentions(text: str, encode: Encode, find: Find | None, names: Sequence[str]) -> int:
    """The size of all records in bytes."""
    size, starts = scan_structure(text, encode)
    starts.sort()
    found = [
        Mention(m.span(), m.group(), "m", bisect_right(starts, m.start()))
        for pattern in MENTIONS
        for m in pattern.finditer(text)
    ]
    if find is not None:
        found += [
            Mention((start, end), names[index], "name", bisect_right(starts, start))
            for index, start, end in find(text)
        ]
    return size + len(encode(found))
