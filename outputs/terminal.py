"""What a person reads in a terminal: the outline of a file, and the place of a diagnostic."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

import msgspec
from rich.text import Text

from ..parser import Parsed
from ..parser.records import Document, Provision, Severity, Span
from ..parser.source import Source
from .messages import speaks_chinese, translate_diagnostic

if TYPE_CHECKING:
    from ..graph.validation import Violation

# Columns of a line that are shown around what is odd in it.
_EXCERPT = 76
_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
# Characters that would move the cursor or turn the direction of writing.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def show_words(words: str) -> str:
    """`words` as a terminal may have them: on one line, without what would move the cursor."""
    return _CONTROL.sub(" ", words)


def measure(words: str) -> int:
    """How many columns of a terminal `words` take.

    >>> measure("第3条"), measure("a\\u0301")
    (5, 1)
    """
    return sum(map(_measure_character, words))


def _measure_character(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def cut(words: str, columns: int) -> str:
    """`words` with an ellipsis where they take more than so many columns.

    >>> cut("杭州市条例", 7)
    '杭州市…'
    """
    if measure(words) <= columns:
        return words
    kept = 0
    for i, character in enumerate(words):
        kept += _measure_character(character)
        if kept > columns - 1:
            return words[:i] + "…"
    return words


def excerpt(source: Source, span: Span) -> tuple[str, str]:
    """The line that `span` begins in, and carets that stand under the span.

    A long line is cut to what is around the span; a span that goes on beyond the line is marked
    up to its end.
    """
    line, _ = source.position(span[0])
    start = source.line_starts[line - 1]
    ends = source.line_starts[line : line + 1] or [len(source.text)]
    words = show_words(source.text[start : ends[0]]).rstrip()
    first = min(span[0] - start, len(words))
    after = max(min(span[1] - start, len(words)), first)

    before = _fitting(words[first - 1 :: -1] if first else "", _EXCERPT // 4)
    marked = min(after - first, _fitting(words[first:after], _EXCERPT // 2))
    room = _EXCERPT - measure(words[first - before : first + marked])
    rest = _fitting(words[first + marked :], room)
    lead = "…" if first > before else ""
    tail = "…" if first + marked + rest < len(words) else ""
    shown = words[first - before : first + marked + rest]
    indent = measure(lead + shown[:before])
    return lead + shown + tail, " " * indent + "^" * max(measure(shown[before:][:marked]), 1)


def _fitting(words: str, columns: int) -> int:
    """How many of the first characters of `words` fit into so many columns."""
    for i, character in enumerate(words):
        columns -= _measure_character(character)
        if columns < 0:
            return i
    return len(words)


class Finding(msgspec.Struct, frozen=True):
    """A diagnostic and where it is.

    line, column: from 1; document: its id; excerpt: the line, and carets under what is odd
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    document: str
    span: Span
    excerpt: tuple[str, str]


def find_odd(parsed: Parsed) -> Iterator[Finding]:
    """All that is odd about the documents of a file, in the order of its text."""
    source = parsed.source
    for document in parsed.documents:
        for odd in document.diagnostics:
            line, column = source.position(odd.span[0])
            yield Finding(
                path=source.name,
                line=line,
                column=column,
                code=odd.code,
                severity=odd.severity,
                message=odd.message,
                document=document.id,
                span=odd.span,
                excerpt=excerpt(source, odd.span),
            )


def show_finding(found: Finding) -> Text:
    """`file:line:column: code: message`, the line, and carets under what is odd."""
    words, carets = found.excerpt
    colour = _COLOURS[found.severity]
    return Text.assemble(
        (f"{show_words(found.path)}:{found.line}:{found.column}: ", "bold"),
        (f"{found.code}: ", colour),
        f"{translate_diagnostic(found.message)}\n    {words}\n",
        (f"    {carets}", colour),
    )


def show_outline(parsed: Parsed, columns: int) -> Iterator[Text]:
    """The documents of a file: what each is, then a line for each provision, with its line number.

    What is odd stands under the provision that it is in.  columns: how wide a line may be
    """
    digits = max(4, len(str(len(parsed.source.line_starts))))
    for document in parsed.documents:
        yield from _show_document(parsed.source, document, digits, columns)


