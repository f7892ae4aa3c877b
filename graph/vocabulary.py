"""Every IRI: the terms, as closed classes, and `Names`, which makes all the others.

All are held as N-Triples writes them, `<http://data.europa.eu/eli/ontology#title>`, so that the
writers only put strings together.
"""

import hashlib
import re
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import quote_from_bytes

import msgspec

from ..parser.records import Span

BASE = "https://tiaoli.example/"
"""What our names begin with where nothing else is asked for: a domain reserved by RFC 2606."""

TERMS = "urn:tiaoli:terms#"
"""The namespace of our own terms and concepts, whatever the base."""

PREFIXES: dict[str, str] = {}
"""Prefix -> namespace, in the order in which files declare them."""

SHORT: dict[str, str] = {}
"""A term as N-Triples writes it -> as Turtle does: `eli:title`."""


class _Terms:
    """A closed vocabulary: a name that is not declared in it raises `AttributeError`."""

    def __init_subclass__(cls, *, prefix: str, namespace: str) -> None:
        PREFIXES[prefix] = namespace
        for name in cls.__annotations__:
            setattr(cls, name, f"<{namespace}{name}>")
            SHORT[f"<{namespace}{name}>"] = f"{prefix}:{name}"


class ELI(_Terms, prefix="eli", namespace="http://data.europa.eu/eli/ontology#"):
    """European Legislation Identifier 1.3; `work_type` and `ComplexWork` came with 1.4."""

    AdministrativeArea: str
    ComplexWork: str
    Expression: str
    Format: str
    LegalExpression: str
    LegalResource: str
    LegalResourceSubdivision: str
    Work: str
    amends: str
    applies: str
    based_on: str
    cites: str
    commences: str
    consolidates: str
    corrects: str
    date_document: str
    date_no_longer_in_force: str
    date_publication: str
    embodies: str
    ensures_implementation_of: str
    first_date_entry_in_force: str
    has_member: str
    id_local: str
    is_part_of: str
    jurisdiction: str
    language: str
    media_type: str
    number: str
    passed_by: str
    realizes: str
    relevant_for: str
    repeals: str
    responsibility_of_agent: str
    title: str
    type_document: str
    type_subdivision: str
    work_type: str


class TL(_Terms, prefix="tl", namespace=TERMS):
    """Our own terms, where no standard has one; graph/ontology.ttl says what each means."""

    Change: str
    Citation: str
    DateMention: str
    DivisionChange: str
    Encouragement: str
    Exploration: str
    FundingShare: str
    Mention: str
    OverlapClause: str
    Responsibility: str
    ScopeClause: str
    SuccessorCandidate: str
    Zone: str
    abbreviates: str
    actionQuotedFrom: str
    after: str
    basis: str
    bearer: str
    bearerWords: str
    before: str
    bound: str
    by: str
    citedIssuer: str
    citedNumber: str
    citedProvision: str
    citedTitle: str
    citesWork: str
    dateValue: str
    draftOf: str
    eId: str
    encoding: str
    entryRule: str
    expansionQuotedFrom: str
    explains: str
    forwards: str
    hostedBy: str
    inLineWith: str
    indicator: str
    level: str
    member: str
    path: str
    payer: str
    payerWords: str
    possiblySameAs: str
    prevailsOver: str
    reason: str
    refersTo: str
    relation: str
    rule: str
    scope: str
    score: str
    sha256: str
    status: str
    target: str
    targetWork: str
    textHash: str
    unresolvedBecause: str


