"""Which paper each citation means, and what papers do to one another: from keys, never from texts.

A cited paper is known by its number, or by its title and whose paper it is.  Two citations that
agree in these are one node; where more than one would fit, the citation has a node of its own and
the graph says of which it is possibly the same (`tl:possiblySameAs`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from ..parser.divisions import bare_units, full_units, superior
from ..parser.records import Division, Relation
from ..parser.source import fold
from ..parser.titles import find_issuer
from .divisions import find_start
from .keys import Act, Cited, Key
from .literals import chinese, day, string
from .mentions import Node, Statement
from .vocabulary import DCTERMS, ELI, PROV, RDF, RDFS, SCHEMA, TL, Names, concept, statement

# A relation between papers that a citation states -> its property.  Empowerment, implementation
# and conformity after the comments in ELI 1.3.  `part_of` says what a passage belongs to, and
# nothing of the paper as a whole.
RELATIONS = {
    "based_on": ELI.based_on,
    "implements": ELI.ensures_implementation_of,
    "amends": ELI.amends,
    "repeals": ELI.repeals,
    "supersedes": TL.prevailsOver,
    "follows": ELI.applies,
    "explains": TL.explains,
    "mentions": ELI.cites,
}

RelationKind = Literal[Relation, Act, "consolidates"]
"""What one paper is to another: as citations say, and of a law, what it has taken in."""

_PROPERTIES = {
    **RELATIONS,
    "commences": ELI.commences,
    "consolidates": ELI.consolidates,
    "corrects": ELI.corrects,
    "forwards": TL.forwards,
}

# What an explanation says of itself is said of the paper that it explains: 制定依据.
_SAID_OF_THE_EXPLAINED = frozenset(("based_on", "implements"))

_NATION = ""
_SIGNS = re.compile(r"[\s“”\"‘’'「」『』《》〈〉<>]+")
_DASHES = re.compile(r"[—–―－~～-]+")
_ENCLOSES = re.compile(
    r"(?:等[一-龥]{2,8})?(?:关于)?(?:印发|发布|公布|颁布)(?:实施)?(?P<title>.{4,}?)的(?:通知|公告|决定|命令)$"
)
_OTHERS = re.compile(r"等[一-龥]{2,8}(?=关于|印发)")
_NATIONAL = re.compile(
    r"中华人民共和国|国务院|中共中央|中央|全国|国家|最高人民|[一-龥]{2,8}(?:部|总局|总署)(?=[、和关印联办]|$)"
)
_LAW = re.compile(r"[一-龥]+(?<![办方])法$")
_NO_NUMBER = re.compile("主席令")  # each President's orders begin with 第一号
_ORDER = re.compile("令第?(?P<number>[0-9]+)号$")
_STAGE = re.compile(
    r"（(?:草案|征求意见稿|送审稿|修订草案|修订草案征求意见稿|公开征求意见稿|讨论稿)）$"
)
_NAME_LENGTHS = range(12, 1, -1)

_REGULATIONS = frozenset(("法", "条例", "规定", "办法", "细则", "规则", "解释"))


@lru_cache(maxsize=8192)
def normalise(title: str) -> str:
    """A title in one shape: no blanks and quotation marks, one kind of dash."""
    return _DASHES.sub("—", _SIGNS.sub("", fold(title)))


@lru_cache(maxsize=8192)
def find_core(title: str) -> str:
    """A normalised title without the body in front; of a notice that prints a paper, the paper's.

    >>> find_core("杭州市人民政府办公厅关于印发进一步鼓励集成电路产业加快发展专项政策的通知")
    '进一步鼓励集成电路产业加快发展专项政策'
    >>> find_core("中华人民共和国公司法"), find_core("杭州市人民政府关于推进就业工作的意见")
    ('公司法', '关于推进就业工作的意见')
    """
    issuer = find_issuer("", 0, title)
    core = title
    if issuer and title.startswith(issuer):
        core = _OTHERS.sub("", title[len(issuer) :], count=1) or title
    if match := _ENCLOSES.fullmatch(core):
        core = find_core(match["title"])
    return core.removeprefix("中华人民共和国") or core


@lru_cache(maxsize=8192)
def find_scope(title: str) -> str | None:
    """Whose paper a title says it is: a division's code, "" the nation's; None where it does not.

    >>> find_scope("杭州市数字贸易促进条例"), find_scope("预算法"), find_scope("关于加快发展的意见")
    ('330100', '', None)
    """
    if _NATIONAL.match(title) or _LAW.fullmatch(title):
        return _NATION
    title = title.removeprefix("中共")
    for length in _NAME_LENGTHS:
        name = title[:length]
        units = full_units().get(name) or [
            unit for unit in bare_units().get(name, ()) if unit.rank < 2
        ]
        if units:
            codes = {unit.code for unit in units if unit.until is None} or {
                unit.code for unit in units
            }
            # 吉林省 and 吉林市, both 吉林: the province's papers say 吉林省.
            return min(codes) if len(codes) == 1 or len({code[:2] for code in codes}) == 1 else None
    return None


def _scope_of_issuer(issuer: str | None, division: Division | None) -> str | None:
    """The division whose body `issuer` is, in a paper of `division`: 省委, 我市, 国务院."""
    if not issuer:
        return None
    scope = find_scope(issuer)
    if scope is not None:
        return scope
    above = superior(division, issuer.removeprefix("我")[:1])
    return above.code if above else None


def find_number(number: str | None) -> str | None:
    """A number in one shape; None where it does not tell one paper from all others."""
    if not number or _NO_NUMBER.search(number):
        return None
    return _ORDER.sub(r"令第\g<number>号", number.replace(" ", ""))


class Paper(msgspec.Struct):
    """A work: one that was read, or one that is only cited.

    name: its IRI; titles: normalised; scope: see `find_scope`
    day: of a paper that was read; adopted: when it was, as far as it or who cites it tells
    """

    name: str
    title: str | None
    number: str | None
    scope: str | None
    read: bool
    day: str | None = None
    adopted: str | None = None
    genre: str | None = None
    status: str = "final"
    id: str = ""

    @property
    def core(self) -> str:
        return find_core(normalise(self.title)) if self.title else ""


class Mention(msgspec.Struct):
    """A citation with the paper that cites, and what tells which paper it means."""

    cited: Cited
    key: Key
    title: str
    core: str
    number: str | None
    scope: str | None

    def fits(self, paper: Paper) -> bool:
        """Whether it may mean a paper of the same core: as far as both say, the same body's, and older."""
        if paper.id == self.key.id:
            return False
        if self.cited.amended:
            # What amended a paper came after it, and is known by its day.
            if paper.adopted != self.cited.amended:
                return False
        elif not _may_precede(paper, self.key):
            return False
        if self.scope is not None and paper.scope is not None:
            return self.scope == paper.scope
        if paper.scope is not None:
            code = self.key.code
            return code is not None and code.startswith(paper.scope.rstrip("0"))
        return paper.title is not None and normalise(paper.title) == self.title


