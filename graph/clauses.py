"""Clauses of which no record tells: who pays which share, what holds where aid overlaps, where the
paper applies, who leads it as a whole.

Read sentence by sentence, and only where one has a word that such a clause can't do without.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..parser.divisions import superior
from ..parser.numerals import NUMERAL, parse_numeral
from ..parser.phrases import Form
from ..parser.records import Division, Document, Mention, Provision
from ..parser.source import fold
from .literals import chinese, decimal
from .mentions import ZONES, Node, Reading, Statement, describe_area
from .vocabulary import DCTERMS, ELI, RDF, SCHEMA, TL

# Those who share a cost: a level of government, or a place with its government or purse.
_LEVEL = r"区、县（市、?区?）|县（市、区）|市、县（市、区）|区（县、市）|区（市、县）|市县|区县|中央|国家|省|自治区|市|州|区|县|镇|乡镇|街道|当地|地方|所在地|同级"
_PLACE = r"(?:(?![由按均为和与及对在各])[一-龥]){2,6}(?:省|市|自治[区州县]|区|县|旗)"
_PURSE = r"(?:本级)?(?:级)?(?:人民政府|政府|管委会)?(?:财政(?:部门)?|管委会)?"
_PARTY = rf"(?:各|有关|相关|属地|所在|项目所在)?(?:{_LEVEL}|{_PLACE}){_PURSE}"
_PARTIES = rf"(?P<parties>{_PARTY}(?:(?:、|和|与|及|以及){_PARTY}){{1,8}}?)(?:[两二三四]级)?(?:财政(?:部门)?)?"
_BY = r"(?:(?<=由)|(?<=按)|(?<=按照)|(?<=[，；。：、的\n]))"
_PAYS = r"(?:承担|负担|分担|配套|安排|补助)"
_PERCENT = rf"(?:[0-9]{{1,3}}(?:\.[0-9]+)?%|百分之{NUMERAL}|一半)"
_SPLIT_PARTY = re.compile(r"以及|[和与及]|、(?!县（|县财)")


# A share has the groups `parties` and `shares`, or `each` for one share of all, or `ratio`; `levels`
# are parties of one character each.
FUNDING = (
    Form(
        name="each a share",
        pattern=re.compile(rf"{_BY}{_PARTIES}各(?:自)?{_PAYS}(?P<each>{_PERCENT})"),
        source="samples/hangzhou-policy-papers.txt",
        example="补助资金由⟦市财政及有关区、县（市）财政各承担50%⟧。",
    ),
    Form(
        name="shares in a row",
        pattern=re.compile(
            rf"{_BY}{_PARTIES}(?:分别|各)(?:按照?)?{_PAYS}?(?P<shares>{_PERCENT}(?:[、和与]{_PERCENT}){{1,8}})"
        ),
        source="samples/hangzhou-policy-papers.txt",
        example="涉及萧山区的，由⟦市财政和当地财政分别承担25%、75%⟧。",
    ),
    Form(
        name="a ratio",
        pattern=re.compile(
            rf"{_BY}{_PARTIES}(?:分别|共同)?按照?(?P<ratio>[0-9]{{1,3}}(?:[:：∶][0-9]{{1,3}}){{1,4}})的?比例"
        ),
        source="国发〔2015〕67号",
        example="所需资金由⟦中央和地方按照5:5比例⟧分担。",
    ),
    Form(
        name="a ratio of levels",
        pattern=re.compile(
            r"按照?(?P<levels>[中央省市区县镇]{2,5})(?P<ratio>[0-9]{1,3}(?:[:：∶][0-9]{1,3}){1,4})的?比例"
        ),
        source="samples/hangzhou-policy-papers.txt",
        example="根据实际到位资金⟦按照省市区1:1:1比例⟧，西湖区、余杭区和临安区每年安排4.5亿元。",
    ),
    Form(
        name="one share",
        pattern=re.compile(
            rf"{_BY}(?P<parties>中央|(?:{_LEVEL}|{_PLACE})(?:本级|级)?财政(?:部门)?){_PAYS}(?P<each>{_PERCENT})"
        ),
        source="国办发〔2018〕6号",
        example="第一档包括重庆、四川等12个省份，⟦中央分担80%⟧。",
    ),
)

OVERLAP = (
    Form(
        name="the best, not twice",
        pattern=re.compile(
            r"(?:[从就择](?:优|高|新)[、，]?){1,3}(?:且|并|和)?(?:不重复|不得重复|不叠加|不兼得)"
        ),
        source="samples/hangzhou-policy-papers.txt",
        example="⟦本措施与本市各级其他同类政策有重叠的，按照“从优、就高、不重复”的原则予以支持。⟧",
    ),
    Form(
        name="not twice",
        pattern=re.compile(
            r"(?:不得|不再|不予?|不可)(?:同时|重复)(?:享受|奖励|补助|补贴|资助|支持|申报享受|兑现)"
            r"[^。；]{0,12}(?:政策|奖励|补助|补贴|资助|支持|扶持|资金|待遇)?"
        ),
        source="samples/hangzhou-policy-papers.txt",
        example="⟦同一本证书，不得重复享受技能提升补贴、职业培训补贴。⟧",
    ),
)

# Where the paper applies has the group `level`, of the paper's own place, or `named`, which begins
# with a place of the records.
_OWN = r"(?:本|全|我)(?P<level>省|自治区|市|自治州|州|自治县|县|区|行政区域)"
_WITHIN_IT = r"(?:行政区域|行政管辖区域|管辖区域|辖区|范围|境|区域)?(?:范围)?内"

SCOPE = (
    Form(
        name="applies within its own place",
        pattern=re.compile(rf"本[一-龥]{{1,6}}适用于在?{_OWN}{_WITHIN_IT}"),
        source="浙江省优化营商环境条例 (2024) 第二条",
        example="第二条　⟦本条例适用于本省行政区域内⟧优化营商环境相关工作。",
    ),
    Form(
        name="applies within a named place",
        pattern=re.compile(
            rf"本[一-龥]{{1,6}}适用于在?(?P<named>[^，。；、\n]{{2,20}}?){_WITHIN_IT}"
        ),
        source="杭州市法律援助条例 (2010) 第二条",
        example="第二条　⟦本条例适用于杭州市行政区域内⟧的法律援助工作。",
    ),
    Form(
        name="within its own place this applies",
        pattern=re.compile(
            rf"(?:^|(?<=[ ，。；：】]))(?:凡|凡在|在)?{_OWN}{_WITHIN_IT}[^。；\n]{{1,160}}"
            r"(?<!不)(?:适用|遵守|享受|执行)本[一-龥]{1,4}(?=[。；，及和]|$)"
        ),
        source="上海市会展业条例 (2020) 第二条",
        example="⟦本市行政区域内会展业的促进、服务和规范，适用本条例⟧。",
    ),
    Form(
        name="within a named place this applies",
        pattern=re.compile(
            rf"(?:^|(?<=[ ，。；：】]))(?:凡|凡在|在)?(?P<named>[^ ，。；、\n的]{{2,20}}?)(?:{_WITHIN_IT}的?|的)"
            r"[^。；，\n]{1,80}，?(?:应当?|必须|均)?(?<!不)(?:适用|遵守|执行)本[一-龥]{1,4}(?=[。；，及和]|$)"
        ),
        source="杭州城西科创大走廊条例（草案）第二条",
        example="⟦杭州西湖风景名胜区的规划、建设、管理等活动，适用本条例⟧。",
    ),
)

_SENTENCE = re.compile(r"[^。\n]+。?")
_SCOPE_WORDS = ("适用于", "适用本", "遵守本", "享受本", "执行本")
_SHARE_WORDS = ("%", "百分之", "一半", "比例")
_TWICE_WORDS = (
    "重复",
    "不叠加",
    "不兼得",
    "不可同时",
    "不得同时",
    "不再同时",
    "不予同时",
    "不同时",
)
_WORDS = re.compile("|".join((*_SHARE_WORDS, *_TWICE_WORDS, *_SCOPE_WORDS)))
_CONDITION = re.compile(r"(?:涉及|属于|位于|在)[^。；]{1,300}的，?(?:均|分别|则)?由?$")

# 本政策自…起施行，由市经信局负责牵头组织实施: of several bodies each.
_OF_THE_WHOLE = re.compile(
    r"本[一-龥]{1,8}[自从于][^。\n]*(?:施行|实施|执行|有效)[^。\n]*[，。]由[^，。；\n]{0,40}$"
)
_CARRIES_OUT = re.compile(r"(?:负责)?(?:牵头)?(?:负责)?组织实施")


_WITHIN = 320  # code points before a share in which the districts stand for which it holds


class Clause(Mention, frozen=True, kw_only=True):
    """Where such a clause stands: a mention as the records have them."""


def describe_clauses(reading: Reading) -> Iterator[Node]:
    """The shares, the overlap clauses and where the paper applies, in the order of its text."""
    start, end = reading.document.source.span
    words = fold(reading.text[start:end])
    find_unit = _find_units(reading.document.provisions)
    for match in _SENTENCE.finditer(words):
        sentence = match[0]
        if not _WORDS.search(sentence):
            continue
        if any(word in sentence for word in _SHARE_WORDS):
            yield from _describe_shares(sentence, start + match.start(), reading, find_unit)
        if any(word in sentence for word in _TWICE_WORDS):
            yield from _describe_overlap(sentence, start + match.start(), reading, find_unit)
        if any(word in sentence for word in _SCOPE_WORDS):
            yield from _describe_scope(sentence, start + match.start(), reading, find_unit)


def _find_units(provisions: Sequence[Provision]) -> Callable[[int], str | None]:
    """The id of the innermost unit that holds an offset."""
    starts = [provision.span[0] for provision in provisions]
    by_id = {provision.id: provision for provision in provisions}

    def find(offset: int) -> str | None:
        index = bisect_right(starts, offset) - 1
        unit = provisions[index] if index >= 0 else None
        while unit is not None and unit.span[1] <= offset:
            unit = by_id.get(unit.parent) if unit.parent else None
        return unit.id if unit else None

    return find


def _describe_overlap(
    sentence: str, start: int, reading: Reading, find_unit: Callable[[int], str | None]
) -> Iterator[Node]:
    for form in OVERLAP:
        if form.pattern.search(sentence):
            first = start + len(sentence) - len(sentence.lstrip())
            span = first, start + len(sentence)
            clause = Clause(span=span, provision=find_unit(first), rule=form.name)
            words = reading.words(span)
            statements = [(RDF.type, TL.OverlapClause), (SCHEMA.text, chinese(words))]
            yield reading.state(clause, "overlap", statements, words)
            return


def _describe_scope(
    sentence: str, start: int, reading: Reading, find_unit: Callable[[int], str | None]
) -> Iterator[Node]:
    for form in SCOPE:
        match = form.pattern.search(sentence)
        found = _find_scope(match, start, reading) if match else None
        if match and found:
            area, statements = found
            span = start + match.start(), start + match.end()
            clause = Clause(span=span, provision=find_unit(span[0]), rule=form.name)
            words = reading.words(span)
            yield area, statements
            statements = [
                (RDF.type, TL.ScopeClause),
                (DCTERMS.spatial, area),
                (SCHEMA.text, chinese(words)),
            ]
            yield reading.state(clause, "scope", statements, words)
            return


def _find_scope(match: re.Match[str], start: int, reading: Reading) -> Node | None:
    """The area within which a form of `SCOPE` has the paper apply."""
    groups = match.groupdict()
    if level := groups.get("level"):
        own = reading.document.jurisdiction
        within = own if level == "行政区域" else superior(own, level)
        if within is None:
            return None
        area = describe_area(ELI.AdministrativeArea, within.name, within.code)
        return reading.area(within.code, within.name), area
    span = start + match.start("named"), start + match.end("named")
    places = reading.document.places
    at = bisect_left(places, span, key=lambda place: place.span)
    for place in places[at : at + 1]:
        if place.span == span and not place.group and (place.code or place.kind in ZONES):
            kind = TL.Zone if place.kind in ZONES else ELI.AdministrativeArea
            area = describe_area(kind, place.name, None if place.kind in ZONES else place.code)
            return reading.area(place.code, place.name, place.kind), area
    return None


def find_scopes(clauses: Iterable[Node]) -> list[str]:
    """The areas in which a paper applies, by its clauses on that."""
    scopes = [said for _, said in clauses if (RDF.type, TL.ScopeClause) in said]
    areas = (value for said in scopes for term, value in said if term == DCTERMS.spatial)
    return list(dict.fromkeys(areas))


def _describe_shares(
    sentence: str, start: int, reading: Reading, find_unit: Callable[[int], str | None]
) -> Iterator[Node]:
    read = 0
    found = [(form, match) for form in FUNDING for match in form.pattern.finditer(sentence)]
    for form, match in sorted(found, key=lambda one: (one[1].start(), -one[1].end())):
        shares = find_shares(match)
        if match.start() < read or not shares:
            continue
        read = match.end()
        span = start + match.start(), start + match.end()
        clause = Clause(span=span, provision=find_unit(span[0]), rule=form.name)
        words = reading.words(span)
        areas = _find_condition(sentence, start, match.start(), reading)
        for party, value, unit in shares:
            statements: list[Statement] = [
                (RDF.type, TL.FundingShare),
                (TL.payerWords, chinese(party)),
                (SCHEMA.value, decimal(value)),
                (SCHEMA.unitText, chinese(unit)),
                (SCHEMA.text, chinese(words)),
            ]
            payer = _find_payer(party, reading.document)
            if payer is not None:
                statements.append((TL.payer, reading.area(payer.code, payer.name)))
            statements += ((DCTERMS.spatial, area) for area in areas)
            yield reading.state(clause, "share", statements, party, str(value), words, *areas)


def find_shares(match: re.Match[str]) -> list[tuple[str, float, str]]:
    """Party, number and unit of each share that a form of `FUNDING` found; none if they do not match.

    A ratio's unit is the ratio: of 1:1:1 each has 1.
    """
    groups = match.groupdict()
    if groups.get("levels"):
        parties = re.findall("中央|[省市区县镇]", groups["levels"])
    else:
        parties = [part for part in _SPLIT_PARTY.split(groups["parties"]) if part]
    if groups.get("ratio"):
        ratio = re.sub("[：∶]", ":", groups["ratio"])
        numbers, unit = [float(part) for part in ratio.split(":")], ratio
    else:
        texts = re.findall(_PERCENT, groups.get("each") or groups["shares"])
        numbers, unit = [_read_percent(text) for text in texts], "%"
        if groups.get("each"):
            numbers *= len(parties)
            if len(parties) > 1 and sum(numbers) > 100:
                return []
    if len(parties) != len(numbers):
        return []
    return [(party, number, unit) for party, number in zip(parties, numbers, strict=True)]


def _read_percent(text: str) -> float:
    if text == "一半":
        return 50.0
    if text.startswith("百分之"):
        return float(parse_numeral(text.removeprefix("百分之")) or 0)
    return float(text.removesuffix("%"))


def _find_payer(party: str, document: Document) -> Division | None:
    """The division whose purse a party is: 市财政 in a city's paper; None for a class of them."""
    level = re.match(r"(?:省|自治区|市|州|区|县)(?=级|本级|财政|人民政府|政府|$)", party)
    return superior(document.jurisdiction, level[0]) if level else None


def _find_condition(sentence: str, start: int, at: int, reading: Reading) -> list[str]:
    """The districts for which a share holds: 涉及上城区、…的，由市财政和…"""
    low = max(0, at - _WITHIN)
    low = max(low, sentence.rfind("；", low, at) + 1)
    match = _CONDITION.search(sentence, low, at)
    if match is None:
        return []
    first, last = start + match.start(), start + at
    return [
        reading.area(place.code, place.name, place.kind)
        for place in reading.document.places
        if first <= place.span[0] < last and not place.group and (place.code or place.kind in ZONES)
    ]


def find_leads(reading: Reading) -> list[str]:
    """The bodies that lead a whole paper, by name: 本政策自…起施行，由市经信局负责牵头组织实施."""
    found = []
    for duty in reading.document.responsibilities:
        if duty.role in ("lead", "responsible") and duty.action and _CARRIES_OUT.match(duty.action):
            before = fold(reading.text[max(0, duty.span[0] - 120) : duty.span[0]])
            if _OF_THE_WHOLE.search(before):
                found.append(reading.names.agency(duty.agency.id))
    return list(dict.fromkeys(found))
