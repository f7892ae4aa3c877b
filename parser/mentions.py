"""A file's documents -> the same with what their words name, define, cite and date."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from .citations import find_citations
from .dates import find_dates
from .definitions import find_definitions
from .diagnostics import find_unnamed_bodies, put_in_order
from .jurisdiction import fill_gaps, find_jurisdiction
from .names import find_agencies
from .norms import find_norms
from .places import find_places
from .records import Agency, Division, Document, Issuer, Kind, Span
from .resolve import resolve
from .responsibilities import find_responsibilities
from .source import Passage, Source
from .targets import find_targets

_BREAK = re.compile(r"\n[ \t\n]*")


def build_passage(source: Source, document: Document) -> Passage:
    """The words of one document: its part of the reading, the line breaks of a hard wrap taken out.

    A line break is one of a wrap where no provision begins behind it.
    """
    start, end = document.source.span
    reading = source.reading
    begins = {provision.span[0] for provision in document.provisions}
    # The number of a page parts nothing.
    pages = {
        provision.span[0]: provision.span[1]
        for provision in document.provisions
        if provision.kind == "residue" and provision.parent is not None
    }
    pieces: list[str] = []
    starts, shifts, at, length = [], [], start, 0
    for breaks in _BREAK.finditer(reading, start, end):
        behind = breaks.end()
        wraps = behind not in begins and not reading.startswith("[", behind)
        if wraps or behind in pages:
            pieces.append(reading[at : breaks.start()].rstrip(" "))
            starts.append(length)
            shifts.append(at - length)
            length += len(pieces[-1])
            at = pages.get(behind, behind)
    pieces.append(reading[at:end])
    starts.append(length)
    shifts.append(at - length)
    return Passage("".join(pieces), document.provisions, starts, shifts)


def read_mentions(source: Source, documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents with their mentions, and with what follows from these: whose paper it is."""
    documents = tuple(documents)
    passages = [build_passage(source, document) for document in documents]
    places = [_find_place(source, *pair) for pair in zip(documents, passages, strict=True)]
    places = fill_gaps(places, [passage.text for passage in passages])
    rows = zip(documents, passages, places, strict=True)
    found = tuple(_read_document(source, *row) for row in rows)
    return resolve(found, passages)


def _find_place(source: Source, document: Document, passage: Passage) -> Division | None:
    return find_jurisdiction(
        document.title.text if document.title else None,
        _words(source, document, "signature"),
        _find_adoption(source, document),
        _words(source, document, "salutation"),
        passage.text,
        document.number,
        find_day(document),
    )


def _read_document(
    source: Source, document: Document, passage: Passage, jurisdiction: Division | None
) -> Document:
    title = document.title.text if document.title else None
    day = find_day(document)
    definitions = find_definitions(passage)
    agencies = find_agencies(passage, jurisdiction, day, definitions)
    duties = find_responsibilities(passage, agencies)
    dates = find_dates(passage)
    return msgspec.structs.replace(
        document,
        jurisdiction=jurisdiction,
        issuers=_find_issuers(source, document, agencies),
        agencies=tuple(agencies),
        responsibilities=tuple(duties),
        citations=tuple(find_citations(passage, title, document.genre, definitions)),
        dates=tuple(dates),
        definitions=tuple(definitions),
        places=tuple(find_places(passage, jurisdiction, day, definitions)),
        norms=tuple(find_norms(passage, agencies, document.status, document.genre)),
        targets=tuple(find_targets(passage, dates)),
        diagnostics=put_in_order((*document.diagnostics, *find_unnamed_bodies(agencies, duties))),
    )


# What stands behind the body that adopted or promulgated: 审判委员会第1882次会议通过, 令第5号公布.
_ADOPTED = re.compile(
    r"(?:审判委员会|第[^，。；\n]{1,5}届检察委员会)?(?:第[^，。；\n]{1,6}次?\n?[一-龥]{0,4}会议(?:、|(?:审议)?通过)"
    r"|令 ?[第〔（]|公告(?:公布|发布)|(?:公布|发布|颁布))"
)
_ISSUES = re.compile(r"[ \n]*(?:(?:办公[厅室])?(?:关于|印发|转发|批转|发布|公布|公告|通告|贯彻))")
# 浙政发〔2019〕27号; 行动计划（2024—2026年）
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?=[〕］）)\\]年—-])")


def find_day(document: Document) -> str | None:
    """The day whose names and codes hold in the paper; the year of its 文号 or title where it has none."""
    title = document.title.text if document.title else ""
    year = _YEAR.search(document.number or "") or _YEAR.search(title)
    return (
        document.effective
        or document.published
        or document.adopted
        or (None if year is None else year[0])
    )


def _words(source: Source, document: Document, kind: Kind) -> str | None:
    lines = [
        source.reading[provision.span[0] : provision.span[1]]
        for provision in document.provisions
        if provision.kind == kind
    ]
    return "\n".join(lines) or None


def _find_adoption(source: Source, document: Document) -> str | None:
    """The first note that says who adopted or promulgated the paper."""
    notes = (
        source.reading[provision.span[0] : provision.span[1]]
        for provision in document.provisions
        if provision.kind == "note"
    )
    return next((note for note in notes if _ADOPTED.search(note)), None)


def _find_issuers(
    source: Source, document: Document, agencies: Sequence[Agency]
) -> tuple[Issuer, ...]:
    """The bodies that sign; else those that the title begins with; else those of the first note.

    A body that only approved a paper, as a province does its cities' regulations, did not issue it.
    """
    reading = source.reading
    spans = [p.span for p in document.provisions if p.kind == "signature"]
    starts = [start for start, _ in spans]
    found = [
        agency
        for agency in (agencies if spans else ())
        if (before := bisect_right(starts, agency.span[0]))
        and agency.span[0] < spans[before - 1][1]
    ]
    if not found and document.title is not None:
        # A notice names who issues what it encloses.
        last = document.title.span[1]
        titles = (p.span for p in document.provisions if p.kind == "title" and p.span[1] <= last)
        rows = (_read_row(reading, agencies, span) for span in titles)
        found = next((row for row in rows if row), [])
    for provision in document.provisions if not found else ():
        start, end = provision.span
        if provision.kind != "note" or not _ADOPTED.search(reading, start, end):
            continue
        for agency in agencies:
            if start <= agency.span[0] < end and (
                match := _ADOPTED.match(reading, agency.span[1], end)
            ):
                found.append(agency)
                start = match.end()
        break
    return tuple(Issuer(name=a.name, id=a.id, span=a.span) for a in found)


def _read_row(reading: str, agencies: Sequence[Agency], span: Span) -> list[Agency]:
    """The bodies in a row at the beginning of a title, if 关于 or the like follows them."""
    row: list[Agency] = []
    start, end = span
    for agency in agencies:
        if agency.span[0] >= end or reading[start : agency.span[0]].strip("、和 \n"):
            break
        if agency.span[0] >= start:
            row.append(agency)
            start = agency.span[1]
    return row if _ISSUES.match(reading, start, end) else []
