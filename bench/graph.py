"""How fast the graph is built, written, stored and asked; run.py prints it with the rest."""

import io
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store
from timing import measure

from tiaoli.graph import build_graph
from tiaoli.graph.queries import Query, find_queries, run, run_named, set_parameters
from tiaoli.graph.rdf import build_graph_of, read_graphs, read_records
from tiaoli.graph.store import begin_build, build_store, describe_file, open_store
from tiaoli.graph.vocabulary import Names
from tiaoli.outputs.rdf import write_nquads, write_turtle
from tiaoli.parser import Parsed, parse

NAMES = Names()
WANTED = {
    "N-Quads": 400_000,
    "Turtle": 300_000,
    "store in memory": 150_000,
    "store on disk": 150_000,
}
WANTED_MS = 100
WANTED_MB, PAPERS = 300, 1_000
PATIENCE = 20  # seconds that rdflib has for an answer

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
# Without a parameter these ask for the whole graph.
_ALL = ("applies-to", "outline", "where")


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


def find_questions(store: Store) -> Iterator[tuple[str, Query, dict[str, str]]]:
    """Each named query about what the graph speaks of most, and with nothing given."""
    chosen = choose(store)
    for name, query in find_queries().items():
        asked = [one for one in _ORDER if one in query.parameters and one in chosen][:1]
        if asked:
            yield f"{name} {asked[0]}", query, {asked[0]: chosen[asked[0]]}
        if name not in _ALL:
            yield name, query, {}


def print_graph(texts: Sequence[bytes], triples: int, rounds: int, rdflib: int) -> None:
    """texts: of which as many are taken as make so many triples; rdflib: how many for rdflib."""
    parsed = take(texts, triples)
    count = sum(len(said) for graph in read_graphs(parsed, NAMES) for _, said in graph.nodes)
    print(f"{len(parsed)} texts, {count} triples; from records to the end:")
    with TemporaryDirectory() as folder:
        stores = (str(Path(folder, str(number))) for number in range(rounds))
        runs: dict[str, Callable[[], object]] = {
            "triples alone": lambda: sum(1 for _ in read_graphs(parsed, NAMES)),
            "N-Quads": lambda: write_nquads(parsed, io.BytesIO()),
            "Turtle": lambda: write_turtle(parsed, io.BytesIO()),
            "store in memory": lambda: build_store(parsed, NAMES),
            "store on disk": lambda: build(parsed, next(stores)),
        }
        for label, seconds in zip(runs, measure(*runs.values(), rounds=rounds), strict=True):
            wanted = f"  (wanted: {WANTED[label]})" if label in WANTED else ""
            print(f"{label:22}{count / seconds:12.0f} triples a second{wanted}", flush=True)
        made = str(Path(folder, "0"))
        for label, files in (("unchanged", parsed), ("one less", parsed[1:])):
            (seconds,) = measure(lambda files=files: build(files, made), rounds=1)  # type: ignore[misc]
            print(f"{label:22}{seconds * 1000:12.0f} ms", flush=True)
        build(parsed, made)
        print_queries(build_store(parsed, NAMES), open_store(made))
    print_memory(texts)
    print_rdflib(take(texts, rdflib))


def build(files: Sequence[Parsed], folder: str) -> None:
    """The store on disk."""
    digests = {one.source.name: one.source.sha256 for one in files}
    with begin_build(folder, digests, NAMES) as work:
        work.finish(describe_file(one, NAMES) for one in files if one.source.name in work.changed)


def ask(store: Store, query: Query, parameters: Mapping[str, str]) -> tuple[int, float]:
    """How many rows, and the least wall-clock milliseconds of three times."""
    rows, best = 0, float("inf")
    for _ in range(3):
        start = time.perf_counter()
        rows = len(run_named(store, query.name, parameters).rows)
        best = min(best, (time.perf_counter() - start) * 1000)
    return rows, best


def print_queries(memory: Store, disk: Store) -> None:
    """The time of each question in the store in memory and in that on disk."""
    for label, query, parameters in find_questions(memory):
        rows, here = ask(memory, query, parameters)
        _, there = ask(disk, query, parameters)
        mark = "".join(
            f"  TOO SLOW {where}"
            for where, taken in (("in memory", here), ("on disk", there))
            if taken > WANTED_MS
        )
        print(
            f"{label:28}{rows:8} rows{here:9.1f} ms in memory{there:9.1f} ms on disk{mark}",
            flush=True,
        )


def print_memory(texts: Sequence[bytes]) -> None:
    """The peak of a process that builds a store on disk of a thousand texts, all different."""
    with TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        papers.mkdir()
        for number in range(PAPERS):
            again, which = divmod(number, len(texts))
            words = f"\n第{again}次复本。\n".encode() if again else b""
            (papers / f"{number}.txt").write_bytes(texts[which] + words)
        command = [sys.executable, "-c", _BUILD, str(papers), str(Path(folder, "store"))]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    peak = int(done.stdout) * 1024 / 1_000_000
    mark = "  EXCEEDED" if peak > WANTED_MB else ""
    print(f"build of {PAPERS} texts: {peak:.0f} MB at the peak  (wanted: {WANTED_MB}){mark}")


# Prints the kilobytes that a process of its own holds at its peak.
_BUILD = """
import pathlib, resource, sys
from tiaoli.outputs.cli import main
assert main(["build", sys.argv[1], "--store", sys.argv[2], "--jobs", "1"]) == 0
status = pathlib.Path("/proc/self/status")
if status.exists():
    print(status.read_text().split("VmHWM:")[1].split()[0])
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def print_rdflib(parsed: Sequence[Parsed]) -> None:
    """The same questions put to rdflib, with our time beside it, on a graph that it can bear."""
    store = build_store(parsed, NAMES)
    start = time.perf_counter()
    dataset = build_graph(parsed).as_rdflib()
    seconds = time.perf_counter() - start
    print(f"rdflib, {len(store)} triples, made in {seconds:.1f} s:")
    for label, query, parameters in find_questions(store):
        rows, ours = ask(store, query, parameters)
        text = set_parameters(query, parameters)
        start = time.perf_counter()
        found = None
        with suppress(TimeoutError), give_up_after(PATIENCE):
            found = len(list(dataset.query(text)))
        taken = (time.perf_counter() - start) * 1000
        theirs = f"{found:8} rows{taken:9.0f} ms" if found is not None else "  gives up"
        print(f"{label:28}{rows:8} rows{ours:9.1f} ms; rdflib{theirs}", flush=True)


@contextmanager
def give_up_after(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` in what takes longer."""

    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
