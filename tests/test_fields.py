"""What documents say of themselves, against annotated ones; see fields/README.md."""

import csv
from pathlib import Path

import pytest

from tiaoli.parser import parse

FIELDS = Path(__file__).parent / "fields"
with (FIELDS / "fields.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_fields(row: dict[str, str]) -> None:
    path = FIELDS / "texts" / row["file"]
    document = parse(path.read_bytes(), path.name).documents[0]
    place = document.jurisdiction
    found = {
        "file": path.name,
        "title": document.title.text if document.title else "",
        "issuers": ";".join(issuer.name for issuer in document.issuers),
        "jurisdiction": "" if place is None else place.code or "CN",
        **{
            name: getattr(document, name) or ""
            for name in row
            if name not in ("file", "title", "issuers", "jurisdiction")
        },
    }
    wrong = {name: value for name, value in found.items() if value not in row[name].split("/")}
    assert wrong == {}


def test_each_text_has_its_row() -> None:
    assert sorted(row["file"] for row in ROWS) == sorted(
        path.name for path in (FIELDS / "texts").iterdir()
    )
