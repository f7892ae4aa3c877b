"""Dates: the forms, what they are for, and where no date is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser.dates import FORMS, Form, find_dates
from tiaoli.parser.day_uses import Use
from tiaoli.parser.records import Date
from tiaoli.parser.source import whole_passage
from tiaoli.parser.uses import USES


def _marked(example: str) -> tuple[list[Date], tuple[int, int]]:
    """The dates of `example`, and the span between its ⟦ and ⟧."""
    start, end = example.index("⟦"), example.index("⟧") - 1
    text = example.replace("⟦", "").replace("⟧", "")
    return find_dates(whole_passage(text)), (start, end)


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_form(form: Form) -> None:
    dates, span = _marked(form.example)
    found = [(date.span, date.value) for date in dates if date.rule.startswith(f"{form.name}: ")]
    assert found == [(span, form.value)]


@pytest.mark.parametrize("use", USES, ids=[use.name for use in USES])
def test_use(use: Use) -> None:
    dates, (start, end) = _marked(use.example)
    (date,) = (date for date in dates if start <= date.span[0] and date.span[1] <= end)
    assert (date.rule.partition(": ")[2], date.meaning) == (use.name, use.meaning)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("自2024年６月６日起施行", ["2024-06-06"]),
        ("一九九四年十二月六日", ["1994-12-06"]),
        ("自1999年10月l日起施行", ["1999-10-01"]),
        ("二○○四年五月一日", ["2004-05-01"]),
        ("2022 年 3 月 1 日", ["2022-03-01"]),
        ("1997年10月――1998年2月审查", ["1997-10-01/1998-02-28"]),
        ("2003年7月下旬以来", ["2003-07-21/.."]),
        ("执业证书每两年审验一次", ["R/P2Y"]),
        ("每五年检测一次，五年审计报告", ["R/P5Y"]),
        ("2023年2月30日", [None]),
        ("2024年2月底前", ["2024-02-29"]),
        ("2016年12月下旬", ["2016-12-21/2016-12-31"]),
        ("2021年上半年", ["2021-01-01/2021-06-30"]),
        ("2021年第三季度", ["2021-07-01/2021-09-30"]),
        ("2022年前三季度", ["2022-01-01/2022-09-30"]),
        ("2019年以来", ["2019/.."]),
        ("2023年度", ["2023"]),
        ("2020年年底前", ["2020-12-31"]),
        ("2024年3月1日至6月30日", ["2024-03-01/2024-06-30"]),
        ("2023年12月1日起至次年2月28日止", ["2023-12-01/2024-02-28"]),
        ("2024年1—6月", ["2024-01-01/2024-06-30"]),
        ("“十三五”末", ["2020-12-31"]),
        ("“九五”期间", ["1996-01-01/2000-12-31"]),
        ("“十五五”时期", ["2026-01-01/2030-12-31"]),
        ("2024年X月X日", ["2024-XX-XX"]),
        ("自    年  月  日起施行", ["XXXX-XX-XX"]),
        ("2003年7月1日，某地；8月2日，某地。9月3日", ["2003-07-01", "2003-08-02", "2003-09-03"]),
        ("2003年7月1日，某地。\n8月2日", ["2003-07-01", None]),
        # Without a year: of the paper's own, and what is past of the last that there was,
        ("各地应于六月底前落实。\n国务院\n1981年5月20日", ["1981-06-30", "1981-05-20"]),
        ("力争今年年内推出。\n国务院\n1981年5月20日", ["1981", "1981-05-20"]),
        ("尤以12月18日晚最大。\n国土资源部\n2004年11月5日", ["2003-12-18", "2004-11-05"]),
        # unless the words tell of another year, or the paper's own day is not known.
        ("不超过当年1月份的利率。\n杭州市商务局\n2022年6月5日", [None, "2022-06-05"]),
        ("每年2月底前考核，3月底前分析。\n某局\n2022年6月5日", ["R/P1Y", None, "2022-06-05"]),
        ("2003年11月至次年3月底前", ["2003-11-01/2004-03-31"]),
        ("3至5年", ["P3Y/P5Y"]),
        ("三五年", ["P3Y/P5Y"]),
        ("一年半", ["P18M"]),
        ("半年内", ["P6M"]),
        ("两个季度", ["P6M"]),
        ("三个交易日", [None]),
        ("10个自然日内", ["P10D"]),
        ("两周内", ["P2W"]),
        ("48小时内", ["PT48H"]),
        ("每半年", ["R/P6M"]),
        ("每隔三年", ["R/P3Y"]),
        ("按季度", ["R/P3M"]),
        ("每年下半年", ["R/P1Y/H2"]),
        ("本办法自公布后30日起施行", ["published+P30D"]),
        ("本办法自印发之日起20日后施行", ["issued+P20D"]),
        ("自即日起施行", ["published"]),
        ("有效期自2024年1月1日至2026年12月31日", ["2024-01-01/2026-12-31"]),
        ("2022年3月5日前报送每季度进展，12月5日前报送总结", ["2022-03-05", "R/P3M", "2022-12-05"]),
    ],
)
def test_value(text: str, values: list[str | None]) -> None:
    assert [date.value for date in find_dates(whole_passage(text))] == values


@pytest.mark.parametrize(
    "text",
    [
        "国办发〔2019〕51号",
        "国务院令2018年第12号",
        "一九八〇年223号文件",
        "第三年",
        "上一年度",
        "之一年满",
        "同一年级",
        "90年代",
        "五年制学校",
        "1年期贷款",
        "1.5年",
        "三年行动计划",
        "编制“十四五”规划",
        "周边环境",
        "四周",
        "三天然气站",
        "一个人",
        "第四至六年",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(whole_passage(text)) == []


def test_days_before_the_paper_s_own_are_history() -> None:
    text = "2019年底前完成。\n2021年底前完成。\n本办法自2020年4月1日起施行。"
    assert [(date.value, date.meaning) for date in find_dates(whole_passage(text))] == [
        ("2019-12-31", "history"),
        ("2021-12-31", "deadline"),
        ("2020-04-01", "effective"),
    ]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("若干意见\n2021/8/4 10:29\n各市：", "published"),
        ("若干意见\n[2021-08-04]\n各市：", "document_date"),
        ("当事人两年内不准出境", "period"),
        ("一年内需要多次转移危险废物的", "period"),
        ("应当提前四十八小时予以公告", "deadline"),
        ("2018年4月，市长在某县调研时要求", "history"),
    ],
)
def test_meaning(text: str, meaning: str) -> None:
    assert [date.meaning for date in find_dates(whole_passage(text))] == [meaning]


def test_a_paper_was_written_some_weeks_before_it_came_into_force() -> None:
    text = "到2017年年底，制定方案。\n本方案自2018年1月3日起施行。"
    meanings = [date.meaning for date in find_dates(whole_passage(text))]
    assert meanings == ["target", "effective"]


@given(
    st.text(
        alphabet="0１2９.-—“”〇一三五十廿半两〔〕第每近自本上下X年月日号起至前内后个周季度底公布施行，。\n "
    )
)
def test_no_text_makes_it_raise_and_dates_do_not_overlap(text: str) -> None:
    spans = [date.span for date in find_dates(whole_passage(text))]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
