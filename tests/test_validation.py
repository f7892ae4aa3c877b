"""The shapes: sound graphs keep to them, and what breaks one is caught, shape by shape."""

import re
import sys
from pathlib import Path

import pytest

from tiaoli.graph.literals import chinese, decimal, integer, string
from tiaoli.graph.mentions import Node, Statement
from tiaoli.graph.rdf import NamedGraph, read_graphs
from tiaoli.graph.validation import check_common, check_file, check_graph, find_shapes
from tiaoli.graph.vocabulary import (
    CV,
    DCTERMS,
    ELI,
    LRMLMM,
    ORG,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SKOSXL,
    TL,
    Names,
    concept,
)
from tiaoli.outputs import cli
from tiaoli.parser import parse

from .made_up import build_made_up

pytest.importorskip("pyshacl")

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
NAMES = Names()
ELSEWHERE = f"<{NAMES.base}elsewhere>"
DAY = '"2024-06-06"^^<http://www.w3.org/2001/XMLSchema#date>'

UNIT, PAPER = ELI.LegalResourceSubdivision, ELI.LegalResource
# Shape, the class of what is spoilt, what is done to it, and with what.  `drop` takes what is said
# by a property, `put` says something else, `add` something more.
BROKEN = [
    ("paper-identifier", PAPER, "drop", DCTERMS.identifier, ""),
    ("paper-status", PAPER, "put", TL.status, concept("status", "lost")),
    ("paper-title", PAPER, "add", RDFS.label, chinese("另一个标题")),
    ("paper-genre", PAPER, "put", ELI.type_document, ELSEWHERE),
    ("paper-number", PAPER, "add", ELI.id_local, string("")),
    ("paper-issuer", PAPER, "add", ELI.passed_by, chinese("市政府")),
    ("paper-jurisdiction", PAPER, "add", ELI.jurisdiction, ELSEWHERE),
    ("paper-begins", PAPER, "put", ELI.first_date_entry_in_force, string("2024")),
    ("paper-ends", PAPER, "put", ELI.date_no_longer_in_force, string("2024")),
    ("text-paper", ELI.LegalExpression, "drop", ELI.realizes, ""),
    ("text-language", ELI.LegalExpression, "drop", ELI.language, ""),
    ("printing-text", ELI.Format, "drop", ELI.embodies, ""),
    ("printing-label", ELI.Format, "drop", RDFS.label, ""),
    ("printing-path", ELI.Format, "drop", TL.path, ""),
    ("printing-encoding", ELI.Format, "drop", TL.encoding, ""),
    ("printing-digest", ELI.Format, "put", TL.sha256, string("0")),
    ("printing-media-type", ELI.Format, "put", ELI.media_type, ELSEWHERE),
    ("provision-parent", UNIT, "drop", ELI.is_part_of, ""),
    ("provision-parent-known", UNIT, "put", ELI.is_part_of, ELSEWHERE),
    ("provision-kind", UNIT, "put", ELI.type_subdivision, concept("kind", "verse")),
    ("provision-id", UNIT, "drop", TL.eId, ""),
    ("provision-position", UNIT, "put", SCHEMA.position, integer(0)),
    ("provision-number", UNIT, "put", ELI.number, string("第一")),
    ("provision-label", UNIT, "put", RDFS.label, string("第一条")),
    ("provision-heading", UNIT, "put", ELI.title, chinese("")),
    ("provision-words", UNIT, "add", SCHEMA.text, chinese("又一段")),
    ("one-place", UNIT, "drop", PROV.wasQuotedFrom, ""),
    ("statement-source", TL.Mention, "add", DCTERMS.source, ELSEWHERE),
    ("statement-source-known", TL.Citation, "put", DCTERMS.source, ELSEWHERE),
    ("a-place", TL.Responsibility, "put", PROV.wasQuotedFrom, ELSEWHERE),
    ("a-rule", LRMLMM.Obligation, "drop", TL.rule, ""),
    ("some-words", TL.Mention, "drop", SCHEMA.text, ""),
    ("mention-of", TL.Mention, "drop", TL.refersTo, ""),
    ("mention-of-known", TL.Mention, "put", TL.refersTo, ELSEWHERE),
    ("duty-body", TL.Responsibility, "add", CV.hasParticipant, ELSEWHERE),
    ("duty-body-known", TL.Responsibility, "put", CV.hasParticipant, ELSEWHERE),
    ("duty-role", TL.Responsibility, "put", CV.role, concept("role", "rest")),
    ("duty-action", TL.Responsibility, "put", DCTERMS.description, string("支持")),
    ("duty-action-place", TL.Responsibility, "put", TL.actionQuotedFrom, ELSEWHERE),
    ("citation-kind", TL.Citation, "drop", DCTERMS.type, ""),
    ("citation-relation", TL.Citation, "add", TL.relation, concept("relation", "likes")),
    ("citation-target", TL.Citation, "put", TL.target, string("第一条")),
    ("citation-open", TL.Citation, "add", TL.unresolvedBecause, string("not in this file")),
    ("citation-work", TL.Citation, "add", TL.targetWork, string("某法")),
    ("date-meaning", TL.DateMention, "put", DCTERMS.type, concept("meaning", "none")),
    ("date-value", TL.DateMention, "put", TL.dateValue, string("去年")),
    ("term-name", SKOSXL.Label, "drop", SKOSXL.literalForm, ""),
    ("term-kind", SKOSXL.Label, "drop", DCTERMS.type, ""),
    ("term-scope", SKOSXL.Label, "add", TL.scope, ELSEWHERE),
    ("norm-bearer", LRMLMM.Obligation, "put", TL.bearer, ELSEWHERE),
    ("target-kind", SCHEMA.QuantitativeValue, "drop", DCTERMS.type, ""),
    ("target-indicator", SCHEMA.QuantitativeValue, "drop", TL.indicator, ""),
    ("target-bound", SCHEMA.QuantitativeValue, "put", TL.bound, string("≥")),
    ("target-value", SCHEMA.QuantitativeValue, "put", SCHEMA.value, string("十")),
    ("target-range", SCHEMA.QuantitativeValue, "put", SCHEMA.minValue, decimal(1e9)),
    ("target-by", SCHEMA.QuantitativeValue, "put", TL.by, string("明年")),
    ("one-name", ORG.FormalOrganization, "drop", SKOS.prefLabel, ""),
    ("area-code", ELI.AdministrativeArea, "put", SKOS.notation, string("3301")),
    ("begins", ELI.AdministrativeArea, "put", SCHEMA.validFrom, string("早年")),
    ("ends", ELI.AdministrativeArea, "put", SCHEMA.validThrough, string("近年")),
    ("share-payer", TL.FundingShare, "put", TL.payer, ELSEWHERE),
    ("share-payer-words", TL.FundingShare, "drop", TL.payerWords, ""),
    ("share-number", TL.FundingShare, "put", SCHEMA.value, string("一半")),
    ("share-unit", TL.FundingShare, "put", SCHEMA.unitText, chinese("万元")),
    ("overlap-replaces-nothing", TL.OverlapClause, "add", RDF.object, ELSEWHERE),
    ("scope-area", TL.ScopeClause, "drop", DCTERMS.spatial, ""),
    ("applying-there", ELI.LegalResource, "add", ELI.relevant_for, ELSEWHERE),
    ("body-change-from", ORG.ChangeEvent, "drop", ORG.originalOrganization, ""),
    ("body-change-to", ORG.ChangeEvent, "drop", ORG.resultingOrganization, ""),
    ("body-change-kind", ORG.ChangeEvent, "drop", DCTERMS.type, ""),
    ("line-of-bodies", ORG.FormalOrganization, "add", TL.inLineWith, ELSEWHERE),
    ("change-day", ORG.ChangeEvent, "drop", TL.dateValue, ""),
    ("division-change-kind", TL.DivisionChange, "drop", DCTERMS.type, ""),
    ("one-before", TL.DivisionChange, "drop", TL.before, ""),
    ("one-after", TL.DivisionChange, "drop", TL.after, ""),
    ("relation-subject", TL.Change, "drop", RDF.subject, ""),
    ("relation-predicate", TL.Change, "put", RDF.predicate, ELI.cites),
    ("relation-object", TL.Change, "add", RDF.object, ELSEWHERE),
    ("relation-day", TL.Change, "put", DCTERMS.date, string("2024")),
    ("relation-citation", TL.Change, "drop", PROV.wasDerivedFrom, ""),
    ("candidate-score", TL.SuccessorCandidate, "put", TL.score, decimal(1.5)),
    ("candidate-reason", TL.SuccessorCandidate, "drop", TL.reason, ""),
]


