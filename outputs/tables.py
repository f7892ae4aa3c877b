"""Tables for spreadsheets and databases: CSV that Excel opens, SQLite in one file, or Parquet."""

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Literal

from ..graph.keys import Key, read_key
from ..graph.literals import read_literal
from ..graph.mentions import Reading
from ..graph.rdf import find_own_words, read_records
from ..graph.relations import describe_relations, find_works
from ..graph.vocabulary import DCTERMS, PROV, RDF, TL, Names
from ..parser import Parsed
from ..parser.records import Span

Cell = str | int | None
Row = tuple[Cell, ...]
Format = Literal["csv", "sqlite", "parquet"]

_PLACE: dict[str, type] = {"path": str, "line": int, "start": int, "end": int}
COLUMNS: dict[str, dict[str, type]] = {
    "documents": {
        "document": str, "title": str, "label": str, "genre": str, "status": str, "number": str,
        "jurisdiction": str, "code": str, "issuers": str, "adopted": str, "published": str,
        "effective": str, "effective_rule": str, "expires": str, **_PLACE,
    },
    "provisions": {
        "document": str, "provision": str, "parent": str, "kind": str, "number": int,
        "suffix": int, "label": str, "heading": str, "words": str, **_PLACE,
    },
    "responsibilities": {
        "document": str, "provision": str, "agency": str, "group": bool, "role": str,
        "action": str, "rule": str, **_PLACE,
    },
    "citations": {
        "document": str, "provision": str, "kind": str, "relation": str, "title": str,
        "number": str, "issuer": str, "provisions": str, "target": str, "unresolved": str,
        "words": str, "rule": str, **_PLACE,
    },
    "agencies": {
        "document": str, "provision": str, "agency": str, "group": bool, "words": str,
        "rule": str, **_PLACE,
    },
    "relations": {
        "source": str, "source_title": str, "relation": str, "target": str, "target_title": str,
        "target_number": str, "since": str, "document": str, "provision": str, "words": str,
        "rule": str, **_PLACE,
    },
}  # fmt: skip
"""Table -> its columns and what is in them; a cell may be empty.

Columns are named as the fields of the records.  document: the paper that a row was read in, by its
record's id; path, line (from 1), start, end: where, in code points of the file's text.  Several
values stand in one cell with 、 between.  In relations `document` states what source does to target,
which are ids of papers, or the graph's names of papers that were only cited.
"""

# How many rows are handed over at once.
_PORTION = 20_000


def read_rows(parsed: Iterable[Parsed], names: Names) -> Iterator[tuple[str, Row]]:
    """Each row with the name of its table: paper by paper, then what papers do to one another."""
    keys: list[Key] = []
    stated: dict[str, Row] = {}
    for file in parsed:
        for reading in read_records([file], names):
            keys.append(read_key(reading))

            def place(span: Span, file: Parsed = file) -> tuple[str, int, int, int]:
                return file.source.name, file.source.position(span[0])[0], *span

            yield from _read_document(reading, place)
            for cited in reading.document.citations:
                row = (reading.document.id, cited.provision, reading.words(cited.span), cited.rule)
                stated[reading.place(cited.span)] = (*row, *place(cited.span))
    yield from (("relations", row) for row in _read_relations(keys, stated, names))


def _read_document(
    reading: Reading, place: Callable[[Span], tuple[str, int, int, int]]
) -> Iterator[tuple[str, Row]]:
    """All that was read in one paper; place: the last columns of a row."""
    document = reading.document
    id, division = document.id, document.jurisdiction
    yield (
        "documents",
        (
            id,
            document.title.text if document.title else None,
            document.label,
            document.genre,
            document.status,
            document.number,
            division.name if division else None,
            division.code if division else None,
            "、".join(dict.fromkeys(issuer.name for issuer in document.issuers)) or None,
            document.adopted,
            document.published,
            document.effective,
            document.effective_rule,
            document.expires,
            *place(document.source.span),
        ),
    )
    own_words = find_own_words(document.provisions, reading.text)
    for unit, own in zip(document.provisions, own_words, strict=True):
        numbered = (unit.kind, unit.number, unit.suffix, unit.label, unit.heading, own or None)
        yield "provisions", (id, unit.id, unit.parent, *numbered, *place(unit.span))
    for duty in document.responsibilities:
        part = (duty.agency.name, duty.agency.group, duty.role, duty.action, duty.rule)
        yield "responsibilities", (id, duty.provision, *part, *place(duty.span))
    for cited in document.citations:
        printed = (cited.kind, cited.relation, cited.title, cited.number, cited.issuer)
        meant = ("、".join(cited.provisions) or None, cited.target, cited.unresolved)
        words = (reading.words(cited.span), cited.rule)
        yield "citations", (id, cited.provision, *printed, *meant, *words, *place(cited.span))
    for agency in document.agencies:
        named = (agency.name, agency.group, reading.words(agency.span), agency.rule)
        yield "agencies", (id, agency.provision, *named, *place(agency.span))


