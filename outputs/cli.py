"""The `tiaoli` command."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Group, Parameter, UnusedCliTokensError

from . import STDIN
from .graph_commands import (
    build_command,
    graph_command,
    query_command,
    tables_command,
    validate_command,
)
from .messages import complain, translate, translate_error
from .options import (
    Jobs,
    OneFile,
    Output,
    Paths,
    Progress,
    UsageError,
    begin,
    begin_one,
    find_columns,
    make_console,
    open_output,
    report,
)

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A place as `check` prints it has a column too.
_PLACE = re.compile("(.+?):([0-9]{1,18})(?::[0-9]+)?")


def parse_command(
    paths: Paths, /, *, output: Output = None, jobs: Jobs = None, progress: Progress = True
) -> int:
    """Write the records of what PATH holds: JSON Lines, one document a line."""
    from .files import read_lines

    run = begin(paths, jobs, progress, output=output)
    files = documents = provisions = 0
    with open_output(output) as out:
        for lines in run.each(read_lines):
            out.write(lines.encoded)
            files += 1
            documents += lines.documents
            provisions += lines.provisions
    report(output, files, documents, provisions)
    return run.status


def show_command(file: OneFile, /) -> int:
    """Show the outline of FILE, with line numbers and all that is odd about it."""
    from .files import read_parsed
    from .terminal import show_outline

    run = begin_one(file)
    console = make_console()
    for parsed in run.each(read_parsed):
        for line in show_outline(parsed, find_columns() or 100):
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

    run = begin(paths, jobs, progress)
    console = make_console()
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

    match = _PLACE.fullmatch(place)
    if match is None:
        raise UsageError(translate("a line is given as FILE:LINE"))
    file, line = match.groups()
    run = begin_one(file)
    console = make_console()
    for parsed in run.each(read_parsed):
        if not 1 <= int(line) <= len(parsed.source.line_starts):
            last = len(parsed.source.line_starts)
            raise UsageError(translate("the file's lines are 1 to {last}").format(last=last))
        told = list(explain_line(parsed, int(line)))
        for words in told:
            console.print(words, soft_wrap=True)
        if not told:
            complain(
                translate("{place}: nothing begins on this line").format(
                    place=f"{parsed.source.name}:{line}"
                )
            )
    return run.status


def schema_command() -> int:
    """Print the JSON Schema of the records."""
    from .records import build_schema

    sys.stdout.buffer.write(build_schema())
    return 0


def text_command(file: OneFile, /, *, output: Output = None) -> int:
    """Print the text that the offsets of FILE's records count in."""
    from .files import read_text

    run = begin_one(file, output)
    with open_output(output) as out:
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
    run = begin_one(file)
    for parsed in run.each(read_parsed):
        documents = parsed.documents
        if document is not None:
            documents = documents[document - 1 : document] if document > 0 else ()
        if not documents:
            raise UsageError(translate("there is no such document in the file"))
        if ending == ".svg":
            documents = documents[:1]
        pictures = [draw_outline(one, parsed.source) for one in documents]
        with open_output(output) as out:
            out.write(pictures[0] if ending == ".svg" else _make_page(pictures))
        report(output, 1, len(documents), sum(len(one.provisions) for one in documents))
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
        str, Parameter(show_default=False, help=translate("for paper: words of its title, or its 文号"))
    ] = "",
    agency: Annotated[
        str, Parameter(show_default=False, help=translate("for agency and lineage: words of a body's name"))
    ] = "",
    district: Annotated[
        str, Parameter(show_default=False, help=translate("for districts and lineage: a city's name or code"))
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
    lang: Annotated[Literal["zh", "en"], Parameter(help=translate("the language of the picture"))] = "zh",
    top: Annotated[int | None, Parameter(help=translate("how many bodies or rows are shown"))] = None,
    geojson: Annotated[
        str | None, Parameter(help=translate("for districts: a file with their boundaries, by `adcode`"))
    ] = None,
    jobs: Jobs = None,
    progress: Progress = True,
) -> int:  # fmt: skip
    """Draw who must do what, since when, in place of what."""
    from .files import read_parsed
    from .maps import MAPS, Choice, ChoiceError
    from .maps.writing import write_maps

    if as_of and not _is_day(as_of):
        raise UsageError(translate("a day is given as YEAR-MONTH-DAY"))
    if top is not None and top < 1:
        raise UsageError(translate("--top is 1 or more"))
    for option, given, maps in (
        ("--paper", paper, ("paper",)),
        ("--agency", agency, ("agency", "lineage")),
        ("--district", district, ("districts", "lineage")),
        ("--geojson", geojson, ("districts",)),
        ("--role", role, ("paper", "agency", "matrix", "network")),
        ("--merge", merge == "lineage", ("paper", "agency", "matrix", "network")),
        ("--top", top, tuple(one for one in MAPS if one != "districts")),
    ):
        if given and name not in (*maps, "all"):
            words = translate("{option} is for the maps {maps}")
            raise UsageError(words.format(option=option, maps=", ".join((*maps, "all"))))
    run = begin(paths, jobs, progress, output=output)
    parsed = list(run.each(read_parsed))
    choice = Choice(as_of, agency, paper, district, role, merge, lang, top, geojson)
    try:
        data, count = write_maps(name, parsed, choice, Path(output).suffix)
    except (ChoiceError, ValueError, ModuleNotFoundError) as error:
        raise UsageError(str(error)) from error
    with open_output(output) as out:
        out.write(data)
    pictures, tables = translate("{path}: {count} pictures"), translate("{path}: {count} tables")
    said = tables if Path(output).suffix in (".docx", ".xlsx") else pictures
    complain(said.format(path=output, count=count))
    return run.status


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return _DAY.fullmatch(words) is not None


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
    "validate": validate_command,
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
    # The parser of arguments takes - for an option that it does not know, and so it does -:LINE.
    tokens = [re.sub("^-(?=:|$)", STDIN, word) for word in words]
    try:
        status = build_app()(
            tokens, exit_on_error=False, print_error=False, result_action="return_value"
        )
        sys.stdout.flush()
    except (CycloptsError, UsageError) as error:
        if isinstance(error, UnusedCliTokensError):
            reason = translate(
                "nothing takes {words}; paths, and QUERY behind them, stand side by side"
            ).format(words=" ".join(error.unused_tokens or ()))
        else:
            # A sentence loses its stop, a list that goes on keeps its ellipsis.
            reason = translate_error(re.sub(r"(?<!\.)\.$", "", str(error)))
        command = f"{words[0]} " if words and words[0] in COMMANDS else ""
        complain(
            translate("{reason}; see tiaoli {command}--help").format(reason=reason, command=command)
        )
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