@pytest.fixture(scope="module")
def graphs() -> list[NamedGraph]:
    """All graphs of the samples and of two made-up papers."""
    parsed = [parse(path.read_bytes(), path.name) for path in SAMPLES]
    return list(read_graphs([build_made_up(), *parsed], NAMES))


def test_every_shape_is_broken_and_speaks_two_languages() -> None:
    assert [shape for shape, *_ in BROKEN] == list(dict.fromkeys(shape for shape, *_ in BROKEN))
    assert {shape for shape, *_ in BROKEN} == set(find_shapes("en")) == set(find_shapes("zh"))


def spoil(statements: list[Statement], how: str, term: str, value: str) -> list[Statement]:
    kept = [one for one in statements if how == "add" or one[0] != term]
    return kept if how == "drop" else [*kept, (term, value)]


def find_node(graphs: list[NamedGraph], kind: str, terms: set[str]) -> tuple[Node, list[Node]]:
    """A node of a class that has some properties, and what it refers to."""
    for graph in graphs:
        nodes = dict(graph.nodes)
        for subject, statements in graph.nodes:
            if (RDF.type, kind) in statements and terms <= {term for term, _ in statements}:
                values = [value for _, value in statements if value in nodes]
                return (subject, statements), [(value, nodes[value]) for value in values]
    raise LookupError(kind)


