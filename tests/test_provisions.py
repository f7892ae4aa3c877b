"""What a conversion leaves between the lines of a text changes none of its units."""

import pytest

from tiaoli.parser import parse
from tiaoli.parser.numerals import write_numeral

LAW = (
    "某某市绿化条例\n第一条 不得有下列行为：\n（一）砍伐；\n（二）占用。\n违反前款的，责令改正。\n"
    "第二条 违反第一条规定的，按照下列规定处罚：\n（一）违反第一项规定的，罚款；\n（二）违反第二项规定的，没收。\n"
)


def _read(text: str) -> tuple[list[str], list[tuple[str, ...]]]:
    (document,) = parse(text.encode(), "law.txt").documents
    units = [one.id for one in document.provisions if one.kind != "residue"]
    return units, [citation.provisions for citation in document.citations]


@pytest.mark.parametrize("page", ["— 3 —", "-3-", "第3页", "第 3 页 共 12 页"])
@pytest.mark.parametrize("line", range(2, 9))
def test_the_number_of_a_page_is_residue(page: str, line: int) -> None:
    lines = LAW.split("\n")
    text = "\n".join([*lines[:line], page, *lines[line:]])
    (document,) = parse(text.encode(), "law.txt").documents
    residue = [text[slice(*one.span)] for one in document.provisions if one.kind == "residue"]
    assert residue == [page]
    assert _read(text) == _read(LAW)


@pytest.mark.parametrize("indent", ["\t", "\t\t", "　　", "\u2003", "\f"])
def test_indents_change_nothing(indent: str) -> None:
    first, *rest = LAW.splitlines()
    assert _read("\n".join([first, *(indent + line for line in rest)])) == _read(LAW)


def test_laws_that_lost_their_line_breaks_and_stand_behind_each_other() -> None:
    words = "为了保护绿化，依法管理城市的树木、草地和花园，市人民政府应当制定规划并公布。" * 4
    articles = "".join(f"第{write_numeral(n)}条 {words}" for n in range(1, 11))
    notes = (
        "2019年3月28日 第十三届人民代表大会常务委员会第二次会议通过",
        "为了保护水，制定本规定。",
    )
    laws = [f"{city}市绿化规定{note}{articles}" for city in "甲乙丙" for note in notes]
    documents = parse("\n".join(laws).encode(), "laws.txt", mentions=False).documents
    assert [document.title and document.title.text for document in documents] == [
        f"{city}市绿化规定" for city in "甲乙丙" for _ in notes
    ]
    for document in documents:
        numbers = [one.number for one in document.provisions if one.kind == "article"]
        assert numbers == list(range(1, 11))


def test_a_notice_with_a_body_of_its_own_encloses_what_it_announces() -> None:
    notice = (
        "温州市人民政府关于印发渔港整治责任分解方案的通知\n各县（市、区）人民政府：\n"
        "现将《落实省〈渔港规划〉责任分解方案》印发给你们，并就有关事项通知如下。\n"
        "一、落实责任。各单位要细化任务。\n二、加强督办。每季度通报。\n"
        "温州市人民政府\n2020年3月2日\n"
    )
    body = "一、整治渔港\n（一）清理航道。（责任单位：市水利局）\n"
    for title in ("落实省《渔港规划》责任分解方案", "整治航道责任分解方案"):
        documents = parse(f"{notice}{title}\n{body}".encode(), "notice.txt").documents
        titles = [document.title and document.title.text for document in documents]
        assert titles[-1] == title
        assert len(titles) == 1 + (title.startswith("整治"))  # which no words above announce
        names = [one.agency.name for one in documents[-1].responsibilities]
        assert ("温州市水利局" in names) == (len(titles) == 1)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ('（一）坚持“政府引导、市场运作"。强化政府统筹和政策供给。', '坚持“政府引导、市场运作"'),
        ("（一）推进政务公开，强化解读回应。积极做好政策解读。", "推进政务公开，强化解读回应"),
        ("（一）加强应急管理。完善预案体系。", "加强应急管理"),
        ("（一）新增5G基站1000座。（0.5分）（6月底完成，牵头考核单位：市工信局）", None),
        ("（一）各部门要接受社会监督。对反映的问题要及时处理。", None),
        ("（一）依法行政的核心是规范行政权力。要加强制度建设。", None),
        ("（一）考核应采用上述全部指标。专科医院另行规定。", None),
        ("（一）常务会议由总理召集和主持。一般每月召开三次。", None),
        ("（一）通报情况；\n（二）讨论决定重大事项；\n（三）部署工作。每半年一次。", None),
    ],
)
def test_what_heads_a_unit_of_a_paper(line: str, heading: str | None) -> None:
    (document,) = parse(f"某某市关于某事的意见\n一、要求\n{line}\n".encode(), "paper.txt").documents
    assert [one.heading for one in document.provisions if one.kind == "level2"][-1] == heading


