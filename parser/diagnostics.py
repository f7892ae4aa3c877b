"""What is odd about a document: its numbers, its brackets, words that break off."""

import re
from collections.abc import Iterable, Sequence

from .documents import Draft
from .front import Front
from .lines import Line
from .numbering import Number, follows
from .records import Agency, Diagnostic, Provision, Responsibility, Severity, Span

_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_MOST_UNCLOSED = 200
_BRACKET = re.compile("[" + "".join([*_PAIRS, *_CLOSING]) + "]")
_BLANK_DATE = re.compile(
    r"(?:(?:[12]\d)?[Xx×*]{2,4}|_{2,}| {2,})年 ?(?:[Xx×*_]{1,2}|[ ]*)月(?: *[Xx×*_]{0,2} *日)?"
    r"|(?:[12]\d{3} ?| )年(?: ?[Xx×*_]{1,2} ?| +)月(?: ?[Xx×*_]{1,2} ?| +)日|[Xx×*]{4}年"
)
_LETTER_DAY = re.compile(r"月 ?(?P<letter>l) ?日")
# The mark by itself is sought first: a single character is found many times faster.
_BLANKS = tuple((mark, f"{mark}年", f"年{mark}") for mark in "Xx×*_ ")
# A 题注 in one bracket goes on from line to line.
_JOINED = frozenset({"note", "signature", "date"})
_LEVELS = ("level1", "level2", "level3", "level4", "level5")
_NUMBERED = frozenset(
    ("part", "subpart", "chapter", "section", "article", "item", "subitem", *_LEVELS)
)


def _odd(code: str, severity: Severity, span: Span, message: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, severity=severity, span=span)


def _label_span(provision: Provision) -> Span:
    start = provision.span[0]
    return start, start + len(provision.label or "")


def _chains(provisions: Sequence[Provision]) -> Iterable[list[Provision]]:
    """The units that are numbered together: those of one parent, or on from one parent to the next."""
    groups: dict[tuple[str, str | None], list[Provision]] = {}
    for provision in provisions:
        if provision.label is not None and provision.kind in _NUMBERED:
            scope = None if provision.kind in ("article", "level1") else provision.parent
            groups.setdefault((provision.kind, scope), []).append(provision)
    open_chains: dict[str, list[Provision]] = {}
    for (kind, _), group in groups.items():
        chain = open_chains.get(kind)
        first = group[0].number
        if chain is not None and first is not None and first != 1:
            previous = chain[-1].number
            if previous is not None and first > previous:
                chain += group
                continue
        if chain is not None:
            yield chain
        open_chains[kind] = list(group)
    yield from open_chains.values()


def find_odd_numbers(provisions: Sequence[Provision]) -> list[Diagnostic]:
    """Numbers that are missing, repeated, out of order, or do not begin with one.

    One cause gives one diagnostic: where two neighbours are swapped it stands at the second.
    """
    found = []
    for chain in _chains(provisions):
        if all(p.number == i and p.suffix is None for i, p in enumerate(chain, 1)):
            continue
        numbers: list[Number] = [(p.number or 0, p.suffix or 0) for p in chain]
        present = set(numbers)
        seen: set[Number] = set()
        highest: Number | None = None
        for provision, number in zip(chain, numbers, strict=True):
            label, span = provision.label or "", _label_span(provision)
            if provision.number is None:
                found.append(_odd("numbering/numeral", "error", span, f"{label} is no number"))
                continue
            if number in seen:
                if number == (1, 0) and highest is not None and highest[0] > 1:
                    seen, highest = {number}, number  # begins again, as an attached text does
                    continue
                found.append(_odd("numbering/repeat", "warning", span, f"{label} is printed twice"))
            elif highest is None:
                if number != (1, 0) and (1, 0) not in present:
                    found.append(
                        _odd(
                            "numbering/start", "warning", span, f"{label} is the first; expected 1"
                        )
                    )
                highest = number
            elif number < highest:
                found.append(
                    _odd("numbering/order", "warning", span, f"{label} stands behind {highest[0]}")
                )
            else:
                missing = [n for n in range(highest[0] + 1, number[0]) if (n, 0) not in present]
                if not follows(number, highest) and missing:
                    printed = (
                        str(missing[0]) if len(missing) == 1 else f"{missing[0]}-{missing[-1]}"
                    )
                    found.append(
                        _odd(
                            "numbering/gap",
                            "warning",
                            span,
                            f"{label} follows {highest[0]}; expected {printed}",
                        )
                    )
                highest = number
            seen.add(number)
    return found


def _find_skipped_levels(provisions: Sequence[Provision]) -> list[Diagnostic]:
    levels = [p for p in provisions if p.kind[:5] == "level"]
    by_id = {p.id: p for p in (provisions if levels else ())}
    found = []
    flagged: set[str] = set()
    for p in levels:
        if p.parent is not None and p.number == 1:
            parent = by_id[p.parent]
            if (
                parent.kind[:5] == "level"
                and int(p.kind[5]) > int(parent.kind[5]) + 1
                and not (parent.label or "")[-1:].isdecimal()  # （1） under 1.2 is as it should be
                and parent.id not in flagged
            ):
                flagged.add(parent.id)
                found.append(
                    _odd(
                        "numbering/level",
                        "info",
                        _label_span(p),
                        f"{p.label} stands directly under {parent.label}",
                    )
                )
    return found


