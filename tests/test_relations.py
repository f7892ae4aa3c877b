"""Relations between papers: which paper a citation means, across files, and what is said of both."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from tiaoli.graph.keys import Key, read_key
from tiaoli.graph.rdf import build_graph_of, read_records
from tiaoli.graph.relations import (
    RELATIONS,
    describe_relations,
    find_core,
    find_number,
    find_scope,
    find_works,
    normalise,
)
from tiaoli.graph.vocabulary import DCTERMS, ELI, PROV, RDF, TL, Names
from tiaoli.parser import parse

NAMES = Names()
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "gold"


def read(*texts: str) -> list[Key]:
    """The keys of some files, each of one paper."""
    parsed = [parse(text.encode(), f"{i}.txt") for i, text in enumerate(texts)]
    return [read_key(reading) for reading in read_records(parsed, NAMES)]


def resolve(keys: list[Key]) -> list[str]:
    """What each citation means, without the base, in the order of the keys and citations."""
    works = find_works(keys, NAMES)
    meant = {mention.cited.citation: paper.name for mention, paper in works.meant}
    return [
        NAMES.relative(meant[cited.citation]) if cited.citation in meant else "-"
        for key in keys
        for cited in key.cited
    ]


def describe(keys: list[Key]) -> set[tuple[str, str, str]]:
    nodes = describe_relations(find_works(keys, NAMES), NAMES)
    return {(subject, term, value) for subject, said in nodes for term, value in said}


PLAN = """杭州市推进数字贸易工作方案
杭政办函〔2020〕12号
为推进数字贸易，制定本方案。
一、总体要求
2020年5月1日起施行。
本方案自2020年5月1日起施行。
"""


@pytest.mark.parametrize(
    ("citing", "meant"),
    [
        # The number alone, the title alone, both; a covering notice stands for what it prints.
        ("根据浙政发〔2019〕27号文件精神，制定本意见。", ["cited/浙政发〔2019〕27号"]),
        (
            "根据《浙江省预算条例》（浙政发〔2019〕27号），制定本意见。",
            ["cited/浙政发〔2019〕27号"],
        ),
        ("根据《杭州市推进数字贸易工作方案》，制定本意见。", ["{plan}"]),
        ("根据《杭州市推进数字贸易工作方案》（杭政办函〔2020〕12号），制定本意见。", ["{plan}"]),
        ("根据杭政办函〔2020〕12号文件精神，制定本意见。", ["{plan}"]),
        (
            "根据《杭州市人民政府办公厅关于印发杭州市推进数字贸易工作方案的通知》（杭政办函〔2020〕12号），制定本意见。",
            ["{plan}"],
        ),
        # Another number is another paper, whatever its title.
        (
            "根据《杭州市推进数字贸易工作方案》（杭政办函〔2016〕3号），制定本意见。",
            ["cited/杭政办函〔2016〕3号"],
        ),
        # Laws go by their full names, national ones with the nation's.
        ("根据《中华人民共和国预算法》，制定本意见。", ["cited/中华人民共和国预算法"]),
        ("根据《预算法》，制定本意见。", ["cited/中华人民共和国预算法"]),
        # Each President's orders begin with the first: no number of one paper.
        (
            "根据《中华人民共和国预算法》（主席令第12号），制定本意见。",
            ["cited/中华人民共和国预算法"],
        ),
        # 关于… is anybody's: the node says who cites it, or whose it is.
        ("根据《关于加快发展的意见》，制定本意见。", ["cited/330100-关于加快发展的意见"]),
    ],
)
def test_a_citation_means_a_paper(citing: str, meant: list[str]) -> None:
    keys = read(
        PLAN, f"杭州市关于加快发展数字经济的实施意见\n{citing}\n本意见自2022年3月1日起施行。\n"
    )
    plan = f"document/{keys[0].id}"
    assert resolve(keys) == [words.format(plan=plan) for words in meant]


def test_a_number_joins_what_only_the_number_names() -> None:
    keys = read(
        "温州市开放意见\n根据《浙江省人民政府关于改革的通知》（浙政发〔2019〕27号）制定本意见。\n",
        "绍兴市开放意见\n根据浙政发〔2019〕27号文件精神制定本意见。\n",
    )
    assert resolve(keys) == ["cited/浙政发〔2019〕27号"] * 2
    assert resolve(keys[::-1]) == ["cited/浙政发〔2019〕27号"] * 2


def test_an_order_and_what_it_publishes_are_one_paper() -> None:
    keys = read(
        "企业登记管理细则\n第一条 本细则自2022年3月1日起施行。2004年6月10日国家工商行政管理总局令第12号公布的"
        "《企业经营范围登记管理规定》同时废止。\n"
    )
    assert set(resolve(keys)) == {"cited/国家工商行政管理总局令第12号"}
    assert len({value for _, term, value in describe(keys) if term == ELI.repeals}) == 1


def test_two_titles_under_one_number_are_two_papers() -> None:
    keys = read(
        "温州市开放意见\n根据《支持工业互联网发展若干政策》（皖政办秘〔2021〕82号）制定本意见。\n",
        "绍兴市开放意见\n根据《安徽省农产品流通行动计划》（皖政办秘〔2021〕82号）制定本意见。\n",
        "宁波市开放意见\n根据皖政办秘〔2021〕82号文件精神制定本意见。\n",
    )
    works = find_works(keys, NAMES)
    assert len(set(resolve(keys))) == 3
    assert len(works.possibly) == 3


def test_what_two_papers_may_be_is_never_guessed() -> None:
    """Two cities have a paper of the title that a third names without saying whose."""
    title = "关于加快发展数字经济的实施意见"
    keys = read(
        f"{title}\n杭政发〔2019〕1号\n杭州市各区、县（市）人民政府：\n一、要求\n杭州市要加快发展。\n杭州市人民政府\n2019年1月1日\n",
        f"{title}\n甬政发〔2019〕1号\n宁波市各区县（市）人民政府：\n一、要求\n宁波市要加快发展。\n宁波市人民政府\n2019年1月1日\n",
        f"温州市数字经济行动方案\n落实《{title}》，加快发展。\n2022年5月1日\n",
    )
    assert resolve(keys) == [f"cited/330300-{title}"]
    said = describe(keys)
    assert len([one for one in said if one[1] == TL.possiblySameAs]) == 2


def test_what_is_repealed_ends_the_day_before() -> None:
    keys = read(
        PLAN,
        "杭州市数字贸易管理办法\n第一条 为了发展，制定本办法。\n"
        "第二条 本办法自2022年3月1日起施行，《杭州市推进数字贸易工作方案》（杭政办函〔2020〕12号）同时废止。\n",
    )
    plan, rules = (NAMES.document(key.id) for key in keys)
    said = describe(keys)
    assert (rules, ELI.repeals, plan) in said
    day = '"2022-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert (plan, ELI.date_no_longer_in_force, day) in said
    (change,) = {subject for subject, term, value in said if (term, value) == (RDF.object, plan)}
    assert {(change, RDF.subject, rules), (change, DCTERMS.date, day)} <= said
    assert any(subject == change and term == PROV.wasQuotedFrom for subject, term, _ in said)


def test_priority_replaces_and_overlap_does_not() -> None:
    head = "杭州市降低企业成本若干措施\n一、要求\n"
    prevails = read(f"{head}前发文件与本措施不一致的，以本措施为准。\n")
    overlaps = read(f"{head}同一项目按照从优、就高、不重复的原则予以支持。\n")
    said = describe(prevails)
    assert [value for _, term, value in said if term == RDF.predicate] == [TL.prevailsOver]
    assert not [one for one in describe(overlaps) if one[1] in (RDF.predicate, TL.prevailsOver)]


AMENDED = """{title}
2003年8月27日 第十届全国人民代表大会常务委员会第四次会议通过
2009年8月27日 第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》第一次修正
{day} 第十三届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》第二次修正
第一条 为了发展，制定本法。
"""


def test_a_law_takes_in_what_amended_it() -> None:
    """Decisions of one title are told apart by their days, and are one where the days agree."""
    keys = read(
        AMENDED.format(title="中华人民共和国甲法", day="2019年4月23日"),
        AMENDED.format(title="中华人民共和国乙法", day="2020年4月23日"),
    )
    first, second = (NAMES.document(key.id) for key in keys)
    days = ("2009-08-27", "2019-04-23", "2020-04-23")
    old, new, later = (NAMES.cited("关于修改部分法律的决定", day) for day in days)
    said = describe(keys)
    taken_in = {(law, decision) for law, term, decision in said if term == ELI.consolidates}
    assert taken_in == {(first, old), (first, new), (second, old), (second, later)}
    assert {(law, by) for by, term, law in said if term == ELI.amends} == taken_in
    assert not [one for one in said if one[1] in (ELI.cites, TL.possiblySameAs)]
    dates = {(a, d[1:11]) for a, term, d in said if term == DCTERMS.date}
    changes = {a: d for a, term, d in said if (term, d) == (RDF.object, new)}
    assert {(change, "2019-04-23") for change in changes} <= dates


@pytest.mark.parametrize(
    ("title", "words", "amends"),
    [
        ("温州市专利工作实施方案", "修订《温州市专利资金管理办法》，以质量促进发展。", False),
        ("温州市专利工作实施方案", "对《温州市专利资金管理办法》进行持续修订。", False),
        (
            "温州市专利管理办法",
            "根据《关于修改〈温州市专利资金管理办法〉的决定》修正的《温州市专利资金管理办法》同时废止。",
            False,
        ),
        ("温州市专利工作实施方案", "将《温州市专利资金管理办法》第三条修改为：“第三条 申请人应当诚信。”", True),
        ("温州市专利工作实施方案", "对《温州市专利资金管理办法》（温政发〔2019〕7号）作如下修改：", True),
        ("关于修改《温州市专利资金管理办法》的通知", "决定修改《温州市专利资金管理办法》。", True),
        ("关于废止和修改部分地方性法规的决定", "修改《温州市专利资金管理条例》。", True),
    ],
)  # fmt: skip
def test_a_task_to_amend_amends_nothing(title: str, words: str, amends: bool) -> None:
    said = describe(read(f"{title}\n一、要求\n{words}\n本文件自2022年3月1日起施行。\n"))
    assert any(term == ELI.amends for _, term, _ in said) is amends


def test_which_decision_is_meant_is_not_guessed() -> None:
    keys = read(
        AMENDED.format(title="中华人民共和国甲法", day="2019年4月23日"),
        "办法\n根据《关于修改部分法律的决定》，制定本办法。\n本办法自2022年3月1日起施行。\n",
    )
    assert len([one for one in describe(keys) if one[1] == TL.possiblySameAs]) == 2


def test_a_decision_that_was_read_is_the_one_of_its_day() -> None:
    decision = (
        "全国人民代表大会常务委员会关于修改部分法律的决定\n"
        "（{day}第十一届全国人民代表大会常务委员会第十次会议通过）\n一、修改{law}。\n"
    )
    law = AMENDED.format(title="中华人民共和国甲法", day="2019年4月23日")
    decisions = (("2009年8月27日", "甲法"), ("2010年8月27日", "乙法"))
    keys = read(law, *(decision.format(day=day, law=name) for day, name in decisions))
    law_id, read_id = (NAMES.document(key.id) for key in keys[:2])
    assert (law_id, ELI.consolidates, read_id) in describe(keys)
    assert len([one for one in describe(keys) if one[1] == ELI.consolidates]) == 2


@pytest.mark.parametrize(
    ("title", "sentence", "relation"),
    [
        ("关于公布劳动保护规定的通知", "《中华人民共和国劳动保护法》已由全国人民代表大会常务委员会通过，现予公布，自2022年1月1日起施行。",
         ELI.commences),
        ("关于劳动保护的通知", "《杭州市劳动保护规定》（杭政函〔2021〕9号）自2022年1月1日起施行。", ELI.commences),
        ("关于更正有关内容的通知", "现将《杭州市劳动保护规定》中的有关内容更正如下。", ELI.corrects),
        ("关于劳动保护的通知", "市人力社保局《关于劳动保护的意见》已经市政府同意，现转发给你们，请认真贯彻执行。", TL.forwards),
        # Tells of what was; of when it repeals; and what an explanation tells.
        ("关于劳动保护的通知", "《杭州市劳动保护规定》自2022年1月1日起施行以来，成效明显。", None),
        ("关于劳动保护的通知", "1963年国务院批转的《关于劳动保护的规定》很有意义。", None),
        ("《杭州市劳动保护规定》政策解读", "《杭州市劳动保护规定》自2022年1月1日起施行。", None),
    ],
)  # fmt: skip
def test_what_a_paper_does_to_another_beside_what_records_say(
    title: str, sentence: str, relation: str | None
) -> None:
    said = describe(read(f"杭州市人民政府{title}\n一、要求\n{sentence}\n"))
    acts = (ELI.commences, ELI.corrects, TL.forwards)
    assert {term for _, term, _ in said if term in acts} == ({relation} if relation else set())


def test_a_draft_that_speaks_of_itself_cites_nothing() -> None:
    text = (
        "关于支持杭州市世界科技园区的实施意见（征求意见稿）\n"
        "杭州市研究制定了《关于支持杭州市世界科技园区的实施意见》（征求意见稿），现公开征求意见。\n一、要求\n要发展。\n"
    )
    assert not [one for one in describe(read(text)) if one[1] in (ELI.cites, TL.citesWork)]


def test_a_draft_and_what_came_of_it() -> None:
    keys = read(
        "杭州市绿色建筑条例（草案）\n第一条 为了发展，制定本条例。\n第二条 本条例适用于本市。\n",
        "杭州市绿色建筑条例\n第一条 为了发展，制定本条例。\n第二条 本条例自2022年1月1日起施行。\n",
    )
    draft, final = (NAMES.document(key.id) for key in keys)
    assert (draft, TL.draftOf, final) in describe(keys)


@pytest.mark.parametrize(
    ("title", "core", "scope"),
    [
        (
            "浙江省人民政府关于印发浙江省开展改革试点工作实施方案的通知",
            "浙江省开展改革试点工作实施方案",
            "330000",
        ),
        ("商务部关于印发〈总体工作方案〉的通知", "总体工作方案", ""),
        ("中华人民共和国公司法", "公司法", ""),
        ("公司法", "公司法", ""),
        ("杭州市数字贸易促进条例", "杭州市数字贸易促进条例", "330100"),
        ("关于加快发展的意见", "关于加快发展的意见", None),
        ("管理办法", "管理办法", None),
    ],
)
def test_what_a_title_tells(title: str, core: str, scope: str | None) -> None:
    shape = normalise(title)
    assert (find_core(shape), find_scope(shape)) == (core, scope)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("浙政发〔2019〕27 号", "浙政发〔2019〕27号"),
        ("国务院令722号", "国务院令第722号"),
        ("主席令第7号", None),
        (None, None),
    ],
)
def test_numbers(number: str | None, expected: str | None) -> None:
    assert find_number(number) == expected


def test_an_office_sits_with_its_host() -> None:
    text = (
        "杭州市服务贸易发展方案\n一、机制\n"
        "由杭州市服务贸易发展工作领导小组办公室（设在市商务局）牵头。市财政局的网站设在市数据资源局。\n"
        "本方案自2021年11月11日起施行。\n"
    )
    (reading,) = read_records([parse(text.encode(), "text.txt")], NAMES)
    hosts = [
        (NAMES.relative(subject), NAMES.relative(value))
        for subject, said in build_graph_of(reading).nodes
        for term, value in said
        if term == TL.hostedBy
    ]
    assert hosts == [("agency/杭州市服务贸易发展工作领导小组办公室", "agency/杭州市商务局")]


# Against the annotated papers

_OTHER_WORDS = {
    "based_on": "based_on",
    "implements": "implements",
    "repeals": "repeals",
    "supersedes": "supersedes_inconsistent",
    "explains": "draft_explained_by",
}
Row = tuple[str, str, str]  # file, relation, core of the title or else the number


def _what(title: str | None, number: str | None, relation: str) -> str:
    if relation in ("supersedes_inconsistent", "draft_explained_by"):
        return ""
    return find_core(normalise(title)) if title else find_number(number) or ""


def score(found: set[Row], rows: Iterable[dict[str, str | None]]) -> tuple[int, int, int]:
    """Hits, misses, extras; what an optional row names counts neither way, in whatever relation."""
    needed: set[Row] = set()
    optional: set[tuple[str, str]] = set()
    for row in rows:
        file, relation = row["file"] or "", row["relation"] or ""
        what = _what(row["target"], row["target_number"], relation)
        if row["optional"]:
            optional.add((file, what))
        else:
            needed.add((file, relation, what))
    extras = {one for one in found - needed if (one[0], one[2]) not in optional}
    return len(needed & found), len(needed - found), len(extras)


@pytest.mark.shared
def test_relations_stated_in_the_samples() -> None:
    if not SHARED.exists():
        pytest.skip("no annotations beside the repository")
    lines = (SHARED / "relations.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    stated = [row for row in rows if row["relation"] in _OTHER_WORDS.values()]
    annotated: dict[str, list[tuple[int, int]]] = {}
    for line in (SHARED / "ranges.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        file, first, last = line.split("\t")[:3]
        annotated.setdefault(file, []).append((int(first), int(last)))
    found: set[Row] = set()
    for file in sorted(annotated):
        parsed = parse((ROOT / "samples" / file).read_bytes(), file)
        keys = [read_key(reading) for reading in read_records([parsed], NAMES)]
        works = find_works(keys, NAMES)
        meant = [(mention, paper.title) for mention, paper in works.meant]
        for mention, title in [*meant, *((mention, None) for mention in works.unnamed)]:
            relation = _OTHER_WORDS.get(mention.cited.relation)
            start = int(mention.cited.place.partition("#char=")[2].partition(",")[0])
            line_number = parsed.source.text.count("\n", 0, start) + 1
            if relation and any(low <= line_number <= high for low, high in annotated[file]):
                title = mention.cited.title or title
                found.add((file, relation, _what(title, mention.number, relation)))
    hits, misses, extras = score(found, stated)
    assert 2 * hits / (2 * hits + misses + extras) >= 0.92
    assert set(_OTHER_WORDS) <= RELATIONS.keys()
