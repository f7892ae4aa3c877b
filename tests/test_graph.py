"""The graph: its terms, what a unit says itself, the network, the store, and its named queries."""

import io
import re
from pathlib import Path
from typing import get_args

import msgspec
import networkx as nx
import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from tiaoli.graph import Graph, bodies, build_graph, divisions, relations
from tiaoli.graph.mentions import MODALITIES
from tiaoli.graph.queries import QueryError, Table, find_queries, run, run_named
from tiaoli.graph.rdf import blank_residue, find_own_words, read_graphs
from tiaoli.graph.relations import RELATIONS
from tiaoli.graph.vocabulary import BASE, PREFIXES, SHORT, TERMS, TL, Names, concept
from tiaoli.parser import Parsed, parse, records
from tiaoli.parser.records import Provision, Status

from .made_up import build_made_up

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "graph"
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
STANDARDS = ROOT.parent / "shared" / "standards"
# Where each vocabulary is defined; of lrmlmm, skosxl, rdf, rdfs and xsd there is no copy.
DEFINED = {
    "cv": "semic/cpsv-ap-3.2.0.ttl",
    "dcterms": "w3c/dcterms.ttl",
    "eli": "eli/eli-1.3.rdf",
    "org": "w3c/org.ttl",
    "prov": "w3c/prov-o.ttl",
    "schema": "schema-org/schemaorg-current-https-30.0.ttl",
    "skos": "w3c/skos.rdf",
}
SINCE = {
    "eli:ComplexWork": "eli/eli-1.4-1.5-additions.md",
    "eli:work_type": "eli/eli-1.4-1.5-additions.md",
}
SCHEMES = {
    "kind": records.Kind,
    "status": records.Status,
    "role": records.Role,
    "relation": relations.RelationKind,
    "citation": records.CitationKind,
    "meaning": records.Meaning,
    "term": records.TermKind,
    "place": records.PlaceKind,
    "target": records.TargetKind,
    "level": bodies.Level,
    "change": bodies.EventKind,
    "division": divisions.ChangeKind,
}


@pytest.fixture(scope="module")
def made_up() -> Graph:
    return build_graph([build_made_up()])


@pytest.fixture(scope="module")
def store(made_up: Graph) -> pyoxigraph.Store:
    return made_up.as_store()


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "graph" / "ontology.ttl")


# Terms


def test_the_terms_are_those_that_were_checked(update_golden: bool) -> None:
    golden = GOLDEN / "terms.txt"
    found = "".join(f"{short}\n" for short in sorted(SHORT.values()))
    if update_golden:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.shared
@pytest.mark.parametrize("prefix", DEFINED)
def test_each_term_is_in_its_standard(prefix: str) -> None:
    if not STANDARDS.exists():
        pytest.skip("no copies of the standards beside the repository")
    standard = rdflib.Graph().parse(STANDARDS / DEFINED[prefix])
    for token, short in SHORT.items():
        if short in SINCE:
            assert short in (STANDARDS / SINCE[short]).read_text(encoding="utf-8")
        elif short.startswith(f"{prefix}:"):
            assert (rdflib.URIRef(token[1:-1]), None, None) in standard, short


def test_our_terms_are_explained_in_two_languages(ontology: rdflib.Graph) -> None:
    own = {token[1:-1] for token, short in SHORT.items() if short.startswith("tl:")}
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    assert {str(term) for kind in kinds for term in ontology.subjects(RDF.type, kind)} == own
    for term in own:
        for what in (RDFS.label, RDFS.comment):
            values = ontology.objects(rdflib.URIRef(term), what)
            languages = [value.language for value in values if isinstance(value, rdflib.Literal)]
            assert sorted(map(str, languages)) == ["en", "zh"], term


def test_each_value_of_the_records_has_its_concept(ontology: rdflib.Graph) -> None:
    expected = {
        concept(scheme, name)[1:-1]
        for scheme, values in SCHEMES.items()
        for name in get_args(values)
    }
    assert {str(term) for term in ontology.subjects(RDF.type, SKOS.Concept)} == expected


def test_each_relation_and_modality_has_its_term() -> None:
    assert {*RELATIONS, "part_of"} == set(get_args(records.Relation))
    assert set(MODALITIES) == set(get_args(records.Modality))


