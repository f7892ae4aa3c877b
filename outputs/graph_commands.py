"""The commands on the graph: to write it, keep it, ask it, check it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from . import STDIN
from .messages import QUESTIONS, complain, speaks_chinese, translate, translate_error
from .options import (
    Base,
    Jobs,
    Output,
    Paths,
    Progress,
    UsageError,
    begin,
    count,
    find_columns,
    make_names,
    open_output,
    print_line,
    report,
)

if TYPE_CHECKING:
    from pyoxigraph import Store

    from ..graph.store import Described


# The format of a graph by how its file ends.
_ENDINGS = {
    "": "turtle",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".nq": "nquads",
    ".graphml": "graphml",
    ".gexf": "gexf",
}


def graph_command(
    paths: Paths,
    /,
    *,
    to: Annotated[
        Literal["turtle", "jsonld", "nquads", "graphml", "gexf"] | None,
        Parameter(help=translate("the format; without it, as the output ends, else turtle")),
    ] = None,
    view: Annotated[
        Literal["documents", "citations", "supersession", "agencies", "districts"] | None,
        Parameter(help=translate("what GraphML and GEXF show; without it, documents")),
    ] = None,
    output: Output = None,
    base: Base = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:
    """Write what PATH holds as one graph."""
    from . import WRITERS
    from .files import read_parsed

    names = make_names(base)
    ending = Path(output).suffix if output else ""
    if to is None and ending not in _ENDINGS:
        raise UsageError(
            translate(
                "a graph ends in .ttl, .jsonld, .nq, .graphml or .gexf; --to names the format"
            )
        )
    chosen = to or _ENDINGS[ending]
    if view is not None and chosen not in ("graphml", "gexf"):
        raise UsageError(translate("--view is for graphml and gexf; the other formats hold all"))
    run = begin(paths, jobs, progress, output=output)
    counts = [0, 0, 0]
    parsed = count(run.each(read_parsed), counts)
    with open_output(output) as out:
        if chosen in ("graphml", "gexf"):
            from .network import write_gexf, write_graphml

            write = write_gexf if chosen == "gexf" else write_graphml
            write(parsed, out, names.base, view or "documents")
        else:
            WRITERS[chosen](parsed, out, names.base)
    report(output, *counts)
    return run.status


def build_command(
    paths: Paths,
    /,
    *,
    store: Annotated[str, Parameter(help=translate("the folder of a store on disk"))],
    base: Base = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:
    """Keep the graph of PATH, and no more, on disk; only files that changed are read again."""
    from functools import partial

    from ..graph.store import StoreError, begin_build
    from .files import find_digests, read_described

    names = make_names(base)
    run = begin(paths, jobs, progress)
    if any(path == STDIN for path in paths):
        raise UsageError(translate("a store is built from files, not from standard input"))
    digests = find_digests(run.files)
    counts = [0, 0, 0]
    try:
        with begin_build(store, digests, names) as build:
            # What can't be read stays in the list, to be named.
            run.files = [
                one for one in run.files if one.name not in digests or one.name in build.changed
            ]
            described = run.each(partial(read_described, names=names))
            build.finish(count_described(described, counts))
    except StoreError as error:
        complain(translate_error(str(error)))
        return 1
    unchanged = len(digests) - len(build.changed)
    report(store, *counts, unchanged=unchanged, gone=len(build.gone))
    return run.status


def tables_command(
    paths: Paths,
    /,
    *,
    output: Annotated[
        str,
        Parameter(
            name=("--output", "-o"),
            help=translate("a folder, or a file that ends in .sqlite"),
        ),
    ],
    format: Annotated[
        Literal["csv", "sqlite", "parquet"] | None,
        Parameter(help=translate("the format; without it, as the output ends, else csv")),
    ] = None,
    base: Base = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:
    """Write what PATH holds as tables: CSV that Excel opens, SQLite, or Parquet."""
    from .files import read_parsed
    from .tables import write_tables

    names = make_names(base)
    chosen = format or ("sqlite" if Path(output).suffix == ".sqlite" else "csv")
    if format is None and Path(output).suffix in (".csv", ".xlsx", ".xls", ".db"):
        raise UsageError(translate("tables go to a folder, or to a file that ends in .sqlite"))
    run = begin(paths, jobs, progress, output=output)
    counts = [0, 0, 0]
    try:
        write_tables(count(run.each(read_parsed), counts), Path(output), chosen, names)
    except ImportError:
        complain(translate("Parquet wants pyarrow: pip install 'tiaoli[parquet]'"))
        return 1
    report(output, *counts)
    return run.status


def query_command(
    paths: Annotated[
        tuple[str, ...],
        Parameter(name="PATH", help=translate("files and folders; then QUERY, where it is here")),
    ] = (),
    /,
    *,
    file: Annotated[str | None, Parameter(help=translate("a file that holds the question"))] = None,
    name: Annotated[
        str | None,
        Parameter(
            help=translate(
                "a question that comes with tiaoli; `list` tells which there are, and what each takes"
            )
        ),
    ] = None,
    value: Annotated[
        tuple[str, ...],
        Parameter(
            name="--set",
            negative=(),
            show_default=False,
            help=translate("a value for what a named question leaves open: NAME=VALUE"),
        ),
    ] = (),
    format: Annotated[
        Literal["table", "csv", "json"], Parameter(help=translate("the format"))
    ] = "table",
    store: Annotated[str | None, Parameter(help=translate("the folder of a store on disk"))] = None,
    endpoint: Annotated[
        str | None, Parameter(help=translate("the address of a SPARQL server"))
    ] = None,
    base: Base = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:
    """Ask the graph of PATH a question in SPARQL: QUERY, or that of --file or --name."""
    from ..graph.queries import (
        Endpoint,
        NoAnswerError,
        QueryError,
        find_queries,
        run,
        run_named,
    )
    from ..graph.store import StoreError, build_store, open_store
    from .files import read_parsed

    if name == "list":
        for query in find_queries().values():
            question = QUESTIONS[query.name] if speaks_chinese() else query.question
            taken = f" [{', '.join(query.parameters)}]" if query.parameters else ""
            print_line(f"{query.name}: {question}{taken}")
        return 0
    if file is None and name is None:
        paths, text = paths[:-1], "".join(paths[-1:])
        # A path that stands last is no question: it has been forgotten.
        if "{" not in text and len(text) < 200 and os.path.exists(text):  # noqa: PTH110 - False, too, for what is too long for a path
            text = ""
    else:
        text = "" if file is None else Path(file).read_bytes().decode("utf-8-sig", "replace")
    if (file and name) or not (name or text):
        raise UsageError(translate("give one question: QUERY behind the paths, --file or --name"))
    if [bool(paths), store is not None, endpoint is not None].count(True) != 1:
        raise UsageError(translate("ask one graph: that of PATH, of --store or of --endpoint"))
    if base is not None and not paths:
        raise UsageError(
            translate("--base names the graph of PATH; a store and a server have their names")
        )
    if not all("=" in pair for pair in value):
        raise UsageError(translate("a value is given as NAME=VALUE"))
    parameters = {key: words for key, _, words in (pair.partition("=") for pair in value)}
    if len(parameters) < len(value) or (value and name is None):
        raise UsageError(translate("--set gives each value of a named question once"))
    names = make_names(base)
    files = begin(paths, jobs, progress)
    try:
        if endpoint is not None:
            graph: Endpoint | Store = Endpoint(endpoint)
        else:
            graph = open_store(store) if store else build_store(files.each(read_parsed), names)
        answer = run_named(graph, name, parameters) if name else run(graph, text)
    except NoAnswerError as error:
        complain(translate_error(str(error)))
        return 1
    except (QueryError, StoreError) as error:
        raise UsageError(str(error)) from error
    if format == "table":
        from .terminal import show_table

        for line in show_table(answer.columns, answer.rows, find_columns()):
            print_line(line)
    elif format == "json":
        from msgspec import json

        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        sys.stdout.buffer.write(json.format(json.encode(rows), indent=2) + b"\n")
    else:
        import csv

        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerow(answer.columns)
        table.writerows(answer.rows)
    return files.status


def validate_command(
    paths: Paths, /, *, base: Base = None, jobs: Jobs = None, progress: Progress = True
) -> int:
    """Check the graph of PATH against its shapes (SHACL): a line for each fault, none if sound."""
    from functools import partial

    from ..graph.validation import check_common
    from .files import read_checked
    from .terminal import show_violation

    names = make_names(base)
    run = begin(paths, jobs, progress)
    faults = 0
    files = []
    try:
        for checked in run.each(partial(read_checked, names=names)):
            for violation in checked.violations:
                print_line(show_violation(violation))
            faults += len(checked.violations)
            files.append(checked)
        for violation in check_common(files, names):
            print_line(show_violation(violation))
            faults += 1
    except ImportError:
        complain(translate("SHACL wants pySHACL: pip install 'tiaoli[validate]'"))
        return 1
    return 1 if faults else run.status


def count_described(described: "Iterator[Described]", counts: list[int]) -> "Iterator[Described]":
    for one in described:
        counts[0] += 1
        counts[1] += len(one.graphs)
        counts[2] += one.provisions
        yield one
