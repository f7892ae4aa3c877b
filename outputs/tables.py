"""Tables for spreadsheets and databases: CSV that Excel opens, or SQLite in one file."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from ..graph.keys import Key, read_key
from ..graph.literals import read_literal
from ..graph.rdf import find_own_words, read_common_graphs, read_records
from ..graph.vocabulary import DCTERMS, RDF, SCHEMA, SHORT, TL, Names
from ..parser import Parsed

Cell = str | int | None

COLUMNS = {
    "provisions": ("document", "id", "kind", "number", "suffix", "label", "heading", "words",
                   "parent", "start", "end"),
    "responsibilities": ("document", "provision", "agency", "role", "action", "rule", "start",
                         "end"),
    "citations": ("document", "provision", "kind", "relation", "title", "number", "issuer",
                  "target", "unresolved", "words", "rule", "start", "end"),
    "agencies": ("document", "provision", "id", "name", "words", "rule", "start", "end"),
    "relations": ("source", "relation", "target", "date", "words"),
}  # fmt: skip
"""Table -> its columns.  Offsets are code points of the text as decoded, half-open."""


def read_rows(parsed: Iterable[Parsed], names: Names) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Each row with the name of its table: paper by paper, then what papers do to one another."""
    keys: list[Key] = []
    for reading in read_records(parsed, names):
        keys.append(read_key(reading))
        document = reading.document
        words = find_own_words(document.provisions, reading.text)
        for unit, own in zip(document.provisions, words, strict=True):
            numbered = (unit.kind, unit.number, unit.suffix, unit.label, unit.heading)
            yield "provisions", (document.id, unit.id, *numbered, own, unit.parent, *unit.span)
        for duty in document.responsibilities:
            part = (duty.agency.name, duty.role, duty.action, duty.rule)
            yield "responsibilities", (document.id, duty.provision, *part, *duty.span)
        for cited in document.citations:
            printed = (cited.kind, cited.relation, cited.title, cited.number, cited.issuer)
            meant = (cited.target, cited.unresolved, reading.words(cited.span), cited.rule)
            yield "citations", (document.id, cited.provision, *printed, *meant, *cited.span)
        for agency in document.agencies:
            named = (agency.id, agency.name, reading.words(agency.span), agency.rule)
            yield "agencies", (document.id, agency.provision, *named, *agency.span)
    for graph in read_common_graphs(keys, names):
        for _, statements in graph.nodes:
            said = dict(statements)
            if said.get(RDF.type) == TL.Change:
                source, target = said[RDF.subject], said.get(RDF.object)
                date, quoted = said.get(DCTERMS.date), said.get(SCHEMA.text)
                yield (
                    "relations",
                    (
                        source[1:-1],
                        SHORT[said[RDF.predicate]],
                        target and target[1:-1],
                        date and read_literal(date)[0],
                        quoted and read_literal(quoted)[0],
                    ),
                )


def write_csv(parsed: Iterable[Parsed], folder: Path, names: Names) -> None:
    """A file for each table in `folder`: UTF-8 with a byte order mark, by which Excel knows it."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = {
        name: (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="", errors="replace")
        for name in COLUMNS
    }
    try:
        tables = {name: csv.writer(file) for name, file in opened.items()}
        for name, columns in COLUMNS.items():
            tables[name].writerow(columns)
        for name, row in read_rows(parsed, names):
            tables[name].writerow(row)
    finally:
        for file in opened.values():
            file.close()


def write_sqlite(parsed: Iterable[Parsed], path: Path, names: Names) -> None:
    """All tables in one database, made anew."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        for name, columns in COLUMNS.items():
            listed = ", ".join(f'"{column}"' for column in columns)
            database.execute(f'CREATE TABLE "{name}" ({listed})')
        for name, row in read_rows(parsed, names):
            marks = ", ".join("?" * len(row))
            database.execute(f'INSERT INTO "{name}" VALUES ({marks})', row)
