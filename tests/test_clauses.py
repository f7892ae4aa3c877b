"""Shares of funding, overlap clauses, and who leads a whole paper: forms by their examples."""

import pytest

from tiaoli.graph.clauses import FUNDING, OVERLAP, SCOPE, find_shares
from tiaoli.graph.rdf import build_graph_of, read_records
from tiaoli.graph.vocabulary import DCTERMS, ELI, PROV, RDF, SCHEMA, SKOS, TL, Names
from tiaoli.parser import parse
from tiaoli.parser.phrases import Form

from .marks import unmark

NAMES = Names()
Row = dict[str, list[str]]


def read(text: str, *kinds: str) -> list[Row]:
    """What is said of the nodes of some classes: property -> values, without the base."""
    (reading,) = read_records([parse(text.encode(), "a.txt")], NAMES)
    found = []
    for _, statements in build_graph_of(reading).nodes:
        if any((RDF.type, kind) in statements for kind in kinds):
            row: Row = {}
            for term, value in statements:
                row.setdefault(term, []).append(value.split("^^")[0].split("@")[0].strip('"'))
            found.append(row)
    return found


@pytest.mark.parametrize("form", [*FUNDING, *OVERLAP, *SCOPE], ids=lambda form: form.name)
def test_each_form_by_its_example(form: Form) -> None:
    text, (span,) = unmark(form.example)
    match = form.pattern.search(text)
    assert match is not None
    if form in FUNDING:
        assert find_shares(match)
    if form not in OVERLAP:
        assert match.span() == span
    else:
        assert span[0] <= match.start() <= match.end() <= span[1]


@pytest.mark.parametrize(
    ("sentence", "shares"),
    [
        ("由市财政及有关区、县（市）财政各承担50%。",
         [("市财政", 50, "%"), ("有关区、县（市）财政", 50, "%")]),
        ("涉及甲区的，由市财政和当地财政分别承担25%、75%。", [("市财政", 25, "%"), ("当地财政", 75, "%")]),
        ("由市、区两级财政按1：1比例承担。", [("市", 1, "1:1"), ("区", 1, "1:1")]),
        ("按照省市区1:1:1比例安排。", [("省", 1, "1:1:1"), ("市", 1, "1:1:1"), ("区", 1, "1:1:1")]),
        ("由省财政承担百分之六十，市县财政承担40%。", [("省财政", 60, "%"), ("市县财政", 40, "%")]),
        ("由市和区财政各承担一半。", [("市", 50, "%"), ("区财政", 50, "%")]),
        # Two numbers for three, more than the whole, and shares of a risk or among people.
        ("由省、市、区财政分别承担25%、75%。", []),
        ("由市、区财政各承担60%。", []),
        ("政府性担保机构承担40%的风险。", []),
        ("由业主按照专有部分面积所占比例承担。", []),
        ("所需经费由同级财政承担。", []),
    ],
)  # fmt: skip
def test_shares(sentence: str, shares: list[tuple[str, float, str]]) -> None:
    head = "杭州市扶持办法\n第一条　为了发展，制定本办法。\n第二条　所需资金"
    rows = read(f"{head}{sentence}\n", TL.FundingShare)
    found = [
        (row[TL.payerWords][0], float(row[SCHEMA.value][0]), row[SCHEMA.unitText][0])
        for row in rows
    ]
    assert found == shares


def test_a_share_holds_for_districts_and_has_a_place() -> None:
    text = (
        "杭州市扶持办法\n第一条　为了发展，制定本办法。\n"
        "第二条　涉及上城区、余杭区的，由市财政和当地财政各承担50%;涉及桐庐县的，由市财政和当地财政分别承担25%、75%。\n"
        "第三条　本办法自2022年1月1日起施行。\n"
    )
    rows = read(text, TL.FundingShare)
    areas = [[NAMES.relative(area) for area in row[DCTERMS.spatial]] for row in rows]
    districts = ["division/330102-2021", "division/330110-2021"]
    assert areas == [districts, districts, ["division/330122-1981"], ["division/330122-1981"]]
    assert [row.get(TL.payer, ["-"])[0][-12:] for row in rows] == ["330100-1981>", "-"] * 2
    assert {NAMES.relative(row[DCTERMS.source][0]).split("/")[-1] for row in rows} == {
        "art_2__para_1"
    }
    start, end = (
        int(part) for part in rows[0][PROV.wasQuotedFrom][0][:-1].split("=")[1].split(",")
    )
    assert text[start:end] == "市财政和当地财政各承担50%"


