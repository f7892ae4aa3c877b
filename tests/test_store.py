"""The store on disk: equal to one built from nothing, whatever came before; and SPARQL servers."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from tiaoli.graph.queries import Endpoint, QueryError, run_named
from tiaoli.graph.store import StoreError, begin_build, open_store
from tiaoli.graph.vocabulary import Names
from tiaoli.outputs import cli

ROOT = Path(__file__).parents[1]
MAIN = "from tiaoli.outputs.cli import main; raise SystemExit(main())"
LAWS = [
    f"某市{thing}管理办法\n第一条　为了保护{thing}，根据《某市{other}管理办法》，制定本办法。\n"
    f"第二条　市水务局牵头，市财政局配合做好{thing}工作。\n"
    for thing, other in (("小河", "小山"), ("小山", "小湖"), ("小湖", "小河"))
]


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def build(texts: Path, store: Path, *options: str) -> None:
    assert cli.main(["build", str(texts), "--store", str(store), *options]) == 0


def dump(store: Path) -> list[bytes]:
    data = open_store(str(store)).dump(format=RdfFormat.N_QUADS)
    assert data is not None
    return sorted(data.splitlines())


def write(texts: Path, contents: dict[str, str]) -> None:
    shutil.rmtree(texts, ignore_errors=True)
    texts.mkdir()
    for name, text in contents.items():
        (texts / name).write_text(text, encoding="utf-8")


def test_any_sequence_of_builds_equals_one_from_nothing(tmp_path: Path) -> None:
    texts, kept = tmp_path / "texts", tmp_path / "kept"
    chance = random.Random(4)
    for step in range(8):
        # Two files may hold the same bytes; a file may change, go and come back.
        chosen = {f"{i}.txt": chance.choice(LAWS) for i in range(4) if chance.random() < 0.7}
        write(texts, chosen or {"0.txt": LAWS[0]})
        build(texts, kept)
        fresh = tmp_path / f"fresh-{step}"
        build(texts, fresh)
        assert dump(kept) == dump(fresh)
        assert len(list(kept.glob("generation-*"))) <= 2


def test_the_store_holds_what_the_graph_does(tmp_path: Path) -> None:
    build(ROOT / "samples", tmp_path / "store")
    lines = tmp_path / "graph.nq"
    assert cli.main(["graph", str(ROOT / "samples"), "--to", "nquads", "-o", str(lines)]) == 0
    assert dump(tmp_path / "store") == [
        line.removesuffix(b"\n") for line in lines.read_bytes().splitlines(keepends=True)
    ]


def test_only_what_changed_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    texts, store = tmp_path / "texts", tmp_path / "store"
    write(texts, {"a.txt": LAWS[0], "b.txt": LAWS[1]})
    build(texts, store)
    (texts / "b.txt").write_text(LAWS[2], encoding="utf-8")
    capfd.readouterr()
    build(texts, store)
    said = f"tiaoli: {store}: 1 files, 1 documents, 5 provisions; 1 files as they were\n"
    assert capfd.readouterr().err == said
    build(texts, store)
    said = f"tiaoli: {store}: 0 files, 0 documents, 0 provisions; 2 files as they were\n"
    assert capfd.readouterr().err == said


@pytest.mark.parametrize(("seed", "jobs"), [("0", "1"), ("1", "2")])
def test_seeds_and_processes_make_no_difference(tmp_path: Path, seed: str, jobs: str) -> None:
    texts, store = tmp_path / "texts", tmp_path / "store"
    write(texts, {f"{i}.txt": law for i, law in enumerate(LAWS)})
    build(texts, store)
    paths = [str(texts / f"{i}.txt") for i in (2, 0, 1)]
    other = str(tmp_path / "other")
    subprocess.run(
        [sys.executable, "-c", MAIN, "build", *paths, "--store", other, "--jobs", jobs],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
    )
    assert dump(Path(other)) == dump(store)


def test_a_killed_build_leaves_the_old_store_or_the_new(tmp_path: Path) -> None:
    texts, store, fresh = tmp_path / "texts", tmp_path / "store", tmp_path / "fresh"
    write(texts, {"a.txt": LAWS[0], "b.txt": LAWS[1]})
    build(texts, store)
    old = dump(store)
    for path in sorted((ROOT / "samples").glob("hangzhou-[ch]*.txt")):
        shutil.copy(path, texts)
    (texts / "a.txt").unlink()
    started = time.monotonic()
    build(texts, fresh)
    new = dump(fresh)
    chance = random.Random(9)
    span = 1.5 * (time.monotonic() - started) + 0.5  # the start of a process as well
    for _ in range(6):
        work = subprocess.Popen(
            [sys.executable, "-c", MAIN, "build", str(texts), "--store", str(store)],
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0, span))
        work.send_signal(signal.SIGKILL)
        work.wait()
        assert dump(store) in (old, new)
    build(texts, store)
    assert dump(store) == new


def test_one_build_at_a_time(tmp_path: Path) -> None:
    with (
        begin_build(str(tmp_path), {}, Names()),
        pytest.raises(StoreError, match="another build is at work"),
        begin_build(str(tmp_path), {}, Names()),
    ):
        pass


def test_a_folder_without_a_store_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["query", "--store", str(tmp_path), "--name", "documents"]) == 2
    assert "holds no store; make one: tiaoli build" in capfd.readouterr().err


# Servers


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of an Oxigraph server, and the store that it holds."""
    command = Path(sys.executable).parent / "oxigraph"
    if not command.exists():
        pytest.skip("the oxigraph server is not installed")
    folder = tmp_path_factory.mktemp("server")
    build(ROOT / "samples", folder / "store")
    lines = folder / "graph.nq"
    lines.write_bytes(b"\n".join(dump(folder / "store")) + b"\n")
    location = str(folder / "location")
    subprocess.run(
        [command, "load", "--location", location, "--file", lines], check=True, capture_output=True
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    work = subprocess.Popen(
        [command, "serve-read-only", "--location", location, "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    host, port = address.split(":")
    for _ in range(100):
        try:
            socket.create_connection((host, int(port)), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://{address}/query?union-default-graph", folder / "store"
    work.terminate()
    work.wait()


@pytest.mark.parametrize("name", ["documents", "responsibilities", "targets", "without-lead"])
def test_a_server_answers_as_the_store_does(server: tuple[str, Path], name: str) -> None:
    url, store = server
    expected = run_named(open_store(str(store)), name, {})
    assert expected.rows
    assert run_named(Endpoint(url), name, {}) == expected


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://127.0.0.1/", "begins with http://"),
        ("http://127.0.0.1:1/query", "http://127.0.0.1:1/query gives no answer"),
    ],
)
def test_a_server_that_is_none(url: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        run_named(Endpoint(url), "documents", {})
