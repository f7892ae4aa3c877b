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
