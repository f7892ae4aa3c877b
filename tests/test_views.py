"""The views of the network, and the files of them that Gephi opens."""

import io
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from tiaoli.graph import Graph, build_graph
from tiaoli.graph.views import View
from tiaoli.graph.vocabulary import BASE
from tiaoli.outputs.network import write_gexf, write_graphml
from tiaoli.parser import parse

GEXF = "{http://www.gexf.net/1.2draft}"
ROOT = Path(__file__).parents[1]
LAW = (
    "某市小河管理办法\n第一条　根据《某市水条例》，制定本办法。\n"
    "第二条　由市水务局牵头，市财政局配合做好清淤工作。\n"
    "第三条　由市财政局牵头，市水务局配合做好补助工作。\n"
)


@pytest.fixture(scope="module")
def samples() -> Graph:
    paths = sorted((ROOT / "samples").glob("*.txt"))
    return build_graph(parse(path.read_bytes(), path.name) for path in paths)


def test_bodies_are_joined_by_shared_duties() -> None:
    view = build_graph([parse(LAW.encode(), "a.txt")]).as_networkx("agencies")
    ((_, _, joined),) = view.edges(data=True)
    assert joined == {"cooperate-lead": 2, "weight": 2}
    assert sorted(view.nodes[node]["label"] for node in view) == ["市水务局", "市财政局"]


def test_a_paper_cites_what_its_units_cite() -> None:
    view = build_graph([parse(LAW.encode(), "a.txt")]).as_networkx("citations")
    ((source, target, cited),) = view.edges(data=True)
    assert view.nodes[source]["label"] == "某市小河管理办法"
    assert view.nodes[target]["label"] == "某市水条例"
    assert cited == {"relation": "tl:citesWork", "weight": 1}


@pytest.mark.parametrize("view", get_args(View))
def test_files_hold_the_view(samples: Graph, view: View) -> None:
    expected = samples.as_networkx(view)
    assert expected.number_of_edges() > 0
    for write, read in ((write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)):
        written = []
        for parsed in (samples.parsed, samples.parsed[::-1]):
            file = io.BytesIO()
            write(parsed, file, BASE, view)
            written.append(file.getvalue())
        assert written[0] == written[1]
        assert b"lastmodified" not in written[0]
        assert b"&#" not in written[0]
        found = read(io.BytesIO(written[0]))
        assert set(found) == set(expected)
        assert found.number_of_edges() == expected.number_of_edges()


# Element -> the attributes that the schema of GEXF 1.2 gives it, less those for time.
GEXF_ATTRIBUTES = {
    "gexf": {"version", "variant", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "meta": set(),
    "creator": set(),
    "graph": {"defaultedgetype", "idtype", "mode"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "nodes": {"count"},
    "node": {"id", "label", "pid"},
    "edges": {"count"},
    "edge": {"id", "label", "source", "target", "type", "weight"},
    "attvalues": set(),
    "attvalue": {"for", "value"},
}


@pytest.mark.parametrize("view", get_args(View))
def test_gexf_is_as_gephi_reads_it(samples: Graph, view: View) -> None:
    """GEXF 1.2: each node and edge has an id of its own, each value a declared type."""
    file = io.BytesIO()
    write_gexf(samples.parsed, file, BASE, view)
    root = ET.fromstring(file.getvalue())
    assert root.attrib["version"] == "1.2"
    for element in root.iter():
        assert set(element.attrib) <= GEXF_ATTRIBUTES[element.tag.removeprefix(GEXF)]
    nodes, edges = (list(root.iter(f"{GEXF}{name}")) for name in ("node", "edge"))
    ids = [node.attrib["id"] for node in nodes]
    assert len(set(ids)) == len(ids)
    assert len({edge.attrib["id"] for edge in edges}) == len(edges)
    assert {edge.attrib[end] for edge in edges for end in ("source", "target")} <= set(ids)
    assert all(node.attrib["label"] for node in nodes)
    declared = {}
    for kind in root.iter(f"{GEXF}attributes"):
        for one in kind:
            declared[one.attrib["id"]] = one.attrib["type"]
    values = {(one.attrib["for"], one.attrib["value"]) for one in root.iter(f"{GEXF}attvalue")}
    assert {key for key, _ in values} == declared.keys()
    assert set(declared.values()) <= {"string", "long"}
    assert not {"None", ""} & {value for _, value in values}
    assert all(value.isdecimal() for key, value in values if declared[key] == "long")
