"""What became of papers, bodies and divisions: candidates, lineages, codes through time."""

import pytest

from tiaoli.graph.bodies import (
    Event,
    close_over_bodies,
    find_code,
    find_government,
    find_level,
    find_lineages,
    find_lines,
    known_events,
)
from tiaoli.graph.divisions import (
    close_over,
    find_area,
    find_areas,
    find_changes,
    find_parents,
    find_within,
)
from tiaoli.graph.lineage import find_likeness, find_subject, find_successors
from tiaoli.graph.rdf import read_records
from tiaoli.graph.relations import find_works
from tiaoli.graph.vocabulary import Names
from tiaoli.parser import parse

from .test_relations import read

NAMES = Names()

# Papers


PAPERS = {
    "2018": "杭州市深化服务贸易创新发展试点实施方案\n一、要求\n杭州市要发展。\n本方案自2018年11月11日起施行。\n",
    "2021": "杭州市全面深化服务贸易创新发展试点实施方案\n一、要求\n杭州市要发展。\n本方案自2021年1月17日起施行。\n",
    "other subject": "杭州市推进数字贸易强市三年行动计划\n一、要求\n杭州市要发展。\n本计划自2022年1月17日起施行。\n",
    "other city": "宁波市深化服务贸易创新发展试点实施方案\n一、要求\n宁波市要发展。\n本方案自2022年1月17日起施行。\n",
    "no day": "杭州市服务贸易创新发展试点实施方案\n一、要求\n杭州市要发展。\n",
}


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("2018", "2021"), [("2018", "2021")]),
        (("2021", "2018"), [("2018", "2021")]),
        (("2018", "other subject"), []),
        (("2018", "other city"), []),
        (("2018", "no day"), []),
        (("2018",), []),
    ],
)
def test_candidates(names: tuple[str, ...], pairs: list[tuple[str, str]]) -> None:
    keys = read(*(PAPERS[name] for name in names))
    ids = {NAMES.document(key.id): name for key, name in zip(keys, names, strict=True)}
    found = find_successors(keys, find_works(keys, NAMES), NAMES)
    assert [(ids[one.earlier], ids[one.later]) for one in found] == pairs
    for one in found:
        assert one.score > 0.5
        assert len(one.reasons) > 2


def test_what_is_repealed_on_the_same_subject_is_a_candidate() -> None:
    keys = read(
        "杭州城西科创大走廊创新发展专项资金管理办法\n第一条 为了发展，制定本办法。\n第二条 本办法自2022年8月18日起施行，"
        "《杭州城西科创大走廊创新发展专项资金管理办法（试行）》（杭政函〔2019〕69号）同时废止。\n"
    )
    (candidate,) = find_successors(keys, find_works(keys, NAMES), NAMES)
    assert NAMES.relative(candidate.earlier) == "cited/杭政函〔2019〕69号"
    assert (candidate.score, candidate.reasons[0]) == (1.0, "明文废止")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("杭州市“证照分离”改革实施方案", "杭州市推行“证照分离”改革全覆盖试点工作方案", True),
        ("杭州市加快5G产业发展若干政策", "杭州市加快中小企业发展若干政策", False),
    ],
)
def test_titles_are_alike_by_their_subjects(one: str, other: str, alike: bool) -> None:
    subjects = (
        find_subject(title.replace("“", "").replace("”", ""), "330100") for title in (one, other)
    )
    assert (find_likeness(*subjects) >= 0.6) is alike


# Bodies


def test_two_names_of_one_body_are_two_bodies_of_one_line() -> None:
    line = ["杭州市经济和信息化委员会", "杭州市经济和信息化局"]
    assert close_over_bodies(line[:1]) == sorted(line)
    (event,) = (one for one in known_events() if one.after == (line[1],))
    assert (event.before, event.kind, event.date) == ((line[0],), "renamed", "2019-01")


def test_what_merged_is_one_event() -> None:
    (event,) = (one for one in known_events() if one.after == ("杭州市规划和自然资源局",))
    assert event.kind == "merged"
    assert event.before == ("杭州市国土资源局", "杭州市测绘与地理信息局", "杭州市规划局")
    # How sure each row of the table is.
    assert event.basis == "samples (SP); samples (SU)"


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["温州市商务委员会", "温州市商务局"], [("温州市商务委员会", "温州市商务局")]),
        (["大连市经济和信息化委员会", "大连市工业和信息化局"], [("大连市经济和信息化委员会", "大连市工业和信息化局")]),
        (["宁波市地方税务局", "国家税务总局宁波市税务局"], [("宁波市地方税务局", "国家税务总局宁波市税务局")]),
        # Shanghai kept its committees; nothing is said where only one of the two is named.
        (["上海市商务委员会"], []),
        (["温州市商务委员会", "宁波市商务局"], []),
        # Both would fit: which of them it was is not known.
        (["某市"], []),
        (["温州市旅游局", "温州市文化和旅游局", "温州市文化广电旅游局"], []),
    ],
)  # fmt: skip
def test_lineages_hold_for_any_division(names: list[str], pairs: list[tuple[str, str]]) -> None:
    assert [(one.before[0], one.after[0]) for one in find_lineages(names)] == pairs


