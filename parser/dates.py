"""FORMS of dates, periods, terms and recurrences, each with its value.

`_CUE` runs over the passage and stops at 年, 月, 日 and the like behind a number; from there back
to where the number begins, the first of `FORMS` that fits gives the span and the value.  What the
date is for, the words around it tell: `USES`.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from typing import NamedTuple

from .numerals import parse_numeral
from .records import Date
from .source import Passage
from .uses import IN_FORCE, PERIOD_OF_FORCE, match_use

_S = " {0,2}"  # 2022 年 3 月, 2022- 07- 11
_TO = rf"{_S}(?:日?起)?{_S}(?:—{{1,2}}|-{{1,2}}|[–―─~∼至到]){_S}"
_YEAR = "(?:(?:1[89]|20)[0-9]{2}|(?:一[八九]|二[〇零O0])[〇零O0-9一二三四五六七八九]{2})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = (
    "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    "|[一二三四五六七八九])"
)
_NUMBER = "(?:[0-9]{1,4}|[一二两三四五六七八九十百廿卅]{1,5})"
_QUARTER = "第?[一二三四1-4]季度|前[二三23]个?季度"
_MONTH_PART = "份?[底末初]|[上中下]旬|份"
_TAIL = "(?P<tail>[之以]?[前后]|之?内|以来|至今|期间)?"
_UNIT = (
    "个?(?:工作日|交易日|自然日|日历日|日历天)|个(?:半|自然)?月|年半"
    # 年级, 年代, 五年制, 1年期LPR and 三年行动计划 are no terms; 三年期限 is one.
    "|周?年(?![级龄均检审薪货度制]|代(?!表)|期(?!间|限|满)|行动|规划|计划)"
    "|个?(?:星期(?![一二三四五六日天])|季度|小时|钟头)|日(?![常均本语])|天(?![然津文气使线河空])"
    "|周(?![边围期转一二三四五六日])|分钟"
)
_TERM_TAIL = "(?P<tail>及?以[上下内前后]|之[内前后]|[内前后])?"
Read = Callable[[re.Match[str], int | None], str | None]


class Form(NamedTuple):
    """One way of writing a date.

    cues: the characters at one of which it is sought
    shape: by which `USES` choose
    read: from the match, and the year that the sentence has named before, to the value
    example: with the span between ⟦ and ⟧
    """

    name: str
    cues: str
    shape: str
    pattern: str
    read: Read
    example: str
    value: str | None
    source: str


_EVENTS = {
    "公布": "published", "发布": "published", "颁布": "published", "公告": "published",
    "印发": "issued", "下发": "issued", "发文": "issued", "制发": "issued",
    "施行": "effective", "实施": "effective", "生效": "effective",
}  # fmt: skip


def _number(text: str | None) -> int | None:
    return 1 if text == "元" else parse_numeral(text) if text else None


def _bounds(
    year: int | None, month: int | None, day: int | None, part: str
) -> tuple[str, str] | None:
    """First and last day of a point in time, or None if there is no such day.

    >>> _bounds(2024, 2, None, "底"), _bounds(2022, None, None, "下半年"), _bounds(2023, 2, 30, "")
    (('2024-02-29', '2024-02-29'), ('2022-07-01', '2022-12-31'), None)
    """
    if year is None:
        return None
    first, last = (month, month) if month else (1, 12)
    if part.startswith("上半"):
        last = 6
    elif part.startswith("下半"):
        first = 7
    elif "季" in part:
        last = 3 * (_number(part.strip("第前个季度")) or 1)
        first = 1 if part[0] == "前" else last - 2
    days = monthrange(year, last)[1]
    from_day, to_day = (day, day) if day else (1, days)
    if "旬" in part:
        from_day, to_day = {"上": (1, 10), "中": (11, 20), "下": (21, days)}[part[0]]
    if to_day > days:
        return None
    start, end = f"{year}-{first:02}-{from_day:02}", f"{year}-{last:02}-{to_day:02}"
    if part.endswith("初"):
        return start, start
    return (end, end) if part.endswith(("底", "末")) else (start, end)


def _read_point(match: re.Match[str], year: int | None) -> str | None:
    """`2022`, `2022-09`, `2022-09-29`, an interval for a part of a year, `2019/..` for 以来."""
    words = match.groupdict("")
    year = _number(words["year"]) or year
    month, day = _number(words.get("month")), _number(words.get("day"))
    part = words.get("part", "").lstrip("份年度全")
    if (bounds := _bounds(year, month, day, part)) is None:
        return None
    if not part:
        value = f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    else:
        value = bounds[0] if bounds[0] == bounds[1] else "/".join(bounds)
    opens = words.get("tail", "").endswith(("后", "来", "今"))
    return f"{value.split('/')[-1]}/.." if opens else value


def _read_interval(match: re.Match[str], year: int | None) -> str | None:
    """From the first day of the one to the last of the other, which leaves out what they share."""
    words = match.groupdict("")
    year = _number(words["year"]) or year
    if year is None:
        return None
    month, to_month = _number(words.get("month")), _number(words.get("to_month"))
    to_year = _number(words.get("to_year")) or year + bool(words.get("next"))
    first = _bounds(year, month, _number(words.get("day")), words.get("part", "").lstrip("份年"))
    to_part = words.get("to_part", "").lstrip("份年")
    last = _bounds(to_year, to_month or month, _number(words.get("to_day")), to_part)
    return f"{first[0]}/{last[1]}" if first and last and first[0] <= last[1] else None


def _read_plan(match: re.Match[str], _: int | None) -> str | None:
    """The five years of a plan; from the third on (1966) they follow one another."""
    number = _number(match["number"]) or 0
    if number < 6:  # “三五” and the like is said of other things
        return None
    first = 1951 + 5 * number
    whole = f"{first}-01-01/{first + 4}-12-31"
    return f"{first + 4}-12-31" if match["end"] else whole


def _read_blank(match: re.Match[str], _: int | None) -> str | None:
    """XXXX-XX-XX, with the digits that are printed."""
    year = re.sub("[^0-9]", "", match["year"]).ljust(4, "X")
    month = match["month"].zfill(2) if match["month"].isdecimal() else "XX"
    return f"{year}-{month}-XX"


_DESIGNATORS = {"日": "D", "天": "D", "周": "W", "期": "W", "月": "M", "年": "Y", "岁": "Y"}


def _duration(numeral: str, unit: str) -> str | None:
    """`P3Y`, `5WD`, `PT2H`; None for what no calendar measures (两学期, 3个交易日).

    >>> _duration("一", "年半"), _duration("半", "年"), _duration("两", "个季度")
    ('P18M', 'P6M', 'P6M')
    """
    unit = unit.removeprefix("个")
    if numeral == "半":
        return {"年": "P6M", "小时": "PT30M", "日": "PT12H", "天": "PT12H"}.get(unit)
    number = _number(numeral)
    if number is None or unit in ("半月", "交易日"):
        return None
    if unit == "工作日":
        return f"{number}WD"
    if unit in ("小时", "钟头", "分钟"):
        return f"PT{number}{'M' if unit == '分钟' else 'H'}"
    if unit == "年半":
        return f"P{12 * number + 6}M"
    if unit == "季度" or unit == "季":
        return f"P{3 * number}M"
    return f"P{number}{_DESIGNATORS[unit[-1]]}"


def _read_term(match: re.Match[str], _: int | None) -> str | None:
    """One duration, or two for a range and for 两三年, which is no 23 years."""
    words = match.groupdict("")
    low, high = words["number"], words.get("to_number", "")
    if not high and len(low) == 2 and not low.isdecimal() and not set(low) & set("十百廿卅"):
        low, high = low[0], low[1]
    unit = words["unit"]
    first = _duration(low, words.get("low_unit") or unit)
    last = _duration(high, unit) if high else None
    return f"{first}/{last}" if first and last else None if high else first


_PERIODS = {
    "年": "P1Y",
    "月": "P1M",
    "季": "P3M",
    "周": "P1W",
    "日": "P1D",
    "天": "P1D",
    "半": "P6M",
}


def _read_recurrence(match: re.Match[str], _: int | None) -> str | None:
    """`R/P1Y`, with the part that recurs: `R/P1Y/Q4`, `R/P1Y/03-31`, `R/P1Y/10-01/03-31`."""
    words = match.groupdict("")
    if words.get("number"):
        period = _duration(words["number"], words["unit"])
        return f"R/{period}" if period else None
    every = "R/" + _PERIODS[words["unit"].removeprefix("个")[0]]
    part, month, to_month = words.get("part", ""), words.get("month"), words.get("to_month")
    day, to_day = _number(words.get("day")), _number(words.get("to_day"))
    if words["unit"][0] == "月":
        return every + (f"/{day:02}" if day else "") + (f"/{to_day:02}" if day and to_day else "")
    # A leap year, so that 2月29日 is a day.
    year, ends = 2000, to_month or to_day
    first = _bounds(year, _number(month), day, part.lstrip("份年"))
    if first is None or not (month or part):
        return every if not day else None
    if ends:
        to_part = words.get("to_part", "").lstrip("份")
        last = _bounds(year, _number(to_month or month), to_day, to_part)
        return f"{every}/{first[0][5:]}/{last[1][5:]}" if last else None
    if part[-2:] == "季度" and part[0] != "前":
        return f"{every}/Q{_number(part.strip('第季度'))}"
    if month and not day and part in ("", "份"):
        return f"{every}/{first[0][5:7]}"
    return every + "".join(f"/{end[5:]}" for end in dict.fromkeys(first))


def _read_recent(match: re.Match[str], year: int | None) -> str | None:
    """近三年 is `now-P3Y/now`."""
    term = _read_term(match, year)
    return f"now-{term}/now" if term and "/" not in term else None


def _read_since(match: re.Match[str], year: int | None) -> str | None:
    """From an event in the document's life: `published`, `issued+P20D`, `published/2018-12-21`."""
    words = match.groupdict("")
    event = _EVENTS.get(words.get("event", ""), "published")
    if words.get("number"):
        duration = _duration(words["number"], words["unit"])
        return f"{event}+{duration}" if duration else None
    if words.get("year"):
        year, month, day = _number(words["year"]), _number(words["month"]), _number(words["day"])
        last = _bounds(year, month, day, "")
        return f"{event}/{last[1]}" if last else None
    return event


