"""Targets: the amounts that are goals, incentives, thresholds and ratios, and those that are none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser import parse
from tiaoli.parser.amounts import MEASURES, READINGS
from tiaoli.parser.indicator_tables import ROW_OF_GOALS
from tiaoli.parser.phrases import Row
from tiaoli.parser.records import Target
from tiaoli.parser.source import whole_passage
from tiaoli.parser.targets import find_targets

from .marks import unmark


def find(text: str) -> list[Target]:
    return find_targets(whole_passage(text), [])


@pytest.mark.parametrize("rule", [*MEASURES, *READINGS, ROW_OF_GOALS], ids=lambda rule: rule.name)
def test_each_rule_by_its_example(rule: Row) -> None:
    text, (span,) = unmark(rule.example)
    assert [(one.span, one.rule) for one in find(text)] == [(span, rule.name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("累计新增高能级创新平台20家以上。", [("累计新增高能级创新平台", 20, "家", ">=")]),
        ("新增服务主体不少于1万家。", [("新增服务主体", 1, "万家", ">=")]),
        ("平均年化担保费率不高于0.8%。", [("平均年化担保费率", 0.8, "%", "<=")]),
        ("给予最高500万元补助。", [("补助", 500, "万元", "<=")]),
        ("单个企业资助上限由200万元提高至500万元。", [("单个企业资助上限", 500, "万元", "<=")]),
        ("对3A、4A级企业分别给予一次性奖补50万元、100万元。",
         [("3A、4A级企业分别给予一次性奖补", (50, 100), "万元", "=")]),
        ("由市财政和当地财政分别承担25%、75%。",
         [("由市财政和当地财政分别承担", (25, 75), "%", "=")]),
        ("企业实际投入额的5%给予最高300万元奖励。",
         [("企业实际投入额", 5, "%", "="), ("奖励", 300, "万元", "<=")]),
        ("培育年产值超10亿元人力资源服务机构15家左右。",
         [("培育年产值超10亿元人力资源服务机构", 15, "家", "~")]),
        ("对国家级、省级中心分别给予1亿元和1500万元资助。",
         [("国家级、省级中心分别给予", (10000, 1500), "万元", "=")]),
        ("年营业收入首次达到50亿元、100亿元、1000亿元的企业，给予奖励。",
         [("年营业收入首次", (50, 100, 1000), "亿元", "=")]),
        ("按售价的15%或20%进行补贴。", [("售价", (15, 20), "%", "=")]),
        ("全市认定3—5家市级园区。", [("全市认定", (3, 5), "家", "range")]),
        ("新增众创空间20家，企业孵化器150家，大修、中修公路600公里。",
         [("新增众创空间", 20, "家", "="), ("企业孵化器", 150, "家", "="),
          ("中修公路", 600, "公里", "=")]),
        ("社会满意度达到80分以上。", [("社会满意度", 80, "分", ">=")]),
        ("完成设备更新1万台（套）。", [("完成设备更新", 1, "万台（套）", "=")]),
        ("单位能耗增加值不低于5万元/吨标煤。",
         [("单位能耗增加值", 5, "万元/吨标煤", ">=")]),
        ("最高可按照项目实际到位的国家和省市各级财政补助经费100%的比例支持。",
         [("项目实际到位的国家和省市各级财政补助经费", 100, "%", "<=")]),
        ("下沿高度不低于240厘米，", [("下沿高度", 240, "厘米", ">=")]),
        ("保障新上项目用能100万吨标准煤以上。", [("保障新上项目用能", 100, "万吨标准煤", ">=")]),
        ("电价较2024年下降3分/千瓦时以上。", [("电价较2024年下降", 3, "分/千瓦时", ">=")]),
        ("天然气供应20亿立方米以上。", [("天然气供应", 20, "亿立方米", ">=")]),
        ("培养技能人才十万名，", [("培养技能人才", 10, "万名", "=")]),
        ("新（改、扩）建中小学36所。", [("新（改、扩）建中小学", 36, "所", "=")]),
        ("供电容量放宽至200千瓦。", [("供电容量放宽", 200, "千瓦", "=")]),
        ("出口退税平均时间保持在3个工作日内。", [("出口退税平均时间", 3, "工作日", "<=")]),
        ("培育省级“隐形冠军”企业100家、国家级“小巨人”企业240家左右。",
         [("培育省级“隐形冠军”企业", 100, "家", "="), ("国家级“小巨人”企业", 240, "家", "~")]),
        ("高星级（二星、三星）绿色建筑占比达到65%。",
         [("高星级（二星、三星）绿色建筑占比", 65, "%", "=")]),
        ("支持现代物流、金融、文化旅游等5.6亿元。",
         [("支持现代物流、金融、文化旅游等", 5.6, "亿元", "=")]),
        ("按不超过新增额5%给予补助。", [("新增额", 5, "%", "<=")]),
        ("按照不高于年度实际完成投资额（设备、外购技术及软件投入）的20%给予补助。",
         [("年度实际完成投资额", 20, "%", "<=")]),
        ("担保放大倍数原则上不低于5倍。", [("担保放大倍数", 5, "倍", ">=")]),
        ("按市和区、县（市）各承担50%给予补助。", [("市和区、县（市）各承担", 50, "%", "=")]),
        ("将利润加回比例提高至150%。", [("利润加回比例", 150, "%", "=")]),
        ("物流总量位列全国前5位。", [("物流总量位列全国", 5, "位", "<=")]),
        ("连续缴纳社会保险费6个月以上。", [("连续缴纳社会保险费", 6, "月", ">=")]),
        ("单项奖励在50万元至100万元之间。", [("单项奖励", (50, 100), "万元", "range")]),
        ("每年财政安排不得少于三百万元。", [("财政安排", 300, "万元", ">=")]),
        ("办理时限缩短至7个工作日。", [("办理时限", 7, "工作日", "=")]),
        ("对一般食品药品委托检验费用按八折收费。", [("一般食品药品委托检验费用", 80, "%", "=")]),
        ("占服务业比重达三分之二以上。", [("占服务业比重", "2/3", None, ">=")]),
        ("代表人数不得少于三人。", [("代表人数", 3, "人", ">=")]),
        ("由五名以上督学组成督导组。", [("督学组成督导组", 5, "名", ">=")]),
        ("行驶里程超过二万五千公里。", [("行驶里程", 25000, "公里", ">=")]),
        ("每平方米为六元至三十元。", [("每平方米", (6, 30), "元", "range")]),
        ("数据中心PUE值不高于1.25。", [("数据中心PUE值", 1.25, None, "<=")]),
        ("支持入选全国物流50强的企业。", [("支持入选全国物流", 50, None, "<=")]),
        ("出让年限设定最高不超过50年。", [("出让年限设定", 50, "年", "<=")]),
        ("最迟不超过4个小时上报。", [("最迟", 4, "小时", "<=")]),
        # what is paid is measured, not who pays it and to whom
        ("县财政局给予农户2万元的一次性补贴。", [("一次性补贴", 2, "万元", "=")]),
        ("市财政给予企业其实际支出的3%补助。", [("实际支出", 3, "%", "=")]),
        ("每个基地按照建设费用的25%给予补助，最高不超过80万元。",
         [("建设费用", 25, "%", "="), ("补助", 80, "万元", "<=")]),
        ("按照每人每月400元的标准发放交通补贴。", [("每人每月交通补贴", 400, "元", "=")]),
        ("共计安排不少于90万元的旅游发展专项资金。", [("旅游发展专项资金", 90, "万元", ">=")]),
        ("按照购置费用（含运输、安装）的12%补助。", [("购置费用", 12, "%", "=")]),
        ("农户在2022年1—6月蔬菜销售额超过8万元。", [("蔬菜销售额", 8, "万元", ">=")]),
        ("对投资3亿元以上的物流项目和6亿元以上的冷链项目优先供地。",
         [("投资", 3, "亿元", ">="), ("投资", 6, "亿元", ">=")]),
        # ranges and rows
        ("按销售额的2%-4%给予奖补。", [("销售额", (2, 4), "%", "range")]),
        ("给予每个村30万-60万元奖补。", [("每个村奖补", (30, 60), "万元", "range")]),
        ("产值5 亿元（含）-8 亿元的企业。", [("产值", (5, 8), "亿元", "range")]),
        ("产值200万元（含200万元）至400万元的企业。", [("产值", (200, 400), "万元", "range")]),
        ("分别奖励5、8、12万元。", [("奖励", (5, 8, 12), "万元", "=")]),
        ("办理时间分别压缩至9、6、3个工作日。", [("办理时间", (9, 6, 3), "工作日", "=")]),
        ("将月标准由甲类800元、乙类700元，依次调整为900元、750元。",
         [("将月标准由甲类800元、乙类700元", (900, 750), "元", "=")]),
        ("建成2个冷库和5个市场。", [("冷库", 2, "个", "="), ("市场", 5, "个", "=")]),
        ("培育3个在国内有影响、有特色的展会。", [("在国内有影响、有特色的展会", 3, "个", "=")]),
        ("年销售过2亿元的商户达6家。", [("年销售过2亿元的商户", 6, "家", "=")]),
        ("渔业产值达到6亿元，比2015年翻一番。",
         [("渔业产值", 6, "亿元", "="), ("渔业产值", 1, "番", "=")]),
        ("失业率下降到3%以下。", [("失业率", 3, "%", "<=")]),
        ("化学需氧量比2015年减少8%。", [("化学需氧量比2015年减少", 8, "%", "=")]),
    ],
)  # fmt: skip
def test_target(text: str, expected: list[tuple[str, object, str, str]]) -> None:
    assert [(one.indicator, one.value, one.measure, one.bound) for one in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "围绕4个方面、12个重点环节推进。",
        "打通监管“最后一公里”。",
        "根据《关于支持20家企业发展的意见》（杭政函〔2019〕20号）制定。",
        "联系电话0571-85257800，地址解放东路18号。",
        "目前已建成特色街区15个。",
        "每培育1家雏鹰企业。",
        "位于海拔480-560米的岩溶山区。",
        "2018—2020年，深化试点。",
        "设立政策创新等10个工作推进组。",
        "申请人收到通知之日起5个工作日内办理。",
        "利用4.5G基站和5G网络。",
        "深化“最多跑一次”改革。",
        "有两个以上的申请人。",
        "违反本法第三十三条第一款的。",
        "引进世界500强企业。",
        "排名进入前0位。",
        "企业入选00强。",
        "在25公里范围内有村庄。",
        "据统计，全省进出口总额90亿元，与上年同期相比增长12%。",
        "每增加投资200万元。",
        "评出的前10名商户。",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("总投资在1500万元以上的重点项目，资助最高不超过1000万元。", ["threshold", "subsidy"]),
        ("投资规模在5000万元以上项目，给予其投入的15%补助。", ["threshold", "ratio"]),
        ("每层建筑面积不得低于500平方米。", ["threshold"]),
        ("2025年，市财政预算安排24亿元。", ["subsidy"]),
        ("知识产权质押融资金额达到30亿元以上。", ["target"]),
        ("可申领500元/人的补贴。", ["subsidy"]),
        ("财政预算安排26亿元，其中，旅游等5.6亿元。", ["subsidy", "subsidy"]),
        ("全国性团体应有10万元以上资金。", ["threshold"]),
        ("数量在5亿公斤以下的，可直接动用。", ["threshold"]),
        ("按成交额的3‰给予奖励，单笔不超过2万元。", ["ratio", "subsidy"]),
        ("奖励标准为：一等奖6万元、二等奖4万元。", ["subsidy", "subsidy"]),
        ("分别按3万元、5万元给予扶持。", ["subsidy"]),
        ("申请补助的总投资要求由1000万元调整为500万元。", ["threshold"]),
        ("挑出外檐部分最宽不超过80厘米；", ["threshold"]),
    ],
)
def test_kind(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in find(text)] == kinds


def test_a_year_set_under_the_heading_of_goals_holds_for_all_its_units() -> None:
    text = "二、主要目标\n力争到2020年，水平明显提高。\n（一）效益。培育企业3家。\n三、任务\n（一）引进企业5家。"
    (document,) = parse(text.encode(), "plan.txt").documents
    assert [(one.value, one.by) for one in document.targets] == [(3, "2020"), (5, None)]


@pytest.mark.parametrize(
    ("share", "values"),
    [
        ("九十九点九", [99.9]),
        ("一点零五", [1.05]),
        ("一点二五", [1.25]),
        ("百", []),
        ("点", []),
        ("十百", []),
    ],
)
def test_a_share_in_words(share: str, values: list[float]) -> None:
    assert [one.value for one in find(f"占比达到百分之{share}。")] == values


def test_the_rows_of_a_table_of_goals() -> None:
    table = (
        "指标类别\t序号\t指标名称\t单位\t2025年指标\n"
        "总体指标\t1\t服务业增加值\t亿元\t15000\n"
        "\t2\t服务业增加值年均增长\t%\t5.50\n"
        "\t3\t服务业就业人数\t%\t显著高于全省\n"
        "结构指标\t4\t服务业增加值占比\t%\t68左右\n"
        "引进企业30家。\n"
    )
    assert [(one.indicator, one.value, one.measure, one.bound, one.by, one.kind) for one in find(table)] == [
        ("服务业增加值", 15000, "亿元", "=", "2025", "target"),
        ("服务业增加值年均增长", 5.5, "%", "=", "2025", "target"),
        ("服务业增加值占比", 68, "%", "~", "2025", "ratio"),
        ("引进企业", 30, "家", "=", None, "target"),
    ]  # fmt: skip


def test_the_last_column_is_the_goal() -> None:
    table = "指标\t单位\t2020年\t2025年目标值\n森林覆盖率\t%\t65\t≥66\n高速公路里程\t公里\t\n"
    assert [(one.value, one.bound, one.by) for one in find(table)] == [(66, ">=", "2025")]


def test_a_fine_is_no_target() -> None:
    law = "城市管理条例\n第一条　违反规定的，处三千元以上三万元以下的罚款。\n第二条　面积三万平方米以上的应当备案。\n"
    (document,) = parse(law.encode(), "law.txt").documents
    assert [(one.value, one.measure, one.kind) for one in document.targets] == [
        (3, "万平方米", "threshold")
    ]


def test_the_year_is_the_last_that_the_unit_named() -> None:
    paper = "行动计划\n一、目标\n到2025年，培育企业30家以上。到2027年，建成平台5个。\n引进机构3家。\n二、任务\n建设中心2个。\n"
    (document,) = parse(paper.encode(), "plan.txt").documents
    assert [one.by for one in document.targets] == ["2025", "2027", "2027", None]


def test_a_regulation_asks_and_does_not_pay() -> None:
    law = (
        "管理条例\n第一条　注册资本不得低于五千万元，资金总额不得超过净资产的八倍。\n"
        "第二条　距公路五十米范围内禁止采石，两个以上的部门共同检查，应当有二名以上人员参加。\n"
        "第三条　经专有部分面积占比三分之二以上的业主且人数占比三分之二以上的业主同意。\n"
    )
    (document,) = parse(law.encode(), "law.txt").documents
    assert [(one.indicator, one.value, one.bound, one.kind) for one in document.targets] == [
        ("注册资本", 5000, ">=", "threshold"),
        ("资金总额不得超过净资产", 8, "<=", "threshold"),
        ("距公路", 50, "<=", "threshold"),
        ("人员参加", 2, ">=", "threshold"),
        ("经专有部分面积占比", "2/3", ">=", "ratio"),
        ("人数占比", "2/3", ">=", "ratio"),
    ]


def test_the_years_of_a_plan_whose_funds_are_spent_set_no_goal() -> None:
    paper = "意见\n一、资金\n统筹“十三五”专项资金存量，每年安排4亿元支持建设。\n"
    (document,) = parse(paper.encode(), "plan.txt").documents
    assert [one.by for one in document.targets] == [None]


def test_what_was_is_no_goal_and_what_is_asked_a_threshold() -> None:
    paper = (
        "发展规划\n一、发展基础\n建成水库8座，灌溉率达到70%。\n二、申报\n1．支持对象。\n"
        "同时满足以下条件的企业可以申报：\n（1）累计产值超过3亿元；\n（2）从业人员不少于40人。\n"
        "三、夯实发展基础\n建成水库5座。\n"
    )
    (document,) = parse(paper.encode(), "plan.txt").documents
    assert [(one.value, one.measure, one.kind) for one in document.targets] == [
        (3, "亿元", "threshold"), (40, "人", "threshold"), (5, "座", "target"),
    ]  # fmt: skip


def test_a_ruling_on_funds_pays_although_it_has_articles() -> None:
    paper = "专项资金管理办法\n第一条　为规范管理，制定本办法。\n第二条　对通过验收的基地，给予一次性奖励6万元。\n"
    (document,) = parse(paper.encode(), "funds.txt").documents
    assert [(one.indicator, one.value, one.kind) for one in document.targets] == [
        ("一次性奖励", 6, "subsidy")
    ]


@given(
    st.text(
        st.sampled_from(
            "0123456789.,%一二十百千万亿元家个项以上不超过提高到由至分别、和，。（）折前第《》给予年"
        ),
        max_size=60,
    )
)
def test_spans_hold_an_amount(text: str) -> None:
    ends = []
    for one in find(text):
        words = text[slice(*one.span)]
        assert re.search("[0-9一二十百千]", words)
        ends.append(one.span)
    assert ends == sorted(ends)
