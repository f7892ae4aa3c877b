"""The mentions against annotated papers beside the repository and passages within it.

Both are scored by the script that stands with the papers; the bounds are what the project promises.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.json import Encoder

from tiaoli.parser import parse

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"
SCORER = GOLD / "score_mentions.py"
PASSAGES = ROOT / "tests" / "passages"
# Folders of annotations of the other papers of samples/, each with the lists that it holds.
OTHERS = sorted(path.parent for path in (ROOT / "tests" / "papers").glob("*/ranges.tsv"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SCORER.is_file(), reason=f"needs the annotated papers beside the repository: {GOLD}"
    ),
]
# What is promised of each list: of the mentions found, and of what each says as a share of all.
BOUNDS = {
    "citation": {"f1": 0.97, "title": 0.95, "number": 0.95, "provisions": 0.95, "relation": 0.90},
    "date": {"f1": 0.97, "value": 0.95, "meaning": 0.90},
    "definition": {"f1": 0.97, "term": 0.97, "expansion": 0.93},
    "responsibility": {"f1": 0.92, "pair": 0.88},
    "explicit_responsibility": {"f1": 0.98},
    "agency": {"f1": 0.95, "name": 0.93},
    "place": {"f1": 0.95, "code": 0.93},
    "norm": {"f1": 0.90, "modality": 0.95},
    "target": {"f1": 0.85, "value": 0.80, "bound": 0.80},
}
# The file of each list, and what is scored by it.
LISTS = {
    "citations": ("citation",),
    "dates": ("date",),
    "definitions": ("definition",),
    "responsibilities": ("responsibility", "explicit_responsibility", "agency"),
    "district_mentions": ("place",),
    "modality": ("norm",),
    "targets": ("target",),
    "relations": ("relation_recall",),
}
# Of those found, not of all.
OF_THOSE_FOUND = {("norm", "modality")}


def score(folder: Path, texts: Path, gold: Path) -> dict[str, float]:
    """The figures that the script prints for the lists that `gold` holds: `citation_f1`, …"""
    records = folder / "records.jsonl"
    paths = sorted(texts.glob("*.txt"))
    documents = [
        document for path in paths for document in parse(path.read_bytes(), path.name).documents
    ]
    records.write_bytes(Encoder().encode_lines(documents))
    # The folder that is scored holds the texts alone: a note among them is no text.
    seeds, rows = folder / "texts", folder / "gold"
    seeds.mkdir()
    rows.mkdir()
    for path in paths:
        (seeds / path.name).write_bytes(path.read_bytes())
    for path in gold.iterdir():
        if path.suffix in (".jsonl", ".tsv"):
            (rows / path.name).write_bytes(path.read_bytes())
    held = tuple(
        name for stem, names in LISTS.items() for name in names if (rows / f"{stem}.jsonl").exists()
    )
    for stem in LISTS:
        (rows / f"{stem}.jsonl").touch()
    done = subprocess.run(
        [sys.executable, str(SCORER), str(seeds), str(records), str(rows)],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    figures = {}
    for line in done.stdout.splitlines():
        name, value, *_ = line.split()
        if not name.startswith(held):
            continue
        figures[name] = float(value)
        if found := re.search(r" r ([0-9.]+)", line):
            figures[name.removesuffix("_f1") + "_recall"] = float(found[1])
    return figures


@pytest.fixture(scope="module")
def all_figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """The figures of the nine papers, of the passages and of other papers, printed side by side."""
    figures = {
        "papers": score(tmp_path_factory.mktemp("papers"), ROOT / "samples", GOLD),
        "passages": score(tmp_path_factory.mktemp("passages"), PASSAGES / "texts", PASSAGES),
        "others": {},
    }
    for gold in OTHERS:
        figures["others"] |= score(tmp_path_factory.mktemp(gold.name), ROOT / "samples", gold)
    print(f"\n{'':36}papers  passages    others")
    for name, value in figures["papers"].items():
        if not name.endswith("_recall") or name == "relation_recall":
            rest = (figures[texts].get(name, float("nan")) for texts in ("passages", "others"))
            print(f"{name:36}{value:6.3f}" + "".join(f"{figure:10.3f}" for figure in rest))
    return figures


@pytest.mark.parametrize("texts", ["papers", "passages", "others"])
@pytest.mark.parametrize("name", BOUNDS)
def test_figures(all_figures: dict[str, dict[str, float]], texts: str, name: str) -> None:
    figures = all_figures[texts]
    low = {}
    for attribute, bound in BOUNDS[name].items():
        figure = figures.get(f"{name}_{attribute}")
        if figure is None:
            continue  # not all lists are annotated everywhere, nor explicit duties told apart
        if (name, attribute) in OF_THOSE_FOUND:
            figure /= figures[f"{name}_recall"] or 1
        if figure < bound:
            low[attribute] = figure
    assert low == {}