def test_an_undeclared_term_is_refused() -> None:
    with pytest.raises(AttributeError):
        TL.responsibilty  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_said_uses_declared_terms(path: Path) -> None:
    names = Names()
    for graph in read_graphs([parse(path.read_bytes(), path.name)], names):
        subjects = [subject for subject, _ in graph.nodes]
        assert len(subjects) == len(set(subjects))
        for _, statements in graph.nodes:
            assert len(statements) == len(set(statements)) > 0
            assert {term for term, _ in statements} <= SHORT.keys()


# What a unit says itself


def provision(id: str, span: tuple[int, int], label: str | None, heading: str | None) -> Provision:
    parent = id.rpartition("__")[0] or None
    return Provision(id=id, kind="article", span=span, label=label, heading=heading, parent=parent)


@pytest.mark.parametrize(
    ("text", "label", "heading", "words"),
    [
        ("第一条　为了发展，制定本法。", "第一条", None, "为了发展，制定本法。"),
        ("第三条【管委会职责】 管委会负责。", "第三条", "管委会职责", "管委会负责。"),
        ("第一章　总　　则", "第一章", "总则", ""),
        ("（一）加强领导。建立机制。", "（一）", "加强领导", "建立机制。"),
        ("(一)加强领导,狠抓落实.\n建立机制。", "(一)", "加强领导，狠抓落实", "建立机制。"),
        ("1.目标：到2025年", "1.", "目标", "到2025年"),
        ("一、\t总体\n 要求", "一、", "总体要求", ""),
        ("一、总体要求", "一、", "别的话", "总体要求"),
        ("一、总体", "一、", "总体要求", "总体"),
        ("", None, "总则", ""),
    ],
)
def test_own_words(text: str, label: str | None, heading: str | None, words: str) -> None:
    assert find_own_words([provision("art_1", (0, len(text)), label, heading)], text) == [words]


def test_own_words_stand_around_those_of_the_units_within() -> None:
    text = "第一条 有下列情形之一的：（一）甲；（二）乙。处以罚款。"
    units = [
        provision("art_1", (0, len(text)), "第一条", None),
        provision("art_1__item_1", (13, 18), "（一）", None),
        provision("art_1__item_2", (18, 23), "（二）", None),
    ]
    words = ["有下列情形之一的：\n处以罚款。", "甲；", "乙。"]
    assert find_own_words(units, text) == words


def test_residue_is_blanked_out() -> None:
    text = "总则\n[bookmark: _Toc21605]第一条"
    assert blank_residue(text) == "总则\n" + " " * 21 + "第一条"
    assert blank_residue("第一条") == "第一条"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_words_are_lost(path: Path) -> None:
    """Labels, headings and own words are all that a paper's units hold."""
    parsed = parse(path.read_bytes(), path.name)
    text = blank_residue(parsed.source.text)
    for document in parsed.documents:
        own_words = find_own_words(document.provisions, text)
        held = sum(
            len("".join(text[slice(*unit.span)].split()))
            for unit in document.provisions
            if unit.parent is None
        )
        said = sum(
            len("".join(f"{unit.label or ''}{unit.heading or ''}{words}".split()))
            for unit, words in zip(document.provisions, own_words, strict=True)
        )
        # What is left are the brackets and the stop of a heading.
        assert 0 <= held - said <= 3 * len([unit for unit in document.provisions if unit.heading])


# NetworkX


def test_network(made_up: Graph) -> None:
    network = made_up.as_networkx()
    unit = "document/paper-1/lvl1_1__lvl2_1"
    assert network.nodes[unit] == {
        "rdf:type": "eli:LegalResourceSubdivision",
        "eli:type_subdivision": "tl:kind_level2",
        "tl:eId": "lvl1_1__lvl2_1",
        "schema:position": 5,
        "eli:number": "1",
        "rdfs:label": "（一）",
        "eli:title": "加大投入",
        "schema:text": (
            "到2025年，每年新增企业不少于20家，市经信局、市财政局应当\t支持。\n市财政局每季度公布结果。"
        ),
        "prov:wasQuotedFrom": "source/3f5f3c58130678cc/text#char=86,181",
    }
    assert list(network.out_edges(unit, keys=True)) == [
        (unit, "document/paper-1/lvl1_1", "eli:is_part_of")
    ]
    assert network.has_edge("document/paper-1", "document/act-2", key="eli:repeals")
    mention = f"{unit}#agency-1ebedfacc184"
    assert network.nodes[mention]["prov:wasQuotedFrom"].split("\n") == [
        "source/3f5f3c58130678cc/text#char=119,123",
        "source/3f5f3c58130678cc/text#char=169,173",
    ]


