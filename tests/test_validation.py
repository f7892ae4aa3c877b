"""The shapes: sound graphs keep to them, and each way of breaking one is caught."""

import pytest
from rdflib import RDF, URIRef

from tiaoli.graph.validation import check_graph, find_violations, merge
from tiaoli.graph.vocabulary import CV, DCTERMS, ELI, ORG, PROV, SCHEMA, SKOS, TL, Names
from tiaoli.parser import parse

LAW = parse(
    "杭州市小河管理办法\n第一条　根据《杭州市水条例》，制定本办法。\n"
    "第二条　由市水务局牵头，市财政局配合做好清淤工作。\n".encode(),
    "a.txt",
)


def test_a_sound_graph_keeps_to_the_shapes() -> None:
    assert find_violations(LAW, Names()) == []


@pytest.mark.parametrize(
    ("kind", "term", "message"),
    [
        (ELI.LegalResourceSubdivision, ELI.is_part_of, "a unit is part of one paper or unit"),
        (ELI.LegalResourceSubdivision, ELI.type_subdivision, "a unit is of one kind"),
        (ELI.LegalResourceSubdivision, SCHEMA.position, "a unit has its position"),
        (ELI.LegalResourceSubdivision, PROV.wasQuotedFrom, "a unit tells where it was read"),
        (ELI.LegalExpression, ELI.realizes, "a text is that of one paper"),
        (TL.Responsibility, CV.hasParticipant, "a duty is that of one body"),
        (TL.Responsibility, CV.role, "a duty has one role"),
        (TL.Responsibility, PROV.wasQuotedFrom, "a duty tells where it was read"),
        (TL.Citation, TL.relation, "a citation has one relation"),
        (TL.Citation, DCTERMS.source, "a citation stands in a unit"),
        (ORG.FormalOrganization, SKOS.prefLabel, "a body has a name"),
    ],
)
def test_what_breaks_a_shape_is_caught(kind: str, term: str, message: str) -> None:
    graph = merge([LAW], Names())
    node = min(graph.subjects(RDF.type, URIRef(kind[1:-1])))
    graph.remove((node, URIRef(term[1:-1]), None))
    (violation,) = check_graph(graph, LAW)
    assert (violation.node, violation.message) == (str(node), message)
    assert 1 <= violation.line <= 3
