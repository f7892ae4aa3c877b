"""The forms in which a paper lays a duty on a body, as rows.

A pattern is matched where the bodies begin: X stands for one body or a row of them (A、B和C), XX for a
row of two or more.  What stands before the bodies, the governor, is told first (`GOVERNORS`).
"""

import re
from collections.abc import Iterator
from functools import cache

from .phrases import Row
from .records import Role

BODY = "\ufdd0"  # stands for a body: no character of any text
_ALIAS = r"(?:（(?:(?:以下|下称|简称|统称|含|包括|即)[^（）\n]{0,60}|[^（），。；：、设\n]{1,10})）|\[以下[^\[\]\n]{0,60}\])"
_BESIDE = f"（{BODY}(?:、{BODY}){{0,3}}）"  # 军分区（警备区）、人民武装部
_ONE = rf"{BODY}(?:{_ALIAS}|{_BESIDE})?+等?+"
_JOINT = r"(?:、|，(?:特别|尤其)是|和|，?以及|及其?|与|或者?其?|(?<=等))"
# A member of the row that no rule names: 市财政局、供电企业应当.
_UNREAD = rf"(?:(?:[^，。；：、（）“”《》的由报经向将把被并\n{BODY}]|经[济贸开信营]){{2,12}}?(?:（[^（）\n]{{1,6}}）)?+)"
# One before the last two: 、 ends it, so that it is read in one way only.
_MEMBER = rf"(?:(?:[^，。；：、（）“”《》的由报经向将把被并和与及或\n{BODY}]|经[济贸开信营]){{2,12}}+(?=、|[和与及或]))"
ROW = rf"{_ONE}(?:{_JOINT}(?:{_MEMBER}、){{0,3}}?(?:{_UNREAD}{_JOINT})?(?:(?:相关|有关|其他)(?:的|[一-龥]{{2,4}})|专项)?{_ONE}){{0,80}}+"


class DutyForm(Row, frozen=True, kw_only=True):
    """A way to lay a duty, or to lay none.

    governor: what stands before the bodies, a name of `GOVERNORS`
    pattern: X and what stands behind it; the words of the duty begin where it ends
    role: of all bodies of X; None where they bear no duty
    example: ⟦ ⟧ around the bodies
    """

    governor: str
    pattern: str
    role: Role | None


# What stands before the bodies and governs them; the first that ends there holds.
_GOVERNORS = {
    "delegate": r"授权给?|委托给?|授予|其授权的|其委托的",
    "joint": r"(?<![已曾])会同|会商|联合|协同|(?<![工招协磋外电智])商(?:请)?",
    "report": r"(?:呈|上|申|径|汇|编|填|抄|转)?(?:报|送)(?:经|请|送|交|给|至|由|本级)?原?|提请|提交(?:给|至)?|上交|报告",
    "by": r"(?<![自事缘对将])由(?:[一-龥]{1,4}(?:或者?|和|、|以及)|其?所在单位(?:或者?|和|、)|其)?原?|交由|(?:设|设立|设置|挂靠)(?:在|于)|改由|明确由",
    "via": r"(?<!已)(?:未|须|需|应当?|报|并|可)?经(?:过)?原?|征得|(?<!已)(?:取得|得到)|(?<=[。；，的\n])需要?|[凡确仍均还]需要?",
    "to": r"(?<![方面导定取意趋走转倾志流])向(?:当地|所在地|原|上级|上一级|其?所在单位(?:和|或者?|、))?",
    "with": r"(?<![参共协不相会])(?:与|同)",
    "past": r"(?:近年来?|多年来|[直期]以来|去年)，",
    "alias": r"（以下(?:简称|统称|称)“?",
    "as": r"(?<![所可予加足])以",
    "organizes": r"组织",
    "charges": r"(?<!不得)责成",
    "office": r"(?<=(?:管理|主管|责任|牵头|实施|主办|承办)(?:部门|机关|机构|单位|主体))(?:是|为)",
    "none": (
        r"[对将把]由|已经|依托|根据|按照?|依照|依据|参照|遵照|贯彻|落实|执行|配合|协助|督促|指导|监督|考核|对接|是|是本|为本|代表|受|接受|服从|为|被|除|除了|包括|含|"
        r"属于|隶属|对|对于|在|将|把|从|于|涉及|通过|组成|调整|撤销|健全|完善|优化|加强|发挥|联系|给予?|听取|征求|反馈|"
        r"移送|移交|咨询|转发|批转|印发|召开|参加|列入|纳入|争取|衔接|作为|的是|违反|不服|到|告知|通知|责令|要求|请求|关于|协调|引导|推动|聘请|邀请"
        r"|协调|帮助|促使|确保|保障|《|〈|加快|推进|深化|使用|利用|应用|全国|归|归口|推荐给|具有|享受|有"
    ),
    "asks": r"(?<![申提邀报呈聘])请",
    "founds": r"成立|设立|组建|建立",
    "support": r"支持|鼓励",
    "free": (
        r"[。；，：！？\n“】 ]|所在单位(?:和|或者?|、)|其?所属的?|特别是|尤其是|[一二三四五六七八九十]、|（[一二三四五六七八九十百\d]{1,4}）|(?:[年月日底]前?|[前后内时起]|期间|以来|同时|其中|(?<!有)中?明确|建议|希望|分别|原则上|仍|则|并|且|再|也|均|还|但是?|规定)"
    ),
}


