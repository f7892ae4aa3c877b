"""Resolution: what a citation points to in its file, what stays open and why, what is reported."""

import pytest

from tiaoli.parser import parse
from tiaoli.parser.records import Citation, Document
from tiaoli.parser.resolve import find_provisions

LAW = """甲省水条例
第一章 总则
第一条 根据《中华人民共和国水法》，制定本条例。
第二条 取水应当申请许可。
前款规定的许可，由水行政主管部门核发。
有下列情形之一的，不需要申请许可：
（一）家庭生活取水的；
（二）前项以外的零星取水；
（三）法律规定的其他情形。
符合前款第一项、第二项规定的，应当备案。
第三条 违反本条例第二条第一款规定的，责令改正；违反第三款规定的，处罚款。
违反本条第一款规定的，从重处罚。
第四条 依照第二条至第三条处罚，适用本章和前条的规定。
第五条 本条例自2020年1月1日起施行。
"""


def read(text: str) -> tuple[Document, ...]:
    return parse(text.encode(), "a.txt").documents


def find(document: Document, text: str, words: str) -> list[Citation]:
    """The citations of `document` that print `words`."""
    return [one for one in document.citations if text[slice(*one.span)] == words]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("本条例", ["", "", ""]),
        ("前款", ["/chp_1__art_2__para_1"]),
        ("前项", ["/chp_1__art_2__para_3__item_1"]),
        ("前款第一项、第二项", ["/chp_1__art_2"]),
        ("本条例第二条第一款", ["/chp_1__art_2__para_1"]),
        ("第三款", ["/chp_1__art_2__para_3"]),
        ("本条第一款", ["/chp_1__art_3__para_1"]),
        ("第二条至第三条", [""]),
        ("本章", ["/chp_1"]),
        ("前条", ["/chp_1__art_3"]),
    ],
)
def test_target(words: str, targets: list[str]) -> None:
    (document,) = read(LAW)
    found = find(document, LAW, words)
    assert [one.target for one in found if not one.provisions or words != "本条例"] == [
        document.id + target for target in targets[: len(found)]
    ]


def test_each_provision_of_a_row() -> None:
    (document,) = read(LAW)
    (row,) = find(document, LAW, "前款第一项、第二项")
    assert find_provisions(document, row) == (
        "chp_1__art_2__para_3__item_1",
        "chp_1__art_2__para_3__item_2",
    )


@pytest.mark.parametrize(
    ("words", "unresolved", "message"),
    [
        (
            "前款",
            "no such provision",
            "前款 is not there: nothing of its kind stands before this one",
        ),
        ("第九条", "no such provision", "第九条 is not there: the last one there is 3"),
        (
            "本条例第二条第四款",
            "no such provision",
            "第二条第四款 is not there: the last one there is 1",
        ),
        ("《乙法》第三条", "not in this file", None),
        ("国发〔2019〕5号", "not in this file", None),
    ],
)
def test_open(words: str, unresolved: str, message: str | None) -> None:
    text = f"甲省水条例\n第一条 {words}规定的，依照执行。\n第二条 取水应当申请。\n第三条 本条例自2020年1月1日起施行。\n"
    (document,) = read(text)
    (one,) = find(document, text, words)
    assert (one.target, one.unresolved) == (None, unresolved)
    reported = [d.message for d in document.diagnostics if d.code == "reference/missing"]
    assert reported == ([message] if message else [])


def test_a_number_that_stands_twice_is_no_target() -> None:
    text = "甲省水条例\n第一条 为了管理，制定本条例。\n第二条 取水应当申请。\n第二条 用水应当节约。\n第三条 违反第二条的，责令改正。\n"
    (document,) = read(text)
    (one,) = find(document, text, "第二条")
    assert (one.target, one.unresolved) == (None, "more than one candidate")


EXPLAINED = """甲市走廊条例（草案）
第一条 为了管理，制定本条例。
第二条 本市设立管委会。
管委会负责规划。
第三条 本条例自2025年1月1日起施行。

关于《甲市走廊条例（草案）》的起草说明

一、主要内容
《条例》草案在第二条对职责进行了明确，《条例》草案第九条没有规定。
二、主要依据
《甲省湖泊条例》
《甲省江河条例》
三、其他
《条例》草案还有其他规定。
"""


def test_an_explanation_points_into_the_other_paper() -> None:
    draft, note = read(EXPLAINED)
    targets = [(EXPLAINED[slice(*one.span)], one.target) for one in note.citations]
    assert targets == [
        ("《甲市走廊条例（草案）》", draft.id),
        ("《条例》草案", draft.id),
        ("第二条", f"{draft.id}/art_2"),
        ("《条例》草案", draft.id),
        ("第九条", None),
        ("《甲省湖泊条例》", None),
        ("《甲省江河条例》", None),
        # Not the last one cited.
        ("《条例》草案", draft.id),
    ]


def test_a_short_name_resolves_through_its_definition() -> None:
    text = (
        LAW
        + "\n关于贯彻《甲省水条例》的实施意见\n\n一、总体要求\n《甲省水条例》（以下简称《水条例》）已经施行。各地要落实《水条例》第二条第二款。\n二、组织保障\n加强领导。\n"
    )
    law, paper = read(text)
    (short,) = find(paper, text, "《水条例》第二条第二款")
    assert (short.kind, short.target) == ("institutional_alias", f"{law.id}/chp_1__art_2__para_2")


def test_an_earlier_paper_of_the_same_title_is_not_this_one() -> None:
    text = "甲市关于发展的实施意见\n\n各区、县（市）人民政府：\n一、总体要求\n加快发展。\n二、附则\n前发《甲市关于发展的实施意见》（甲政函〔2016〕188号）同时废止。\n"
    (document,) = read(text)
    (one,) = [one for one in document.citations if one.number]
    assert (one.relation, one.target, one.unresolved) == ("repeals", None, "not in this file")


def test_items_that_run_on_are_what_a_paper_calls_articles() -> None:
    text = "甲市发展意见\n\n一、主体\n（一）支持企业。\n（二）支持平台。\n二、其他\n（三）除“一、二”条由市财政承担外，按第二条执行。\n"
    (document,) = read(text)
    (several,) = find(document, text, "“一、二”条")
    (one,) = find(document, text, "第二条")
    assert find_provisions(document, several) == ("lvl1_1__lvl2_1", "lvl1_1__lvl2_2")
    assert one.target == f"{document.id}/lvl1_1__lvl2_2"


def test_terms_are_checked() -> None:
    text = "甲省水条例\n第一条 运营服务单位应当备案。\n第二条 从事取水的企业（以下统称运营服务单位）和个人（以下简称取水户）应当申请。\n第三条 领取许可证的机关（以下简称取水户）应当备案。\n"
    (document,) = read(text)
    found = [
        (one.code, one.message) for one in document.diagnostics if one.code.startswith("term/")
    ]
    assert found == [
        ("term/used-before-defined", "运营服务单位 is used before it is defined"),
        ("term/defined-twice", "取水户 stands for 领取许可证的机关 here, for 个人 before"),
    ]
