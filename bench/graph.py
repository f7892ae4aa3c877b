"""How fast the graph is built, written, stored and asked; run.py prints it with the rest."""

import io
import time
from collections.abc import Callable, Sequence
from tempfile import TemporaryDirectory

from pyoxigraph import Store
from timing import measure

from tiaoli.graph import build_graph
from tiaoli.graph.queries import find_queries, run, run_named, set_parameters
from tiaoli.graph.rdf import build_graph_of, read_graphs, read_records
from tiaoli.graph.store import begin_build, build_store, describe_file, open_store
from tiaoli.graph.vocabulary import Names
from tiaoli.outputs.rdf import write_nquads, write_turtle
from tiaoli.parser import Parsed, parse

NAMES = Names()
WANTED = {"store in memory": 150_000, "N-Quads": 400_000, "Turtle": 300_000}
WANTED_MS = 100

# What the questions are asked about is what the graph speaks of most.
_MOST = """PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX tl: <urn:tiaoli:terms#>
SELECT ?name (COUNT(DISTINCT ?one) AS ?count) {{ {} }} GROUP BY ?name ORDER BY DESC(?count) ?name LIMIT 1"""
_NAMED = {
    "agency": "?one cv:hasParticipant ?x . ?x a org:FormalOrganization ; skos:prefLabel ?name",
    "group": "?one cv:hasParticipant ?x . ?x a org:OrganizationalCollaboration ; skos:prefLabel ?name",
    "district": "?one tl:refersTo ?x . ?x a eli:AdministrativeArea ; skos:prefLabel ?name",
    "paper": "?one eli:is_part_of ?x . ?x dcterms:identifier ?name",
    "title": "?one tl:citesWork ?x . ?x rdfs:label ?name",
}
_DAYS = {"day": "2024-06-06", "by": "2025"}
# Of the parameters that may be left open, those that narrow a question most.
_ORDER = ("subject", "title", "agency", "group", "district", "paper", "day", "by")


def count_triples(parsed: Sequence[Parsed]) -> int:
    readings = read_records(parsed, NAMES)
    return sum(len(said) for one in readings for _, said in build_graph_of(one).nodes)


def take(texts: Sequence[bytes], triples: int) -> list[Parsed]:
    """As many of the texts, each once, as give so many triples."""
    taken, count = list[Parsed](), 0
    for number, data in enumerate(texts):
        if count >= triples:
            break
        taken.append(parse(data, f"{number}.txt"))
        count += count_triples(taken[-1:])
    return taken


def choose(store: Store) -> dict[str, str]:
    """A value for each parameter: what the graph speaks of most."""
    chosen = dict(_DAYS)
    for name, pattern in _NAMED.items():
        rows = run(store, _MOST.format(pattern)).rows
        if rows:
            chosen[name] = str(rows[0][0])
    if "paper" in chosen:
        chosen["subject"] = NAMES.document(chosen["paper"])[1:-1]
    return chosen


def print_graph(texts: Sequence[bytes], triples: int, rounds: int, *, rdflib: bool) -> None:
    """texts: of which as many are taken as make so many triples; rdflib: its times as well."""
    parsed = take(texts, triples)
    count = sum(len(said) for graph in read_graphs(parsed, NAMES) for _, said in graph.nodes)
    print(f"{len(parsed)} texts, {count} triples; from records to the end:")
    runs: dict[str, Callable[[], object]] = {
        "triples alone": lambda: sum(1 for _ in read_graphs(parsed, NAMES)),
        "N-Quads": lambda: write_nquads(parsed, io.BytesIO()),
        "Turtle": lambda: write_turtle(parsed, io.BytesIO()),
        "store in memory": lambda: build_store(parsed, NAMES),
    }
    for label, seconds in zip(runs, measure(*runs.values(), rounds=rounds), strict=True):
        wanted = f"  (wanted: {WANTED[label]})" if label in WANTED else ""
        print(f"{label:22}{count / seconds:12.0f} triples a second{wanted}", flush=True)
    with TemporaryDirectory() as folder:
        print_builds(parsed, count, folder)
        print_queries(open_store(folder), parsed if rdflib else ())


def print_builds(parsed: Sequence[Parsed], count: int, folder: str) -> None:
    """The store on disk: made, found unchanged, and with one file less."""
    for label, files in (
        ("store on disk", parsed),
        ("unchanged", parsed),
        ("one less", parsed[1:]),
    ):
        start = time.process_time()
        with begin_build(
            folder, {one.source.name: one.source.sha256 for one in files}, NAMES
        ) as build:
            build.finish(
                describe_file(one, NAMES) for one in files if one.source.name in build.changed
            )
        seconds = time.process_time() - start
        speed = f"{count / seconds:12.0f} triples a second" if label == "store on disk" else ""
        print(f"{label:22}{speed or f'{seconds * 1000:12.0f} ms'}", flush=True)


def print_queries(store: Store, parsed: Sequence[Parsed]) -> None:
    """Each named query about what the graph speaks of most; parsed: for rdflib's time, if any."""
    dataset = build_graph(parsed).as_rdflib() if parsed else None
    chosen = choose(store)
    for name, query in find_queries().items():
        asked = [one for one in _ORDER if one in query.parameters and one in chosen][:1]
        parameters = {one: chosen[one] for one in asked}
        start = time.perf_counter()
        rows = len(run_named(store, name, parameters).rows)
        taken = (time.perf_counter() - start) * 1000
        mark = "  TOO SLOW" if taken > WANTED_MS else ""
        print(f"{name:22}{rows:8} rows{taken:9.0f} ms{mark}", end="", flush=True)
        if dataset is not None:
            start = time.perf_counter()
            found = len(list(dataset.query(set_parameters(query, parameters))))
            print(f"  rdflib {(time.perf_counter() - start) * 1000:9.0f} ms, {found} rows", end="")
        print(flush=True)
