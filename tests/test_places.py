"""Places and their codes through time; whose paper it is."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tiaoli.parser import parse
from tiaoli.parser.definitions import find_definitions
from tiaoli.parser.divisions import (
    NATION,
    bare_name,
    division_of,
    full_units,
    match_unit,
    superior,
    unit_of,
)
from tiaoli.parser.jurisdiction import find_jurisdiction
from tiaoli.parser.places import RULES, Rule, find_places
from tiaoli.parser.records import Definition, Division
from tiaoli.parser.source import read_rows, whole_passage

from .marks import unmark

HANGZHOU = Division(name="杭州市", code="330100")
ZHEJIANG = Division(name="浙江省", code="330000")
THREE_TOWNS = Definition(
    span=(0, 0),
    provision=None,
    rule="",
    term="三城",
    term_span=(0, 0),
    kind="place",
    expansion=None,
    expansion_span=None,
    members=("紫金港科技城", "未来科技城"),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_by_its_example(rule: Rule) -> None:
    text, (span,) = unmark(rule.example)
    places = find_places(whole_passage(text), HANGZHOU, "2024", [THREE_TOWNS])
    assert (span, rule.name, rule.expected) in [(p.span, p.rule, p.name) for p in places]


@pytest.mark.parametrize(
    "marked",
    [
        "⟦滨江⟧、⟦萧山⟧、⟦富阳⟧等区域",
        "⟦浙江省⟧⟦杭州市⟧⟦余杭区⟧",
        "⟦杭州高新区（滨江）⟧和⟦杭州高新开发区(滨江)⟧",
        "⟦萧山区⟧、⟦余杭区⟧、⟦钱塘区⟧政府",
        "争取将杭州萧山国际机场提升为枢纽；萧山机场海关",
        "西湖大学、浙大滨江研究院、西湖博览会",
        "⟦重庆⟧⟦巫山县⟧6个村，⟦山西⟧⟦左权县⟧河南村煤矿",
        "产品未开封的，锁营村之间的洛河北堤，北京冬奥会",
        "大连重工•起重集团公司和大连船用柴油机厂",
        "加快⟦未来科技城人工智能小镇⟧、⟦大江东航天航空产业园⟧建设",
        "在⟦上海⟧、⟦宁波⟧等地",
        "⟦中国（杭州）跨境电子商务综合试验区⟧建设",
        "⟦有关区、县(市)⟧财政",
        "国家自创区、高新区、自贸区",
        "《⟦杭州城西科创大走廊⟧条例》",
        "《浙江省人民政府关于开展试点的通知》",
        "杭州市人民政府、浙江省财政厅",
        "会同县级以上人民政府，适应城市发展，县级以上城区",
        "支持综合保税区内企业，设立特色小镇",
        "市和⟦县（市、区）⟧、所在区域",
        "⟦湖北⟧⟦武汉⟧、⟦浙江自贸区杭州片区⟧，淮北矿业公司",
        "由市商务局、⟦外高桥保税区⟧管理委员会",
        "为支撑，以⟦云栖小镇⟧、⟦玉皇山南基金小镇⟧、⟦硅谷小镇⟧、特色小镇、推动梦想小镇、为突破口",
        "加快⟦建德航空小镇⟧建设",
        "做大⟦萧山⟧数字经济，北京大学",
        "⟦漳州台商投资区⟧、⟦杨凌农业高新技术产业示范区⟧管委会",
        "⟦杭州国家自主创新示范区⟧和⟦中国（浙江）自由贸易试验区杭州片区⟧",
    ],
)
def test_spans(marked: str) -> None:
    text, spans = unmark(marked)
    found = find_places(whole_passage(text), HANGZHOU, "2024")
    assert [place.span for place in found] == spans


@pytest.mark.parametrize(
    ("text", "day", "name", "code"),
    [
        ("江干区", "2019-12", "杭州市江干区", "330104"),
        ("江干区", "2024", "杭州市江干区", "330104"),
        ("余杭区", "2018", "杭州市余杭区", "330110"),
        ("余杭市", "1999", "余杭市", "330184"),
        ("临安市", "2016", "临安市", "330185"),
        ("临安区", "2018", "杭州市临安区", "330112"),
        ("临安", "2016", "临安市", "330185"),
        ("临安", "2024", "杭州市临安区", "330112"),
        ("桐庐县", None, "桐庐县", "330122"),
        ("乐清市", None, "乐清市", "330382"),
        ("内蒙古自治区", None, "内蒙古自治区", "150000"),
        ("北京市海淀区", None, "北京市海淀区", "110108"),
        ("阿坝州", None, "阿坝藏族羌族自治州", "513200"),
        ("黑龙江省哈尔滨市宾县", None, "宾县", "230125"),
        ("达茂旗", None, "达尔罕茂明安联合旗", "150223"),
        ("三江县", None, "三江侗族自治县", "450226"),
        ("杭州高新区（滨江）", "2024", "杭州高新技术产业开发区", "330108"),
        ("未来科技城", "2024", "杭州未来科技城", None),
        ("中国（杭州）跨境电商综合试验区", "2024", "中国（杭州）跨境电子商务综合试验区", None),
    ],
)
def test_codes_of_the_day(text: str, day: str | None, name: str, code: str | None) -> None:
    place = find_places(whole_passage(text), HANGZHOU, day)[-1]
    assert (place.name, place.code) == (name, code)


def test_a_paper_of_no_known_place_names_its_groups_as_printed() -> None:
    (place,) = find_places(whole_passage("由各区、县（市）组织实施。"), None, None)
    assert (place.name, place.code, place.group) == ("各区、县（市）", None, True)
    law = parse("第一条 所在省、市、县（区）应当报告。".encode(), "law.txt").documents[0]
    assert law.places == ()


@pytest.mark.parametrize(
    ("definition", "name", "code"),
    [
        (
            "本条例所称的良渚茶园保护区，是指余杭区东起虎跑、西至杨府庙的区域",
            "良渚茶园保护区",
            None,
        ),
        ("凡因私事往来澳门地区（以下简称澳门）", "澳门特别行政区", "820000"),
        (
            "以浙江自贸试验区杭州片区（以下简称自贸试验区）为引领",
            "中国（浙江）自由贸易试验区杭州片区",
            None,
        ),
    ],
)
def test_the_name_of_a_term(definition: str, name: str, code: str | None) -> None:
    term = re.search("良渚茶园保护区|澳门|自贸试验区", definition)
    assert term
    law = f"管理条例\n第一条　{definition}。\n第二条　在{term[0]}应当守法。\n"
    (document,) = parse(law.encode(), "law.txt").documents
    assert (document.places[-1].name, document.places[-1].code) == (name, code)


def test_a_term_in_quotation_marks_is_written_without_them_afterwards() -> None:
    text = "推进杭州城西科创大走廊（以下简称“大走廊”）发展，打造大走廊产业高地"
    passage = whole_passage(text)
    places = find_places(passage, HANGZHOU, "2022", find_definitions(passage))
    names = [(text[slice(*place.span)], place.name) for place in places]
    assert names == [
        ("杭州城西科创大走廊", "杭州城西科创大走廊"),
        ("“大走廊”", "杭州城西科创大走廊"),
        ("大走廊", "杭州城西科创大走廊"),
    ]


def test_a_term_that_tells_a_class_is_no_place() -> None:
    park = Definition(
        span=(0, 0),
        provision=None,
        rule="",
        term="公园",
        term_span=(0, 0),
        kind="place",
        expansion="具有休憩功能，供公众游憩的公共绿地",
        expansion_span=None,
        members=(),
    )
    assert find_places(whole_passage("公园内禁止吸烟"), HANGZHOU, None, [park]) == []


def test_a_name_that_many_bear_is_the_near_one_or_none() -> None:
    assert match_unit("鼓楼区", "320100", 2020) == unit_of("320106")
    assert match_unit("鼓楼区", None, 2020) is None
    assert match_unit("没有这样的区", None, None) is None


def test_bare_names() -> None:
    names = ("杭州市", "景宁畲族自治县", "内蒙古自治区", "广西壮族自治区", "香港特别行政区")
    assert [bare_name(name) for name in names] == ["杭州", "景宁", "内蒙古", "广西", "香港"]


def test_what_a_lone_level_means() -> None:
    assert superior(HANGZHOU, "省") == ZHEJIANG
    assert superior(HANGZHOU, "区") is None
    assert superior(ZHEJIANG, "市") is None
    assert superior(Division(name="杭州市余杭区", code="330110"), "市") == HANGZHOU
    assert superior(NATION, "省") is None


@pytest.mark.parametrize(
    ("title", "signature", "adoption", "salutation", "text", "number", "expected"),
    [
        ("杭州城西科创大走廊条例（草案）", None, None, None, "", None, "杭州市"),
        ("浙江省人民政府关于印发开展试点的通知", None, None, None, "", None, "浙江省"),
        ("阿坝州人民政府办公室关于印发数据管理办法的通知", None, None, None, "", None, "阿坝藏族羌族自治州"),
        ("宁波市鄞州区社会治理规定", None, None, None, "", None, "宁波市鄞州区"),
        ("吉林省吉林市城市管理条例", None, None, None, "", None, "吉林市"),
        ("北京市海淀区办法", None, None, None, "", None, "北京市海淀区"),
        ("环县人民政府办公室关于印发发展扶持办法的通知", None, None, None, "", None, "环县"),
        ("河北雄安新区管理委员会关于支持企业发展的措施", None, None, None, "", None, "河北省"),
        ("国务院关于支持浙江省的意见", None, None, None, "", None, "中华人民共和国"),
        ("中华人民共和国刑法", None, None, None, "", None, "中华人民共和国"),
        ("支持企业政策实施细则", "杭州市商务局", None, None, "", None, "杭州市"),
        ("关于开展试点的通知", None, None, None, "", "浙政发〔2019〕27号", "浙江省"),
        ("关于开展试点的通知", None, None, None, "", "国办发〔2019〕51号", "中华人民共和国"),
        (None, None, None, None, "龙湾区、瓯海区、乐清市", "温政办〔2020〕5号", "温州市"),
        ("关于开展试点的通知", None, None, None, "赣州高新区", "赣市府办字〔2020〕5号", "赣州市"),
        ("关于开展试点的通知", None, None, None, "吉安高新区", "吉县府办字〔2020〕5号", "吉安县"),
        ("关于开展试点的通知", None, None, "各镇人民政府，县政府各部门：", "嘉善开发区", "嘉政办发〔2020〕5号", "嘉善县"),
        ("关于开展试点的通知", None, None, "各镇人民政府，县政府各部门：", "嘉善、嘉鱼", "嘉政办发〔2020〕5号", None),
        ("关于开展试点的通知", None, None, "各镇人民政府：", "嘉善、嘉兴", "嘉政办发〔2020〕5号", "嘉善县"),
        ("关于开展试点的通知", None, None, "各镇人民政府：", "东莞、东源", "东府办〔2020〕5号", "东莞市"),
        (None, None, None, None, "我市萧山区和余杭区，由市政府负责", None, "杭州市"),
        (None, None, None, None, "我省的宁波市和温州市，由省政府负责", None, "浙江省"),
        (None, None, None, None, "本市朝阳区和海淀区，由市人民政府负责", None, "北京市"),
        ("植物检疫条例", None, "1983年1月3日国务院发布", None, "", None, "中华人民共和国"),
        ("管理规定", None, "2015年8月7日宁波市第十四届人民代表大会常务委员会第二十二次会议通过", None, "", None, "宁波市"),
        ("备案条例", None, None, None, "上海市浦东新区的法规；省、自治区、直辖市人民政府备案", None, "中华人民共和国"),
        ("备案办法", None, None, None, "本市浦东新区的规定，由市人民政府报国务院卫生部门负责全国", None, "上海市"),
        ("市政府贯彻国务院关于物流业意见的实施意见", None, None, None, "", "沪府发〔2009〕5号", "上海市"),
        ("关于落实《浙江省渔港条例》的意见", "温州市人民政府", None, None, "", None, "温州市"),
        ("关于落实《浙江省渔港条例》的意见", None, None, None, "", None, "浙江省"),
        ("若干措施", None, None, None, "把萧山区建好，结合萧山实际，制定本措施", None, "杭州市萧山区"),
        ("秀山自治县关于发展茶业的方案", None, None, None, "", None, "秀山土家族苗族自治县"),
        ("民法典", None, None, None, "香港特别行政区", None, None),
        (None, None, None, None, "", "某政发〔2019〕27号", None),
    ],
)  # fmt: skip
def test_jurisdiction(
    title: str | None,
    signature: str | None,
    adoption: str | None,
    salutation: str | None,
    text: str,
    number: str | None,
    expected: str | None,
) -> None:
    found = find_jurisdiction(title, signature, adoption, salutation, text, number, "2022")
    assert (None if found is None else found.name) == expected


def test_divisions_are_sound() -> None:
    rows = read_rows("divisions.tsv")
    codes = {row["code"] for row in rows}
    for row in rows:
        assert len(row["code"]) == 6
        assert row["source"]
        assert not row["until"] or row["since"] <= row["until"], row
        for successor in filter(None, row["successors"].split(";")):
            assert successor.partition("[")[0] in codes, row
    assert all(row["source"] and row["confidence"] for row in read_rows("zones.tsv"))
    names = {row["name"] for row in rows}
    assert all(row["name"] in names and row["source"] for row in read_rows("short_divisions.tsv"))


@given(st.sampled_from(sorted(full_units())), st.integers(1981, 2024))
def test_every_name_has_a_code(name: str, year: int) -> None:
    (unit, *_) = full_units()[name]
    found = match_unit(name, unit.code, year)
    assert found is not None
    assert division_of(found).name.endswith(found.name)


WORDS = st.sampled_from(
    [
        "市", "区", "县（市）", "、", "和", "（", "）", "《", "》", "杭州市", "杭州", "余杭区", "萧山", "开发区", "高新区", "中国（",
        "区、县（市）", "各", "机场", "三城", "新区", "浙江省", "\n", "管委会",
    ]
)  # fmt: skip


@example("\n杭州\n高新区、")
@settings(max_examples=200)
@given(st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=40))
def test_nothing_raises_and_places_never_overlap(text: str) -> None:
    found = find_places(whole_passage(text), HANGZHOU, "2024", [THREE_TOWNS])
    ends = [0, *(place.span[1] for place in found)]
    assert all(end <= place.span[0] for end, place in zip(ends, found, strict=False))
    assert all(place.span[0] < place.span[1] <= len(text) for place in found)
    find_jurisdiction(text, text, text, text, text, text, text)


@pytest.mark.parametrize(
    "unit", ["杭州市", "杭州", "余杭区、", "开发区", "《", "区、县（市）、", "三城"]
)
def test_cost_is_linear(unit: str) -> None:
    def cost(size: int) -> float:
        passage = whole_passage(unit * (size // len(unit)))
        start = time.process_time()
        find_places(passage, HANGZHOU, None, [THREE_TOWNS])
        return time.process_time() - start

    cost(1000)
    assert cost(80_000) < 40 * max(cost(8_000), 0.002)


def test_without_a_date_the_year_of_the_number_holds() -> None:
    text = "杭州市人民政府关于支持发展的通知\n杭政函〔2016〕5号\n各有关单位：\n一、支持临安发展旅游业。\n"
    (document,) = parse(text.encode(), "a.txt").documents
    assert "330185" in [place.code for place in document.places]
