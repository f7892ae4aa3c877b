"""Mentions -> RDF: one function for each record type."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from fractions import Fraction

import msgspec

from ..parser.records import (
    Agency,
    Citation,
    Date,
    Definition,
    Document,
    Mention,
    Norm,
    Place,
    Responsibility,
    Span,
    Target,
)
from .bodies import spell
from .divisions import find_start
from .literals import chinese, decimal, string
from .vocabulary import (
    CV,
    DCTERMS,
    ELI,
    LRMLMM,
    ORG,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    SKOSXL,
    TL,
    Names,
    concept,
    statement,
)

Statement = tuple[str, str]
"""What is said of a node: predicate and object."""

Node = tuple[str, list[Statement]]
"""A subject and what is said of it: not empty, without repetition, types first."""

MODALITIES = {
    "obligation": LRMLMM.Obligation,
    "permission": LRMLMM.Permission,
    "prohibition": LRMLMM.Prohibition,
    "encouragement": TL.Encouragement,
    "exploration": TL.Exploration,
}

ZONES = ("zone", "area")
"""The kinds of places that are no administrative divisions."""

# Which value of a quantity a bound is; `=`, `~` and the several values of 分别给予 are plain values.
_BOUNDS = {
    ">=": SCHEMA.minValue,
    ">": SCHEMA.minValue,
    "<=": SCHEMA.maxValue,
    "<": SCHEMA.maxValue,
}


class Reading(msgspec.Struct, frozen=True):
    """One document as it was read in one place, and the names of both.

    text: the whole file's, with conversion residue blanked out
    work: the document's IRI; places: what the IRI of a place in the file begins with
    units: the IRI of each provision by its id, and under None of the document
    graph: the IRI of the graph that holds what was read here; printing: of the stretch of the file
    named: the ISO day, month or year by which its codes are read
    """

    document: Document
    text: str
    names: Names
    work: str
    units: Mapping[str | None, str]
    places: str
    graph: str
    printing: str
    named: str | None

    @property
    def day(self) -> str | None:
        """The paper's ISO day, month or year."""
        document = self.document
        return document.effective or document.published or document.adopted

    def area(self, code: str | None, name: str, kind: str = "") -> str:
        """The division or zone that the paper calls so; the code of a zone is what it lies in."""
        if kind in ZONES:
            code = None
        return self.names.division(code, name, find_start(code, self.named))

    def place(self, span: Span) -> str:
        """A place in the file's text."""
        return f"{self.places}{span[0]},{span[1]}>"

    def words(self, span: Span) -> str:
        """What is printed there, in one line."""
        return " ".join(self.text[span[0] : span[1]].split())

    def state(
        self, mention: Mention, kind: str, statements: list[Statement], *parts: str | None
    ) -> Node:
        """What a mention states, with the unit that says so, the place, and the rule that found it.

        kind, parts: see `statement`, which names the node
        """
        unit = self.units[mention.provision]
        statements += (
            (DCTERMS.source, unit),
            (PROV.wasQuotedFrom, self.place(mention.span)),
            (TL.rule, string(mention.rule)),
        )
        return statement(unit, kind, *parts), statements


def describe_body(name: str, group: bool) -> list[Statement]:
    """A body, or several that are named as one."""
    kind = ORG.OrganizationalCollaboration if group else ORG.FormalOrganization
    return [(RDF.type, kind), (SKOS.prefLabel, chinese(spell(name)))]


def describe_area(kind: str, name: str, code: str | None) -> list[Statement]:
    """A division or zone, of the class `kind`."""
    statements = [(RDF.type, kind), (SKOS.prefLabel, chinese(name))]
    if code:
        statements.append((SKOS.notation, string(code)))
    return statements


def describe_mentions(reading: Reading) -> Iterator[Node]:
    """What is read within the units, and what it speaks of; what is said twice comes twice."""
    document = reading.document
    yield from describe_bodies(reading)
    yield from describe_areas(reading)
    for agency in document.agencies:
        yield describe_agency(agency, reading)
    yield from describe_hosts(reading)
    for responsibility in document.responsibilities:
        yield describe_responsibility(responsibility, reading)
    for citation in document.citations:
        yield describe_citation(citation, reading)
    for mention in document.dates:
        yield describe_date(mention, reading)
    for definition in document.definitions:
        yield describe_definition(definition, reading)
    for place in document.places:
        yield describe_place(place, reading)
    for norm in document.norms:
        yield describe_norm(norm, reading)
    for target in document.targets:
        yield describe_target(target, reading)


