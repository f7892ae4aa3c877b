"""The tables: CSV and SQLite hold the same rows."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from tiaoli.outputs import cli
from tiaoli.outputs.tables import COLUMNS

ROOT = Path(__file__).parents[1]


def test_csv_and_sqlite_hold_the_same(tmp_path: Path) -> None:
    samples = str(ROOT / "samples")
    folder, path = tmp_path / "tables", tmp_path / "all.sqlite"
    assert cli.main(["tables", samples, "-o", str(folder)]) == 0
    assert cli.main(["tables", samples, "-o", str(path)]) == 0
    with closing(sqlite3.connect(path)) as database:
        for name, columns in COLUMNS.items():
            data = (folder / f"{name}.csv").read_bytes()
            assert data.startswith(b"\xef\xbb\xbf")
            head, *rows = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
            assert tuple(head) == columns
            found = database.execute(f'SELECT * FROM "{name}"').fetchall()
            assert rows
            assert len(rows) == len(found)
            assert rows[0] == ["" if cell is None else str(cell) for cell in found[0]]
