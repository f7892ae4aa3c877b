"""Records -> an Oxigraph store, which answers SPARQL: in memory, or on disk and kept up to date.

A store on disk is a folder of generations.  Each build makes a new one, of links to what stays the
same of the last, and then names it in the file `current`: whoever reads, or finds the folder after
a build was killed, has the old generation or the new one.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from ..parser import Parsed
from .keys import Key, read_key
from .rdf import build_graph_of, read_common_graphs, read_graphs, read_records, write_trig
from .vocabulary import Names

# TriG is handed over in portions of so many bytes, on disk some 60,000 triples: with twice as many a
# build of 1,000 papers takes more than 300 MB.  In memory, where all is held anyway, larger is faster.
_PORTION, _PORTION_IN_MEMORY = 6_000_000, 24_000_000

_CURRENT, _INDEX, _QUADS, _LOCK = "current", "index.msgpack", "quads", "lock"


class StoreError(ValueError):
    """A store that can't be read or built; the message says what to do."""


def build_store(parsed: Iterable[Parsed], names: Names) -> Store:
    """A store in memory that holds what was read in some files."""
    store = Store()
    blocks = (write_trig(graph).encode() for graph in read_graphs(parsed, names))
    for portion in _join_portions(blocks, _PORTION_IN_MEMORY):
        _load(store, portion)
    return store


def open_store(folder: str) -> Store:
    """The store of the last build in `folder`, to be read; raises `StoreError` without one."""
    current = _find_current(Path(folder))
    if current is None:
        raise StoreError(f"{folder} holds no store; make one: tiaoli build PATH --store {folder}")
    return Store.read_only(str(current / _QUADS))


class Described(msgspec.Struct, frozen=True):
    """What one file tells: its graphs in TriG, their names, the keys of its papers."""

    name: str
    sha256: str
    trig: bytes
    graphs: tuple[str, ...]
    keys: tuple[Key, ...]
    provisions: int


def describe_file(parsed: Parsed, names: Names) -> Described:
    """What one file tells, ready to be stored; what it shares with others is left to the keys."""
    keys, graphs, blocks = [], [], []
    for reading in read_records([parsed], names):
        keys.append(read_key(reading))
        graphs.append(reading.graph)
        blocks.append(write_trig(build_graph_of(reading)))
    provisions = sum(len(document.provisions) for document in parsed.documents)
    source = parsed.source
    trig = "".join(blocks).encode()
    return Described(source.name, source.sha256, trig, tuple(graphs), tuple(keys), provisions)


class _Unit(msgspec.Struct):
    """The files of the same bytes, which share their graphs: their names, in order."""

    names: list[str]
    graphs: set[str] = msgspec.field(default_factory=set)
    keys: list[Key] = msgspec.field(default_factory=list)


class _Made(msgspec.Struct):
    """made_by: the rules and the base that a generation was made with."""

    made_by: str


class _Index(_Made):
    """What a generation holds: sha256 -> unit."""

    units: dict[str, _Unit] = msgspec.field(default_factory=dict)


