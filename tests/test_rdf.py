"""Turtle, JSON-LD and N-Quads: one graph, the same bytes always, read back by two engines."""

import io
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec
import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from tiaoli.graph import build_graph
from tiaoli.graph.literals import chinese, decimal, integer, read_literal, string
from tiaoli.graph.vocabulary import BASE, SHORT, Names, segment
from tiaoli.outputs import rdf
from tiaoli.outputs.rdf import write_jsonld, write_nquads, write_turtle
from tiaoli.parser import Parsed, parse
from tiaoli.parser.records import Title
from tiaoli.parser.source import Source

from .made_up import build_made_up

# rdflib's own parsers use what rdflib warns of.
pytestmark = pytest.mark.filterwarnings(
    "ignore:(Dataset.default_context|ConjunctiveGraph) is deprecated:DeprecationWarning"
)

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "graph"
SAMPLE = ROOT / "samples" / "hangzhou-west-corridor-draft.txt"
Writer = Callable[[Iterable[Parsed], BinaryIO, str], None]
WRITERS: dict[str, Writer] = {"ttl": write_turtle, "jsonld": write_jsonld, "nq": write_nquads}
Quad = tuple[str, ...]


def write(writer: Writer, parsed: Iterable[Parsed], base: str = BASE) -> bytes:
    file = io.BytesIO()
    writer(parsed, file, base)
    return file.getvalue()


def read_rdflib(data: bytes, format: str) -> set[Quad]:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data, format=format)
    return name_quads(dataset)


def name_quads(dataset: rdflib.Dataset) -> set[Quad]:
    """Terms as N-Triples has them; the default graph is named by nothing."""
    return {
        (s.n3(), p.n3(), o.n3(), "" if g is None else f"<{g}>") for s, p, o, g in dataset.quads()
    }


def read_oxigraph(data: bytes, format: pyoxigraph.RdfFormat) -> set[Quad]:
    return {
        (str(quad.subject), str(quad.predicate), str(quad.object),
         str(quad.graph_name).replace("DEFAULT", ""))
        for quad in pyoxigraph.parse(data, format)
    }  # fmt: skip


def drop_graphs(quads: Iterable[Quad]) -> set[Quad]:
    return {quad[:3] for quad in quads}


@pytest.mark.parametrize("suffix", WRITERS)
def test_golden(suffix: str, update_golden: bool) -> None:
    golden = GOLDEN / f"made-up.{suffix}"
    found = write(WRITERS[suffix], [build_made_up()])
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(found)
    assert found.decode() == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("parsed", [build_made_up(), parse(SAMPLE.read_bytes(), SAMPLE.name)])
def test_the_three_are_one_graph(parsed: Parsed) -> None:
    turtle, jsonld, nquads = (write(writer, [parsed]) for writer in WRITERS.values())
    quads = read_rdflib(nquads, "nquads")
    assert read_rdflib(jsonld, "json-ld") == quads
    assert drop_graphs(read_rdflib(turtle, "turtle")) == drop_graphs(quads)
    assert name_quads(build_graph([parsed]).as_rdflib()) == quads
    assert len(build_graph([parsed]).as_store()) == len(quads)


def test_oxigraph_reads_the_same() -> None:
    turtle, jsonld, nquads = (write(writer, [build_made_up()]) for writer in WRITERS.values())
    quads = read_oxigraph(nquads, pyoxigraph.RdfFormat.N_QUADS)
    assert read_oxigraph(jsonld, pyoxigraph.RdfFormat.JSON_LD) == quads
    turtle_quads = read_oxigraph(turtle, pyoxigraph.RdfFormat.TURTLE)
    assert drop_graphs(turtle_quads) == drop_graphs(quads)
    lines = sorted(f"{' '.join(filter(None, quad))} .\n" for quad in quads)
    assert "".join(lines).encode() == nquads


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_base_of_ones_own(suffix: str) -> None:
    found = write(WRITERS[suffix], [build_made_up()], "https://laws.example/cn/")
    expected = write(WRITERS[suffix], [build_made_up()])
    assert found == expected.replace(BASE.encode(), b"https://laws.example/cn/")


@pytest.mark.parametrize(
    "base", ["", "laws.example/", "https://laws.example", "https://a.example/#", "https://a b/"]
)
def test_a_base_that_cannot_be_one(base: str) -> None:
    with pytest.raises(ValueError, match="can't begin our names"):
        build_graph([], base)


def test_nothing_gives_an_empty_graph() -> None:
    assert write(write_nquads, []) == b""
    assert drop_graphs(read_rdflib(write(write_jsonld, []), "json-ld")) == set()
    assert drop_graphs(read_rdflib(write(write_turtle, []), "turtle")) == set()