def test_the_provisions_are_a_tree(made_up: Graph) -> None:
    network = made_up.as_networkx()
    parts = [(a, b) for a, b, key in network.edges(keys=True) if key == "eli:is_part_of"]
    tree: nx.DiGraph[str] = nx.DiGraph(parts)
    assert nx.is_forest(tree)
    assert {node for node in tree if not tree.out_degree(node)} == {
        "document/paper-1",
        "document/act-2",
    }


def test_graphml_holds_the_network(made_up: Graph) -> None:
    network = made_up.as_networkx()
    file = io.BytesIO()
    nx.write_graphml(network, file)
    file.seek(0)
    read = nx.read_graphml(file, force_multigraph=True)
    assert set(read.edges(keys=True)) == set(network.edges(keys=True))
    assert dict(read.nodes(data=True)) == dict(network.nodes(data=True))


# Queries


def format_table(table: Table) -> str:
    rows = (
        "\t".join("-" if cell is None else str(cell).replace("\n", "⏎") for cell in row)
        for row in table.rows
    )
    return "\n".join(("\t".join(table.columns), *rows)) + "\n"


# What a question is asked about in its golden answer.
ASKED = {"where": {"subject": f"{Names().base}document/paper-1/lvl1_1__lvl2_1"}}


@pytest.mark.parametrize("name", find_queries())
def test_answers(name: str, store: pyoxigraph.Store, update_golden: bool) -> None:
    golden = GOLDEN / f"{name}.tsv"
    found = format_table(run_named(store, name, ASKED.get(name, {})))
    if update_golden:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", find_queries())
def test_a_query_says_what_it_answers(name: str, store: pyoxigraph.Store) -> None:
    query = find_queries()[name]
    assert query.question.endswith("?")
    assert tuple(query.columns) == run_named(store, name, {}).columns
    assert "ORDER BY" in query.text
    open_ones = re.findall(r"VALUES [$?](\w+) \{ UNDEF \}(?: # \$(\w+):)?", query.text)
    assert {name or variable for variable, name in open_ones} == query.parameters.keys()
    for prefix, namespace in re.findall(r"PREFIX (\w+): +<(.+)>", query.text):
        assert PREFIXES[prefix] == namespace


@pytest.mark.parametrize("name", find_queries())
def test_answers_do_not_depend_on_the_order_of_the_files(name: str) -> None:
    parsed = [build_made_up(), *(parse(path.read_bytes(), path.name) for path in SAMPLES[:1])]
    table = build_graph(parsed).query(name)
    assert build_graph(reversed(parsed)).query(name) == table


@pytest.mark.parametrize(
    ("name", "parameters", "rows"),
    [
        ("documents", {"status": "explanation"}, 1),
        ("documents", {"genre": "措施"}, 1),
        ("documents", {"genre": "措施", "status": "draft"}, 0),
        ("outline", {"paper": "act-2"}, 2),
        ("outline", {"paper": 'no "such" paper'}, 0),
        ("in-force", {"day": "2023-09-30"}, 0),
        ("in-force", {"day": "2023-10-01"}, 1),
        ("in-force", {"day": "2025-12-31"}, 1),
        ("in-force", {"day": "2026-01-01"}, 0),
        ("responsibilities", {"agency": "云水市财政局"}, 2),
        ("responsibilities", {"role": "lead"}, 1),
        ("responsibilities", {"role": "lead", "agency": "云水市财政局"}, 0),
        ("responsibilities", {"paper": "act-2"}, 0),
        ("shared-duties", {"agency": "三区政府"}, 1),
        ("citations", {"relation": "repeals"}, 1),
        ("citations", {"paper": "paper-1"}, 3),
        ("resting-on", {"paper": "act-2"}, 1),
        ("resting-on", {"paper": "paper-1"}, 0),
        ("definitions", {"term": "主体"}, 1),
        ("definitions", {"paper": "act-2"}, 0),
        ("targets", {"by": "2025"}, 1),
        ("targets", {"kind": "subsidy", "paper": "paper-1"}, 1),
        ("where", {"subject": f"{Names().base}document/act-2/art_1~2"}, 8),
        ("where", {"subject": f"{Names().base}agency/云水市财政局"}, 4),
    ],
)
def test_parameters(
    name: str, parameters: dict[str, str], rows: int, store: pyoxigraph.Store
) -> None:
    assert len(run_named(store, name, parameters).rows) == rows


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, parameter) for name, query in find_queries().items() for parameter in query.parameters],
)
def test_each_parameter_can_be_given(name: str, parameter: str, store: pyoxigraph.Store) -> None:
    given = {"day": "2024-06-06", "until": "2024-06-06", "subject": BASE}.get(parameter, "云水市")
    run_named(store, name, {parameter: given})


