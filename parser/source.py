"""A file's text in two views: as decoded, for reporting, and folded, for matching."""

import codecs
import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from sys import maxsize

import msgspec

from .markup import blank_markup
from .records import Provision, Span


class SourceError(ValueError):
    """A file that is no text; the message says what to do."""


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of `parser/data/NAME`: tab-separated, `#` begins a comment, the first row names the columns."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    heading, *rows = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return [dict(zip(heading, row, strict=True)) for row in rows]


def _build_folds() -> dict[str, str]:
    """Characters that come in two shapes -> the one that we match; always one for one.

    Chinese punctuation is full width (GB/T 15834); letters, digits and signs are half width.
    """
    folds = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for half, full in zip("(),:;?!", "（），：；？！", strict=True):
        del folds[full]
        folds[half] = full
    spaces = filter(str.isspace, map(chr, range(0x3001)))
    folds |= dict.fromkeys(set(spaces) - set(" \t\r\n"), " ")
    folds |= dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", " ")  # of no width
    folds |= dict.fromkeys("\v\f\x85\u2028\u2029", "\n")
    folds |= {"○": "〇", "◯": "〇", "﹝": "〔", "﹞": "〕", "﹒": ".", "・": "·", "•": "·"}
    return folds | {row["radical"]: row["ideograph"] for row in read_rows("radicals.tsv")}


FOLDS = _build_folds()
_LINE_END = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")
_FOLDABLE = re.compile("[" + re.escape("".join(sorted(FOLDS))) + "]")


def fold(text: str) -> str:
    """The reading of `text`: as long as it is, line ends all `\\n`, one shape for each character.

    >>> fold("（１）第○条(二)\\r\\n")
    '（1）第〇条（二） \\n'
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return _FOLDABLE.sub(lambda match: FOLDS[match[0]], text)


class Source(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One file's text.

    name: as given; sha256: of the bytes; text: as decoded, without a byte order mark
    reading: `text` folded and without markup, of the same length
    """

    name: str
    sha256: str
    media_type: str
    encoding: str
    text: str

    @cached_property
    def reading(self) -> str:
        return fold(blank_markup(self.text))

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both from 1, as editors count them."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_source(data: bytes, name: str) -> Source:
    """Decode the bytes of one file: by its byte order mark, else as UTF-8, else as GB 18030.

    data: all of it; a byte order mark is no part of the text: offset 0 is what follows it
    name: goes into the records and messages

    Raises `SourceError`, naming the first byte at fault, if nothing decodes all of `data`.
    Source: GB 18030-2022, which holds GBK and GB 2312, the encodings of older notices.
    """
    candidates = [(mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)]
    failures = []
    for mark, encoding in candidates or [(b"", "utf-8"), (b"", "gb18030")]:
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            failures.append(f"{encoding}: byte {error.start + len(mark)}")
        else:
            return Source(
                name=name,
                sha256=hashlib.sha256(data).hexdigest(),
                media_type="text/plain",
                encoding=encoding,
                text=text,
            )
    raise SourceError(f"{name}: not in an encoding that we read ({'; '.join(failures)})")


class Passage:
    """The words of one document, in which mentions are sought: folded, hard-wrapped lines joined.

    text: the words; an index into it is no offset of the source
    provisions: the document's, in its order
    """

    def __init__(
        self,
        text: str,
        provisions: Sequence[Provision],
        starts: Sequence[int],
        shifts: Sequence[int],
    ) -> None:
        """starts, shifts: from the index `starts[i]` on, offset = index + `shifts[i]`."""
        self.text = text
        self.provisions = provisions
        self._starts, self._shifts = starts, shifts
        self._offsets = [start + shift for start, shift in zip(starts, shifts, strict=True)]
        self._provision_starts = [provision.span[0] for provision in provisions]
        # Mentions are asked for one behind the other: what held for the last one, and how far.
        self._piece = (0, 0, 0)
        self._innermost: tuple[int, int, str | None] = (0, 0, None)

    @cached_property
    def reversed(self) -> str:
        """The words backwards, for what is sought leftwards."""
        return self.text[::-1]

    @cached_property
    def _parents(self) -> dict[str, Provision]:
        return {provision.id: provision for provision in self.provisions}

    def offset(self, index: int) -> int:
        """The offset in the source of the character at `index`."""
        low, high, shift = self._piece
        if low <= index < high:
            return index + shift
        at = bisect_right(self._starts, index)
        high = self._starts[at] if at < len(self._starts) else maxsize
        shift = self._shifts[at - 1]
        self._piece = self._starts[at - 1], high, shift
        return index + shift

    def index(self, offset: int) -> int:
        """The index of the character that stands at `offset` in the source."""
        return offset - self._shifts[bisect_right(self._offsets, offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """The span in the source of `text[start:end]`, which is not empty."""
        low, high, shift = self._piece
        if low <= start and end <= high:
            return start + shift, end + shift
        return self.offset(start), self.offset(end - 1) + 1

    def provision(self, index: int) -> str | None:
        """The id of the innermost provision that holds the character at `index`."""
        offset = self.offset(index)
        low, high, id = self._innermost
        if low <= offset < high:
            return id
        at = bisect_right(self._provision_starts, offset)
        if not at:
            return None
        low = self._provision_starts[at - 1]
        high = self._provision_starts[at] if at < len(self.provisions) else maxsize
        found: Provision | None = self.provisions[at - 1]
        while found is not None and found.span[1] <= offset:
            low = found.span[1]
            found = self._parents[found.parent] if found.parent is not None else None
        if found is not None:
            high = min(high, found.span[1])
        id = None if found is None else found.id
        self._innermost = low, high, id
        return id


def whole_passage(text: str) -> Passage:
    """All of `text` as one passage without provisions, its indices the offsets: for trying out a rule."""
    return Passage(fold(text), (), (0,), (0,))
