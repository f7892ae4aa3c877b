"""Scores the parser on the development corpus, as it stands and in rougher layouts.

python -m tests.corpus [--layout NAME]... [--sample N] [--show FILE]

`--show` takes a part of a file's name and lists what is wrong in it, place by place.
"""

import argparse
import csv
import sys
import time
import traceback
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from tiaoli.parser.records import Document, Provision

from .rough import LAYOUTS, Gold, Node, lay_out

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
KINDS = {
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "一、": "level1",
}


class Parsed(Protocol):
    """What `parse` gives, as far as it is scored."""

    @property
    def documents(self) -> Sequence[Document]: ...


Parse = Callable[[bytes, str], Parsed]
Place = tuple[str, int]


def _rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def load_corpus() -> tuple[Gold, ...]:
    """Every law that has gold, in the order of the manifest."""
    names = [row["id"] for row in _rows("manifest.tsv")]
    by_law: dict[int, list[dict[str, str]]] = {}
    for row in _rows("gold.tsv"):
        by_law.setdefault(int(row["row"]), []).append(row)
    golds = []
    for number, rows in sorted(by_law.items()):
        name = names[number - 1]
        path = CORPUS / f"{name}.txt"
        golds.append(Gold(name, path.read_bytes().decode("utf-8"), _nodes(rows)))
    return tuple(golds)


def _nodes(rows: Sequence[dict[str, str]]) -> tuple[Node, ...]:
    # 其他 is one 序言 (澳门基本法), which has no number and no kind of its own in the record format
    kept = [index for index, row in enumerate(rows) if row["level"] in KINDS]
    places: dict[int, int] = {old: new for new, old in enumerate(kept)}
    nodes = []
    for index in kept:
        row = rows[index]
        nodes.append(
            Node(
                kind=KINDS[row["level"]],
                number=int(row["num"]),
                suffix=int(row["suffix"]),
                heading=row["heading"],
                start=int(row["start"]),
                label_end=int(row["label_end"]),
                head_end=int(row["head_end"]),
                end=int(row["end"]),
                end_sure=row["end_sure"] == "1",
                parent=places.get(int(row["parent"])) if row["parent"] else None,
            )
        )
    return tuple(nodes)


