"""Two made-up papers in one file, with records of every type, made by hand: what the graph is tested on."""

import hashlib

from tiaoli.parser import Parsed
from tiaoli.parser.records import (
    Agency,
    Body,
    Citation,
    Date,
    Definition,
    Diagnostic,
    Division,
    Document,
    Issuer,
    Norm,
    Origin,
    Place,
    Provision,
    Responsibility,
    Span,
    Target,
    Title,
)
from tiaoli.parser.source import Source

TEXT = """云水市关于支持数字经济的若干措施
云政办〔2023〕9号
为落实《云水省"数字经济"条例》（以下简称《条例》），制定本措施。本措施所称主体，是指企业和院所。
一、培育主体
（一）加大投入。到2025年，每年新增企业不少于20家，市经信局、市财政局应当\t支持。
1.市财政局按\\比例给予2.5%至5%的补助。
2.给予青湖区企业50万元。
市财政局每季度公布结果。
（二）由市经信局会同三区政府探索试点。
二、附则
本措施自2023年10月1日起施行，有效期至2025年12月31日。《关于数字经济的意见》同时废止，前款另有规定的除外。
关于数字经济的意见
第一条【目　的】 支持数字经济。
"""


def at(words: str, number: int = 1) -> Span:
    """The span of the so many-th appearance of `words`."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def between(first: str, last: str) -> Span:
    """From the beginning of `first` to the end of `last`."""
    return at(first)[0], at(last)[1]


CAIZHENG = Body(name="云水市财政局", id="云水市财政局", group=False)
JINGXIN = Body(name="云水市经济和信息化局", id="云水市经济和信息化局", group=False)
SANQU = Body(name="三区政府", id="三区政府", group=True)


def _agency(body: Body, span: Span, provision: str) -> Agency:
    return Agency(
        span=span, provision=provision, rule="made-up", name=body.name, id=body.id, group=body.group
    )


def build_source(name: str = "made-up.txt") -> Source:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Source(name=name, sha256=digest, media_type="text/plain", encoding="utf-8", text=TEXT)


def build_measures(source: Source) -> Document:
    one, two = "lvl1_1__lvl2_1", "lvl1_1__lvl2_2"
    return Document(
        id="paper-1",
        source=Origin(
            path=source.name,
            sha256=source.sha256,
            media_type=source.media_type,
            encoding=source.encoding,
            span=between("云水市关于", "除外。"),
        ),
        title=Title(text="云水市关于支持数字经济的若干措施", span=at("云水市关于支持数字经济的若干措施")),
        label="云水市关于支持数字经济的若干措施",
        genre="措施",
        status="final",
        number="云政办〔2023〕9号",
        jurisdiction=Division(name="云水市", code="990100"),
        issuers=(Issuer(name="云水市人民政府", id="云水市人民政府", span=at("云水市")),),
        adopted=None,
        published="2023-09",
        effective="2023-10-01",
        expires="2025-12-31",
        effective_rule=None,
        provisions=(
            Provision(id="title", kind="title", span=at("云水市关于支持数字经济的若干措施")),
            Provision(id="note", kind="note", span=at("云政办〔2023〕9号")),
            Provision(id="preamble", kind="preamble", span=between("为落实", "院所。")),
            Provision(
                id="lvl1_1", kind="level1", number=1, label="一、", heading="培育主体",
                span=between("一、", "试点。"),
            ),
            Provision(
                id=one, kind="level2", number=1, label="（一）", heading="加大投入",
                span=between("（一）", "结果。"), parent="lvl1_1",
            ),
            Provision(
                id=f"{one}__lvl3_1", kind="level3", number=1, label="1.",
                span=between("1.市", "补助。"), parent=one,
            ),
            Provision(
                id=f"{one}__lvl3_2", kind="level3", number=2, label="2.",
                span=between("2.给", "50万元。"), parent=one,
            ),
            Provision(
                id=two, kind="level2", number=2, label="（二）",
                span=between("（二）", "试点。"), parent="lvl1_1",
            ),
            Provision(
                id="lvl1_2", kind="level1", number=2, label="二、", heading="附则",
                span=between("二、", "除外。"),
            ),
        ),
        agencies=(
            _agency(JINGXIN, at("市经信局"), one),
            _agency(CAIZHENG, at("市财政局"), one),
            _agency(CAIZHENG, at("市财政局", 2), f"{one}__lvl3_1"),
            _agency(CAIZHENG, at("市财政局", 3), one),
            _agency(JINGXIN, at("市经信局", 2), two),
            _agency(SANQU, at("三区政府"), two),
        ),
        responsibilities=(
            Responsibility(
                span=at("市经信局"), provision=one, rule="made-up", agency=JINGXIN,
                role="responsible", action="支持", action_span=at("支持", 2),
            ),
            Responsibility(
                span=at("市财政局"), provision=one, rule="made-up", agency=CAIZHENG,
                role="responsible", action="支持", action_span=at("支持", 2),
            ),
            Responsibility(
                span=at("市财政局", 3), provision=one, rule="made-up", agency=CAIZHENG,
                role="responsible", action="支持", action_span=at("支持", 2),
            ),
            Responsibility(
                span=at("市经信局", 2), provision=two, rule="made-up", agency=JINGXIN,
                role="lead", action=None, action_span=None,
            ),
            Responsibility(
                span=at("三区政府"), provision=two, rule="made-up", agency=SANQU,
                role="joint", action="探索试点", action_span=at("探索试点"),
            ),
        ),
        citations=(
            Citation(
                span=at('《云水省"数字经济"条例》'), provision="preamble", rule="made-up",
                kind="document", title='云水省"数字经济"条例', number=None, issuer="云水省人大",
                provisions=("第八条", "第九条"), relation="implements", target=None,
                unresolved="not in this file",
            ),
            Citation(
                span=at("《关于数字经济的意见》"), provision="lvl1_2", rule="made-up",
                kind="document", title="关于数字经济的意见", number="云政〔2021〕1号", issuer=None,
                provisions=(), relation="repeals", target="act-2", unresolved=None,
            ),
            Citation(
                span=at("前款"), provision="lvl1_2", rule="made-up", kind="internal", title=None,
                number=None, issuer=None, provisions=("前款",), relation="mentions",
                target="paper-1/lvl1_1", unresolved=None,
            ),
        ),
        dates=(
            Date(
                span=at("2023年10月1日"), provision="lvl1_2", rule="made-up", value="2023-10-01",
                meaning="effective",
            ),
            Date(span=at("每季度"), provision=one, rule="made-up", value=None, meaning="recurring"),
        ),
        definitions=(
            Definition(
                span=at("（以下简称《条例》）"), provision="preamble", rule="made-up", term="《条例》",
                term_span=at("《条例》"), kind="document", expansion='《云水省"数字经济"条例》',
                expansion_span=at('《云水省"数字经济"条例》'), members=(),
            ),
            Definition(
                span=at("本措施所称主体，是指企业和院所"), provision="preamble", rule="made-up",
                term="主体", term_span=at("主体"), kind="other", expansion="企业和院所",
                expansion_span=None, members=("企业", "院所"),
            ),
        ),
        places=(
            Place(
                span=at("青湖区"), provision=f"{one}__lvl3_2", rule="made-up", name="青湖区",
                code="990102", kind="district", group=False,
            ),
            Place(
                span=at("三区"), provision=None, rule="made-up", name="三区", code=None, kind="zone",
                group=True,
            ),
        ),
        norms=(
            Norm(
                span=at("市财政局应当\t支持"), provision=one, rule="made-up", modality="obligation",
                bearer="市财政局", bearer_id=CAIZHENG.id,
            ),
            Norm(
                span=at("探索试点"), provision=two, rule="made-up", modality="exploration",
                bearer=None, bearer_id=None,
            ),
        ),
        targets=(
            Target(
                span=at("新增企业不少于20家"), provision=one, rule="made-up", indicator="新增企业",
                value=20.0, measure="家", bound=">=", by="2025", kind="target",
            ),
            Target(
                span=at("2.5%至5%的补助"), provision=f"{one}__lvl3_1", rule="made-up",
                indicator="补助", value=(2.5, 5.0), measure="%", bound="range", by=None, kind="ratio",
            ),
            Target(
                span=at("50万元"), provision=f"{one}__lvl3_2", rule="made-up", indicator="补助",
                value=50.0, measure="万元", bound="=", by=None, kind="subsidy",
            ),
        ),
        diagnostics=(
            Diagnostic(
                code="date/blank", message="made up", severity="warning", span=at("2.给"),
            ),
        ),
    )  # fmt: skip


def build_opinions(source: Source) -> Document:
    span = between("关于数字经济的意见\n", "支持数字经济。")
    return Document(
        id="act-2",
        source=Origin(
            path=source.name,
            sha256=source.sha256,
            media_type=source.media_type,
            encoding=source.encoding,
            span=span,
        ),
        title=None,
        label="第一条【目　的】 支持数字经济。",
        genre=None,
        status="explanation",
        number=None,
        issuers=(Issuer(name="云水市人民政府", id="云水市人民政府", span=at("云水市")),),
        effective_rule="自公布之日起",
        provisions=(
            Provision(
                id="art_1~2", kind="article", number=1, suffix=2, label="第一条", heading="目的",
                span=between("第一条", "支持数字经济。"),
            ),
            Provision(
                id="art_1~2__para_1", kind="paragraph", number=1,
                span=at("支持数字经济。"), parent="art_1~2",
            ),
        ),
        diagnostics=(),
    )  # fmt: skip


def build_made_up(name: str = "made-up.txt") -> Parsed:
    """The file, as the parser would give it."""
    source = build_source(name)
    return Parsed(source, (build_measures(source), build_opinions(source)))
