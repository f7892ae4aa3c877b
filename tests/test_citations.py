"""Citations: the forms, lists of provisions, numbers, whose provision it is, and what for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser import parse
from tiaoli.parser.citation_forms import FORMS, READINGS
from tiaoli.parser.citations import find_citations
from tiaoli.parser.definitions import find_definitions
from tiaoli.parser.numerals import write_numeral
from tiaoli.parser.paper_numbers import find_malformed_numbers, match_number
from tiaoli.parser.phrases import Row
from tiaoli.parser.provision_lists import read_provisions
from tiaoli.parser.records import Citation
from tiaoli.parser.source import whole_passage

from .marks import unmark


def cite(text: str, title: str | None = None, genre: str | None = None) -> list[Citation]:
    passage = whole_passage(text)
    return find_citations(passage, title, genre, find_definitions(passage))


@pytest.mark.parametrize("form", [*FORMS, *READINGS], ids=lambda form: form.name)
def test_form(form: Row) -> None:
    text, spans = unmark(form.example)
    found = [one for one in cite(text) if one.span in spans]
    assert [one.rule for one in found] == [form.name]


@pytest.mark.parametrize(
    "marked",
    [
        "根据⟦《优化营商环境条例》（国务院令第722号）⟧、⟦《国务院办公厅关于建立制度的意见》（国办发〔2019〕51 号）⟧精神",
        "根据⟦《关于修改〈浙江省实施《中华人民共和国档案法》办法〉的决定》⟧修正",
        "和⟦《商务部关于印发〈总体方案〉的通知》（商资发〔2022〕210号⟧，以下简称⟦《总体方案》⟧）",
        "⟦《关于打造创新策源地的实施意见》的通知（浙委办发〔2021〕70号）⟧",
        "⟦《杭州市补强20条实施方案》中政策内容的第8条⟧“支持”",
        "依照⟦《中华人民共和国治安管理处罚法》第四十九条第二款⟧处罚",
        "从事⟦前款⟧规定的活动，以⟦前条第一款⟧规定的方式使用以前项目，发生⟦前款第（三）项⟧情形的",
        "符合⟦民法典第五百六十三条第一款第四项⟧规定情形的",
        "根据⟦宪法⟧，制定⟦本法⟧。",
        "可以依照⟦刑法⟧或者⟦本解释第三条⟧的规定",
        "违反⟦本细则第一百零九条所列第（一）至第（五）项⟧行为的",
        "有⟦前款第二项至第七项⟧规定情形的",
        "依照⟦本条前两款⟧的规定",
        "按照⟦浙政发〔2019〕27号文件⟧公布的⟦《事项清单（2019年版）》⟧执行",
        "除⟦“二、七、九”条⟧由市财政承担外",
        "⟦前发文件⟧与⟦本措施⟧不一致的，以⟦本措施⟧为准。",
        # Not citations: labels, forms, generic words, and words that only look like one.
        "第三条 为了规范管理，根据有关法律、法规，制定⟦本条例⟧。",
        "签订《标准地投资建设合同》，取得《特种行业许可证》",
        "建成第一条高速公路，本条约第一款项，本法院、本法人、成本规定，第一项目，前项目",
        "依照有关规定执行，按照国家规定的办法办理，提出方法第三",
        "对前三项污染物征收，违法第一",
        "国办发〔2019〕51号\n第二章 总则",
    ],
)
def test_found(marked: str) -> None:
    text, spans = unmark(marked)
    assert [one.span for one in cite(text)] == spans


@pytest.mark.parametrize(
    ("run", "provisions"),
    [
        ("第八条", ["第八条"]),
        ("第8条", ["第八条"]),
        ("第八条至第十一条", ["第八条", "第九条", "第十条", "第十一条"]),
        ("第十四条至十六条", ["第十四条", "第十五条", "第十六条"]),
        ("第八条、第十条第二款", ["第八条", "第十条第二款"]),
        ("第一、三项", ["第一项", "第三项"]),
        ("第一款第二项、第三项和第二款", ["第一款第二项", "第一款第三项", "第二款"]),
        ("第三条第（一）项", ["第三条第（一）项"]),
        ("第六条第一款第（一）（二）（三）项", ["第六条第一款第（一）项", "第六条第一款第（二）项", "第六条第一款第（三）项"]),
        ("第（一）至（三）项", ["第（一）项", "第（二）项", "第（三）项"]),
        ("第（五）、第（六）项", ["第（五）项", "第（六）项"]),
        ("第一百三十三条之一第二款", ["第一百三十三条之一第二款"]),
        ("第二编第三章", ["第二编第三章"]),
        ("第一百九十八条至第二百零一条", ["第一百九十八条", "第一百九十九条", "第二百条", "第二百零一条"]),
        ("第三条，第五条第二款", ["第三条", "第五条第二款"]),
        ("第一项目", []),
        ("第二款项", []),
        ("第十百条", []),
    ],
)  # fmt: skip
def test_provisions(run: str, provisions: list[str]) -> None:
    found, length = read_provisions(run)
    assert list(found) == provisions
    assert length == (len(run) if provisions else 0)


@given(st.integers(1, 1200), st.integers(1, 40))
def test_a_range_has_all_its_articles(first: int, more: int) -> None:
    run = f"第{write_numeral(first)}条至第{write_numeral(first + more)}条"
    labels = tuple(f"第{write_numeral(n)}条" for n in range(first, first + more + 1))
    assert read_provisions(run) == (labels, len(run))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国办发[2019]51 号", "国办发〔2019〕51号"),
        ("（2018）财税发（2018）6号", "财税发〔2018〕6号"),
        ("国务院令第722号", "国务院令第722号"),
        ("(〔94〕财税字第089号)", "〔94〕财税字第089号"),
        ("DB33/T1152—2018", "DB33/T1152—2018"),
        ("2019年版", None),
    ],
)
def test_number(text: str, number: str | None) -> None:
    assert match_number(text) == number


@pytest.mark.parametrize(
    ("text", "malformed"),
    [
        ("《意见》（国发〔2019〕5号）", []),
        ("《条例》（国务院令第722号）", []),
        ("《方案》（试行）", []),
        ("《意见》（国发2019〕5号）", ["国发2019〕5号"]),
        ("《意见》（国发〔219〕5号）", ["国发〔219〕5号"]),
        ("《意见》（国发〔2019〕5）", ["国发〔2019〕5"]),
    ],
)
def test_malformed_number(text: str, malformed: list[str]) -> None:
    found = find_malformed_numbers(whole_passage(text))
    assert [text[slice(*one.span)] for one in found] == malformed


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # A bare provision goes on with the law that was cited just before it,
        ("违反《甲法》第三条规定或者第四条规定", ["甲法", "甲法"]),
        ("依据刑法第十条规定的情形，第十一条的规定", ["刑法", "刑法"]),
        # but a sentence of its own speaks of its own paper.
        ("依照《甲法》第三条处罚。违反第四条的", ["甲法", None]),
        ("民法典第三十六条第一款规定的情形，该条第二款规定的个人", ["民法典", "民法典"]),
    ],
)
def test_whose_provision(text: str, titles: list[str | None]) -> None:
    assert [one.title for one in cite(text, None, "条例")] == titles


def test_a_bare_item_goes_with_what_was_cited_alike() -> None:
    text = "违反本条例第九条第一款规定的，按照下列规定处罚：\n（一）违反第一项规定的，处警告；\n（二）违反第二项、第三项规定的"
    assert [one.provisions for one in cite(text, None, "条例")] == [
        ("第九条第一款",),
        ("第九条第一款第一项",),
        ("第九条第一款第二项", "第九条第一款第三项"),
    ]


def test_an_explanation_speaks_of_another_paper() -> None:
    title = "关于《甲市走廊条例（草案）》的起草说明"
    text = f"{title}\n《条例》草案第三条明确了职责，第六条规定了范围。本条例自公布之日起施行。"
    found = cite(text, title, "说明")
    assert [(one.kind, one.title, one.relation) for one in found] == [
        ("document", "甲市走廊条例（草案）", "explains"),
        ("institutional_alias", "条例", "explains"),
        ("internal", "甲市走廊条例（草案）", "explains"),
        ("internal", "甲市走廊条例（草案）", "explains"),
        ("internal", "甲市走廊条例（草案）", "mentions"),
    ]


def test_an_amendment_puts_words_into_another_paper() -> None:
    title = "关于修改《甲条例》的决定"
    text = "一、将第三条修改为：\n“违反前款规定的，依照本条例第九条处罚。\n“有第一款行为的。”\n二、删除第五条。\n本决定自公布之日起施行。"
    found = cite(text, title, "决定")
    assert [(one.title, one.relation) for one in found] == [
        ("甲条例", "amends"),
        ("甲条例", "mentions"),
        ("甲条例", "follows"),
        ("甲条例", "mentions"),
        ("甲条例", "amends"),
        (None, "mentions"),
    ]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("根据《甲法》《乙条例》等法律法规，结合本省实际，制定本条例。", ["based_on", "based_on", "mentions"]),
        ("为贯彻落实《甲意见》（国发〔2021〕24号），结合实际，制定本方案。", ["based_on", "mentions"]),
        ("按照《甲意见》和省有关要求，特制定本方案。", ["based_on", "mentions"]),
        ("全面落实《甲条例》，对标国际一流水平。", ["implements"]),
        ("严格执行国务院《甲条例》。", ["implements"]),
        ("实施“人才国际化的若干意见”等政策。", ["implements"]),
        ("依照《甲法》第三条的规定处罚。", ["follows"]),
        ("参照《甲通知》给予支持。", ["follows"]),
        ("修订《甲管理办法》。", ["amends"]),
        ("根据《甲办法》（财农〔2021〕22号）、某省财政厅等6部门《关于印发〈乙细则〉的通知》等规定，修订本规定。",
         ["based_on", "based_on", "amends"]),
        ("根据国务院有关文件和财政部关于印发《甲办法的通知》等规定，制定本细则。", ["based_on", "mentions"]),
        ("根据某省人民政府办公厅水利厅联合印发的《甲方案》精神，制定本方案。", ["based_on", "mentions"]),
        ("世界知名杂志《远方》评为名城，执行《甲办法》。", ["implements"]),
        ("对《甲规定》作如下修改：", ["amends"]),
        ("将第三条修改为", ["amends"]),
        ("1988年发布的《甲细则》，1990年发布的《乙办法》和《丙规定》同时废止。", ["repeals", "repeals", "repeals"]),
        ("前发《甲意见》（杭政函〔2016〕188号）同时废止。", ["repeals"]),
        ("最高人民法院以前发布的司法解释与本规定不一致的，以本规定为准。", ["supersedes", "supersedes"]),
        ("与《甲办法》有重叠的，按照“从优、就高、不重复”的原则执行。", ["mentions"]),
        ("实施刑法第三百条规定的行为", ["mentions"]),
        ("符合前款规定条件的", ["mentions"]),
        ("依照前款的规定处罚", ["follows"]),
        ("违反《甲条例》规定的", ["mentions"]),
        ("主要上位法依据：\n《甲法》\n《乙条例》", ["based_on", "based_on"]),
        ("制定了《甲细则》，现印发给你们。", ["part_of"]),
        ("本规定自2004年1月1日起施行，《甲条例》同时废止。", ["mentions", "repeals"]),
        ("根据宪法制定本法。", ["based_on", "mentions"]),
        (
            "根据省委、省政府关于打造创新策源地的实施意见和市委、市政府关于加快融合发展的实施意见有关要求，提高效率。",
            ["based_on", "based_on"],
        ),
        (
            "根据1997年发布的《关于修改〈甲条例〉的决定》第一次修正的《甲条例》同时废止。",
            ["amends", "repeals"],
        ),
        ("根据《甲法》和本规定修订的规程", ["based_on", "mentions"]),
        # What others do rests on it, not this paper.
        ("各部门要根据《甲办法》，逐项制定文本。", ["follows"]),
        ("根据《甲意见》有关要求，要全面建立评价制度。", ["based_on"]),
        ("将引言修改为：\n“为正确审理案件，根据《甲法》，制定本解释。”", ["mentions", "mentions"]),
        ("在刑法第十条后增加一条，作为第十条之一：", ["amends", "amends"]),
    ],
)  # fmt: skip
def test_relation(text: str, relations: list[str]) -> None:
    assert [one.relation for one in cite(text, None, "规定")] == relations


def test_what_an_article_bases_something_on_is_no_basis_of_the_regulation() -> None:
    text = (
        "根据《甲法》的规定，结合实际，现就有关问题规定如下：\n第一条 为了规范管理，根据《乙法》，制定本规定。\n"
        "第二条 根据《丙法》的规定，上级工会向人民法院提起诉讼。\n"
    )
    (document,) = parse(f"某市工会规定\n{text}".encode(), "a.txt").documents
    found = [(one.title, one.relation) for one in document.citations if one.title]
    assert found == [("甲法", "based_on"), ("乙法", "based_on"), ("丙法", "follows")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("执行法院对第三人依照民事诉讼法第十条规定提出的异议，", "民事诉讼法"),
        ("买卖合同当事人主张民法典第六百四十一条适用的，", "民法典"),
        ("对于人民陪审员法第十五条规定之外的案件，", "人民陪审员法"),
        ("被执行人以有民事诉讼法第二百八十一条规定的情形为由提出抗辩的，", "民事诉讼法"),
        ("过失损坏设施，造成本解释第二条规定的后果的，", None),
    ],
)
def test_where_a_name_begins(text: str, title: str | None) -> None:
    assert [one.title for one in cite(text, None, "解释")] == [title]


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("根据《甲办法》（财企[2003]5号，以下简称办法），", "甲办法", "财企〔2003〕5号"),
        ("根据《甲办法》(财企[2003]5号)，", "甲办法", "财企〔2003〕5号"),
        ("落实《关于甲规划的批复（国函〔2017〕3号）》精神", "关于甲规划的批复", "国函〔2017〕3号"),
    ],
)
def test_the_number_of_a_title(text: str, title: str, number: str) -> None:
    assert [(one.title, one.number) for one in cite(text)] == [(title, number)]


def test_a_notice_encloses_all_that_it_names() -> None:
    text = (
        "甲县人民政府办公室关于印发乙办法和丙办法的通知\n各乡镇人民政府：\n"
        "《甲县乙办法》和《甲县丙办法（暂行）》已经县政府同意，现印发给你们。\n甲县乙办法\n第一条　为了管理，制定本办法。\n"
    )
    (document,) = parse(text.encode(), "notice.txt").documents
    assert [one.relation for one in document.citations[:2]] == ["part_of", "part_of"]


def test_issuer() -> None:
    text = "根据《国务院办公厅关于甲的意见》、省编办《关于乙的复函》和《丙条例》"
    assert [one.issuer for one in cite(text)] == ["国务院办公厅", "省编办", None]


PIECES = ["《", "》", "〈", "〉", "（", "）", "〔2019〕", "号", "国发", "第", "三", "十", "条", "款", "项", "至", "、", "和", "本", "前", "法", "条例", "以下简称", "“", "”", "，", "。", "\n", " ", "8"]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([None, "说明", "决定", "条例"])
)
def test_citations_do_not_overlap(pieces: list[str], genre: str | None) -> None:
    found = cite("".join(pieces), "关于《三法》的说明", genre)
    ends = [0, *(one.span[1] for one in found)]
    assert all(end <= one.span[0] < one.span[1] for end, one in zip(ends, found, strict=False))
