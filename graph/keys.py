"""What a paper tells of others, and others of it: the little that is kept once its text is gone.

What needs several papers (which paper a citation means, what replaced what, which division a code
named) is worked out from these keys, so its memory grows with the papers and not with their texts.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from ..parser.genres import AMENDING
from ..parser.records import Citation, Document, Relation, Span
from ..parser.source import fold
from .literals import day
from .mentions import Reading, name_citation

Body = tuple[str, str, bool]
"""Id, full name, and whether it is a group."""

Area = tuple[str | None, str, str]
"""Code, full name, kind of place."""


Act = Literal["commences", "corrects", "forwards"]
"""What a paper does to another that the records call a mention."""

# Sought in the sentence with 《》 in the place of the citation.
ACTS: dict[Act, tuple[re.Pattern[str], ...]] = {
    # 《中华人民共和国民法典》已由…通过，现予公布，自2021年1月1日起施行。
    "commences": (
        re.compile(
            r"《》(?:（[^（）]{1,40}）)?(?:已[经由于][^。；《》]{1,100}，)?(?:现予以?(?:公布|发布|颁布)，)?"
            r"自[^，。；《》]{1,30}起(?:施行|实施|生效|实行)(?:[。；，]|$)"
        ),
    ),
    # 现将《…通知》（…）中的有关内容更正如下
    "corrects": (
        re.compile(r"(?:更正|勘误)《》"),
        re.compile(r"《》[^。；《》]{0,30}(?:更正如下|更正为|作[出如]?下?更正|予以更正|勘误如下)"),
    ),
    # 民政部《关于清理整顿社会团体的意见》已经国务院同意，现转发给你们
    "forwards": (
        re.compile(r"《》[^。；《》]{0,60}，现(?:予以?)?(?:转发|批转)"),
        re.compile(r"现将[^。；《》]{0,30}《》[^。；《》]{0,40}(?:转发|批转)"),
    ),
}
_ACT_WORDS = ("起施行", "起实施", "起生效", "起实行", "更正", "勘误", "转发", "批转")
_EXPLAINS = frozenset(("explanation", "commentary"))


class Cited(msgspec.Struct, frozen=True):
    """Another paper as one place cites it.

    citation, unit, place: the IRIs of the citation, of the unit and of the place in the text
    title, number, issuer: as printed, a short name written out; target: id of a document, where
        the file itself tells which is meant
    part: whether only provisions of it are cited; words: what is printed there
    amended: the ISO day on which it amended the paper that cites it, as that says under its title
    """

    citation: str
    unit: str
    place: str
    relation: Relation | Act
    title: str | None
    number: str | None
    issuer: str | None
    target: str | None
    part: bool
    words: str
    rule: str
    amended: str | None


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """A paper as others need to know it: its record's fields, and what it names.

    place: where it was read, `source/SHA/START-END`, in whose order two printings are taken
    jurisdiction: name and code; day: the ISO day, month or year from which it holds
    named: the ISO day, month or year by which its codes are read; see `Reading`
    adopted: the day on which it was, or else on which it was published
    leads: ids of the bodies that lead something in it
    """

    id: str
    place: str
    title: str | None
    number: str | None
    genre: str | None
    status: str
    jurisdiction: tuple[str, str | None] | None
    issuers: tuple[Body, ...]
    day: str | None
    named: str | None
    adopted: str | None
    effective: str | None
    expires: str | None
    leads: tuple[str, ...]
    cited: tuple[Cited, ...]
    bodies: tuple[Body, ...]
    areas: tuple[Area, ...]

    @property
    def code(self) -> str | None:
        return self.jurisdiction[1] if self.jurisdiction else None


def read_key(reading: Reading) -> Key:
    """The key of one document as it was read in one place."""
    document = reading.document
    division = document.jurisdiction
    bodies = {(agency.id, agency.name, agency.group): None for agency in document.agencies}
    for duty in document.responsibilities:
        bodies[duty.agency.id, duty.agency.name, duty.agency.group] = None
    places = ((place.code, place.name, place.kind) for place in document.places)
    leads = (duty.agency.id for duty in document.responsibilities if duty.role == "lead")
    return Key(
        id=document.id,
        place=reading.printing,
        title=document.title.text if document.title else None,
        number=document.number,
        genre=document.genre,
        status=document.status,
        jurisdiction=(division.name, division.code) if division else None,
        issuers=tuple(dict.fromkeys((one.id, one.name, False) for one in document.issuers)),
        day=reading.day,
        named=reading.named,
        adopted=document.adopted or document.published,
        effective=document.effective,
        expires=document.expires,
        leads=tuple(sorted(set(leads))),
        cited=tuple(_find_cited(reading)),
        bodies=tuple(bodies),
        areas=tuple(dict.fromkeys(places)),
    )


def _find_cited(reading: Reading) -> Sequence[Cited]:
    """The citations of other papers, and of 前发文件, which are papers without a name."""
    document = reading.document
    joined = _join_orders(document, reading.text)
    amended = _find_amended(document, reading.text)
    found = []
    for citation in document.citations:
        act = _find_act(document, citation, reading.text)
        if (citation.relation == "part_of" and act is None) or (
            citation.kind == "internal" and citation.target is None
        ):
            continue
        target = citation.target.split("/")[0] if citation.target else None
        if target == document.id:
            continue
        meant = citation
        if citation.kind == "institutional_alias" and target is None:
            written_out = _find_written_out(document, citation)
            if written_out is None:
                continue
            meant = written_out
            target = meant.target.split("/")[0] if meant.target else None
            if target == document.id:
                continue
        if meant.span in joined:
            number, title = joined[meant.span]
            meant = msgspec.structs.replace(meant, number=number, title=title)
        if not (meant.title or meant.number or target) and citation.relation != "supersedes":
            continue
        found.append(
            Cited(
                citation=name_citation(citation, reading),
                unit=reading.units[citation.provision],
                place=reading.place(citation.span),
                relation=act or _find_relation(document, citation, reading.text),
                title=meant.title,
                number=meant.number,
                issuer=meant.issuer,
                target=target,
                part=bool(citation.provisions),
                words=reading.words(citation.span),
                rule=citation.rule,
                amended=amended.get(citation.span),
            )
        )
    return found


def _find_act(document: Document, citation: Citation, text: str) -> Act | None:
    """What the sentence around a citation says that this paper does to the other.

    An explanation tells what others did.
    """
    if citation.title is None or document.status in _EXPLAINS:
        return None
    start, end = citation.span
    before, after = text[max(0, start - 40) : start], text[end : end + 160]
    if not any(word in before or word in after for word in _ACT_WORDS):
        return None
    before, after = _BEFORE_STOP.split(before)[-1], _BEFORE_STOP.split(after)[0]
    sentence = f"{fold(before)}《》{fold(after)}"
    for act, patterns in ACTS.items():
        if any(pattern.search(sentence) for pattern in patterns):
            return act
    return None


_BEFORE_STOP = re.compile(r"[。；\n]")


def _find_relation(document: Document, citation: Citation, text: str) -> Relation:
    """What the paper itself does to the other.

    修订《…办法》 among the tasks of a plan is yet to be done, and 根据《…决定》修正的《…办法》 was done by
    another: a paper amends that is made for it, or prints how the words now read.
    """
    if citation.relation != "amends":
        return citation.relation
    title, (start, end) = document.title.text if document.title else "", citation.span
    if (
        (_AMENDS if document.genre in AMENDING else _AMENDS_ONE).search(title)
        or _CHANGES.match(fold(text[end : end + 80]))
        or text.endswith(("删去", "删除"), 0, start)
    ):
        return "amends"
    return "mentions"


_AMENDS = re.compile("修[改订正]")
_AMENDS_ONE = re.compile("修[改订正][《〈<]")
_CHANGES = re.compile(
    r"[^。；\n]{0,40}?(?:修改为|改为|(?:如下|以下)(?:修[改订正]|调整)|修[改订正]如下|增加|删[除去])"
)


def _join_orders(document: Document, text: str) -> dict[Span, tuple[str, str]]:
    """Place of a citation -> number and title, where two are of one paper.

    国家工商行政管理局令第1号公布的《…细则》 is one.  Only an order publishes one paper: what
    浙政发〔2019〕27号文件公布的《…清单》 names is a part of another.
    """
    joined: dict[Span, tuple[str, str]] = {}
    for first, second in pairwise(sorted(document.citations, key=lambda one: one.span)):
        if (
            first.number
            and second.title
            and not (first.title or second.number)
            and "令" in first.number
            and _PUBLISHES.fullmatch(text, first.span[1], second.span[0])
        ):
            joined[first.span] = joined[second.span] = first.number, second.title
    return joined


_PUBLISHES = re.compile(r"(?:公布|发布|颁布)的")


def _find_amended(document: Document, text: str) -> dict[Span, str]:
    """Place of a citation -> the day on which what it names amended this paper.

    2009年8月27日…《关于修改部分法律的决定》第一次修正, in the note under the title: the day tells
    which of the many decisions of that title it is.
    """
    notes = {provision.id for provision in document.provisions if provision.kind == "note"}
    days = [(one.span[1], one.value) for one in document.dates if one.provision in notes]
    amended = {}
    for citation in document.citations:
        if citation.title and citation.provision in notes:
            start, end = citation.span
            before = [value for at, value in days if start - _DAY_WITHIN <= at <= start]
            if before and before[-1] and day(before[-1]) and _AMENDED.match(text, end):
                amended[citation.span] = before[-1]
    return amended


_AMENDED = re.compile(
    r"(?:[（(][^（）()\n]{1,30}[）)])?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改)"
)
_DAY_WITHIN = 80  # code points, for the assembly and its session between the two


def _find_written_out(document: Document, alias: Citation) -> Citation | None:
    """The citation in full that a short name stands for: 《省试点方案》, defined behind 《浙江省…》."""
    for definition in document.definitions:
        if (
            definition.kind == "document"
            and definition.expansion_span
            and definition.term.strip("《》“”") == alias.title
        ):
            start, end = definition.expansion_span
            for citation in document.citations:
                if citation.kind == "document" and (
                    citation.span[0] < end and start < citation.span[1]
                ):
                    return citation
    return None
