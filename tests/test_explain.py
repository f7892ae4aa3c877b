"""What `tiaoli explain` tells: each record of a line, and the rule that made it."""

from pathlib import Path

import pytest

from tiaoli.outputs.explain import LISTS, explain_line
from tiaoli.parser import parse
from tiaoli.parser.rules import find_rows

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted([*ROOT.glob("samples/*.txt"), *ROOT.glob("tests/passages/texts/*.txt")])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_record_leads_to_its_rule(path: Path) -> None:
    unknown = {
        (name, mention.rule)
        for document in parse(path.read_bytes(), path.name).documents
        for name in LISTS
        for mention in getattr(document, name)
        if not find_rows(name, mention.rule)
    }
    assert unknown == set()


def test_a_line() -> None:
    text = "杭州市稳外贸办法\n第一条　依照本办法第九条，市商务局应当牵头。\n".encode()
    shown = [line.plain for line in explain_line(parse(text, "a.txt"), 2)]
    heads = [line for line in shown if not line.startswith(" ")]
    assert "a.txt:2:7: citations 本办法第九条" in heads
    assert "a.txt:2:14: agencies 市商务局" in heads
    at = shown.index("a.txt:2:14: agencies 市商务局")
    assert shown[at + 1].startswith("    name 杭州市商务局 · id ")
    assert shown[at + 2].startswith("    rule agency/")
    missing = shown.index("a.txt:2:7: diagnostics 本办法第九条")
    assert "reference/missing" in shown[missing + 1]


def test_a_provision_comes_before_what_is_read_in_it() -> None:
    text = "杭州市稳外贸办法\n第一条　甲。\n市商务局对重点项目给予最高500万元补助。\n".encode()
    shown = [line.plain for line in explain_line(parse(text, "a.txt"), 3)]
    heads = [line.split()[1] for line in shown if line.startswith("a.txt:3:1: ")]
    assert heads[0] == "provisions"
    assert "agencies" in heads
    assert any("value 500 · " in line for line in shown)


def test_an_example_of_two_rows_is_shown_once() -> None:
    text = "杭州市稳外贸计划\n一、目标\n到2027年，达到10亿元。\n".encode()
    shown = [line.plain for line in explain_line(parse(text, "a.txt"), 3)]
    assert "    rule year: by" in shown
    assert shown.count("      到⟦2027年⟧，") == 1
