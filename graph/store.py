"""Records -> an Oxigraph store, which answers SPARQL."""

from collections.abc import Iterable

from pyoxigraph import RdfFormat, Store

from ..parser import Parsed
from .rdf import find_quads, read_graphs
from .vocabulary import Names

# Lines are handed over in portions of so many: large enough for the store to sort them well.
_PORTION = 200_000


def build_store(parsed: Iterable[Parsed], names: Names) -> Store:
    """A store in memory that holds what was read in some files."""
    store = Store()
    lines: list[str] = []
    for graph in read_graphs(parsed, names):
        lines += find_quads(graph)
        if len(lines) >= _PORTION:
            _load(store, lines)
            lines.clear()
    _load(store, lines)
    return store


def _load(store: Store, lines: list[str]) -> None:
    # Our own lines need no second validation; a test reads them strictly.
    store.bulk_load("".join(lines).encode(), RdfFormat.N_QUADS, lenient=True)
