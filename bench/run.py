"""How fast all is on this machine, and how much memory it takes; see README.md beside it.

python bench/run.py [--size MB] [--rounds N] [--only PART]
"""

import argparse
import os
import random
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import ParamSpec, TypeVar

import msgspec
from floor import Find, scan_mentions, scan_structure
from timing import measure

from graph import print_graph
from tiaoli.parser import mentions as mentions_stage
from tiaoli.parser import parse

P = ParamSpec("P")
R = TypeVar("R")
ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
MEGABYTE = 1_000_000
SPARE, PER_BYTE = 60 * MEGABYTE, 40  # the bound on memory: 60 MB and 40 bytes for each of input
PARTS = ("speed", "lists", "memory", "start", "graph", "flatness")
# List of the record format, or a step of its own -> what finds it.
LISTS = {
    "passages": "build_passage",
    "jurisdiction": "find_jurisdiction",
    "agencies": "find_agencies",
    "responsibilities": "find_responsibilities",
    "citations": "find_citations",
    "dates": "find_dates",
    "definitions": "find_definitions",
    "places": "find_places",
    "norms": "find_norms",
    "targets": "find_targets",
    "resolve": "resolve",
}
# Prints the bytes that a process of its own holds at its peak.  ru_maxrss begins with what the
# process that started it holds, so it serves only where there is no /proc.
PEAK = """
import pathlib, resource, sys, msgspec
from tiaoli.parser import parse
encode = msgspec.json.Encoder().encode
for path in sys.argv[1:]:
    for document in parse(pathlib.Path(path).read_bytes(), path).documents:
        encode(document)
status = pathlib.Path("/proc/self/status")
if status.exists():
    peak = status.read_text().split("VmHWM:")[1].split()[0]
    print(int(peak) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def find_files() -> list[Path]:
    """The texts of the corpus beside the repository; the samples, where there is none."""
    return sorted(CORPUS.rglob("*.txt")) or sorted((ROOT / "samples").glob("*.txt"))


def fill(texts: Sequence[bytes], size: int) -> list[bytes]:
    """The texts over and over, until they are `size` bytes."""
    filled, length = list[bytes](), 0
    while length < size:
        filled.append(texts[len(filled) % len(texts)])
        length += len(filled[-1])
    return filled


def cut(data: bytes, size: int) -> bytes:
    """The first `size` bytes but for a character that they would split."""
    return data[:size].decode("utf-8", "ignore").encode()


def load_names() -> tuple[Find | None, list[str]]:
    """The names of places in the parser's data, and what finds them; None without ahocorasick_rs."""
    rows = (ROOT / "parser" / "data" / "divisions.tsv").read_text("utf-8").splitlines()
    fields = {field for row in rows if row[:1] != "#" for field in row.split("\t")}
    names = sorted(field for field in fields if len(field) > 1 and not field.isascii())
    try:
        ahocorasick = import_module("ahocorasick_rs")
    except ImportError:
        return None, names
    kind = ahocorasick.MatchKind.LeftmostLongest
    find: Find = ahocorasick.AhoCorasick(names, matchkind=kind).find_matches_as_indexes
    return find, names


def run_parser(texts: Sequence[bytes], mentions: bool = True) -> int:
    """Parse each text and encode its records; the size of the records."""
    encode = msgspec.json.Encoder().encode
    return sum(
        len(encode(document))
        for data in texts
        for document in parse(data, "text", mentions=mentions).documents
    )


def print_speed(texts: Sequence[bytes], rounds: int) -> None:
    encode = msgspec.json.Encoder().encode
    decoded = [data.decode("utf-8", "replace") for data in texts]
    characters = sum(map(len, decoded))
    find, names = load_names()
    whole, units, structure, mentions = measure(
        lambda: run_parser(texts),
        lambda: run_parser(texts, mentions=False),
        lambda: [scan_structure(text, encode) for text in decoded],
        lambda: [scan_mentions(text, encode, find, names) for text in decoded],
        rounds=rounds,
    )
    print(f"{len(texts)} texts, {sum(map(len, texts)) / MEGABYTE:.1f} MB, {characters} characters")
    print(
        f"structure, records encoded   {characters / units / 1e6:7.2f} million characters a second"
    )
    print(f"with all mentions            {characters / whole / 1e6:7.2f}")
    print(f"floor, structure             {characters / structure / 1e6:7.2f}")
    without = "" if find else "  (without names: ahocorasick_rs is not installed)"
    print(f"floor, mentions              {characters / mentions / 1e6:7.2f}{without}")
    print(f"times the floor for structure{units / structure:7.2f}  (wanted: 3, without mentions)")
    print(f"times the floor for mentions {whole / mentions:7.2f}  (wanted: 2.5, with mentions)")


