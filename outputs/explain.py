"""What was read on one line of a file, and by which rule."""

from collections.abc import Iterator

import msgspec
from rich.text import Text

from ..parser import Parsed
from ..parser.records import Document, Mention, Span
from ..parser.rules import find_rows
from .messages import translate, translate_diagnostic
from .terminal import cut, show_words

LISTS = (
    "agencies", "responsibilities", "citations", "dates", "definitions", "places", "norms",
    "targets",
)  # fmt: skip
"""The lists of mentions, as in the record format."""
_WIDTH = 76  # columns of the words that are shown of a record
# Where a record stands is told by its place, which rule made it on a line of its own.
_ELSEWHERE = frozenset({"span", "provision", "rule"})


def explain_line(parsed: Parsed, line: int) -> Iterator[Text]:
    """Each record that begins on a line: its place and words, what it says, and the rule behind it.

    line: from 1; in the order of the text
    """
    source = parsed.source
    start = source.line_starts[line - 1]
    after = [*source.line_starts[line : line + 1], len(source.text) + 1][0]
    for document in parsed.documents:
        if document.source.span[0] < after and document.source.span[1] > start:
            # Where several begin at one place, the provision comes before what is read in it.
            for span, name, record in sorted(
                _find_records(document, (start, after)),
                key=lambda found: (found[0][0], found[1] != "provisions", found[:2]),
            ):
                _, column = source.position(span[0])
                yield Text.assemble(
                    (f"{show_words(source.name)}:{line}:{column}: ", "bold"),
                    (f"{name} ", "cyan"),
                    cut(show_words(source.text[span[0] : span[1]]).strip(), _WIDTH),
                )
                yield from record


def _find_records(document: Document, line: Span) -> Iterator[tuple[Span, str, list[Text]]]:
    for provision in document.provisions:
        if line[0] <= provision.span[0] < line[1]:
            said = [f"{provision.kind} {provision.id}"]
            said += [f"heading {provision.heading}"] if provision.heading else []
            end = min(provision.span[1], line[1] - 1)
            yield (provision.span[0], end), "provisions", [_indent(" · ".join(said))]
    for name in LISTS:
        for mention in getattr(document, name):
            if line[0] <= mention.span[0] < line[1]:
                yield mention.span, name, list(_explain(name, mention))
    for odd in document.diagnostics:
        if line[0] <= odd.span[0] < line[1]:
            words = f"{odd.code}: {translate_diagnostic(odd.message)}"
            yield odd.span, "diagnostics", [_indent(words)]


def _explain(name: str, mention: Mention) -> Iterator[Text]:
    said = [
        f"{field} {_show(value)}"
        for field, value in msgspec.structs.asdict(mention).items()
        if field not in _ELSEWHERE
        and not field.endswith("_span")
        and value not in (None, (), False)
    ]
    yield _indent(" · ".join([*said, mention.provision or ""]).removesuffix(" · "))
    yield _indent(f"{translate('rule')} {mention.rule}")
    # A form and the use of what it finds may share an example.
    for source, example in dict.fromkeys(
        (row.source, row.example) for row in find_rows(name, mention.rule)
    ):
        yield _indent(f"  {source}")
        yield _indent(f"  {example}")


def _show(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(_show, value))
    if isinstance(value, msgspec.Struct):
        return str(getattr(value, "name", ""))
    return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _indent(words: str) -> Text:
    return Text("    " + show_words(words))
