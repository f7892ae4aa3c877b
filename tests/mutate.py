"""Clean texts with one unit lost, printed twice, or in the wrong place.

A run is the spans of neighbouring units, in order, each from its label to where the next begins.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tiaoli.parser.records import Span

from .rough import Gold


class Mutation(NamedTuple):
    """A spoilt text, and the one diagnostic that it deserves: its code and where its span begins."""

    name: str
    text: str
    code: str
    start: int


def lose(text: str, run: Sequence[Span], index: int) -> Mutation:
    """Without unit `index`, which is not the last: the next one's number leaves a gap."""
    start, end = run[index]
    code = "numbering/gap" if index else "numbering/start"
    after = run[index + 1][0] - (end - start)
    return Mutation(f"lose {index}", text[:start] + text[end:], code, after)


def double(text: str, run: Sequence[Span], index: int) -> Mutation:
    """Unit `index` twice: the second is a repeat."""
    start, end = run[index]
    return Mutation(f"double {index}", text[:end] + text[start:], "numbering/repeat", end)


def swap(text: str, run: Sequence[Span], index: int) -> Mutation:
    """Units `index` and `index + 1` in each other's place: the later one is out of order."""
    (start, middle), (_, end) = run[index], run[index + 1]
    swapped = text[:start] + text[middle:end] + text[start:middle] + text[end:]
    return Mutation(f"swap {index}", swapped, "numbering/order", start + end - middle)


def mutate(text: str, run: Sequence[Span], index: int) -> Iterator[Mutation]:
    """All that can befall unit `index`, which is not the last."""
    yield lose(text, run, index)
    yield double(text, run, index)
    if run[index][1] == run[index + 1][0]:
        yield swap(text, run, index)


def find_run(text: str, label: str, stop: str) -> list[Span]:
    """The lines that match `label`, each with the lines behind it up to one that matches `stop`.

    Other lines may stand between two units, as a chapter's heading does; then they cannot be swapped.
    """
    stops = [match.start() for match in re.finditer(rf"(?m)^(?:{stop})", text)] + [len(text)]
    starts = [match.start() for match in re.finditer(rf"(?m)^(?:{label})", text)]
    return [(start, min(at for at in stops if at > start)) for start in starts]


def article_run(gold: Gold) -> list[Span]:
    """The articles of a law of the corpus, with the white space behind each."""
    run = []
    for node in gold.nodes:
        if node.kind == "article":
            end = node.end
            while end < len(gold.text) and gold.text[end].isspace():
                end += 1
            run.append((node.start, end))
    return run
