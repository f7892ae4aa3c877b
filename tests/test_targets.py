"""Targets: the amounts that are goals, incentives, thresholds and ratios, and those that are none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser import parse
from tiaoli.parser.phrases import Row
from tiaoli.parser.records import Target
from tiaoli.parser.source import whole_passage
from tiaoli.parser.targets import MEASURES, READINGS, find_targets

from .marks import unmark


def find(text: str) -> list[Target]:
    return find_targets(whole_passage(text), [])


@pytest.mark.parametrize("rule", [*MEASURES, *READINGS], ids=lambda rule: rule.name)
def test_each_rule_by_its_example(rule: Row) -> None:
    text, (span,) = unmark(rule.example)
    assert [(one.span, one.rule) for one in find(text)] == [(span, rule.name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("累计新增高能级创新平台20家以上。", [("累计新增高能级创新平台", 20, "家", ">=")]),
        ("新增服务主体不少于1万家。", [("新增服务主体", 1, "万家", ">=")]),
        ("平均年化担保费率不高于0.8%。", [("平均年化担保费率", 0.8, "%", "<=")]),
        ("给予最高500万元补助。", [("补助", 500, "万元", "<=")]),
        ("单个企业资助上限由200万元提高至500万元。", [("单个企业资助上限", 500, "万元", "<=")]),
        ("对3A、4A级企业分别给予一次性奖补50万元、100万元。",
         [("3A、4A级企业分别给予一次性奖补", (50, 100), "万元", "=")]),
        ("由市财政和当地财政分别承担25%、75%。",
         [("由市财政和当地财政分别承担", (25, 75), "%", "=")]),
        ("企业实际投入额的5%给予最高300万元奖励。",
         [("企业实际投入额", 5, "%", "="), ("奖励", 300, "万元", "<=")]),
        ("培育年产值超10亿元人力资源服务机构15家左右。",
         [("培育年产值超10亿元人力资源服务机构", 15, "家", "~")]),
        ("单项奖励在50万元至100万元之间。", [("单项奖励", (50, 100), "万元", "range")]),
        ("每年财政安排不得少于三百万元。", [("财政安排", 300, "万元", ">=")]),
        ("办理时限缩短至7个工作日。", [("办理时限", 7, "工作日", "=")]),
        ("对一般食品药品委托检验费用按八折收费。", [("一般食品药品委托检验费用", 80, "%", "=")]),
    ],
)  # fmt: skip
def test_target(text: str, expected: list[tuple[str, object, str, str]]) -> None:
    assert [(one.indicator, one.value, one.measure, one.bound) for one in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "围绕4个方面、12个重点环节推进。",
        "打通监管“最后一公里”。",
        "根据《关于支持20家企业发展的意见》（杭政函〔2019〕20号）制定。",
        "联系电话0571-85257800，地址解放东路18号。",
        "目前已建成特色街区15个。",
        "设立政策创新等10个工作推进组。",
        "申请人收到通知之日起5个工作日内办理。",
        "利用4.5G基站和5G网络。",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert find(text) == []


def test_a_fine_is_no_target() -> None:
    law = "城市管理条例\n第一条　违反规定的，处三千元以上三万元以下的罚款。\n第二条　面积三万平方米以上的应当备案。\n"
    (document,) = parse(law.encode(), "law.txt").documents
    assert [(one.value, one.measure, one.kind) for one in document.targets] == [
        (3, "万平方米", "threshold")
    ]


def test_the_year_is_the_last_that_the_unit_named() -> None:
    paper = "行动计划\n一、目标\n到2025年，培育企业30家以上。到2027年，建成平台5个。\n引进机构3家。\n二、任务\n建设中心2个。\n"
    (document,) = parse(paper.encode(), "plan.txt").documents
    assert [one.by for one in document.targets] == ["2025", "2027", "2027", None]


@given(
    st.text(
        st.sampled_from(
            "0123456789.,%一二十百千万亿元家个项以上不超过提高到由至分别、和，。（）折前第《》给予年"
        ),
        max_size=60,
    )
)
def test_spans_hold_an_amount(text: str) -> None:
    ends = []
    for one in find(text):
        words = text[slice(*one.span)]
        assert re.search("[0-9一二十百千]", words)
        ends.append(one.span)
    assert ends == sorted(ends)