def time_lists(texts: Sequence[bytes], rounds: int) -> dict[str, float]:
    """The least processor seconds of what finds each list, over all texts, in turns."""
    spent = dict.fromkeys(LISTS, 0.0)

    def clock(function: Callable[P, R], label: str) -> Callable[P, R]:
        def timed(*args: P.args, **named: P.kwargs) -> R:
            start = time.process_time()
            try:
                return function(*args, **named)
            finally:
                spent[label] += time.process_time() - start

        return timed

    least = dict.fromkeys(LISTS, float("inf"))
    plain = {name: getattr(mentions_stage, name) for name in LISTS.values()}
    try:
        for label, name in LISTS.items():
            setattr(mentions_stage, name, clock(plain[name], label))
        for _ in range(rounds):
            spent.update(dict.fromkeys(LISTS, 0.0))
            run_parser(texts)
            least = {label: min(least[label], spent[label]) for label in LISTS}
    finally:
        for name, function in plain.items():
            setattr(mentions_stage, name, function)
    return least


def print_lists(texts: Sequence[bytes], rounds: int) -> None:
    encode = msgspec.json.Encoder().encode
    decoded = [data.decode("utf-8", "replace") for data in texts]
    characters = sum(map(len, decoded))
    find, names = load_names()
    (floor,) = measure(
        lambda: [scan_mentions(text, encode, find, names) for text in decoded], rounds=rounds
    )
    print(f"{'list':18}{'M characters a second':>22}{'times the floor for mentions':>30}")
    for label, seconds in time_lists(texts, rounds).items():
        print(f"{label:18}{characters / max(seconds, 1e-9) / 1e6:22.1f}{seconds / floor:30.2f}")


