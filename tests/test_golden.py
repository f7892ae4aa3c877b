"""An outline of each sample, one line a provision, that can be checked against the text by reading.

After a change, `pytest tests/test_golden.py --update-golden` rewrites them; read the diff.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tiaoli.outputs.cli import main
from tiaoli.parser import Parsed, parse

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SHOWN = 24


def outline(parsed: Parsed) -> Iterator[str]:
    """Line of the source, depth, kind, number as printed, heading or first words."""
    source = parsed.source
    for document in parsed.documents:
        title = document.title.text if document.title else f"（{document.label}）"
        start, _ = source.position(document.source.span[0])
        facts = (document.genre, document.status, document.number, document.id)
        yield f"{start}\t== {title} | " + " | ".join(fact or "-" for fact in facts)
        depths: dict[str | None, int] = {None: 0}
        for provision in document.provisions:
            depth = depths[provision.parent]
            depths[provision.id] = depth + 1
            start, column = source.position(provision.span[0])
            at = provision.span[0] + len(provision.label or "")
            words = " ".join(source.text[at : provision.span[1]].split())[:SHOWN]
            named = f"〖{provision.heading}〗" if provision.heading else words
            label = f"{provision.label} " if provision.label else ""
            yield f"{start}:{column}\t{'　' * depth}{provision.kind} {label}{named}"
        for odd in document.diagnostics:
            line, column = source.position(odd.span[0])
            yield f"{line}:{column}\t!! {odd.severity} {odd.code}: {odd.message}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_outline(path: Path, update_golden: bool) -> None:
    golden = ROOT / "tests" / "golden" / f"{path.stem}.outline"
    found = "\n".join(outline(parse(path.read_bytes(), path.name))) + "\n"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_picture_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    drawn = tmp_path / "outline.svg"
    assert main(["outline", "samples/hangzhou-west-corridor-draft.txt", "-o", str(drawn)]) == 0
    shown = ROOT / "docs" / "pictures" / "outline.svg"
    assert drawn.read_bytes() == shown.read_bytes(), "rewrite it: make pictures"
