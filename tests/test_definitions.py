"""Definitions: the forms, the words that a term abbreviates, its kind, and where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser.definitions import FORMS, find_definitions
from tiaoli.parser.phrases import Form, align, split_members
from tiaoli.parser.source import whole_passage


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_form(form: Form) -> None:
    start, end = form.example.index("⟦"), form.example.index("⟧") - 1
    text = form.example.replace("⟦", "").replace("⟧", "")
    found = [(one.rule, one.term_span) for one in find_definitions(whole_passage(text))]
    assert found == [(form.name, (start, end))]


@pytest.mark.parametrize(
    ("text", "term", "expansion"),
    [
        # How far back the words reach: to the verb or preposition that governs them,
        ("加快推进杭州城西科创大走廊（以下简称大走廊）建设", "大走廊", "杭州城西科创大走廊"),
        ("继续设立创新发展专项资金（以下简称专项资金）。", "专项资金", "创新发展专项资金"),
        ("为深化服务贸易创新发展试点（以下简称深化试点），", "深化试点", "深化服务贸易创新发展试点"),
        ("以浙江自贸试验区杭州片区（以下简称自贸试验区）为引领", "自贸试验区", "浙江自贸试验区杭州片区"),
        ("民用航空器的适航管理由中国民用航空局(以下简称民航局)负责。", "民航局", "中国民用航空局"),
        ("应当向国家知识产权局商标局（以下简称商标局）发出", "商标局", "国家知识产权局商标局"),
        ("不得歧视信仰宗教的公民（以下简称信教公民）。", "信教公民", "信仰宗教的公民"),
        ("向排水主管部门申请领取污水排入排水管网许可证（以下简称排水许可证）。", "排水许可证", "污水排入排水管网许可证"),
        # with what qualifies them,
        ("明确负责重大行政决策执行工作的单位（以下简称决策执行单位）。", "决策执行单位", "负责重大行政决策执行工作的单位"),
        ("取得证书的人员（以下简称经纪人）和依法设立的具有经纪资格的公司（以下简称经纪组织）", "经纪组织", "依法设立的具有经纪资格的公司"),
        ("市和县（市）、区人民政府设立的爱国卫生运动委员会（以下简称爱卫会）", "爱卫会", "市和县（市）、区人民政府设立的爱国卫生运动委员会"),
        ("县级以上人民政府价格主管部门（以下简称价格主管部门）负责", "价格主管部门", "县级以上人民政府价格主管部门"),
        ("并对参与改革的各开发区及其所在区（以下统称各试点区）对口部门", "各试点区", "参与改革的各开发区及其所在区"),
        ("其所属的上海市水务局执法总队（以下简称市水务执法机构）", "市水务执法机构", "上海市水务局执法总队"),
        ("密切联系市人民代表大会代表（以下简称人大代表）", "人大代表", "市人民代表大会代表"),
        ("将决定及时通知世界贸易组织保障措施委员会（以下简称保障措施委员会）。", "保障措施委员会", "世界贸易组织保障措施委员会"),
        ("外国公民、华侨（包括其配偶及子女）等常驻人员（以下简称常住人员），", "常住人员", "外国公民、华侨（包括其配偶及子女）等常驻人员"),
        ("预算由省军区向省（含自治区、直辖市，下同）人民政府编造", "省", "含自治区、直辖市"),
        ("为加强和规范劳动和社会保障监察（以下简称劳动保障监察），", "劳动保障监察", "劳动和社会保障监察"),
        ("本市实行历史建筑保护名录（以下简称保护名录）制度", "保护名录", "历史建筑保护名录"),
        # over the whole row for 统称, to its last part for 简称.
        ("中储粮直属企业、中央储备粮代储企业(以下统称承储企业)储存", "承储企业", "中储粮直属企业、中央储备粮代储企业"),
        ("面向公众的基金会(以下简称公募基金会)和不得面向公众的基金会(以下简称非公募基金会)。", "非公募基金会", "不得面向公众的基金会"),
        ("市和区、县人力资源社会保障部门（以下简称人社部门）", "人社部门", "市和区、县人力资源社会保障部门"),
        # Titles are taken whole; of a notice, the paper that it carries.
        ("根据《中华人民共和国公司法》（以下简称《公司法》）", "《公司法》", "《中华人民共和国公司法》"),
        (
            "根据《浙江省人民政府办公厅关于印发浙江省改革试点方案的通知》（浙政办发〔2018〕2号）（以下简称《省试点方案》）",
            "《省试点方案》",
            "浙江省改革试点方案",
        ),
        (
            "和《商务部关于印发〈杭州市综合试点总体方案〉的通知》（商资发〔2022〕210号，以下简称《总体方案》）等",
            "《总体方案》",
            "杭州市综合试点总体方案",
        ),
        ("本条例所称的绿色园区，是指按照低碳理念建设的园区。", "绿色园区", "按照低碳理念建设的园区"),
        ("数据专区是指为融合而建设的各类区域的统称，一般分为三种类型。", "数据专区", "为融合而建设的各类区域的统称"),
        ("（三）主要农作物，是指稻、小麦、玉米。", "主要农作物", "稻、小麦、玉米"),
        ("（一）发表权，即决定作品是否公之于众的权利；", "发表权", "决定作品是否公之于众的权利"),
        ("（五）“一日”、“二日”，是指工作日。", "“一日”、“二日”", "工作日"),
        ("避免道路交通违法行为（以下简称违法行为），", "违法行为", "道路交通违法行为"),
        ("谋划平台、项目、政策“三张清单”，", "“三张清单”", "平台、项目、政策"),
        ("符合“不扩面积、层数，不改用途，不加高度”的“三不”原则", "“三不”", "“不扩面积、层数，不改用途，不加高度”"),
        ("按照“面向科技、面向经济、面向健康”等“三个面向”的要求", "“三个面向”", "“面向科技、面向经济、面向健康”"),
        ("拓宽“双保”（保就业、保市场主体）范围", "“双保”", "保就业、保市场主体"),
        ("对新升规企业（即处于成长期内的工业企业，下同）建立", "新升规企业", "处于成长期内的工业企业"),
        ("本通知所指的基本口粮，是按人口分配的粮食。", "基本口粮", "按人口分配的粮食"),
        ("本暂行规定所称渔业专项资金（以下简称渔业资金），用于扶持。", "渔业资金", "渔业专项资金"),
        ("推动教育圈、就业圈、养老圈“三圈”融合", "“三圈”", "教育圈、就业圈、养老圈"),
        ("香港特别行政区居民，简称香港居民，包括", "香港居民", "香港特别行政区居民"),
    ],
)  # fmt: skip
def test_expansion(text: str, term: str, expansion: str) -> None:
    found = find_definitions(whole_passage(text))
    assert (term, expansion) in [(one.term, one.expansion) for one in found]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("以紫金港科技城、未来科技城（以下简称两城）为核心", ("紫金港科技城", "未来科技城")),
        ("首台产品、首批次材料、首版次软件（以下简称“三首”产品）", ("首台产品", "首批次材料", "首版次软件")),
        ("推进“四减”（减材料、减时间、减环节、减费用）改革", ("减材料", "减时间", "减环节", "减费用")),
        ("建好大会展中心、国博中心两大核心场馆，", ("大会展中心", "国博中心")),
        ("居民身份证具备视读与机读两种功能。", None),
    ],
)  # fmt: skip
def test_members(text: str, members: tuple[str, ...] | None) -> None:
    (one,) = find_definitions(whole_passage(text))
    assert members is None or one.members == members


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《中华人民共和国民法典》（以下简称民法典）", "document"),
        ("市服务贸易发展工作领导小组（以下简称领导小组）", "body"),
        ("西湖区、余杭区和临安区（以下简称三区）", "place"),
        ("创新发展专项资金（以下简称专项资金）", "other"),
        ("募集设立，是指募集股份而设立公司。", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    (one,) = find_definitions(whole_passage(text))
    assert one.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "考核成绩均合格的，即为考核合格。",
        "贯彻“三个代表”重要思想",
        "党的十九大和十九届二中、三中全会",
        "提供交通、住宿等两项以上服务",
        "（以下简称）",
        "这里是指什么",
    ],
)
def test_none(text: str) -> None:
    assert find_definitions(whole_passage(text)) == []


def test_align() -> None:
    assert align("省平台", "依托浙江省行政执法监管平台") == 4
    assert align("涉企政策", "制定与市场主体密切相关的政策措施") is None


def test_split_members() -> None:
    assert split_members("杭州（滨江、萧山）、余杭区以及“两区、一市”") == [
        "杭州（滨江、萧山）",
        "余杭区",
        "“两区、一市”",
    ]


PIECES = ["（", "）", "“", "”", "《", "》", "以下简称", "以下统称", "是指", "，即", "，下同）", "等两类", "三大", "、", "和", "，", "。", "\n", "条例", "甲", "乙"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_spans_hold_their_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in find_definitions(whole_passage(text)):
        assert text[slice(*one.term_span)] == one.term != ""
        assert one.expansion_span is not None
        assert text[slice(*one.expansion_span)] == one.expansion != ""