@pytest.mark.parametrize(("shape", "kind", "how", "term", "value"), BROKEN)
def test_what_breaks_a_shape_is_caught(
    graphs: list[NamedGraph], shape: str, kind: str, how: str, term: str, value: str
) -> None:
    wanted = {term} if how in ("drop", "put") else set[str]()
    wanted |= {TL.status} if kind == PAPER else set()
    wanted |= {SCHEMA.maxValue} if shape == "target-range" else set()
    wanted |= {TL.target} if shape == "citation-open" else set()
    wanted |= {RDF.object} if kind == TL.Change else set()
    (subject, statements), others = find_node(graphs, kind, wanted)
    found = [
        check_graph(NamedGraph(ELSEWHERE, [], [(subject, said), *others]), NAMES, {}, ("a.txt", 3))
        for said in (statements, spoil(statements, how, term, value))
    ]
    # What the node's neighbours lack in so small a graph, they lack in both.
    new = {one for one in found[1] if one not in found[0]}
    assert shape in {one.shape for one in new}
    assert {(one.path, one.line, one.node) for one in new} == {
        ("a.txt", 3, subject[1:-1].removeprefix(NAMES.base))
    }


def test_a_violation_leads_to_its_line() -> None:
    parsed = build_made_up()
    (graph, *_) = read_graphs([parsed], NAMES)
    duties = [said for _, said in graph.nodes if (RDF.type, TL.Responsibility) in said]
    nodes = [
        (subject, spoil(said, "drop", CV.role, "") if said in duties else said)
        for subject, said in graph.nodes
    ]
    text = parsed.source.text
    # What is said at two places is shown at the first.
    starts = [
        min(int(re.split("[=,]", value)[1]) for term, value in said if term == PROV.wasQuotedFrom)
        for said in duties
    ]
    places = {value for _, said in nodes for term, value in said if term == PROV.wasQuotedFrom}
    lines = {
        place: (parsed.source.name, text.count("\n", 0, int(re.split("[=,]", place)[1])) + 1)
        for place in places
    }
    found = check_graph(NamedGraph(graph.name, [], nodes), NAMES, lines, (None, None))
    assert {one.shape for one in found} == {"duty-role"}
    assert [one.line for one in found] == sorted(text.count("\n", 0, start) + 1 for start in starts)


def test_a_body_is_shown_where_it_is_first_spoken_of() -> None:
    parsed = build_made_up()
    (graph, *_) = read_graphs([parsed], NAMES)
    body = NAMES.agency("云水市财政局")
    nodes = [(subject, said[:1] if subject == body else said) for subject, said in graph.nodes]
    places = {
        value: int(re.split("[=,]", value)[1])
        for _, said in nodes
        for term, value in said
        if term == PROV.wasQuotedFrom
    }
    lines = {place: ("made-up.txt", parsed.source.position(at)[0]) for place, at in places.items()}
    found = check_graph(NamedGraph(graph.name, [], nodes), NAMES, lines, (None, None))
    first = parsed.source.text.index("市财政局")
    assert [(one.shape, one.node, one.line) for one in found] == [
        ("one-name", "agency/云水市财政局", parsed.source.position(first)[0])
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_sound(path: Path) -> None:
    checked = check_file(parse(path.read_bytes(), path.name), NAMES)
    assert checked.violations == []
    assert check_common([checked], NAMES) == []


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("in_english")
def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("杭州市小河管理办法\n第一条　由市民政局牵头清淤。\n", encoding="utf-8")
    assert cli.main(["validate", str(text)]) == 0
    assert capfd.readouterr() == ("", "")
    monkeypatch.setattr(
        "tiaoli.graph.rdf._KINDS", dict.fromkeys(("article", "paragraph", "title"), ELSEWHERE)
    )
    assert cli.main(["validate", str(text), "--jobs", "1"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"{text}:1: provision-kind: a provision is of one kind: document/")
    assert lines[0].endswith("/title (elsewhere)")


@pytest.mark.usefixtures("in_english")
def test_without_pyshacl_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    assert cli.main(["validate", str(SAMPLES[-1])]) == 1
    assert "pip install 'tiaoli[validate]'" in capfd.readouterr().err
