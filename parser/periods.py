"""The values of dates: what a match of one of `FORMS` says, in the forms of the record format.

Each `read_…` takes the match and what the sentence has named before, the year and the month, and
returns the value, or None where the words do not tell it.  Groups that a form lacks count as empty.
"""

import re
from calendar import monthrange

from .numerals import parse_numeral

Known = tuple[int | None, int | None]

EVENTS = {
    "公布": "published", "发布": "published", "颁布": "published", "公告": "published",
    "印发": "issued", "下发": "issued", "发文": "issued", "制发": "issued",
    "施行": "effective", "实施": "effective", "生效": "effective",
}  # fmt: skip


def _number(text: str | None) -> int | None:
    return 1 if text in ("元", "l") else parse_numeral(text) if text else None


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


def read_point(match: re.Match[str], known: Known) -> str | None:
    """`2022`, `2022-09`, `2022-09-29`, an interval for a part of a year, `2019/..` for 以来."""
    words = match.groupdict("")
    year = _number(words["year"]) if words.get("year") else known[0]
    month = _number(words.get("month"))
    if month is None and "month" not in words and "day" in words:
        month = known[1]
    day = _number(words.get("day") or words.get("timed"))
    part = words.get("part", "").lstrip("份年度全")
    tail = words.get("tail", "")
    opens = tail.endswith(("后", "来", "今"))
    if year and month and day and day < 29 and not opens:
        return f"{year}-{month:02}-{day:02}"
    if (bounds := _bounds(year, month, day, part)) is None:
        return None
    if not part:
        value = f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    else:
        value = bounds[0] if bounds[0] == bounds[1] else "/".join(bounds)
    # 2003年7月下旬以来 begins with its first day, 2003年下半年后 with what follows its last.
    return f"{value.split('/')[-1 if tail[-1:] == '后' else 0]}/.." if opens else value


def read_interval(match: re.Match[str], known: Known) -> str | None:
    """From the first day of the one to the last of the other, which leaves out what they share."""
    words = match.groupdict("")
    year = _number(words["year"]) if words["year"] else known[0]
    if year is None:
        return None
    month, to_month = _number(words.get("month")), _number(words.get("to_month"))
    to_year = _number(words.get("to_year")) or year + bool(words.get("next"))
    first = _bounds(year, month, _number(words.get("day")), words.get("part", "").lstrip("份年"))
    to_part = words.get("to_part", "").lstrip("份年")
    last = _bounds(to_year, to_month or month, _number(words.get("to_day")), to_part)
    return f"{first[0]}/{last[1]}" if first and last and first[0] <= last[1] else None


def read_plan(match: re.Match[str], _: Known) -> str | None:
    """The five years of a plan; from the third on (1966) they follow one another."""
    number = _number(match["number"]) or 0
    if number < 6:  # “三五” and the like is said of other things
        return None
    first = 1951 + 5 * number
    whole = f"{first}-01-01/{first + 4}-12-31"
    return f"{first + 4}-12-31" if match["end"] else whole


def read_blank(match: re.Match[str], _: Known) -> str | None:
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


def read_term(match: re.Match[str], _: Known) -> str | None:
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


def read_recurrence(match: re.Match[str], _: Known) -> str | None:
    """`R/P1Y`, `R/P6M`; a quarter or a half of the year is kept: `R/P1Y/Q4`, `R/P1Y/H1`."""
    words = match.groupdict("")
    if words.get("number"):
        period = _duration(words["number"], words["unit"])
        return f"R/{period}" if period else None
    every, part = "R/" + _PERIODS[words["unit"].removeprefix("个")[0]], words.get("part", "")
    if part.endswith("季度") and part[0] != "前":
        return f"{every}/Q{_number(part.strip('第季度'))}"
    return f"{every}/H{'上下'.index(part[0]) + 1}" if part.endswith("半年") else every


def read_recent(match: re.Match[str], known: Known) -> str | None:
    """近三年 is `now-P3Y/now`."""
    term = read_term(match, known)
    return f"now-{term}/now" if term and "/" not in term else None


def read_since(match: re.Match[str], _: Known) -> str | None:
    """From an event in the document's life: `published`, `issued+P20D`, `published/2018-12-21`."""
    words = match.groupdict("")
    event = EVENTS.get(words.get("event", ""), "published")
    if words.get("number"):
        duration = _duration(words["number"], words["unit"])
        return f"{event}+{duration}" if duration else None
    if words.get("year"):
        year, month, day = _number(words["year"]), _number(words["month"]), _number(words["day"])
        last = _bounds(year, month, day, "")
        return f"{event}/{last[1]}" if last else None
    return event