def test_a_repealed_paper_is_not_in_force(made_up: Graph) -> None:
    (parsed,) = made_up.parsed
    repealing, repealed = parsed.documents
    earlier = msgspec.structs.replace(repealed, effective="2021-03-01", status="final")
    graph = build_graph([Parsed(parsed.source, (repealing, earlier))])
    for day, ids in (
        ("2021-02-28", []),
        ("2023-09-30", ["act-2"]),
        ("2023-10-01", ["paper-1"]),
    ):
        rows = graph.query("in-force", {"day": day}).rows
        assert [str(row[0]).rpartition("/")[2] for row in rows] == ids


@pytest.mark.parametrize(("status", "count"), [("final", 1), ("draft", 0), ("consultation", 0)])
def test_a_draft_is_never_in_force(made_up: Graph, status: Status, count: int) -> None:
    (parsed,) = made_up.parsed
    paper = msgspec.structs.replace(parsed.documents[0], status=status)
    graph = build_graph([Parsed(parsed.source, (paper,))])
    assert len(graph.query("in-force", {"day": "2023-10-01"}).rows) == count
    assert len(graph.query("expiring", {"day": "2023-10-01"}).rows) <= count


def test_papers_without_lead(made_up: Graph) -> None:
    (parsed,) = made_up.parsed
    paper = parsed.documents[0]
    duties = tuple(duty for duty in paper.responsibilities if duty.role != "lead")
    changed = msgspec.structs.replace(paper, responsibilities=duties)
    table = build_graph([Parsed(parsed.source, (changed,))]).query("without-lead")
    assert [row[1:] for row in table.rows] == [("云水市关于支持数字经济的若干措施", 3)]


def test_any_triple_leads_back_to_the_words(made_up: Graph) -> None:
    (parsed,) = made_up.parsed
    duties = made_up.query("responsibilities", {"role": "lead"})
    row = dict(zip(duties.columns, duties.rows[0], strict=True))
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert (row["path"], parsed.source.text[start:end]) == ("made-up.txt", "市经信局")


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("nothing", {}, "no query is named 'nothing'; there are: amended, applies-to, "),
        ("dangling", {"day": "x"}, "dangling has no parameter 'day'; it has: none"),
        ("documents", {"day": "x"}, "documents has no parameter 'day'; it has: genre, status"),
        ("where", {"subject": "a b"}, "where: subject is an IRI, and 'a b' is none"),
        ("in-force", {"day": "2024"}, "in-force: day is a day as in 2024-06-06, not '2024'"),
    ],
)
def test_wrong_calls(
    name: str, parameters: dict[str, str], message: str, store: pyoxigraph.Store
) -> None:
    with pytest.raises(QueryError, match=f"^{re.escape(message)}"):
        run_named(store, name, parameters)


def test_queries_of_ones_own(store: pyoxigraph.Store) -> None:
    query = f"PREFIX tl: <{TERMS}> SELECT ?x ?n ?d ?b {{ BIND(1 AS ?n) BIND(2.5 AS ?d) BIND(1=1 AS ?b) }}"
    assert run(store, query) == Table(("x", "n", "d", "b"), ((None, 1, 2.5, "true"),))
    with pytest.raises(QueryError, match="that is no SPARQL"):
        run(store, "SELECT")
    with pytest.raises(QueryError, match="that is no SELECT"):
        run(store, "ASK {}")


def test_large_loads_go_in_portions(monkeypatch: pytest.MonkeyPatch, made_up: Graph) -> None:
    from tiaoli.graph import store

    monkeypatch.setattr(store, "_PORTION", 10)
    assert set(made_up.as_store()) == set(build_graph([build_made_up()]).as_store())


def test_the_model_lists_every_query() -> None:
    model = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    listed = "".join(
        f"| `{query.name}` | {query.question} |\n" for query in find_queries().values()
    )
    assert model.endswith(listed)
