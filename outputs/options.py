"""What the commands share: their options, and how each begins, writes and reports."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from errno import EISDIR, ENOTDIR
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

from cyclopts import Parameter

from . import STDIN
from .messages import complain, translate

if TYPE_CHECKING:
    from rich.console import Console

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


class UsageError(ValueError):
    """A call that makes no sense; the message says what does.  The exit code is 2."""


def begin(
    paths: Sequence[str],
    jobs: int | None = None,
    progress: bool = False,
    *,
    output: str | None = None,
) -> "Run":
    """A run over files and folders; output: where it is to write, which may be none of the files."""
    from .files import Run

    if jobs is not None and jobs < 1:
        raise UsageError(translate("a number of processes is 1 or more"))
    run = Run(paths, jobs, progress=progress)
    if output is not None and output != STDIN and run.reads(output):
        raise UsageError(
            translate("{path} is a file to be read: write elsewhere").format(path=output)
        )
    return run


def begin_one(file: str, output: str | None = None) -> "Run":
    """A run over one file.  Raises `IsADirectoryError` for a folder."""
    if Path(file).is_dir():
        raise IsADirectoryError(EISDIR, "", file)
    return begin([file], output=output)


def make_names(base: str | None) -> "Names":
    from ..graph.vocabulary import BASE, Names

    try:
        return Names(base or BASE)
    except ValueError as error:
        raise UsageError(str(error)) from error


@contextmanager
def open_output(output: str | None) -> Iterator[BinaryIO]:
    if output is None or output == STDIN:
        yield sys.stdout.buffer
    else:
        folder = Path(output).parent
        if not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, "", str(folder))
        with Path(output).open("wb") as file:
            yield file


def count(parsed: "Iterator[Parsed]", counts: list[int]) -> "Iterator[Parsed]":
    for one in parsed:
        counts[0] += 1
        counts[1] += len(one.documents)
        counts[2] += sum(len(document.provisions) for document in one.documents)
        yield one


def report(
    output: str | None,
    files: int,
    documents: int,
    provisions: int,
    *,
    unchanged: int = 0,
    gone: int = 0,
) -> None:
    """What went into a file, for whoever waits for it; silent where the output is the answer."""
    if output is not None and output != STDIN:
        message = translate("{path}: {files} files, {documents} documents, {provisions} provisions")
        if unchanged:
            message += translate("; {unchanged} files as they were")
        if gone:
            message += translate("; {gone} files taken out")
        complain(
            message.format(
                path=output, files=files, documents=documents, provisions=provisions,
                unchanged=unchanged, gone=gone,
            )
        )  # fmt: skip


def find_columns() -> int:
    """How wide the terminal is; 0 where standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def make_console() -> "Console":
    from rich.console import Console

    class OurConsole(Console):
        def on_broken_pipe(self) -> None:
            """As every other command ends where its reader has enough; Rich's own ends with 1."""
            raise BrokenPipeError

    return OurConsole(highlight=False, markup=False, emoji=False)


def print_line(line: str) -> None:
    sys.stdout.write(line + "\n")