def _alternatives(words: str) -> Iterator[str]:
    """The parts of a pattern between the bars that no bracket holds."""
    depth = start = 0
    for at, char in enumerate(words):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            yield words[start:at]
            start = at + 1
    yield words[start:]


@cache
def _governors_before(last: str) -> re.Pattern[str]:
    """What governs and ends with the character `last`: few words are sought much faster than all.

    Each ends with a character that its pattern spells out.
    """
    rows = {
        name: [words for words in _alternatives(row) if last in words]
        for name, row in _GOVERNORS.items()
    }
    named = (f"(?P<{name}>{'|'.join(words)})" for name, words in rows.items() if words)
    return re.compile(f"(?:{'|'.join(named) or '(?!)'})$")


# 由作出决定的行政机关责令改正, 向作出判决的人民法院申请: what stands before a body tells which.
_RELATIVE = re.compile(
    r"(?:(?<![自事缘理对将])(?P<by>由)|(?<![方面导定取意趋走转倾志流])(?P<to>向)|(?<=可以|应当|依法)(?P<delegate>委托))[^，。；：\n由向]{2,28}的$|(?P<via>经)[^，。；：\n由向]{2,28}(?<!授权|委托|同意|培训|考核)的$|(?P<report>报)[该其][一-龥]{1,8}的$"
)
_REACH = 9  # characters before the bodies that the longest takes
_MARKS = frozenset("。；：！？\n“ ")


def find_governor(text: str, start: int, low: int = 0) -> tuple[str, int]:
    """What governs the bodies that begin at `start`, "" if nothing does, and where it begins.

    low: no word before it counts
    """
    if text[start - 1 : start] in _MARKS and start > low:  # most: spares the search
        return "free", start - 1
    if start <= low:
        return "", start
    match = _governors_before(text[start - 1]).search(text, max(low, start - _REACH), start)
    if match is None and text[start - 1] == "的":
        match = _RELATIVE.search(text, max(low, start - 31), start)
    return ("", start) if match is None else (match.lastgroup or "", match.start())