def _may_precede(paper: Paper, key: Key) -> bool:
    """Whether nothing tells that a paper is of a later year than the one that cites it."""
    mine, own = key.day, paper.day or paper.adopted
    return not (mine and own and own[:4] > mine[:4])


class Works(msgspec.Struct):
    """What was found out: of each citation its paper; the papers; which are possibly the same.

    laws: the IRI of a law -> its versions that were read
    """

    meant: list[tuple[Mention, Paper]]
    unnamed: list[Mention]
    papers: dict[str, Paper]
    possibly: list[tuple[str, str]]
    laws: dict[str, list[Paper]]


def find_works(keys: Sequence[Key], names: Names) -> Works:
    """Which paper each citation means.  The order of the keys makes no difference."""
    return _Finder(sorted(keys, key=lambda key: (key.id, key.place)), names).find()


class _Finder:
    def __init__(self, keys: Sequence[Key], names: Names) -> None:
        self.names = names
        self.papers: dict[str, Paper] = {}
        self.by_number: defaultdict[str, list[Paper]] = defaultdict(list)
        self.by_core: defaultdict[str, list[Paper]] = defaultdict(list)
        self.meant: list[tuple[Mention, Paper]] = []
        self.unnamed: list[Mention] = []
        self.possibly: set[tuple[str, str]] = set()
        self.laws: dict[str, list[Paper]] = {}
        self.mentions = [self._mention(cited, key) for key in keys for cited in key.cited]
        for key in keys:
            if names.document(key.id) not in self.papers:
                self._add(self._read(key))

    def _read(self, key: Key) -> Paper:
        scope = key.code if key.jurisdiction else None
        if scope is None and key.title:
            scope = find_scope(normalise(key.title))
        if key.jurisdiction and key.code is None:
            scope = _NATION
        return Paper(
            name=self.names.document(key.id),
            title=key.title,
            number=find_number(key.number),
            scope=scope,
            read=True,
            day=key.day,
            adopted=key.adopted,
            genre=key.genre,
            status=key.status,
            id=key.id,
        )

    def _add(self, paper: Paper) -> Paper:
        self.papers[paper.name] = paper
        if paper.number:
            self.by_number[paper.number].append(paper)
        if paper.core:
            self.by_core[paper.core].append(paper)
        return paper

    def _mention(self, cited: Cited, key: Key) -> Mention:
        title = normalise(cited.title) if cited.title else ""
        division = Division(name=key.jurisdiction[0], code=key.code) if key.jurisdiction else None
        scope = find_scope(title) if title else None
        if scope is None:
            scope = _scope_of_issuer(cited.issuer, division)
        if scope is None and cited.amended:
            # An assembly's decision, named without the assembly, amends its own laws.
            scope = self._read(key).scope
        return Mention(cited, key, title, find_core(title), find_number(cited.number), scope)

    def find(self) -> Works:
        # A title and a number first: what they settle helps with what has only one of the two.
        numbered: defaultdict[str, list[Mention]] = defaultdict(list)
        titled: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if target := mention.cited.target:
                paper = self.papers.get(self.names.document(target))
                if paper is not None:
                    self._mean(mention, paper)
                    if mention.number and paper.number is None and paper.core == mention.core:
                        paper.number = mention.number
                        self.by_number[mention.number].append(paper)
            elif mention.number:
                numbered[mention.number].append(mention)
            elif mention.title:
                titled[mention.core].append(mention)
            else:
                self.unnamed.append(mention)
        for number in sorted(numbered):
            self._find_numbered(number, numbered[number])
        for core in sorted(titled):
            for mention in sorted(
                titled[core],
                key=lambda one: (one.title, one.scope or "~", one.cited.amended or "~"),
            ):
                self._find_titled(mention)
        return Works(self.meant, self.unnamed, self.papers, sorted(self.possibly), self.laws)

    def _mean(self, mention: Mention, paper: Paper) -> None:
        self.meant.append((mention, paper))

    def _possibly(self, paper: Paper, others: Iterable[Paper]) -> None:
        for other in others:
            if other.name != paper.name:
                low, high = sorted((paper.name, other.name))
                self.possibly.add((low, high))

    def _find_numbered(self, number: str, mentions: Sequence[Mention]) -> None:
        """What is cited under one number: one paper, unless the titles differ."""
        cores = sorted(
            {one.core for one in mentions if one.core}, key=lambda core: (-len(core), core)
        )
        clusters: dict[str, Paper] = {}
        for core in cores:
            known = [one for one in self.by_number[number] if _agree(one.core, core)]
            if not known:
                titled = [one for one in mentions if one.core == core]
                known = [
                    one
                    for one in self.by_core[core]
                    if one.number is None and one.read and all(two.fits(one) for two in titled)
                ]
                if len(known) == 1:
                    known[0].number = number
                    self.by_number[number].append(known[0])
            if len(known) == 1:
                clusters[core] = known[0]
                continue
            first = min(
                (one for one in mentions if one.core == core),
                key=lambda one: (-len(one.title), one.title),
            )
            alone = not self.by_number[number] and len(cores) == 1
            name = self.names.cited(number) if alone else self.names.cited(number, core)
            clusters[core] = self._cite(name, first, number)
        papers = {paper.name: paper for paper in [*self.by_number[number], *clusters.values()]}
        everyone = [papers[name] for name in sorted(papers)]
        for paper in everyone[1:]:
            self._possibly(everyone[0], [paper])
        for mention in mentions:
            if mention.core:
                self._mean(mention, clusters[mention.core])
            elif len(everyone) == 1:
                self._mean(mention, everyone[0])
            else:
                paper = self.papers.get(self.names.cited(number)) or self._cite(
                    self.names.cited(number), mention, number
                )
                self._possibly(paper, everyone)
                self._mean(mention, paper)

    def _cite(self, name: str, mention: Mention, number: str | None) -> Paper:
        if name in self.papers:
            return self.papers[name]
        title = mention.cited.title
        amended = mention.cited.amended
        return self._add(Paper(name, title, number, mention.scope, read=False, adopted=amended))

    def _find_titled(self, mention: Mention) -> None:
        """What is cited by its title: a paper of that title and body, if there is but one."""
        own = self.papers[self.names.document(mention.key.id)]
        if (
            own.status in ("draft", "consultation")
            and mention.cited.relation == "mentions"
            and mention.core == _STAGE.sub("", own.core)
        ):
            # 研究制定了《…实施意见》（征求意见稿），现向社会公开征求意见: the draft speaks of itself.
            self._mean(mention, own)
            return
        alike = self.by_core[mention.core]
        fitting = [paper for paper in alike if mention.fits(paper)]
        if len(fitting) > 1:
            exact = [one for one in fitting if one.title and normalise(one.title) == mention.title]
            fitting = exact if len(exact) == 1 else fitting
        if len(fitting) == 1:
            self._mean(mention, fitting[0])
            return
        versions = [paper for paper in fitting if paper.read]
        if len(versions) > 1 and len(versions) == len(fitting) and self._is_one_law(versions):
            law = self._law(mention, versions)
            self._mean(mention, law)
            return
        paper = self._cite(self._name(mention), mention, None)
        self._possibly(paper, fitting or [one for one in alike if _may_be(mention, one)])
        self._mean(mention, paper)

    def _is_one_law(self, papers: Sequence[Paper]) -> bool:
        return (
            all(
                paper.genre in _REGULATIONS and paper.status in ("final", "trial")
                for paper in papers
            )
            and len({paper.scope for paper in papers}) == 1
            and all(paper.number is None or paper.day for paper in papers)
        )

    def _law(self, mention: Mention, versions: Sequence[Paper]) -> Paper:
        name = self._name(mention)
        self.laws.setdefault(name, list(versions))
        if name not in self.papers:
            self.papers[name] = Paper(name, mention.cited.title, None, mention.scope, read=False)
        return self.papers[name]

    def _name(self, mention: Mention) -> str:
        """By its title; with whose paper it is, or who cites it, where the title does not tell.

        With the day, where the paper that cites it says when it was amended by it.
        """
        title = mention.title
        if mention.scope == _NATION and _LAW.fullmatch(title):
            title = f"中华人民共和国{title.removeprefix('中华人民共和国')}"
        if find_scope(title) is None and title.startswith("关于"):
            code = mention.scope if mention.scope is not None else mention.key.code
            title = f"{code}-{title}" if code else title
        amended = mention.cited.amended
        return self.names.cited(title, amended) if amended else self.names.cited(title)


