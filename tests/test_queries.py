"""Answers of the named queries over samples/, read against the texts, and their parameters."""

from pathlib import Path

import pyoxigraph
import pytest

from tiaoli.graph import build_graph
from tiaoli.graph.queries import Table, find_queries, run_named
from tiaoli.parser import parse

from .test_graph import format_table

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "questions"
# What is asked of the samples: the name of an answer, the query, what is given.
ASKED: dict[str, tuple[str, dict[str, str]]] = {
    "amended": ("amended", {}),
    "applies-to-linping": ("applies-to", {"district": "杭州市临平区", "day": "2022-08-18"}),
    "applies-to-yuhang-2020": ("applies-to", {"district": "余杭区", "day": "2020-06-01"}),
    "applies-to-corridor": ("applies-to", {"district": "杭州城西科创大走廊", "day": "2022-08-18"}),
    "citations": ("citations", {"paper": "paper-7eec1e4c71b48757"}),
    "citing-repealed": ("citing-repealed", {"day": "2024-01-01"}),
    "citations-of-an-explanation": ("citations", {"paper": "paper-c788bf4a2216427c"}),
    "conflicts": ("conflicts", {}),
    "dangling": ("dangling", {}),
    "definitions": ("definitions", {}),
    "division-hangzhou-2022": ("division", {"district": "杭州市", "day": "2022-01-01"}),
    "division-yuhang-2020": ("division", {"district": "余杭区", "day": "2020-06-06"}),
    "division-of-labour": ("division-of-labour", {"paper": "paper-4e7077e54701949a"}),
    "documents": ("documents", {}),
    "duties-of-city-commerce": (
        "duties",
        {"agency": "杭州市商务局", "role": "lead", "day": "2024-07-01"},
    ),
    "expiring-2025": ("expiring", {"day": "2025-01-01", "until": "2026-01-01"}),
    "funding": ("funding", {}),
    "in-force-2024": ("in-force", {"day": "2024-07-01"}),
    "led-by": ("led-by", {}),
    "members-2018": ("members", {"group": "杭州市各区、县（市）人民政府", "day": "2018-06-06"}),
    "members-of-districts-2022": (
        "members",
        {"group": "杭州市各区人民政府", "day": "2022-06-06"},
    ),
    "members-2022": ("members", {"group": "杭州市各区、县（市）人民政府", "day": "2022-06-06"}),
    "names-of-city-economy": ("names-of", {"agency": "市经信局"}),
    "names-of-city-planning": ("names-of", {"agency": "杭州市规划和自然资源局"}),
    "names-of-on-a-day": ("names-of", {"agency": "市经信局", "day": "2018-06-06"}),
    "orphaned-2024": ("orphaned", {"day": "2024-07-01"}),
    "outline": ("outline", {"paper": "paper-83c5074b7012e3df"}),
    "overlap": ("overlap", {}),
    "possibly-same": ("possibly-same", {}),
    "replaced": ("replaced", {}),
    "responsibilities": ("responsibilities", {"paper": "paper-83c5074b7012e3df"}),
    "resting-on-budget-law": ("resting-on", {"title": "中华人民共和国预算法"}),
    "resting-on-article": ("resting-on", {"title": "浙江省优化营商环境条例", "article": "第九条"}),
    "resting-on-number": ("resting-on", {"title": "优化营商环境条例"}),
    "shared-duties": ("shared-duties", {"agency": "杭州市数据资源管理局"}),
    "state-2024": ("state", {"day": "2024-07-01"}),
    "successors": ("successors", {}),
    "targets": ("targets", {"paper": "paper-83c5074b7012e3df"}),
    "targets-2026": ("targets", {"by": "2026"}),
    "where": (
        "where",
        {"subject": "https://tiaoli.example/document/paper-83c5074b7012e3df/lvl1_3"},
    ),
    "without-lead": ("without-lead", {}),
}


@pytest.fixture(scope="module")
def samples() -> pyoxigraph.Store:
    paths = sorted((ROOT / "samples").glob("*.txt"))
    return build_graph(parse(path.read_bytes(), path.name) for path in paths).as_store()


def ask(store: pyoxigraph.Store, name: str) -> Table:
    query, given = ASKED[name]
    return run_named(store, query, given)


@pytest.mark.parametrize("name", ASKED)
def test_answers_over_the_samples(
    name: str, samples: pyoxigraph.Store, update_golden: bool
) -> None:
    golden = GOLDEN / f"{name}.tsv"
    found = format_table(ask(samples, name))
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_every_answer_kept_is_asked_for() -> None:
    assert {path.stem for path in GOLDEN.glob("*.tsv")} == ASKED.keys()
    assert {query for query, _ in ASKED.values()} == find_queries().keys()


@pytest.mark.parametrize(
    ("agency", "bodies"),
    [
        ("杭州市经济和信息化局", {"杭州市经济和信息化局", "杭州市经济和信息化委员会"}),
        ("杭州市经济和信息化委员会", {"杭州市经济和信息化局", "杭州市经济和信息化委员会"}),
        # Not what else went into a body that it went into.
        ("杭州市规划局", {"杭州市规划局", "杭州市规划和自然资源局"}),
    ],
)
def test_a_line_of_bodies(agency: str, bodies: set[str], samples: pyoxigraph.Store) -> None:
    table = run_named(samples, "names-of", {"agency": agency})
    assert {row[table.columns.index("name")] for row in table.rows} == bodies


GROUPS = """浙江省加快发展意见
一、要求
浙江省各市人民政府应当制定方案。
浙江省各县（市、区）人民政府应当落实责任。
本意见自2022年1月1日起施行。
"""


def test_members_are_of_the_kinds_that_a_group_names() -> None:
    texts = [
        GROUPS,
        GROUPS.replace("浙江省各市", "湖北省各市（州）").replace("浙江", "湖北"),
        GROUPS.replace("浙江省各市", "云南省各州、市").replace("浙江", "云南"),
    ]
    parsed = [parse(text.encode(), f"{i}.txt") for i, text in enumerate(texts)]
    store = build_graph(parsed).as_store()
    table = run_named(store, "members", {"day": "2022-06-06"})
    members: dict[str, list[str]] = {}
    for group, member, *_ in table.rows:
        members.setdefault(str(group), []).append(str(member))
    cities, counties = members["浙江省各市人民政府"], members["浙江省各县（市、区）人民政府"]
    assert (len(cities), len(counties)) == (11, 90)
    assert "恩施土家族苗族自治州人民政府" in members["湖北省各市（州）人民政府"]
    assert len(members["云南省各州、市人民政府"]) == 16
    assert {"义乌市人民政府", "桐庐县人民政府", "杭州市余杭区人民政府"} < set(counties)


def test_a_relation_leads_back_to_its_words(samples: pyoxigraph.Store) -> None:
    (row,) = (
        row
        for row in run_named(samples, "replaced", {}).rows
        if row[4] == "repeals" and str(row[0]).endswith("杭政函〔2019〕69号")
    )
    found = run_named(samples, "where", {"subject": str(row[2])})
    places = [dict(zip(found.columns, one, strict=True)) for one in found.rows]
    # The paper stands twice in the file, and says so in both.
    place = next(one for one in places if str(one["property"]).endswith("#repeals"))
    text = parse((ROOT / "samples" / str(place["path"])).read_bytes(), "").source.text
    words = text[int(str(place["start"])) : int(str(place["end"]))]
    assert words.endswith("（试行）的通知》（杭政函〔2019〕69号）")
