"""Every record type, named as in the record format; reads no text.

All are frozen structs whose sequences are tuples.  A `Span` is half-open and counts Unicode code
points of the source's text as decoded.  None stands for what the text does not say.
"""

from html import escape
from typing import Literal

import msgspec

Span = tuple[int, int]

Kind = Literal[
    "part", "subpart", "chapter", "section", "article", "paragraph", "item", "subitem",
    "level1", "level2", "level3", "level4", "level5",
    "title", "subtitle", "salutation", "preamble", "signature", "date", "attachment", "closing",
    "note", "toc", "table", "table_row", "bullet", "text", "residue",
]  # fmt: skip
Status = Literal["draft", "consultation", "trial", "final", "explanation", "commentary"]
Severity = Literal["error", "warning", "info"]
Role = Literal[
    "lead", "responsible", "joint", "cooperate", "approve", "report_to", "delegate"
]  # fmt: skip
CitationKind = Literal["document", "number_only", "internal", "institutional_alias"]
Relation = Literal[
    "based_on", "implements", "amends", "repeals", "supersedes", "follows", "explains", "mentions",
    "part_of",
]  # fmt: skip
Unresolved = Literal["no such provision", "more than one candidate", "not in this file"]
Meaning = Literal[
    "effective", "expiry", "validity_period", "adopted", "published", "document_date", "target",
    "deadline", "period", "recurring", "history", "age_or_quantity",
]  # fmt: skip
TermKind = Literal["document", "body", "place", "other"]
PlaceKind = Literal["province", "city", "district", "county", "zone", "area"]
Modality = Literal["obligation", "permission", "prohibition", "encouragement", "exploration"]
Bound = Literal["=", ">=", "<=", ">", "<", "~", "range"]
TargetKind = Literal["target", "subsidy", "threshold", "ratio"]