def describe_bodies(reading: Reading) -> Iterator[Node]:
    """The bodies that a paper names, each once, in the order in which it does."""
    document = reading.document
    bodies = {(agency.id, agency.name, agency.group): None for agency in document.agencies}
    for duty in document.responsibilities:
        bodies[duty.agency.id, duty.agency.name, duty.agency.group] = None
    for id, name, group in bodies:
        yield reading.names.agency(id), describe_body(name, group)


def describe_areas(reading: Reading) -> Iterator[Node]:
    """The divisions and zones that a paper names, each once, in the order in which it does."""
    places = reading.document.places
    members = find_members(reading.document)
    for code, name, kind in dict.fromkeys((place.code, place.name, place.kind) for place in places):
        if kind in ZONES:
            area = describe_area(TL.Zone, name, None)
        else:
            area = describe_area(ELI.AdministrativeArea, name, code)
        area.append((DCTERMS.type, concept("place", kind)))
        area += dict.fromkeys(
            (DCTERMS.hasPart, reading.area(one.code, one.name, one.kind))
            for one in members.get(name, ())
        )
        yield reading.area(code, name, kind), area


def find_members(document: Document) -> dict[str, list[Place]]:
    """Several places that go by one name, 三区 -> these, where the paper says which they are.

    They are read in the words that the name stands for, and only if each of its members is one.
    """
    found = {}
    places = [place for place in document.places if not place.group]
    starts = [place.span[0] for place in places]
    for definition in document.definitions:
        if definition.kind == "place" and definition.members and definition.expansion_span:
            start, end = definition.expansion_span
            inside = places[bisect_left(starts, start) : bisect_left(starts, end)]
            if len(inside) == len(definition.members):
                found["、".join(definition.members)] = inside
                found["、".join(place.name for place in inside)] = inside
    return found


def describe_agency(agency: Agency, reading: Reading) -> Node:
    """That a unit names a body, in which words."""
    words = reading.words(agency.span)
    statements = [
        (RDF.type, TL.Mention),
        (TL.refersTo, reading.names.agency(agency.id)),
        (SCHEMA.text, chinese(words)),
    ]
    return reading.state(agency, "agency", statements, agency.id, words)


def describe_hosts(reading: Reading) -> Iterator[Node]:
    """Which body an office or 专班 sits with: 领导小组办公室（设在市商务委）.

    Only where the body that is set up is named as one right before.
    """
    agencies = reading.document.agencies
    ending = {agency.span[1]: agency for agency in agencies}
    for host in agencies:
        end = host.span[0]
        match = _SITS_WITH.search(reading.text, max(0, end - _SITS_WITHIN), end)
        body = ending.get(match.start()) if match else None
        if body is None or body.id == host.id:
            continue
        office, place = reading.names.agency(body.id), reading.names.agency(host.id)
        yield office, [(TL.hostedBy, place)]
        statements = [
            (RDF.type, RDF.Statement),
            (RDF.subject, office),
            (RDF.predicate, TL.hostedBy),
            (RDF.object, place),
        ]
        yield reading.state(host, "host", statements, body.id, host.id)


_SITS_WITH = re.compile(r" ?[（(]?(?:的?日常工作机构|具体)?[均也]?设[在于] ?$")
_SITS_WITHIN = 14  # code points


def describe_place(place: Place, reading: Reading) -> Node:
    """That a unit names a division or zone, in which words."""
    words = reading.words(place.span)
    statements = [
        (RDF.type, TL.Mention),
        (TL.refersTo, reading.area(place.code, place.name, place.kind)),
        (SCHEMA.text, chinese(words)),
    ]
    return reading.state(place, "place", statements, place.code, place.name, words)


def describe_responsibility(duty: Responsibility, reading: Reading) -> Node:
    """Who has which part in what; the action's place beside the agency's."""
    statements = [
        (RDF.type, TL.Responsibility),
        (CV.hasParticipant, reading.names.agency(duty.agency.id)),
        (CV.role, concept("role", duty.role)),
    ]
    if duty.action:
        statements.append((DCTERMS.description, chinese(duty.action)))
    if duty.action_span:
        statements.append((TL.actionQuotedFrom, reading.place(duty.action_span)))
    parts = (duty.role, duty.agency.id, duty.action)
    return reading.state(duty, "responsibility", statements, *parts)


