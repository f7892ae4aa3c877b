"""Which paper seems to replace which, and what bodies became by reforms: derived, apart from what is said.

A candidate is no statement that one paper replaced the other: it has a score and its reasons.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from ..parser.divisions import bare_name, unit_of
from .bodies import close_over_bodies, find_lineages, find_lines, known_events
from .keys import Key
from .literals import chinese, decimal, string
from .mentions import Node
from .registry import describe_event, find_body_names
from .relations import Mention, Paper, Works, describe_relations, find_core, find_works, normalise
from .vocabulary import RDF, TL, Names, statement

# Words of a title that say what is done and in which kind of paper, not about what.
_NOT_THE_SUBJECT = re.compile(
    r"（[^（）]*）|[0-9]{4}(?:—[0-9]{4})?年?|[一二三四五]年|十[一二三四五]五|关于|进一步|全面|深入|深化|加快|推进|推动|促进|支持"
    r"|实施|推行|开展|加强|做好|鼓励|完善|健全|若干|具体|有关|相关|工作|行动|改革|试点|专项|暂行|试行|修订|我市|我省|高质量|发展|建设|管理"
    r"|(?:指导|实施)?意见|(?:实施|工作|总体)?方案|计划|规划|纲要|(?:实施)?细则|办法|规定|措施|举措|政策|条例|通知|决定|的"
)
_LEAST = 0.6  # of a title's likeness, from 0 to 1
_LEAST_SCORE = 0.5
_TOO_COMMON = 200  # pairs of characters in more titles of one place tell nothing


@lru_cache(maxsize=8192)
def find_subject(core: str, code: str) -> str:
    """What a title is about, without the place and the words that every title has.

    >>> find_subject("杭州市全面深化服务贸易创新发展试点实施方案", "330100")
    '服务贸易创新'
    """
    unit = unit_of(code)
    if unit is not None:
        core = core.removeprefix(unit.name).removeprefix(bare_name(unit.name))
    return _NOT_THE_SUBJECT.sub("", core)


def find_likeness(one: str, other: str) -> float:
    """How alike two titles are: twice the pairs of characters that both have, by all of both.

    >>> find_likeness("服务贸易创新", "服务贸易创新"), find_likeness("服务贸易", "数字贸易")
    (1.0, 0.3333333333333333)
    """
    ones, others = _pairs(one), _pairs(other)
    total = sum(ones.values()) + sum(others.values())
    return 2 * sum((ones & others).values()) / total if total else 0.0


@lru_cache(maxsize=8192)
def _pairs(words: str) -> Counter[str]:
    return Counter(words[i : i + 2] for i in range(len(words) - 1))


class Candidate(msgspec.Struct, frozen=True):
    """That `later` seems to take the place of `earlier`; reasons: for people, in Chinese."""

    earlier: str
    later: str
    score: float
    reasons: tuple[str, ...]


def find_successors(keys: Sequence[Key], works: Works, names: Names) -> list[Candidate]:
    """For each paper the one before it on the same subject, and what it repeals of the same subject."""
    found = _find_in_order(keys, names)
    repealed: defaultdict[str, dict[str, tuple[Mention, Paper]]] = defaultdict(dict)
    for mention, paper in works.meant:
        if mention.cited.relation == "repeals" and not mention.cited.part and paper.core:
            repealed[mention.key.id][paper.name] = mention, paper
    for papers in repealed.values():
        for mention, paper in papers.values():
            candidate = _compare_repealed(mention, paper, len(papers) == 1, names)
            if candidate is not None:
                found[candidate.earlier, candidate.later] = candidate
    return [found[pair] for pair in sorted(found)]


def _day(key: Key) -> str | None:
    """When a paper is from, as far as it tells."""
    if key.day or key.expires:
        return key.day or key.expires
    match = re.search("〔([0-9]{4})〕", key.number or "")
    return match[1] if match else None


def _find_in_order(keys: Sequence[Key], names: Names) -> dict[tuple[str, str], Candidate]:
    unique = {
        key.id: key for key in sorted(keys, key=lambda key: (key.id, key.place), reverse=True)
    }
    by_place: defaultdict[str, list[tuple[str, str, Key]]] = defaultdict(list)
    for id in sorted(unique):
        key, code, since = unique[id], unique[id].code or "", _day(unique[id])
        if key.title and since and key.status in ("final", "trial"):
            subject = find_subject(find_core(normalise(key.title)), code)
            if len(subject) > 2:
                by_place[code].append((since, subject, key))
    found = {}
    for papers in by_place.values():
        papers.sort(key=lambda paper: (paper[0], paper[2].id))
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for i, (since, subject, key) in enumerate(papers):
            near = {j for pair in _pairs(subject) for j in postings[pair][-_TOO_COMMON:]}
            best: tuple[float, str, str, Candidate] | None = None
            for j in sorted(near):
                earlier_since, earlier_subject, earlier = papers[j]
                if earlier_since[:7] >= since[:7]:
                    continue
                candidate = _compare(
                    earlier, earlier_since, earlier_subject, key, since, subject, names
                )
                if candidate is not None:
                    rank = (candidate.score, earlier_since, earlier.id, candidate)
                    if best is None or rank[:3] > best[:3]:
                        best = rank
            if best is not None:
                found[best[3].earlier, best[3].later] = best[3]
            for pair in _pairs(subject):
                postings[pair].append(i)
    return found


def _compare(
    earlier: Key, since: str, subject: str, later: Key, after: str, about: str, names: Names
) -> Candidate | None:
    likeness = find_likeness(subject, about)
    if likeness < _LEAST:
        return None
    score = 0.7 * likeness
    reasons = [f"标题主题相似度 {likeness:.2f}", "同一地方", f"时间先后：{since}，{after}"]
    issuers = {one[0] for one in earlier.issuers}, {one[0] for one in later.issuers}
    if issuers[0] & issuers[1]:
        score += 0.1
        reasons.append("同一发文机关")
    elif issuers[0] and issuers[1]:
        score -= 0.1
    if earlier.genre and earlier.genre == later.genre:
        score += 0.1
        reasons.append("同一文种")
    elif earlier.genre and later.genre:
        score -= 0.1
    if set(earlier.leads) & set(later.leads):
        score += 0.1
        reasons.append("同一牵头单位")
    if score < _LEAST_SCORE:
        return None
    return Candidate(
        names.document(earlier.id), names.document(later.id), round(score, 2), tuple(reasons)
    )


def _compare_repealed(
    mention: Mention, paper: Paper, alone: bool, names: Names
) -> Candidate | None:
    """What a paper repeals and is about the same as itself is what it takes the place of.

    alone: whether it repeals no other; of a paper without a title that has to do
    """
    key = mention.key
    later = names.document(key.id)
    if paper.name == later:
        return None
    if not key.title:
        return Candidate(paper.name, later, 0.5, ("明文废止",)) if alone else None
    code, core = key.code or "", find_core(normalise(key.title))
    likeness = find_likeness(find_subject(paper.core, code), find_subject(core, code))
    if likeness < _LEAST and paper.core != core:
        return None
    score = round(0.7 * likeness + 0.3, 2)
    return Candidate(paper.name, later, score, ("明文废止", f"标题主题相似度 {likeness:.2f}"))


def describe_derived(keys: Sequence[Key], names: Names) -> Iterator[Node]:
    """What follows from several papers: relations between them, candidates for what replaced what,
    and what bodies became by reforms of all bodies of a kind.  Each node comes once.
    """
    works = find_works(keys, names)
    yield from describe_relations(works, names)
    for candidate in find_successors(keys, works, names):
        node = statement(candidate.earlier, "successor", names.relative(candidate.later))
        yield (
            node,
            [
                (RDF.type, TL.SuccessorCandidate),
                (TL.before, candidate.earlier),
                (TL.after, candidate.later),
                (TL.score, decimal(candidate.score)),
                *((TL.reason, chinese(words)) for words in candidate.reasons),
            ],
        )
    bodies = find_body_names(keys)
    lineages = find_lineages(bodies)
    for event in lineages:
        node, statements = describe_event(event, names)
        yield node, [*statements, (TL.rule, string("lineages"))]
    lines = find_lines([*known_events(), *lineages])
    for name in close_over_bodies([*bodies, *(one for event in lineages for one in event.after)]):
        if name in lines:
            yield names.agency(name), [(TL.inLineWith, names.agency(one)) for one in lines[name]]
