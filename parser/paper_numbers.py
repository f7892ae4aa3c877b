"""文号: 国发〔2019〕5号, 国务院令第722号, and what is meant as one and is none."""

import re

from .records import Diagnostic
from .source import Passage

_BRACKETED_YEAR = r"[〔\[（【〈<﹝] ?(?P<year>(?:19|20)[0-9]{2}) ?年? ?[〕\]）】〉>﹞]"
_NUMBER = re.compile(
    rf"(?P<body>[一-龥]{{1,14}}(?:（[一-龥]{{1,6}}）)?[一-龥]{{0,4}}) ?{_BRACKETED_YEAR} ?第? ?(?P<serial>[0-9]{{1,5}}) ?号"
)
_ORDER = re.compile(
    r"(?P<order>[一-龥]{0,24}令) ?(?P<ordinal>第? ?(?:[0-9]{1,5}|[一二三四五六七八九十百〇零]{1,8}) ?号)"
)
_OLD_NUMBER = re.compile(
    r"[〔（\[] ?(?P<short>[0-9]{2,4}) ?[〕）\]] ?(?P<office>[一-龥]{1,10}?字?) ?第? ?(?P<running>[0-9]{1,5}) ?号"
)
_STANDARD = re.compile(
    r"(?:GB|DB|[A-Z]{2,4})[0-9]{0,6}(?:/[A-Z]{1,2})? ?[0-9]{2,6}(?:\.[0-9]+)?(?:[—\-－][0-9]{4})?"
)
# 国务院一九八〇年223号文件
_YEAR_END = re.compile(
    r"(?P<office>[一-龥]{2,12}?)(?:(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3}) ?年 ?(?:第 ?)?[0-9]{1,4} ?号$"
)
_NUMBER_END = re.compile(
    r"(?P<office>[一-龥]{1,14}(?:（[一-龥]{1,6}）)?[一-龥]{0,4}) ?[〔\[（【] ?(?:19|20)[0-9]{2} ?年? ?[〕\]）】] ?第? ?[0-9]{1,5} ?号$"
)
_ORDER_END = re.compile(
    r"(?P<office>[一-龥]{2,24}(?:令|公告)) ?第? ?(?:[0-9]{1,5}|[一二三四五六七八九十百〇零]{1,8}) ?号$"
)
# What stands before the letters of an office is no part of its number: 按照|浙政发〔2019〕27号,
# 1988年11月3日原|国家工商行政管理局令第1号.
_BEFORE_OFFICE = re.compile(
    r"(?:.*(?:按照|依照|参照|根据|依据|落实|贯彻|执行|符合|印发|发布|公布|转发|关于|以及|[和及与由见的是为号等在到按]|[0-9]日)|日)?原?(?=[一-龥]{2})",
    re.DOTALL,
)
_LIKE_NUMBER = re.compile(
    r"》[（〔\[](?P<number>[一-龥]{1,14} ?[〔\[（【〈]? ?[0-9]{2,5} ?[〕\]）】〉]? ?第? ?[0-9]{0,5} ?号?)[）〕\]]"
)
# （主席令第7号）, （公安部令6号）, （试行2019）: no 文号 of a paper was meant.
_PLAIN = re.compile(
    r"[一-龥]*令 ?第? ?[0-9]+ ?号|[^0-9]*[0-9]{1,4}|[^0-9]*第? ?[0-9]+ ?号|[一-龥]*(?:19|20)[0-9]{2}"
)


def match_number(text: str) -> str | None:
    """The 文号 that `text` prints, without blanks and in 〔〕, or None.

    >>> match_number("国办发[2019]51 号"), match_number("国务院令第722号")
    ('国办发〔2019〕51号', '国务院令第722号')
    """
    if match := _NUMBER.search(text):
        return f"{match['body'].replace(' ', '')}〔{match['year']}〕{match['serial']}号"
    if match := _ORDER.search(text):
        return (match["order"] + match["ordinal"]).replace(" ", "")
    if match := _YEAR_END.search(text.removesuffix("文件")):
        return match[0].replace(" ", "")
    if match := _OLD_NUMBER.search(text):
        return re.sub(r"[（\[]([0-9]+)[）\]]", r"〔\1〕", match[0]).replace(" ", "")
    if match := _STANDARD.search(text):
        return match[0]
    return None


def find_malformed_numbers(passage: Passage) -> list[Diagnostic]:
    """What stands behind a title as a 文号 does, but is none: a bracket, the year or 号 is wrong.

    Source: 党政机关公文处理工作条例 (2012) 第九条第五项; GB/T 9704—2012 7.2.5.
    """
    return [
        Diagnostic(
            code="number/malformed",
            message=f"{match['number']} is no 文号; expected 机关代字〔年份〕顺序号, like 国发〔2019〕5号",
            severity="warning",
            span=passage.span(*match.span("number")),
        )
        for match in _LIKE_NUMBER.finditer(passage.text)
        if not _NUMBER.fullmatch(match["number"]) and not _PLAIN.fullmatch(match["number"])
    ]


def find_number_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where between `start` and `end` the 文号 stands that ends at `end`, or None."""
    start = max(start, text.rfind("\n", start, end) + 1)
    match = _NUMBER_END.search(text, start, end) or _ORDER_END.search(text, start, end)
    if match is None and text.startswith(("文件", "公告"), end):
        match = _YEAR_END.search(text, start, end)
    if match is None:
        return None
    before = _BEFORE_OFFICE.match(text, match.start(), match.end("office"))
    return (before.end() if before else match.start()), end