@pytest.mark.parametrize("glue", ["", " "])
def test_a_paper_that_lost_its_line_breaks(glue: str) -> None:
    lines = (
        "某某市人民政府办公室关于推进绿化的实施意见",
        "某政办发〔2020〕12号",
        "各区、县（市）人民政府，市政府各部门：",
        "为推进绿化，经市政府同意，提出如下意见。" + "各地要切实提高认识，加强领导。" * 20,
        "一、总体要求",
        "（一）指导思想。以绿化为中心。",
        "（二）基本原则",
        "1.坚持统筹。到2025年，新增绿地100公顷，同比增长4.5%。",
        "2.坚持创新。",
        "二、保障措施",
        "（三）加强组织领导。由市园林局牵头。（责任单位：市园林局）",
        "（四）加强考核。按照（一）和（二）考核。",
        "某某市人民政府办公室",
        "2020年3月1日",
    )
    data = glue.join(lines).encode()
    (document,) = parse(data, "paper.txt").documents
    units = [(one.label, one.heading) for one in document.provisions if one.kind[:5] == "level"]
    assert units == [
        ("一、", "总体要求"),
        ("（一）", "指导思想"),
        ("（二）", "基本原则"),
        ("1.", "坚持统筹"),
        ("2.", None),
        ("二、", "保障措施"),
        ("（三）", "加强组织领导"),
        ("（四）", "加强考核"),
    ]
    assert document.title is not None
    assert document.title.text == lines[0]
    assert document.number == lines[1]
    text = data.decode()
    kinds = {one.kind: text[slice(*one.span)] for one in document.provisions}
    assert kinds["salutation"] == lines[2]
    assert kinds["preamble"] == lines[3]
    assert (kinds["signature"], kinds["date"]) == lines[-2:]


@pytest.mark.parametrize(
    "page",
    [
        "时间：2021-08-04 信息来源：市商务局",
        "发布时间：2021-08-04 10:29 来源：某某市人民政府 浏览次数：123",
        "发布日期：2021年8月4日 字号：[大 中 小]",
        "来源：日报 2021-08-04",
        "2021-08-04 10:29:44 来源：日报 作者：张三",
        "成文日期：2021-07-30 发布日期：2021-08-04",
        "索 引 号：002489559/2021-00123\n发文机关：某某市人民政府\n成文日期：2021年7月30日\n发布日期：2021年8月4日",
    ],
)
def test_the_rows_of_a_page_are_residue(page: str) -> None:
    title = "某某市人民政府关于加快发展的实施意见"
    body = (
        "各区、县（市）人民政府：\n为加快发展，" + "提高认识，加强领导，" * 20 + "提出如下意见。\n"
    )
    text = (
        f"{title}\n{page}\n{body}一、总体要求\n（一）思路。要好。\n某某市人民政府\n2021年8月1日\n"
    )
    (document,) = parse(text.encode(), "page.txt").documents
    assert document.title is not None
    assert document.title.text == title
    assert document.published == "2021-08-04"
    rows = page.count("\n") + 1
    kinds = ["title", *["residue"] * rows, "salutation", "preamble", "level1"]
    assert [one.kind for one in document.provisions][: len(kinds)] == kinds


PLAN = """某某市山洪灾害应急预案
1{top}总则
1.1{gap}编制目的
为减轻山洪灾害，制定本预案。
1.2{gap}分级
1.2.1 山洪灾害应当分为两级，雨量为往年1.5倍以上的为一级。
1.2.2 分级标准
（1）一级：死亡三人以上的；
（2）二级：其他的。
1.3{gap}依据
1.《某某法》；
2.《某某条例》。
2{top}组织体系
2.1{gap}指挥部
市人民政府设立指挥部。
3{top}信息报告
发现山洪的，应当报告。
4{top}附则
4.1{gap}解释
本预案由市水利局解释。
"""