class Record(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What all records have in common: immutable, and never part of a reference cycle."""


class Origin(Record, frozen=True, gc=False, kw_only=True):
    """Where a document was read.

    path: as given to the parser; sha256: of the file's bytes, in hexadecimal
    media_type: `text/plain` and the like; encoding: as Python names it, `utf-8`
    span: the document's place in the file; a file's documents cover all that is not white space
    """

    path: str
    sha256: str
    media_type: str
    encoding: str
    span: Span


class Title(Record, frozen=True, gc=False, kw_only=True):
    """The title, its lines joined without blanks, and the span from the first to the last line."""

    text: str
    span: Span


class Division(Record, frozen=True, gc=False, kw_only=True):
    """An administrative division: its full name and its GB/T 2260 code as of the paper's date."""

    name: str
    code: str | None


class Issuer(Record, frozen=True, gc=False, kw_only=True):
    """A body that issued the paper: canonical name, id, and where it is named."""

    name: str
    id: str
    span: Span


class Provision(Record, frozen=True, gc=False, kw_only=True):
    """One unit of a document; the units of a document are one tuple, in its order.

    id: within the document, after the Akoma Ntoso naming convention: `chp_1__art_3__para_2`
    number, suffix: 第一百二十条之一 is 120 and 1; a 款 has no printed number, its number is its place
    label: the number as printed, `第三条`; None where none is
    heading: without brackets and final stop; None where the unit is itself a sentence
    span: from its label to the end of its last descendant
    parent: the id of the unit around it; None at the top
    """

    id: str
    kind: Kind
    number: int | None = None
    suffix: int | None = None
    label: str | None = None
    heading: str | None = None
    span: Span
    parent: str | None = None


class Body(Record, frozen=True, gc=False, kw_only=True):
    """Which body is meant: its canonical name, its id, and whether it is a group or a class."""

    name: str
    id: str
    group: bool


class Mention(Record, frozen=True, gc=False, kw_only=True):
    """A place in the text.

    provision: id of the innermost provision, or None; rule: name of the rule that found it
    """

    span: Span
    provision: str | None
    rule: str


class Agency(Mention, frozen=True, gc=False, kw_only=True):
    """A mention of a body; `name` is canonical: 杭州市发展和改革委员会 for 市发改委 in Hangzhou."""

    name: str
    id: str
    group: bool


class Responsibility(Mention, frozen=True, gc=False, kw_only=True):
    """A duty of the body mentioned at `span`; `action` is the duty in the paper's words.

    provision: the one that the duty is about, which may stand elsewhere than `span`
    """

    agency: Body
    role: Role
    action: str | None
    action_span: Span | None


class Citation(Mention, frozen=True, gc=False, kw_only=True):
    """A reference to a document or a provision.

    number: the cited 文号; provisions: as printed, ranges expanded: `第八条`, `第九条第二款`
    target: id of a document of the same file, or document id + `/` + provision id
    unresolved: why there is no target
    """

    kind: CitationKind
    title: str | None
    number: str | None
    issuer: str | None
    provisions: tuple[str, ...]
    relation: Relation
    target: str | None
    unresolved: Unresolved | None


class Date(Mention, frozen=True, gc=False, kw_only=True):
    """A date, period, term or recurrence; `value` in the forms of the record format, or None."""

    value: str | None
    meaning: Meaning


class Definition(Mention, frozen=True, gc=False, kw_only=True):
    """A term and the words that it stands for, where both are printed.

    members: the names that a group abbreviates: 三城 stands for three
    """

    term: str
    term_span: Span
    kind: TermKind
    expansion: str | None
    expansion_span: Span | None
    members: tuple[str, ...]


class Place(Mention, frozen=True, gc=False, kw_only=True):
    """A mention of a division or functional zone; `code` after GB/T 2260 as of the paper's date."""

    name: str
    code: str | None
    kind: PlaceKind
    group: bool


class Norm(Mention, frozen=True, gc=False, kw_only=True):
    """A clause that binds, allows, forbids, encourages or tries out; `bearer` in its words."""

    modality: Modality
    bearer: str | None
    bearer_id: str | None


class Target(Mention, frozen=True, gc=False, kw_only=True):
    """A quantified goal, incentive, threshold or ratio.

    value: a number, or several for 分别给予…, a fraction as it is said: "2/3";
    measure: the unit as printed; by: year or ISO date
    """

    indicator: str
    value: float | str | tuple[float | str, ...] | None
    measure: str | None
    bound: Bound
    by: str | None
    kind: TargetKind


class Diagnostic(Record, frozen=True, gc=False, kw_only=True):
    """Something odd about the text, beside the result: `numbering/gap` and its words."""

    code: str
    message: str
    severity: Severity
    span: Span


class Document(Record, frozen=True, gc=False, kw_only=True):
    """One paper, as the record format has it."""

    id: str
    source: Origin
    title: Title | None
    label: str
    genre: str | None
    status: Status
    number: str | None
    jurisdiction: Division | None = None
    issuers: tuple[Issuer, ...] = ()
    adopted: str | None = None
    published: str | None = None
    effective: str | None = None
    expires: str | None = None
    effective_rule: str | None = None
    provisions: tuple[Provision, ...]
    agencies: tuple[Agency, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    citations: tuple[Citation, ...] = ()
    dates: tuple[Date, ...] = ()
    definitions: tuple[Definition, ...] = ()
    places: tuple[Place, ...] = ()
    norms: tuple[Norm, ...] = ()
    targets: tuple[Target, ...] = ()
    diagnostics: tuple[Diagnostic, ...]

    def _repr_html_(self) -> str:
        """What a notebook shows: the title, what kind of paper it is, what was found in it."""
        facts = [
            self.genre,
            self.status,
            self.number,
            self.effective and f"{self.effective} 起施行",
        ]
        facts += [
            self.expires and f"有效至 {self.expires}",
            self.jurisdiction.name if self.jurisdiction else None,
        ]
        rows = [
            f"<tr><td>{name}</td><td>{len(getattr(self, name))}</td></tr>"
            for name in (
                "provisions", "agencies", "responsibilities", "citations", "dates", "definitions",
                "places", "norms", "targets", "diagnostics",
            )
        ]  # fmt: skip
        title = escape(self.title.text if self.title else self.label)
        said = escape(" · ".join(fact for fact in facts if fact))
        return f"<b>{title}</b><br>{said}<table>{''.join(rows)}</table>"
