"""Whether a graph is as graph/shapes.ttl says (SHACL, by pySHACL): each named graph by itself."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Literal

from ..parser import Parsed
from .exchange import read_term
from .keys import Key, read_key
from .rdf import NamedGraph, build_graph_of, read_common_graphs, read_records
from .vocabulary import PROV, Names

_SH = Namespace("http://www.w3.org/ns/shacl#")


class Violation(msgspec.Struct, frozen=True, order=True):
    """What breaks a shape.

    path, line: where the thing was read, from 1; None for what comes from no text but our tables
    shape: its name in graph/shapes.ttl, `provision-kind`; node: the thing, without the base
    value: what it should not have; "" where something lacks
    """

    path: str | None
    line: int | None
    shape: str
    node: str
    value: str


class Checked(msgspec.Struct, frozen=True):
    """What is wrong in one file, and what is needed of it to check what files have in common.

    lines: the places of its citations -> path, line
    """

    violations: list[Violation]
    keys: list[Key]
    lines: dict[str, tuple[str, int]]


def check_file(parsed: Parsed, names: Names) -> Checked:
    """Check the graph of each paper in a file.  Raises `ImportError` without pySHACL."""
    source = parsed.source
    checked = Checked([], [], {})

    def find_line(place: str) -> tuple[str, int]:
        start = int(place.partition("#char=")[2].partition(",")[0])
        return source.name, bisect_right(source.line_starts, start)

    for reading in read_records([parsed], names):
        graph = build_graph_of(reading)
        places = {
            place for _, said in graph.nodes for term, place in said if term == PROV.wasQuotedFrom
        }
        lines = {place: find_line(place) for place in places}
        whole = find_line(reading.place(reading.document.source.span))
        checked.violations.extend(check_graph(graph, names, lines, whole))
        checked.keys.append(read_key(reading))
        for citation in reading.document.citations:
            place = reading.place(citation.span)
            checked.lines[place] = find_line(place)
    return checked


def check_common(files: Iterable[Checked], names: Names) -> list[Violation]:
    """Check the registries and what follows from several papers, after each file was checked."""
    keys, lines = list[Key](), dict[str, tuple[str, int]]()
    for checked in files:
        keys += checked.keys
        lines |= checked.lines
    return [
        violation
        for graph in read_common_graphs(keys, names)
        for violation in check_graph(graph, names, lines, (None, None))
    ]


def check_graph(
    graph: NamedGraph,
    names: Names,
    lines: Mapping[str, tuple[str, int]],
    whole: tuple[str | None, int | None],
) -> list[Violation]:
    """What in one named graph breaks a shape, in the order of lines.

    lines: place in a text -> path, line; whole: the same for what has no place of its own
    """
    from pyshacl import validate

    data = Graph()
    for subject, statements in graph.nodes:
        for term, value in statements:
            data.add((read_term(subject), read_term(term), read_term(value)))
    conforms, report, _ = validate(data, shacl_graph=_read_shapes(), inplace=True)
    if conforms:
        return []
    assert isinstance(report, Graph)
    places = _find_lines(graph, lines)
    found = set()
    for result in report.subjects(RDF.type, _SH.ValidationResult):
        node, fault = report.value(result, _SH.focusNode), report.value(result, _SH.value)
        path, line = places.get(f"<{node}>", whole)
        shape = str(report.value(result, _SH.sourceShape)).partition("#")[2]
        value = "" if fault is None or fault == node else str(fault)
        thing, value = (words.removeprefix(names.base) for words in (str(node), value))
        found.add(Violation(path, line, shape, thing, value))
    return sorted(found, key=lambda one: (one.line or 0, one.shape, one.node, one.value))


def _find_lines(
    graph: NamedGraph, lines: Mapping[str, tuple[str, int]]
) -> dict[str, tuple[str, int]]:
    """Node -> path, line; what has no place of its own, as a body, is where it is first spoken of."""
    found, spoken_of = dict[str, tuple[str, int]](), dict[str, tuple[str, int]]()
    for subject, statements in graph.nodes:
        own = [
            lines[value]
            for term, value in statements
            if term == PROV.wasQuotedFrom and value in lines
        ]
        if own:
            found[subject] = first = min(own)
            for _, value in statements:
                spoken_of[value] = min(first, spoken_of.get(value, first))
    return spoken_of | found


@cache
def _read_shapes() -> Graph:
    """The shapes, with each property shape aimed at what its node shapes are.

    pySHACL checks a shape that has its own target on all nodes at once, and one within a node
    shape on each anew, which takes three times as long.
    """
    text = files(__package__).joinpath("shapes.ttl").read_text(encoding="utf-8")
    shapes = Graph().parse(data=text, format="turtle")
    for node_shape, part in list(shapes.subject_objects(_SH.property)):
        shapes.add((part, RDF.type, _SH.PropertyShape))
        shapes.remove((node_shape, _SH.property, part))
        for aim in (_SH.targetClass, _SH.targetSubjectsOf, _SH.targetObjectsOf):
            for target in shapes.objects(node_shape, aim):
                shapes.add((part, aim, target))
    for node_shape in list(shapes.subjects(RDF.type, _SH.NodeShape)):
        shapes.remove((node_shape, None, None))
    return shapes


@cache
def find_shapes(language: str) -> dict[str, str]:
    """The name of each property shape -> what it asks for, in `zh` or `en`."""
    return {
        str(shape).partition("#")[2]: str(message)
        for shape, message in sorted(_read_shapes().subject_objects(_SH.message))
        if isinstance(shape, URIRef)
        and isinstance(message, Literal)
        and message.language == language
    }
