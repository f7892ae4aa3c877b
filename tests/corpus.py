"""The development corpus beside the project, and how the parser's structure is scored on it.

    python -m tests.corpus [--layout NAME] [--sample N] [--show]
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tiaoli.parser import parse
from tiaoli.parser.records import Document, Provision

from .rough import LAYOUTS, Node, roughen, run_together

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
KINDS = {
    "编": "part", "分编": "subpart", "章": "chapter", "节": "section", "条": "article",
    "一、": "level1",
}  # fmt: skip


class Law(NamedTuple):
    """A text of the corpus whose 编 to 条 are known."""

    id: str
    text: str
    nodes: list[Node]


class Score(NamedTuple):
    """Counts of nodes: found, found that are none, missed; of headings and ends that are right."""

    found: int
    extra: int
    missed: int
    headings: int
    ends: int
    ends_sure: int
    documents: int
    documents_expected: int
    documents_right: int

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + self.extra + self.missed)

    def __str__(self) -> str:
        boundaries = 2 * self.documents_right / max(1, self.documents + self.documents_expected)
        return (
            f"F1 {self.f1:.5f}  headings {self.headings / max(1, self.found):.4f}  "
            f"ends {self.ends / max(1, self.ends_sure):.4f}  documents {boundaries:.4f}"
        )


def load_laws(sample: int = 0) -> list[Law]:
    """The laws with gold, or `sample` of them at even distances."""
    with (CORPUS / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file, delimiter="\t")]
    nodes: dict[int, list[Node]] = defaultdict(list)
    with (CORPUS / "gold.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["level"] in KINDS:
                nodes[int(row["row"])].append(
                    Node(
                        row["level"],
                        int(row["num"]),
                        int(row["suffix"]),
                        int(row["start"]),
                        int(row["label_end"]),
                        int(row["head_end"]),
                        int(row["end"]),
                        row["end_sure"] == "1",
                        row["heading"],
                    )
                )
    rows = sorted(nodes)
    rows = rows[:: max(1, len(rows) // sample)] if sample else rows
    return [
        Law(ids[r - 1], (CORPUS / f"{ids[r - 1]}.txt").read_bytes().decode(), nodes[r]) for r in rows
    ]


def score(
    text: str, nodes: Sequence[Node], starts: Sequence[int], name: str, odd: list[str]
) -> Score:
    """Parse `text`, which holds documents from `starts` on, and compare; what is odd goes to `odd`."""
    documents: Sequence[Document] = parse(text.encode(), name).documents
    levels = {KINDS[node.level] for node in nodes} | {"article", "chapter"}
    got: dict[tuple[str, int], Provision] = {
        (p.kind, p.span[0]): p for d in documents for p in d.provisions if p.kind in levels
    }
    want = {(KINDS[node.level], node.start): node for node in nodes}
    hits = [
        (want[key], got[key])
        for key in want
        if key in got
        and (got[key].number, got[key].suffix or 0) == (want[key].number, want[key].suffix)
    ]
    headings = ends = 0
    for node, found in hits:
        if node.level == "一、" or "".join((found.heading or "").split()) == node.heading:
            headings += 1
        else:
            odd.append(f"heading {name} {node.start} {found.heading!r} not {node.heading!r}")
        if node.end_sure:
            right = len(text[: found.span[1]].rstrip()) == node.end
            ends += right
            if not right:
                odd.append(f"end {name} {text[node.start : node.start + 9]!r} {found.span[1]} not {node.end}")
    right = {(KINDS[node.level], node.start) for node, _ in hits}
    odd += [f"missed {name} {text[k[1] - 9 : k[1] + 16]!r}" for k in want if k not in right]
    odd += [f"extra {name} {text[k[1] - 9 : k[1] + 16]!r}" for k in got if k not in right]
    found_starts = {len(text) - len(text[d.source.span[0] :].lstrip()) for d in documents}
    odd += [f"document {name} {text[i : i + 40]!r}" for i in sorted(found_starts ^ set(starts))]
    return Score(
        len(hits),
        len(got) - len(hits),
        len(want) - len(hits),
        headings,
        ends,
        sum(node.end_sure for node, _ in hits),
        len(documents),
        len(starts),
        len(found_starts & set(starts)),
    )


def score_layout(laws: Sequence[Law], layout: str, odd: list[str]) -> Score:
    """The scores of all laws in one of the `LAYOUTS`, or run together by fives, added up."""
    scores = []
    if layout == "run together":
        for i in range(0, len(laws), 5):
            text, nodes, starts = run_together([(law.text, law.nodes) for law in laws[i : i + 5]])
            scores.append(score(text, nodes, starts, laws[i].id, odd))
    else:
        for law in laws:
            text, nodes = roughen(law.text, law.nodes, layout)
            scores.append(score(text, nodes, [0], law.id, odd))
    return Score(*map(sum, zip(*scores, strict=True)))


def main() -> None:
    """Print the scores of each layout."""
    parser = argparse.ArgumentParser(description="Score the structure on the development corpus.")
    parser.add_argument("--layout", choices=[*LAYOUTS, "run together"])
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    laws = load_laws(options.sample)
    for layout in [options.layout] if options.layout else [*LAYOUTS, "run together"]:
        odd: list[str] = []
        print(f"{layout:32} {score_layout(laws, layout, odd)}", flush=True)
        for line in odd[: options.show]:
            print("   ", line)


if __name__ == "__main__":
    main()
