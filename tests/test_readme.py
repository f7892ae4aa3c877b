"""Every command of the READMEs is run, and prints what they show."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = {"README.md": "en_US.UTF-8", "README.zh.md": "zh_CN.UTF-8"}


def read_blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def read_commands(name: str) -> list[tuple[str, str]]:
    """Each command, and what the README says that it prints."""
    blocks = "\n".join(read_blocks(name, "console"))
    parts = re.split(r"^\$ ", blocks, flags=re.MULTILINE)[1:]
    commands = []
    for part in parts:
        command, _, printed = part.partition("\n")
        commands.append((command, printed.strip("\n")))
    return commands


def run(command: str, folder: Path, locale: str) -> str:
    environment = {name: os.environ[name] for name in os.environ if name[:3] not in ("LC_", "LAN")}
    environment["LC_MESSAGES"] = locale
    environment["PYTHONUTF8"] = "1"
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    return "\n".join(line.rstrip() for line in done.stdout.decode().splitlines()).strip("\n")


@pytest.mark.parametrize("name", READMES)
def test_commands_print_what_is_shown(name: str, tmp_path: Path, update_golden: bool) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    text = (ROOT / name).read_text(encoding="utf-8")
    for command, printed in read_commands(name):
        if command.startswith("make "):
            assert f"\n{command.removeprefix('make ')}:" in (ROOT / "Makefile").read_text()
        elif command.startswith("cat "):
            (tmp_path / command.removeprefix("cat ")).write_text(printed + "\n", encoding="utf-8")
        else:
            found = run(command, tmp_path, READMES[name])
            if update_golden:
                shown = f"$ {command}\n{printed}\n" if printed else f"$ {command}\n"
                text = text.replace(shown, f"$ {command}\n{found}\n" if found else f"$ {command}\n")
            else:
                assert (command, found) == (command, printed)
    if update_golden:
        (ROOT / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_python_runs(name: str, tmp_path: Path) -> None:
    law = dict(read_commands(name))["cat xuke.txt"]
    (tmp_path / "xuke.txt").write_text(law + "\n", encoding="utf-8")
    (tmp_path / "example.py").write_text("\n".join(read_blocks(name, "python")), encoding="utf-8")
    out = run(f"{sys.executable} example.py", tmp_path, READMES[name])
    assert "chp_1__art_4__para_1 paragraph" in out
    assert "中华人民共和国行政许可法" in out


@pytest.mark.parametrize("name", READMES)
def test_every_diagnostic_code_is_listed(name: str) -> None:
    given = set()
    for path in (ROOT / "parser").glob("*.py"):
        text = path.read_text("utf-8")
        given |= set(re.findall(r'(?:code=|_odd\(\s*)"([a-z/-]+)"', text))
    listed = re.findall(
        r"^\| `([a-z]+/[a-z-]+)` \|", (ROOT / name).read_text("utf-8"), re.MULTILINE
    )
    assert sorted(listed) == sorted(given)


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_listed(name: str) -> None:
    from tiaoli.outputs.cli import COMMANDS

    listed = re.findall(r"^\| `(\w+)[ `]", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)