def _agree(one: str, other: str) -> bool:
    """Whether two cores may name one paper: equal, or the longer holds the shorter; "" agrees with all."""
    short, long = sorted((one, other), key=len)
    return not short or short == long or (len(short) >= 6 and short in long)


def _may_be(mention: Mention, paper: Paper) -> bool:
    """Whether nothing speaks against it but that it is not said whose paper is meant."""
    if paper.id == mention.key.id or (mention.scope is not None and paper.scope is not None):
        return False
    if mention.cited.amended:
        return paper.adopted is None
    return _may_precede(paper, mention.key)


def describe_relations(works: Works, names: Names) -> Iterator[Node]:
    """What papers do to one another, and the papers that are cited without having been read."""
    explained = _find_explained(works, names)
    merged: defaultdict[str, dict[Statement, None]] = defaultdict(dict)
    for name in sorted(works.papers):
        paper = works.papers[name]
        if not paper.read:
            merged[name] |= dict.fromkeys(_describe_paper(paper, works, names))
    for one, other in works.possibly:
        merged[one][TL.possiblySameAs, other] = None
    for name in sorted(works.laws):
        for version in works.laws[name]:
            merged[name][ELI.has_member, version.name] = None
    for mention, paper in works.meant:
        cited, source = mention.cited, names.document(mention.key.id)
        if source == paper.name:
            continue
        if cited.target is None:
            merged[cited.citation][TL.target, paper.name] = None
        merged[cited.citation][TL.targetWork, paper.name] = None
        merged[cited.unit][TL.citesWork, paper.name] = None
        if cited.relation in _SAID_OF_THE_EXPLAINED:
            source = explained.get(source, source)
        since = day(mention.key.effective or mention.key.day or "")
        if cited.amended:
            since = day(cited.amended)
            _relate(merged, mention, source, "consolidates", paper.name, since, names)
            _relate(merged, mention, paper.name, "amends", source, since, names)
        elif source != paper.name:
            _relate(merged, mention, source, cited.relation, paper.name, since, names)
            if cited.relation == "repeals" and not cited.part and since is not None:
                # 同时废止: the other was in force until the day before.
                merged[paper.name][ELI.date_no_longer_in_force, since] = None
    for mention in works.unnamed:
        if mention.cited.relation == "supersedes":
            source = names.document(mention.key.id)
            since = day(mention.key.effective or mention.key.day or "")
            _relate(merged, mention, source, "supersedes", None, since, names)
    for draft, final in _find_drafts(works):
        merged[draft.name][TL.draftOf, final.name] = None
    for subject in sorted(merged):
        yield subject, list(merged[subject])