_OUGHT = "应(?:当|(?![当用急对付邀聘届收税]|予(?!以)))"
_ADVERB = (
    f"(?:，|也|均|还|都(?=要|应|须|必须)|各[司负]其[职责][，、]|(?:密切|紧密|通力)(?=配合|协作)|逐项|正在|依法|依规|统一(?!思想|认识|标准|规划|规范|口径|部署|领导)|具体|定期|适时|及时|积极|主动|{_OUGHT}|要(?![求素点件闻目领])|须(?!知)|必须|务必|可以?|"
    "共同|分别|依职权|一次性|即(?=出具|核发|办理|受理)|分工|按职责分工|根据职责分工|按照(?:各自)?(?:的)?职责(?:分工|权限)?|"
    "按(?:各自)?职责(?:分工)?|切实|认真|进一步|全面|继续|大力|统筹(?=牵头|负责)|自行|直接(?!或)|严格|全力|牢固|不断|持续|联合|主要|重点|同时|抓紧|尽快|合理|科学|有序|充分|深入|率先|各自|逐步|将(?=会|于|继续|进一步|适时|定期|及时|依法|逐步|牵头|组织|联合|采取|按)|会(?![同商]))"
)
_DECIDE = (
    "(?:批准|决定|审批|审定|核准|审核|审查|[初预会]审|同意|认定|认可|核定|核实|确定|确认|授权|许可|批复|评审|审议|鉴定|检验合格|考[试核](?:合格|、审[查核])|验收|评估|复核|登记|备案|指定|组织|"
    "综合评审|论证|公示|推荐|研究)"
)
# Verbs that tell a subject: what a body does.  Not those of what it has issued: 印发, 公布的.
_DOES = (
    "负责(?!人|同志|制(?![定订作]))|承担(?!的)|主管(?!部门|单位|机关|领导|人员|机构|的)|领导(?=本|全[国省市县区州])|牵头|会同|统筹|协调|组织|指导|监督|管理|推进|推动|推行|建立|健全|完善|制定|制订|编制|拟订|修订|"
    "落实|实施|实行|执行|开展|支持|鼓励|引导|促进|加强|加大|加快|强化|提供|保障|安排|设立|设置|成立|组建|配备|给予|予以|赋予|授予|做好|抓好|做到|履行|行使|"
    "采取|完成|发布|公布|公开|公告|提出|提交|报送|上报|报告|汇报|审核|审查|核查|核实|核定|核发|初审|复审|受理|办理|处理|处置|调查|检查|抽查|督查|督促|检测|监测|"
    "考核|评估|评价|评审|认定|确定|确认|划定|明确|细化|优化|深化|提升|提高|扩大|拓展|培育|引进|招引|打造|构建|搭建|建设|规划|布局|整合|归集|汇总|共享|开放|"
    "宣传|培训|教育|普及|服务|联合|共同|分别|牢固|运用|利用|使用|按规定|列支|拨付|兑现|承接|承办|主办|举办|召开|举行|研究|分析|探索|试点|设计|出台|"
    "责令|查处|处以|给予|没收|吊销|暂扣|通知|告知|答复|反馈|移送|通报|作出|发出|出具|签订|签署|聘请|委托|授权|指定|(?:审理(?!终结|[^，。；\\n]{0,40}的(?:案件|期间|程序|[^，。；\\n]{1,14}，))|进行|听取)(?![^，。；\\n]{0,40}(?:[前时后]，|，[^，。；\\n]{1,30}的，\ufdd0))|决定(?=本行政区域|重大|是否)|推选|单独或者|有计划地|凭(?=[^，。；\\n]{2,24}(?:办理|查验|放行|发放))|对外(?=行使|代表)|选择|选派|派出|抽调|任命|聘任|维护|保护|"
    "保持|保证|确保|控制|限制|禁止|规范|应用|协同(?!机制|效应|关系)|(?:依法|统一|具体|定期|适时|及时|积极|主动|认真|切实|严格)(?![一-龥]{2,4}(?:、[一-龥]{2,4})?的)|发挥|充分|大力|全力|进一步|继续|持续|不断|率先|"
    "重点|主要|审定|审批|批准(?!的|后|、)|征收|征集|收集|登记|建档|备案|发放|下达|下放|划分|分解|倾斜|聚焦|围绕|突出|把握|抓紧|抓住|"
    "依托(?=[^，。；\\n]{2,30}，)|先?与(?=[^，。；\\n]{2,30}(?:签订|签署))|组织领导|"
    "提前介入|每年|每半年|每季度|每月|根据|依据|按照|按(?=[^，。；\\n]{2,30}，)|依照|遵循|参照|结合|针对|通过(?=[^《，。；\\n]{2,40}[^的])|对(?!应|口|接|外)|将|把|自收到|(?:收到|接到|接)(?=[^，。；\\n]{1,40}后，(?!有下列|[^，。；\\n]{0,40}的，(?!即)))|立即(?=(?:按|启动|组织|派|开展|采取|赶赴|向)[^。；\\n了]{4})|在(?=[^，。；\\n]{1,40}(?:内|前|后|中|时|上|下|期间|方面|范围|区域|领域|工作|活动))|"
    "于(?=[^，。；\\n]{2,24}(?:前|底|内))|为(?=[^，。；\\n]{2,24}(?:提供|建立|设立|创造|给予|配备|办理))|向(?=[^，。；\\n]{2,40}(?:报告|报送|提出|提供|公布|公开|备案|通报|移送|下达|派出|发)(?!放?的))|以(?=[^，。；\\n]{2,20}为(?:单位|重点|主|目标|基础|抓手|契机|引领|导向|牵引|核心|统领|突破口|切入点|载体|支撑))|密切(?:合作|协同)|通力(?:合作|协作)|由其|先行|自行|各自|各承担"
)
# What is said of the past lays no duty: 国务院办公厅已于2017年印发.
_DONE = "(?:实施|发布|公布|设立|建设|管理|制定|批准|颁发|出具|发放|核发|认定|举办|实行|开展|签订|签发|作出|确定|审批|核准|提供)"
_PAST = r"(?:已|曾|先后|近日|近年|于\d{4}年\d{1,2}月(?!底?前|份?以前)(?:\d{1,2}日(?!前))?(?![^，。]{0,4}起|[^，。]{0,9}前)|在\d{4}年(?!底?前)|第[一二三四五六七八九十百]+[届次])"
_MUST = rf"(?:{_OUGHT}|必须|务必|须(?!知)|需(?!要?求|要[^，。；\n]{{1,60}}的，)要?|(?<![主重首])要(?![求素点件闻目领])|(?<![许认])可(?:以)?(?![行见能靠持再])|(?=应予(?!以)|不得|不予|有权|有责任|禁止|严禁)|得(?!到|出|知))"
_SEAT = r"(?:（[^（），\n]{0,8}设在[^（）\n]{1,40}）)?+"  # 领导小组办公室（设在市商务局）负责
# What a department is told to do behind its name and a mark: 市公安局：负责.
_CHARGED = "负责(?!人|同志)|牵头|承担(?!的)|组织(?!的)|协调|协助|配合|指导|督促|做好|加强"
_ITEM = r"(?:（?[一二三四五六七八九十\d]{1,3}[）.．、] ?)?"  # the label of what stands below
_MECHANISM = "(?:机制|体制|格局|体系|专班|小组)"
# 或者受公安机关委托的服务管理机构: one that its relative clause tells.
_TOLD = rf"(?:受{BODY})?[^，。；：、（）“”《》\n{BODY}]{{2,24}}?的[^，。；：、（）“”《》的\n{BODY}]{{0,12}}?(?:部门|机[构关]|单位|组织|委员会|政府|团体|企业)"
_TAIL = rf"(?:、{_MEMBER}){{0,3}}?(?:{_JOINT}(?:{_UNREAD}|{_TOLD})){{0,2}}?"
_OFFICE = rf"[^，。；\n]{{0,60}}?(?:机构|部门|机关|单位|主体|组织|成员|者(?=，)|{BODY})"

