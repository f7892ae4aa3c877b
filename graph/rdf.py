"""Records -> RDF: documents and provisions, in the words of graph/vocabulary.py.

What comes out is a stream of nodes, each with all that one reading says of it, from which every
writer and store drinks.  No RDF library is needed to make it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain
from typing import get_args

import msgspec

from ..parser import Parsed
from ..parser.lines import RESIDUE
from ..parser.mentions import find_day
from ..parser.records import Document, Kind, Provision
from ..parser.source import fold
from .clauses import describe_clauses, find_leads, find_scopes
from .divisions import find_latest_day
from .keys import Key, read_key
from .lineage import describe_derived
from .literals import chinese, day, day_after, string
from .mentions import (
    ZONES,
    Node,
    Reading,
    Statement,
    describe_area,
    describe_body,
    describe_mentions,
)
from .registry import describe_registries
from .vocabulary import (
    DCTERMS,
    ELI,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    TERMS,
    TL,
    XSD,
    ZHO,
    Names,
    concept,
    media_type,
)

# An explanation or commentary has no legal force; it is a work, and its words are an expression.
_NO_LEGAL_FORCE = frozenset(("explanation", "commentary"))
_COMES_INTO_FORCE = frozenset(("final", "trial"))

# Looked for in the text as decoded, where the colon may be of either width; few files have any,
# and finding that out by words is ten times as quick.
_RESIDUE = re.compile(RESIDUE.replace("：", "[：:]"))
_RESIDUE_WORDS = ("bookmark", "_Toc", "TOC", "HYPERLINK")

_BEFORE_HEADING = re.compile(r"\s*+[【\[［]?+\s*+")
_AFTER_HEADING = re.compile(r"\s*+[】\]］]?+[\s。．.：:]*+")


def blank_residue(text: str) -> str:
    """`text`, as long as it was, with blanks for what word processors left in it."""
    if any(word in text for word in _RESIDUE_WORDS):
        return _RESIDUE.sub(lambda match: " " * len(match[0]), text)
    return text


def read_records(parsed: Iterable[Parsed], names: Names) -> Iterator[Reading]:
    """The documents of each file, in the order of their text, ready to be described."""
    for file in parsed:
        source = file.source
        text = blank_residue(source.text)
        for document in file.documents:
            span = document.source.span
            work = names.document(document.id)
            yield Reading(
                document=document,
                text=text,
                names=names,
                work=work,
                units={
                    None: work,
                    **{one.id: names.unit(work, one.id) for one in document.provisions},
                },
                places=names.places(source.sha256),
                graph=names.graph(source.sha256, span),
                printing=names.printing(source.sha256, span),
                named=find_naming_day(document),
            )


def find_naming_day(document: Document) -> str | None:
    """The ISO day, month or year by which a paper's codes are read.

    That of a paper without a day is the last on which it can have been written: it was there before
    it expired, and before what it names ended.
    """
    if found := find_day(document):
        return found
    places = document.places
    codes = (place.code for place in places if place.code and place.kind not in ZONES)
    return min(filter(None, (document.expires, find_latest_day(codes))), default=None)


def describe(reading: Reading) -> Iterator[Node]:
    """All that the records of one document say, in the order of its text; each node comes once.

    The second printing of a paper gives all of its own reading: what both say is one statement.
    """
    merged: dict[str, list[Statement]] = {}
    again: dict[str, dict[Statement, None]] = {}  # of those, what comes more than once
    clauses = list(describe_clauses(reading))
    for subject, statements in describe_document(reading):
        if subject == reading.work:
            statements += ((ELI.relevant_for, area) for area in find_scopes(clauses))
        if reading.names.is_shared(subject):  # an issuer may be mentioned too
            merged[subject] = statements
        else:
            yield subject, statements
    yield from describe_provisions(reading)
    for subject, statements in chain(describe_mentions(reading), clauses):
        if subject not in merged:
            merged[subject] = statements
        elif subject in again:
            again[subject].update(dict.fromkeys(statements))
        else:
            again[subject] = dict.fromkeys((*merged[subject], *statements))
    for subject, said in merged.items():
        yield subject, list(again[subject]) if subject in again else said


def describe_document(reading: Reading) -> Iterator[Node]:
    """The paper as a work, its words, the printing that was read, and what the three refer to."""
    document, names, work = reading.document, reading.names, reading.work
    binding = document.status not in _NO_LEGAL_FORCE
    statements = [
        (RDF.type, ELI.LegalResource if binding else ELI.Work),
        (DCTERMS.identifier, string(document.id)),
        (TL.status, concept("status", document.status)),
    ]
    others: list[Node] = []
    if document.title:
        statements.append((RDFS.label, chinese(document.title.text)))
    if document.genre:
        genre = concept("genre", document.genre)
        statements.append((ELI.type_document if binding else ELI.work_type, genre))
        others.append((genre, [
            (RDF.type, SKOS.Concept),
            (SKOS.inScheme, _GENRES),
            (SKOS.prefLabel, chinese(document.genre)),
        ]))  # fmt: skip
    if document.number:
        statements.append((ELI.id_local, string(document.number)))
    if division := document.jurisdiction:
        area = reading.area(division.code, division.name)
        statements.append((ELI.jurisdiction, area))
        others.append((area, describe_area(ELI.AdministrativeArea, division.name, division.code)))
    # ELI has only a law passed; the body behind an explanation is its creator.
    for issuer in dict.fromkeys((issuer.id, issuer.name) for issuer in document.issuers):
        body = names.agency(issuer[0])
        statements.append((ELI.passed_by if binding else DCTERMS.creator, body))
        others.append((body, describe_body(issuer[1], False)))
    # Who leads the whole paper; the duty in which that is said has the place.
    statements += ((ELI.responsibility_of_agent, body) for body in find_leads(reading))
    # A draft says when the law that it would be begins; itself it never is in force.
    lives = document.status in _COMES_INTO_FORCE
    for term, value in (
        (ELI.date_document, document.adopted and day(document.adopted)),
        (ELI.date_publication, document.published and day(document.published)),
        (ELI.first_date_entry_in_force, lives and document.effective and day(document.effective)),
        (ELI.date_no_longer_in_force, lives and document.expires and day_after(document.expires)),
        (TL.entryRule, document.effective_rule and chinese(document.effective_rule)),
    ):
        if value:
            statements.append((term, value))
    yield work, statements

    text = names.text(document.id)
    words = [
        (RDF.type, ELI.LegalExpression if binding else ELI.Expression),
        (ELI.realizes, work),
        (ELI.language, ZHO),
    ]
    if document.title:
        words.append((ELI.title, chinese(document.title.text)))
        words.append((PROV.wasQuotedFrom, reading.place(document.title.span)))
    yield text, words

    origin = document.source
    start, end = origin.span
    digest = sha256("".join(fold(reading.text[start:end]).split()).encode("utf-8", "replace"))
    yield (
        reading.printing,
        [
            (RDF.type, ELI.Format),
            (ELI.embodies, text),
            (RDFS.label, chinese(document.label)),
            (ELI.media_type, media_type(origin.media_type)),
            (TL.path, string(origin.path)),
            (TL.encoding, string(origin.encoding)),
            (TL.sha256, string(origin.sha256)),
            (TL.textHash, string(digest.hexdigest())),
            (PROV.wasQuotedFrom, reading.place(origin.span)),
        ],
    )
    yield from dict(others).items()


_GENRES = f"<{TERMS}genres>"


def describe_provisions(reading: Reading) -> Iterator[Node]:
    """The units of a paper, in its order."""
    units, places = reading.units, reading.places
    provisions = reading.document.provisions
    own_words = find_own_words(provisions, reading.text)
    for position, (provision, words) in enumerate(zip(provisions, own_words, strict=True), 1):
        start, end = provision.span
        statements = [
            (RDF.type, ELI.LegalResourceSubdivision),
            (ELI.is_part_of, units[provision.parent]),
            (ELI.type_subdivision, _KINDS[provision.kind]),
            (TL.eId, string(provision.id)),
            (SCHEMA.position, f'"{position}"^^{XSD.integer}'),
        ]
        if provision.number is not None:
            suffix = f"-{provision.suffix}" if provision.suffix else ""
            statements.append((ELI.number, f'"{provision.number}{suffix}"'))
        if provision.label is not None:
            statements.append((RDFS.label, chinese(provision.label)))
        if provision.heading is not None:
            statements.append((ELI.title, chinese(provision.heading)))
        if words:
            statements.append((SCHEMA.text, chinese(words)))
        statements.append((PROV.wasQuotedFrom, f"{places}{start},{end}>"))
        yield units[provision.id], statements


_KINDS = {kind: concept("kind", kind) for kind in get_args(Kind)}


def find_own_words(provisions: Sequence[Provision], text: str) -> list[str]:
    """What each unit says itself: less its label and heading, and less the units in it.

    A unit's words may go on behind the units in it (有下列情形之一的：… 处以罚款): such pieces are
    joined by a line break.  Blanks around a piece are no words.
    """
    found: list[list[str]] = []
    at: dict[str | None, int] = {}  # id -> index in `found`
    behind: list[int] = []  # up to where a unit's text was dealt out
    for index, provision in enumerate(provisions):
        start, end = provision.span
        if (parent := at.get(provision.parent)) is not None:
            if piece := text[behind[parent] : start].strip():
                found[parent].append(piece)
            behind[parent] = max(behind[parent], end)
        at[provision.id] = index
        found.append([])
        behind.append(_skip_heading(provision, text))
    for provision, pieces, start in zip(provisions, found, behind, strict=True):
        if piece := text[start : provision.span[1]].strip():
            pieces.append(piece)
    return ["\n".join(pieces) for pieces in found]


def _skip_heading(provision: Provision, text: str) -> int:
    """The offset behind a unit's label and heading, as far as they are printed so."""
    start, end = provision.span
    if provision.label is not None and text.startswith(provision.label, start):
        start += len(provision.label)
    if not provision.heading:
        return start
    match = _BEFORE_HEADING.match(text, start, end)
    behind = _match_words(provision.heading, text, match.end() if match else start, end)
    if behind is None:
        return start
    after = _AFTER_HEADING.match(text, behind, end)
    return after.end() if after else behind


