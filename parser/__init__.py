"""The parser: bytes -> records, each with its exact place in the source.

from tiaoli.parser import parse
for document in parse(data, "条例.txt").documents: ...
"""

import gc
import hashlib
from collections.abc import Iterator

import msgspec

from .diagnostics import find_diagnostics, put_in_order
from .documents import Draft, split_documents
from .front import find_front
from .life import find_life
from .line_repairs import join_notes, separate_titles
from .lines import Line, find_lines
from .mentions import read_mentions
from .provisions import build_provisions
from .records import Document, Origin, Span
from .source import Source, SourceError, read_source

__all__ = ["Parsed", "SourceError", "parse", "parse_source", "read_source"]


class Parsed(msgspec.Struct, frozen=True):
    """A file's source and the documents that were found in it, in order of appearance."""

    source: Source
    documents: tuple[Document, ...]


def parse(data: bytes, name: str, *, mentions: bool = True) -> Parsed:
    """Read the bytes of one file.

    name: goes into the records as the path
    mentions: whether to seek what the words name, define, cite and date, or the structure only

    Raises `SourceError` where the bytes are no text.  No text raises.
    """
    return parse_source(read_source(data, name), mentions=mentions)


def parse_source(source: Source, *, mentions: bool = True) -> Parsed:
    """Read a source that was decoded already."""
    # No record is part of a cycle, and a quarter of the time went into looking for cycles.
    collecting = gc.isenabled()
    gc.disable()
    try:
        documents = tuple(_read_documents(source))
        return Parsed(source, read_mentions(source, documents) if mentions else documents)
    finally:
        if collecting:
            gc.enable()


def _read_documents(source: Source) -> Iterator[Document]:
    lines = join_notes(source.reading, separate_titles(source.reading, find_lines(source.reading)))
    drafts = split_documents(source.reading, lines) or [Draft(0)]
    starts = [lines[draft.first].start for draft in drafts[1:]]
    text = source.text
    for draft, start, after in zip(drafts, [0, *starts], [*starts, len(text)], strict=True):
        # Residue before the first words of a file belongs to its first document.
        words = text[start:after]
        start += len(words) - len(words.lstrip())
        if span := (start, start + len(words.strip())) if words.strip() else None:
            yield _read_document(source, span, lines, draft)


def _read_document(source: Source, span: Span, lines: list[Line], draft: Draft) -> Document:
    reading = source.reading
    front = find_front(source.text, reading, lines, draft)
    life = find_life(reading, lines, draft)
    provisions = build_provisions(source.text, reading, lines, draft)
    return Document(
        id=_identify(reading, lines, draft),
        source=Origin(
            path=source.name,
            sha256=source.sha256,
            media_type=source.media_type,
            encoding=source.encoding,
            span=span,
        ),
        title=front.title,
        label=front.label,
        genre=front.genre,
        status=front.status,
        number=front.number,
        adopted=life.adopted,
        published=life.published,
        effective=life.effective,
        expires=life.expires,
        effective_rule=life.effective_rule,
        provisions=provisions,
        diagnostics=put_in_order(
            (*find_diagnostics(reading, lines, draft, provisions, front), *life.diagnostics)
        ),
    )


def _identify(reading: str, lines: list[Line], draft: Draft) -> str:
    """The identity of a text: its body's words, whatever stands around them and however set.

    `act-` where articles make it up, else `paper-`, and 64 bits of the words' BLAKE2b.
    """
    first = next((i for i in range(draft.first, draft.after)
                  if lines[i].label is not None and i not in draft.roles), draft.first)  # fmt: skip
    words = []
    # Each stretch between two lines that are no part of the body.
    for after in [*sorted(i for i in draft.roles if i >= first), draft.after]:
        if first < after:
            words.append(reading[lines[first].start : lines[after - 1].end])
        first = after + 1
    body = "".join(words)
    for blank in " \t\n":  # no other is in a reading
        body = body.replace(blank, "")
    kind = "act" if "article" in draft.last else "paper"
    digest = hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{kind}-{digest.hexdigest()}"