# 由市财政局副局长, 报市政府分管领导: a person is meant, not the body.
_PERSON = "的?(?:主要|分管|有关|相关)?(?:领导|负责人|负责同志|工作人员|联络人|代表)|副?(?:主任|[局厅部处科市区县省州]长|秘书长|总指挥长?|指挥长)"
# 报市政府政务督查室: what is read is but the beginning of a name.
_LONGER = r"(?!或|和|及|与|并|等)[一-龥]{1,8}(?:[室局]|中心)(?=[，。；、）\n]|$)"
_DEPUTY = "(?:或者?其?(?:授权|委托|指定)的?(?:部门|机构|单位|机关|组织)|及其(?:分支|派出|所属)(?:机构|单位)|或者?其(?:派出|分支|下属|直属|所属)?(?:机构|部门|分局|分支局))?"

# What a body may be at when it must do something: 审理上诉案件，应当; not 审理的案件，应当.
_WITH_OBJECT = (
    "(?:为|因|除|经(?:审[查理核]|调查|核实|检查|评估)|报经|报请|自?接到|自?收到|审理|复核|开庭|受理|办理|审查|检查|发现|认为|处理|实施|作出|制定|开展|进行|适用|对|在|根据|依照|按照)"
    r"(?!的)[^，。；\n]{1,60}(?<!的)，(?:[^，。；\n]{2,30}，)?"
)
# What is said of one that did wrong or of whom another deals with: it bears no duty by it.
_FAILS = "[的所被违未拒无]|不|(?:协助|配合|参与|参加)|滥用|玩忽|擅自|逾期|要求|请求|委托"
# 对上诉案件审理后，认为…的，: what it thinks or finds may take several clauses.
_FINDS = rf"(?:{_WITH_OBJECT}|[^，。；的\n]{{2,60}}，)?(?:经[^，。；\n]{{1,12}}?，?)?(?:认为|发现|查明)(?:(?!的，)[^。；\n]){{1,140}}的，"