def _read_relations(keys: list[Key], stated: dict[str, Row], names: Names) -> Iterator[Row]:
    """Each relation once, with the first place that states it; stated: place -> what stands there."""
    works = find_works(keys, names)

    def show(name: str) -> tuple[str, str | None, str | None]:
        paper = works.papers.get(name)
        if paper is None:
            return names.relative(name), None, None
        return paper.id or names.relative(name), paper.title, paper.number

    for _, statements in describe_relations(works, names):
        said: dict[str, str] = {}
        for term, value in statements:
            said.setdefault(term, value)
        if said.get(RDF.type) != TL.Change:
            continue
        source, title, _ = show(said[RDF.subject])
        target = show(said[RDF.object]) if RDF.object in said else (None, None, None)
        since = read_literal(said[DCTERMS.date])[0] if DCTERMS.date in said else None
        relation = said[TL.relation].partition("#relation_")[2].rstrip(">")
        yield source, title, relation, *target, since, *stated[said[PROV.wasQuotedFrom]]


def write_tables(parsed: Iterable[Parsed], path: Path, format: Format, names: Names) -> None:
    """All tables: a file for each in the folder `path`, or with `sqlite` in the one file `path`.

    Raises `ImportError` where Parquet is asked for and pyarrow is not installed.
    """
    with ExitStack() as opened:
        write = _OPENERS[format](path, opened)
        waiting: defaultdict[str, list[Row]] = defaultdict(list)
        for name, row in read_rows(parsed, names):
            rows = waiting[name]
            rows.append(row)
            if len(rows) == _PORTION:
                write(name, rows)
                rows.clear()
        for name, rows in waiting.items():
            write(name, rows)


Writer = Callable[[str, list[Row]], object]
"""Takes some rows of the table of that name."""


def _open_csv(folder: Path, opened: ExitStack) -> Writer:
    """UTF-8 with a byte order mark, by which Excel knows it."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {}
    for name, columns in COLUMNS.items():
        path = folder / f"{name}.csv"
        file = path.open("w", encoding="utf-8-sig", newline="")
        tables[name] = csv.writer(opened.enter_context(file))
        tables[name].writerow(columns)
    return lambda name, rows: tables[name].writerows(rows)


def _open_sqlite(path: Path, opened: ExitStack) -> Writer:
    """A database made anew, which stays empty where the work is broken off."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    database = opened.enter_context(closing(sqlite3.connect(path)))
    opened.enter_context(database)
    for name, columns in COLUMNS.items():
        listed = ", ".join(
            f'"{column}" {"TEXT" if kind is str else "INTEGER"}' for column, kind in columns.items()
        )
        database.execute(f'CREATE TABLE "{name}" ({listed})')

    def write(name: str, rows: list[Row]) -> None:
        marks = ", ".join("?" * len(COLUMNS[name]))
        database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)

    return write


def _open_parquet(folder: Path, opened: ExitStack) -> Writer:
    import pyarrow as pa
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    kinds = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}
    tables = {}
    for name, columns in COLUMNS.items():
        schema = pa.schema([(column, kinds[kind]) for column, kind in columns.items()])
        file = parquet.ParquetWriter(folder / f"{name}.parquet", schema)
        tables[name] = schema, opened.enter_context(file)

    def write(name: str, rows: list[Row]) -> None:
        schema, file = tables[name]
        columns = [
            pa.array(values, kind)
            for values, kind in zip(zip(*rows, strict=True), schema.types, strict=True)
        ]
        file.write_table(pa.Table.from_arrays(columns, schema=schema))

    return write


_OPENERS: dict[Format, Callable[[Path, ExitStack], Writer]] = {
    "csv": _open_csv,
    "sqlite": _open_sqlite,
    "parquet": _open_parquet,
}
