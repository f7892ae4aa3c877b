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
# Of those found, not of all.
OF_THOSE_FOUND = {("norm", "modality")}


def score(folder: Path, texts: Path, gold: Path) -> dict[str, float]:
    """The figures that the script prints for the texts: `citation_f1`, `citation_title`, …"""
    records = folder / "records.jsonl"
    paths = sorted(texts.glob("*.txt"))
    documents = [
        document for path in paths for document in parse(path.read_bytes(), path.name).documents
    ]
    records.write_bytes(Encoder().encode_lines(documents))
    # The folder that is scored holds the texts alone: a note among them is no text.
    seeds = folder / "texts"
    seeds.mkdir()
    for path in paths:
        (seeds / path.name).write_bytes(path.read_bytes())
    done = subprocess.run(
        [sys.executable, str(SCORER), str(seeds), str(records), str(gold)],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    figures = {}
    for line in done.stdout.splitlines():
        name, value, *_ = line.split()
        figures[name] = float(value)
        if found := re.search(r" r ([0-9.]+)", line):
            figures[name.removesuffix("_f1") + "_recall"] = float(found[1])
    return figures


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """The figures of the nine papers and of the passages, printed side by side."""
    figures = {
        "papers": score(tmp_path_factory.mktemp("papers"), ROOT / "samples", GOLD),
        "passages": score(tmp_path_factory.mktemp("passages"), PASSAGES / "texts", PASSAGES),
    }
    print(f"\n{'':36}papers  passages")
    for name, value in figures["papers"].items():
        if not name.endswith("_recall") or name == "relation_recall":
            print(f"{name:36}{value:6.3f}{figures['passages'].get(name, float('nan')):10.3f}")
    return figures


@pytest.mark.parametrize("texts", ["papers", "passages"])
@pytest.mark.parametrize("name", BOUNDS)
def test_figures(both: dict[str, dict[str, float]], texts: str, name: str) -> None:
    figures = both[texts]
    low = {}
    for attribute, bound in BOUNDS[name].items():
        figure = figures.get(f"{name}_{attribute}")
        if figure is None:
            continue  # the passages do not tell explicit duties apart
        if (name, attribute) in OF_THOSE_FOUND:
            figure /= figures[f"{name}_recall"] or 1
        if figure < bound:
            low[attribute] = figure
    assert low == {}