DUTY_FORMS = (
    # Bodies under 由
    DutyForm(
        name="by: no actor",
        governor="by",
        pattern=rf"X(?:{_PERSON}|[^，。；\n]{{0,20}}组成|[^，。；\n]{{0,40}}(?:担任|任组长|兼任))",
        role=None,
        source="国务院关于同意建立国务院职业教育工作部际联席会议制度的批复 (2018)",
        example="联席会议由⟦教育部、发展改革委⟧等部门组成",
    ),
    DutyForm(
        name="by: leads",
        governor="by",
        pattern=rf"X{_ADVERB}{{0,3}}(?=(?:负责|进行|会同[^，。；\n]{{0,20}})?牵头)",
        role="lead",
        source="杭州市“证照分离”改革全覆盖试点工作方案 (2020)",
        example="由⟦市市场监管局⟧负责牵头组织实施",
    ),
    DutyForm(
        name="by: together",
        governor="by",
        pattern=r"XX(?=[^，。；\n]{0,16}(?:共同|双重|联合|协商|各承担|分别承担))",
        role="joint",
        source="杭州城西科创大走廊条例（草案） 第四条",
        example="由⟦市商务局和市财政局⟧按照优化协同高效原则实行双重管理",
    ),
    DutyForm(
        name="by: approves",
        governor="by",
        pattern=r"X(?=(?:依法|负责)?(?:审批|批准|审定|核准)(?!权|事项|部门))",
        role="approve",
        source="北京市新技术产业开发试验区暂行条例 第十一条",
        example="第一次由⟦北京市人民政府⟧审批",
    ),
    DutyForm(
        name="by: does",
        governor="by",
        pattern=rf"X{_ADVERB}{{0,3}}(?:会同X)?(?!的|（|》|(?:依法|所)?[一-龥]{{1,2}}(?:并[一-龥]{{2}})?的(?!，)|[^，。；\n]{{1,30}}(?:的(?:事项|情形|除外|，)|除外)|{_DONE}[^，。；\n的]{{0,8}}的[^，。；\n]{{2,10}}，)",
        role="responsible",
        source="杭州城西科创大走廊条例（草案） 第二十七条",
        example="跨区重大基础设施由⟦市交通运输局⟧统筹规划布局",
    ),
    # Under 报, 经, 向
    DutyForm(
        name="via: formula",
        governor="formula",
        pattern=(
            rf"X(?:领导|负责人|(?:研究|批准|审议)?(?:同意|批准|授权)?(?:，(?:[^，。；\n]{{2,24}}，)?(?:现(?![有行])|特|(?:原则)?同意|提出|制定|就)|，?(?:现(?![有行])|决定(?![。；，\n])|将《|制定|印发|建立))|{_DECIDE}(?:同意)?，现|[^，。；\n]{{0,12}}(?:会议)(?:审议|研究|通过))"
        ),
        role=None,
        source="杭州市商务局等关于印发支持商贸头部企业发展政策实施细则的通知 (2022)",
        example="经⟦市政府⟧同意，现印发你们",
    ),
    DutyForm(
        name="report: decides",
        governor="report",
        pattern=rf"X{_DEPUTY}(?:进行|依法|会同X)?(?={_DECIDE})",
        role="approve",
        source="郑州市城乡规划管理条例 第十条",
        example="经省人民政府审查同意后，报⟦国务院⟧审批",
    ),
    DutyForm(
        name="report: receives",
        governor="report",
        pattern=rf"X(?!的|令|联[络系]人|公告|规定|文件|（|》|关于|印发|{_PERSON}|{_LONGER})",
        role="report_to",
        source="国务院办公厅关于加强三级公立医院绩效考核工作的意见 (2019)",
        example="并报送⟦国家卫生健康委⟧",
    ),
    DutyForm(
        name="via: decides",
        governor="via",
        pattern=rf"X{_DEPUTY}(?:依法|组织|综合|联合|统一|会同X){{0,2}}的?(?={_DECIDE})",
        role="approve",
        source="杭州市人民政府关于加快跨境电子商务发展的实施意见 (2019)",
        example="在经⟦市跨境电商综试办⟧认定的跨境电子商务平台",
    ),
    DutyForm(
        name="to: receives",
        governor="to",
        pattern=r"X(?!的|批准|指定|设立|授权)[^，。；\n]{0,50}?(?=报告(?!的内容)|报[送检关验]|汇报|备案|申请|申报|上报|提交|提出|递交|汇交)",
        role="report_to",
        source="杭州城西科创大走廊条例（草案） 第七条",
        example="定期向⟦市人大及其常务委员会⟧报告大走廊建设情况",
    ),
    # With others
    DutyForm(
        name="delegate",
        governor="delegate",
        pattern=r"X(?!的|书|；|。|[^，。；\n]{0,8}(?:[关警军]衔|称号|荣誉|奖))",
        role="delegate",
        source="阿坝州政务数据资源管理暂行办法 第六条",
        example="州人民政府授权⟦州数据资源主管部门⟧负责统筹",
    ),
    DutyForm(
        name="joint: consents",
        governor="joint",
        pattern="X(?=同意)",
        role="approve",
        source="杭州市人民政府办公厅关于全面推行部门联合“双随机、一公开”监管的实施意见 (2020) 三（三）",
        example="市级部门也可根据需要会商⟦有关部门⟧同意，发起抽查任务",
    ),
    DutyForm(
        name="joint",
        governor="joint",
        pattern=rf"X(?:{_TAIL}(?={_DOES}))?(?!的|，现)",
        role="joint",
        source="杭州城西科创大走廊条例（草案） 第七条",
        example="大走廊管委会会同⟦相关部门⟧定期发布",
    ),
    DutyForm(
        name="with: together",
        governor="with",
        pattern=r"X(?=[^，。；\n]{0,30}(?:共同|联合|合作|一起|一道))",
        role="joint",
        source="杭州市人民政府关于加快跨境电子商务发展的实施意见 (2019)",
        example="与⟦各区、县（市）跨境电子商务主管部门⟧合作",
    ),
    DutyForm(
        name="organizes: investigates",
        governor="organizes",
        pattern=rf"X{_TAIL}(?=(?:依法|联合|共同)?(?:查处|检查|核查)(?!的))",
        role="responsible",
        source="国务院关于禁止在市场经济活动中实行地区封锁的规定 第十七条",
        example="由市人民政府组织⟦市商务局、市公安局⟧查处",
    ),
    DutyForm(
        name="charges: does",
        governor="charges",
        pattern=rf"X{_TAIL}(?=(?:依法|限期|强制|立即|予以|联合)|{_DOES})(?![^，。；\n]{{0,8}}的(?![，；]))",
        role="responsible",
        source="中华人民共和国城乡规划法 (2019) 第六十八条",
        example="市人民政府可以责成⟦市城管执法部门⟧强制拆除",
    ),
    # Subjects
    DutyForm(
        name="subject: past",
        governor="free",
        pattern=rf"X(?:{_PAST}|(?:主要|分管|有关|相关)?(?:领导(?!本|全[国省市县区州])|负责人|负责同志|工作人员)|有关负责|公告公布|(?:批准|发布|公布|颁布|修订|修正|令|公告)(?=[\n、；）]|第[\d一二三四五六七八九十]+号|$)|(?:(?![应要须可得据照])[^，。；\n]){{0,6}}(?:印发|发布|出台|颁布|下发|转发)(?:了|的|《))",
        role=None,
        source="国务院办公厅关于推广第二批支持创新相关改革举措的通知 (2018)",
        example="⟦国务院办公厅⟧已于2017年印发通知予以推广",
    ),
    DutyForm(
        name="subject: its duties",
        governor="free",
        pattern=(
            rf"X的?(?:(?:主要|具体)?(?:工作)?职责(?:(?:是|为)：?|[：。])"
            rf"|(?!履行|落实|承担)[一-龥]{{0,10}}?(?:职责|责任)(?:主要)?包括：?)(?:\n{_ITEM})?(?=[^\n“《{BODY}]{{2}})"
        ),
        role="responsible",
        source="made up; 组织体系 of an 应急预案",
        example="⟦市公安局⟧主要职责：维护现场秩序",
    ),
    DutyForm(
        name="subject: leads",
        governor="any",
        pattern=rf"X{_TAIL}(?:{_ADVERB}|根据[^，。；\n]{{2,40}})?{_ADVERB}{{0,3}}(?=(?:负责)?牵头(?!部门|单位|的)|为牵头|是牵头|作为牵头)",
        role="lead",
        source="杭州市“证照分离”改革全覆盖试点工作方案 (2020)",
        example="⟦市市场监管局、市司法局⟧牵头负责具体协调推进",
    ),
    DutyForm(
        name="subject: main",
        governor="as",
        pattern=r"X(?=[^，。；\n]{0,4}为主)",
        role="lead",
        source="杭州城西科创大走廊条例（草案） 第四条",
        example="以⟦市商务局⟧管理为主",
    ),
    DutyForm(
        name="subject: must",
        governor="any",
        pattern=rf"X(?:，X){{0,8}}+{_TAIL}(?:(?=对[^，。；\n]{{1,16}}?(?:应|必须|不得|可以))|，?(?:在[^，。；\n]{{2,80}}[内下中]，?)?{_ADVERB}{{0,2}}?{_MUST}{_ADVERB}{{0,3}}(?:会同X)?)",
        role="responsible",
        source="杭州城西科创大走廊条例（草案） 第四条",
        example="⟦市人民政府⟧应当积极推动大走廊内体制架构的融合发展",
    ),
    DutyForm(
        name="subject: when, must",
        governor="free",
        pattern=(
            rf"X{_TAIL}(?!、|和|与|及|以及|或|以上|{_PERSON}|[院检]察?长|(?:组成|行政执法)?人员|成员|公务员|会议)(?="
            rf"(?:{_WITH_OBJECT}|(?!{_FAILS})(?:[^，。；的\n]{{2,60}}，|(?![^，。；的对在\n][^，。；的\n]{{0,5}}(?<!以外)的[^，])[^，。；\n]{{2,80}}的，)"
            rf"|(?:自?接到|自?收到|受理|根据|因|有(?!下列))[^，。；\n{BODY}]{{1,40}}(?:，[^，。；\n{BODY}]{{1,40}}){{0,2}}的，"
            rf"|{_FINDS}|(?!的)[^，。；\n]{{2,60}}[时后前]，)"
            rf"(?:(?:依法|根据|依照|按照|[经在对除]|必要时|情况|确需|需要)[^，。；\n]{{0,30}}，)?并?{_ADVERB}{{0,2}}?{_MUST}(?!由)"
            rf"|[^，。；的\n]{{2,24}}[时后]{_ADVERB}{{0,2}}?{_MUST}"
            rf"|{_FINDS}(?:{_ADVERB}|书面){{0,2}}?(?:责令|裁定|判决|通知|告知|移送|予以|驳回|决定|报请|提请|退回|撤销|终[结止]|中止|给予))"
        ),
        role="responsible",
        source="中华人民共和国个人信息保护法 (2021) 第三十五条",
        example="⟦公安机关⟧接到报警后，应当及时组织警力",
    ),
    DutyForm(
        name="subject: by its duties",
        governor="any",
        pattern=rf"X{_TAIL}，?(?=(?:要|应当?)?(?:按照?|依照|根据|依据)(?:各自)?(?:的)?(?:法定|工作)?(?:职责|职能))",
        role="responsible",
        source="汕头经济特区城市照明管理条例 第六条",
        example="⟦应急管理等部门⟧以及供电企业按照各自职责，做好城市照明相关工作",
    ),
    DutyForm(
        name="subject: takes part",
        governor="any",
        pattern=rf"X(?:，(?:{_UNREAD}{_JOINT})?X){{0,4}}+{_TAIL}{_ADVERB}{{0,3}}(?:(?:配合|参与|协助)，|(?=配合|参与|参加|协助|协办))(?!参与[人者方]|(?:参与|参加)[^，。；]{{0,20}}的|(?:配合|协助)的)",
        role="cooperate",
        source="重庆市燃放烟花爆竹管理条例 第三条",
        example="⟦乡（镇）人民政府、街道办事处⟧协助开展燃放烟花爆竹管理有关工作",
    ),
    DutyForm(
        name="subject: in charge",
        governor="any",
        pattern=(
            rf"X(?:，?{_ADVERB}{{0,3}}(?=负责(?!人|同志|制(?![定订作]))|负有(?=[^，。；\n]{{1,60}}(?:职责|责任|义务)(?!的))|主管(?!部门|单位|机关|领导|人员|机构|的)|承担(?!的))"
            rf"|{_TAIL}{_ADVERB}{{0,3}}(?=负责(?!人|同志|制(?![定订作])|的)))"
        ),
        role="responsible",
        source="市场主体登记管理条例实施细则 第三条",
        example="⟦国家市场监督管理总局⟧主管全国市场主体统一登记管理工作",
    ),
    DutyForm(
        name="subject: is",
        governor="free",
        pattern=rf"X，?(?:是|作为|为|系){_OFFICE}，(?:具体|依法|统一|主要)?(?=负责|承担|行使|履行|代表|统筹|应当|要)",
        role="responsible",
        source="杭州城西科创大走廊条例（草案） 第三条",
        example="⟦市商务局⟧是市政府的工作机构，负责商务促进",
    ),
    DutyForm(
        name="subject: is in charge",
        governor="free",
        pattern=rf"X(?=(?:是|为)[^，。；\n]{{1,40}}(?:主管部门|主管机关|主管单位|领导机关|管理机构|责任单位|主体(?=[，。；]))|是本[^，。；\n]{{1,20}}{BODY}(?=[，。；]))",
        role="responsible",
        source="洛阳市汉魏故城保护条例 第三条",
        example="⟦市文物行政部门⟧是汉魏故城保护工作的行政主管部门",
    ),
    DutyForm(
        name="set up: in charge",
        governor="founds",
        pattern=r"X，(?:归口[^，。；\n]{1,16}，)?(?=(?:具体|统一|主要)?(?:负责(?!人)|承担|履行))",
        role="responsible",
        source="杭州市服务业扩大开放综合试点实施方案 (2023) 三（一）",
        example="成立⟦市数字经济发展工作领导小组⟧，负责统筹调度试点推进工作",
    ),
    DutyForm(
        name="office: is",
        governor="office",
        pattern=rf"X{_TAIL}(?=[，。；])",
        role="responsible",
        source="广告管理条例 (1987) 第五条",
        example="广告的管理机关是⟦市市场监管局⟧。",
    ),
    DutyForm(
        name="subject: approves",
        governor="free",
        pattern=r"X(?=(?:审批|批准|审定|核准)(?:[，。；\n]|后))",
        role="approve",
        source="made up; who approves behind who examines",
        example="由市发改委初审，⟦市人民政府⟧批准，并向社会公布",
    ),
    DutyForm(
        name="subject: does",
        governor="free",
        pattern=rf"X{_DEPUTY}(?![^，。；\n]{{0,60}}的(?:“[^”\n]{{1,20}}”)?[，：；。]|[^，。；\n]{{0,30}}另有规定|，(?:对|未|不)[^。；\n]{{0,200}}?的，(?:由|依|处|责令|给予)|[^，。；\n]{{0,14}}[一-龥]了(?!解)){_ADVERB}{{0,4}}(?:会同X{_ADVERB}{{0,2}})?(?=(?:{_DOES})(?!的|(?:并|或者)?{_DONE}的|了|机构|部门|单位|制度|工作的|等|[^，。；\n]{{0,2}}第[一二三四五六七八九十]+次))",
        role="responsible",
        source="杭州城西科创大走廊条例（草案） 第五条",
        example="⟦市人民政府⟧为大走廊发展建立稳定的财政保障机制",
    ),
    DutyForm(
        name="subject: colon",
        governor="head",
        pattern=r"X：(?:主要)?(?=[^\n“《]{4})",
        role="responsible",
        source="支持商贸头部企业发展政策实施细则 (2022)",
        example="（一）⟦市商务局⟧：全程跟踪各地工作的落实、协调、完善",
    ),
    DutyForm(
        name="subject: colon, does",
        governor="free",
        pattern=rf"X(?:：(?=(?:主要)?(?:{_CHARGED}))|(?:\n| {{1,4}}|——)(?=(?:主要)?(?:负责(?!人|同志)|承担(?!的))))",
        role="responsible",
        source="made up; 职责分工 of an 应急预案, one department behind the other",
        example="⟦市公安局⟧：负责现场警戒；⟦市民政局⟧：组织救助",
    ),
    DutyForm(
        name="heading: stop, does",
        governor="head",
        pattern=rf"X。(?=(?:主要)?(?:{_CHARGED}|{_DOES}))",
        role="responsible",
        source="made up; 职责分工 of an 应急预案, a department a paragraph",
        example="（一）⟦市财政局⟧。负责经费保障",
    ),
    DutyForm(
        name="heading: line, does",
        governor="head",
        pattern=rf"X(?:的?(?:主要|具体|工作)?职责)?。?\n{_ITEM}(?=(?:主要)?(?:{_CHARGED}|{_DOES}))",
        role="responsible",
        source="made up; 职责分工 with a department a heading",
        example="三、⟦市水利局⟧\n1.指导山塘水库的巡查",
    ),
    DutyForm(
        name="asked: does",
        governor="asks",
        pattern=rf"X{_TAIL}(?!的|、|和|[^，。；\n]{{0,20}}(?:同意|批准|审定|领导|负责人))(?=[^，。；\n]{{3}})",
        role="responsible",
        source="made up; the close of a 通知",
        example="请⟦各县（市、区）人民政府⟧紧扣目标任务，抓好落实",
    ),
    DutyForm(
        name="mechanism: leads",
        governor="mechanism",
        pattern=rf"X(?:{_ADVERB})?(?=牵头、[^，。；\n]{{2,60}}的[^，。；\n]{{0,10}}{_MECHANISM})",
        role="lead",
        source="made up; 保障措施 of a 规划",
        example="建立⟦市发改委⟧牵头、各有关部门配合的推进机制",
    ),
    DutyForm(
        name="mechanism: takes part",
        governor="any",
        pattern=rf"X{_TAIL}(?:{_ADVERB})?(?=(?:配合|参与|参加|协同)的[^，。；\n]{{0,10}}{_MECHANISM})",
        role="cooperate",
        source="made up; 保障措施 of a 规划",
        example="建立市发改委牵头、⟦各有关部门⟧紧密配合的推进机制",
    ),
)

