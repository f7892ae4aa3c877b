"""The tables: CSV, SQLite and Parquet hold the same rows, and each row leads to its words."""

import csv
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tiaoli.graph.vocabulary import Names
from tiaoli.outputs import cli
from tiaoli.outputs.tables import COLUMNS, Row, read_rows
from tiaoli.parser import parse

ROOT = Path(__file__).parents[1]
PATHS = [str(path) for path in sorted((ROOT / "samples").glob("[hw]*-20*.txt"))]
MAIN = "from tiaoli.outputs.cli import main; raise SystemExit(main())"
FIRST = (
    "杭州市小河管理办法\n第一条　为了保护小河，根据《杭州市水条例》，制定本办法。\n"
    "第二条　由市民政局牵头，市财政局配合做好清淤工作。\n"
)
SECOND = "杭州市小山管理办法\n第一条　根据《杭州市小河管理办法》第二条，制定本办法。\n"


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, object]]]:
    """Table -> its rows, of two papers in two files."""
    found: dict[str, list[dict[str, object]]] = {name: [] for name in COLUMNS}
    parsed = [parse(FIRST.encode(), "a.txt"), parse(SECOND.encode(), "b.txt")]
    for name, row in read_rows(parsed, Names()):
        found[name].append(dict(zip(COLUMNS[name], row, strict=True)))
    return found


def test_rows(rows: dict[str, list[dict[str, object]]]) -> None:
    river, mountain = (row["document"] for row in rows["documents"])
    assert [(row["title"], row["path"]) for row in rows["documents"]] == [
        ("杭州市小河管理办法", "a.txt"),
        ("杭州市小山管理办法", "b.txt"),
    ]
    (unit,) = (row for row in rows["provisions"] if row["provision"] == "art_2__para_1")
    assert unit["document"] == river
    assert unit["parent"] == "art_2"
    assert unit["words"] == "由市民政局牵头，市财政局配合做好清淤工作。"
    assert unit["line"] == 3
    assert [(row["agency"], row["role"], row["group"]) for row in rows["responsibilities"]] == [
        ("杭州市民政局", "lead", False),
        ("杭州市财政局", "cooperate", False),
    ]
    cited = [row for row in rows["citations"] if row["kind"] == "document"]
    assert [(row["title"], row["provisions"]) for row in cited] == [
        ("杭州市水条例", None),
        ("杭州市小河管理办法", "第二条"),
    ]
    relations = [
        (row["source"], row["relation"], row["target"], row["target_title"], row["path"])
        for row in rows["relations"]
    ]
    assert sorted(relations, key=lambda row: str(row[4])) == [
        (river, "based_on", "cited/杭州市水条例", "杭州市水条例", "a.txt"),
        (mountain, "based_on", river, "杭州市小河管理办法", "b.txt"),
    ]


def test_each_row_leads_to_its_words(rows: dict[str, list[dict[str, object]]]) -> None:
    texts = {"a.txt": FIRST, "b.txt": SECOND}
    for name in ("citations", "agencies", "relations"):
        for row in rows[name]:
            text, start, end = texts[str(row["path"])], row["start"], row["end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert text[start:end] == row["words"]
            assert row["line"] == text.count("\n", 0, start) + 1


def write(path: Path, *options: str) -> None:
    assert cli.main(["tables", *PATHS, "-o", str(path), *options]) == 0


def read_sqlite(path: Path) -> dict[str, list[Row]]:
    with closing(sqlite3.connect(path)) as database:
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in COLUMNS}


def test_all_formats_hold_the_same(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write(tmp_path / "csv")
    write(tmp_path / "all.sqlite")
    write(tmp_path / "parquet", "--format", "parquet")
    expected = read_sqlite(tmp_path / "all.sqlite")
    for name, columns in COLUMNS.items():
        assert expected[name]
        data = (tmp_path / "csv" / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        head, *lines = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
        assert head == list(columns)
        shown = {str: str, int: str, bool: lambda cell: str(bool(cell))}
        assert lines == [
            [
                "" if cell is None else shown[kind](cell)
                for cell, kind in zip(row, columns.values(), strict=True)
            ]
            for row in expected[name]
        ]
        found = parquet.read_table(tmp_path / "parquet" / f"{name}.parquet")
        assert found.column_names == list(columns)
        assert [tuple(row.values()) for row in found.to_pylist()] == expected[name]


@pytest.mark.parametrize(("seed", "jobs"), [("0", "1"), ("1", "2")])
def test_seeds_and_processes_make_no_difference(tmp_path: Path, seed: str, jobs: str) -> None:
    for name in ("all.sqlite", "csv", "parquet"):
        format = name.removeprefix("all.")
        write(tmp_path / name, "--format", format)
        other = tmp_path / f"other-{name}"
        options = ["--format", format, "--jobs", jobs]
        subprocess.run(
            [sys.executable, "-c", MAIN, "tables", *PATHS, "-o", str(other), *options],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        first, second = tmp_path / name, other
        if first.is_dir():
            names = sorted(path.name for path in first.iterdir())
            assert names == sorted(path.name for path in second.iterdir())
            assert all((first / one).read_bytes() == (second / one).read_bytes() for one in names)
        else:
            assert first.read_bytes() == second.read_bytes()


def test_without_pyarrow_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert cli.main(["tables", *PATHS, "-o", str(tmp_path), "--format", "parquet"]) == 1
    assert "pip install 'tiaoli[parquet]'" in capfd.readouterr().err