@pytest.mark.parametrize(
    ("sentence", "overlaps"),
    [
        ("本措施与其他政策有重叠的，按照“从优、就高、不重复”的原则执行。", 1),
        ("有关政策按“从高从优不重复原则”给予支持。", 1),
        ("同一项目不得重复享受市级补助。", 1),
        # Priority replaces; and what is not to be done twice need not be aid.
        ("前发文件与本措施不一致的，以本措施为准。", 0),
        ("畜禽标识不得重复使用。", 0),
        ("对同一违法行为，不得重复处罚。", 0),
    ],
)
def test_overlap(sentence: str, overlaps: int) -> None:
    text = f"杭州市降低企业成本若干措施\n一、要求\n{sentence}\n"
    rows = read(text, TL.OverlapClause)
    assert len(rows) == overlaps
    assert all(row[SCHEMA.text] == [sentence] for row in rows)


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("本措施自2024年3月1日起施行，由市经信局负责牵头组织实施。", ["杭州市经济和信息化局"]),
        ("本措施自2024年3月1日起施行。由市经信局负责组织实施。", ["杭州市经济和信息化局"]),
        ("本措施自2024年3月1日起施行，由市经信局、市商务局负责牵头组织实施。",
         ["杭州市经济和信息化局", "杭州市商务局"]),
        ("由市经信局牵头组织实施培育工程。", []),
        ("本措施自2024年3月1日起施行。", []),
    ],
)  # fmt: skip
def test_who_leads_the_whole_paper(sentence: str, leads: list[str]) -> None:
    text = f"杭州市降低企业成本若干措施\n一、要求\n降低成本。\n{sentence}\n"
    (paper,) = read(text, ELI.LegalResource)
    bodies = [NAMES.relative(body) for body in paper.get(ELI.responsibility_of_agent, [])]
    assert bodies == [f"agency/{name}" for name in leads]


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("本办法适用于本市行政区域内的企业。", ["330100-1981"]),
        ("本办法适用于本省行政区域内的企业。", ["330000-1981"]),
        ("凡在我市行政区域内注册的企业，均可享受本政策。", ["330100-1981"]),
        ("在本行政区域内从事经营活动的，应当遵守本办法。", ["330100-1981"]),
        ("本办法适用于西湖区范围内的企业。", ["330106-1996"]),
        ("本办法适用于杭州未来科技城范围内的企业。", ["杭州未来科技城"]),
        ("杭州未来科技城的规划、建设等活动，适用本办法。", ["杭州未来科技城"]),
        ("在西湖区范围内从事经营活动的，应当遵守本办法。", ["330106-1996"]),
        ("杭州未来科技城的国有企业，不适用本办法。", []),
        ("杭州未来科技城的国有企业不适用本办法。", []),
        ("本市行政区域内的国有企业，不适用本办法。", []),
        # A class of places, a part of the city, others' papers, and where things are done.
        ("本办法适用于城市规划区范围内的企业。", []),
        ("本办法适用于本市中心城区的企业。", []),
        ("在本市行政区域内从事经营活动的，应当遵守有关规定。", []),
        ("负责本行政区域内的监督管理工作。", []),
    ],
)
def test_where_a_paper_applies(sentence: str, areas: list[str]) -> None:
    text = f"杭州市企业服务管理办法\n第一条 {sentence}\n第二条 本办法自2019年3月1日起施行。\n"
    (paper,) = read(text, ELI.LegalResource)
    found = [NAMES.relative(area) for area in paper.get(ELI.relevant_for, [])]
    assert found == [f"division/{area}" for area in areas]
    assert [row[DCTERMS.spatial] for row in read(text, TL.ScopeClause)] == (
        [paper[ELI.relevant_for]] if areas else []
    )


def test_what_a_name_for_several_places_stands_for() -> None:
    text = (
        "杭州市科创走廊管理办法\n第一条 资金由西湖区、余杭区和临安区（以下简称“三区”）安排。\n"
        "第二条 三区应当支持企业。\n第三条 本办法自2022年3月1日起施行。\n"
    )
    (group,) = (row for row in read(text, TL.Zone) if DCTERMS.hasPart in row)
    assert group[SKOS.prefLabel] == ["杭州市西湖区、杭州市余杭区、杭州市临安区"]
    codes = ["330106-1996", "330110-2021", "330112-2017"]
    assert [NAMES.relative(area) for area in group[DCTERMS.hasPart]] == [
        f"division/{code}" for code in codes
    ]
