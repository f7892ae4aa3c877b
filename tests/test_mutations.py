"""One unit lost, doubled or misplaced gives one diagnostic, of the right code, in the right place."""

import pytest

from tiaoli.parser import parse

from .corpus import CORPUS, load_corpus, sample
from .mutate import Mutation, article_run, find_run, mutate

# After articles of 行政许可法 (2003), shortened and numbered anew.
LICENSING = """\
中华人民共和国行政许可法
（2003年8月27日第十届全国人民代表大会常务委员会第四次会议通过）
第一章　总　　则
第一条　为了规范行政许可的设定和实施，保护公民、法人和其他组织的合法权益，维护公共利益和社会秩序，制定本法。
第二条　本法所称行政许可，是指行政机关根据公民、法人或者其他组织的申请，经依法审查，准予其从事特定活动的行为。
第三条　行政许可的设定和实施，适用本法。
有关行政机关对其他机关或者对其直接管理的事业单位的人事、财务、外事等事项的审批，不适用本法。
第四条　设定和实施行政许可，应当依照法定的权限、范围、条件和程序。
第二章　行政许可的设定
第五条　设定行政许可，应当遵循经济和社会发展规律，有利于发挥公民、法人或者其他组织的积极性、主动性。
第六条　本法第五条所列事项，通过下列方式能够予以规范的，可以不设行政许可：
（一）公民、法人或者其他组织能够自主决定的；
（二）市场竞争机制能够有效调节的；
（三）行业组织或者中介机构能够自律管理的；
（四）行政机关采用事后监督等其他行政管理方式能够解决的。
第七条　依照前条规定，法律可以设定行政许可。
第三章　附　　则
第八条　本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。
第九条　本法自2004年7月1日起施行。
"""
# After the pattern of such papers; no paper's own words.
MEASURES = """\
某某市人民政府关于加强城市绿化工作的意见
各区、县（市）人民政府，市政府各部门、各直属单位：
为加强城市绿化，提升城市品质，现提出如下意见：
一、总体要求
坚持生态优先，统筹规划，建设绿色宜居城市。
二、重点任务
（一）完善规划体系。编制城市绿地系统规划，明确绿地布局。
（二）增加绿地面积。利用边角地块建设小微绿地。
1.建设社区公园。每个社区至少建设一处公园。
2.建设沿河绿道。沿主要河道建设连续绿道。
3.建设立体绿化。鼓励公共建筑实施屋顶绿化。
4.建设街头绿地。拆除违法建筑后的土地优先用于绿化。
（三）提高养护水平。制定养护标准，落实养护经费。
（四）严格执法监督。依法查处毁绿占绿行为。
三、保障措施
加强组织领导，落实工作责任。
四、附则
本意见自2024年6月6日起施行。
"""
PAPERS = {
    "articles": (LICENSING, "第.条", "第"),
    "chapters": (LICENSING, "第.章.*\n", "第"),
    "items": (LICENSING, "（.）", "（.）|第"),
    "level1": (MEASURES, ".、", ".、"),
    "level2": (MEASURES, "（.）", "（.）|.、"),
    "level3": (MEASURES, r"\d\.", r"\d\.|（.）"),
}


def find_odd(text: str) -> list[tuple[str, int]]:
    """What is odd about the structure: a lost article leaves its citations pointing nowhere, too."""
    documents = parse(text.encode(), "text", mentions=False).documents
    return [(odd.code, odd.span[0]) for document in documents for odd in document.diagnostics]


def _mutations() -> list[Mutation]:
    return [
        mutation._replace(name=f"{paper}: {mutation.name}")
        for paper, (text, label, stop) in PAPERS.items()
        for run in [find_run(text, label, stop)]
        for index in range(len(run) - 1)
        for mutation in mutate(text, run, index)
    ]


@pytest.mark.parametrize("text", [LICENSING, MEASURES], ids=["law", "paper"])
def test_nothing_is_odd_about_a_clean_text(text: str) -> None:
    assert find_odd(text) == []


@pytest.mark.parametrize("mutation", _mutations(), ids=lambda mutation: mutation.name)
def test_one_mutation_is_one_diagnostic(mutation: Mutation) -> None:
    assert find_odd(mutation.text) == [(mutation.code, mutation.start)]


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"needs the corpus beside the repository: {CORPUS}")
def test_mutations_of_the_corpus() -> None:
    tried, wrong = 0, []
    for gold in sample(load_corpus(), 60):
        if find_odd(gold.text):
            continue
        run = article_run(gold)
        for index in sorted({0, len(run) // 2, len(run) - 2} & set(range(len(run) - 1))):
            for mutation in mutate(gold.text, run, index):
                tried += 1
                found = find_odd(mutation.text)
                if found != [(mutation.code, mutation.start)]:
                    wrong.append((gold.name, mutation.name, mutation.code, mutation.start, found))
    assert wrong == []
    assert tried > 400