def _match_words(words: str, text: str, start: int, end: int) -> int | None:
    """Where `words` end if they stand at `start`, whatever blanks are between: 总　　则 is 总则."""
    if text.startswith(words, start):
        return start + len(words)
    for character in words:
        if not character.isspace():
            while start < end and text[start].isspace():
                start += 1
            if start == end or fold(text[start]) != fold(character):
                return None
            start += 1
    return start


class NamedGraph(msgspec.Struct, frozen=True):
    """A graph, what is said of it, and all that it holds: each node once."""

    name: str
    about: list[Statement]
    nodes: list[Node]


def read_graphs(parsed: Iterable[Parsed], names: Names) -> Iterator[NamedGraph]:
    """All that some files tell: a graph for each printing, then those of what they have in common.

    This is the stream from which every writer and store drinks.
    """
    keys = []
    for reading in read_records(parsed, names):
        keys.append(read_key(reading))
        yield build_graph_of(reading)
    yield from read_common_graphs(keys, names)


def build_graph_of(reading: Reading) -> NamedGraph:
    """What was read in one printing: the graph says of itself of which one, in which file, of which paper."""
    about = [
        (PROV.wasDerivedFrom, reading.printing),
        (SCHEMA.about, reading.work),
        (TL.path, string(reading.document.source.path)),
    ]
    return NamedGraph(reading.graph, about, list(describe(reading)))