_YMD = rf"(?:(?P<year>{_YEAR}){_S}年{_S})?(?P<month>{_MONTH}){_S}月{_S}(?P<day>{_DAY}){_S}[日号]"
_YM = rf"(?:(?P<year>{_YEAR}){_S}年{_S})?(?P<month>{_MONTH}){_S}月"
_TERM = rf"(?P<number>{_NUMBER}|半){_S}(?P<unit>{_UNIT})"
_OWN = r"本[^，。；、\n]{1,10}?"
_EVENT = rf"(?:正式)?(?P<event>{'|'.join(_EVENTS)}|通过|批准)"

FORMS = (
    Form(
        name="blank",
        cues="年月",
        shape="D",
        pattern=r"(?P<year>(?:[12][0-9]{3}|[12][0-9]{1,2})?[X×x]{0,4}) {0,4}年"
        r" {0,8}(?P<month>[X×x]{1,2}|[0-9]{1,2}|) {0,8}月 {0,8}[X×x]{0,2} {0,8}日",
        read=_read_blank,
        example="本条例自⟦XXXX年X月X日⟧起施行",
        value="XXXX-XX-XX",
        source="杭州城西科创大走廊条例（草案）第三十五条",
    ),
    Form(
        name="day interval",
        cues="年月",
        shape="I",
        pattern=rf"{_YMD}{_TO}(?:(?P<to_year>{_YEAR}){_S}年{_S}|(?P<next>[次翌]年))?"
        rf"(?:(?P<to_month>{_MONTH}){_S}月{_S})?(?P<to_day>{_DAY}){_S}[日号](?:期间|[之以]?[前内])?",
        read=_read_interval,
        example="申报时间：⟦2023年1月1日—31日⟧。",
        value="2023-01-01/2023-01-31",
        source="支持商贸头部企业发展政策实施细则 (2022)",
    ),
    Form(
        name="day",
        cues="年月",
        shape="D",
        pattern=rf"{_YMD}{_TAIL}",
        read=_read_point,
        example="自⟦二〇二四年六月六日⟧起施行",
        value="2024-06-06",
        source="GB/T 15835-2011, 4.1.3; 5.3",
    ),
    Form(
        name="month interval",
        cues="年月",
        shape="I",
        pattern=rf"(?:(?P<year>{_YEAR}){_S}年{_S})?(?P<month>{_MONTH}){_S}月?份?{_TO}"
        rf"(?:(?P<to_year>{_YEAR}){_S}年{_S}|(?P<next>[次翌]年))?(?P<to_month>{_MONTH}){_S}月"
        r"(?P<to_part>份?[底末]|份)?(?:期间|[之以]?[前内])?",
        read=_read_interval,
        example="⟦2023年11月至次年2月⟧",
        value="2023-11-01/2024-02-29",
        source="",
    ),
    Form(
        name="month",
        cues="年月",
        shape="M",
        pattern=rf"{_YM}(?P<part>{_MONTH_PART})?{_TAIL}",
        read=_read_point,
        example="⟦2016年7月⟧，浙江省政府办公厅印发",
        value="2016-07",
        source="关于《杭州城西科创大走廊条例（草案）》的起草说明",
    ),
    Form(
        name="year interval",
        cues="年",
        shape="I",
        pattern=rf"(?P<year>{_YEAR})(?:{_S}年度?)?{_TO}(?P<to_year>{_YEAR}){_S}年"
        r"(?P<to_part>年?[底末]|上半年)?度?(?:期间|间|[之以]?[前内])?",
        read=_read_interval,
        example="⟦2024—2027年期间⟧，全市每年设立",
        value="2024-01-01/2027-12-31",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="part of a year",
        cues="年季个",
        shape="Y",
        pattern=rf"(?:(?P<year>{_YEAR}){_S}(?:年{_S})?)?"
        rf"(?P<part>年?[底末初]|[上下]半年|{_QUARTER}){_TAIL}",
        read=_read_point,
        example="力争到⟦2024年底⟧，",
        value="2024-12-31",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="year",
        cues="年",
        shape="Y",
        # Not the year of a number: 2018年第12号, 〔2019年〕5号.
        pattern=rf"(?P<year>{_YEAR}){_S}年(?P<part>全年|度)?{_TAIL}"
        rf"(?!{_S}第{_S}[0-9一二三四五六七八九十]+{_S}号|[〕\]])",
        read=_read_point,
        example="到⟦2025年⟧，",
        value="2025",
        source="",
    ),
    Form(
        name="edition",
        cues="版本修年",
        shape="Y",
        pattern=rf"(?P<year>{_YEAR})(?=年?版|年?本）|修[订正])",
        read=_read_point,
        example="（⟦2019⟧版）",
        value="2019",
        source="",
    ),
    Form(
        name="digits",
        cues="-./",
        shape="D",
        pattern=rf"(?P<year>(?:19|20)[0-9]{{2}}){_S}[-./]{_S}(?P<month>1[0-2]|0?[1-9])"
        rf"{_S}[-./]{_S}(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        read=_read_point,
        example="⟦2022- 07- 11⟧ 10:29:44 来源",
        value="2022-07-11",
        source="GB/T 7408.1-2023",
    ),
    Form(
        name="plan",
        cues="五",
        shape="I",
        pattern="(?P<number>十[一二三四五六七八九]?|[六七八九])五"
        f'(?:[”"」』]{_S}(?P<end>期?末)?(?:规划)?(?:时期|期间?)?(?![^《》。，；\n]{{0,20}}规划)|期间|时期)',
        read=_read_plan,
        example="⟦“十四五”期间⟧并网光伏项目",
        value="2021-01-01/2025-12-31",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="recurring days of a year",
        cues="年",
        shape="R",
        pattern=rf"每(?P<unit>年)度?的?{_S}(?P<month>{_MONTH}){_S}月(?:{_S}(?P<day>{_DAY}){_S}[日号])?"
        rf"(?P<part>{_MONTH_PART})?(?:{_TO}(?:[次翌]年)?(?:(?P<to_month>{_MONTH}){_S}月)?"
        rf"(?:{_S}(?P<to_day>{_DAY}){_S}[日号])?(?P<to_part>份?[底末])?)?(?:[之以]?[前后内]|期间)?",
        read=_read_recurrence,
        example="安全期为⟦每年的十月一日至次年三月三十一日⟧，",
        value="R/P1Y/10-01/03-31",
        source="",
    ),
    Form(
        name="recurring part of a year",
        cues="年",
        shape="R",
        pattern=rf"每(?P<unit>年)度?的?{_S}(?P<part>年?[底末初]|[上下]半年|{_QUARTER})"
        "(?:[之以]?[前后内]|期间)?",
        read=_read_recurrence,
        example="在⟦每年第4季度⟧牵头编制",
        value="R/P1Y/Q4",
        source="",
    ),
    Form(
        name="recurring day of a month",
        cues="月",
        shape="R",
        pattern=rf"每个?(?P<unit>月)份?的?{_S}(?P<day>{_DAY}){_S}[日号]?"
        rf"(?:{_TO}(?P<to_day>{_DAY}){_S}[日号])?(?:[之以]?前)?(?<=[日号前])",
        read=_read_recurrence,
        example="⟦每月10日前⟧报送",
        value="R/P1M/10",
        source="",
    ),
    Form(
        name="every so many years",
        cues="年个日天周工小分半",
        shape="R",
        pattern=rf"每隔?{_S}{_TERM}",
        read=_read_recurrence,
        example="⟦每三年⟧评选表彰一次",
        value="R/P3Y",
        source="",
    ),
    Form(
        name="every year",
        cues="年月周日天季个半",
        shape="R",
        pattern="[每按](?P<unit>半年|(?<=每)年|年度|季度?|(?<=每)个?(?:季度|月|星期)|月|(?<=每)[周日天])度?"
        "(?![岁边])",
        read=_read_recurrence,
        example="市本级⟦每年⟧新增财力的15%以上",
        value="R/P1Y",
        source="",
    ),
    Form(
        name="once in so many years",
        cues="年个日天周工小分半",
        shape="R",
        pattern=rf"{_TERM}(?=[^，。；、的内\n]{{0,6}}(?<!第)[一1](?:次|届|度|换))",
        read=_read_recurrence,
        example="应急预案至少⟦五年⟧修订一次",
        value="R/P5Y",
        source="",
    ),
    Form(
        name="recent",
        cues="年个日天周工小分半",
        shape="T",
        pattern=rf"近{_TERM}[来内间]?",
        read=_read_recent,
        example="最⟦近三年⟧无重大违法违规记录",
        value="now-P3Y/now",
        source="",
    ),
    Form(
        name="age",
        cues="周岁",
        shape="A",
        pattern=rf"(?P<number>{_NUMBER}){_S}(?P<unit>周?岁)(?:及?以[上下]|[之以]?前)?",
        read=_read_term,
        example="年满⟦七十五周岁以上⟧的老年人",
        value="P75Y",
        source="",
    ),
    Form(
        name="term interval",
        cues="年个日天周工小分半",
        shape="T",
        pattern=rf"(?P<number>{_NUMBER}){_S}(?P<low_unit>{_UNIT})?(?:{_TO}|以[上下]|或者?)"
        rf"(?P<to_number>{_NUMBER}){_S}(?P<unit>{_UNIT}){_TERM_TAIL}",
        read=_read_term,
        example="给予入盒企业⟦1—2年⟧的“成长包容期”",
        value="P1Y/P2Y",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="term",
        cues="年个日天周工小分半",
        shape="T",
        pattern=rf"{_TERM}{_TERM_TAIL}",
        read=_read_term,
        example="在⟦5个工作日内⟧办结",
        value="5WD",
        source="",
    ),
    Form(
        name="from publication until",
        cues="起",
        shape="I",
        pattern=rf"(?:[自从])?(?:{_OWN})?{_EVENT}之日{_S}起?{_S}[至到]{_YMD}",
        read=_read_since,
        example="试点期为⟦本方案发布之日起至2018年12月21日⟧。",
        value="published/2018-12-21",
        source="杭州市“证照分离”改革实施方案",
    ),
    Form(
        name="after publication, in force",
        cues="年个日天周工小分半",
        shape="E",
        pattern=rf"(?:[自从于])?(?:{_OWN})?{_EVENT}(?:之日|日)?{_S}[起后]?{_S}，?(?:满|的?第)?"
        rf"{_TERM}(?:[之以]?后)?(?={_S}起?(?:正式|开始)?{IN_FORCE})",
        read=_read_since,
        example="本意见⟦自发布之日起30日后⟧实施",
        value="published+P30D",
        source="规章制定程序条例 (2017) 第三十二条",
    ),
    Form(
        name="from publication, in force",
        cues="起",
        shape="E",
        pattern=rf"(?:[自从于])?(?:{_OWN})?(?:{_EVENT}(?:之日|日|之后|后)|即日){_S}起?"
        rf"(?={_S}(?:正式|开始)?{IN_FORCE})",
        read=_read_since,
        example="本实施方案⟦自发布之日起⟧施行",
        value="published",
        source="立法法 (2023) 第六十一条",
    ),
    Form(
        name="after publication",
        cues="年个日天周工小分半",
        shape="T",
        # 自公告之日起三十日 in a law is counted from another paper's publication.
        pattern=rf"[自从于在]?(?:{_OWN}{_EVENT}|(?P<issue>印发|下发))(?:之日|日|[之以]?后)"
        rf"{_S}起?{_S}，?{_TERM}{_TERM_TAIL}",
        read=_read_since,
        example="⟦自本条例施行之日起六个月内⟧",
        value="effective+P6M",
        source="",
    ),
)

