"""Records -> rdflib, in which people exchange graphs."""

from collections.abc import Iterable
from functools import lru_cache

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node as Term

from ..parser import Parsed
from .literals import read_literal
from .rdf import read_graphs
from .vocabulary import PREFIXES, Names


def build_dataset(parsed: Iterable[Parsed], names: Names) -> Dataset:
    """One named graph for each printing; see `Graph.as_rdflib`."""
    dataset = Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    for graph in read_graphs(parsed, names):
        for context, nodes in (
            (dataset.default_graph, [(graph.name, graph.about)]),
            (dataset.graph(URIRef(graph.name[1:-1])), graph.nodes),
        ):
            for subject, statements in nodes:
                for term, value in statements:
                    context.add((read_term(subject), read_term(term), read_term(value)))
    return dataset


@lru_cache(maxsize=65_536)
def read_term(token: str) -> Term:
    """A term, from how N-Triples writes it."""
    if token.startswith("<"):
        return URIRef(token[1:-1])
    words, language, datatype = read_literal(token)
    return Literal(words, lang=language, datatype=datatype and datatype[1:-1])
