"""The picture of a paper: what is in it, what fits, and the same bytes on every run."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tiaoli.outputs.outline import draw_outline
from tiaoli.outputs.svg import SVG, measure, wrap
from tiaoli.parser import parse, parse_source
from tiaoli.parser.source import Source

from .made_up import build_made_up

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "graph" / "made-up.svg"
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def find_texts(picture: bytes, style: str | None = None) -> list[str]:
    root = etree.fromstring(picture)
    return [
        element.text or ""
        for element in root.iter(f"{{{SVG}}}text")
        if style is None or element.get("class") == style
    ]


def find_tooltips(picture: bytes) -> list[str]:
    return [element.text or "" for element in etree.fromstring(picture).iter(f"{{{SVG}}}title")]


def test_golden(update_golden: bool) -> None:
    parsed = build_made_up()
    found = draw_outline(parsed.documents[0], parsed.source)
    if update_golden:
        GOLDEN.write_bytes(found)
    assert found.decode() == GOLDEN.read_text(encoding="utf-8")


def test_what_is_shown() -> None:
    parsed = build_made_up()
    picture = draw_outline(parsed.documents[0], parsed.source)
    assert find_texts(picture, "title") == ["云水市关于支持数字经济的若干措施"]
    assert find_texts(picture, "on") == ["一、　培育主体"]
    assert find_texts(picture, "label") == ["（一）", "（二）", "二、"]
    assert find_texts(picture, "heading") == ["加大投入", "附则"]
    assert "1.\n市财政局按\\比例给予2.5%至5%的补助。" in find_tooltips(picture)
    assert "date/blank: made up" in find_tooltips(picture)
    assert "有疑问处" in find_texts(picture)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_leaves_the_picture(path: Path) -> None:
    parsed = parse(path.read_bytes(), path.name)
    for document in parsed.documents[:8]:
        root = etree.fromstring(draw_outline(document, parsed.source))
        width, height = float(root.get("width", 0)), float(root.get("height", 0))
        for element in root.iter(f"{{{SVG}}}text", f"{{{SVG}}}rect"):
            x, y = float(element.get("x", 0)), float(element.get("y", 0))
            reach = float(element.get("width", 0)) or measure(element.text or "", 12)
            if "count" in (element.get("class") or ""):
                reach = 0  # it ends where it stands
            assert 0 <= x <= x + reach <= width
            assert 0 <= y <= height


@pytest.mark.parametrize(
    ("words", "width", "lines", "expected"),
    [
        ("推进科技创新", 6, 1, ["推进科技创新"]),
        ("推进科技创新", 5, 1, ["推进科技…"]),
        ("推进科技创新", 3, 2, ["推进科", "技创新"]),
        ("推进科技创新", 3, 3, ["推进科", "技创新"]),
        ("推进科技，创新", 4, 2, ["推进科技，", "创新"]),
        ("推进科技，", 4, 1, ["推进科技，"]),
        ("5G+AI产业", 4.5, 1, ["5G+AI…"]),
        ("科", 0.5, 1, ["科"]),
        ("", 5, 2, []),
    ],
)
def test_wrap(words: str, width: float, lines: int, expected: list[str]) -> None:
    assert wrap(words, width * 14, lines) == expected


@given(st.text(max_size=60), st.integers(1, 20), st.integers(1, 4))
def test_wrapped_words_are_the_words(words: str, width: int, lines: int) -> None:
    found = wrap(words, width * 14, lines)
    assert len(found) <= lines
    assert words.startswith("".join(found).removesuffix("…")) or words == "".join(found)


@settings(max_examples=40)
@given(st.text(alphabet=st.sampled_from("第一二条章、（）1. \n\t<&>\u0000\ufffe甲"), max_size=80))
def test_any_text_gives_a_picture(text: str) -> None:
    source = Source(
        name="", sha256="", media_type="text/plain", encoding="utf-8", text=text or "空"
    )
    for document in parse_source(source).documents:
        etree.fromstring(draw_outline(document, source))


def test_parts_within_parts() -> None:
    text = "第一编　总则\n第一章　一般规定\n第一条　为了发展。\n第二条　本法适用。\n"
    parsed = parse(text.encode(), "")
    picture = draw_outline(parsed.documents[0], parsed.source)
    assert find_texts(picture, "on") == ["第一编　总则"]
    assert find_texts(picture, "on inside") == ["第一章　一般规定"]
    assert find_texts(picture, "label") == ["第一条", "第二条"]


def test_a_long_heading_is_broken() -> None:
    parsed = build_made_up()
    paper = parsed.documents[0]
    units = [
        msgspec.structs.replace(unit, heading="加强组织领导" * 8) if unit.heading else unit
        for unit in paper.provisions
    ]
    changed = msgspec.structs.replace(paper, provisions=tuple(units))
    headings = find_texts(draw_outline(changed, parsed.source), "heading")
    assert len(headings) == 4
    assert headings[1].endswith("…")
