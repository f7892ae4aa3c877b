"""The files that a command works on: found, read, and shared out among processes."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ..parser import Parsed, SourceError, parse, read_source
from . import STDIN
from .messages import complain, translate
from .records import encode_records

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..graph.store import Described
    from ..graph.validation import Checked
    from ..graph.vocabulary import Names
    from .terminal import Finding

# Below this many bytes of text one process is done before a second has started.
_WORTH_SHARING = 6_000_000

Result = TypeVar("Result")


class File(msgspec.Struct, frozen=True):
    """A file to be read: its path as given, or below the folder given, and its size in bytes."""

    path: str
    size: int = 0

    @property
    def name(self) -> str:
        """The path as records and messages have it, always text; `-` is standard input."""
        return "-" if self.path == STDIN else os.fsencode(self.path).decode("utf-8", "replace")

    def read(self) -> bytes:
        """All of its bytes.  Raises `OSError`."""
        return sys.stdin.buffer.read() if self.path == STDIN else Path(self.path).read_bytes()


class WordlessError(SourceError):
    """A file that is empty, or holds nothing but blanks."""


class Failure(msgspec.Struct, frozen=True):
    """A file that can't be read, and why, in the user's language."""

    name: str
    reason: str


_ERRORS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "no such file"),
    (PermissionError, "no right to it"),
    (IsADirectoryError, "a folder, where a file is wanted"),
    (NotADirectoryError, "no such folder"),
    (FileExistsError, "a file, where a folder is wanted"),
)


def describe_error(error: OSError | SourceError, name: str = "") -> str:
    """Why a file can't be read or written, in a few words of the user's language."""
    if isinstance(error, WordlessError):
        return translate("no words in it")
    if isinstance(error, SourceError):
        places = str(error).removeprefix(f"{name}: ").partition("(")[2].rpartition(")")[0]
        message = translate(
            "not a text in an encoding that we read ({places}); save it as plain text, UTF-8"
        )
        return message.format(places=places)
    for kind, words in _ERRORS:
        if isinstance(error, kind):
            return translate(words)
    return error.strerror or str(error)


def find_files(paths: Iterable[str]) -> list[File | Failure]:
    """The files that `paths` name, each once, sorted by path: folders hold what ends in .txt."""
    found: dict[str, File | Failure] = {}

    def note(error: OSError) -> None:
        name = File(str(error.filename)).name
        found[name] = Failure(name, describe_error(error))

    for path in paths:
        if not Path(path).is_dir():
            found[path] = File(path, _measure(path))
            continue
        before = len(found)
        for folder, _, names in os.walk(path, onerror=note):
            for name in names:
                inner = Path(folder, name)
                if inner.suffix.lower() == ".txt" and inner.is_file():
                    found[inner.as_posix()] = File(inner.as_posix(), _measure(str(inner)))
        if len(found) == before:
            found[path] = Failure(File(path).name, translate("no *.txt in it"))
    return [found[path] for path in sorted(found)]


def _measure(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


class Run:
    """One run over some files: each once, in order; one that can't be read is named and left out.

    paths: as given; jobs: how many processes, or None for one a core where there is enough to do
    status: the exit code so far, 1 once a file failed
    """

    def __init__(
        self, paths: Iterable[str], jobs: int | None = None, *, progress: bool = False
    ) -> None:
        self.files = find_files(paths)
        self.status = 0
        self._jobs = jobs
        self._progress = progress and sys.stderr.isatty() and not sys.stdout.isatty()

    def reads(self, path: str) -> bool:
        """Whether one of the files is that of `path`."""
        asked = Path(path).resolve()
        return any(
            isinstance(one, File) and Path(one.path).resolve() == asked for one in self.files
        )

    def each(self, work: Callable[[File], Result]) -> Iterator[Result]:
        """What `work` makes of each file that can be read, however many processes are at it.

        work: a function of a module, so that another process finds it; raises `OSError` or
            `SourceError` where the file can't be read
        """
        with self._show_progress() as advance:
            for file, result in zip(
                self.files, work_through(self.files, work, self._jobs), strict=True
            ):
                advance(file)
                if isinstance(result, Failure):
                    self.status = 1
                    complain(f"{result.name}: {result.reason}")
                else:
                    yield result

    @contextmanager
    def _show_progress(self) -> Iterator[Callable[[File | Failure], None]]:
        if not self._progress:
            yield lambda _: None
            return
        from rich.console import Console
        from rich.progress import Progress

        sizes = {id(file): file.size for file in self.files if isinstance(file, File)}
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=sum(sizes.values()))
            yield lambda file: bar.advance(task, sizes.get(id(file), 0))


def work_through(
    files: Sequence[File | Failure], work: Callable[[File], Result], jobs: int | None
) -> Iterator[Result | Failure]:
    """What `work` makes of each file, in their order; a `Failure` for one that can't be read."""
    total = sum(file.size for file in files if isinstance(file, File))
    if jobs is None:
        jobs = (os.cpu_count() or 1) if total > _WORTH_SHARING else 1
    jobs = min(jobs, len(files))
    if jobs <= 1:
        for file in files:
            yield _attempt(work, file)
        return

    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    # A fork of a process with threads may hang, so a fork server where there is one.
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, get_context(method)) as pool:
        # Only so many results wait for one that comes before them: memory stays bounded.
        pending: deque[tuple[File | Failure, Future[Result | Failure] | None]] = deque()
        try:
            for file in files:
                # Standard input belongs to this process.
                here = isinstance(file, Failure) or file.path == STDIN
                pending.append((file, None if here else pool.submit(_attempt, work, file)))
                if len(pending) > 4 * jobs:
                    first, future = pending.popleft()
                    yield future.result() if future else _attempt(work, first)
            for first, future in pending:
                yield future.result() if future else _attempt(work, first)
        except BrokenExecutor:
            raise ChildProcessError(
                None,
                translate(
                    "a process that worked on the texts died, perhaps for want of memory; "
                    "try --jobs 1"
                ),
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _attempt(work: Callable[[File], Result], file: File | Failure) -> Result | Failure:
    if isinstance(file, Failure):
        return file
    try:
        return work(file)
    except (OSError, SourceError) as error:
        return Failure(file.name, describe_error(error, file.name))


class Lines(msgspec.Struct, frozen=True):
    """The records of one file as JSON Lines, and how many there are."""

    encoded: bytes
    documents: int
    provisions: int


def read_parsed(file: File) -> Parsed:
    """The text and the records of one file.  Raises `WordlessError` where there is nothing to read."""
    parsed = parse(file.read(), file.name)
    if not parsed.documents:
        raise WordlessError(file.name)
    return parsed


def read_described(file: File, names: "Names") -> "Described":
    """What one file tells, ready to be stored."""
    from ..graph.store import describe_file

    return describe_file(read_parsed(file), names)


def read_checked(file: File, names: "Names") -> "Checked":
    """What in the graph of one file breaks a shape."""
    from ..graph.validation import check_file

    return check_file(read_parsed(file), names)


def find_digests(files: Iterable[File | Failure]) -> dict[str, str]:
    """Name -> sha256 of the bytes of each file that can be read."""
    found = {}
    for file in files:
        if isinstance(file, File):
            with suppress(OSError):
                found[file.name] = sha256(file.read()).hexdigest()
    return found


def read_lines(file: File) -> Lines:
    """The records of one file, encoded."""
    documents = read_parsed(file).documents
    count = sum(len(document.provisions) for document in documents)
    return Lines(encode_records(documents), len(documents), count)


def read_findings(file: File) -> "list[Finding]":
    """What is odd about one file."""
    from .terminal import find_odd

    return list(find_odd(read_parsed(file)))


def read_text(file: File) -> bytes:
    """The text of one file as decoded, in UTF-8."""
    return read_source(file.read(), file.name).text.encode()
