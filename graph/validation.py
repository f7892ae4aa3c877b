"""Whether a graph keeps to graph/shapes.ttl (SHACL), document by document, with pySHACL."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from importlib.resources import files

import msgspec
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from ..parser import Parsed
from .exchange import build_dataset
from .vocabulary import PROV, Names

_SH = Namespace("http://www.w3.org/ns/shacl#")
_PLACE = re.compile(r"#char=([0-9]+),")


class Violation(msgspec.Struct, frozen=True, order=True):
    """What breaks a shape: the thing, its line in the file (from 1), and why."""

    line: int
    node: str
    message: str


def find_violations(parsed: Parsed, names: Names, language: str = "en") -> list[Violation]:
    """What in one file's graph breaks a shape.  Raises `ImportError` without pySHACL."""
    return list(check_graph(merge([parsed], names), parsed, language))


def merge(parsed: Iterable[Parsed], names: Names) -> Graph:
    """All graphs of some files as one."""
    merged = Graph()
    for subject, term, value, _ in build_dataset(parsed, names).quads():
        merged.add((subject, term, value))
    return merged


def check_graph(merged: Graph, parsed: Parsed, language: str = "en") -> Iterator[Violation]:
    """What in a graph of the file `parsed` breaks a shape, in the order of lines."""
    from pyshacl import validate

    shapes = Graph().parse(files(__package__).joinpath("shapes.ttl").read_bytes(), format="turtle")
    _, report, _ = validate(merged, shacl_graph=shapes)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(RDF.type, _SH.ValidationResult):
        node = report.value(result, _SH.focusNode)
        words = [
            str(message)
            for message in report.objects(result, _SH.resultMessage)
            if isinstance(message, Literal) and message.language == language
        ]
        places = merged.objects(node, URIRef(PROV.wasQuotedFrom[1:-1]))
        starts = [int(match[1]) for place in places if (match := _PLACE.search(str(place)))]
        line = bisect_right(parsed.source.line_starts, min(starts, default=0))
        found.add(Violation(line, str(node), "; ".join(sorted(words))))
    yield from sorted(found)
