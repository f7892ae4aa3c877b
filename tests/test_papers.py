"""The annotated lines of `samples/` agree with their texts and keep to the closed vocabularies."""

import json
from pathlib import Path
from typing import get_args

import pytest

from tiaoli.parser import records

HERE = Path(__file__).parent
LINES = {
    path.name: path.read_bytes().decode().split("\n")
    for path in sorted((HERE.parent / "samples").glob("*.txt"))
}
FILES = [HERE / "papers" / "targets" / "targets.jsonl",
         HERE / "papers" / "places" / "district_mentions.jsonl"]  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_rows_hold_their_surfaces_and_lie_in_the_annotated_lines(file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    covered = set()
    for line in (file.parent / "ranges.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, first, last = line.split("\t")
        covered |= {(name, number) for number in range(int(first), int(last) + 1)}
    assert {(row["file"], row["line"]) for row in rows} <= covered
    wrong = [
        row
        for row in rows
        if LINES[row["file"]][row["line"] - 1][row["start"] : row["end"]] != row["surface"]
    ]
    assert wrong == []


def test_targets_are_of_known_kinds() -> None:
    rows = [json.loads(line) for line in FILES[0].read_text(encoding="utf-8").splitlines()]
    kinds = {kind for row in rows for kind in (row["kind"], *row.get("kind_alt", []))}
    assert kinds <= set(get_args(records.TargetKind))
