"""The `tiaoli` command."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from cyclopts import App, CycloptsError, Group, Parameter

from . import STDIN
from .messages import complain, translate

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rich.console import Console

    from ..graph.store import Described
    from ..graph.vocabulary import Names
    from ..parser import Parsed
    from .files import Run

Paths = Annotated[
    list[str],
    Parameter(
        name="PATH", help=translate("files; folders, for all *.txt in them; - for standard input")
    ),
]
OneFile = Annotated[str, Parameter(name="FILE", help=translate("a file, or - for standard input"))]
Output = Annotated[
    str | None,
    Parameter(
        name=("--output", "-o"), help=translate("where to write; without it, standard output")
    ),
]
Jobs = Annotated[
    int | None,
    Parameter(
        help=translate("how many processes work at once; without it, one a core where that pays")
    ),
]
Progress = Annotated[
    bool, Parameter(help=translate("show how far the work is, on a terminal"), show_default=False)
]
Base = Annotated[
    str | None, Parameter(help=translate("what the names of things in the graph begin with"))
]


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UsageError(ValueError):
    """A call that makes no sense; the message says what does.  The exit code is 2."""


def parse_command(
    paths: Paths, /, *, output: Output = None, jobs: Jobs = None, progress: Progress = True
) -> int:
    """Write the records of what PATH holds: JSON Lines, one document a line."""
    from .files import read_lines

    run = _begin(paths, jobs, progress)
    files = documents = provisions = 0
    with _writing(output) as out:
        for lines in run.each(read_lines):
            out.write(lines.encoded)
            files += 1
            documents += lines.documents
            provisions += lines.provisions
    _report(output, files, documents, provisions)
    return run.status


def graph_command(
    paths: Paths,
    /,
    *,
    to: Annotated[
        Literal["turtle", "jsonld", "nquads", "graphml", "gexf"],
        Parameter(help=translate("the format")),
    ] = "turtle",
    view: Annotated[
        Literal["documents", "citations", "supersession", "agencies", "districts"],
        Parameter(help=translate("what GraphML and GEXF show")),
    ] = "documents",
    output: Output = None,
    base: Base = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:
    """Write what PATH holds as one graph."""
    from . import WRITERS
    from .files import read_parsed

    names = _make_names(base)
    run = _begin(paths, jobs, progress)
    counts = [0, 0, 0]
    parsed = _counted(run.each(read_parsed), counts)
    with _writing(output) as out:
        if to in ("graphml", "gexf"):
            from .network import write_gexf, write_graphml

            (write_gexf if to == "gexf" else write_graphml)(parsed, out, names.base, view)
        else:
            WRITERS[to](parsed, out, names.base)
    _report(output, *counts)
    return run.status


def show_command(file: OneFile, /) -> int:
    """Show the outline of FILE, with line numbers and all that is odd about it."""
    from .files import read_parsed
    from .terminal import show_outline

    run = _begin([file])
    console = _console()
    for parsed in run.each(read_parsed):
        for line in show_outline(parsed, _columns() or 100):
            console.print(line, soft_wrap=True)
    return run.status


def check_command(
    paths: Paths,
    /,
    *,
    format: Annotated[Literal["text", "json"], Parameter(help=translate("the format"))] = "text",
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:
    """List all that is odd about the texts: a number missing, a bracket left open."""
    from msgspec.json import Encoder

    from .files import read_findings
    from .terminal import show_finding

    run = _begin(paths, jobs, progress)
    console = _console()
    for findings in run.each(read_findings):
        if format == "json":
            sys.stdout.buffer.write(Encoder().encode_lines(findings))
        else:
            for found in findings:
                console.print(show_finding(found), soft_wrap=True)
    return run.status


def explain_command(
    place: Annotated[str, Parameter(name="FILE:LINE", help=translate("a line of a file, from 1"))],
    /,
) -> int:
    """Tell what was read on a line, and by which rule: FILE:LINE."""
    from .explain import explain_line
    from .files import read_parsed

    file, _, line = place.rpartition(":")
    if not (file and line.isascii() and line.isdecimal()):
        raise UsageError(translate("a line is given as FILE:LINE"))
    run = _begin([file])
    console = _console()
    for parsed in run.each(read_parsed):
        if not 1 <= int(line) <= len(parsed.source.line_starts):
            last = len(parsed.source.line_starts)
            raise UsageError(translate("the file's lines are 1 to {last}").format(last=last))
        for words in explain_line(parsed, int(line)):
            console.print(words, soft_wrap=True)
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
            help=translate("a question that comes with tiaoli; `list` tells which there are")
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
    from ..graph.queries import Endpoint, QueryError, find_queries, run, run_named
    from ..graph.store import StoreError, build_store, open_store
    from .files import read_parsed

    if name == "list":
        for query in find_queries().values():
            _print(f"{query.name}: {query.question}")
        return 0
    if file is None and name is None:
        paths, text = paths[:-1], "".join(paths[-1:])
    else:
        text = "" if file is None else Path(file).read_bytes().decode("utf-8-sig", "replace")
    graphs = [bool(paths), store is not None, endpoint is not None].count(True)
    if graphs == 0 or (file and name) or not (name or text):
        raise UsageError(translate("give one question: QUERY behind the paths, --file or --name"))
    if graphs > 1:
        raise UsageError(translate("ask one graph: that of PATH, of --store or of --endpoint"))
    if not all("=" in pair for pair in value):
        raise UsageError(translate("a value is given as NAME=VALUE"))
    parameters = {key: words for key, _, words in (pair.partition("=") for pair in value)}
    names = _make_names(base)
    files = _begin(paths, jobs, progress)
    try:
        if endpoint is not None:
            graph: Endpoint | Store = Endpoint(endpoint)
        else:
            graph = open_store(store) if store else build_store(files.each(read_parsed), names)
        answer = run_named(graph, name, parameters) if name else run(graph, text)
    except (QueryError, StoreError) as error:
        raise UsageError(str(error)) from error
    if format == "table":
        from .terminal import show_table

        for line in show_table(answer.columns, answer.rows, _columns()):
            _print(line)
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


def build_command(
    paths: Paths,
    /,
    *,
    store: Annotated[str, Parameter(help=translate("the folder of a store on disk"))],
    base: Base = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:
    """Keep the graph of PATH in a store on disk; what has not changed is not read again."""
    from functools import partial

    from ..graph.store import StoreError, begin_build
    from .files import find_digests, read_described

    names = _make_names(base)
    run = _begin(paths, jobs, progress)
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
            build.finish(_counted_described(described, counts))
    except StoreError as error:
        complain(str(error))
        return 1
    _report(store, *counts)
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

    names = _make_names(base)
    run = _begin(paths, jobs, progress)
    counts = [0, 0, 0]
    chosen = format or ("sqlite" if Path(output).suffix == ".sqlite" else "csv")
    try:
        write_tables(_counted(run.each(read_parsed), counts), Path(output), chosen, names)
    except ImportError:
        complain(translate("Parquet wants pyarrow: pip install 'tiaoli[parquet]'"))
        return 1
    _report(output, *counts)
    return run.status


def schema_command() -> int:
    """Print the JSON Schema of the records."""
    from .records import build_schema

    sys.stdout.buffer.write(build_schema())
    return 0


def text_command(file: OneFile, /, *, output: Output = None) -> int:
    """Print the text that the offsets of FILE's records count in."""
    from .files import read_text

    run = _begin([file])
    with _writing(output) as out:
        for text in run.each(read_text):
            out.write(text)
    return run.status


