"""The house: what may import what, what starts fast, what is shipped, what is never written."""

import ast
import doctest
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tiaoli.outputs import cli
from tiaoli.outputs.files import _ERRORS
from tiaoli.outputs.messages import CHINESE

ROOT = Path(__file__).parents[1]
STAGES = {"parser": set(), "graph": {"parser"}, "outputs": {"parser", "graph"}}
MODULES = sorted(path for stage in STAGES for path in (ROOT / stage).rglob("*.py"))
HEAVY = {"cyclopts", "lxml", "networkx", "pyoxigraph", "rdflib", "rich"}
SAMPLES = {
    "hangzhou-council-decision-2022.txt": (
        "e8931b85241f938c198118c9a70c0758e40dfa3533b993b7bf6b588584ea5099"
    ),
    "hangzhou-hitech-zone-opinions-2023.txt": (
        "6e4c8cf0182942c7ea540b763ed1bd8ed77a47b9a267aa88927f2ba3af10bc50"
    ),
    "hangzhou-policy-papers.txt": (
        "29065023caf9a01ad86eb59296c18a5f11e1d497ecf1679ba1e13553e7052cf6"
    ),
    "hangzhou-west-corridor-draft.txt": (
        "92abd0918929a48f1b8a656b743db844b32e6c6632fc53371ca0b3bf4acdfb40"
    ),
    "wenzhou-corridor-plan-2020.txt": (
        "b6c92e84ba9e24b4835ffcee4888c6722396f0ac49614fb12ec48b2ee0d04a5b"
    ),
}


def name_module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(("tiaoli", *parts)).removesuffix(".__init__")


def find_tracked() -> list[Path]:
    """The files of the project, without what was made of them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name)
    return sorted(path for path in paths if path.is_file())


def find_imports(path: Path) -> Iterator[str]:
    """The full name of each module that a module of the package imports, wherever it does."""
    package = name_module(path).split(".")
    if path.name != "__init__.py":
        package.pop()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            around = package[: len(package) + 1 - node.level] if node.level else []
            named = [*around, *filter(None, [node.module])]
            # `from .. import graph` names a module only behind `import`.
            yield from (".".join([*named, alias.name]) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_imports_go_one_way(path: Path) -> None:
    stage = path.relative_to(ROOT).parts[0]
    own = [name.split(".") for name in find_imports(path) if name.split(".")[0] == "tiaoli"]
    assert {name[1] for name in own} <= STAGES[stage] | {stage}


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_examples(path: Path) -> None:
    assert doctest.testmod(import_module(name_module(path))).failed == 0


def run_python(command: str, *arguments: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", command, *arguments],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    ).stdout


def test_the_parser_needs_no_graph_library() -> None:
    loaded = run_python("import sys, tiaoli.parser; print(*sys.modules)").split()
    assert HEAVY.isdisjoint(loaded)


def test_help_loads_none_of_the_stages() -> None:
    """So that it comes at once; how soon, `make bench` says."""
    loaded = run_python(
        "import sys, tiaoli.outputs.cli as c; c.main(['--help']); print(*sys.modules)"
    ).split()
    assert {"tiaoli.parser", "tiaoli.graph", "rdflib", "networkx"}.isdisjoint(loaded)


def test_the_samples_are_as_they_were_found() -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "samples").glob("*.txt")
    }
    assert found == SAMPLES
    notes = (ROOT / "samples" / "SOURCES.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in notes for name in SAMPLES)


def test_no_registry_and_no_machine_is_named() -> None:
    # In brackets, so that this file does not name them either.
    pattern = re.compile(r"py[p]i\.org|python[h]osted|npm[j]s\.|/wor[k]/|/hom[e]/")
    tracked = (path for path in find_tracked() if path.suffix not in {".txt", ".tsv", ".jsonl"})
    naming = [path.name for path in tracked if pattern.search(path.read_text(encoding="utf-8"))]
    assert naming == []


def test_the_lock_pins_every_package_with_hashes() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "")
    for line in lines.splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.]+ +(; [^#]+?)?(--hash=sha256:[0-9a-f]{64} *)+", line)
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    pinned = set(re.findall(r"^([\w.-]+)==", lines, re.MULTILINE))
    assert {re.split(r"[<>=]", name)[0] for name in wanted} <= pinned


def test_what_is_installed_is_whole(tmp_path: Path) -> None:
    """A wheel has every module and data file of the stages, and works from where it lies."""
    tracked = [path.relative_to(ROOT) for path in find_tracked()]
    for path in tracked:
        if path.parts[0] not in {"tests", "samples", "bench", "docs"}:
            (tmp_path / "source" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, tmp_path / "source" / path)
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [sys.executable, "-m", "pip", *build, "--wheel-dir", str(tmp_path), "./source"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    installed = tmp_path / "installed" / "tiaoli"
    wanted = {path.as_posix() for path in tracked if path.parts[0] in STAGES}
    found = {
        path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()
    }
    assert found == wanted | {"__init__.py", "py.typed"}

    command = (
        "import tiaoli, tiaoli.outputs.cli as c, sys; c.main(sys.argv[1:]); print(tiaoli.__file__)"
    )
    sample = str(ROOT / "samples" / "wenzhou-corridor-plan-2020.txt")
    for words in (["parse", sample], ["graph", sample, "--to", "jsonld"]):
        out = run_python(command, *words, PYTHONPATH=str(tmp_path / "installed"))
        assert out.splitlines()[-1] == str(installed / "__init__.py")
        assert "温政办〔2020〕5号" in out


def test_every_message_has_its_chinese() -> None:
    said = {function.__doc__ for function in cli.COMMANDS.values()}
    for path in (ROOT / "outputs").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "translate"
                and isinstance(node.args[0], ast.Constant)
            ):
                said.add(node.args[0].value)
    said |= {words for _, words in _ERRORS}
    assert said == set(CHINESE)
    for english, chinese in CHINESE.items():
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese))