def sample(golds: Sequence[Gold], size: int) -> list[Gold]:
    """`size` laws spread evenly over all; 0 for all."""
    if not size or size >= len(golds):
        return list(golds)
    return [golds[index * len(golds) // size] for index in range(size)]


@dataclass
class Score:
    """Counts of one layout or of one file; `faults` names each place that is wrong."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    headings: int = 0
    headings_right: int = 0
    headings_invented: int = 0
    ends: int = 0
    ends_right: int = 0
    parents_right: int = 0
    documents: int = 0
    documents_predicted: int = 0
    documents_right: int = 0
    diagnostics: int = 0
    raised: int = 0
    characters: int = 0
    seconds: float = 0.0
    faults: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def precision(self) -> float:
        return self.found / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.found / ((self.gold + self.predicted) or 1)

    @property
    def document_f1(self) -> float:
        return 2 * self.documents_right / ((self.documents + self.documents_predicted) or 1)

    @property
    def wrong(self) -> int:
        """All that is wrong, for naming the worst files."""
        return len(self.faults)


def _squeeze(text: str | None) -> str:
    return "".join((text or "").split())


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
        at += 1
    return at


def _last(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def score_text(parse: Parse, gold: Gold, data: bytes) -> Score:
    """The parser's answer for one text against its gold.

    A unit is found when a provision of its kind, number and suffix begins where it begins.  一、
    counts against the parser only in documents whose gold has it.
    """
    score = Score(gold=len(gold.nodes), documents=len(gold.starts), characters=len(gold.text))
    fault = score.faults.append
    began = time.perf_counter()
    try:
        parsed = parse(data, f"{gold.name}.txt")
    except Exception as error:  # noqa: BLE001 - no text may make it raise; which ones do is counted
        where = traceback.extract_tb(error.__traceback__)[-1]
        score.raised = 1
        at = f"{Path(where.filename).name}:{where.lineno}"
        fault(("raised", 0, f"{type(error).__name__}: {error} ({at})"))
        return score
    score.seconds = time.perf_counter() - began
    documents, text = parsed.documents, gold.text
    expected_starts = {_skip(text, start) for start in gold.starts}
    starts = {_skip(text, document.source.span[0]) for document in documents}
    score.documents_predicted = len(starts)
    score.documents_right = len(starts & expected_starts)
    for start in sorted(expected_starts - starts):
        fault(("document missed", start, text[start : start + 30]))
    for start in sorted(starts - expected_starts):
        fault(("document invented", start, text[start : start + 30]))

    with_level1 = {bisect_right(gold.starts, n.start) for n in gold.nodes if n.kind == "level1"}
    by_place: dict[Place, tuple[Provision, Place | None]] = {}
    for document in documents:
        for diagnostic in document.diagnostics:
            score.diagnostics += 1
            fault(("diagnostic", diagnostic.span[0], f"{diagnostic.code}: {diagnostic.message}"))
        around: dict[str | None, Place | None] = {None: None}
        for provision in document.provisions:
            place: Place = (provision.kind, _skip(text, provision.span[0]))
            # the nearest unit around it of a kind that the gold has
            parent = around.get(provision.parent)
            around[provision.id] = parent
            if place[0] in KINDS.values() and (
                place[0] != "level1" or bisect_right(gold.starts, place[1]) in with_level1
            ):
                around[provision.id] = place
                by_place[place] = (provision, parent)
                score.predicted += 1

    taken = set[Place]()
    for node in gold.nodes:
        place = node.kind, node.start
        label = text[node.start : node.label_end]
        if place not in by_place:
            fault(("missed", node.start, text[node.start : node.start + 30]))
            continue
        provision, parent = by_place[place]
        taken.add(place)
        number = (provision.number, provision.suffix or 0)
        if number != (node.number, node.suffix):
            fault(("wrong number", node.start, f"{label} read as {number}"))
            continue
        score.found += 1
        heading = _squeeze(provision.heading)
        if node.heading:
            score.headings += 1
            if heading == node.heading:
                score.headings_right += 1
            else:
                fault(("heading", node.start, f"{label} {heading!r}, not {node.heading!r}"))
        elif heading:
            score.headings_invented += 1
            fault(("heading invented", node.start, f"{label} {heading!r}"))
        if node.end_sure:
            score.ends += 1
            end = _last(text, provision.span[1])
            if end == node.end:
                score.ends_right += 1
            else:
                low, high = sorted((end, node.end))
                side = "long" if end > node.end else "short"
                words = f"{label} too {side} by {high - low}: {text[low : low + 40]!r}"
                fault(("end", node.start, words))
        above = None if node.parent is None else gold.nodes[node.parent]
        expected = None if above is None else (above.kind, above.start)
        if parent == expected:
            score.parents_right += 1
        else:
            fault(("parent", node.start, f"{label} under {parent}, not {expected}"))
    for kind, start in sorted(by_place.keys() - taken, key=lambda place: place[1]):
        fault(("invented", start, f"{kind} {text[start : start + 30]!r}"))
    return score


def score_layout(
    parse: Parse, golds: Sequence[Gold], layout: str
) -> tuple[Score, list[tuple[str, Score]]]:
    """The whole, and each file's part."""
    total, files = Score(), list[tuple[str, Score]]()
    for gold, data in lay_out(golds, layout):
        score = score_text(parse, gold, data)
        files.append((gold.name, score))
        total.add(score)
    return total, files


def _share(right: int, all_: int) -> str:
    return f"{right / all_:.4f}" if all_ else "     -"


HEADS = (
    f"{'layout':<30}{'F1':>7}{'prec':>7}{'recall':>7}{'heading':>8}{'end':>7}{'parent':>7}"
    f"{'docs':>10}{'docF1':>7}{'diags':>6}{'Mchar/s':>8}"
)


def format_row(layout: str, total: Score) -> str:
    """One line of the table under `HEADS`."""
    speed = total.characters / total.seconds / 1e6 if total.seconds else 0.0
    headings = _share(total.headings_right, total.headings)
    ends = _share(total.ends_right, total.ends)
    parents = _share(total.parents_right, total.found)
    documents = f"{total.documents_predicted}/{total.documents}"
    return (
        f"{layout:<30}{total.f1:>7.4f}{total.precision:>7.4f}{total.recall:>7.4f}"
        f"{headings:>8}{ends:>7}{parents:>7}{documents:>10}{total.document_f1:>7.4f}"
        f"{total.diagnostics:>6}{speed:>8.2f}"
    )


def print_scores(parse: Parse, golds: Sequence[Gold], layouts: Iterable[str], worst: int) -> None:
    print(HEADS)
    for layout in layouts:
        total, files = score_layout(parse, golds, layout)
        print(format_row(layout, total), flush=True)
        if total.headings_invented or total.raised:
            print(f"    headings invented {total.headings_invented}, raised {total.raised}")
        if worst:
            causes = Counter(what for what, _, _ in total.faults)
            print(
                "    "
                + (", ".join(f"{what} {n}" for what, n in causes.most_common()) or "no faults")
            )
            for name, score in sorted(files, key=lambda row: (-row[1].wrong, row[0]))[:worst]:
                if score.wrong:
                    print(f"    {score.wrong:5}  {name}  {_example(score)}")


def _example(score: Score) -> str:
    what, at, words = score.faults[0]
    return f"[{what} at {at}: {words!r}]"


def show(parse: Parse, golds: Sequence[Gold], layout: str, part: str) -> None:
    """Every fault of the files whose name holds `part`."""
    chosen = [gold for gold in golds if part in gold.name] if "together" not in layout else golds
    for gold, data in lay_out(chosen, layout):
        if part not in gold.name:
            continue
        score = score_text(parse, gold, data)
        print(f"{layout}: {gold.name}: {score.wrong} faults, F1 {score.f1:.4f}")
        for what, at, words in sorted(score.faults, key=lambda row: row[1]):
            line = gold.text.count("\n", 0, at) + 1
            print(f"  line {line} offset {at}: {what}: {words!r}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--layout", action="append", help="plain, a step, or steps joined by +")
    options.add_argument("--sample", type=int, default=80, help="how many laws; 0 for all")
    options.add_argument("--worst", type=int, default=3, help="how many of the worst files to name")
    options.add_argument("--show", metavar="FILE", help="list the faults of the files so named")
    options.add_argument("--write", metavar="FOLDER", help="write the laid-out files here")
    options.add_argument("--parser", default="tiaoli.parser", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"no corpus in {CORPUS}")
    layouts = chosen.layout or list(LAYOUTS)
    golds = sample(load_corpus(), chosen.sample)
    if chosen.show and not any("together" in layout for layout in layouts):
        golds = list(load_corpus())
    if chosen.write:
        for layout in layouts:
            for index, (gold, data) in enumerate(lay_out(golds, layout)):
                if not chosen.show or chosen.show in gold.name:
                    path = Path(chosen.write) / layout / f"{index:03} {Path(gold.name).name}.txt"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(data)
        return
    parse: Parse = import_module(chosen.parser).parse
    if chosen.show:
        for layout in layouts:
            show(parse, golds, layout, chosen.show)
    else:
        print_scores(parse, golds, layouts, chosen.worst)


if __name__ == "__main__":
    main()