_DIGITS = "0123456789〇零一二两三四五六七八九十百廿卅半"
_CUE = re.compile(
    "[年月日天周岁季个工小分版修五起./-](?:"
    rf"(?<=[{_DIGITS}][年月日天周岁季工小分版修])|(?<=[{_DIGITS}]个)(?=[月工交自日季星小半钟])"
    f"|(?<=[{_DIGITS}] [年月日天周岁季个工小分])|(?<=[X×x]年)|(?<=[年 ] 月)(?= {{1,8}}日)"
    "|(?<=每[年月日天周季])|(?<=每个)(?=[月季星])|(?<=按[月季])"
    '|(?<=日起)|(?<=[12][0-9]{3}[./-])|(?<=[12][0-9]{3} [./-])|(?<=[十一二三四五六七八九]五)(?=[”"」』期时]))'
)
_BY_CUE = {
    cue: re.compile(
        "|".join(
            f"(?P<f{index}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', form.pattern)})"
            for index, form in enumerate(FORMS)
            if cue in form.cues
        )
    )
    for cue in sorted({cue for form in FORMS for cue in form.cues})
}
_PATTERNS = tuple(re.compile(form.pattern) for form in FORMS)
_LABEL = re.compile(PERIOD_OF_FORCE + "(?:暂?定|均)?[为是：]?$")
# What leads up to the number or to the 起 of an event.
_EVENT_HEAD = re.compile(
    rf"(?:[自从于])?(?:{_OWN})?(?:{_EVENT}|即)(?:之?日|[之以]?后)?起?{_S}，?(?:满|的?第)?$"
)
_NUMERIC = _DIGITS + "OX×x"
_SENTENCE_END = re.compile(r"[。；\n]")
# 统一, 同一, 之一 and 上一年 before 年 are no count.
_NO_COUNT = frozenset("之统同任某上下另这那有唯其专")


