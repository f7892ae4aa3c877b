"""Where a body may be named: the words, known and formed by rule, that the reader of names looks at."""

from collections.abc import Mapping

from .cores import (
    NO_BODY_END,
    UNNAMED,
    Kind,
    automaton,
)
from .doers import (
    ACTING,
    CHARGES,
    DEEDS,
    DIVISION_ACTS,
    DUTIES,
    DUTY_END,
    FOUNDED,
    IN_CHARGE,
    IN_DEED,
    IN_DUTY,
)
from .places import build_automaton, find_words
from .records import Definition
from .source import Passage

Hit = tuple[int, int, tuple[str, Kind, int]]
# start, end; what stands there: name, kind, where the core begins in it


def find_hits(passage: Passage, terms: Mapping[str, Definition]) -> list[Hit]:
    """What may be a body, in order; of those that begin together the longest first, a term before all.

    terms: those that name bodies, by their words: each from its definition on
    """
    text = passage.text
    words, patterns = automaton()
    hits: list[Hit] = [(start, end, patterns[at]) for at, start, end in find_words(words, text)]
    more: list[Hit] = []
    if terms:
        names = tuple(terms)
        for at, start, end in find_words(build_automaton(names), text):
            if passage.offset(start) >= terms[names[at]].term_span[0]:
                more.append((start, end, (names[at], "term", 0)))
    if founded := tuple(sorted({match["name"] for match in FOUNDED.finditer(text)})):
        for at, start, end in find_words(build_automaton(founded), text):
            more.append((start, end, (founded[at], "in duty", 0)))
    for acting in ACTING:
        more += [(*match.span(), (match[0], "acting", 0)) for match in acting.finditer(text)]
    for acts in DIVISION_ACTS:
        for match in acts.finditer(text):
            end = match.start()
            more.append((end - 1, end, (text[end - 1], "division", 0)))
    for stop in DUTY_END.finditer(text):
        at = stop.start() - 2
        if text.endswith(DUTIES, 0, stop.start()):
            duty = IN_DUTY.search(text, max(0, at - 28), at)
        elif text.endswith(CHARGES, 0, stop.start()):
            duty = IN_CHARGE.search(text, max(0, at - 28), at)
        elif text.endswith(DEEDS, 0, stop.start()):
            duty = IN_DEED.search(text, max(0, stop.start() - 16), stop.start())
        else:
            continue
        if duty is not None:
            start, end = duty.start(), stop.end()
            more.append((start, end, (text[start:end], "in duty", 0)))
    ends: set[int] = set()
    cores: dict[int, int] = {}  # where each begins -> where it ends
    for match in UNNAMED.finditer(text):
        if not cores:
            cores = {start: end for start, end, _ in hits}
            # 市创建办 is not told by 建办
            ends = {
                end
                for _, end, (name, kind, _) in hits
                if kind not in ("class", "self") and len(name.removesuffix("公室")) > 2
            }
        if cores.get(match.start() + 1, 0) > match.end():
            continue  # 市公安局交警局 is more than 市公安局
        if match.end() not in ends and not NO_BODY_END.search(match[0]):
            kind: Kind = "unnamed" if match["other"] is None else "company"
            more.append((*match.span(), (match[0], kind, 0)))
    if more:
        hits = sorted(hits + more, key=lambda hit: (hit[0], -hit[1], hit[2][1] != "term"))
    return hits
