"""Turtle, JSON-LD and N-Quads: the same graph, the same bytes on every run.

Each is written document by document as it is described, so memory does not grow with their
number; only N-Quads, which come sorted, go through a temporary file where there are many.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, islice
from operator import itemgetter
from tempfile import TemporaryFile
from typing import BinaryIO

import msgspec

from ..graph.literals import read_literal
from ..graph.mentions import Node
from ..graph.rdf import Block, NamedGraph, find_blocks, read_graphs
from ..graph.vocabulary import BASE, DCTERMS, ELI, PREFIXES, RDF, SHORT, TERMS, XSD, Names
from ..parser import Parsed

Json = str | int | list["Json"] | dict[str, "Json"]

# Of the names that Turtle may write with a prefix, the plain ones.
_LOCAL = re.compile(r"[A-Za-z0-9_\u4e00-\u9fff]+")

# How many bytes of N-Quads are sorted at once, and how many subjects' lines are merged at once.
_SORTED, _MERGED = 30_000_000, 1_000

# What holds what in JSON-LD: the inverse of each of these is a key of outputs/context.jsonld.
_HOLDERS = {
    ELI.realizes: "expressions",
    ELI.embodies: "printings",
    ELI.is_part_of: "provisions",
    DCTERMS.source: "statements",
}


def write_turtle(parsed: Iterable[Parsed], file: BinaryIO, base: str = BASE) -> None:
    """Turtle, a block for each subject, in the order of the texts.

    What several papers speak of, such as a body or a genre, stands with the first of them.  A
    paper that was printed twice comes twice, once for each reading.
    """
    names = Names(base)
    root = f"<{base}"

    def abbreviate(token: str) -> str:
        if token[-1] != ">":
            return token  # words
        return f"<{token[len(root) :]}" if token.startswith(root) else _abbreviate(token)

    file.write(f"@base <{base}> .\n".encode())
    file.writelines(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in PREFIXES.items())
    shared: set[str] = set()
    for graph in read_graphs(parsed, names):
        blocks: list[str] = []
        for subject, statements in ((graph.name, graph.about), *graph.nodes):
            lines = " ;\n    ".join(
                [f"{_VERBS[term]} {abbreviate(value)}" for term, value in statements]
            )
            block = f"\n{abbreviate(subject)}\n    {lines} .\n"
            if names.is_shared(subject):
                if block in shared:
                    continue
                shared.add(block)
            blocks.append(block)
        file.write("".join(blocks).encode())


_VERBS = {**SHORT, RDF.type: "a"}


@lru_cache(maxsize=4096)
def _abbreviate(token: str) -> str:
    """A term, a concept or a typed literal as Turtle writes it; other IRIs as they are."""
    if token.startswith('"'):
        words, _, datatype = read_literal(token)
        return words if datatype == XSD.integer else f'"{words}"^^{_abbreviate(datatype or "")}'
    if token.startswith(f"<{TERMS}") and _LOCAL.fullmatch(local := token[len(TERMS) + 1 : -1]):
        return f"tl:{local}"
    return SHORT.get(token, token)


def write_nquads(parsed: Iterable[Parsed], file: BinaryIO, base: str = BASE) -> None:
    """N-Quads: canonical lines in the order of their code points, each once.

    The graph of a line is the printing that it was read in.
    """
    blocks: list[Block] = []
    size = 0
    runs: list[Iterator[Block]] = []
    with ExitStack() as opened:
        for graph in read_graphs(parsed, Names(base)):
            first = len(blocks)
            blocks += find_blocks(graph)
            size += sum([len(said) for _, _, said in blocks[first:]])
            if size >= _SORTED:
                run = opened.enter_context(TemporaryFile())
                blocks.sort()
                _write_run(blocks, run)
                runs.append(_read_run(run))
                blocks.clear()
                size = 0
        blocks.sort()
        runs.append(iter(blocks))
        file.writelines(b"".join(_find_lines(portion)) for portion in _merge(runs))


def _find_lines(blocks: Iterable[Block]) -> Iterator[bytes]:
    """The lines of each subject: those of several graphs in order, each once."""
    for _, same in groupby(blocks, itemgetter(0)):
        lines = [
            b"".join((subject, said.replace(b"\n", end + subject), end))
            for subject, end, said in same
        ]
        if len(lines) > 1:
            lines = sorted({line for some in lines for line in some.splitlines(keepends=True)})
        yield from lines


def _write_run(blocks: Sequence[Block], run: BinaryIO) -> None:
    """The blocks, which are in order, in portions, each behind its length."""
    for at in range(0, len(blocks), _MERGED):
        data = msgspec.msgpack.encode(blocks[at : at + _MERGED])
        run.write(len(data).to_bytes(8, "big") + data)


def _read_run(run: BinaryIO) -> Iterator[Block]:
    run.seek(0)
    decoder = msgspec.msgpack.Decoder(list[Block])
    while length := run.read(8):
        yield from decoder.decode(run.read(int.from_bytes(length, "big")))


def _merge(runs: list[Iterator[Block]]) -> Iterator[list[Block]]:
    """The blocks of all runs in order, all those of a subject in one portion; each run is in order.

    Sorting what may come next is several times as quick as a heap, which takes one at a time.
    """
    heads = [list(islice(run, _MERGED)) for run in runs]
    while any(heads):
        last = min(head[-1][0] for head in heads if head)
        portion: list[Block] = []
        for i, run in enumerate(runs):
            while taken := bisect_right(heads[i], last, key=itemgetter(0)):
                portion += heads[i][:taken]
                heads[i] = heads[i][taken:] or list(islice(run, _MERGED))
        portion.sort()
        yield portion


def write_jsonld(parsed: Iterable[Parsed], file: BinaryIO, base: str = BASE) -> None:
    """JSON-LD with our own context: a named graph for each printing, the paper's tree in it.

    One line for each paper.  What is shared stands within the first thing that refers to it.
    """
    context, keys = _read_context()
    encoder = msgspec.json.Encoder()
    file.write(b'{"@context": ')
    file.write(encoder.encode({"@base": base, **context}))
    file.write(b',\n"@graph": [')
    separator = b"\n"
    names = Names(base)
    for graph in read_graphs(parsed, names):
        file.write(separator)
        file.write(encoder.encode(_frame(graph, names, keys)))
        separator = b",\n"
    file.write(b"\n]}\n")


class _Key(msgspec.Struct, frozen=True):
    """A property's key in the context, and of what its plain values are."""

    name: str
    iri: bool
    language: str | None
    datatype: str | None


