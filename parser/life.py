"""A document's life: adopted, published, in force from, in force until, as its own words say."""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from .dates import find_dates
from .day_uses import IN_FORCE, PERIOD_OF_FORCE
from .documents import Draft
from .lines import Line
from .records import Date, Diagnostic, Span
from .source import Passage

# A clause on coming into force, and two on how long.  Several patterns are scanned for faster than one.
# Source: 立法技术规范（试行）（一） 第五部分.
_CLAUSES = (
    re.compile(rf"[起后日始] ?(?:正式|开始)? ?{IN_FORCE}"),
    re.compile(rf"本[^，。；\n]{{1,12}}{PERIOD_OF_FORCE}"),
    re.compile("年(?:全年)?(?:实施)?有效(?!期)"),
)
# What it speaks of: this paper.  本法, 本实施意见, 该办法, 以上政策.
_OF_THIS = re.compile("本[一-龥“”]|以上|上述|该[一-龥]")
# 本办法自2020年1月1日起施行。有效期三年。
_GOES_ON = re.compile(rf"。(?:本[^，。；\n]{{1,12}})?{PERIOD_OF_FORCE}")
# 《…条例》已经…会议通过，现予公布，自…起施行: an order, or the notice that encloses the paper.
_ORDERS = re.compile(
    "[一-龥]{0,6}《[^》\n]{2,80}》(?:（[^）\n]*）)?已(?=.*(?:现予|予以[公发]布|印发))", re.DOTALL
)
# These clauses stand among the last lines, unless long attachments follow.
_LAST_LINES = 25
_SENTENCE = 400  # code points that are read on each side
_YEAR = re.compile("[0-9]{4}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TERM = re.compile("P([0-9]{1,4})([YMD])")


class Life(msgspec.Struct, frozen=True):
    """ISO days or None, as in the record format; `effective_rule`: the words where it is relative.

    diagnostics: `life/expiry-before-effect`, at the last day in force
    """

    adopted: str | None = None
    published: str | None = None
    effective: str | None = None
    expires: str | None = None
    effective_rule: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class _Force(NamedTuple):
    """What a clause says: first day, rule, last day, and where the last day is printed."""

    effective: str | None = None
    rule: str | None = None
    expires: str | None = None
    span: Span | None = None


def find_last_day(start: str, term: str) -> str | None:
    """The last day of a term that begins on `start`; None where it is no term of whole days.

    >>> find_last_day("2024-06-06", "P1Y"), find_last_day("2024-08-31", "P6M")
    ('2025-06-05', '2025-02-28')
    """
    match = _TERM.fullmatch(term)
    if match is None:
        return None
    first, count = date.fromisoformat(start), int(match[1])
    try:
        if match[2] == "D":
            return str(first + timedelta(days=count - 1))
        months = first.month - 1 + (12 * count if match[2] == "Y" else count)
        year, month = first.year + months // 12, months % 12 + 1
        day = min(first.day, calendar.monthrange(year, month)[1])
        last = date(year, month, day)
        return str(last - timedelta(days=1) if day == first.day else last)
    except (OverflowError, ValueError):  # beyond the year 9999
        return None


def find_life(reading: str, lines: Sequence[Line], draft: Draft) -> Life:
    """Read the notes under the title, the signature, and the clauses on coming into force.

    Of these the last that speaks of this paper counts: one before it may be about another.  A day
    in force that a note gives is that of the text as it stands, so the later of the two counts.
    """
    adopted = published = noted = None
    notes = (
        i
        for i, role in draft.roles.items()
        if role == "note"
        or (role == "preamble" and _ORDERS.match(reading, lines[i].start, lines[i].end))
    )
    for mention in _read(reading, [(lines[i].start, lines[i].end) for i in sorted(notes)]):
        if mention.value is None or not _DAY.fullmatch(mention.value):
            continue
        if mention.meaning == "adopted":
            adopted = adopted or mention.value
        elif mention.meaning == "published":
            published = published or mention.value
        elif mention.meaning == "effective":
            noted = max(noted or "", mention.value)
    for i, role in draft.roles.items():
        if role == "residue" and noted is None:
            # 施行日期：2006.08.18 in the table of a page
            mentions = _read(reading, [(lines[i].start, lines[i].end)])
            days = (m.value for m in mentions if m.meaning == "effective" and m.value)
            noted = next((day for day in days if _DAY.fullmatch(day) and day > "1949"), None)
    if published is None:
        published = _find_published(reading, lines, draft, adopted)
    force = _read_clauses(reading, lines, draft)
    effective, expires = max(noted or "", force.effective or "") or None, force.expires
    diagnostics: tuple[Diagnostic, ...] = ()
    if effective and expires and force.span and expires < effective:
        diagnostics = (
            Diagnostic(
                code="life/expiry-before-effect",
                message=f"the last day in force, {expires}, comes before the first, {effective}",
                severity="warning",
                span=force.span,
            ),
        )
    return Life(adopted, published, effective, expires, force.rule, diagnostics)


def _find_published(
    reading: str, lines: Sequence[Line], draft: Draft, adopted: str | None
) -> str | None:
    """The day of a page or of the signature, whichever stands first.

    A page that shows a paper more than a year after it was signed or adopted is a copy of it.
    """
    signed = None
    paged: list[str] = []
    for i, role in draft.roles.items():
        if role not in ("date", "residue") or (role == "date" and signed):
            continue
        mentions = _read(reading, [(lines[i].start, lines[i].end)])
        days = [m for m in mentions if m.value and _DAY.fullmatch(m.value)]
        said = (m.value for m in days if m.meaning == "published")
        # 成文日期 is the day of the writing, not of the publication.
        written = reading.startswith("成文", lines[i].start)
        if day := next(said, days[0].value if days and not written else None):
            if role == "residue":
                paged.append(day)
            elif not paged:
                return day
            else:
                signed = day
    made = signed or adopted
    near = (day for day in paged if not made or 0 <= int(day[:4]) - int(made[:4]) <= 1)
    return next(near, signed)


def _read(reading: str, spans: Iterable[Span]) -> list[Date]:
    """The dates of some words, which are read as one line."""
    pieces: list[str] = []
    starts, shifts, length = [], [], 0
    for start, end in spans:
        for piece in reading[start:end].split("\n"):
            starts.append(length)
            shifts.append(start - length)
            pieces.append(piece)
            length += len(piece)
            start += len(piece) + 1
    return find_dates(Passage("".join(pieces), (), starts, shifts)) if pieces else []


def _read_clauses(reading: str, lines: Sequence[Line], draft: Draft) -> _Force:
    """The last clause that speaks of this paper, sought among the last lines and then in all."""
    found = _Force()
    for first in sorted({max(draft.first, draft.after - _LAST_LINES), draft.first}, reverse=True):
        if found != _Force() or first >= draft.after:
            break
        at = lines[first].start
        end = lines[draft.after - 1].end
        clauses = [clause for pattern in _CLAUSES for clause in pattern.finditer(reading, at, end)]
        for clause in sorted(clauses, key=re.Match.start):
            i = bisect_right(lines, clause.start(), draft.first, draft.after, key=_start) - 1
            if i in draft.roles or clause.start() < at:
                continue
            start = max(lines[i].start, clause.start() - _SENTENCE)
            end = min(lines[i].end, clause.end() + _SENTENCE)
            start = max(start, reading.rfind("。", start, clause.start()) + 1)
            at = reading.find("。", clause.end(), end)
            if at >= 0 and _GOES_ON.match(reading, at, end):
                at = reading.find("。", at + 1, end)
            at = end if at < 0 else at + 1
            if _OF_THIS.search(reading, start, clause.end()):
                told = _read_clause(reading, start, at)
                found = told if told != _Force() else found
    return found


def _start(line: Line) -> int:
    return line.start


def _read_clause(reading: str, start: int, end: int) -> _Force:
    effective = rule = None
    for mention in _read(reading, [(start, end)]):
        value = mention.value or ""
        if mention.meaning == "effective" and effective is None and rule is None:
            if mention.rule.endswith(": event"):
                rule = reading[slice(*mention.span)].replace("\n", "")
            elif _DAY.fullmatch(value):
                effective = value
        elif mention.meaning == "expiry" and _DAY.fullmatch(value):
            return _Force(effective, rule, value, mention.span)
        elif mention.meaning == "validity_period":
            if _YEAR.fullmatch(value):  # 均为2025年全年实施有效
                return _Force(effective, rule, f"{value}-12-31", mention.span)
            first, _, last = value.partition("/")
            if _DAY.fullmatch(last):
                effective = effective or (first if _DAY.fullmatch(first) and not rule else None)
                return _Force(effective, rule, last, mention.span)
            if effective and (day := find_last_day(effective, value)):
                return _Force(effective, rule, day, mention.span)
    return _Force(effective, rule)