def read_common_graphs(
    keys: Sequence[Key], names: Names, *, whole: bool = False
) -> Iterator[NamedGraph]:
    """The registries, and what follows from several papers, after the keys of all; empty ones not.

    The keys' order makes no difference.  whole: see `describe_registries`.
    """
    ordered = sorted(keys, key=lambda key: (key.id, key.place))
    registries = list(describe_registries(ordered, names, whole=whole))
    derived = list(describe_derived(ordered, names))
    for name, label, nodes in (
        (names.registries, "机构与区划登记", registries),
        (names.derived, "由多份文件推得", derived),
    ):
        if nodes:
            yield NamedGraph(name, [(RDFS.label, chinese(label))], nodes)


def write_trig(graph: NamedGraph) -> str:
    """A graph as TriG, which says a subject and a graph's name once: a store reads it twice as fast."""
    about = _join_block(graph.name, graph.about)
    nodes = "".join([_join_block(subject, statements) for subject, statements in graph.nodes])
    return f"{about}{graph.name} {{\n{nodes}}}\n"


def _join_block(subject: str, statements: Sequence[Statement]) -> str:
    return f"{subject} {' ;'.join(map(' '.join, statements))} .\n"


Block = tuple[bytes, bytes, bytes]
"""What a graph says of a subject, to be written as N-Quads: the subject as its lines begin with it,
the graph's name as they end with it, and between them predicate and object, in order, one a line.

In order without subject and graph, the lines are in order with them; UTF-8 sorts as code points do.
"""


def find_blocks(graph: NamedGraph) -> Iterator[Block]:
    """The lines of a graph by subject: of the graph itself, then of each node in it."""
    yield f"{graph.name} ".encode(), b" .\n", _join_statements(graph.about)
    end = f" {graph.name} .\n".encode()
    for subject, statements in graph.nodes:
        yield f"{subject} ".encode(), end, _join_statements(statements)


def _join_statements(statements: Sequence[Statement]) -> bytes:
    return "\n".join(sorted(map(" ".join, statements))).encode()
