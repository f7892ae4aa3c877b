"""The graph: what the records say, as RDF, for NetworkX, and in a store that answers questions.

    from tiaoli.graph import build_graph
    build_graph([parse(data, "条例.txt")]).query("documents")

Each library is imported when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, overload

import msgspec

from ..parser import Parsed
from .vocabulary import BASE, Names

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph
    import rdflib

    from .queries import Table
    from .views import View

__all__ = ["Graph", "build_graph"]


def build_graph(parsed: Iterable[Parsed], base: str = BASE) -> Graph:
    """The graph of what was read in some files; base: see `Names`."""
    return Graph(tuple(parsed), Names(base))


class Graph(msgspec.Struct, frozen=True, dict=True):
    """What was read in some files, to be had in three forms, each made anew when asked for."""

    parsed: tuple[Parsed, ...]
    names: Names

    def _repr_html_(self) -> str:
        """What a notebook shows: how many files and papers it is of, and the papers' titles."""
        from html import escape

        documents = [document for one in self.parsed for document in one.documents]
        titles = [one.title.text if one.title else one.label for one in documents[:20]]
        rows = "".join(f"<li>{escape(title)}</li>" for title in titles)
        rest = f"<li>… {len(documents) - 20}</li>" if len(documents) > 20 else ""
        return (
            f"<b>Graph</b>: {len(self.parsed)} files, {len(documents)} papers<ul>{rows}{rest}</ul>"
        )

    def as_rdflib(self) -> rdflib.Dataset:
        """One named graph for each printing; the default graph says which printing each is of."""
        from .exchange import build_dataset

        return build_dataset(self.parsed, self.names)

    @overload
    def as_networkx(self, view: None = None) -> nx.MultiDiGraph[str]: ...

    @overload
    def as_networkx(self, view: View) -> nx.Graph[str]: ...

    def as_networkx(self, view: View | None = None) -> nx.Graph[str]:
        """Things as nodes, what relates them as edges, all else as their attributes.

        view: only papers, bodies or districts, and what relates these: see `views.build_view`
        """
        from .network import build_network
        from .views import build_view

        if view is None:
            return build_network(self.parsed, self.names)
        return build_view(self.parsed, self.names, view)

    def as_store(self) -> pyoxigraph.Store:
        """A store in memory, with the same named graphs as `as_rdflib`."""
        from .store import build_store

        return build_store(self.parsed, self.names)

    def query(self, name: str, parameters: Mapping[str, str] | None = None) -> Table:
        """The answer to a named query: see `queries.run_named`."""
        from .queries import run_named

        return run_named(self.as_store(), name, parameters or {})
