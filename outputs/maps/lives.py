"""From when to when papers are in force, as far as they say it, or another says it of them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from .facts import Paper

_ENDING = frozenset(("repeals", "supersedes"))
_REPLACING = _ENDING | {"amends"}


class Life(NamedTuple):
    """A paper from its first day to its last, which is open where nothing ends it."""

    paper: Paper
    first: str
    last: str | None

    def state(self, day: str) -> str:
        if self.first > day:
            return "coming"
        if self.last is None:
            return "open"
        return "live" if self.last >= day else "past"


def find_lives(papers: Sequence[Paper], replaced: Mapping[str, Mapping[str, bool]]) -> list[Life]:
    """The papers that come into force on a known day, the earliest first.

    One that another ends (同时废止) goes to the eve of the other's first day.
    """
    firsts = {
        paper.document.id: first
        for paper in papers
        if paper.has_force and (first := _first_day(paper))
    }
    lasts = {paper.document.id: paper.document.expires for paper in papers}
    for paper in papers:
        first = firsts.get(paper.document.id)
        if first is None:
            continue
        eve = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
        for old, ends in replaced[paper.document.id].items():
            if ends and firsts.get(old, "9") <= eve:
                lasts[old] = min(lasts[old] or eve, eve)
    lives = [
        Life(paper, firsts[id], lasts[id])
        for paper in papers
        if (id := paper.document.id) in firsts
    ]
    return sorted(lives, key=lambda life: (life.first, life.paper.title))


def _first_day(paper: Paper) -> str | None:
    document = paper.document
    day = document.effective or document.published or document.adopted
    return day if day is not None and len(day) == 10 and day[:4].isdecimal() else None


def find_replaced(papers: Sequence[Paper]) -> dict[str, dict[str, bool]]:
    """For each paper's id the ids of those that it replaces, and whether it ends each of them."""
    by_number = {one.document.number: one.document.id for one in papers if one.document.number}
    by_title: dict[str, list[str]] = {}
    for one in papers:
        by_title.setdefault(one.title, []).append(one.document.id)
    found: dict[str, dict[str, bool]] = {}
    for paper in papers:
        replaced = found.setdefault(paper.document.id, {})
        for citation in paper.document.citations:
            if citation.relation not in _REPLACING:
                continue
            named = by_title.get(citation.title or "", [])
            target = by_number.get(citation.number) if citation.number else None
            target = target or (named[0] if len(named) == 1 else None)
            if target is not None and target != paper.document.id:
                # Who repeals a provision does not end the paper: 《…》第三条同时废止.
                ends = citation.relation in _ENDING and not citation.provisions
                replaced[target] = ends or replaced.get(target, False)
    return found


def find_in_force(papers: Sequence[Paper], day: str) -> list[Paper]:
    """Those that may be in force on an ISO day: begun, as far as they say, and ended by no other."""
    lives = find_lives(papers, find_replaced(papers))
    ended = {life.paper.document.id for life in lives if life.state(day) == "past"}
    return [paper for paper in papers if paper.is_in_force(day) and paper.document.id not in ended]
