"""The registries as RDF: divisions, zones and bodies through time, as far as papers speak of them.

All comes from our tables and from the names themselves.  A paper's graph says what it names; this
one says what that lies in, was before and became.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from ..parser.divisions import zones
from .bodies import (
    Event,
    close_over_bodies,
    find_code,
    find_government,
    find_level,
    known_bodies,
    known_events,
    spell,
)
from .divisions import (
    Area,
    all_areas,
    close_over,
    find_area,
    find_areas,
    find_changes,
    find_eve,
    find_parents,
    find_within,
)
from .keys import Key
from .literals import chinese, day, string
from .mentions import ZONES, Node, Statement
from .relations import find_number
from .vocabulary import DCTERMS, ELI, ORG, RDF, SCHEMA, SKOS, TL, Names, concept

# 杭州市各区、县（市）人民政府: which these are follows from the divisions of the day.
_ALL_GOVERNMENTS = re.compile(r".+?[省市州盟区]各(?:[区县市旗州盟、]|（[市区州地、]+）)+人民政府")


def describe_registries(
    keys: Sequence[Key], names: Names, *, whole: bool = False
) -> Iterator[Node]:
    """What the tables say of the divisions, zones and bodies that the papers name; whole: of all.

    With them come what they lie in, what they were before and became, and the divisions within
    the place that a paper is of.
    """
    merged: defaultdict[str, dict[Statement, None]] = defaultdict(dict)
    bodies = _find_bodies(keys, whole)
    codes = {code for code in map(find_code, bodies) if code}
    for area in _find_areas(keys, codes, whole):
        merged[_name(area, names)] |= dict.fromkeys(_describe_area(area, names))
    _describe_changes(merged, names)
    for name, codes_within in _find_zones(keys).items():
        zone = merged[names.division(None, name)]
        zone[RDF.type, TL.Zone] = None
        zone[SKOS.prefLabel, chinese(name)] = None
        for code in codes_within:
            for area in find_areas().get(code, ()):
                if _name(area, names) in merged:
                    zone[SKOS.broader, _name(area, names)] = None
    for name, id in bodies.items():
        merged[names.agency(id)] |= dict.fromkeys(_describe_body(name, names))
        government = find_government(name)
        if government and government not in bodies:
            merged[names.agency(government)] |= dict.fromkeys(_describe_body(government, names))
    for name, id in sorted({body[1]: body[0] for key in keys for body in key.bodies}.items()):
        above = find_code(name) if _ALL_GOVERNMENTS.fullmatch(name) else None
        if above:
            group = merged[names.agency(id)]
            group[RDF.type, ORG.OrganizationalCollaboration] = None
            group[SKOS.prefLabel, chinese(spell(name))] = None
            for area in find_areas().get(above, ()):
                if _name(area, names) in merged:
                    group[DCTERMS.spatial, _name(area, names)] = None
    for event in known_events():
        if any(name in bodies for name in (*event.before, *event.after)):
            node, statements = describe_event(event, names)
            merged[node] |= dict.fromkeys(statements)
    for subject in sorted(merged):
        yield subject, list(merged[subject])


def _name(area: Area, names: Names) -> str:
    return names.division(area.code, area.name, area.start)


def find_body_names(keys: Sequence[Key]) -> dict[str, str]:
    """Full name -> id of the bodies that the papers name; groups and classes are none."""
    named = (body for key in keys for body in (*key.bodies, *key.issuers))
    return {name: id for id, name, group in named if not group}


def _find_bodies(keys: Sequence[Key], whole: bool) -> dict[str, str]:
    bodies = find_body_names(keys)
    known = [*bodies, *known_bodies()] if whole else list(bodies)
    for name in close_over_bodies(known):
        bodies.setdefault(name, name)
    return {name: bodies[name] for name in sorted(bodies)}


def _find_areas(keys: Sequence[Key], codes: set[str], whole: bool) -> Sequence[Area]:
    if whole:
        return all_areas()
    used: dict[tuple[str, int], None] = {}

    def use(area: Area | None) -> None:
        if area is not None:
            used[area.code, area.start] = None

    for code in sorted(codes):
        for area in find_areas().get(code, ()):
            use(area)
    for key in keys:
        for named, _, kind in key.areas:
            if named and kind not in ZONES:
                use(find_area(named, key.named))
        if key.code:
            use(find_area(key.code, key.named))
            for area in find_within(key.code, key.named):
                use(area)
    for zone in _find_zones(keys).values():
        for code in zone:
            for area in find_areas().get(code, ()):
                use(area)
    return close_over(used)


def _describe_area(area: Area, names: Names) -> Iterator[Statement]:
    yield RDF.type, ELI.AdministrativeArea
    yield SKOS.prefLabel, chinese(area.full_name)
    if area.name != area.full_name:
        yield SKOS.altLabel, chinese(area.name)
    yield SKOS.notation, string(area.code)
    for parent in find_parents(area):
        yield SKOS.broader, _name(parent, names)
    yield TL.level, concept("level", find_level(area.code))
    yield SCHEMA.validFrom, string(area.since)
    if area.until:
        yield SCHEMA.validThrough, string(find_eve(area.until))
    following = [one for one in find_areas()[area.code] if one.since == area.until]
    for one in following:
        if one.name == area.name:
            yield DCTERMS.isReplacedBy, _name(one, names)


def _describe_changes(merged: defaultdict[str, dict[Statement, None]], names: Names) -> None:
    """What became of the divisions that are in `merged`."""
    for change in find_changes():
        before, after = (
            names.division(code, "", start) for code, start in (change.before, change.after)
        )
        if before not in merged or after not in merged:
            continue
        if change.kind != "transfer":
            merged[before][DCTERMS.isReplacedBy, after] = None
        (old, start), (new, year) = change.before, change.after
        node = merged[names.division_change(f"{old}-{start}", f"{new}-{year}")]
        node[RDF.type, TL.DivisionChange] = None
        node[DCTERMS.type, concept("division", change.kind)] = None
        node[TL.before, before] = None
        node[TL.after, after] = None
        if known := day(change.date):
            node[DCTERMS.date, known] = None
        node[TL.dateValue, string(change.date)] = None
        if change.source != "areacodes":
            number = find_number(change.source) or change.source
            node[DCTERMS.source, names.cited(number)] = None
            paper = merged[names.cited(number)]
            paper[RDF.type, ELI.LegalResource] = None
            paper[ELI.id_local, string(number)] = None


@cache
def _zones_within() -> dict[str, tuple[str, ...]]:
    """Zone -> codes of the divisions in which it lies."""
    text = files(__package__).joinpath("data", "zones.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"][1:]
    return {name: tuple(codes.split(";")) for name, codes, _ in rows}


def _find_zones(keys: Sequence[Key]) -> dict[str, tuple[str, ...]]:
    """The zones that the papers name, and the codes of what each lies in."""
    found: dict[str, tuple[str, ...]] = {}
    named = {
        (name, code or "")
        for key in keys
        for code, name, kind in key.areas
        if kind in ZONES or not code
    }
    for name, code in sorted(named):
        within = _zones_within().get(name) or found.get(name)
        if within is None:
            scopes = {zone.scope for zone in zones().get(name, ()) if zone.scope}
            within = (code,) if code else tuple(sorted(scopes))
        if within:
            found[name] = within
    return found


def _describe_body(name: str, names: Names) -> Iterator[Statement]:
    yield RDF.type, ORG.FormalOrganization
    yield SKOS.prefLabel, chinese(spell(name))
    known = known_bodies().get(name)
    if known is not None:
        for short in known.short_names:
            yield SKOS.altLabel, chinese(short)
        if known.since:
            yield SCHEMA.validFrom, string(known.since)
        if known.until:
            yield SCHEMA.validThrough, string(find_eve(known.until))
    code = find_code(name)
    if code is not None:
        yield TL.level, concept("level", find_level(code))
        areas = find_areas().get(code, ())
        for area in areas:
            if area.name == areas[-1].name:
                yield DCTERMS.spatial, _name(area, names)
    government = find_government(name)
    if government and government != name:
        yield ORG.subOrganizationOf, names.agency(government)


def describe_event(event: Event, names: Names) -> Node:
    """A renaming, merger or split."""
    node = names.agency_change(event.date, *event.after)
    statements = [
        (RDF.type, ORG.ChangeEvent),
        (DCTERMS.type, concept("change", event.kind)),
        *((ORG.originalOrganization, names.agency(name)) for name in event.before),
        *((ORG.resultingOrganization, names.agency(name)) for name in event.after),
        (TL.dateValue, string(event.date)),
        (TL.basis, string(event.basis)),
    ]
    if known := day(event.date):
        statements.append((DCTERMS.date, known))
    return node, statements
