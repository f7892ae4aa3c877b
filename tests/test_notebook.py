"""The example notebook: its cells run as they stand, and print what it shows."""

import contextlib
import io
import json
from pathlib import Path

import pytest

from tiaoli.graph import build_graph
from tiaoli.parser import parse

ROOT = Path(__file__).resolve().parents[1]


def test_the_cells_print_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    cells = json.loads((ROOT / "docs" / "example.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    printed = 0
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        shown = "".join(
            "".join(out["text"]) for out in cell["outputs"] if out["output_type"] == "stream"
        )
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile("".join(cell["source"]), "example.ipynb", "exec"), names)
        assert said.getvalue() == shown
        printed += bool(shown)
        assert cell["outputs"] or "import" in "".join(cell["source"])
    assert printed >= 3


def test_what_a_notebook_shows() -> None:
    parsed = parse("杭州市<数据>办法\n第一条　市商务局应当公开数据。\n".encode(), "a.txt")
    shown = parsed.documents[0]._repr_html_()
    assert "杭州市&lt;数据&gt;办法" in shown
    assert "<td>norms</td><td>1</td>" in shown
    assert "杭州市&lt;数据&gt;办法" in build_graph([parsed])._repr_html_()