def _number_start(text: str, end: int, floor: int, between: str = " ") -> int:
    """Where the number begins that ends at `end` or before the characters `between` in front."""
    lead = text[max(floor, end - 16) : end]
    return end - len(lead) + len(lead.rstrip(between).rstrip(_NUMERIC))


def _match(text: str, at: int, floor: int) -> re.Match[str] | None:
    """The first of `FORMS` that fits around the cue at `at`, from `floor` on."""
    match_at, start = _BY_CUE[text[at]].match, at
    if text[at] == "起":
        head = _EVENT_HEAD.search(text, max(floor, at - 20), at + 1)
        return match_at(text, head.start()) if head else None
    start = _number_start(text, at, floor)
    last = text[start - 1] if start > floor else "\n"
    starts = [start]
    if last in '“"近按每':
        starts = [start - 1, start]
    elif last in "第隔":  # 第四季度; 第三年 is no term
        starts = [start - 1 - (last == "隔")]
    elif last in "上下":
        starts = [_number_start(text, start - 1, floor), start - 1]
        if text[start] != "半":
            starts.append(start)
    elif last in "—-–―─~∼至到 ":
        starts = [_number_start(text, start, floor, "—-–―─~∼至到 "), start]
    elif last == "." or (last.isascii() and last.isalpha()):
        return None  # 1.5年, Q3
    if last in _NO_COUNT and text[start:at] == "一":
        return None
    if last in "起后满第，日":
        if head := _EVENT_HEAD.search(text, max(floor, start - 24), start):
            starts.insert(0, head.start())
    if start == at and text[at] == "月" and last == " ":
        starts = [text.rfind("年", floor, at)]
    for start in starts:
        if start >= floor and (match := match_at(text, start)) and match.end() > at:
            return match
    return None


