"""Duties: every form by its example, what a list says of each body, and where no duty is."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.outputs.maps.facts import gather
from tiaoli.parser import parse
from tiaoli.parser.definitions import find_definitions
from tiaoli.parser.duty_forms import DUTY_FORMS, DutyForm
from tiaoli.parser.duty_lists import LIST_RULES
from tiaoli.parser.names import find_agencies
from tiaoli.parser.phrases import Row
from tiaoli.parser.records import Division, Responsibility
from tiaoli.parser.responsibilities import find_responsibilities
from tiaoli.parser.source import whole_passage

from .marks import unmark

HANGZHOU = Division(name="杭州市", code="330100")


def find(text: str) -> list[Responsibility]:
    passage = whole_passage(text)
    agencies = find_agencies(passage, HANGZHOU, "2024", find_definitions(passage))
    return find_responsibilities(passage, agencies)


@pytest.mark.parametrize("form", DUTY_FORMS, ids=lambda form: form.name)
def test_each_form_by_its_example(form: DutyForm) -> None:
    text, spans = unmark(form.example)
    duties: Iterable[Responsibility] = find(text)
    if form.governor == "head":  # where a provision begins
        head = "杭州市商务局职责分工办法\n一、工作职责\n"
        (document,) = parse((head + text).encode(), "a.txt").documents
        duties = document.responsibilities
        spans = [(start + len(head), end + len(head)) for start, end in spans]
    found = [
        one for one in duties
        if any(start <= one.span[0] < end for start, end in spans)
    ]  # fmt: skip
    if form.role is None:
        assert found == []
    else:
        assert {(one.rule, one.role) for one in found} == {(form.name, form.role)}


@pytest.mark.parametrize("rule", LIST_RULES, ids=lambda rule: rule.name)
def test_each_list_by_its_example(rule: Row) -> None:
    text, spans = unmark(rule.example)
    assert rule.name in [one.rule for one in find(text) if one.span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进改革。（责任单位：市司法局、市委编办）",
         [("市司法局", "responsible"), ("市委编办", "responsible")]),
        ("推进改革。[责任单位：市市场监管局牵头，市公安局、市建委参与]",
         [("市市场监管局", "lead"), ("市公安局", "cooperate"), ("市建委", "cooperate")]),
        ("推进改革。（牵头单位：市商务局；配合单位：市财政局、市税务局）",
         [("市商务局", "lead"), ("市财政局", "cooperate"), ("市税务局", "cooperate")]),
        ("一、聚焦科技服务（由市科技局牵头）", [("市科技局", "lead")]),
        ("市商务局会同市市场监管局进行核查。",
         [("市商务局", "responsible"), ("市市场监管局", "joint")]),
        ("方案报市人民政府批准后实施。", [("市人民政府", "approve")]),
        ("销售前应当取得市财政局的许可，已取得市商务局批准的不再申请。", [("市财政局", "approve")]),
        ("市财政局（市商务局、市教育局）、区人民政府应当按照规定组织验收。",
         [("市财政局", "responsible"), ("区人民政府", "responsible")]),
        ("市财政局可以委托有执法人员的市商务局实施检查。",
         [("市财政局", "responsible"), ("市商务局", "delegate")]),
        ("市财政局除责令其补缴外，并可以处罚款。", [("市财政局", "responsible")]),
        ("市财政局经审查属实，应当予以登记。", [("市财政局", "responsible")]),
        ("市财政局或者其授权的单位可以编制目录。", [("市财政局", "responsible")]),
        ("负责人由会议推选，并报该会议的市财政局备案。", [("市财政局", "approve")]),
        ("市财政局，是本地区的预算编制主体，负责编制预算。", [("市财政局", "responsible")]),
        ("排污口应当经批准该项目的市财政局验收合格。", [("市财政局", "approve")]),
        ("市财政局发现区人民政府的决定不当的，应当责令纠正。", [("市财政局", "responsible")]),
        ("市财政局送达文书，根据规定需要通过市商务局转递的，应当附函。", [("市财政局", "responsible")]),
        ("市人民政府可以责成市财政局强制拆除，不得责成市商务局强制搬迁。",
         [("市人民政府", "responsible"), ("市财政局", "responsible")]),
        ("市人民政府委托市交投集团建设。", [("市人民政府", "responsible"), ("市交投集团", "delegate")]),
        ("本方案由市商务局负责牵头组织实施。", [("市商务局", "lead")]),
        ("领导小组办公室设在市发改委。", [("市发改委", "responsible")]),
        ("照明时间经市人民政府同意后公布。", [("市人民政府", "approve")]),
        ("改变用途，需市人民政府批准的，按程序报批。", [("市人民政府", "approve")]),
        ("市财政局以及供电企业应当做好有关工作。", [("市财政局", "responsible")]),
        ("市财政局、供电企业和市商务局应当配合。",
         [("市财政局", "responsible"), ("市商务局", "responsible")]),
        ("市人民政府应当根据国家颁布的规定制定目录。", [("市人民政府", "responsible")]),
        ("市财政局发现违法行为的，应当制止。", [("市财政局", "responsible")]),
        ("推进改革。（市商务局牵头，市工作专班牵头单位按职责分工负责）",
         [("市商务局", "lead"), ("市工作专班牵头单位", "responsible")]),
        ("教育行政部门、学校举办者有条件的，可以设立。", [("教育行政部门", "responsible")]),
        ("出让资源的主管部门（以下简称市出让办公室）应当公告。", [("市出让办公室", "responsible")]),
        ("铁路公安机关和地方公安机关分工负责治安。",
         [("铁路公安机关", "responsible"), ("地方公安机关", "responsible")]),
        ("相关部门接到举报后应当登记。", [("相关部门", "responsible")]),
        ("市财政局、挂靠单位、登记单位要协商。", [("市财政局", "responsible")]),
        ("开采方案报原登记机关批准。", [("原登记机关", "approve")]),
        ("由地级以上市人民政府组织实施，报有批准权的人民政府批准。",
         [("地级以上市人民政府", "responsible"), ("有批准权的人民政府", "approve")]),
        ("领导小组办公室（设在市商务局）负责日常工作。",
         [("领导小组办公室", "responsible"), ("市商务局", "responsible")]),
        ("深化应用。（市财政局、市某某秘书处按职责分工负责）", [("市财政局", "responsible")]),
        ("落实核销。（市财政局、市商务局等有关部门负责）",
         [("市财政局", "responsible"), ("市商务局", "responsible")]),
        ("事故由学校或者教育行政部门给予处理。", [("教育行政部门", "responsible")]),
        ("市财政局、供水企业、燃气企业、热力企业和市商务局应当配合。",
         [("市财政局", "responsible"), ("市商务局", "responsible")]),
        ("由作出处罚决定的机关销毁。", [("作出处罚决定的机关", "responsible")]),
        ("广告的管理机关是市市场监管局。", [("市市场监管局", "responsible")]),
        ("未经市规划局的同意，不得清理。", [("市规划局", "approve")]),
        ("规划报市人民政府会同国务院有关部门批准。",
         [("市人民政府", "approve"), ("国务院有关部门", "joint")]),
        ("由海事部门实行签证的船舶，免予办理。", []),
        ("有关部门要求协助的，应当支持。", []),
        # What a notice asks for, whose duties stand below, and verbs of those who lead or decide.
        ("请各县（市、区）人民政府、市财政局紧扣目标，抓好落实。",
         [("各县（市、区）人民政府", "responsible"), ("市财政局", "responsible")]),
        ("请市人民政府同意。", []),
        ("市财政局的主要职责包括：\n（一）编制预算。", [("市财政局", "responsible")]),
        ("市财政局职责：会同市商务局制定办法。", [("市财政局", "responsible"), ("市商务局", "joint")]),
        ("市人民政府领导本行政区域内的防汛工作。", [("市人民政府", "responsible")]),
        ("市人民政府主要领导负责。", []),
        ("由市商务局审核，市人民政府批准，并公布。",
         [("市商务局", "responsible"), ("市人民政府", "approve")]),
        ("市人民政府是应对一般灾害的主体，区人民政府立即组织受灾群众转移。",
         [("市人民政府", "responsible"), ("区人民政府", "responsible")]),
        ("市财政局收到申请后，根据情况核定金额。", [("市财政局", "responsible")]),
        ("市财政局收到申请后，有下列情形的，可以退回。", [("市财政局", "responsible")]),
        ("市财政局及其分支机构按照规定发放补助。", [("市财政局", "responsible")]),
        ("副指挥长由市财政局局长、市人民政府分管副秘书长和市商务局、市教育局、市公安局主要负责人担任。", []),
        ("区人民政府于2010年6月5日和12月5日前报告。", [("区人民政府", "responsible")]),
        ("经市人民政府研究，原则同意该方案。方案经市人民政府审批同意，现予印发。", []),
        # Told by what they must do, by their duty, or as members, seats and branches of others.
        ("牵头单位要切实负起责任。", [("牵头单位", "responsible")]),
        ("由牵头部门统一协调。", [("牵头部门", "responsible")]),
        ("扩大投资。（市商务局主办，市财政局、市税务局协办）",
         [("市商务局", "responsible"), ("市财政局", "cooperate"), ("市税务局", "cooperate")]),
        ("扩大投资。（市商务局、市财政局负责，第一责任单位为牵头单位，下同）",
         [("市商务局", "lead"), ("市财政局", "responsible")]),
        ("重视粮食安全。（市商务局、某某直属库。排名第一的为牵头单位，下同）", [("市商务局", "lead")]),
        ("各参与单位要主动作为。", [("各参与单位", "responsible")]),
        ("各责任（配合）单位要加强协调。", [("各责任（配合）单位", "responsible")]),
        ("各乡镇政府、市政府各个部门都要建立机制。",
         [("各乡镇政府", "responsible"), ("市政府各个部门", "responsible")]),
        ("市财政局、市商务局等各司其职，各负其责，积极配合。",
         [("市财政局", "cooperate"), ("市商务局", "cooperate")]),
        ("市财政局、市商务局密切配合。", [("市财政局", "cooperate"), ("市商务局", "cooperate")]),
        ("活动的主办单位为市商务局；承办单位为市总工会。",
         [("市商务局", "responsible"), ("市总工会", "responsible")]),
        ("市财政局、东湖电站负责抢修。", [("市财政局", "responsible")]),
        ("市财政局、企业负责的工作。", []),
        ("法院要积极参与。", [("法院", "responsible")]),
        ("由市规划局牵头，市财政局、市商务局配合的工作机制",
         [("市规划局", "lead"), ("市财政局", "cooperate"), ("市商务局", "cooperate")]),
        ("由市规划局牵头，市财政局配合的项目", [("市规划局", "lead")]),
        ("市财政局或其指定机构先与受让单位签订合同。", [("市财政局", "responsible")]),
        ("各有关部门依职权一次性发放相关证照。", [("各有关部门", "responsible")]),
        ("发改、环保等部门提前介入项目。", [("发改、环保等部门", "responsible")]),
        ("办公室向市政府上报落实情况。", [("市政府", "report_to")]),
        ("市消费工作领导小组下设办公室，负责改革工作。", [("办公室", "responsible")]),
        ("责任单位应当恢复植被。", []),
        ("政府应加大扶持力度。", [("政府", "responsible")]),
        ("市财政局和其他负有相关工作监督管理职责的部门应当督促其整改。",
         [("市财政局", "responsible"), ("其他负有相关工作监督管理职责的部门", "responsible")]),
        ("（责任单位：市数字经济领导小组成员单位）", [("市数字经济领导小组成员单位", "responsible")]),
        ("由工程所在地县级人民政府负责。", [("工程所在地县级人民政府", "responsible")]),
        ("市财政局的派出机构可以依法办理。", [("市财政局的派出机构", "responsible")]),
        ("县级以上人民政府及其部门可以接受捐赠。", [("县级以上人民政府及其部门", "responsible")]),
        ("各区、县（市）及市有关部门要细化措施。",
         [("各区、县（市）", "responsible"), ("市有关部门", "responsible")]),
        ("各地各相关部门要总结经验。", [("各地各相关部门", "responsible")]),
        ("城建档案管理机构不得要求提供。", [("档案管理机构", "responsible")]),
        ("由作出决定的行政机关责令改正。", [("行政机关", "responsible")]),
        ("可以向作出决定的监察机关申请复审。", [("监察机关", "report_to")]),
        ("由其上级行政主管部门责令改正。", [("上级行政主管部门", "responsible")]),
        ("市财政局对举报应当及时处理。", [("市财政局", "responsible")]),
        ("市财政局认为不成立，决定不予受理，但是需要移送的，应当移送。", [("市财政局", "responsible")]),
        ("市财政局作出处罚决定的，应当书面告知。", [("市财政局", "responsible")]),
        ("各部门、各地区，特别是企业主管机关必须进行管理。",
         [("各部门、各地区", "responsible"), ("企业主管机关", "responsible")]),
        ("经市财政局或者其授权的部门批准。", [("市财政局", "approve")]),
        ("市财政局是本市商务主管部门，负责商务工作。", [("市财政局", "responsible")]),
        # Words of duties
        ("市财政局负责制定办法。", [("市财政局", "responsible")]),
        ("市财政局认为必要时，也可以进行协调。", [("市财政局", "responsible")]),
        ("市财政局依托杭州市公共平台，建立专班。", [("市财政局", "responsible")]),
        ("由市财政局提出意见，报市人民政府决定。", [("市财政局", "responsible"), ("市人民政府", "approve")]),
        ("市财政局将与市商务局、市审计局等单位一起，组织制定标准。",
         [("市财政局", "responsible"), ("市商务局", "joint"), ("市审计局", "joint")]),
        ("市财政局与市商务局按照优化协同高效的原则和各自的分工共同下达。",
         [("市财政局", "responsible"), ("市商务局", "responsible")]),
        ("由其所在单位或者市财政局给予处分。", [("市财政局", "responsible")]),
        ("成立市数字经济工作专班，负责统筹调度。", [("市数字经济工作专班", "responsible")]),
        ("市财政局可会商市商务局同意，发起抽查。",
         [("市财政局", "responsible"), ("市商务局", "approve")]),
        ("市政府和管委会[以下简称各区、县（市）政府（管委会）]组织领导工作。",
         [("市政府", "responsible"), ("管委会", "responsible")]),
        ("（责任单位：市商务局，萧山区、余杭区政府[以下简称有关区政府]）",
         [("市商务局", "responsible"), ("萧山区", "responsible"), ("余杭区政府", "responsible")]),
        ("税务、公安、人民银行、海关四部门加强共享。",
         [("税务、公安、人民银行、海关四部门", "responsible")]),
        ("税务、医保等部门以改革为引领，拓展范围。", [("税务、医保等部门", "responsible")]),
        ("各级财政、税务部门密切合作，畅通渠道。", [("各级财政、税务部门", "responsible")]),
        ("各区、县（市）要抓好落实，淳安县要就高落实。",
         [("各区、县（市）", "responsible"), ("淳安县", "responsible")]),
        ("由萧山区、余杭区负责落实。", [("萧山区", "responsible"), ("余杭区", "responsible")]),
        ("由市人民政府组织市商务局、市公安局查处。",
         [("市人民政府", "responsible"), ("市商务局", "responsible"), ("市公安局", "responsible")]),
        ("提升服务。[市公安局。以下均需市财政局负责，不再列出。]",
         [("市公安局", "responsible"), ("市财政局", "responsible")]),
        # Until when is no member of a list; brackets, labels and line ends of all kinds.
        ("规范市场。【市商务局牵头，市财政局配合，2024年6月底前完成】",
         [("市商务局", "lead"), ("市财政局", "cooperate")]),
        ("规范市场。（市商务局、市财政局；持续推进）",
         [("市商务局", "responsible"), ("市财政局", "responsible")]),
        ("规范市场。〔市商务局按职责分工负责，市财政局配合〕",
         [("市商务局", "responsible"), ("市财政局", "cooperate")]),
        ("规范市场。（牵头：市商务局；配合：市财政局、市公安局）",
         [("市商务局", "lead"), ("市财政局", "cooperate"), ("市公安局", "cooperate")]),
        ("牵头单位为市商务局，配合单位为市财政局。",
         [("市商务局", "lead"), ("市财政局", "cooperate")]),
        ("责任单位：市商务局、\n市财政局\n市公安局",
         [("市商务局", "responsible"), ("市财政局", "responsible")]),
        ("经费落实：市公安局办公用房。", []),
        # More ways to be told what to do.
        ("市财政局、市公安局协同开展行动。",
         [("市财政局", "responsible"), ("市公安局", "responsible")]),
        ("市财政局务必高度重视。", [("市财政局", "responsible")]),
        ("街道办事处（镇人民政府）应当登记。", [("街道办事处", "responsible")]),
        ("报送市财政局或者其分局。", [("市财政局或者其分局", "report_to")]),
        ("2.1 市财政局\n负责资金保障。", [("市财政局", "responsible")]),
        ("市财政局　负责资金保障。", [("市财政局", "responsible")]),
        ("市财政局 负责人：张三", []),
        ("市财政局的职责是：筹措资金。", [("市财政局", "responsible")]),
        ("成员单位职责：市财政局负责筹措资金。", [("市财政局", "responsible")]),
        # A person, or a longer name, is meant.
        ("重大问题提请市人民政府分管领导同志协调解决。", []),
        ("公文由市财政局副局长签发。", []),
        ("方案报市人民政府某某室。", []),
        ("成员由市财政局、监察室、某分局主要负责同志担任。", []),
        ("接到学校向市财政局的申请报告后公示。", []),
        ("市财政局在《行动方案》中承诺的“十件实事”，均已办结。", []),
        ("有明确主管部门指导的领域，由市财政局负责。", [("市财政局", "responsible")]),
        ("提升服务。（市公安局负责。以下均需市财政局和市民政局落实，不再列出）",
         [("市公安局", "responsible"), ("市财政局", "responsible"), ("市民政局", "responsible")]),
        # None where none is.
        ("对拖欠款项的国家机关、事业单位，应当采取限制措施。", []),
        ("我市要加快建设，全区要做好服务。", []),
        ("鼓励企业联合市财政局、市商务局开展培训。", []),
        ("（二）市财政局提出建议的；", []),
        ("但国务院对批准机关另有规定的除外。", []),
        ("市财政局，对发现的问题未依法处理的，由市监察委责令改正。", [("市监察委", "responsible")]),
        ("市财政局核查补贴账目，应当制作笔录。", [("市财政局", "responsible")]),
        ("市财政局对上级转来的线索有疑问的，可以要求说明。", [("市财政局", "responsible")]),
        ("市财政局受理申请，认为材料属实、用途正当，但是金额有误的，应当更正。", [("市财政局", "responsible")]),
        ("市财政局经审查，认为理由成立的，裁定撤销。", [("市财政局", "responsible")]),
        ("市财政局送达通知时应当说明理由。", [("市财政局", "responsible")]),
        ("市财政局协助市审计局开展核查，并应当保密。", [("市财政局", "cooperate")]),
        ("市财政局听取意见前，申请人可以补正。", []),
        ("市财政局组成人员联名，可以提出议案。", []),
        ("市财政局违反规定，应当改正。", []),
        ("市财政局和受市商务局委托的服务机构应当保密。", [("市财政局", "responsible")]),
        ("海关凭许可证放行。", [("海关", "responsible")]),
        ("将材料送交市财政局审查。", [("市财政局", "approve")]),
        ("经国家外汇管理局或者其分局批准。", [("国家外汇管理局", "approve")]),
        ("向市财政局批准设立的检查站报验。", []),
        ("市人民政府设立湿地保护委员会，归口市财政局，负责统筹。", [("市人民政府", "responsible"), ("湿地保护委员会", "responsible")]),
        ("立即向所在单位和市公安局报告。", [("市公安局", "report_to")]),
        ("所在单位或者市财政局责令改正。", [("市财政局", "responsible")]),
        ("对由市财政局负责监督管理的企业进行抽查。", []),
        ("市财政局高度重视此项工作。", []),
        ("已会同市财政局起草了规范。", []),
        ("行政执法活动需要市财政局协助的，", []),
        ("经市人民政府同意，现印发给你们。", []),
        ("确需由市商务局统一管理的事项除外。", []),
        ("近年来，市财政局认真落实各项政策。", []),
        ("市财政局认真进行了研究。", []),
        ("1987年1月19日 国务院批准\n", []),
        ("海关依法追缴、没收的文物，应当登记。", []),
        ("由市财政局授权的机构进行。", []),
        ("公安机关依法决定采取措施的，银行应当配合。", []),
        ("经市人民政府同意，结合我市实际，现提出如下意见。", []),
        ("除由市本级承担以及市财政局分担外，", []),
        ("明确监管责任部门，统一监管标准。", []),
        ("市财政局依法作出的承诺以及依法订立的合同，不得变更。", []),
        ("企业申请市财政局出具证明的，提供材料。", []),
        ("市财政局向企业发放的电子证照有同等效力。", []),
        ("市财政局主要负责人为成员。", []),
        ("按照市商务局的规定执行。", []),
        ("根据《杭州市人民政府关于加快发展的意见》制定。", []),
        ("与市商务局做好对接。", []),
        ("依托市数据资源局建设平台。", []),
        ("推进电子税务局建设。", []),
        ("发挥企业牵头作用。", []),
    ],
)  # fmt: skip
def test_duties(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[slice(*one.span)], one.role) for one in find(text)] == expected


def test_a_list_on_its_own_line_is_about_the_paragraph_above() -> None:
    paper = (
        "杭州市改革实施方案\n一、工作重点\n（一）加快信息共享。建立全市统一的平台，归集各单位的数据，并向社会开放，方便企业办事。\n"
        "（责任单位：市数据资源局）\n（二）提升准营便利。\n（责任单位：市商务局牵头）\n"
    )
    (document,) = parse(paper.encode(), "a.txt").documents
    assert [
        (one.provision, one.action) for one in document.responsibilities
    ] == [("lvl1_1__lvl2_1", "加快信息共享"), ("lvl1_1__lvl2_2", "提升准营便利")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局不得增设条件。", ["不得增设条件"]),
        ("市财政局应予受理。", ["应予受理"]),
        ("企业申请变更的，登记机关应当依法及时办理。", ["办理"]),
        ("市财政局要统一思想认识，抓好落实。", ["统一思想认识，抓好落实"]),
        ("市财政局应当统筹土地指标，加快市场建设。", ["统筹土地指标，加快市场建设"]),
        ("国家机关不得拖欠款项，大型企业不得拖延付款。", ["不得拖欠款项"]),
        ("有关部门不得限定渠道，办理标准应当一致。", ["不得限定渠道"]),
        ("由市商务局牵头组织实施，相关条款由市财政局负责解释。", ["牵头组织实施", "负责解释"]),
        ("按照市商务局统筹协调、各行政执法部门牵头实施的原则，推进监管。", ["牵头实施"]),
        ("除报经有权机关批准外，不得停产。", ["批准"]),
        (
            "建立联合抽查工作专班（专班办公室设在市商务局），负责制定计划。",
            ["负责制定计划", "专班办公室设在市商务局"],
        ),
        ("资金可由市财政局统筹用于补助。", ["统筹用于补助"]),
        ("市商务局牵头，市财政局配合，尽快制定方案。", ["尽快制定方案", "尽快制定方案"]),
        ("市商务局会同市财政局等部门编制目录。", ["会同市财政局等部门编制目录", "编制目录"]),
        (
            "领导小组办公室（设在市商务局，抽调人员组成专班）负责日常工作。",
            ["负责日常工作", "负责日常工作"],
        ),
        ("市财政局不予受理并书面说明理由。", ["不予受理并书面说明理由"]),
        ("市财政局应当对其负责。", ["对其负责"]),
        ("市财政局应当将其纳入规划。", ["将其纳入规划"]),
        ("市财政局不得要求企业披露。", ["不得要求企业披露"]),
        ("方案报市财政局，并抄送市商务局、承办单位。", ["方案", "方案"]),
        ("启动应急预案，并立即报告市财政局。", ["启动应急预案"]),
        ("施工单位应当立即报告市财政局，并保护现场。", ["立即报告"]),
        ("经市财政局批准由学校管理的场馆免费开放。", ["批准"]),
        ("市财政局要统一思想认识，统一编制预算。", ["统一思想认识，统一编制预算"]),
        ("由市财政局或项目业主单位开展前期工作。", ["开展前期工作"]),
    ],
)
def test_the_words_of_a_duty(text: str, expected: list[str]) -> None:
    assert [one.action for one in find(text)] == expected


def test_what_stands_at_the_head_of_a_provision_is_its_subject() -> None:
    paper = (
        "杭州市防汛应急预案\n一、职责分工\n1.市商务局：保障供应。\n2.市财政局提供经费。\n①市公安局。负责警戒。\n"
        "3.拒绝市商务局提供帮助的，予以通报。\n"
    )
    (document,) = parse(paper.encode(), "a.txt").documents
    assert [(one.agency.name, one.action) for one in document.responsibilities] == [
        ("杭州市商务局", "保障供应"),
        ("杭州市财政局", "提供经费"),
        ("杭州市公安局", "负责警戒"),
    ]


def test_who_of_its_heads_leads_a_task_is_not_the_task() -> None:
    (document,) = parse(
        "杭州市重点工作分工\n一、重点工作\n增收节支。\n牵头领导：张三；牵头单位：市财政局\n".encode(),
        "a.txt",
    ).documents
    assert [(one.role, one.action) for one in document.responsibilities] == [("lead", None)]


def test_the_first_leads_from_there_on() -> None:
    paper = (
        "杭州市若干举措\n（一）加大力度。给予补助。（市科技局、市财政局，列第一位的为牵头单位，下同）\n"
        "（二）强化服务。建设平台。（市经信局、市财政局）\n"
    )
    (document,) = parse(paper.encode(), "a.txt").documents
    assert [one.role for one in document.responsibilities] == [
        "lead", "responsible", "lead", "responsible",
    ]  # fmt: skip


def test_a_body_that_no_rule_names_is_told_once() -> None:
    paper = "杭州市若干举措\n一、提升服务（责任单位：市财政局、市某某馆）\n二、强化保障（责任单位：市某某馆）\n"
    (document,) = parse(paper.encode(), "a.txt").documents
    assert [(odd.code, odd.severity, odd.message) for odd in document.diagnostics] == [
        ("agency/unnamed", "info", "市某某馆 is a body that no rule names")
    ]


def test_what_the_lists_need_not_name_from_there_on() -> None:
    paper = (
        "杭州市若干举措\n一、提升环境（市发改委牵头）\n1.优化服务。建设平台。[市公安局，各区、县（市）政府。以下均需各区、县（市）政府负责，不再列出。]\n"
        "2.强化保障。给予补助。[市财政局]\n二、加强监管（市司法局牵头）\n3.规范执法。公开清单。[市司法局]\n"
    )
    (document,) = parse(paper.encode(), "a.txt").documents
    # The mention bears one duty; where it holds from there on, the division of labour shows it.
    assert [
        (one.provision, one.action, one.agency.name)
        for one in document.responsibilities
        if one.rule == "list: from here on"
    ] == [("lvl1_1__lvl3_1", "优化服务", "杭州市各区、县（市）人民政府")]
    (shown,) = gather([parse(paper.encode(), "a.txt")])
    assert [duty.row.id for duty in shown.duties if duty.row and "各区" in duty.body] == [
        "lvl1_1__lvl3_1", "lvl1_1__lvl3_1", "lvl1_1__lvl3_2", "lvl1_2__lvl3_3",
    ]  # fmt: skip


@given(
    st.text(
        st.sampled_from(
            "市财政局商务发改委省人民政府（）[]：；，。、\n由会同牵头负责配合参与应当报批准责任单位下同"
        ),
        max_size=60,
    )
)
def test_every_duty_has_its_words(text: str) -> None:
    for one in find(text):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
        if one.action_span is not None:
            start, end = one.action_span
            assert text[start:end] == one.action


def find_rows(*rows: str) -> list[tuple[str, str, str | None]]:
    """Who bears what in a table of these rows, in a paper of Hangzhou."""
    return [(one.agency.name, one.role, one.action) for one in find("\n".join(rows) + "\n")]


def test_a_table_says_in_its_first_row_who_stands_in_which_column() -> None:
    found = find_rows(
        "序号\t重点任务\t牵头单位\t配合单位\t完成时限",
        "1\t建设人才公寓3000套。\t市住保房管局\t市财政局、各区、县（市）政府\t2024年9月底",
        "2\t推进旧厂房改造\t\t市商务局\t",
        "3\t改造老旧小区\t市建委",  # which cell is whose is not sure
        "责任部门\t工作内容",
        "市教育局牵头，市民政局参与\t办好老年大学",
    )
    assert found == [
        ("杭州市住房保障和房产管理局", "lead", "建设人才公寓3000套"),
        ("杭州市财政局", "cooperate", "建设人才公寓3000套"),
        ("杭州市各区、县（市）人民政府", "cooperate", "建设人才公寓3000套"),
        ("杭州市商务局", "cooperate", "推进旧厂房改造"),
        ("杭州市教育局", "lead", "办好老年大学"),
        ("杭州市民政局", "cooperate", "办好老年大学"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        (
            "序号\t工作任务\t责任分工\t\t完成时限",
            "\t\t牵头单位\t配合单位\t",
        ),  # as from a spreadsheet
        ("序号\t工作任务\t责任分工\t完成时限", "牵头单位\t配合单位"),  # as from a web page
    ],
)
def test_a_table_whose_head_takes_two_rows(head: tuple[str, str]) -> None:
    found = find_rows(*head, "1\t建设人才公寓\t市住保房管局\t市财政局 市民政局\t2024年底")
    assert found == [
        ("杭州市住房保障和房产管理局", "lead", "建设人才公寓"),
        ("杭州市财政局", "cooperate", "建设人才公寓"),
        ("杭州市民政局", "cooperate", "建设人才公寓"),
    ]


def test_a_table_with_cells_that_span_rows() -> None:
    found = find_rows(
        "类别\t工作任务\t牵头单位\t责任单位（排名第一的牵头）",
        "住房\t建设人才公寓\t市住保房管局\t市财政局",
        "改造老旧小区\t市建委\t市财政局、市民政局",  # 住房 spans both rows
        "\t\t市商务局\t",  # and so does the task
        "市财政局的改革\t市商务局\t市民政局\t2024年\t2025年",
        "\t市商务局\t",  # below a row that is not read, whose is not sure
    )
    assert found == [
        ("杭州市住房保障和房产管理局", "lead", "建设人才公寓"),
        ("杭州市财政局", "lead", "建设人才公寓"),
        ("杭州市城乡建设委员会", "lead", "改造老旧小区"),
        ("杭州市财政局", "lead", "改造老旧小区"),
        ("杭州市民政局", "responsible", "改造老旧小区"),
        ("杭州市商务局", "lead", "改造老旧小区"),
    ]


def test_a_table_that_heads_no_column_so_lays_no_duty() -> None:
    assert find_rows("单位\t电话", "市教育局\t81230000", "市民政局\t81230001") == []
    assert find_rows("责任人\t任务", "市教育局局长\t办学") == []


def test_a_full_stop_hands_on_no_duty_but_behind_a_heading() -> None:
    assert find("参会的有：市公安局、市民政局。加强值守。") == []
    assert [one.role for one in find("由市公安局指挥疏导交通。")] == ["responsible"]