def print_memory(paths: Sequence[Path], texts: Sequence[bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    large, open_brackets = folder / "large.txt", folder / "brackets.txt"
    large.write_bytes(cut(b"".join(fill(texts, 10 * MEGABYTE)), 10 * MEGABYTE))
    open_brackets.write_bytes(cut("（".encode() * 4 * MEGABYTE, 10 * MEGABYTE))
    for name, files in (
        ("all texts, one by one", paths),
        ("one text of 10 MB", [large]),
        ("10 MB of unclosed （", [open_brackets]),
    ):
        command = [sys.executable, "-c", PEAK, *map(str, files)]
        peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        bound = SPARE + PER_BYTE * max(path.stat().st_size for path in files)
        print(
            f"{name:28} {peak / MEGABYTE:7.1f} MB at the peak; bound {bound / MEGABYTE:.1f} MB"
            f"{'' if peak <= bound else '  EXCEEDED'}"
        )
    large.unlink()
    open_brackets.unlink()


def print_start(rounds: int) -> None:
    command = Path(sysconfig.get_path("scripts")) / "tiaoli"
    bare = _wall([sys.executable, "-c", "pass"], rounds)
    print(f"{'python alone':28} {bare * 1000:7.0f} ms")
    library = _wall([sys.executable, "-c", "import tiaoli.parser"], rounds)
    print(f"{'import tiaoli.parser':28} {library * 1000:7.0f} ms")
    if command.exists():
        shown = _wall([str(command), "--help"], rounds)
        print(f"{'tiaoli --help':28} {shown * 1000:7.0f} ms  (wanted: 300)")


def _wall(command: Sequence[str], rounds: int) -> float:
    """The least wall-clock seconds of a command; infinite where it fails."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        done = subprocess.run(command, check=False, capture_output=True)
        if done.returncode == 0:
            best = min(best, time.perf_counter() - start)
    return best


def make_hostile(corpus: bytes, size: int) -> Iterator[tuple[str, bytes]]:
    """Texts of `size` bytes each that no one would write."""
    text = corpus.decode("utf-8", "replace")
    repeated = {
        "第十百条 repeated": "第十百条　",
        "第一条 repeated": "第一条 ",
        "一、 repeated": "一、",
        "（一） in lines": "（一）\n",
        "unclosed （": "（",
        "unclosed 《": "《某",
        "NUL": "\0",
        "line ends": "\n",
        "blanks": "　",
        "commas": "为，",
        "条例": "条例",
        "titles in lines": "某市条例\n",
        "dates": "2019年",
        "chapters in lines": "第一章 总则\n",
        "quoted articles": "“第一条 甲。\n",
        "tabs": "甲\t乙\n",
        "[bookmark:": "[bookmark: ",
    }
    yield "laws on one line", cut(text.replace("\n", "").encode(), size)
    for name, piece in repeated.items():
        data = piece.encode()
        yield name, data * (size // len(data))
    chance = random.Random(0)
    codes = (chance.choice((0x80, 0x800, 0x3100, 0xD800, 0x20000)) for _ in range(size // 3))
    letters = "".join(chr(chance.randrange(code)) for code in codes)
    yield "random Unicode", cut(letters.encode("utf-8", "replace"), size)
    pieces = (
        "第一二三四五六七八九十条章节编款项、（）《》“”。；：，\n　 1234567890.年月日附件关于的通知"
    )
    yield "random law", cut("".join(chance.choices(pieces, k=size // 2)).encode(), size)


def spread(data: bytes, size: int, most: int = 10) -> list[bytes]:
    """Up to `most` pieces of `size` bytes, from all over the text: its parts differ in what they hold."""
    step = max(size, len(data) // most)
    pieces = (data[at : at + size] for at in range(0, len(data) - size + 1, step))
    return [piece.decode("utf-8", "ignore").encode() for piece in pieces]


def print_flatness(corpus: bytes, sizes: Sequence[int]) -> None:
    heads = [f"{size / MEGABYTE:g} MB" for size in sizes]
    print(f"{'nanoseconds a character':28}", *(f"{head:>9}" for head in heads), "   last : first")
    for name, data in (("laws", corpus), *make_hostile(corpus, max(sizes))):
        each = []
        for size in sizes:
            pieces = spread(data, min(size, len(data)))
            (seconds,) = measure(lambda pieces=pieces: run_parser(pieces), rounds=2)  # type: ignore[misc]
            each.append(seconds / sum(len(piece.decode()) for piece in pieces) * 1e9)
        grown = each[-1] / each[0]
        mark = "  NOT FLAT" if grown > 1.2 else ""
        print(
            f"{name:28}", *(f"{value:9.0f}" for value in each), f"{grown:10.2f}{mark}", flush=True
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=float, default=20, help="megabytes of text for the speed")
    options.add_argument("--rounds", type=int, default=3, help="the best of how many runs")
    options.add_argument("--largest", type=float, default=10, help="megabytes of the largest text")
    options.add_argument("--triples", type=int, default=1_000_000, help="how large a graph")
    options.add_argument("--rdflib", type=int, default=50_000, help="how large a graph for rdflib")
    options.add_argument("--only", choices=PARTS)
    chosen = options.parse_args()
    paths = find_files()
    texts = [path.read_bytes() for path in paths]
    print(
        f"{sys.version.split()[0]}, {os.cpu_count()} processors, texts of {paths[0].parents[1].name}"
    )
    if chosen.only in (None, "speed"):
        print_speed(fill(texts, int(chosen.size * MEGABYTE)), chosen.rounds)
    if chosen.only in (None, "lists"):
        print_lists(fill(texts, int(chosen.size * MEGABYTE)), chosen.rounds)
    if chosen.only in (None, "memory"):
        print_memory(paths, texts, ROOT / "build" / "bench")
    if chosen.only in (None, "start"):
        print_start(5)
    if chosen.only in (None, "graph"):
        print_graph(texts, chosen.triples, chosen.rounds, chosen.rdflib)
    if chosen.only in (None, "flatness"):
        largest = int(chosen.largest * MEGABYTE)
        corpus = b"".join(fill(texts, largest))
        print_flatness(corpus, [largest // 100, largest // 10, largest])


if __name__ == "__main__":
    main()
