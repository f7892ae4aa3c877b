"""What holds for every text, found by generated ones."""

import contextlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tiaoli.parser import Parsed, SourceError, parse
from tiaoli.parser.source import fold

# Pieces that texts are made of: what the patterns look for, whole and broken.
PIECES = st.sampled_from(
    [
        "第一条", "第二条　", "第三条 为了", "第１２条", "第十百条", "第三条规定的", "第一百二十条之一", "第一章",
        "第二章 总　则", "第一编", "第一节", "目录", "一、", "二、总体要求", "（一）", "（二）加强领导。", "(三)", "1.", "2．", "3.5%",
        "4.5G基站", "（1）", "①", "一是", "第一步：", "--", "\n", "\n\n", "\r\n", "\r", "\u2028", "　　", "\xa0", "\u200b",
        "\t", "。", "；", "：", "，", "《", "》", "（", "）", "“", "”", "[", "]", "【立法目的】", "[bookmark: _Toc1]",
        "各区、县（市）人民政府：", "杭州市促进发展若干措施", "杭州市条例（草案）", "（2024—2026年）", "实施方案", "关于印发《方案》的通知",
        "为了规范管理，制定本条例。", "本措施自2024年6月6日起施行。", "有效期一年", "附件：", "附件1", "杭州市商务局", "2022年10月8日",
        "（责任单位：市科技局）", "浙政发〔2019〕27号", "2019年3月28日 会议通过", "当前位置:首页", "XXXX年X月X日", "\x00", "\ud800", "😀", "⼀",
        "依照本法第三条、第五条至第七条的规定", "章", "条", "第", "序号\t名称",
    ]
)  # fmt: skip
SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
# Real lines in an order that no paper has.
LINES = st.sampled_from(
    sorted({line for path in SAMPLES for line in path.read_text("utf-8").splitlines()})
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join),
    st.lists(LINES, max_size=40).map("\n".join),
    st.lists(LINES, max_size=20).map("".join),
)


def read(text: str) -> Parsed:
    return parse(text.encode("utf-8", "replace"), "text")


encode = msgspec.json.Encoder().encode


def check(parsed: Parsed) -> None:
    text = parsed.source.text
    at = 0
    for document in parsed.documents:
        start, end = document.source.span
        assert at <= start <= end <= len(text)
        assert not text[at:start].strip()
        at = end
        spans = {p.id: p.span for p in document.provisions}
        assert len(spans) == len(document.provisions)
        ends: dict[str | None, int] = {}
        for provision in document.provisions:
            low, high = spans[provision.parent] if provision.parent else document.source.span
            assert low <= provision.span[0] < provision.span[1] <= high
            assert provision.span[0] >= ends.get(provision.parent, low)
            ends[provision.parent] = provision.span[1]
            if provision.label is not None:
                assert text.startswith(provision.label, provision.span[0])
        for odd in document.diagnostics:
            assert start <= odd.span[0] <= odd.span[1] <= end
        covered = sorted(spans.values())
        words = start
        for low, high in covered:
            assert not fold(text[words : max(words, low)]).replace("[", "").strip() or "[" in text
            words = max(words, high)
    assert not text[at:].strip()


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_documents_cover_the_text_and_provisions_nest(text: str) -> None:
    check(read(text))


@settings(max_examples=100)
@given(TEXTS)
def test_the_same_bytes_give_the_same_records(text: str) -> None:
    assert encode(read(text).documents) == encode(read(text).documents)


@settings(max_examples=100)
@given(TEXTS)
def test_another_encoding_of_a_text_gives_the_same_structure(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    plain, other = read(text), parse(b"\xff\xfe" + text.encode("utf-16-le"), "text")
    if text.startswith("\ufeff"):
        return  # a byte order mark is no part of the text
    assert plain.source.text == other.source.text
    assert [d.provisions for d in plain.documents] == [d.provisions for d in other.documents]
    assert [d.diagnostics for d in plain.documents] == [d.diagnostics for d in other.documents]


@settings(max_examples=100)
@given(TEXTS)
def test_a_parent_comes_before_its_children(text: str) -> None:
    for document in read(text).documents:
        seen = set[str | None]({None})
        for provision in document.provisions:
            assert provision.parent in seen
            seen.add(provision.id)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.binary(max_size=200))
def test_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        check(parse(data, "bytes"))


@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000,
        "《" * 50_000 + "》",
        "第一条" * 30_000,
        "第十百条 " * 20_000,
        "一、" * 30_000,
        "（一）" * 30_000,
        "\x00" * 100_000,
        "\n" * 100_000,
        " " * 100_000 + "条",
        "各" + "、县" * 40_000 + "：",
        "为" + "，" * 100_000 + "。",
        "条例" * 40_000,
        "2019年" * 30_000,
        "[bookmark: " * 10_000,
        "一是" * 30_000 + "\n" + "-" * 50_000,
    ],
    ids=range(15),
)
@pytest.mark.timeout(20)
def test_hostile_texts_end(text: str) -> None:
    check(read(text))