@pytest.mark.parametrize(
    ("name", "code", "level", "government"),
    [
        ("杭州市余杭区商务局", "330110", "county", "杭州市余杭区人民政府"),
        ("杭州市人民政府国有资产监督管理委员会", "330100", "city", "杭州市人民政府"),
        ("浙江省人民政府办公厅", "330000", "province", "浙江省人民政府"),
        ("中共杭州市委宣传部", "330100", "city", "中共杭州市委员会"),
        ("上海市水务局", "310000", "province", "上海市人民政府"),
        ("杭州市退役军人事务局", "330100", "city", "杭州市人民政府"),
        # Answer to others: a court, a tax office, an assembly, a people's government itself.
        ("杭州市中级人民法院", "330100", "city", None),
        ("国家税务总局杭州市税务局", "330100", "city", None),
        ("杭州市人民代表大会常务委员会", "330100", "city", None),
        ("南京市鼓楼区人民政府", "320106", "county", None),
        ("中华人民共和国商务部", "", "nation", None),
        ("工作专班", None, None, None),
    ],
)
def test_where_a_body_belongs(
    name: str, code: str | None, level: str | None, government: str | None
) -> None:
    assert find_code(name) == code
    assert (None if code is None else find_level(code)) == level
    assert find_government(name) == government


# Divisions


def test_a_line_has_what_a_body_was_and_became_but_not_what_else_went_into_these() -> None:
    events = [
        Event("renamed", "2009", ("甲局",), ("乙局",), ""),
        Event("merged", "2014", ("乙局", "丙局"), ("丁局",), ""),
        Event("renamed", "2019", ("丁局",), ("戊局",), ""),
    ]
    assert find_lines(events) == {
        "丁局": ["丙局", "乙局", "戊局", "甲局"],
        "丙局": ["丁局", "戊局"],
        "乙局": ["丁局", "戊局", "甲局"],
        "戊局": ["丁局", "丙局", "乙局", "甲局"],
        "甲局": ["丁局", "乙局", "戊局"],
    }


def test_one_code_and_name_before_and_after_a_reform_are_two_divisions() -> None:
    before, after = find_areas()["330110"]
    assert (before.start, before.until) == (2001, "2021-03-11")
    assert (after.start, after.since, after.until) == (2021, "2021-03-11", "")


@pytest.mark.parametrize(
    ("code", "day", "start"),
    [
        ("330110", "2018-01-20", 2001),
        ("330110", "2021-03-10", 2001),
        ("330110", "2021-03-11", 2021),
        ("330110", "2021", 2021),
        ("330110", None, 2021),
        ("330110", "1990-01-01", 2001),
        ("330113", "2020-01-01", 2021),
        ("330100", "2020-01-01", 1981),
    ],
)
def test_a_code_on_a_day(code: str, day: str | None, start: int) -> None:
    area = find_area(code, day)
    assert area is not None
    assert area.start == start


@pytest.mark.parametrize(
    ("words", "start"),
    [
        # 下城区 was merged into 拱墅区 in 2021; 钱塘区 began then.
        ("支持上城区、下城区加快建设。", 1996),
        ("支持上城区、拱墅区加快建设。", 2021),
        ("支持上城区、下城区、钱塘区加快建设。", 2021),
        ("支持上城区加快建设。\n本意见自发布之日起施行，有效期至2018年12月31日。", 1996),
    ],
)
def test_a_paper_without_a_day_is_older_than_its_end_and_that_of_what_it_names(
    words: str, start: int
) -> None:
    text = f"杭州市关于加快发展的若干意见\n一、{words}\n"
    (reading,) = read_records([parse(text.encode(), "a.txt")], NAMES)
    areas = {reading.area(place.code, place.name) for place in reading.document.places}
    assert f"<https://tiaoli.example/division/330102-{start}>" in areas


def test_what_became_of_hangzhou_in_2021() -> None:
    found = {
        (change.before[0], change.after[0], change.kind)
        for change in find_changes()
        if change.date == "2021-03-11" and change.source == "浙政发〔2021〕7号"
    }
    assert found == {
        ("330103", "330105", "merge"),
        ("330104", "330102", "split"),
        ("330104", "330114", "split"),
        ("330109", "330114", "transfer"),
        ("330110", "330113", "transfer"),
    }


def test_each_change_joins_two_divisions_that_there_are() -> None:
    nodes = {(area.code, area.start) for areas in find_areas().values() for area in areas}
    assert len(nodes) == sum(map(len, find_areas().values()))
    for change in find_changes():
        assert {change.before, change.after} <= nodes
        assert change.before != change.after


def test_divisions_lie_in_those_above() -> None:
    area = find_area("330110", "2022")
    assert area is not None
    assert [one.name for one in find_parents(area)] == ["杭州市"]
    chaoyang = find_area("110105", None)
    assert chaoyang is not None
    assert [one.name for one in find_parents(chaoyang)] == ["北京市"]
    names = {one.name for one in find_within("330100", "2022-01-01")}
    assert {"余杭区", "临平区", "钱塘区", "桐庐县", "建德市"} <= names
    assert not {"江干区", "下城区", "富阳市"} & names
    assert [one.name for one in close_over([("330113", 2021)])][:2] == ["浙江省", "杭州市"]