@pytest.mark.parametrize("top", [" ", "", "．", ". ", "、"])
@pytest.mark.parametrize("gap", ["", " ", "　"])
@pytest.mark.parametrize("contents", [False, True])
def test_units_numbered_with_points(top: str, gap: str, contents: bool) -> None:
    text = PLAN.format(top=top, gap=gap)
    if contents:
        title, *lines = text.splitlines()
        heads = [line for line in lines if line[0].isdigit() and line[-1] not in "；。"]
        text = "\n".join([title, *(f"{head}……………3" for head in heads), *lines])
    (document,) = parse(text.encode(), "plan.txt", mentions=False).documents
    units = [(one.id, one.heading) for one in document.provisions if one.kind[:5] == "level"]
    assert units == [
        ("lvl1_1", "总则"),
        ("lvl1_1__lvl2_1", "编制目的"),
        ("lvl1_1__lvl2_2", "分级"),
        ("lvl1_1__lvl2_2__lvl3_1", None),
        ("lvl1_1__lvl2_2__lvl3_2", "分级标准"),
        ("lvl1_1__lvl2_2__lvl3_2__lvl4_1", "一级"),
        ("lvl1_1__lvl2_2__lvl3_2__lvl4_2", "二级"),
        ("lvl1_1__lvl2_3", "依据"),
        ("lvl1_1__lvl2_3__lvl3_1", None),
        ("lvl1_1__lvl2_3__lvl3_2", None),
        ("lvl1_2", "组织体系"),
        ("lvl1_2__lvl2_1", "指挥部"),
        ("lvl1_3", "信息报告"),
        ("lvl1_4", "附则"),
        ("lvl1_4__lvl2_1", "解释"),
    ]
    kinds = [one.kind for one in document.provisions]
    assert kinds.count("toc") == 10 * contents
    assert document.diagnostics == ()


def test_amounts_are_no_units() -> None:
    text = (
        "某某市关于某事的意见\n一、目标\n1.1万亩林地得到保护\n1.2倍于上年\n二、措施\n加强领导。\n"
    )
    (document,) = parse(text.encode(), "paper.txt", mentions=False).documents
    assert [one.id for one in document.provisions if one.kind[:5] == "level"] == [
        "lvl1_1",
        "lvl1_2",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "首页 > 政务公开 > 政策文件 > 规范性文件\n•  索 引 号： 1234/2021-5\n•  发文字号： 某政办发〔2021〕12号\n•  发布日期： 2021-08-04",
        "- 索引号：1234/2021-5\n- 文 号：某政办发〔2021〕12号\n- 主 题 词：\n- 发布日期：2021-08-04",
        "索引号\n1234/2021-5\n发文机构\n县政府网站\n发文字号\n某政办发〔2021〕12号\n发布日期\n2021-08-04 10:29:44\n是否有效",
        "索引号 | 1234/2021-5 | 公开目录： | 惠农政策 |\n文号 | 某政办发〔2021〕12号 | 成文日期： | 2021年08月01日 |\n有效性 | 有效 | 公开日期： | 2021-08-04 01:40 |",
        "设为首页 | 加入收藏\n18px\n发文字号：某政办发〔2021〕12号\n时间：2021-08-04 来源：某某网 浏览：12\n下载地址： 点击此处下载",
    ],
)
def test_the_table_of_a_page_tells_the_number_and_the_day(page: str) -> None:
    title = "某某县人民政府办公室关于加快发展的实施意见"
    text = (
        f"{page}\n{title}\n各乡镇人民政府，县直各单位：\n为加快发展，"
        + "提高认识，加强领导，" * 12
        + "提出如下意见。\n"
        "一、总体要求\n（一）思路。要好。\n某某县人民政府办公室\n2021年8月1日\n"
    )
    (document,) = parse(text.encode(), "page.txt", mentions=False).documents
    rows = page.count("\n") + 1
    kinds = [one.kind for one in document.provisions if one.kind != "note"]
    assert kinds[rows - ("字号\n" in page) :][:4] == ["title", "salutation", "preamble", "level1"]
    assert document.title is not None
    assert (document.title.text, document.number) == (title, "某政办发〔2021〕12号")
    assert document.published == ("2021-08-01" if "成文" in page else "2021-08-04")


def test_a_page_that_shows_a_paper_years_later_does_not_publish_it() -> None:
    text = (
        "某某市廉租住房办法\n时间：2019-07-24 11:17 来源：某某网\n各县人民政府：\n"
        "现将《某某市廉租住房办法》印发给你们。\n二OO八年四月三十日\n某某市廉租住房办法\n"
        "第一条 为了保障住房，制定本办法。\n第二条 本办法适用于市区。\n"
    )
    (document,) = parse(text.encode(), "page.txt", mentions=False).documents
    assert document.title is not None
    assert (document.title.text, document.published) == ("某某市廉租住房办法", "2008-04-30")