@cache
def _read_context() -> tuple[dict[str, Json], dict[str, _Key]]:
    """The context, and each property with its key in it."""
    data = files(__package__).joinpath("context.jsonld").read_bytes()
    read = msgspec.json.decode(data, type=dict[str, dict[str, str | dict[str, str]]])
    tokens = {short: token for token, short in SHORT.items()}
    context: dict[str, Json] = {}
    keys: dict[str, _Key] = {}
    for name, entry in read["@context"].items():
        if isinstance(entry, str):
            context[name] = entry
            definition = {"@id": entry}
        else:
            context[name] = {**entry}
            definition = entry
        if token := tokens.get(definition.get("@id", "")):
            datatype = definition.get("@type", "")
            keys[token] = _Key(
                name, datatype == "@id", definition.get("@language"), tokens.get(datatype)
            )
    return context, keys


class _Frame:
    """The tree of what one graph holds, as it grows."""

    def __init__(self, names: Names, keys: dict[str, _Key]) -> None:
        self.root = f"<{names.base}"
        self.keys = keys
        self.nodes: dict[str, dict[str, Json]] = {}  # every subject so far
        self.shared: dict[str, dict[str, Json]] = {}  # of them, those that wait for their place
        self.top: list[Json] = []

    def add(self, node: Node) -> None:
        """Put a node within the one that holds it, or else at the top."""
        subject, statements = node
        thing: dict[str, Json] = {"id": self._shorten(subject)}
        held = False
        for term, value in statements:
            if not held and term in _HOLDERS and value in self.nodes:
                held = True
                inner = self.nodes[value].setdefault(_HOLDERS[term], [])
                assert isinstance(inner, list)
                inner.append(thing)
            elif term == RDF.type:
                _add_value(thing, "type", self._shorten(value).partition(":")[2])
            else:
                _add_value(thing, self.keys[term].name, self._read_value(value, self.keys[term]))
        self.nodes[subject] = thing
        if not held:
            self.top.append(thing)

    def add_shared(self, node: Node) -> None:
        """Keep a node for the first that refers to it."""
        self.add(node)
        self.top.pop()
        self.shared[node[0]] = self.nodes[node[0]]

    def _shorten(self, token: str) -> str:
        if token.startswith(self.root):
            return token[len(self.root) : -1]
        return _abbreviate(token).strip("<>")

    def _read_value(self, token: str, key: _Key) -> Json:
        if token.startswith("<"):
            if token in self.shared:
                return self.shared.pop(token)
            return self._shorten(token) if key.iri else {"id": self._shorten(token)}
        words, language, datatype = read_literal(token)
        assert (language, datatype) == (key.language, key.datatype), (token, key)
        return int(words) if datatype == XSD.integer else words


def _add_value(thing: dict[str, Json], name: str, value: Json) -> None:
    before = thing.setdefault(name, value)
    if before is not value:
        thing[name] = [*before, value] if isinstance(before, list) else [before, value]


def _frame(graph: NamedGraph, names: Names, keys: dict[str, _Key]) -> Json:
    """A named graph: a paper with its words and its provisions in it, and what is in them."""
    frame = _Frame(names, keys)
    for shared in (True, False):
        for node in graph.nodes:
            if names.is_shared(node[0]) is shared:
                (frame.add_shared if shared else frame.add)(node)
    outer = _Frame(names, keys)
    outer.add((graph.name, graph.about))
    (around,) = outer.top
    assert isinstance(around, dict)
    return {**around, "graph": [*frame.top, *frame.shared.values()]}