def find_dates(passage: Passage) -> list[Date]:
    """All dates, periods, terms and recurrences of `passage`, in its order."""
    text, dates = passage.text, []
    year: int | None = None
    year_end = floor = 0
    for cue in _CUE.finditer(text):
        at = cue.start()
        if at < floor or (match := _match(text, at, floor)) is None or match.lastgroup is None:
            continue
        (start, end), index = match.span(), int(match.lastgroup[1:])
        form, words = FORMS[index], _PATTERNS[index].match(text, start)
        assert words is not None
        if year is not None and _SENTENCE_END.search(text, year_end, start):
            year = None
        value = form.read(words, year)
        if value and value[0] in "12" and value[3:4].isdecimal():
            year, year_end = int(value[:4]), end
        tail = words.start("tail") if words.re.groupindex.get("tail") and words["tail"] else end
        use = match_use(_shape(form.shape, value), text, start, tail)
        if use.name == "validity" and (label := _LABEL.search(text, max(floor, start - 14), start)):
            start = label.start()
        if use.name in ("from then on", "from now on", "since") and value and "/" not in value:
            value += "/.."
        floor = end
        dates.append(
            Date(
                span=passage.span(start, end),
                provision=passage.provision(start),
                rule=f"{form.name}: {use.name}",
                value=value,
                meaning=use.meaning,
            )
        )
    return dates


def _shape(shape: str, value: str | None) -> str:
    """Terms in working days, in days, and in hours or minutes have shapes of their own."""
    if shape != "T" or value is None:
        return shape
    if value.endswith("WD"):
        return "W"
    return "H" if value.startswith("PT") else "S" if value.endswith("D") else shape
