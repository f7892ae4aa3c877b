"""A document's life, from the words of its notes, its signature and its last clauses."""

from dataclasses import dataclass

import pytest

from tiaoli.parser import parse
from tiaoli.parser.documents import split_documents
from tiaoli.parser.life import Life, find_last_day, find_life
from tiaoli.parser.line_repairs import separate_titles
from tiaoli.parser.lines import find_lines
from tiaoli.parser.source import Source, read_source

NOTHING = Life()
ARTICLES = "第一条 为了规范管理，制定本办法。\n第二条 本市行政区域内适用本办法。\n"


@dataclass(frozen=True)
class Case:
    """notes: the lines under the title; clause: the last article; signature: behind it."""

    notes: str = ""
    clause: str = ""
    signature: str = ""
    life: Life = NOTHING

    @property
    def text(self) -> str:
        article = f"第三条 {self.clause}\n" if self.clause else ""
        return f"某市道路管理办法\n{self.notes}{ARTICLES}{article}{self.signature}"


def read_life(text: str) -> tuple[Source, Life]:
    source = read_source(text.encode(), "办法.txt")
    lines = separate_titles(source.reading, find_lines(source.reading))
    (draft,) = split_documents(source.reading, lines)
    return source, find_life(source.reading, lines, draft)


CASES = [
    Case(clause="本办法自2024年6月6日起施行。", life=Life(effective="2024-06-06")),
    Case(
        clause="本办法自2024年6月6日起施行，有效期一年。",
        life=Life(effective="2024-06-06", expires="2025-06-05"),
    ),
    Case(
        clause="本办法自2024年6月6日起施行。有效期五年。",
        life=Life(effective="2024-06-06", expires="2029-06-05"),
    ),
    Case(
        clause="本办法自2024年11月15日起施行，有效期至2027年11月14日，由市发改委负责牵头组织实施。",
        life=Life(effective="2024-11-15", expires="2027-11-14"),
    ),
    Case(
        clause="本办法自2023年7月13日起施行，至2025年12月31日。",
        life=Life(effective="2023-07-13", expires="2025-12-31"),
    ),
    Case(
        clause="本办法有效期为2022年1月1日至2024年12月31日。",
        life=Life(effective="2022-01-01", expires="2024-12-31"),
    ),
    Case(
        clause="本办法明确的各项政策除标明期限外，均为2025年全年实施有效。",
        life=Life(expires="2025-12-31"),
    ),
    Case(clause="本办法自公布之日起施行。", life=Life(effective_rule="自公布之日起")),
    Case(
        clause="本办法自发布之日起30日后实施，实施期为3年。",
        life=Life(effective_rule="自发布之日起30日后"),
    ),
    Case(
        clause="本办法自发布之日起施行，有效期至2018年12月21日。",
        life=Life(effective_rule="自发布之日起", expires="2018-12-21"),
    ),
    Case(
        clause="本办法自2010年10月1日起施行。1992年1月18日市政府发布的《某市道路管理规定》同时废止。",
        life=Life(effective="2010-10-01"),
    ),
    Case(
        notes="（某市人民代表大会常务委员会第七次会议通过 2002年8月16日公布 自2002年8月23日起施行）\n",
        life=Life(published="2002-08-16", effective="2002-08-23"),
    ),
    Case(clause="本办法自XXXX年X月X日起施行。"),
    Case(clause="许可证自2024年1月1日起执行，有效期为五年。"),
    Case(
        notes="（2022年6月29日某市第十四届人民代表大会常务委员会第三次会议通过 "
        "2022年9月29日某省第十三届人民代表大会常务委员会第三十八次会议批准）\n",
        clause="本办法自2023年1月1日起施行。",
        life=Life(adopted="2022-06-29", effective="2023-01-01"),
    ),
    Case(
        notes="2006年5月17日 国务院第136次常务会议通过\n2006年5月27日 国务院令第469号公布\n"
        "2006年9月1日 施行\n",
        life=Life(adopted="2006-05-17", published="2006-05-27", effective="2006-09-01"),
    ),
    Case(
        notes="2018年6月25日 最高人民法院审判委员会第1743次会议通过\n2024年1月1日 施行\n",
        clause="本办法自2018年7月1日起施行。",
        life=Life(adopted="2018-06-25", effective="2024-01-01"),
    ),
    Case(
        clause="本办法自2022年10月9日起施行。",
        signature="某市商务局\n2022年10月8日\n",
        life=Life(published="2022-10-08", effective="2022-10-09"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.clause or case.notes for case in CASES])
def test_life(case: Case) -> None:
    assert read_life(case.text)[1] == case.life


def test_a_clause_before_long_attachments() -> None:
    text = (
        Case(clause="本办法自2024年6月6日起施行。").text
        + "附件：收费标准\n"
        + "每车每次10元。\n" * 40
    )
    assert read_life(text)[1].effective == "2024-06-06"


def test_expiry_before_effect() -> None:
    text = Case(clause="本办法自2024年6月6日起施行，有效期至2023年12月31日。").text
    source, life = read_life(text)
    (diagnostic,) = life.diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("life/expiry-before-effect", "warning")
    assert source.text[slice(*diagnostic.span)] == "2023年12月31日"
    assert diagnostic.message == (
        "the last day in force, 2023-12-31, comes before the first, 2024-06-06"
    )


@pytest.mark.parametrize(
    ("start", "term", "last"),
    [
        ("2024-06-06", "P1Y", "2025-06-05"),
        ("2024-01-01", "P3Y", "2026-12-31"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2023-08-31", "P6M", "2024-02-29"),
        ("2024-06-06", "P30D", "2024-07-05"),
        ("2024-06-06", "P9999Y", None),
        ("2024-06-06", "5WD", None),
        ("2024-06-06", "P1Y/P2Y", None),
    ],
)
def test_last_day(start: str, term: str, last: str | None) -> None:
    assert find_last_day(start, term) == last


def test_the_document_has_its_life() -> None:
    (document,) = parse(CASES[1].text.encode(), "办法.txt").documents
    assert (document.effective, document.expires) == ("2024-06-06", "2025-06-05")


@pytest.mark.parametrize(
    ("printed", "blank"),
    [
        ("XXXX年X月X日", True),
        ("20××年×月×日", True),
        ("____年__月__日", True),
        ("2024年 月 日", True),
        ("2024年×月×日", True),
        ("　年　月　日", True),
        ("2024年 5月 1日", False),
        ("2024 年 5 月 1 日", False),
    ],
)
def test_a_date_left_blank(printed: str, blank: bool) -> None:
    text = Case(clause=f"本办法自{printed}起施行。").text
    (document,) = parse(text.encode(), "text").documents
    found = [text[slice(*odd.span)] for odd in document.diagnostics if odd.code == "date/blank"]
    assert found == [printed] * blank
