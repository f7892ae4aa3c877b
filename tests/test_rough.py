"""The tool that makes rough layouts: what it makes of a small text; no offset is lost."""

import re

import pytest

from tiaoli.parser.numerals import parse_numeral

from .rough import LAYOUTS, Edit, Gold, Node, apply_edits, lay_out, run_together

TITLE = "某某市绿化条例\n2020年3月1日 某某市人民代表大会通过\n"
BODY = (
    "第一章 总则\n"
    "第一条 为了保护绿化，制定本条例。\n"
    "第二条 本条例适用于本市。\n依照第十二条执行。\n"
    "第二章 规划与建设\n"
    "第三条 规划由市人民政府组织编制，报省人民政府批准后公布，并自公布之日起三十日内报送备案。\n"
)


def _gold() -> Gold:
    text = TITLE + BODY
    units = [(m.start(), m) for m in re.finditer("(?m)^第(.)([章条]) ", text)]
    nodes = []
    for index, (start, match) in enumerate(units):
        chapter = match[2] == "章"
        later = [at for at, m in units[index + 1 :] if not chapter or m[2] == "章"]
        line_end = text.index("\n", start)
        nodes.append(
            Node(
                kind="chapter" if chapter else "article",
                number=parse_numeral(match[1]),
                suffix=0,
                heading=text[match.end() : line_end] if chapter else "",
                start=start,
                label_end=match.end() - 1,
                head_end=line_end if chapter else match.end() - 1,
                end=(later[0] if later else len(text)) - 1,
                end_sure=True,
                parent=None if chapter else (0 if start < text.index("第二章") else 3),
            )
        )
    return Gold("绿化条例", text, tuple(nodes))


GOLD = _gold()


def mark(gold: Gold) -> str:
    """The text with ⟦ ⟧ around labels and ｜ at the end of each unit."""
    marks = [(node.start, 1, "⟦") for node in gold.nodes]
    marks += [(node.label_end, 0, "⟧") for node in gold.nodes]
    marks += [(node.end, 0, "｜") for node in gold.nodes]
    text = gold.text
    for offset, _, sign in sorted(marks, reverse=True):
        text = text[:offset] + sign + text[offset:]
    return text


def test_the_gold_of_the_small_law() -> None:
    assert mark(GOLD) == TITLE + (
        "⟦第一章⟧ 总则\n⟦第一条⟧ 为了保护绿化，制定本条例。｜\n"
        "⟦第二条⟧ 本条例适用于本市。\n依照第十二条执行。｜｜\n"
        "⟦第二章⟧ 规划与建设\n⟦第三条⟧ 规划由市人民政府组织编制，报省人民政府批准后公布，"
        "并自公布之日起三十日内报送备案。｜｜\n"
    )


@pytest.mark.parametrize(
    ("layout", "part"),
    [
        ("toc", "目录\n第一章　总则\n第二章　规划与建设\n⟦第一章⟧ 总则\n⟦第一条⟧ 为了"),
        ("toc-bare", "第一章　总则\n第二章　规划与建设\n⟦第一章⟧ 总则\n"),
        ("toc-leaders", "目　　录\n第一章　总则……………1\n第二章　规划与建设……………2\n⟦第一章⟧ 总"),
        ("half", "⟦第1章⟧ 总则\n⟦第1条⟧ 为了保护绿化，制定本条例。｜\n⟦第2条⟧ 本条例适用于本市。\n依照第12条"),
        ("full", "⟦第１章⟧ 总则\n⟦第１条⟧ 为了"),
        ("no-blank", "⟦第一章⟧ 总则\n⟦第一条⟧为了"),
        ("wide-blank", "⟦第一章⟧ 总则\n⟦第一条⟧　为了"),
        ("spread", "⟦第一章⟧ 总　　则\n⟦第一条⟧ 为了"),
        ("two-line", "⟦第一章⟧\n总则\n⟦第一条⟧ 为了"),
        ("joined", "⟦第一章⟧ 总则⟦第一条⟧ 为了保护绿化，制定本条例。｜⟦第二条⟧ 本条例适用于本市。依照"),
        ("joined-blank", "⟦第一章⟧ 总则 ⟦第一条⟧ 为了保护绿化，制定本条例。｜ ⟦第二条⟧ 本"),
        ("html-joined", "</p><p style='text-indent：2em'>⟦第一条⟧ 为了保护绿化，制定本条例。｜</p>"),
        ("markdown", "## ⟦第一章⟧ 总则\n**⟦第一条⟧** 为了"),
        ("apart", "⟦第 一 章⟧ 总则\n⟦第 一 条⟧ 为了"),
        ("crlf", "⟦第一章⟧ 总则\r\n⟦第一条⟧ 为了保护绿化，制定本条例。｜\r\n⟦第二条⟧ 本"),
        ("half+no-blank+two-line", "⟦第1章⟧\n总则\n⟦第1条⟧为了保护绿化，制定本条例。｜\n⟦第2条⟧本"),
        ("spread+joined", "⟦第一章⟧ 总　　则⟦第一条⟧ 为了保护绿化，制定本条例。｜⟦第二条⟧"),
    ],
)  # fmt: skip
def test_layout(layout: str, part: str) -> None:
    ((gold, data),) = lay_out([GOLD], layout)
    assert part in mark(gold)
    assert data == gold.text.encode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_keeps_labels_and_order(layout: str) -> None:
    for gold, _ in lay_out([GOLD] * 6, layout):
        starts = [node.start for node in gold.nodes]
        assert starts == sorted(starts)
        for node in gold.nodes:
            label = gold.text[node.start : node.label_end]
            assert re.fullmatch("第 ?.{1,2} ?[章条]", label)
            assert gold.text[node.end - 1] == "。"
            if node.parent is not None:
                around = gold.nodes[node.parent]
                assert around.start < node.start < node.end <= around.end
            if node.kind == "chapter":
                heading = gold.text[node.label_end : node.head_end]
                assert "".join(heading.split()) in (node.heading, "")


def test_wrapped_lines_are_no_longer_than_asked_and_never_begin_with_a_stop() -> None:
    ((gold, _),) = lay_out([GOLD], "wrap")
    lines = gold.text.split("\n")
    assert max(map(len, lines)) == 35
    assert not [line for line in lines if line.startswith(("，", "。"))]
    assert gold.text.replace("\n", "") == GOLD.text.replace("\n", "")


def test_encodings() -> None:
    assert lay_out([GOLD], "gb18030")[0][1].decode("gb18030") == GOLD.text
    assert lay_out([GOLD], "bom")[0][1].startswith(b"\xef\xbb\xbf")
    assert lay_out([GOLD], "indent+utf-16")[0][1].decode("utf-16")[:12].endswith("\n　　20")


def test_run_together() -> None:
    (gold,) = run_together([GOLD, GOLD])
    assert gold.text == GOLD.text * 2
    assert gold.starts == (0, len(GOLD.text))
    assert [node.parent for node in gold.nodes] == [None, 0, 0, None, 3, None, 5, 5, None, 8]


def test_edits_may_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap at 2"):
        apply_edits(GOLD, [Edit(0, 3, ""), Edit(2, 4, "")])


def test_an_edit_may_not_cover_a_boundary() -> None:
    at = GOLD.nodes[1].start
    with pytest.raises(ValueError, match=f"covers the boundary at {at}"):
        apply_edits(GOLD, [Edit(at - 1, at + 1, "")])


def test_there_is_no_such_layout() -> None:
    with pytest.raises(ValueError, match="sideways is no layout"):
        lay_out([GOLD], "sideways")