def outline_command(
    file: OneFile,
    /,
    *,
    output: Annotated[
        str, Parameter(name=("--output", "-o"), help=translate("where to write: .svg or .html"))
    ],
    document: Annotated[
        int | None,
        Parameter(help=translate("which of its documents, from 1; without it, all, or the first")),
    ] = None,
) -> int:
    """Draw the outline of FILE: one document as a picture (.svg), or all on a page (.html)."""
    from .files import read_parsed
    from .outline import draw_outline

    ending = Path(output).suffix
    if ending not in (".svg", ".html"):
        raise UsageError(translate("a picture ends in .svg or .html"))
    run = _begin([file])
    for parsed in run.each(read_parsed):
        documents = parsed.documents
        if document is not None:
            documents = documents[document - 1 : document] if document > 0 else ()
        if not documents:
            raise UsageError(translate("there is no such document in the file"))
        if ending == ".svg":
            documents = documents[:1]
        pictures = [draw_outline(one, parsed.source) for one in documents]
        with _writing(output) as out:
            out.write(pictures[0] if ending == ".svg" else _make_page(pictures))
        _report(output, 1, len(documents), sum(len(one.provisions) for one in documents))
    return run.status


def map_command(
    name: Annotated[
        Literal[
            "paper", "agency", "matrix", "timeline", "lineage", "citations", "districts",
            "network", "all",
        ],
        Parameter(name="MAP", help=translate("which picture")),
    ],
    paths: Paths,
    /,
    *,
    output: Annotated[
        str,
        Parameter(
            name=("--output", "-o"), help=translate("where to write: .svg, .html, .png, .docx or .xlsx")
        ),
    ],
    as_of: Annotated[
        str, Parameter(show_default=False, help=translate("as of which day, like 2024-06-30"))
    ] = "",
    paper: Annotated[
        str, Parameter(show_default=False, help=translate("words of a paper's title, or its 文号"))
    ] = "",
    agency: Annotated[
        str, Parameter(show_default=False, help=translate("words of a body's name"))
    ] = "",
    district: Annotated[
        str, Parameter(show_default=False, help=translate("a city's name or code"))
    ] = "",
    role: Annotated[
        Literal["lead", "responsible", "joint", "cooperate", "approve", "report_to", "delegate"]
        | None,
        Parameter(help=translate("only the duties of this role")),
    ] = None,
    merge: Annotated[
        Literal["lineage", "name"],
        Parameter(help=translate("count bodies that became one another as one, or by name")),
    ] = "name",
    lang: Annotated[Literal["zh", "en"], Parameter(help=translate("the language"))] = "zh",
    top: Annotated[int | None, Parameter(help=translate("how many bodies or rows are shown"))] = None,
    geojson: Annotated[
        str | None, Parameter(help=translate("a file with the boundaries of districts"))
    ] = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:  # fmt: skip
    """Draw who must do what, since when, in place of what."""
    from .files import read_parsed
    from .maps import Choice, ChoiceError
    from .maps.writing import write_maps

    if as_of and not _DAY.fullmatch(as_of):
        raise UsageError(translate("a day is given as YEAR-MONTH-DAY"))
    run = _begin(paths, jobs, progress)
    parsed = list(run.each(read_parsed))
    choice = Choice(as_of, agency, paper, district, role, merge, lang, top, geojson)
    try:
        data, count = write_maps(name, parsed, choice, Path(output).suffix)
    except (ChoiceError, ValueError, ModuleNotFoundError) as error:
        raise UsageError(str(error)) from error
    with _writing(output) as out:
        out.write(data)
    complain(translate("{path}: {pictures} pictures").format(path=output, pictures=count))
    return run.status


def _make_page(pictures: Sequence[bytes]) -> bytes:
    """Pictures one below the other, for a browser."""
    head = (
        b'<!doctype html>\n<html lang="zh"><head><meta charset="utf-8"><title>tiaoli</title></head>'
    )
    bodies = (picture[picture.index(b"<svg") :] for picture in pictures)
    return head + b"<body>\n" + b"\n".join(bodies) + b"\n</body></html>\n"


COMMANDS: dict[str, Callable[..., int]] = {
    "parse": parse_command,
    "graph": graph_command,
    "show": show_command,
    "check": check_command,
    "explain": explain_command,
    "build": build_command,
    "tables": tables_command,
    "query": query_command,
    "schema": schema_command,
    "text": text_command,
    "outline": outline_command,
    "map": map_command,
}


def build_app() -> App:
    """The command line, its help in the user's language."""
    app = App(
        name="tiaoli",
        help=translate("Read Chinese legal and policy texts and make a knowledge graph of them."),
        help_format="plaintext",
        suppress_keyboard_interrupt=False,
        version=_find_version,
        group_commands=Group(translate("Commands")),
        group_arguments=Group(translate("Arguments")),
        group_parameters=Group(translate("Options")),
    )
    app["--help"].help = translate("Print this help.")
    app["--version"].help = translate("Print the version.")
    for name, function in COMMANDS.items():
        app.command(function, name=name, help=translate(function.__doc__ or ""))
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; without arguments, those of the process."""
    words = sys.argv[1:] if arguments is None else arguments
    # The parser of arguments takes - for an option that it does not know.
    tokens = [STDIN if word == "-" else word for word in words]
    try:
        status = build_app()(
            tokens, exit_on_error=False, print_error=False, result_action="return_value"
        )
        sys.stdout.flush()
    except (CycloptsError, UsageError) as error:
        complain(translate("{reason}; see tiaoli --help").format(reason=error))
        return 2
    except BrokenPipeError:
        # Who read our output has enough: `tiaoli parse … | head`.  Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        from .files import describe_error

        name = f"{error.filename}: " if error.filename else ""
        complain(f"{name}{describe_error(error)}")
        return 1
    except KeyboardInterrupt:
        return 130
    return status if isinstance(status, int) else 0


def _find_version() -> str:
    from importlib.metadata import version

    return version("tiaoli")


def _begin(paths: Sequence[str], jobs: int | None = None, progress: bool = False) -> "Run":
    from .files import Run

    if jobs is not None and jobs < 1:
        raise UsageError(translate("a number of processes is 1 or more"))
    return Run(paths, jobs, progress=progress)


def _make_names(base: str | None) -> "Names":
    from ..graph.vocabulary import BASE, Names

    try:
        return Names(base or BASE)
    except ValueError as error:
        raise UsageError(str(error)) from error


@contextmanager
def _writing(output: str | None) -> Iterator[BinaryIO]:
    if output is None or output == STDIN:
        yield sys.stdout.buffer
    else:
        with Path(output).open("wb") as file:
            yield file


def _counted(parsed: "Iterator[Parsed]", counts: list[int]) -> "Iterator[Parsed]":
    for one in parsed:
        counts[0] += 1
        counts[1] += len(one.documents)
        counts[2] += sum(len(document.provisions) for document in one.documents)
        yield one


def _counted_described(
    described: "Iterator[Described]", counts: list[int]
) -> "Iterator[Described]":
    for one in described:
        counts[0] += 1
        counts[1] += len(one.graphs)
        counts[2] += one.provisions
        yield one


def _report(output: str | None, files: int, documents: int, provisions: int) -> None:
    """What went into a file, for whoever waits for it; silent where the output is the answer."""
    if output is not None:
        message = translate("{path}: {files} files, {documents} documents, {provisions} provisions")
        complain(
            message.format(path=output, files=files, documents=documents, provisions=provisions)
        )


def _columns() -> int:
    """How wide the terminal is; 0 where standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