def test_one_file_under_two_names_is_one_graph() -> None:
    once = write(write_nquads, [build_made_up()]).splitlines()
    twice = write(write_nquads, [build_made_up(), build_made_up("copy.txt")]).splitlines()
    assert twice == sorted(set(twice))
    added = set(twice) - set(once)
    assert len(added) == 4  # for each document the path of its printing and of its graph
    assert all(b'tiaoli:terms#path> "copy.txt"' in line for line in added)


def test_many_lines_go_through_files(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = [parse(SAMPLE.read_bytes(), SAMPLE.name), build_made_up(), build_made_up("copy.txt")]
    expected = write(write_nquads, parsed)
    monkeypatch.setattr(rdf, "_SORTED", 100)
    monkeypatch.setattr(rdf, "_MERGED", 7)
    assert write(write_nquads, parsed) == expected


@pytest.mark.parametrize("seed", ["0", "1"])
def test_hash_seeds_change_nothing(seed: str) -> None:
    script = (
        "import sys; from tests.test_rdf import *\n"
        "for writer in WRITERS.values(): sys.stdout.buffer.write(write(writer, [build_made_up()]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert run.stdout == b"".join(write(writer, [build_made_up()]) for writer in WRITERS.values())


def test_the_context_has_every_property() -> None:
    _, keys = rdf._read_context()
    properties = {token for token, short in SHORT.items() if not short.split(":")[1][0].isupper()}
    without_key = {"rdf:type", "xsd:date", "xsd:decimal", "xsd:integer"}
    assert {SHORT[token] for token in properties - keys.keys()} == without_key


@given(st.text())
def test_any_words_are_read_back(words: str) -> None:
    assert read_literal(chinese(words)) == (words, "zh", None)
    line = f"<urn:a> <urn:b> {string(words)} .\n"
    (quad,) = pyoxigraph.parse(line.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    assert quad.object == pyoxigraph.Literal(words)
    ((_, _, value),) = rdflib.Graph().parse(data=line, format="nt")
    assert value == rdflib.Literal(words)
    assert f"{quad} .\n" == line


def test_half_a_surrogate_pair_is_no_character() -> None:
    assert string("甲\ud800乙") == '"甲\ufffd乙"'


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_numbers_are_given_back_unchanged(number: float) -> None:
    token = decimal(number)
    ((_, _, value),) = rdflib.Graph().parse(data=f"<urn:a> <urn:b> {token} .", format="nt")
    assert value.n3() == token
    assert float(value) == number


def test_oxigraph_gives_numbers_back_unchanged() -> None:
    store = pyoxigraph.Store()
    tokens = [decimal(0.85), decimal(2.50), decimal(5.0), decimal(-0.001), integer(-3), integer(0)]
    for token in tokens:
        store.load(f"<urn:a> <urn:b> {token} .".encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    assert sorted(str(quad.object) for quad in store) == sorted(tokens)


@given(st.text())
def test_any_name_makes_an_iri(name: str) -> None:
    token = Names().document(name)
    pyoxigraph.NamedNode(token[1:-1])
    assert "/" not in segment(name)
    assert ":" not in segment(name)


@settings(max_examples=30)
@given(
    st.text(
        alphabet=st.sampled_from('第一二条章、（）.1 \n\t"\\<>{}@\u0000\u2028\ufeff甲𠀀'),
        max_size=80,
    )
)
def test_any_text_gives_three_equal_files(text: str) -> None:
    source = Source(
        name=text, sha256="0" * 64, media_type="text/plain", encoding="utf-8", text=text or "空"
    )
    from tiaoli.parser import parse_source

    parsed = parse_source(source)
    turtle, jsonld, nquads = (write(writer, [parsed]) for writer in WRITERS.values())
    quads = read_oxigraph(nquads, pyoxigraph.RdfFormat.N_QUADS)
    assert read_oxigraph(jsonld, pyoxigraph.RdfFormat.JSON_LD) == quads
    assert drop_graphs(read_oxigraph(turtle, pyoxigraph.RdfFormat.TURTLE)) == drop_graphs(quads)


def test_a_title_that_is_said_twice_comes_twice() -> None:
    """Two printings of one paper: what both say is one statement, what one says is kept."""
    parsed = build_made_up()
    first, second = parsed.documents
    again = msgspec.structs.replace(
        second, id=first.id, title=Title(text="另题", span=(0, 2)), status="final"
    )
    both = Parsed(parsed.source, (first, again))
    quads = read_rdflib(write(write_nquads, [both]), "nquads")
    assert read_rdflib(write(write_jsonld, [both]), "json-ld") == quads
    text = Names().text(first.id)
    assert {o for s, p, o, _ in quads if s == text and p.endswith("ontology#title>")} == {
        '"云水市关于支持数字经济的若干措施"@zh',
        '"另题"@zh',
    }
