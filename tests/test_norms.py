"""Norms: the operators, where none is, and who bears them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser import parse
from tiaoli.parser.norm_forms import OPERATORS, Operator
from tiaoli.parser.records import Document, Norm


def _read(body: str) -> tuple[Document, str]:
    """A regulation of one article with the words of `body`, and its text."""
    text = f"杭州市城市管理条例\n第一条　{body}\n"
    (document,) = parse(text.encode("utf-8", "surrogatepass"), "a.txt").documents
    return document, text


def _norms(body: str) -> list[tuple[str, str, str | None]]:
    document, text = _read(body)
    return [(norm.modality, text[slice(*norm.span)], norm.bearer) for norm in document.norms]


@pytest.mark.parametrize("operator", OPERATORS, ids=[row.name for row in OPERATORS])
def test_operator(operator: Operator) -> None:
    document, text = _read(operator.example.replace("⟦", "").replace("⟧", ""))
    marked = operator.example[operator.example.index("⟦") + 1 : operator.example.index("⟧")]
    found = [(norm.rule, norm.modality, text[slice(*norm.span)]) for norm in document.norms]
    assert found == [(operator.name, operator.modality, marked)]


@pytest.mark.parametrize(
    "body",
    [
        "按照法律、法规的规定应当由国务院有关部门审批的项目，由市外资委初审后上报。",
        "法律、法规禁止设置、新建排污口的，依照其规定执行。",
        "市人民政府负责对禁止燃放烟花爆竹工作的组织领导。",
        "除法律明文规定不得下放委托的权限外，由相关部门委托管委会行使。",
        "违反规定，应当申报而未申报的，由应急管理部门处罚。",
        "本条例适用于依法必须进行招标的项目，由市发展和改革部门监督。",
        "应急管理部门负责相应的应对工作，供应商适应其响应要求。",
        "（以下统称禁止燃放区域）由市人民政府公布。",
        "发放许可证的机关享有所有权。",
        "诉讼时效自权利人知道或者应当知道侵权行为之日起计算。",
        "管理专利工作的部门应专利权人请求处理纠纷。",
        "制定《应当申报事项目录》的，由市人民政府公布。",
    ],
)
def test_no_norm(body: str) -> None:
    assert _norms(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "当事人不得扰乱教学秩序，不得泄露隐私，并应当配合。",
            [
                ("prohibition", "当事人不得扰乱教学秩序", "当事人"),
                ("prohibition", "不得泄露隐私", "当事人"),
                ("obligation", "并应当配合", "当事人"),
            ],
        ),
        (
            "接到疫情报告的单位，应当及时采取措施。",
            [("obligation", "接到疫情报告的单位，应当及时采取措施", "接到疫情报告的单位")],
        ),
        (
            "主任会议认为必要的，可以提请常务委员会审议。",
            [("permission", "主任会议认为必要的，可以提请常务委员会审议", "主任会议")],
        ),
        (
            "业主委员会会议应当有过半数委员出席。",
            [("obligation", "业主委员会会议应当有过半数委员出席", None)],
        ),
        (
            "采购部门应当会同有关部门，规定合同必须具备的条款。",
            [("obligation", "采购部门应当会同有关部门，规定合同必须具备的条款", "采购部门")],
        ),
        (
            "市人民政府应当加强领导，鼓励和支持旅游业发展。",
            [("obligation", "市人民政府应当加强领导，鼓励和支持旅游业发展", "市人民政府")],
        ),
        (
            "省人民政府赋予更大自主权，支持管委会开展人才认定。",
            [("encouragement", "省人民政府赋予更大自主权，支持管委会开展人才认定", "省人民政府")],
        ),
        (
            "申请人向平台申请复核的，管理机构应当组织校核，数据提供部门应当答复申请人。",
            [
                ("obligation", "申请人向平台申请复核的，管理机构应当组织校核", "管理机构"),
                ("obligation", "数据提供部门应当答复申请人", "数据提供部门"),
            ],
        ),
        (
            "个人信息处理者处理敏感个人信息的，应当取得同意。",
            [("obligation", "个人信息处理者处理敏感个人信息的，应当取得同意", "个人信息处理者")],
        ),
        (
            "其他措施，按照规定可以扩大范围的，省人民政府可以优先安排。",
            [("permission", "其他措施，按照规定可以扩大范围的，省人民政府可以优先安排", "省人民政府")],
        ),
        (
            "国家机关处理的个人信息应当在境内存储；确需提供的，应当评估。",
            [
                ("obligation", "国家机关处理的个人信息应当在境内存储", None),
                ("obligation", "确需提供的，应当评估", None),
            ],
        ),
        (
            "禁止任何单位或者个人阻挠外地产品进入。",
            [("prohibition", "禁止任何单位或者个人阻挠外地产品进入", "任何单位或者个人")],
        ),
        (
            "城市建成区内禁止销售烟花爆竹。",
            [("prohibition", "城市建成区内禁止销售烟花爆竹", None)],
        ),
    ],
)  # fmt: skip
def test_clauses(body: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert _norms(body) == expected


@pytest.mark.parametrize(
    ("body", "bearers"),
    [
        ("患有传染病的人员，在治愈前不得从事服务活动。", ["患有传染病的人员"]),
        ("建设工程勘察、设计企业不得转包业务。", ["建设工程勘察、设计企业"]),
        ("在水上进行拆船作业的单位和个人，必须采取措施。", ["在水上进行拆船作业的单位和个人"]),
        ("依法从事监管工作的人员在检查时，应当出示证件。", ["依法从事监管工作的人员"]),
        ("从事飞行活动的单位、个人实施飞行前，应当提出申请。", ["从事飞行活动的单位、个人"]),
        ("企业以应收账款申请融资时，其付款方，应当确认债权。", ["其付款方"]),
        ("下列人员应当承担援助事项：", ["下列人员"]),
        ("国家完善担保制度，支持金融机构提供融资。", ["国家"]),
        ("采购人和供应商之间的权利和义务，应当以合同约定。", [None]),
        ("受托人处分财产所产生的债权，不得相互抵销。", [None]),
        ("申请人提交的材料不齐全的，应当一次告知。", [None]),
        ("承租人请求赔偿损失的，应予支持。", [None]),
        ("登记机关发现虚假登记的，应当予以撤销。", ["登记机关"]),
        ("河长和乡镇人民政府，以及有关部门，应当反馈情况。", ["河长和乡镇人民政府，以及有关部门"]),
        ("执行法院经申请人同意，应当裁定中止执行。", ["执行法院"]),
        ("村民会议同意，报县人民政府批准，可以使用宅基地。", [None]),
        ("社会组织设置图书馆，应当按照规定执行。", ["社会组织"]),
        ("升放无人驾驶气球，不得影响飞行安全。", [None]),
        ("有条件的地方人民政府结合实际，可以设立基金。", ["有条件的地方人民政府"]),
        ("法院在审理中，发现没有资格的企业违反规定的，应当发出建议。", ["法院"]),
        ("没有林地的单位，可与地方联合造林。", ["没有林地的单位"]),
        ("在破产清算中用人单位应当优先支付工资。", ["用人单位"]),
        ("参加合作的外方可以使用样品，中方应当登记。", ["参加合作的外方", "中方"]),
        ("在抢险期间，无关人员和车辆不得进入。", ["无关人员和车辆"]),
        ("从事急救的医师、护士应当具备资格。", ["从事急救的医师、护士"]),
        ("护士培训应当注重实践，代表名额应当调整。", [None, None]),
        ("遗失、损坏图书馆文献资料的，应当赔偿。", [None]),
        ("国家有价值的或者应当保密的档案，档案所有者应当妥善保管。", ["档案所有者"]),
        ("国家营造创新环境，鼓励公民参与科普。", ["国家"]),
        ("国家采取措施支持企业开拓市场。", ["国家"]),
        ("鼓励单位和个人捐资造林。", [None]),
        ("推广人员应尽下列义务：", ["推广人员"]),
        ("当事人在三十日内应向管理机构提交材料。", ["当事人"]),
        ("县级以上人民政府安排的援助资金，可以用于启动援助。", [None]),
        ("能够通过法定证照、部门核查获取信息的，不得要求提供材料。", [None]),
        ("企业综合服务专区应当具备咨询功能。", [None]),
        ("市场主体已经清偿债务，并由全体投资人书面承诺的，可以简易注销。", ["市场主体"]),
        ("境外组织在本市行政区域内进行测绘，应当经批准。", ["境外组织"]),
        ("外国投资者在中国境内的收益，可以依法汇出。", [None]),
        ("检验机构在本省设立的办事处，不得开展检验。", ["检验机构在本省设立的办事处"]),
        ("委托专业机构清运渣土的，应当签订合同。", [None]),
        ("用人单位招用残疾职工，应当签订合同。", ["用人单位"]),
        ("申请办理公司设立登记，应当提交章程。", [None]),
        ("其他任何单位和个人不得占用。", ["其他任何单位和个人"]),
        ("咨询委员会秘书处应当提前送达材料。", ["咨询委员会秘书处"]),
        ("高新区鼓励企业研发新产品。", ["高新区"]),
        ("教师聘任合同应当载明期限，职工基本养老保险应当统一制度。", [None, None]),
        ("评审委员会作出的决定应当公布。", [None]),
        ("委员提出的意见，应当具体。", [None]),
        ("鉴定人认为需要补充材料时，如果由当事人提供确有困难的，可以请求法院调取。", ["鉴定人"]),
        ("企业应当登记，以及村民委员会应当组织清理。", ["企业", "村民委员会"]),
        ("民办学校可参照本规定执行。", ["民办学校"]),
        ("利害关系人提出异议的，应当纠正。", [None]),
        ("单位应当按照国家有关规定，禁止使用淘汰设备。", ["单位"]),
        ("允许建设区，是指安排城镇建设的区域。", []),
        ("其代理人为有权代收文书的代理人，法院可以送达。", ["法院"]),
        ("监理单位应当巡查，对不合格的，应当要求返工。", ["监理单位", "监理单位"]),
        ("任何单位和个人均有保护的义务，并有权举报。", ["任何单位和个人"]),
        ("因施工占用道路的单位，应当恢复原状。", ["因施工占用道路的单位"]),
        ("在库区范围内的各级人民政府，应当定期报告。", ["在库区范围内的各级人民政府"]),
        ("工程和服务的政府采购活动，应当公开。", [None]),
        ("部门、单位，要各司其职，保证实施。", ["部门、单位"]),
        ("在饲料中添加激素等禁止使用的药品的，依法处罚。", []),
    ],
)  # fmt: skip
def test_bearers(body: str, bearers: list[str | None]) -> None:
    assert [bearer for _, _, bearer in _norms(body)] == bearers


def test_a_bearer_that_is_a_body_has_its_id() -> None:
    document, _ = _read("市人民政府应当加强领导。\n经营者应当如实申报。")
    ids = {agency.name: agency.id for agency in document.agencies}
    assert [norm.bearer_id for norm in document.norms] == [ids["杭州市人民政府"], None]


def test_a_regulation_without_articles() -> None:
    text = "国家机关工作人员探亲待遇的规定\n一、工作人员探亲期间，可以享受补贴。\n二、补贴由所在单位发给。\n"
    (document,) = parse(text.encode(), "a.txt").documents
    assert [(norm.modality, norm.bearer) for norm in document.norms] == [("permission", "工作人员")]


def test_a_policy_paper_has_none() -> None:
    text = "杭州市关于促进旅游业发展的意见\n一、各部门应当加强领导。\n二、企业不得违约。\n"
    (document,) = parse(text.encode(), "a.txt").documents
    assert document.norms == ()


@given(st.text("市部门应当不得可以禁止鼓励，。；：（）“”《》的内在任何\n 一第条", max_size=60))
def test_norms_stand_in_order_within_the_text(body: str) -> None:
    document, text = _read(body)
    last = 0
    for norm in document.norms:
        assert isinstance(norm, Norm)
        start, end = norm.span
        assert last <= start < end <= len(text)
        last = end
