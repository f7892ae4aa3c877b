"""A document's life: adopted, published, in force from, in force until, as its own clauses say."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from .documents import Draft
from .lines import Line
from .numerals import parse_numeral

_NUMERAL = "[0-9〇零一二三四五六七八九十]"
_DAY = (
    rf"(?P<year>(?:19|20)[0-9]{{2}}|[一二][〇零一二三四五六七八九]{{3}}) ?年 ?(?P<month>{_NUMERAL}{{1,3}})"
    rf" ?月 ?(?P<day>{_NUMERAL}{{1,3}}) ?日"
)
_DATE = re.compile(_DAY)
_FORCE = "(?:正式)?(?:起)?(?:正式)?(?:施行|实施|执行|生效|试行)"
# 本条例自2019年10月1日起施行; 本办法由…解释，自…起施行.  Source: 立法技术规范（试行）（一） 第五部分.
_EFFECTIVE = re.compile(rf"(?:自|于|从|由) ?{_DAY} ?{_FORCE}")
_EFFECTIVE_RULE = re.compile(
    rf"(?P<rule>自?(?:公布|发布|印发|颁布|下发|发文|签发)之日起(?: ?(?:[0-9]+|{_NUMERAL}+) ?个?(?:日|天|月|工作日)(?:之?后|内)?)?)"
    rf" ?，?{_FORCE}"
)
_UNTIL = re.compile(
    rf"(?:有效期|施行期限?|实施期限?|执行期限?|试行期限?|执行期)?[^。；，]{{0,6}}(?:至|到|截至|截止到?) ?{_DAY}"
)
_TERM = re.compile(
    rf"(?:有效期|施行期|实施期|执行期|试行期|期限)限?(?:为|是|暂定)? ?(?P<count>{_NUMERAL}{{1,3}}) ?(?P<unit>年|个月)"
)
# The clauses on coming into force stand among the last lines: attachments may follow.
_CLAUSES = 25
# What a clause on coming into force speaks of: this paper.  本法, 本实施意见, 该办法.
_OF_THIS = re.compile("本[一-龥“”]{0,12}|以上[一-龥]{0,6}|上述[一-龥]{0,6}|该[一-龥]{0,6}")
_HEADER = re.compile(
    rf"{_DAY}[^；\n]{{0,120}}?(?P<act>通过|公布|发布|批准|修正|修订|修改|施行|实施|执行|印发|颁布)"
)
_LEADING = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}) ?- ?(?P<month>[0-9]{1,2}) ?- ?(?P<day>[0-9]{1,2})"
)


class Life(msgspec.Struct, frozen=True):
    """ISO days or None, as in the record format; `effective_rule`: the words where it is relative."""

    adopted: str | None = None
    published: str | None = None
    effective: str | None = None
    expires: str | None = None
    effective_rule: str | None = None


def _read_day(match: re.Match[str]) -> date | None:
    parts = [parse_numeral(match[name]) for name in ("year", "month", "day")]
    if None in parts:
        return None
    try:
        return date(*(part or 0 for part in parts))
    except (ValueError, OverflowError):
        return None


def _write_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _add_term(start: date, count: int, unit: str) -> date | None:
    """The last day of a term that begins on `start`: a year from 2024-06-06 ends on 2025-06-05."""
    months = start.month - 1 + (12 * count if unit == "年" else count)
    year, month = start.year + months // 12, months % 12 + 1
    if year > 9999:
        return None
    day = min(start.day, calendar.monthrange(year, month)[1])
    last = date(year, month, day)
    return last - timedelta(days=1) if day == start.day else last


def find_life(reading: str, lines: Sequence[Line], draft: Draft) -> Life:
    """Read the clauses of one document, the lines before its body, and its signature.

    The last clause that speaks of this paper counts: one before it may be about another.
    """
    adopted = published = effective = expires = None
    rule = None
    for i, role in draft.roles.items():
        line = lines[i]
        if role in ("note", "preamble", "residue") and (
            match := _HEADER.search(reading, line.start, min(line.end, line.start + 300))
        ):
            day = _read_day(match)
            if role == "note" and match["act"] == "通过":
                adopted = adopted or day
            elif role == "note" and match["act"] in ("公布", "发布", "颁布", "印发"):
                published = published or day
            elif role == "note" and match["act"] in ("施行", "实施", "执行"):
                effective = effective or day
        elif (role == "date" and (match := _DATE.search(reading, line.start, line.end))) or (
            role == "residue" and (match := _LEADING.search(reading, line.start, line.end))
        ):
            published = published or _read_day(match)
    for i in range(max(draft.first, draft.after - _CLAUSES), draft.after):
        start, end = lines[i].start, lines[i].end
        if i in draft.roles or (reading.find("行", start, end) < 0 and reading.find("效", start, end) < 0 and (
            reading.find("实施", start, end) < 0
        )):  # fmt: skip
            continue
        start = max(start, end - 600)
        found = _EFFECTIVE.search(reading, start, end)
        relative = _EFFECTIVE_RULE.search(reading, start, end)
        opening = found or relative
        if opening is None or not _OF_THIS.search(reading, start, opening.start()):
            continue
        clause = reading.find("。", opening.end(), end)
        clause = end if clause < 0 else clause
        effective = _read_day(found) if found else None
        rule = relative["rule"] if relative and not found else None
        expires = None
        if match := _UNTIL.search(reading, opening.end(), clause):
            expires = _read_day(match)
        elif effective and (match := _TERM.search(reading, opening.end(), clause)):
            count = parse_numeral(match["count"])
            expires = _add_term(effective, count, match["unit"]) if count else None
    return Life(
        _write_day(adopted), _write_day(published), _write_day(effective), _write_day(expires), rule
    )