class RDF(_Terms, prefix="rdf", namespace="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """The data model's own: `type`, which Turtle writes as `a`, and the words for a statement."""

    Statement: str
    object: str
    predicate: str
    subject: str
    type: str


class RDFS(_Terms, prefix="rdfs", namespace="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    label: str


class XSD(_Terms, prefix="xsd", namespace="http://www.w3.org/2001/XMLSchema#"):
    """The datatypes that every engine gives back as they were."""

    date: str
    decimal: str
    integer: str


class PROV(_Terms, prefix="prov", namespace="http://www.w3.org/ns/prov#"):
    """W3C provenance."""

    wasDerivedFrom: str
    wasQuotedFrom: str


class DCTERMS(_Terms, prefix="dcterms", namespace="http://purl.org/dc/terms/"):
    """DCMI metadata terms."""

    creator: str
    date: str
    description: str
    hasPart: str
    identifier: str
    isReplacedBy: str
    source: str
    spatial: str
    type: str


class SCHEMA(_Terms, prefix="schema", namespace="https://schema.org/"):
    """schema.org 30.0."""

    QuantitativeValue: str
    about: str
    maxValue: str
    minValue: str
    position: str
    text: str
    unitText: str
    validFrom: str
    validThrough: str
    value: str


class SKOS(_Terms, prefix="skos", namespace="http://www.w3.org/2004/02/skos/core#"):
    """W3C concept schemes."""

    Concept: str
    altLabel: str
    broader: str
    definition: str
    inScheme: str
    notation: str
    prefLabel: str


class SKOSXL(_Terms, prefix="skosxl", namespace="http://www.w3.org/2008/05/skos-xl#"):
    """W3C concept schemes: labels as things of their own."""

    Label: str
    literalForm: str


class ORG(_Terms, prefix="org", namespace="http://www.w3.org/ns/org#"):
    """W3C organisations."""

    ChangeEvent: str
    FormalOrganization: str
    OrganizationalCollaboration: str
    originalOrganization: str
    resultingOrganization: str
    subOrganizationOf: str


class CV(_Terms, prefix="cv", namespace="http://data.europa.eu/m8g/"):
    """Core Public Service Vocabulary 3.2.0."""

    hasParticipant: str
    role: str


_LRMLMM = "http://docs.oasis-open.org/legalruleml/ns/v1.0/metamodel#"


class LRMLMM(_Terms, prefix="lrmlmm", namespace=_LRMLMM):
    """LegalRuleML 1.0, its metamodel."""

    Obligation: str
    Permission: str
    Prohibition: str


ZHO = "<http://publications.europa.eu/resource/authority/language/ZHO>"
"""Chinese, in the language table of the EU's Publications Office, as ELI advises."""

_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"

# The unreserved characters of RFC 3987, less the blanks, controls and signs beyond ASCII.
# The signs stand in names: 各区、县（市）人民政府, 浙政发〔2019〕27号, “证照分离”.
_RESERVED = re.compile(r"[^\w.~\-（）、·〔〕《》〈〉“”—]")


def segment(name: str) -> str:
    """`name` as one segment of an IRI's path; Chinese stays readable.

    >>> segment("各区、县（市）人民政府 1/2:3")
    '各区、县（市）人民政府%201%2F2%3A3'
    """
    if name.isascii() and name.isidentifier():
        return name  # most provisions: found out four times as quickly
    return _RESERVED.sub(
        lambda match: quote_from_bytes(match[0].encode("utf-8", "surrogatepass"), safe=""), name
    )


@lru_cache(maxsize=4096)
def name_segment(name: str) -> str:
    """A name that people write, as one segment of an IRI, however its characters are composed."""
    return segment(normalize("NFC", name))


@lru_cache(maxsize=4096)
def concept(scheme: str, name: str) -> str:
    """A concept of one of our schemes: `tl:kind_article`, `tl:role_lead`, `tl:genre_办法`."""
    return f"<{TERMS}{scheme}_{name_segment(name)}>"


def media_type(name: str) -> str:
    """The IRI of `text/plain` and the like, after ELI's note on `eli:media_type`."""
    return f"<{_MEDIA_TYPES}{'/'.join(map(segment, name.split('/')))}>"


class Names(msgspec.Struct, frozen=True):
    """The names of what the records speak of, made from what each is.

    base: what they begin with; raises `ValueError` unless it is `scheme://host/` or goes on from
        there to another `/`, since files hold names relative to it
    """

    base: str = BASE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`?#]+/", self.base):
            raise ValueError(
                f"{self.base!r} can't begin our names: give scheme://host/ or scheme://host/path/, "
                f"as in {BASE}"
            )

    def is_shared(self, name: str) -> bool:
        """Whether several papers may speak of it: a body, a division, a concept."""
        base = self.base
        return name.startswith((f"<{base}agency/", f"<{base}division/", f"<{TERMS}"))

    def relative(self, name: str) -> str:
        """One of our names without the base, which says no more of the thing."""
        return name[len(self.base) + 1 : -1]

    def is_place(self, name: str) -> bool:
        """Whether it is a place in a text."""
        return name.startswith(f"<{self.base}source/") and "/text#char=" in name

    def document(self, id: str) -> str:
        """A paper as a work, by its record's id."""
        return f"<{self.base}document/{segment(id)}>"

    def unit(self, document: str, id: str) -> str:
        """A provision, by the name of its paper and its id in that."""
        return f"{document[:-1]}/{segment(id)}>"

    def target(self, id: str) -> str:
        """What a citation points to: a document's id, or one, `/` and a provision's id."""
        return f"<{self.base}document/{'/'.join(map(segment, id.split('/')))}>"

    def text(self, id: str) -> str:
        """The words of a paper, by its record's id."""
        return f"<{self.base}text/{segment(id)}>"

    def printing(self, sha256: str, span: Span) -> str:
        """A stretch of a file that prints a paper."""
        return f"<{self.base}source/{sha256[:16]}/{span[0]}-{span[1]}>"

    def graph(self, sha256: str, span: Span) -> str:
        """The graph of what was read in one printing."""
        return f"<{self.base}source/{sha256[:16]}/{span[0]}-{span[1]}#graph>"

    def places(self, sha256: str) -> str:
        """The places in a file's text begin so; `120,138>` ends one (RFC 5147, from 0, half-open)."""
        return f"<{self.base}source/{sha256[:16]}/text#char="

    def agency(self, id: str) -> str:
        """A body, by the id that the records give it: its full name."""
        return f"<{self.base}agency/{name_segment(id)}>"

    def division(self, code: str | None, name: str, start: int | None = None) -> str:
        """A division or zone, by its code and the first year in which the code named it.

        359 of the codes since 1981 named more than one.  A code that no table has goes with the
        name, and what has none is called by its name.
        """
        words = name_segment(name)
        if not code:
            return f"<{self.base}division/{words}>"
        return f"<{self.base}division/{segment(code)}-{words if start is None else start}>"

    def cited(self, *parts: str) -> str:
        """A paper that is cited and was not read, by its number or title."""
        return f"<{self.base}cited/{'/'.join(map(name_segment, parts))}>"

    def division_change(self, before: str, after: str) -> str:
        """That one division became another; each by code and first year."""
        return f"<{self.base}division-change/{before}-to-{after}>"

    def agency_change(self, date: str, *after: str) -> str:
        """That bodies became others, on a day or in a period of months."""
        words = "-".join(map(name_segment, after))
        return f"<{self.base}agency-change/{segment(date)}-{words}>"

    @property
    def registries(self) -> str:
        """The graph of what our tables say of bodies and divisions."""
        return f"<{self.base}registries#graph>"

    @property
    def derived(self) -> str:
        """The graph of what follows from several papers together."""
        return f"<{self.base}derived#graph>"


def statement(subject: str, kind: str, *parts: str | None) -> str:
    """What a unit states: named after the unit and what is stated, not after where in it.

    subject: the unit; kind: a word for people; parts: all that tells one such statement from
    another.  The same said twice in one unit is one statement read at two places.
    """
    words = "\x1f".join([part or "" for part in parts])
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6)
    return f"{subject[:-1]}#{kind}-{digest.hexdigest()}>"
