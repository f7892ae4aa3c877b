"""Markup becomes blanks and line ends, and every offset stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser import parse
from tiaoli.parser.markup import blank_markup

LAW = "某某市绿化条例\n第一条 为了保护绿化，制定本条例。\n第二条 本条例适用于<本市>的绿化。\n"
PIECES = ("<p>", "</p", ">", "<br/>", "<!--", "-->", "<script>", "</script>", "<td>", "</td>", "|", "&nbsp;", "**", "\n", "# ", "> ", "第一条", "<")  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>第一条</title></head><body>{}</body></html>",
        "<!doctype html><!-- 第九条 废止 -->{}",
        "<script>var 第一条 = '第二条 应当';</script>{}",
        "<STYLE type='text/css'>p {{ }}</STYLE><div>{}</div>",
        "{}<script>",
    ],
)
def test_a_page_is_read_as_its_words(page: str) -> None:
    body = "".join(f"<p><b>{line[:3]}</b>{line[3:]}</p>" for line in LAW.splitlines())
    text = page.format(body.replace(" ", "&nbsp;"))
    (document,) = parse(text.encode(), "page.html").documents
    (plain,) = parse(LAW.encode(), "law.txt").documents
    assert document.title is not None
    assert document.title.text == "某某市绿化条例"
    assert [one.id for one in document.provisions] == [one.id for one in plain.provisions]
    assert [one.label for one in document.provisions] == [one.label for one in plain.provisions]
    assert [one.modality for one in document.norms] == [one.modality for one in plain.norms]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30))
def test_offsets_stay(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = blank_markup(text)
    assert len(reading) == len(text)
    assert all(
        after in (before, " ", "\n", "\t") for before, after in zip(text, reading, strict=True)
    )


@pytest.mark.parametrize(
    "table",
    [
        "| 序号 | 任务 | 牵头单位 |\n| --- | :-- | ---: |\n| 1 | 建公园 | <br>市园林局 |\n",
        "<table><tr><th>任务</th><th>牵头单位</th></tr><tr><td width='9'>建公园</td><td>市园林局</td></tr></table>",
        (
            "<table>\n<tr>\n<TH><p>任务</p></TH>\n<TH>\r\n<b>牵头单位</b><br>\n</TH>\n</tr>\n"
            "<tr>\n<td><p>建公园</p></td>\n<td><div>市园林局</div></td>\n</tr>\n</table>\n"
        ),
    ],
)
def test_the_cells_of_a_table_stay_apart(table: str) -> None:
    (document,) = parse(f"杭州市公园建设分工表\n{table}".encode(), "table.md").documents
    (duty,) = document.responsibilities
    assert (duty.role, duty.rule, duty.action) == ("lead", "list: column", "建公园")


def test_what_is_no_markup_stays() -> None:
    text = "当 a<b 且 c>d 时，<本条例> & **注\n>> 首页 > 政策\n#1 号\n"
    assert blank_markup(text) == text


def test_lines_are_those_of_the_file() -> None:
    source = parse("<p>甲</p><p>乙</p>\r\n丙".encode(), "page.html").source
    assert source.position(source.text.index("乙")) == (1, 12)
    assert source.position(source.text.index("丙")) == (2, 1)
