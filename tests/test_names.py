"""Agencies: how bodies are told, spanned and named in full."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiaoli.parser import parse
from tiaoli.parser.bodies import agency_id, match_department, match_name, tables
from tiaoli.parser.cores import RULES, Rule
from tiaoli.parser.definitions import find_definitions
from tiaoli.parser.divisions import NATION
from tiaoli.parser.names import find_agencies
from tiaoli.parser.records import Agency, Definition, Division
from tiaoli.parser.source import read_rows, whole_passage

from .marks import unmark

HANGZHOU = Division(name="杭州市", code="330100")
WENZHOU = Division(name="温州市", code="330300")
ZHEJIANG = Division(name="浙江省", code="330000")
BAOTOU = Division(name="包头市", code="150200")
HUANXIAN = Division(name="环县", code="621022")
SUZHOU = Division(name="苏州市", code="320500")
CHENGDU = Division(name="成都市", code="510100")
ABA = Division(name="阿坝藏族羌族自治州", code="513200")
XILINGOL = Division(name="锡林郭勒盟", code="152500")
KASHGAR = Division(name="喀什地区", code="653100")
XINJIANG = Division(name="新疆维吾尔自治区", code="650000")


def read(
    text: str, where: Division | None = HANGZHOU, day: str | None = "2024-06"
) -> list[tuple[str, str]]:
    found = find_agencies(whole_passage(text), where, day)
    return [(text[slice(*agency.span)], agency.name) for agency in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_by_its_example(rule: Rule) -> None:
    text, (span,) = unmark(rule.example)
    passage = whole_passage(text)
    agencies = find_agencies(passage, HANGZHOU, "2024-06", find_definitions(passage))
    assert (span, rule.name, rule.expected) in [(a.span, a.rule, a.name) for a in agencies]


@pytest.mark.parametrize(
    ("text", "where", "day", "expected"),
    [
        ("市科技局", HANGZHOU, "2024", ["杭州市科学技术局"]),
        ("市科技局", WENZHOU, "2020", ["温州市科学技术局"]),
        ("市经信委", HANGZHOU, "2018", ["杭州市经济和信息化委员会"]),
        ("市税务局", BAOTOU, "2022", ["国家税务总局包头市税务局"]),
        ("市税务局", BAOTOU, "1990", ["包头市税务局"]),
        ("杭州边检站", HANGZHOU, "2024", ["中华人民共和国杭州出入境边防检查站"]),
        ("州人民政府办公室", ABA, None, ["阿坝藏族羌族自治州人民政府办公室"]),
        ("阿坝州财政局", ABA, None, ["阿坝藏族羌族自治州财政局"]),
        ("县财政局、环县公安局", HUANXIAN, None, ["环县财政局", "环县公安局"]),
        ("达茂旗财政局", BAOTOU, None, ["达尔罕茂明安联合旗财政局"]),
        ("市生态环境局达茂旗分局", BAOTOU, None, ["包头市生态环境局达茂旗分局"]),
        ("环县工信和商务局", HUANXIAN, None, ["环县工信和商务局"]),
        ("河北省委、省政府", NATION, None, ["中共河北省委员会", "河北省人民政府"]),
        ("各市（区）人民政府", SUZHOU, None, ["苏州市各市（区）人民政府"]),
        ("黑龙江自贸试验区哈尔滨片区管委会", None, None, ["中国（黑龙江）自由贸易试验区哈尔滨片区管理委员会"]),
        # Not that of the zone: each government's.
        (
            "杭州未来科技城管委会，各区、县（市）政府、管委会",
            HANGZHOU,
            None,
            ["杭州未来科技城管理委员会", "杭州市各区、县（市）人民政府", "管委会"],
        ),
        (
            "各区、县（市）政府、管委会；杭州未来科技城管委会，管委会",
            HANGZHOU,
            None,
            ["杭州市各区、县（市）人民政府", "管委会", "杭州未来科技城管理委员会", "杭州未来科技城管理委员会"],
        ),
        ("由深圳前海合作区管理局", None, None, ["深圳前海合作区管理局"]),
        (
            "成都天府新区、成都高新区管委会",
            CHENGDU,
            None,
            ["成都天府新区管理委员会", "成都高新技术产业开发区管理委员会"],
        ),
        ("省发展改革委", BAOTOU, None, ["省发展改革委"]),
        ("自治区政府", BAOTOU, None, ["内蒙古自治区人民政府"]),
        ("省国资委、省外办", ZHEJIANG, None, ["浙江省人民政府国有资产监督管理委员会", "浙江省人民政府外事办公室"]),
        ("市中级法院、余杭区法院、省高院", HANGZHOU, None, ["杭州市中级人民法院", "杭州市余杭区人民法院", "浙江省高级人民法院"]),
        ("浙江证监局", HANGZHOU, None, ["中国证券监督管理委员会浙江监管局"]),
        ("发展改革委、财政部、卫生健康委", NATION, "2019", ["国家发展和改革委员会", "中华人民共和国财政部", "国家卫生健康委员会"]),
        ("、市公安局交警局、", HANGZHOU, "2024", ["杭州市公安局交通警察局"]),
        ("农业部、粮食部", NATION, "1981", ["中华人民共和国农业部", "中华人民共和国粮食部"]),
        ("国务院财政部门", NATION, "2019", ["中华人民共和国财政部"]),
        ("团市委、团省委", WENZHOU, None, ["中国共产主义青年团温州市委员会", "中国共产主义青年团浙江省委员会"]),
        ("共青团温州市委", HANGZHOU, None, ["中国共产主义青年团温州市委员会"]),
        ("市委督查室", WENZHOU, None, ["中共温州市委督查室"]),
        ("省高法院、省农业厅", ZHEJIANG, None, ["浙江省高级人民法院", "浙江省农业厅"]),
        ("盟行署、盟农牧业局、团盟委", XILINGOL, None,
         ["锡林郭勒盟行政公署", "锡林郭勒盟农牧业局", "中国共产主义青年团锡林郭勒盟委员会"]),
        ("行署办公室、地区财政局", KASHGAR, None, ["喀什地区行政公署办公室", "喀什地区财政局"]),
        ("兵团人社局", XINJIANG, None, ["新疆生产建设兵团人力资源和社会保障局"]),
        ("市委市政府督查室", WENZHOU, None, ["中共温州市委温州市人民政府督查室"]),
        ("市文明办、市委农业农村工作领导小组", WENZHOU, None,
         ["温州市精神文明建设指导委员会办公室", "中共温州市委农业农村工作领导小组"]),
        ("市供电公司、温州供电公司", WENZHOU, None, ["温州供电公司", "温州供电公司"]),
        ("文化、文联、科协等部门", HUANXIAN, None, ["文化、文联、科协等部门"]),
        ("由发改（能源）部门", WENZHOU, None, ["发改（能源）部门"]),
        ("各苏木乡镇人民政府", XILINGOL, None, ["各苏木乡镇人民政府"]),
        ("县人行、", HUANXIAN, None, ["中国人民银行环县支行"]),
        ("、市人行、", WENZHOU, "2019", ["中国人民银行温州市中心支行"]),
        ("、市人行、", WENZHOU, "2024", ["中国人民银行温州市分行"]),
        ("保监会浙江监管局", HANGZHOU, "2010", ["中国保险监督管理委员会浙江监管局"]),
        ("县农业畜牧局", HUANXIAN, None, ["环县农业畜牧局"]),
        ("市发改委、农业水利局", WENZHOU, None, ["温州市发展和改革委员会", "温州市农业水利局"]),
        ("由财政金融局", WENZHOU, None, ["财政金融局"]),
        ("由组织财政局", WENZHOU, None, ["财政局"]),
        ("由市创建办", WENZHOU, None, ["温州市创建办"]),
        ("市政府办公室、市数字改革工作领导小组办公室", WENZHOU, None,
         ["温州市人民政府办公室", "温州市数字改革工作领导小组办公室"]),
        ("成立温州市加强排水设施建设工作领导小组", WENZHOU, None, ["温州市加强排水设施建设工作领导小组"]),
        ("市优化供水服务工作专班", WENZHOU, None, ["温州市优化供水服务工作专班"]),
        ("市防台应急指挥部下设办公室", WENZHOU, None, ["温州市防台应急指挥部"]),
        ("省湖东示范区管委会", ZHEJIANG, None, ["浙江省湖东示范区管理委员会"]),
        ("责任单位：教育局、民政局", HUANXIAN, None, ["环县教育局", "环县民政局"]),
        ("责任单位：教育局、民政厅", ZHEJIANG, None, ["教育局", "民政厅"]),
        ("城东工业园区方案\n责任单位：教育局", HUANXIAN, None, ["教育局"]),
        ("职责\n（2）水务局：负责供水", HUANXIAN, None, ["环县水务局"]),
        ("责任单位：市直相关单位，各县市区）", WENZHOU, None, ["市直相关单位", "温州市各县市区人民政府"]),
        ("由各乡镇参照落实", HUANXIAN, None, ["各乡镇"]),
        ("各市）", ZHEJIANG, None, []),
        ("省直有关部门；各市）", ZHEJIANG, None, ["省直有关部门", "浙江省各市人民政府"]),
        ("。各县区、各部门要", WENZHOU, None, ["各县区、各部门"]),
        ("各县（市、区）政府办公厅（室）", WENZHOU, None, ["各县（市、区）政府办公厅（室）"]),
        ("杭州市第十四届人民代表大会常务委员会", HANGZHOU, None, ["杭州市人民代表大会常务委员会"]),
        ("市委办公厅、市委网信办", HANGZHOU, None, ["中共杭州市委办公厅", "中共杭州市委网络安全和信息化委员会办公室"]),
        ("国务院常务会议、教育部教材局", NATION, "2024", ["中华人民共和国国务院常务会议", "中华人民共和国教育部教材局"]),
        ("财政部税务总局", NATION, "2024", ["中华人民共和国财政部", "国家税务总局"]),
        ("大连海事法院", NATION, None, ["大连海事法院"]),
        ("湛江经济技术开发区人民法院", NATION, None, ["湛江经济技术开发区人民法院"]),
        ("台湾地区业务主管部门", NATION, None, ["台湾地区业务主管部门"]),
        ("县级以上人民政府财政部门", NATION, None, ["县级以上人民政府财政部门"]),
        ("县级以上人民政府经济综合主管部门", NATION, None, ["县级以上人民政府经济综合主管部门"]),
        ("由县级以上特种设备安全监督管理部门", NATION, None, ["县级以上特种设备安全监督管理部门"]),
        ("会同县级以上人民政府", NATION, None, ["县级以上人民政府"]),
        ("经本省、直辖市人民政府", NATION, None, ["本省、直辖市人民政府"]),
        ("会同市商务、市交通运输等部门", HANGZHOU, "2024", ["杭州市商务、市交通运输等部门"]),
        ("德州经济技术开发区管理委员会和运河经济开发区管理委员会", Division(name="德州市", code="371400"), None,
         ["德州经济技术开发区管理委员会", "德州运河经济开发区管理委员会"]),
        ("事故起始点所在地公安机关交通管理部门", NATION, None, ["事故起始点所在地公安机关交通管理部门"]),
        ("经当地企业主管部门", NATION, None, ["当地企业主管部门"]),
        ("国务院铁路主管部门", NATION, "2007", ["国务院铁路主管部门"]),
        ("国务院铁路主管部门", NATION, "2020", ["国家铁路局"]),
        ("香港特别行政区政府", NATION, None, ["香港特别行政区政府"]),
        ("中国红十字会、中国政府有关部门", NATION, None, ["中国红十字会", "中国政府有关部门"]),
        ("省人民代表大会主席团", ZHEJIANG, None, ["浙江省人民代表大会主席团"]),
        ("市人大有关专门委员会", HANGZHOU, None, ["杭州市人民代表大会有关专门委员会"]),
        ("省经济和信息化（能源）主管部门", ZHEJIANG, None, ["浙江省经济和信息化（能源）主管部门"]),
        ("由全国注册测绘师管理委员会", NATION, None, ["全国注册测绘师管理委员会"]),
        ("市府办、市资规局、市政数局", WENZHOU, None,
         ["温州市人民政府办公室", "温州市自然资源和规划局", "温州市政务服务数据管理局"]),
        ("市委农旅融合办、市委金融工委、市政府口岸办", WENZHOU, None,
         ["中共温州市委农旅融合办", "中共温州市委金融工作委员会", "温州市人民政府口岸办"]),
        ("市委主办，市委常委会，市政府交办", WENZHOU, None,
         ["中共温州市委员会", "中共温州市委员会", "温州市人民政府"]),
        ("根据中共阿坝州委农村委员会《", ABA, None, ["中共阿坝藏族羌族自治州委农村委员会"]),
        ("市爱国卫生运动委员会办公室、市人大常委会办公室", WENZHOU, None,
         ["温州市爱国卫生运动委员会办公室", "温州市人民代表大会常务委员会办公室"]),
        ("自治区党委网信办、自治区党委、人民政府", XINJIANG, None,
         ["中共新疆维吾尔自治区委员会网络安全和信息化委员会办公室", "中共新疆维吾尔自治区委员会", "新疆维吾尔自治区人民政府"]),
        ("市委社会工委市民政局", WENZHOU, None, ["中共温州市委社会工作委员会", "温州市民政局"]),
        ("盟国资委、盟金融办", XILINGOL, None,
         ["锡林郭勒盟行政公署国有资产监督管理委员会", "锡林郭勒盟行政公署金融工作办公室"]),
        ("、曲子镇人民政府、余杭区仓前街道办事处", HUANXIAN, None,
         ["环县曲子镇人民政府", "杭州市余杭区仓前街道办事处"]),
        ("由仓前街道党工委负责", HANGZHOU, None, ["仓前街道党工委"]),
        ("报乡镇人民政府，指导街道办事处，小城镇政府", HUANXIAN, None, ["乡镇人民政府", "街道办事处", "镇政府"]),
        ("县工业园区管委会", HUANXIAN, None, ["环县工业园区管理委员会"]),
        ("市发改委、东湖管委会、园区管委会", WENZHOU, None,
         ["温州市发展和改革委员会", "东湖管理委员会", "园区管委会"]),
        ("、东湖开发区财政局、", WENZHOU, None, ["东湖开发区财政局"]),
        ("金融监管总局浙江监管局反映", ZHEJIANG, "2024", ["国家金融监督管理总局浙江监管局"]),
        ("审计署上海特派办、国家统计局浙江调查总队", ZHEJIANG, None,
         ["中华人民共和国审计署上海特派员办事处", "国家统计局浙江调查总队"]),
        ("中国铁路上海局集团、中国移动温州分公司、武警温州支队、中国移动", WENZHOU, None,
         ["中国铁路上海局集团", "中国移动温州分公司", "武警温州支队"]),
        ("上海铁路局、温州海事局", WENZHOU, None, ["上海铁路局", "温州海事局"]),
        ("市金融监管局", WENZHOU, "2020", ["温州市金融监管局"]),
        ("市煤田地质局、市园林管理处、市就业中心、", WENZHOU, None,
         ["温州市煤田地质局", "温州市园林管理处", "温州市就业中心"]),
        ("由水利局、气象局组成", HUANXIAN, None, ["环县水利局", "环县气象局"]),
        ("由县工信和科技局", None, None, ["县工信和科技局"]),
        ("各设区市人民政府", ZHEJIANG, None, ["各设区市人民政府"]),
        ("市城管局（城市管理执法局）", WENZHOU, None, ["温州市城市管理局"]),
        ("、市文旅大数据中心、市委深改委、市行政服务中心管理办公室", WENZHOU, None,
         ["温州市文旅大数据中心", "中共温州市委全面深化改革委员会", "温州市行政服务中心管理办公室"]),
        ("市大数据局", WENZHOU, None, ["温州市大数据局"]),
        ("人民武装部门", NATION, None, ["人民武装部门"]),
        ("由市人民政府筹办，在市委内部公布", WENZHOU, None,
         ["温州市人民政府", "中共温州市委员会"]),
        ("由省人行、省金融监管局负责", WENZHOU, "2024",
         ["中国人民银行浙江省分行", "国家金融监督管理总局浙江监管局"]),
        ("由省滨海示范区管委会负责", WENZHOU, None, ["浙江省滨海示范区管理委员会"]),
        ("武警官兵和消防支队负责救援", WENZHOU, None, []),
        ("同意曲子镇人民政府实施改造", HUANXIAN, None, ["环县曲子镇人民政府"]),
        # Offices and committees with their level, and what an office is of.
        ("报送市人民政府督查室，", WENZHOU, None, ["温州市人民政府督查室"]),
        ("市人民政府政务督查室将检查", WENZHOU, None, ["温州市人民政府政务督查室"]),
        ("由市渔港管理委员会组织", WENZHOU, None, ["温州市渔港管理委员会"]),
        ("市和区、县渔港管理委员会负责", WENZHOU, None, []),
        ("市渔场创建办公室负责协调", WENZHOU, None, ["温州市渔场创建办公室"]),
        ("市渔港协调小组下设办公室，由专人兼任，办公室具体负责收集", WENZHOU, None,
         ["温州市渔港协调小组", "温州市渔港协调小组办公室"]),
        ("市渔港协调小组办公室设在码头，办公室承担日常工作", WENZHOU, None,
         ["温州市渔港协调小组办公室", "温州市渔港协调小组办公室"]),
        ("办公室负责收集", WENZHOU, None, []),
        # A county has no other 财政局.
        ("教育局、财政局要检查", HUANXIAN, None, ["环县教育局", "环县财政局"]),
        ("教育局、财政局要检查", WENZHOU, None, ["教育局", "财政局"]),
        ("政府督查室要检查", HUANXIAN, None, ["环县人民政府督查室"]),
        ("由市教育局会同市财政局、统计局、粮食局", None, None, ["市教育局", "市财政局", "统计局", "粮食局"]),
        # Classes
        ("各地政府、各地区人民政府要", WENZHOU, None, ["各地政府", "各地区人民政府"]),
        ("，各县区也要落实，各镇都要落实", WENZHOU, None, ["温州市各县区人民政府", "各镇"]),
        ("各县（区）要落实", None, None, ["各县（区）人民政府"]),
        ("各县（区）旅游", None, None, []),
        ("乡镇（街道）人民政府、乡镇政府（街道办事处）", WENZHOU, None,
         ["乡镇（街道）人民政府", "乡镇政府（街道办事处）"]),
        ("各县（市、区）党委、政府要", WENZHOU, None, ["各县（市、区）党委、政府"]),
        ("各牵头单位和责任单位于月底前", WENZHOU, None, ["各牵头单位", "责任单位"]),
        ("所在县（市、区）水利主管部门", WENZHOU, None, ["所在县（市、区）水利主管部门"]),
        ("乐清市、瑞安市应在年底前落实", WENZHOU, None, ["乐清市人民政府", "瑞安市人民政府"]),
    ],
)  # fmt: skip
def test_names_in_full(
    text: str, where: Division | None, day: str | None, expected: list[str]
) -> None:
    assert [name for _, name in read(text, where, day)] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "⟦市财政局（市地税局）⟧、⟦市商务委（市粮食局）⟧参与",
        "⟦萧山区⟧、⟦余杭区⟧、⟦富阳区政府⟧",
        "⟦市委⟧、⟦市政府⟧",
        "⟦省委省政府⟧部署",
        "⟦各区、县（市）人民政府⟧，⟦市政府各部门⟧、⟦各直属单位⟧：",
        "⟦县级以上人民政府及其有关部门⟧应当",
        "由⟦县级以上地方人民政府发展改革、财政、税务等部门⟧负责",
        "⟦市、县（市、区）人民政府⟧",
        "⟦省、自治区、直辖市人民政府⟧",
        "⟦市发改、规划和自然资源等部门⟧会同",
        "⟦属地政府（管委会）⟧",
        "⟦试点地区政府（管委会）⟧，⟦园区管委会⟧应当",
        "成立⟦市人工智能战略咨询专家委员会⟧",
        "⟦市消费工作领导小组⟧下设⟦办公室⟧，负责协调，中心下设办公室，负责协调",
        "报⟦人大常委会⟧审议",
        "⟦各区、县（市）⟧和⟦行业主管部门⟧要落实",
        "《⟦国务院⟧关于深化改革的意见》",
        "《⟦国务院⟧批转⟦外交部⟧关于外事工作的通知》",
        "依照《中华人民共和国公安机关组织管理条例》",
        "⟦国家税务总局杭州市税务局⟧、⟦人行浙江省分行⟧、⟦浙江银保监局⟧",
        "⟦市商务局⟧会同⟦市市场监管局⟧、⟦税务局⟧、⟦财政局⟧",
        "⟦杭州市市场监管局⟧与⟦杭州市场监管部门⟧",
        "⟦公安机关交通管理部门⟧",
        "由⟦国务院管理节能工作的部门⟧会同⟦县级以上地方人民政府管理测绘工作的部门⟧",
        "由⟦负责药品监督管理的部门⟧责令改正，加强安全管理的部门",
        "向⟦市和区有关部门⟧报告",
        "⟦卫生健康或者农业农村等部门⟧",
        "⟦铁路、交通行政主管部门的卫生主管机构⟧接到通报后",
        "⟦乡镇人民政府（街道办事处）⟧应当",
        "向作出决定的⟦监察机关⟧申请，是本市排水的行政主管部门",
        "。⟦中级人民法院⟧管辖，由⟦公路管理机构⟧责令停止，设置财务管理机构",
        "，⟦常务委员会⟧应当听取，常务委员会会议由主任召集",
        "疫情发生后，⟦疫区所在地的县级人民政府⟧应当",
        "报告⟦市特种设备安全监督管理部门⟧，业主可以请求⟦物业所在地街道办事处⟧责令",
        "⟦最高人民检察院⟧第十三届检察委员会通过，跨区、县（市）引水，阻挠⟦抗震救灾指挥部⟧工作",
        "。⟦各地⟧要参照建立，全国各地的经验，各地情况不同",
        "⟦市级各责任单位⟧和⟦各试点区⟧要充分认识",
        "，经⟦数据提供部门⟧审核同意后",
        "⟦省、自治区、直辖市的人民代表大会常务委员会⟧报备",
        "由⟦所在区（市）水行政主管部门⟧会同",
        "⟦国务院部门⟧应当",
        "全市政府性融资担保机构",
        "我市政府采购，政府投资项目",
        "电子税务局、企业牵头、依法承办、总体布局",
        "扩大城市商业布局，举办市民办实事",
        "（责任单位：⟦市商务局⟧，⟦各区、县（市）⟧）",
        "（含各区、县（市））",
        "，实行⟦海关⟧异地委托监管",
        "建立与⟦宣传、网信、公安等部门⟧的机制",
        "应当接受⟦案件管理部门⟧监督，可以报请⟦当地人民政府⟧通知⟦公安机关⟧",
        "各旗县区政府（管委会）门户网站，市党政机关办公楼",
        "⟦市和县人民政府⟧应当，⟦国务院⟧和⟦县级以上地方人民政府⟧",
        "由余杭区、⟦乡（镇）人民政府⟧组织编制",
        "向⟦省特种设备生产许可证主管部门⟧申请，由省、自治区、直辖市政府定价",
        "由⟦省、自治区、直辖市特种设备生产许可证主管部门⟧审查",
        "⟦气象主管机构⟧和⟦财政、税务等部门⟧应当，⟦财政、公安机关、税务等部门⟧应当",
        "⟦财政、税务、供销合作社等部门⟧应当",
        "⟦开发区（园区）管理机构⟧应当，⟦保护区管理机构⟧负责，⟦历史文化街区管理机构⟧应当",
        "由其⟦住所地公安机关⟧送回，⟦事故发生地县级人民政府⟧应当，由⟦侵权行为地人民法院⟧管辖",
        "⟦接到投诉的部门⟧应当移送⟦有权处理的部门⟧，由⟦负责受理报告的部门⟧登记",
        "由⟦政府有关部门⟧给予资助，除政府有关规定外",
        "，⟦法院⟧应当主动查明，外国法院的判决",
        "⟦省军区⟧、⟦军分区⟧和⟦县人民武装部⟧负责，⟦人民武装部门⟧应当",
        "报⟦上一级人民政府防汛抗旱指挥机构⟧备案，中国人大网",
        "由⟦农村能源主管部门⟧会同⟦林业草原主管部门⟧",
        "。⟦各地各单位⟧要做好宣传，推进“智慧海关”建设，⟦杭州边检站⟧、⟦钱江海关⟧，",
        "，⟦商事登记机关⟧应当，⟦相关经营许可机关⟧应当",
        "⟦省优化营商环境主管部门⟧应当",
        "⟦市财政局⟧、⟦市公安局⟧等三部门联合，建立市和区、县（市）政策性担保机制",
        "⟦县级以上人民政府城乡供热主管部门⟧应当会同⟦其他有关行政管理机构⟧",
        "经主办单位的⟦主管部门⟧同意，由⟦水利、农业等部门的灌溉工程质量监督机构⟧负责",
        "报该项目的⟦登记管理机关⟧备案，是本市排水的行政主管部门",
        "由⟦制发机关⟧收回，⟦赔偿义务机关⟧应当，向⟦上一级人民法院赔偿委员会⟧申诉",
        "⟦县（含市、市辖区）人民武装部⟧分别与⟦军分区⟧协商",
        "⟦各省（区、市）人民政府⟧、⟦国务院各部⟧、经⟦国务院指定的部门⟧批准",
        "由⟦古城保护管理机构⟧责令改正，设立资产管理机构",
        "⟦军区动员主管机构⟧、⟦海区渔政监督管理机构⟧和⟦开发区（园区、集聚区）管理机构⟧应当",
        "由⟦常务委员会办事机构⟧拟订，⟦一审法院⟧作出裁判",
        "⟦县级以上人民政府统计机构⟧查处，由⟦有关专门委员会⟧审议，专门委员会会议讨论",
        "由⟦人民检察院公诉部门⟧审查，报⟦人民法院赔偿委员会⟧决定，⟦最高人民法院⟧审判委员会通过",
        "⟦国务院组成部门管理的国家行政机构⟧和⟦国务院学位委员会⟧应当",
        "由⟦区、县人民政府确定的绿化主管部门⟧负责，经⟦中华人民共和国主管机关⟧批准",
        "⟦县级以上人民政府档案行政等有关部门⟧应当，由受理申请的⟦法律援助机构⟧决定",
        "设立⟦湿地保护委员会⟧，负责协调，⟦区、县（市）湿地保护委员会⟧应当报告",
        "⟦规划、园林和农业、邮电等有关部门⟧应当，向⟦商务主管部门⟧或者⟦工程质量监督机构⟧报告",
        "经⟦所在地主管海关⟧审核，⟦口岸动植物检疫机关⟧应当",
        "由⟦浮标管理机关⟧设置，⟦县级以上人民政府湿地保护协调机构⟧应当，。⟦政府各部门⟧应当制定机关运行经费预算",
        "⟦乡镇农业技术推广机构⟧应当，⟦动物疫病预防控制机构⟧承担",
    ],
)
def test_spans(marked: str) -> None:
    text, spans = unmark(marked)
    found = find_agencies(whole_passage(text), HANGZHOU, "2024-06")
    assert [agency.span for agency in found] == spans


def test_a_list_takes_the_place_of_its_first() -> None:
    assert [name for _, name in read("市商务局会同市市场监管局、税务局、财政局")] == [
        "杭州市商务局",
        "杭州市市场监督管理局",
        "国家税务总局杭州市税务局",
        "杭州市财政局",
    ]


def term(name: str, expansion: str) -> Definition:
    return Definition(
        span=(0, 0),
        provision=None,
        rule="abbreviation",
        term=name,
        term_span=(0, 0),
        kind="body",
        expansion=expansion,
        expansion_span=None,
        members=(),
    )


def test_a_term_is_the_body_that_it_abbreviates() -> None:
    text = "大走廊管委会应当会同有关部门，"
    terms = [term("大走廊管委会", "杭州城西科创大走廊管委会"), term("企业", "企业")]
    found = find_agencies(whole_passage(text), HANGZHOU, None, terms)
    assert [agency.name for agency in found] == ["杭州城西科创大走廊管理委员会", "有关部门"]


def test_a_term_within_its_full_name_is_the_whole() -> None:
    text = "由杭州城西科创大走廊管委会负责"
    found = find_agencies(
        whole_passage(text), HANGZHOU, None, [term("大走廊管委会", "杭州城西科创大走廊管委会")]
    )
    assert [agency.span for agency in found] == [(1, 13)]


def test_a_committee_beside_governments_is_a_class() -> None:
    text = "各区、县（市）政府、管委会应当。杭州未来科技城管委会、各区、县（市）政府、管委会参与，管委会负责"
    assert [name for _, name in read(text) if name.startswith(("管", "杭州未"))] == [
        "管委会",
        "杭州未来科技城管理委员会",
        "管委会",
        "杭州未来科技城管理委员会",
    ]


def test_a_joint_meeting_behind_a_list_of_others() -> None:
    text = "省市党委政府、省推进数字浙江建设联席会议确定，省、市推进数字浙江建设联席会议确定"
    assert [name for _, name in read(text)] == [
        "省市党委",
        "浙江省推进数字浙江建设联席会议",
        "省、市推进数字浙江建设联席会议",
    ]


def test_a_term_for_a_class_stays_as_it_is() -> None:
    text = "政务部门应当公开，监管部门应当配合，主管部门应当监督。"
    terms = [
        term("政务部门", "全州各级行政机关及法律法规授权具有行政职能的组织"),
        term("监管部门", "相关行业主管部门和相关区政府"),
        term("主管部门", "市人民政府确定的部门"),
    ]
    found = find_agencies(whole_passage(text), HANGZHOU, None, terms)
    assert [agency.name for agency in found] == ["政务部门", "监管部门", "主管部门"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("浙江省人民代表大会常务委员会议事规则", "浙江省人民代表大会常务委员会"),
        ("中华人民共和国全国人民代表大会组织法", "全国人民代表大会常务委员会"),
        ("全国人民代表大会和地方各级人民代表大会代表法", "常务委员会"),
    ],
)
def test_the_standing_committee_is_that_of_the_title(title: str, name: str) -> None:
    text = f"{title}\n第一条　主席团向常务委员会报告。\n第二条　常务委员会会议由主任召集。\n"
    (document,) = parse(text.encode(), "a.txt").documents
    articles = [one for one in document.agencies if one.span[0] > len(title)]
    assert [agency.name for agency in articles] == ["主席团", name]


def test_groups() -> None:
    found = find_agencies(whole_passage("有关部门、市财政局、各县（市）人民政府"), HANGZHOU, None)
    assert [agency.group for agency in found] == [True, False, True]


def test_department_forms_hold_since_2019() -> None:
    guangdong = Division(name="广东省", code="440000")
    assert match_department("商务", guangdong, "2022") == "广东省商务厅"
    assert match_department("商务", guangdong, "2010") is None
    assert match_name("没有这样的局", guangdong, None) is None


def test_ids_need_no_escape() -> None:
    assert agency_id("杭州市各区、县（市）人民政府") == "杭州市各区-县-市-人民政府"
    assert agency_id("（）") == "（）"


def test_tables_are_sound() -> None:
    rows = read_rows("agencies.tsv")
    names = {row["name"] for row in rows}
    assert all(row["source"] and row["confidence"] for row in rows)
    for row in rows:
        for successor in filter(None, row["successors"].split(";")):
            name, _, change = successor.partition(":")
            assert name in names, row
            assert change in ("renamed", "merged", "split"), row
        assert not (row["since"] and row["until"]) or row["since"] <= row["until"], row
    assert all(row["source"] for row in read_rows("short_names.tsv"))
    assert len(tables().stems) > 300


WORDS = st.sampled_from(
    [
        "市", "区", "县（市）", "、", "和", "（", "）", "《", "》", "人民政府", "政府", "部门", "等部门", "财政", "管委会",
        "领导小组", "杭州市", "余杭区", "国务院", "海关", "人行", "市委", "主管部门", "各", "有关", "\n", "局", "“", "办公室",
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=40))
def test_nothing_raises_and_mentions_never_overlap(text: str) -> None:
    found: list[Agency] = find_agencies(whole_passage(text), HANGZHOU, "2024")
    spans = [agency.span for agency in found]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "unit",
    ["区、县（市）、", "财政、", "财政部门、", "等部门、", "（）", "《", "杭州市", "余杭区、", "人民政府有关", "领导小组", "县"],
)  # fmt: skip
def test_cost_is_linear(unit: str) -> None:
    def cost(size: int) -> float:
        passage = whole_passage(unit * (size // len(unit)))
        start = time.process_time()
        find_agencies(passage, HANGZHOU, None)
        return time.process_time() - start

    cost(1000)
    assert cost(80_000) < 40 * max(cost(8_000), 0.002)