def test_an_order_tells_the_days_of_what_it_issues() -> None:
    text = (
        "某某省植树条例\n某某省第十届人民代表大会常务委员会公告\n第12号\n"
        "《某某省植树条例》已于2009年7月22日经某某省第十届人民代表大会常务委员会第三次会议通过，"
        "现予公布，自2009年11月1日起施行。\n省长 王某某\n2009年7月24日\n"
        "第一条 为了植树，制定本条例。\n第二条 义务植树，适用本条例。\n"
    )
    (document,) = parse(text.encode(), "order.txt", mentions=False).documents
    assert document.title is not None
    assert (document.title.text, document.genre) == ("某某省植树条例", "条例")
    days = (document.adopted, document.published, document.effective)
    assert days == ("2009-07-22", "2009-07-24", "2009-11-01")
    assert "signature" in [one.kind for one in document.provisions]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("某某市落实《关于打好翻身仗\n实现好转的若干政策\n措施》实施方案", "某某市落实《关于打好翻身仗实现好转的若干政策措施》实施方案"),
        ("某政发〔2014〕20号《某某省关于改革的意见》", "某某省关于改革的意见"),
        ("政务服务｜某某市关于改革的意见\n某某市\n关于改革的意见", "某某市关于改革的意见"),
    ],
)  # fmt: skip
def test_titles_as_they_are_printed(lines: str, title: str) -> None:
    text = f"{lines}\n各县人民政府：\n为改革，提出如下意见。\n一、要求\n要好。\n二、措施\n要快。\n"
    (document,) = parse(text.encode(), "paper.txt", mentions=False).documents
    assert document.title is not None
    assert document.title.text == title


def test_what_a_decision_changes_are_no_articles_of_its_own() -> None:
    text = (
        "某某省人民代表大会常务委员会关于修改部分法规的决定\n决定修改下列法规：\n一、修改内容\n"
        "1.某某省能源条例\n第九条修改为：“各级人民政府应当发挥本地优势，因地制宜地开发能源，提高新能源在能源消费中的比重，调整用能结构，发展循环农业、生态农业，改善生态环境，并将所需的经费列入本级预算，向社会公布。”\n第十三条增加一款作为该条第二款，即：“可以推广。”\n"
        "第十四条后增加一条作为第十五条：“鼓励利用。”\n2.某某省气象条例\n第十条 修改为：“应当观测。”\n"
    )
    (document,) = parse(text.encode(), "decision.txt", mentions=False).documents
    labels = [one.label for one in document.provisions if one.label]
    assert labels == ["一、", "1.", "2."]


def test_narrow_lines_below_the_wide_rows_of_a_page() -> None:
    lines = [
        "某某市屠宰办法",
        "作者：某某网 时间：2024-07-23 23:10:09  浏览：9241   来源：某某法律法规数据库",
    ]
    for number in "一二三四五":
        lines += [
            f"第{number}条市人民政府商品流通行政主管部门主管全市的屠",
            "宰管理工作。县人民政府商品流通行政主管部门负责本",
            "县屠宰活动的监督管理，具体办法由市规定",
            "",
        ]
    (document,) = parse("\n".join(lines).encode(), "law.txt", mentions=False).documents
    units = [one.id for one in document.provisions if one.kind in ("article", "paragraph")]
    assert units == [f"art_{n}{part}" for n in range(1, 6) for part in ("", "__para_1")]


def test_a_law_that_begins_with_its_notice_and_has_no_line_breaks() -> None:
    words = "某某市绿化办法第一章总则第一条为了绿化城市，改善环境，制定本办法。"
    articles = "".join(
        f"第{write_numeral(n)}条各级人民政府应当制定绿化规划，并组织实施。" for n in range(2, 20)
    )
    notice = (
        "各区人民政府，市政府各部门：现将《某某市绿化办法》印发给你们，请遵照执行。"
        "某某市人民政府2023年9月5日（此件公开发布）"
    )
    (document,) = parse(f"{notice}{words}{articles}".encode(), "law.txt", mentions=False).documents
    assert document.title is not None
    assert (document.title.text, document.published) == ("某某市绿化办法", "2023-09-05")
    kinds = [one.kind for one in document.provisions]
    assert kinds[:6] == ["salutation", "preamble", "signature", "date", "note", "title"]
    assert [one.number for one in document.provisions if one.kind == "article"] == list(
        range(1, 20)
    )


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("（一）自然灾害。主要有水灾。", "自然灾害"),
        ("（一）坚持“谁起草、谁负责”的原则。由起草部门解读。", "坚持“谁起草、谁负责”的原则"),
        ("（一）工作的指导思想是：全面推进。", None),
        ("（一）设施的建设要尽量避开保护区。勘察由县负责。", None),
    ],
)
def test_more_headings(line: str, heading: str | None) -> None:
    (document,) = parse(f"某某市关于某事的意见\n一、要求\n{line}\n".encode(), "paper.txt").documents
    assert [one.heading for one in document.provisions if one.kind == "level2"] == [heading]