def _find_unclosed(reading: str, spans: Iterable[Span]) -> list[Diagnostic]:
    """Brackets and quotes without a partner; of very many, the first and how many there are."""
    found: list[int] = []
    for start, end in spans:
        stack: list[int] = []
        waiting = dict.fromkeys(_PAIRS, 0)  # how many of each are open
        for match in _BRACKET.finditer(reading, start, end):
            character = match[0]
            if character in _PAIRS:
                stack.append(match.start())
                waiting[character] += 1
            elif waiting[_CLOSING[character]]:
                while reading[stack[-1]] != _CLOSING[character]:
                    waiting[reading[stack[-1]]] -= 1
                    found.append(stack.pop())
                waiting[_CLOSING[character]] -= 1
                stack.pop()
            else:
                found.append(match.start())
        found += stack
    found.sort()
    odd = [
        _odd(
            "text/unclosed",
            "warning",
            (i, i + 1),
            f"{reading[i]} is not {'closed' if reading[i] in _PAIRS else 'opened'} in its paragraph",
        )
        for i in found[:_MOST_UNCLOSED]
    ]
    if rest := found[_MOST_UNCLOSED:]:
        message = f"{len(rest)} more brackets and quotes have no partner"
        odd.append(_odd("text/unclosed", "warning", (rest[0], rest[-1] + 1), message))
    return odd


def _paragraphs(lines: Sequence[Line], draft: Draft) -> Iterable[Span]:
    """What a bracket may not run out of: a paragraph, or the notes before the body together."""
    first = draft.first
    for i in range(draft.first, draft.after):
        joined = draft.roles.get(i) in _JOINED and draft.roles.get(i + 1) in _JOINED
        if not (joined and i + 1 < draft.after):
            # A 题注 often comes without the bracket that opens it: its lines were set apart.
            if any(draft.roles.get(j) != "note" for j in range(first, i + 1)):
                yield lines[first].start, lines[i].end
            first = i + 1


def find_unnamed_bodies(
    agencies: Sequence[Agency], duties: Iterable[Responsibility]
) -> list[Diagnostic]:
    """Bodies of the lists of duties that keep their words as a name; each name once."""
    named = {agency.span for agency in agencies if agency.rule != "agency/unnamed"}
    first: dict[str, Span] = {}
    for duty in duties:
        if duty.rule.startswith("list:") and duty.span not in named:
            first.setdefault(duty.agency.name, duty.span)
    return [
        _odd("agency/unnamed", "info", span, f"{name} is a body that no rule names")
        for name, span in first.items()
    ]


def put_in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics of one document in the order of the text."""
    return tuple(sorted(found, key=lambda odd: (odd.span, odd.code)))


def find_diagnostics(
    reading: str, lines: Sequence[Line], draft: Draft, provisions: Sequence[Provision], front: Front
) -> list[Diagnostic]:
    """All that is odd about the structure of one document."""
    found = find_odd_numbers(provisions)
    found += _find_skipped_levels(provisions)
    if not lines:
        return []
    start, end = lines[draft.first].start, lines[draft.after - 1].end
    if any(
        reading.count(opening, start, end) != reading.count(close, start, end)
        for opening, close in _PAIRS.items()
    ):
        found += _find_unclosed(reading, _paragraphs(lines, draft))
    if any(
        reading.find(mark, start, end) >= 0
        and (reading.find(before, start, end) >= 0 or reading.find(after, start, end) >= 0)
        for mark, before, after in _BLANKS
    ):
        found += [
            _odd("date/blank", "info", match.span(), f"{match[0]} is a date left blank")
            for match in _BLANK_DATE.finditer(reading, start, end)
        ]
    if reading.find("l", start, end) >= 0:
        found += [
            _odd(
                "date/letter",
                "warning",
                match.span("letter"),
                "the letter l stands for 1 in a date",
            )
            for match in _LETTER_DAY.finditer(reading, start, end)
        ]
    if (nul := reading.find("\0", start, end)) >= 0:
        found.append(
            _odd(
                "text/nul",
                "warning",
                (nul, nul + 1),
                "a NUL is no text: perhaps UTF-16 without its mark; save it as UTF-8",
            )
        )
    last = next(
        (lines[i] for i in range(draft.after - 1, draft.first - 1, -1) if i not in draft.roles),
        None,
    )
    if last is not None and reading[last.end - 1] in "；，、":
        found.append(
            _odd(
                "text/unfinished", "warning", (last.end - 1, last.end), "the paper breaks off here"
            )
        )
    if draft.cut and front.title is not None:
        found.append(
            _odd("title/cut", "warning", front.title.span, "the title lacks its beginning")
        )
    return found
