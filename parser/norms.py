"""What a regulation's clauses bind, allow, forbid, encourage and try out, and whom.

An operator (应当, 不得, 可以) makes a clause a norm where it is the clause's own: not where a relative
clause or a condition holds it (可以扩大试点范围的, 应当由国务院审批的项目), nor where another governs it
(应当支持).  Who bears the norm is read leftwards from the operator, a stretch between commas at a time.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from .norm_forms import OPERATORS, Operator
from .phrases import LABEL, LABEL_FIRST
from .records import Agency, Kind, Norm, Span, Status
from .source import Passage

_OPERATOR = re.compile("|".join(f"({row.pattern.pattern})" for row in OPERATORS))
# What may be one: a pattern of bare words is sought many times faster than one that looks back.
_CANDIDATE = re.compile(
    r"应|必须|须|不[得准应可允许]|禁止|严禁|可[以按依由在向对将自视凭经于与根参比申委采给处并继延实设召责没吊予]|要[及按严认依加进逐给予建各对]|有权|允许|鼓励|支持"
    r"|提倡|倡导|引导|推动|探索"
)

# A sentence ends before one of these, and begins behind it or the bracket of a conversion residue.
_STOP = re.compile("[。；：！？\n]")
_START = re.compile("[。；：！？\n\\]]")
_IN_NORMS: frozenset[Kind] = frozenset(("article", "paragraph", "item", "subitem", "text"))
# What stands in these is no part of the clause around them.
_APART = re.compile(
    r"[（《“【](?:(?<=（)[^（）\n]*）|(?<=《)[^《》\n]*》|(?<=“)[^“”\n]*”|(?<=【)[^】\n]*】)"
)
# What a sentence's stretch ends with that only says when, for whom or except for what.
_CONDITIONS = (
    "的", "时", "后", "外", "的情形", "的情况下", "前提下", "之日起", "期间", "以前", "届满前", "同意", "批准",
)  # fmt: skip
_HOLDS = ("的", "的除外", "的以外")
# 依法必须进行招标的项目, 按照规定应当审批的项目: a relative clause, whose operator binds nobody here.
_LEADS_RELATIVE = re.compile(
    r"(?:依法|规定|要求|凡|属于|除|是否|认为|(?<!行)为|系|未|没有|尚|所|违反|确定|明确|的或者?)$"
)
_RELATIVE = re.compile(
    r"[^，。；：\n的]{1,8}的(?:义务|职责|责任|费用|事项|材料|条件|情形|行为|内容|活动|手续|期限|人员|单位|税款"
    r"|程序|措施|标准|项目|案件)(?:由|是|为|应当|不得|可以|，(?:由|应当|不得|可以|处|责令))"
)
_CONTRARY = re.compile(r"[^，。；：\n]{1,30}(?:而|却)(?:未|不|没有|拒)")

# Who may bear a norm: what a noun phrase ends with that names a person or a body.
_ACTORS = (
    "政府", "部门", "机关", "机构", "单位", "企业", "组织", "公司", "个人", "法人", "公民", "人员",
    "委员会", "委员", "法院", "检察院", "学校", "幼儿园", "医院", "协会", "学会", "联合会", "工会", "商会", "中心", "银行",
    "代表", "大会", "国务院", "办事处", "委", "局", "厅", "董事会", "股东会", "监事会", "监事", "董事", "股东", "经理",
    "市民", "农民", "渔民", "游客", "法官", "检察官", "警察", "律师", "医师", "护士", "药师", "人才和团队", "服务团队", "医生团队", "教师", "学生", "居民", "村民", "业主", "用户", "车主", "院校", "高校",
    "乘客", "旅客", "家长", "父母", "院长", "审判长", "合议庭", "仲裁庭", "指挥部", "小组", "媒体", "合作社", "总队", "支队",
    "大队", "派出所", "集团", "团体",
    "海关", "水电站", "运营商", "供应商", "承包商", "校长", "船长", "办公室", "当事人", "院所", "监护人", "法定代理人",
    "主任会议", "委员长会议", "主席团", "主任", "管委会", "者", "人", "员",
    "人员和车辆", "行人", "图书馆", "档案馆", "总馆", "博物馆", "纪念馆", "文化馆", "旅行社", "出版社", "筹备组", "清算组", "检查组", "调查组", "审计组",
    "红十字会", "爱卫会", "理事会", "基金会", "消委会", "交易所", "事务所", "研究所", "救助站", "血站", "电视台", "气象台站",
    "一方", "双方", "对方", "外方", "中方", "甲方", "乙方", "各方", "发包方", "承包方", "出让方", "受让方", "委托方", "受托方", "付款方", "违约方",
    "市场主体", "经营主体", "运营主体", "责任主体", "民事主体", "客户", "农户", "商户", "工商户", "排水户", "货主", "原告", "被告",
    "职工", "员工", "民工", "亲属", "家属", "子女", "儿童", "妇女", "华侨", "公众", "会计师", "建筑师", "工程师", "兽医",
    "秘书处", "行政长官", "省长", "市长", "县长", "区长", "河长", "机长", "园长", "军人", "部队", "驻军", "法庭",
    "外交部", "公安部", "教育部", "财政部", "商务部", "民政部", "司法部",
)  # fmt: skip
_ACTORS_BY_END = {
    last: tuple(actor for actor in _ACTORS if actor[-1] == last)
    for last in sorted({actor[-1] for actor in _ACTORS})
}
_NO_ACTORS = ("或者", "他人", "无人", "前者", "后者", "两者")
# Who is named by one word that stands in many others: 国家鼓励, but not 危害国家.
_POLITIES = (
    "国家", "本市", "本省", "本区", "本县", "本州", "自治区", "自治州", "自治县", "全社会", "特区",
    "香港特别行政区", "澳门特别行政区", "开发区", "新区", "高新区", "试验区", "度假区", "国务院", "学校", "企业", "公司",
)  # fmt: skip
_ACTOR = f"(?=[{''.join(sorted({actor[0] for actor in _ACTORS}))}])(?:" + "|".join(
    f"(?<![或他无]){actor}" if len(actor) == 1 else actor
    for actor in sorted(_ACTORS, key=lambda actor: (-len(actor), actor))
) + ")"  # fmt: skip
_BRACKET = r"（[^（）\n]*）"
# The first actor of a stretch that nothing goes on behind: not 个人 of 个人信息处理者.
_SUBJECT = re.compile(
    rf"[^，。；：\n（）]{{0,40}}?(?:{_BRACKET}[^，。；：\n（）]{{0,40}}?)?{_ACTOR}(?={_BRACKET}|.)(?:{_BRACKET})?"
    r"(?!、|和|及|以及|或|与|的|之间|会(?!同|议)|综合服务|信息|大会|住所|运行经费|经费|成员|集体|自建|证券|身份|信用|经济|基本|聘[任用]合同|法人|个人|编制机关|生活费|工资|门|所得|财产|账户|隐私|事业|主管|行政|有关|相关|工作|负责人|内设|派出|所属|下属|主要|法定|登记|名称|职工"
    r"|管理(?:部门|机构|人员|委员会|者)|代表|名额|文献|培训|执业注册申请|投资者|表决事项|所在|标准|制度|章程|债券|股权|股份|合同|利益|权益|责任|安全|质量|场所|秩序|委员|常务|交通|公安|教育|卫生"
    r"|城[乡市]|财政|生态|自然|农业|水|发展|市场|住房|文化|应急|民政|司法|税务|审计|林业|规划|各级|监督|行业|建筑|专用|作业|范围|领导|技术"
    r"|(?<=政府)采购|级|民|口|员|事|面|类|才|数|(?<=委)托|(?<=人)均|格|体|次|工|力|选|团|区|县|人|容|场|政|域|和|用于|点|长|家)"
)
# Where the predicate begins at the latest: a subject holds none of these.
_PREDICATE = re.compile(
    # Its first characters, so that most places are passed at once.
    "(?=[由依按根参在对为因自经将会接收有未不认发违拒擅要负以确作提之于向])(?:"
    r"(?<!自)由(?!于)|依法|依照|按照|根据|依据|参照|(?<![自存现所潜])在(?![校职地岗册线])|(?<![针应相面反绝])对(?![外口象应])|(?<![行作认称])为(?!主)"
    r"|因(?!素)|(?<![由来])自(?![治然主身动行来愿由])|(?<![未曾已神财])经(?![济营理费贸纪过常销办])|(?<![方导意取])向(?!导)"
    r"|将(?!军)|会同|接到|收到|(?<![享所国私公共持占拥])有(?![关限色权机效防])|未(?!成年|来)|不(?!动产|特定|同|满)|认为|发现|违反|拒绝|擅自|要求|负责(?!人|制|的|[^，。；：\n]{1,20}的(?:部门|机构))"
    r"|(?<![可予加难足所])以(?![上下内外前后及色来便])|确需|作出|提出|之间|于(?=[0-9一二三四五六七八九十每]))"
)
# What may stand before a subject in its stretch.
_BEFORE = re.compile(
    r"(?:但是|但|并且|并|且|以及|同时|此外|因此|如果|凡|由|而|负有[^，的]{0,8}责任的|"
    r"在?[^，。；：\n的在]{1,30}(?:范围|区域|期间|辖区|规划区|境|保护区|海域)内(?!的)"
    rf"|在[^，。；：\n的]{{2,12}}中(?=[^，。；：\n的对因由从]{{0,14}}?{_ACTOR}$))+(?=.)"
)
_BEFORE_FIRST = frozenset("但并且以同此因如凡由而负在")  # or there is 内
# What may stand between a subject and the operator.
_ADVERBS = (
    "也", "还", "均", "都", "一般", "原则上", "依法", "不断", "积极", "大力", "重点", "优先", "逐步", "进一步", "同时",
    "并且", "并", "但是", "但", "且", "又", "共同", "及时", "全面", "着力", "充分", "主动", "切实", "严格", "同样", "仍",
    "一律", "率先", "持续", "加快", "明令", "采取措施", "采取多种形式", "通过多种形式",
)  # fmt: skip
_ADVERB_ENDS = frozenset(word[-1] for word in _ADVERBS)
# 在大走廊内探索, 城市建成区内禁止: a place, not a subject.
_PLACE = re.compile(rf"(?:在.*|.*(?:[内中上]|区域|地段|期间|范围|地点|水域|河段|时段|{_BRACKET}))$")
# What begins a stretch that names no subject, or only within a phrase with 的.
_NO_SUBJECT = re.compile(
    r"对(?!方)|给|在|自(?![治然动])|按|依(?!托)|根据|为|向|以(?!及)|因|除|经(?![营济理纪])|未(?!成年)|违反|将|罢免|补选|报(?![告社刊关名考废纸])"
    r"|能够|前款|下列|上述|其(?!他)|该|本[法条办规]|、|和|或"
)
# Of these, what may begin a noun phrase: in its relative clause (在水上拆船的单位), or as a pointer (其付款方).
_QUALIFIES = re.compile(r"[在依根经未违以因]")
_POINTS = re.compile(
    r"(?:前款|上述|下列|其(?!他|中)|该|本(?:法|条例|办法|规定)(?=第))[^，。；：\n]*"
)
_VERB = re.compile(
    r"有(?!关)|无(?!人|关)|遗失|丢失|损坏|损毁|毁坏|侵占|占用(?!人|单位)|挪用|讯问|询问|召开|组织(?!、|和|应|不|可|编制)|申请(?!人|者|单位|执行人)|开展|破坏|危害|产生|已|纳入|冒用|制定|实施|设立|取得|拆除|利用|从事"
    r"|委托(?!人|方|单位|机[关构]|行政机关|法院|者)|擅自|需要|确需|属于|符合|拒绝|建设(?!单位|部门|行政|工程)|编制(?!单位|机关)|使用(?!人|者|单位)|经营(?!者|人|单位|企业|户|主体|性)"
    r"|生产(?!者|单位|企业|、|经营)|销售(?!者|单位|企业)|处理(?!者|机构)|收购(?!人|者|单位)|给予|(?:设置|举办|开办|兴办)(?![的人者单机部主地或、和])|搜查(?!人员)|征收(?!部门|机关|单位)|责令|没收|吊销|运输(?!单位|企业|人|、)"
)
# 社会组织设置图书馆应当: what it founds is no subject.
_FOUNDS = re.compile(
    "(?:设置|设立|开办|举办|兴办|聘用|雇用|招收|招用|招聘|录用)(?=.)(?![的人者单机部主地或、和]|时的)"
)
_JOINS = ("以及", "及", "或者", "和")
_TAIL = (
    16  # how long a row of actors is that a relative clause stands before: 接到报告的单位或者个人
)
# What follows the subject of a stretch that does not reach to the operator: 从事监管的人员在检查时，应当…
_WHOSE = re.compile(
    rf"(?P<subject>[^，。；：\n]{{2,40}}?的[^，。；：\n的]{{0,10}}?{_ACTOR})(?=[在对未不因自经依按拒需]|发现|收到|接到|实施|违反|逾期|擅自|发生|结合|根据)"
)
# What somebody named before finds or asks of others: 人民法院…，发现未经批准的企业违反…的，应当….
_PERCEIVES = ("发现", "认为", "要求")
# A thing, with whose: 当事人之间的权利和义务，应当…; 受托人所产生的债权，不得….
_THING = re.compile(r"(?:之间|所[一-龥]{1,3})的[一-龥、]{1,7}(?<![时后前外内下])$")
# 申请人提交的材料不齐全的，应当…: what it did, not itself.
_ITS_THING = re.compile(
    r"(?:依法)?(?:提交|提出|请求|安排|拨付|作出|出具|持有|取得|签订|达成|申请|申报|生产|销售|发布|制作)的(?![，。；：时]|情形|除外)[^，。；：\n的]"
)
# 投资者在境内的收益，可以…: what it has or does there, not itself.
_ITS_PLACE = re.compile(
    r"在[^，。；：\n的]{1,16}(?:境内|[省市]|收集|获取|取得|掌握|知悉|产生|形成|制作|作出|提出|发布|使用|选用|约定|发生|设立)的"
    r"[^，。；：\n]*(?<![的时后前内中上下候])$"
)
# 检验机构在本省设立的办事处: a part of it.
_OF_PARTS = ("依法", "在")
_PART = re.compile(r"(?:设立|设置|派出|指定)(?:在[^，。；：\n的]{1,20})?的[^，。；：\n的]{1,16}$")
# 应当按照规定，禁止或者限制生产: the verb of 应当 is yet to come.
_AS_RULED = re.compile(r"(?:按照|依照|根据)[^，。；：\n]{0,40}(?:规定|要求|标准|约定|规约)，$")
# Others' steps on the way to what one may: 经村民会议同意，乡镇人民政府审核，….
_STEPS = ("审核", "批准", "同意", "审批", "推荐", "认定", "备案")
# The polity acts, and supports by it: 国家完善担保融资制度，支持….
_POLITY = re.compile(
    r"(?P<subject>国家|本[市省区县州]|自治[区州县])(?=建立|完善|健全|营造|创造|构建|优化|促进|培育|引导|提高|加快|深化|扩大|增强|强化|规范|运用|采取|实行|保护|加强|发展|推进|坚持|重视|保障|扶持|设立"
    r"|开展|制定|加大|推行|通过|组织|支持|鼓励|积极|大力|依法|对|根据)"
)
# When, between a subject and the operator: 在治愈前不得, 五年内不得.
_WHEN = re.compile(
    r"(?:[在自于][^，。；：\n]{1,20})?(?:[前后]|期间|[0-9一二三四五六七八九十]{1,3}(?:年|个月|日|个工作日)(?:以)?内|终身|每年)"
)
# What authorities do, and whom they do it to does not: 当事人请求…的，应予支持.
_DONE_TO = re.compile(
    r"(?:依法|从重|从轻|根据[^，。；：\n]{1,10}，)*(?:追究|不起诉|免予|给予[^，。；：\n]{0,8}处分|处以|责令|予以?(?:支持|受理|准许|制止|处罚|取缔|辞退|开除|撤销|注销)|认定|纠正)"
)
_AUTHORITIES = (
    "机关",
    "部门",
    "政府",
    "法院",
    "检察院",
    "机构",
    "委员会",
    "局",
    "厅",
    "国务院",
    "大会",
    "法庭",
)
# 规定合同必须具备的条款: what a rule states, no rule.
_STATED = re.compile(
    "(?:规定|明确|列明|载明|说明|告知|公布|公示)(?![的书牌])|以及(?:其|依法)?(?=应当|可以|必须)"
)
_ANYBODY = re.compile(
    r"任何(?:单位|组织|机构)?(?:、|和|或者|或)*(?:单位|组织|机构)?(?:、|和|或者|或)*(?:个人|人|单位|组织)"
)


def find_norms(
    passage: Passage, agencies: Sequence[Agency], status: Status, genre: str | None = None
) -> list[Norm]:
    """The norms of a passage, in its order: those of its articles.

    agencies: its agencies, in order; a bearer that is one of them has its id
    status: an explanation or a commentary tells of norms and sets none
    genre: a 规定 of an older day has 一、 in place of 第一条
    """
    articles = [provision for provision in passage.provisions if provision.kind == "article"]
    if not articles and genre == "规定":
        articles = [provision for provision in passage.provisions if provision.kind == "level1"]
    if not articles or status in ("explanation", "commentary"):
        return []
    low, high = passage.index(articles[0].span[0]), passage.index(articles[-1].span[1] - 1) + 1
    return _Reader(passage, agencies).read(low, high)


def _before_adverbs(text: str, begin: int, end: int) -> int:
    """Where the adverbs begin that end the words, or `end`."""
    while begin < end and text[end - 1] in _ADVERB_ENDS:
        word = next((word for word in _ADVERBS if text.endswith(word, begin, end)), "")
        if not word:
            break
        end -= len(word)
    return end


def _is_actor(text: str, begin: int, end: int) -> bool:
    """Whether words end with a noun for a person or a body."""
    if text.endswith(_ACTORS_BY_END.get(text[end - 1], ()), begin, end):
        return not text.endswith(_NO_ACTORS, begin, end)
    return text[begin:end] in _POLITIES


@lru_cache(maxsize=1 << 14)  # half of the stretches have been met before
def _find_subject(text: str, whole: bool) -> Span | None:
    """Where in the words between two commas the actor stands that begins them, or None.

    whole: the words reach to an operator, so their head is its subject: 国家机关处理的个人信息 is no actor
    """
    begin, end = 0, len(text)
    lead = None
    if text and (text[begin] in _BEFORE_FIRST or text.find("内", begin, end) >= 0):
        lead = _BEFORE.match(text, begin, end)
    begin = lead.end() if lead else begin
    if begin >= end:
        return None
    if _NO_SUBJECT.match(text, begin, end):
        return _find_qualified(text, begin, end)
    predicate = _PREDICATE.search(text, begin, end)
    if predicate and lead is None and (tail := _find_whoever(text, begin, end)):
        # Another subject may come before: 政府发现有违法行为的单位.
        if not _SUBJECT.match(text, begin, tail):
            predicate = None
    if (
        predicate
        and predicate.start() == begin
        and predicate[0] not in _PERCEIVES
        and (qualified := _WHOSE.match(text, begin, end))
    ):
        return qualified.span("subject")
    stop = predicate.start() if predicate else end
    if whole == (predicate is None):
        stop = _before_adverbs(text, begin, stop)  # 单位和个人均有权
    head = text.rfind("（", begin, stop) if text.endswith("）", begin, stop) else stop
    if head < 0:
        return None
    bare = text.find("的", begin, head) < 0
    founds = _FOUNDS.search(text, begin + 2, head)
    if founds and _is_actor(text, begin, founds.start()) and not _VERB.match(text, begin):
        if not whole or text.find("的", founds.end(), head) < 0 or _is_actor(text, begin, head):
            return begin, founds.start()
    if predicate and predicate[0] in _OF_PARTS and _is_actor(text, begin, end):
        if _PART.search(text, predicate.end(), end):
            return begin, end
    if _is_actor(text, begin, head) and not (bare and founds):
        found = (begin, head)
        if bare and _VERB.match(text, begin, head):
            return None
    elif (subject := _SUBJECT.match(text, begin, stop)) and (
        text.find("的", *subject.span()) >= 0 or not _VERB.match(text, begin, stop)
    ):
        if whole and predicate is None and text.find("的", subject.end(), end) >= 0:
            return None
        # A meeting is nobody: 股东会会议召开前.
        if text.startswith("会议", subject.end()):
            return None
        found = subject.span()
    else:
        return None
    if _ITS_PLACE.match(text, found[1], end) or _ITS_THING.match(text, found[1], end):
        return None
    anybody = text.rfind("任何", *found)
    anybody -= 2 * text.endswith("其他", begin, max(begin, anybody))
    return (anybody, found[1]) if anybody > 0 else found


def _is_bare(text: str, begin: int, at: int) -> bool:
    """Whether nothing but adverbs, or when, stands before an operator in its stretch."""
    before = _before_adverbs(text, begin, at)
    return before == begin or _WHEN.fullmatch(text, begin, before) is not None


def _find_whoever(text: str, begin: int, end: int) -> int:
    """Where 的 stands before the actors that the words end with: 接到报告的单位; or 0."""
    end = _before_adverbs(text, begin, end)
    found = text.rfind("的", max(begin, end - _TAIL), end)
    return found if found > begin and _is_actor(text, begin, end) else 0


def _find_qualified(text: str, begin: int, end: int) -> Span | None:
    """The actor that words end with, or that acts in them, that begin with what qualifies it."""
    stop = _before_adverbs(text, begin, end)
    if _QUALIFIES.match(text, begin):
        if _find_whoever(text, begin, end):
            return begin, stop
        subject = _WHOSE.match(text, begin, end)
        return subject.span("subject") if subject else None
    pointed = _POINTS.fullmatch(text, begin, stop) and _is_actor(text, begin, stop)
    return (begin, stop) if pointed else None


def _is_thing(text: str, begin: int, end: int) -> bool:
    """Whether a stretch is a noun phrase for what somebody made or shares, the subject of the next."""
    found = _THING.search(text, max(begin, end - _TAIL), end)
    return found is not None and not _is_actor(text, begin, end)


class _Clause(msgspec.Struct):
    """A norm that is being read: indices into the text; where it ends is known with the next."""

    start: int
    operator: Operator
    bearer: Span | None
    behind: int  # where the words go on behind the operator


class _Reader:
    """Reads one passage's norms, a sentence at a time."""

    def __init__(self, passage: Passage, agencies: Sequence[Agency]) -> None:
        self.passage, self.text = passage, passage.text
        self.agencies = {agency.span: agency for agency in agencies}
        self.kinds = {provision.id: provision.kind for provision in passage.provisions}
        self.quotes = "“" in passage.text
        self.found: list[Norm] = []
        self.bearer: Span | None = None  # of the clause before ；

    def read(self, low: int, high: int) -> list[Norm]:
        """The norms between two indices."""
        text, backwards, length = self.text, self.passage.reversed, len(self.text)
        hits: list[re.Match[str]] = []
        start = end = low
        for candidate in _CANDIDATE.finditer(text, low, high):
            at = candidate.start()
            if (hit := _OPERATOR.match(text, at, high)) is None:
                continue
            if hits and at < end:
                hits.append(hit)
                continue
            before = low
            if hits:
                self._read_sentence(start, end, hits)
                before = end
            stop = _START.search(backwards, length - at, length - before)
            start = length - stop.start() if stop else before
            if start - 1 != before or text[before] != "；":
                self.bearer = None
            stop = _STOP.search(text, at, high)
            end = stop.start() if stop else high
            hits = [hit]
        if hits:
            self._read_sentence(start, end, hits)
        return self.found

    def _read_sentence(self, start: int, end: int, hits: Sequence[re.Match[str]]) -> None:
        """The norms of the words between two stops that hold the operators `hits`."""
        text = self.text
        provision = self.passage.provision(hits[0].start())
        if provision is None or (text[end : end + 1] == "\n" and self._is_heading(provision)):
            return
        if text[start] in LABEL_FIRST and (label := LABEL.match(text, start, end)):
            start = label.end()
        apart = [match.span() for match in _APART.finditer(text, start, end)]
        stretches = self._split(start, end, apart)
        begins = [begin for begin, _ in stretches]
        governed: set[str] = (
            set()
        )  # words that stand under an operator, and so do their repetitions
        clauses: list[_Clause] = []
        last = 0  # the first stretch behind that of the operator before
        for hit in hits:
            at, word = hit.start(), hit[0]
            if at < start or (apart and any(left < at < right for left, right in apart)):
                continue
            if self.quotes and text.rfind("“", start, at) > text.rfind("”", start, at):
                continue  # words that an amendment quotes
            i = bisect_right(begins, at) - 1
            if i < last:
                governed.add(word)
            if i < last or word in governed or self._is_held(stretches[i], hit):
                continue
            operator = OPERATORS[(hit.lastindex or 1) - 1]
            bearer = self._subject(begins[i], at, whole=True)
            strict = bool(clauses) or operator.place == "first"
            if operator.place != "verb" and not self._is_head(begins[i], at, bearer, strict=strict):
                continue
            if clauses and not _starts_anew(operator, clauses[-1].operator):
                continue
            if operator.place == "first" and i:
                continue
            if i and operator.name == "ban" and i == last and clauses:
                if _AS_RULED.match(text, clauses[-1].behind, begins[i]):
                    continue
            if operator.place != "verb" and text.startswith("，是指", stretches[i][1]):
                continue
            first = i
            while first > last and self._is_condition(stretches[first - 1]):
                first -= 1
            if bearer is None and operator.name == "ban":
                anybody = _ANYBODY.match(text, hit.end(), end)
                bearer = anybody.span() if anybody else None
            elif bearer is None and _is_bare(text, begins[i], at):
                bearer = self._borrow(stretches[last:i], operator, hit.end())
                adverbs = _before_adverbs(text, begins[i], at) == begins[i]
                # 监理单位应当…，对不符合要求的，应当…
                of_them = first == i - 1 and text.startswith("对", begins[first]) and clauses
                if bearer is None and (first == i or of_them) and adverbs:
                    bearer = clauses[-1].bearer if clauses else self.bearer if not i else None
            if clauses or (bearer is not None and first and bearer[0] >= begins[first]
                           and self._subject(*stretches[0], whole=False)):  # fmt: skip
                begin = begins[first]
            else:
                begin = start
            clauses.append(_Clause(begin, operator, bearer, hit.end()))
            last = i + 1
        if not clauses:
            return
        ends = [*(clause.start - 1 for clause in clauses[1:]), end]
        for clause, after in zip(clauses, ends, strict=True):
            self._add(clause, after, provision)
        self.bearer = clauses[-1].bearer

    def _is_heading(self, provision: str) -> bool:
        return self.kinds[provision] not in _IN_NORMS

    def _split(self, start: int, end: int, apart: Sequence[Span]) -> list[Span]:
        """What stands between the commas of a sentence."""
        text = self.text
        stretches = []
        begin = start
        comma = text.find("，", start, end)
        while comma >= 0:
            if not (apart and any(left < comma < right for left, right in apart)):
                stretches.append((begin, comma))
                begin = comma + 1
            comma = text.find("，", comma + 1, end)
        stretches.append((begin, end))
        return stretches

    def _is_held(self, stretch: Span, hit: re.Match[str]) -> bool:
        """Whether a condition or a relative clause holds an operator of the stretch."""
        text, (begin, end) = self.text, stretch
        if text.endswith(_HOLDS, begin, end):
            return True
        if text.startswith("除", begin) and text.endswith("外", begin, end):
            return True
        at, behind = hit.span()
        if (text.find("而", behind, end) >= 0 or text.find("却", behind, end) >= 0) and (
            _CONTRARY.match(text, behind, end)
        ):
            return True
        if text.find("的", behind, end) < 0:
            return False
        return bool(
            _STATED.match(text, begin, behind)
            or _RELATIVE.match(text, behind, end)
            or _LEADS_RELATIVE.search(text, max(begin, at - 4), at)
        )

    def _is_condition(self, stretch: Span) -> bool:
        return self.text.endswith(_CONDITIONS, *stretch)

    def _is_head(self, begin: int, at: int, bearer: Span | None, *, strict: bool) -> bool:
        """Whether an operator heads its stretch: behind nothing, its subject, or, not strict, a place."""
        text = self.text
        before = _before_adverbs(text, begin, at)
        if before == begin or (bearer is not None and _is_actor(text, begin, before)):
            return True
        return not strict and bool(_PLACE.match(text, begin, before))

    def _subject(self, begin: int, end: int, *, whole: bool) -> Span | None:
        found = _find_subject(self.text[begin:end], whole)
        return None if found is None else (begin + found[0], begin + found[1])

    def _borrow(self, stretches: Sequence[Span], operator: Operator, behind: int) -> Span | None:
        """The subject of the nearest stretch before that has one, if it is one that may bear this.

        behind: where the words go on behind the operator
        """
        text = self.text
        if stretches and _is_thing(text, *stretches[-1]):
            return None
        for k in range(len(stretches) - 1, -1, -1):
            begin, end = stretches[k]
            if operator.modality in ("encouragement", "exploration") and (
                polity := _POLITY.match(text, begin, end)
            ):
                return polity.span("subject")
            if text.startswith(("如果由", "如由"), begin) or (k and text.startswith("并由", begin)):
                continue  # 市场主体已清偿债务，并由全体投资人承诺的，可以办理: another has done it
            if text.endswith(_STEPS, begin, end) and text.find("经", begin, end) < 0:
                continue
            if subject := self._subject(begin, end, whole=False):
                if k and text.startswith(_JOINS, begin):  # 河长，以及有关部门，应当…
                    above = self._subject(*stretches[k - 1], whole=False)
                    if above and above[1] == begin - 1:
                        subject = (above[0], subject[1])
                done = _DONE_TO.match(text, behind) and not text.endswith(_AUTHORITIES, *subject)
                return None if done else subject
        return None

    def _add(self, clause: _Clause, end: int, provision: str) -> None:
        passage, bearer = self.passage, clause.bearer
        agency = self.agencies.get(passage.span(*bearer)) if bearer else None
        self.found.append(
            Norm(
                span=passage.span(clause.start, end),
                provision=provision,
                rule=clause.operator.name,
                modality=clause.operator.modality,
                bearer=self.text[bearer[0] : bearer[1]] if bearer else None,
                bearer_id=agency.id if agency else None,
            )
        )


def _starts_anew(operator: Operator, before: Operator) -> bool:
    """Whether an operator makes a clause of its own behind another of its sentence.

    Who shall support, or who supports and encourages, does one thing; who explores may support.
    """
    if operator.place == "verb" or operator.name == "ban":
        return True
    return operator.modality == "encouragement" and before.modality == "exploration"