def _describe_paper(paper: Paper, works: Works, names: Names) -> list[Statement]:
    kind = ELI.ComplexWork if paper.name in works.laws else ELI.LegalResource
    statements = [(RDF.type, kind)]
    if paper.title:
        statements.append((RDFS.label, chinese(paper.title)))
    elif paper.number:
        statements.append((RDFS.label, chinese(paper.number)))
    if paper.number:
        statements.append((ELI.id_local, string(paper.number)))
    if paper.scope:
        area = names.division(paper.scope, "", find_start(paper.scope, None))
        statements.append((ELI.jurisdiction, area))
    return statements


def _relate(
    merged: defaultdict[str, dict[Statement, None]],
    mention: Mention,
    source: str,
    relation: RelationKind,
    target: str | None,
    since: str | None,
    names: Names,
) -> None:
    """The relation itself, and beside it a node with its day and the place where it is stated."""
    cited, predicate = mention.cited, _PROPERTIES[relation]
    if target is not None:
        merged[source][predicate, target] = None
    if relation == "mentions":
        return
    node = statement(source, "change", relation, names.relative(target or cited.unit))
    change = merged[node]
    change[RDF.type, TL.Change] = None
    change[RDF.subject, source] = None
    change[RDF.predicate, predicate] = None
    if target is not None:
        change[RDF.object, target] = None
    change[TL.relation, concept("relation", relation)] = None
    if since is not None:
        change[DCTERMS.date, since] = None
    change[DCTERMS.source, cited.unit] = None
    change[PROV.wasQuotedFrom, cited.place] = None
    change[PROV.wasDerivedFrom, cited.citation] = None
    change[SCHEMA.text, chinese(cited.words)] = None
    change[TL.rule, string(cited.rule)] = None


def _find_explained(works: Works, names: Names) -> dict[str, str]:
    """Explanation -> the one paper that it explains."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention, paper in works.meant:
        if mention.cited.relation == "explains" and mention.key.status == "explanation":
            found[names.document(mention.key.id)].add(paper.name)
    return {source: min(papers) for source, papers in found.items() if len(papers) == 1}


def _find_drafts(works: Works) -> Iterator[tuple[Paper, Paper]]:
    """Drafts, and the one paper of the same title and place that came of each."""
    finals: defaultdict[tuple[str, str | None], list[Paper]] = defaultdict(list)
    for paper in works.papers.values():
        if paper.read and paper.status in ("final", "trial") and paper.core:
            finals[paper.core, paper.scope].append(paper)
    for name in sorted(works.papers):
        draft = works.papers[name]
        if draft.read and draft.status in ("draft", "consultation") and draft.core:
            found = finals.get((_STAGE.sub("", draft.core), draft.scope), [])
            later = [one for one in found if not (draft.day and one.day and one.day < draft.day)]
            if len(later) == 1:
                yield draft, later[0]
