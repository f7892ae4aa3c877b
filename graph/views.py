"""The network seen from one side, small enough for Gephi: papers, bodies, or districts alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Literal

from networkx import DiGraph, Graph, MultiDiGraph

from ..parser import Parsed
from .network import build_network
from .vocabulary import Names

View = Literal["documents", "citations", "supersession", "agencies", "districts"]

# What relates two papers, and which of it puts one in the place of the other.
_SUPERSESSION = {"eli:repeals", "eli:amends", "tl:prevailsOver", "tl:draftOf"}
_DOCUMENTS = _SUPERSESSION | {
    "eli:applies",
    "eli:based_on",
    "eli:cites",
    "eli:commences",
    "eli:consolidates",
    "eli:corrects",
    "eli:ensures_implementation_of",
    "eli:has_member",
    "tl:explains",
    "tl:forwards",
    "tl:possiblySameAs",
}
_EDGES: dict[str, set[str]] = {
    "documents": _DOCUMENTS,
    "citations": {"tl:citesWork"},
    "supersession": _SUPERSESSION,
    "districts": {"skos:broader", "dcterms:isReplacedBy"},
}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def build_view(parsed: Iterable[Parsed], names: Names, view: View) -> "Graph[str]":
    """One view of what was read; nodes and edges in the order of their names.

    A node has its `label` and `type`; an edge its `weight`, how often it is said.
    documents, citations, supersession, districts: a directed graph; an edge's `relation` is its
        properties, `eli:amends eli:cites`; what a unit cites is cited by its paper
    agencies: undirected; two bodies with a part in the same provision are joined, with a count for
        each pair of roles: `cooperate-lead`
    """
    whole = build_network(parsed, names)
    return _build_agencies(whole) if view == "agencies" else _build_relations(whole, _EDGES[view])


def _build_relations(whole: "MultiDiGraph[str]", properties: set[str]) -> "DiGraph[str]":
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for source, target, relation in whole.edges(keys=True):
        if relation in properties:
            if relation == "tl:citesWork":
                source = "/".join(source.split("/")[:2])
            found[source, target][relation] += 1
    view: DiGraph[str] = DiGraph()
    _add_nodes(view, {node for pair in found for node in pair}, whole)
    for (source, target), relations in sorted(found.items()):
        words = " ".join(sorted(relations))
        view.add_edge(source, target, relation=words, weight=relations.total())
    return view


def _build_agencies(whole: "MultiDiGraph[str]") -> "Graph[str]":
    duties: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for duty, body in (
        (a, b) for a, b, key in whole.edges(keys=True) if key == "cv:hasParticipant"
    ):
        role = str(whole.nodes[duty]["cv:role"]).removeprefix("tl:role_")
        for _, unit, key in whole.out_edges(duty, keys=True):
            if key == "dcterms:source":
                duties[unit].add((body, role))
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for parts in duties.values():
        joined: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for (body, role), (other, another) in combinations(sorted(parts), 2):
            if body != other:
                joined[body, other].add("-".join(sorted((role, another))))
        for pair, roles in joined.items():
            found[pair].update((*roles, "weight"))
    view: Graph[str] = Graph()
    _add_nodes(view, {body for parts in duties.values() for body, _ in parts}, whole)
    for pair, counts in sorted(found.items()):
        view.add_edge(*pair)
        view.edges[pair].update(sorted(counts.items()))
    return view


def _add_nodes(view: "Graph[str]", nodes: set[str], whole: "MultiDiGraph[str]") -> None:
    for node in sorted(nodes):
        known = whole.nodes[node]
        label = known.get("rdfs:label") or known.get("skos:prefLabel") or node
        kind = str(known.get("rdf:type", ""))
        view.add_node(node, label=_NO_XML.sub("\ufffd", str(label)), type=kind)
