"""Who issued a paper: who signs it, begins its title, or adopted it by the note under the title."""

import pytest

from tiaoli.parser import parse

ARTICLE = "第一条 为了规范管理，制定本规定。\n第二条 本规定自2024年6月6日起施行。\n"


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("最高人民法院、最高人民检察院关于审理案件的规定\n", ["最高人民法院", "最高人民检察院"]),
        (
            "宁波市养犬规定\n2020年4月9日宁波市人大常委会第七次会议通过 2020年5月15日浙江省人大常委会第九次会议批准\n",
            ["宁波市人民代表大会常务委员会"],
        ),
        ("医疗器械管理规定\n2021年8月26日 国家市场监督管理总局令第47号公布\n", ["国家市场监督管理总局"]),
        ("法院调解规定\n2021年12月27日 最高人民法院审判委员会第1859次会议通过\n", ["最高人民法院"]),
        ("工人考核规定\n1990年6月23日 国务院批准\n", []),
        ("人民法院在线调解规定\n", []),
    ],
)  # fmt: skip
def test_issuers(head: str, issuers: list[str]) -> None:
    (document,) = parse((head + ARTICLE).encode(), "规定.txt").documents
    assert [one.name.removeprefix("中华人民共和国") for one in document.issuers] == issuers