def describe_citation(citation: Citation, reading: Reading) -> Node:
    """What a unit cites, as printed, and what that is, or why it is not known."""
    statements = [
        (RDF.type, TL.Citation),
        (DCTERMS.type, concept("citation", citation.kind)),
        (TL.relation, concept("relation", citation.relation)),
        (SCHEMA.text, chinese(reading.words(citation.span))),
    ]
    if citation.title:
        statements.append((TL.citedTitle, chinese(citation.title)))
    if citation.number:
        statements.append((TL.citedNumber, string(citation.number)))
    if citation.issuer:
        statements.append((TL.citedIssuer, chinese(citation.issuer)))
    statements += [
        (TL.citedProvision, chinese(words)) for words in dict.fromkeys(citation.provisions)
    ]
    if citation.target:
        statements.append((TL.target, reading.names.target(citation.target)))
    elif citation.unresolved:
        statements.append((TL.unresolvedBecause, string(citation.unresolved)))
    return reading.state(citation, "citation", statements, *_parts(citation))


def _parts(citation: Citation) -> tuple[str | None, ...]:
    """All that tells one citation of a unit from another."""
    parts = (citation.kind, citation.relation, citation.title, citation.number, citation.issuer)
    return (*parts, *citation.provisions, "", citation.target)


def name_citation(citation: Citation, reading: Reading) -> str:
    """The node of a citation."""
    return statement(reading.units[citation.provision], "citation", *_parts(citation))


def describe_date(mention: Date, reading: Reading) -> Node:
    """A date, period or term, and what it is for."""
    statements = [
        (RDF.type, TL.DateMention),
        (DCTERMS.type, concept("meaning", mention.meaning)),
        (SCHEMA.text, chinese(words := reading.words(mention.span))),
    ]
    if mention.value:
        statements.append((TL.dateValue, string(mention.value)))
    return reading.state(mention, "date", statements, mention.meaning, mention.value, words)


def describe_definition(definition: Definition, reading: Reading) -> Node:
    """A term and what it means; a short name and what it abbreviates, within the paper."""
    expansion = definition.expansion
    statements: list[Statement]
    if definition.kind == "other":
        statements = [
            (RDF.type, SKOS.Concept),
            (SKOS.prefLabel, chinese(definition.term)),
        ]
        if expansion:
            statements.append((SKOS.definition, chinese(expansion)))
    else:
        statements = [
            (RDF.type, SKOSXL.Label),
            (SKOSXL.literalForm, chinese(definition.term)),
        ]
        if expansion:
            statements.append((TL.abbreviates, chinese(expansion)))
    statements.append((DCTERMS.type, concept("term", definition.kind)))
    statements.append((TL.scope, reading.work))
    statements += [(TL.member, chinese(name)) for name in dict.fromkeys(definition.members)]
    if definition.expansion_span:
        statements.append((TL.expansionQuotedFrom, reading.place(definition.expansion_span)))
    parts = (definition.kind, definition.term, expansion)
    return reading.state(definition, "definition", statements, *parts)


def describe_norm(norm: Norm, reading: Reading) -> Node:
    """A clause that binds, allows or forbids, and whom."""
    words = reading.words(norm.span)
    statements = [(RDF.type, MODALITIES[norm.modality]), (SCHEMA.text, chinese(words))]
    if norm.bearer:
        statements.append((TL.bearerWords, chinese(norm.bearer)))
    if norm.bearer_id:
        statements.append((TL.bearer, reading.names.agency(norm.bearer_id)))
    return reading.state(norm, "norm", statements, norm.modality, words)


def describe_target(target: Target, reading: Reading) -> Node:
    """A quantity that is to be reached, paid, or kept to."""
    words = reading.words(target.span)
    statements = [
        (RDF.type, SCHEMA.QuantitativeValue),
        (DCTERMS.type, concept("target", target.kind)),
        (TL.indicator, chinese(target.indicator)),
        (TL.bound, string(target.bound)),
    ]
    values = target.value if isinstance(target.value, tuple) else (target.value,)
    numbers = [
        round(float(Fraction(value)), 4) if isinstance(value, str) else value
        for value in values
        if value is not None
    ]
    if target.bound == "range" and len(numbers) == 2:
        statements.append((SCHEMA.minValue, decimal(min(numbers))))
        statements.append((SCHEMA.maxValue, decimal(max(numbers))))
    else:
        term = _BOUNDS.get(target.bound, SCHEMA.value)
        statements += dict.fromkeys((term, decimal(value)) for value in numbers)
    if target.measure:
        statements.append((SCHEMA.unitText, chinese(target.measure)))
    if target.by:
        statements.append((TL.by, string(target.by)))
    statements.append((SCHEMA.text, chinese(words)))
    parts = (target.kind, target.indicator, target.bound, target.measure, target.by)
    return reading.state(target, "target", statements, *parts, *map(str, numbers))
