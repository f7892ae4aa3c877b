"""Records -> NetworkX: the same graph, with things as nodes and what relates them as edges."""

from collections.abc import Iterable

from networkx import MultiDiGraph

from ..parser import Parsed
from .literals import read_literal
from .rdf import read_graphs
from .vocabulary import SHORT, TERMS, XSD, Names

Attribute = str | int


def build_network(parsed: Iterable[Parsed], names: Names) -> "MultiDiGraph[str]":
    """All that was read in some files.

    A node's key is its IRI without the base: `document/act-8e6e3753a03fc3a4/chp_1__art_3`.
    An edge's key is its property: `eli:is_part_of`.  What is no thing of its own is an attribute
    of the node, by its property: words, numbers, concepts (`tl:kind_article`), and places in a
    text.  Several values stand in one string with a line break between, so GraphML holds all.
    """
    network: MultiDiGraph[str] = MultiDiGraph()
    root = f"<{names.base}"
    attributes: dict[str, dict[str, dict[Attribute, None]]] = {}
    for graph in read_graphs(parsed, names):
        for subject, statements in ((graph.name, graph.about), *graph.nodes):
            if not subject.startswith(root):
                continue  # a concept's own words: its name is an attribute already
            key = _shorten(subject, root)
            network.add_node(key)
            known = attributes.setdefault(key, {})
            for term, value in statements:
                if value.startswith(root) and not names.is_place(value):
                    network.add_edge(key, _shorten(value, root), key=SHORT[term])
                else:
                    values = known.setdefault(SHORT[term], {})
                    values[_read_attribute(value, root)] = None
    for key, known in attributes.items():
        for name, values in known.items():
            (first, *others) = values
            network.nodes[key][name] = "\n".join(map(str, values)) if others else first
    return network


def _shorten(token: str, root: str) -> str:
    if token.startswith(root):
        return token[len(root) : -1]
    return SHORT.get(token) or token[1:-1].replace(TERMS, "tl:")


def _read_attribute(token: str, root: str) -> Attribute:
    if token.startswith("<"):
        return _shorten(token, root)
    words, _, datatype = read_literal(token)
    return int(words) if datatype == XSD.integer else words