class Build:
    """One build of a store on disk: first tells which files to parse, then takes what they tell.

    changed: the names of the files that the last build did not have, or had otherwise
    gone: of those that it had and this one has not
    """

    def __init__(self, folder: Path, digests: Mapping[str, str], names: Names) -> None:
        self._folder = folder
        self._names = names
        self._last = _find_current(folder)
        index = _Index(f"{_find_version()} {names.base}")
        if self._last is not None:
            packed = (self._last / _INDEX).read_bytes()
            # By other rules the rest may have another form: it is read only if they are the same.
            if msgspec.msgpack.decode(packed, type=_Made).made_by == index.made_by:
                index = msgspec.msgpack.decode(packed, type=_Index)
            else:
                self._last = None
        wanted: dict[str, list[str]] = {}
        for name in sorted(digests):
            wanted.setdefault(digests[name], []).append(name)
        self._digests = digests
        self._index = index
        self._stale = {
            digest: unit for digest, unit in index.units.items() if wanted.get(digest) != unit.names
        }
        self.gone = frozenset(
            name for unit in self._stale.values() for name in unit.names if name not in digests
        )
        for digest in self._stale:
            del index.units[digest]
        self.changed = frozenset(
            name for digest in wanted if digest not in index.units for name in wanted[digest]
        )

    def finish(self, described: Iterable[Described]) -> None:
        """Put what the changed files tell in the place of what they told, and make that the store."""
        if self._last is not None and not self._stale and not self.changed:
            return
        generation = self._folder / _next(_find_current(self._folder))
        generation.mkdir()
        path = str(generation / _QUADS)
        if self._last is not None:
            Store(str(self._last / _QUADS)).backup(path)
        store = Store(path)
        for unit in self._stale.values():
            for graph in unit.graphs:
                _remove(store, graph)
        for graph in (self._names.registries, self._names.derived):
            _remove(store, graph)
        for portion in _join_portions(self._write(described), _PORTION):
            _load(store, portion)
        if self._last is None:
            # Merging all sorted portions takes a quarter of the time of a load; questions about
            # many papers are then answered two to four times as fast.
            store.optimize()
        store.flush()
        (generation / _INDEX).write_bytes(msgspec.msgpack.encode(self._index))
        _switch(self._folder, generation)

    def _write(self, described: Iterable[Described]) -> Iterator[bytes]:
        """What the changed files tell, entering each in the index; then what all have in common."""
        for one in described:
            if self._digests[one.name] != one.sha256:
                raise StoreError(f"{one.name} changed while it was read; build again")
            unit = self._index.units.setdefault(one.sha256, _Unit([]))
            unit.names = sorted({*unit.names, one.name})
            unit.graphs.update(one.graphs)
            unit.keys += one.keys
            yield one.trig
        keys = [key for unit in self._index.units.values() for key in unit.keys]
        for common in read_common_graphs(keys, self._names):
            yield write_trig(common).encode()


@contextmanager
def begin_build(folder: str, digests: Mapping[str, str], names: Names) -> Iterator[Build]:
    """A build of the store in `folder`, alone at work there.

    digests: name of each file -> sha256 of its bytes; raises `StoreError` where a build is at work
    """
    from fcntl import LOCK_EX, LOCK_NB, flock

    root = Path(folder)
    root.mkdir(parents=True, exist_ok=True)
    with (root / _LOCK).open("wb") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise StoreError(f"another build is at work in {folder}; wait for it") from None
        current = _find_current(root)
        for old in root.glob("generation-*"):  # the last but one, or what a killed build left
            if old != current:
                shutil.rmtree(old)
        yield Build(root, digests, names)


def _find_current(folder: Path) -> Path | None:
    try:
        return folder / (folder / _CURRENT).read_text(encoding="ascii")
    except FileNotFoundError:
        return None


def _next(current: Path | None) -> str:
    number = int(current.name.rpartition("-")[2]) + 1 if current else 1
    return f"generation-{number}"


def _switch(folder: Path, generation: Path) -> None:
    """Name a generation as the store.  To replace a file is one step: no reader sees a half."""
    new = folder / f"{_CURRENT}.new"
    with new.open("w", encoding="ascii") as file:
        file.write(generation.name)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / _CURRENT)


def _remove(store: Store, graph: str) -> None:
    """A named graph, and what the default graph says of it."""
    name = NamedNode(graph[1:-1])
    store.remove_graph(name)
    for quad in list(store.quads_for_pattern(name, None, None, DefaultGraph())):
        store.remove(quad)


def _join_portions(blocks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The TriG of several graphs or files, joined to portions of some `size` bytes."""
    portion = bytearray()
    for block in blocks:
        portion += block
        if len(portion) >= size:
            yield bytes(portion)
            portion.clear()
    yield bytes(portion)


def _load(store: Store, trig: bytes) -> None:
    # What we wrote ourselves needs no second validation; a test reads it strictly.
    store.bulk_load(trig, RdfFormat.TRIG, lenient=True)


@cache
def _find_version() -> str:
    """A digest of the rules and tables that make a graph: with others, all is to be read again."""
    digest = hashlib.blake2b(digest_size=16)

    def add(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir():
                add(entry)
            elif entry.name.endswith((".py", ".tsv")):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes())

    root = files(__package__)
    add(root)
    add(files((__package__ or "").replace("graph", "parser")))
    return digest.hexdigest()