_TRIED = {
    "free": ("free", "any"),
    "head": ("head", "free", "any"),
    "none": ("none", "mechanism"),
    "founds": ("founds", "mechanism"),
    "report": ("formula", "report"),
    "support": ("any",),
    "via": ("formula", "via"),
    "alias": ("free", "any"),
    "": ("any",),
}


@cache
def compiled_forms(governor: str) -> tuple[re.Pattern[str], tuple[DutyForm, ...]]:
    """The forms for a governor as one pattern; the group that matched is `f` and the form's place."""
    names = _TRIED.get(governor, (governor,))
    forms = tuple(form for form in DUTY_FORMS if form.governor in names)
    # （以下称出让部门）应当: the bodies are those of a short name, in its bracket.
    row = rf"{ROW}”?）" if governor == "alias" else rf"{ROW}{_SEAT}{_DEPUTY}"
    rows = rf"{_ONE}(?:{_JOINT}{_ONE}){{1,80}}+"
    patterns: list[str] = []
    behind: list[str] = []  # the forms that go on behind one row, which is read but once for them
    for i, form in enumerate(forms):
        if form.pattern.startswith("XX"):
            patterns += [f"{row}(?:{'|'.join(behind)})"] * bool(behind)
            behind.clear()
        words = form.pattern[1:] if form.pattern[:2] != "XX" else form.pattern
        words = f"(?P<f{i}>{words.replace('XX', rows).replace('X', row)})"
        (patterns if form.pattern.startswith("XX") else behind).append(words)
    patterns += [f"{row}(?:{'|'.join(behind)})"] * bool(behind)
    return re.compile("|".join(patterns)), forms