def _show_document(source: Source, document: Document, digits: int, columns: int) -> Iterator[Text]:
    line, _ = source.position(document.source.span[0])
    title = document.title.text if document.title else document.label
    yield Text.assemble(
        (f"{line:{digits}}  ", "dim"), (cut(show_words(title), columns - digits - 2), "bold")
    )
    yield Text(" " * (digits + 2) + show_words(" · ".join(_facts(document))), "dim")
    depths: dict[str | None, int] = {None: 0}
    odd = list(reversed(document.diagnostics))
    provisions = document.provisions
    for i, provision in enumerate(provisions):
        depth = depths[provision.parent]
        depths[provision.id] = depth + 1
        # The next in the list is the first child, or else stands behind the whole provision.
        after = provisions[i + 1].span[0] if i + 1 < len(provisions) else document.source.span[1]
        line, _ = source.position(provision.span[0])
        indent = " " * min(2 * depth, columns // 3)
        yield _show_provision(
            source, provision, min(after, provision.span[1]), f"{line:{digits}}  ", indent, columns
        )
        while odd and odd[-1].span[0] < after:
            found = odd.pop()
            yield Text(
                f"{' ' * digits}  {indent}^ {found.code}: {translate_diagnostic(found.message)}",
                _COLOURS[found.severity],
            )
    for found in reversed(odd):
        yield Text(
            f"{' ' * digits}  ^ {found.code}: {translate_diagnostic(found.message)}",
            _COLOURS[found.severity],
        )


def _facts(document: Document) -> Iterator[str]:
    """What a reader wants to know of a paper before its words."""
    if document.genre:
        yield document.genre
    yield document.status
    if document.number:
        yield document.number
    yield from (issuer.name for issuer in document.issuers)
    if not document.issuers and document.jurisdiction:
        yield document.jurisdiction.name
    if document.effective or document.expires:
        yield f"{document.effective or ''}/{document.expires or '..'}"
    yield document.id


def _show_provision(
    source: Source, provision: Provision, end: int, line: str, indent: str, columns: int
) -> Text:
    """One line: where it begins, its number as printed, its heading or else its first own words."""
    label = show_words(provision.label) if provision.label else ""
    text = Text.assemble((line, "dim"), indent, (label, "cyan"))
    if provision.heading:
        words, style = show_words(provision.heading), "bold"
    else:
        start = provision.span[0] + len(label)
        words = " ".join(show_words(source.text[start : min(end, start + columns)]).split())
        style = "" if label or provision.kind == "paragraph" else "dim"
    if label and words:
        text.append(" ")
    return text.append(cut(words, max(columns - measure(text.plain), 8)), style)


def show_violation(violation: "Violation") -> str:
    """`a.txt:3: provision-kind: a provision is of one kind: document/…/art_1`, and what it has."""
    from ..graph.validation import find_shapes

    place = f"{violation.path}:{violation.line}: " if violation.path else ""
    asked = find_shapes("zh" if speaks_chinese() else "en")[violation.shape]
    value = f" ({violation.value})" if violation.value else ""
    return show_words(f"{place}{violation.shape}: {asked}: {violation.node}{value}")


def show_table(
    columns: Sequence[str], rows: Sequence[Sequence[object]], room: int
) -> Iterator[str]:
    """A table's lines: the names, a rule, the rows; None is empty, numbers stand to the right.

    room: columns of the terminal; the widest columns of the table give way; 0 for no bound
    """
    cells = [[show_words("" if v is None else str(v)) for v in row] for row in rows]
    widths = [max(map(measure, column)) for column in zip(columns, *cells, strict=True)]
    while room and sum(widths) + 2 * (len(widths) - 1) > room and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    yield _show_row([(name, False) for name in columns], widths)
    yield "  ".join("-" * width for width in widths)
    for row, texts in zip(rows, cells, strict=True):
        numbers = [isinstance(value, int | float) for value in row]
        yield _show_row(list(zip(texts, numbers, strict=True)), widths)


def _show_row(cells: Sequence[tuple[str, bool]], widths: Sequence[int]) -> str:
    line = []
    for (words, right), width in zip(cells, widths, strict=True):
        shown = cut(words, width)
        blanks = " " * (width - measure(shown))
        line.append(blanks + shown if right else shown + blanks)
    return "  ".join(line).rstrip()