def test_an_article_with_a_heading_above_its_items() -> None:
    text = "某某市道路规定\n第一条 为了安全，制定本规定。\n第二条 客运车辆的条件\n（一）车况良好；\n（二）缴纳押金。\n"
    (document,) = parse(text.encode(), "law.txt").documents
    units = [(one.id, one.heading) for one in document.provisions if one.id.startswith("art_2")]
    assert units == [("art_2", "客运车辆的条件"), ("art_2__item_1", None), ("art_2__item_2", None)]


NOTICE = (
    "某政办〔2023〕1号\n各区人民政府：\n《某某市政府工作报告责任分解方案》已经市政府同意，现印发给你们，并就有关事项通知如下。\n"
    "一、高度重视，精心组织，科学制订方案。各单位要逐项研究。\n二、强化担当，压实责任。各单位要落实。\n"
    "某某市人民政府办公厅\n2023年1月12日\n某某市政府工作报告责任分解方案\n一、综合类\n1﹒生产总值增长6%。\n2﹒就业稳定。\n"
)


def test_a_notice_with_points_of_its_own_and_what_it_encloses_are_one() -> None:
    (document,) = parse(NOTICE.encode(), "notice.txt", mentions=False).documents
    assert document.title is not None
    assert (document.title.text, document.genre) == ("某某市政府工作报告责任分解方案", "方案")
    units = [(one.id, one.heading) for one in document.provisions if one.kind[:5] == "level"]
    assert units == [
        ("lvl1_1", "高度重视，精心组织，科学制订方案"),
        ("lvl1_2", "强化担当，压实责任"),
        ("lvl1_1~2", "综合类"),
        ("lvl1_1~2__lvl3_1", None),
        ("lvl1_1~2__lvl3_2", None),
    ]


def test_of_two_papers_that_a_notice_passes_on_each_is_a_document() -> None:
    text = (
        "某某市人民政府关于印发《某某市资金管理办法》和《某某市资金审批办法》的通知\n各区人民政府：\n"
        "《某某市资金管理办法》和《某某市资金审批办法》已经市政府同意，现印发给你们。\n某某市人民政府\n2012年7月21日\n"
        "某某市资金管理办法\n第一条 为了管理资金，制定本办法。\n第二条 本办法自印发之日起施行。\n"
        "某某市资金审批办法\n第一条 为了审批资金，制定本办法。\n第二条 本办法自印发之日起施行。\n"
    )
    documents = parse(text.encode(), "notice.txt", mentions=False).documents
    titles = [document.title and document.title.text for document in documents]
    assert titles == ["某某市资金管理办法", "某某市资金审批办法"]


def test_a_title_printed_again_behind_what_a_page_says_begins_nothing() -> None:
    text = (
        "某某市教育工作计划\n导语：某某市教育工作计划由网友上传，欢迎参考。\n某某市教育工作计划\n"
        "今年教育工作要全面贯彻方针，努力办好教育。\n一、发展\n要快。\n二、公平\n要好。\n"
    )
    (document,) = parse(text.encode(), "page.txt", mentions=False).documents
    assert document.title is not None
    assert document.title.text == "某某市教育工作计划"


def test_an_order_has_no_number_and_a_minister_signs_it() -> None:
    text = (
        "某某省植树规定\n政府令〔2010〕第15号\n《某某省植树规定》已经2010年12月14日省政府会议通过，现予公布，"
        "自2011年2月1日起施行。\n某某部部长 王某某\n2010年12月25日\n某某省植树规定\n"
        "第一条 为了植树，制定本规定。\n第二条 义务植树，适用本规定。\n"
    )
    (document,) = parse(text.encode(), "order.txt", mentions=False).documents
    assert (document.number, document.effective) == (None, "2011-02-01")
    assert [one.kind for one in document.provisions][:5] == [
        "title", "note", "preamble", "signature", "date",
    ]  # fmt: skip


def test_the_table_of_a_page_tells_the_day_of_effect() -> None:
    text = (
        "某某自治州自治条例\n时 效 性： 有效\n发布文号：\n施行日期： 2006.08.18\n生效日期：1900-1-1\n"
        "第一条 为了自治，制定本条例。\n第二条 自治州的首府设在某某县。\n"
    )
    (document,) = parse(text.encode(), "page.txt", mentions=False).documents
    assert [one.kind for one in document.provisions][:5] == ["title", *["residue"] * 4]
    assert document.effective == "2006-08-18"
