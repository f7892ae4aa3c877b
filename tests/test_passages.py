"""The annotated passages agree with their texts and keep to the closed vocabularies."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tiaoli.parser import records

PASSAGES = Path(__file__).parent / "passages"
PAPERS = Path(__file__).parent / "papers" / "duties"
SAMPLES = Path(__file__).parents[1] / "samples"
TEXTS = {path.name: path.read_bytes().decode() for path in sorted(PASSAGES.glob("texts/*.txt"))}
LINES = {name: text.split("\n") for name, text in TEXTS.items()}

# Signs that the annotations use for bounds, beside those of the record format.
BOUNDS = {"≥", "≤", "=", "<", ">", "about", "range", ">=", "<=", "~"}
PLACE_CLASSES = {"province", "city", "district", "zone", "area", "group", "negative"}
DEFINITION_TYPES = {"abbreviation", "meaning", "group", "extension", "convention"}
# ISO dates and intervals, durations, recurrences, relative rules, and blanks printed as X.
MOMENT = r"(?:\d{4}(?:-\d\d){0,2}|XXXX-XX-XX|published|issued|now(?:-P\w+)?|\.\.)"
DURATION = r"(?:P(?:\d+[YMWD])+|PT\d+[HM]|\d+WD)"
DATE_VALUE = re.compile(
    rf"{MOMENT}(?:/{MOMENT})?|{DURATION}(?:/{DURATION})?|R/P\d+[YMWD](?:/[QH]\d)?"
    rf"|(?:published|issued|effective)(?:\+{DURATION})?"
)


def read(name: str) -> list[dict[str, object]]:
    lines = (PASSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def mentions() -> Iterator[dict[str, object]]:
    """Every agency mention, with the file and line of its row."""
    for row in read("responsibilities"):
        for mention in row["mentions"]:  # type: ignore[attr-defined]
            yield {"file": row["file"], "line": row["line"], **mention}


def choices(row: dict[str, object], field: str) -> list[object]:
    """The annotated value and the further ones that count as right."""
    for key in (f"{field}_alt", f"alt_{field}", f"alt_{field}s"):
        if isinstance(others := row.get(key), list):
            return [row[field], *others]
    return [row[field]]


LISTS = ["citations", "dates", "definitions", "district_mentions", "modality", "targets"]
ROWS = [(name, row) for name in LISTS for row in read(name)]
ROWS += [("responsibilities", row) for row in mentions()]


def test_spans_hold_their_surfaces() -> None:
    wrong = []
    for name, row in ROWS:
        text = LINES[str(row["file"])][int(str(row["line"])) - 1]
        parts = [("", "surface"), ("term_", "term"), ("expansion_", "expansion")]
        parts += [("bearer_", "bearer")]
        for prefix, field in parts:
            start, end = row.get(f"{prefix}start"), row.get(f"{prefix}end")
            if start is not None and text[int(str(start)) : int(str(end))] != row[field]:
                wrong.append((name, row["file"], row["line"], row[field]))
    assert wrong == []


def test_lines_of_the_samples_hold_their_surfaces() -> None:
    lines = {path.name: path.read_bytes().decode().split("\n") for path in SAMPLES.glob("*.txt")}
    rows = map(json.loads, (PAPERS / "responsibilities.jsonl").read_text("utf-8").splitlines())
    wrong = [
        (row["file"], row["line"], one["surface"])
        for row in rows
        for one in row["mentions"]
        if lines[row["file"]][row["line"] - 1][one["start"] : one["end"]] != one["surface"]
    ]
    assert wrong == []


def test_every_row_lies_in_the_annotated_lines() -> None:
    covered = set()
    for line in (PASSAGES / "ranges.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        file, start, end = line.split("\t")
        assert 1 <= int(start) <= int(end) <= len(LINES[file])
        covered |= {(file, number) for number in range(int(start), int(end) + 1)}
    outside = {(row["file"], row["line"]) for _, row in ROWS} - covered
    assert outside == set()


@pytest.mark.parametrize(
    ("name", "field", "allowed"),
    [
        ("citations", "kind", {*get_args(records.CitationKind), "not_a_citation"}),
        ("citations", "relation", set(get_args(records.Relation))),
        ("dates", "meaning", set(get_args(records.Meaning))),
        ("definitions", "type", DEFINITION_TYPES),
        ("district_mentions", "class", PLACE_CLASSES),
        ("modality", "modality", {*get_args(records.Modality), "other", "definition"}),
        ("responsibilities", "role", {*get_args(records.Role), "none"}),
        ("targets", "kind", set(get_args(records.TargetKind))),
        ("targets", "bound", BOUNDS),
    ],
)
def test_closed_vocabularies(name: str, field: str, allowed: set[object]) -> None:
    found = {value for kind, row in ROWS if kind == name for value in choices(row, field)}
    assert found <= allowed


def test_dates_and_codes_are_well_formed() -> None:
    values = [row["value"] for name, row in ROWS if name == "dates" and row["value"] is not None]
    assert [value for value in values if not DATE_VALUE.fullmatch(str(value))] == []
    places = [row for name, row in ROWS if name == "district_mentions"]
    for row in places:
        codes, names = row["codes"], row["canonical"]
        assert isinstance(codes, list)
        assert isinstance(names, list)
        assert len(codes) == len(names)
        assert all(code is None or re.fullmatch(r"\d{6}", code) for code in codes)


def test_there_is_enough_of_each() -> None:
    counts = {name: sum(kind == name for kind, _ in ROWS) for name in [*LISTS, "responsibilities"]}
    least = {
        "citations": 120, "dates": 80, "definitions": 40, "responsibilities": 150,
        "district_mentions": 60, "modality": 120, "targets": 60,
    }  # fmt: skip
    assert {name: counts[name] for name in least if counts[name] < least[name]} == {}
    assert len(TEXTS) >= 44
