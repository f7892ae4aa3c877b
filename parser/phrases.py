"""Where words begin: clauses, and the noun phrases that a definition abbreviates."""

import re

import msgspec

from .numerals import NUMERAL


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that records name.

    source: where the form is prescribed or was met
    example: marked ⟦ ⟧ at what it finds; its first test
    """

    name: str
    source: str
    example: str


class Rule(Row, frozen=True, kw_only=True):
    """How a body or a place is told.

    expected: its full name, as a Hangzhou paper of 2024 means it that defines 三城
    """

    expected: str


class Form(Row, frozen=True, kw_only=True):
    """A way to cite or to define.

    pattern: finds where it stands; never spans a line
    """

    pattern: re.Pattern[str]


_OPEN, _CLOSE = "（〔[【《〈“‘", "）〕]】》〉”’"
_PAIRS = dict(zip(_CLOSE, _OPEN, strict=True))
_PARTNER = dict(zip(_OPEN, _CLOSE, strict=True))
STOPS = "。；：！？\n"
JOINTS = re.compile(r"、|以及|或者|和|及(?!其|时)|与(?!会)|或")
# What governs a noun phrase from outside and so ends it on the left.  Each stands with the words
# that it is a part of and governs nothing in: 对 in 对外, 由 in 自由.
_GOVERNS = re.compile(
    r"(?<![相针应反绝核面])对(?![外口象应比策手内接照冲抗])|给予|(?<!行)将(?!军)|(?<!一)把(?![关握])"
    r"|(?<![及和与])其(?:所属|下属|直属|设立|指定)?的?(?!他)|会同|申报(?!人)|通达|连接|围绕|聚焦|划?分为"
    r"|(?:及时|书面)通知|告知|抄送|赋予|往来|(?<!试)实行(?![^，]{0,12}的)"
    r"|(?<![重紧主必])要(?=统筹|加快|进一步|建立健全)|包括|(?:是|系|(?<=”))指|(?:领取|申领|核发|换发|发放)(?=[^的]{2,20}证(?!的))|(?:批准|决定)(?:设立|成立|建立|公布|印发)的|制定(?=[与涉])|报(?=[^，]{0,6}(?:政府|部门|委员会|机关))"
)
# These govern, too, but also stand inside a phrase that ends with 的: 按照国务院规定设置的机构.
_GOVERNS_UNLESS_OF = re.compile(
    r"(?<![自事缘])(?<![有当的]理)由(?!于)|(?<![曾已财神东未])经(?![济营理费办验常贸纪过销])"
    r"|(?<![方面导定取意趋走转倾志流])向(?![导上量阳])"
    r"|(?<![所现存潜内实正])在(?![线校建岗职册地役用产])|按照|依照|根据|依据|参照"
    r"|(?<![所行作成认称列分因人较改变])为了?(?![主准本期])|应当|可以|负责(?!人|制|[^，]*的)|设立|成立|组建|设置|任命"
    r"|委托(?!代理|人)|授权|(?<!服)从(?![事业属])|(?<![可予加得难足])以(?![上下内外前后及色来便])"
    r"|纳入|有权|制定|印发|编制|颁布|颁发|发给|缴纳|提供|(?<!审议)通过|(?<![但还可只总不正都])是(?![否指])|加快(?:建设|推进)"
)
# What a clause may begin with before the phrase.
_FIRM = (
    r"进一步|密切联系|现就|加快|继续|积极|大力|深入|切实|着力|充分|持续|不断|及时|高质量|高标准|高水平|推进|推动|加强|建好|"
    r"建成|贯彻|落实|印发|聚焦|围绕|深化|优化|强化|打造|对于|关于|作为|成为|属于|位于|通过|融入|加大|为了?(?![主准本期])|"
    r"在(?![线校建岗职册地役用产])|由(?!于)|向(?![导上量阳])|对(?![外口象应比策手内接照冲抗])|将(?!军)|把(?![关握])|"
    r"按照?|依照|根据|依据|从(?![事业属])|经(?![济营理费办验常贸纪过销])|以(?![上下内外前后及色来便])|给予|并(?!网|购)|应当|可以|"
    r"必须|限制|减少|避免|谋划|依托|突出|瞄准|实现|构建|形成|做强|做优|做大|抓好|用好|做好|征得|纳入|正式|启动|涉及|包括|"
    r"享受|符合|违反|不得歧视|服务保障|发挥|结合|配备|配齐|采取|列入|选举产生|下设|划定|同时|投保|正确审理|鼓励|或者|以及|称(?!号)|是(?![否指])"
)
# These stand in names, too: 建设单位.  So they go only before what is not a noun of that kind.
_SOFT = (
    r"全面|支持|引导|促进|建设|建立|完善|健全|实施|实行|执行|制定|制订|编制|发布|出台|设立|成立|提升|提高|"
    r"培育|发展|保障|规范|维护|保护|利用|开展|组织|协调|管理|监督|指导|检查|处理|审查|批准|确定|明确|保持|申请|取得|"
    r"使用|增加|扩大|推行|适用于?|用于|创建|创新(?!发展|驱动|创业|策源|联合体|载体|券)|统一|负责(?![^，]*的)|要|须|需要?|转让|征收|承担|设置|发放|领取|颁发|"
    r"依法(?![一-龥]{2,4}的)|报告(?!书)|努力|严格|统筹|稳步|逐步|有效|重点|安置"
)
_NOUNS = (
    "机构|单位|部门|人员|人(?!民)|者|规划|中心|项目|工程|活动|工作|费用|资金|区|的|、|和|与|及|（|措施|方案|制度|平台|系统|"
    "设施|体系|专项|条例|法|机关|主管|行政|行为|服务|企业|小组|委员会|领导|型|主体|基金|权|能力|示范|标准|水平|"
    "公司|集团|监管|期间|计划|办公室|用地|指标"
)
_OWN = r"(?:本(?:暂行|实施)?(?:法|条例|办法|规定|细则|解释|意见|通知|条)|前款)(?:第[一-龥]款)?(?:所称的?|所指的?|适用于|适用)|(?:是|系)指|适用于"
# 加强和规范劳动和社会保障监察: verbs may be joined, too.
_LEAD = rf"(?:{_OWN}|(?:{_FIRM})(?!$)|(?:{_SOFT})(?!{_NOUNS}|$))"
_LEADS = re.compile(rf"{_LEAD}(?:[和、与]?{_LEAD})*")
_FIRM_LEADS = re.compile(rf"(?:(?:{_OWN}|(?:{_FIRM})(?!$))+)")
VERB = re.compile(
    rf"(?:{_FIRM}|(?:{_SOFT})(?!{_NOUNS})|的|了|(?<!共)和(?!国)|及(?!其)|或者?|(?<!级)以上|[新扩改]建|从事|给付|交寄|造成|到)(?!$)"
)
# 培训机构（以下简称…）和教练员（以下简称…）: each has its own words.
_DEFINED_BEFORE = re.compile(r"（(?:以下|下)[^（）\n]*称[^（）\n]*）(?:、|以及|或者|和|及)")
# A row, whatever it is called: 各机关、团体、企业和其他社会组织.
_ROW = re.compile(r"(?:和|及|以及|或者)其他|等[^、的]{0,10}$")
# A joint before the last thing of a row is where that thing begins only if what stands before it
# can stand alone: 基金会和非公募基金会, but not 区、县人民政府.
_WHOLE = re.compile(
    r"(?:[》”]|(?<!（[市区县〇])）|财产|部门|机构|机关|单位|企业|组织|委员会|公司|中心|人员|项目|资金|平台|学校|基金会|研究院|研究所|协会|学会|产品|局|条例|办法|决定)$"
)
# What a clause may begin with and what is no part of its words.
LABEL = re.compile(
    rf"(?:\[bookmark：[^\]\n]*\]|[ \t])*(?:第 ?{NUMERAL} ?条(?:之{NUMERAL})?(?:【[^】\n]*】)?|[（(]?{NUMERAL}[）)]|{NUMERAL}[.、．])? *"
)

LABEL_FIRST = frozenset("[ \t第（(0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千廿卅")


def open_before(text: str, end: int, limit: int) -> int | None:
    """Where the bracket opens that is still open at `end`, or None."""
    depth = 0
    for i in range(end - 1, max(-1, end - limit - 1), -1):
        char = text[i]
        if char in "）〕]】":
            depth += 1
        elif char in "（〔[【":
            if not depth:
                return i
            depth -= 1
        elif char in "。\n":
            return None
    return None


def close_after(text: str, start: int, limit: int) -> int | None:
    """Where the bracket or quotation mark at `start` is closed, or None within `limit`."""
    depth = 0
    open_, close = text[start], _PARTNER[text[start]]
    for i in range(start, min(len(text), start + limit)):
        if text[i] == open_:
            depth += 1
        elif text[i] == close:
            depth -= 1
            if not depth:
                return i
        elif text[i] == "\n":
            return None
    return None


def next_stop(text: str, start: int, stops: str, limit: int) -> int:
    """The index from `start` on of the first of `stops`, or where `limit` characters end."""
    for i in range(start, min(len(text), start + limit)):
        if text[i] in stops:
            return i
    return min(len(text), start + limit)


def clause_start(text: str, end: int, stops: str, limit: int = 300) -> int:
    """Where the clause begins that ends at `end`: behind one of `stops` that no bracket holds."""
    wanted: list[str] = []
    for i in range(end - 1, max(-1, end - limit), -1):
        char = text[i]
        if char in _CLOSE:
            wanted.append(_PAIRS[char])
        elif char in _OPEN:
            if not wanted or char not in wanted:
                return i + 1
            while wanted.pop() != char:
                pass
        elif char == "\n" or (not wanted and char in stops):
            return i + 1
    return max(0, end - limit)


def align(term: str, words: str) -> int | None:
    """From where on `words` run through the characters of `term`, as late as may be, or None.

    >>> align("大走廊", "推进杭州城西科创大走廊")
    8
    """
    at = len(words)
    for char in reversed(term):
        if char in "“”《》（）、 ":
            continue
        at = words.rfind(char, 0, at)
        if at < 0:
            return None
    return at


def split_members(text: str) -> list[str]:
    """The things that `text` lists, between joints that no bracket or quotation mark holds.

    >>> split_members("西湖区、余杭区和临安区")
    ['西湖区', '余杭区', '临安区']
    """
    rows, start, depth = [], 0, 0
    joints = {match.start(): match.end() for match in JOINTS.finditer(text)}
    for i, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        elif depth == 0 and i >= start and i in joints:
            rows.append(text[start:i])
            start = joints[i]
    rows = [row.strip(" ，") for row in (*rows, text[start:])]
    if rows and rows[0][:1] == "“" and "”" not in rows[0]:
        rows = [row.strip("“”") for row in rows]
    return [row for row in rows if row]


def skip_leads(words: str, low: int, high: int) -> int:
    """The first index from `low` on at which no leading verb stands; never behind `high`."""
    match = _LEADS.match(words, low)
    return match.end() if match and match.end() <= high else low


_BRACKETED = re.compile(r"（(?!(?:以下|下)[^（）]*称)[^（）]*）")


def _blank_out(match: re.Match[str]) -> str:
    return f"（{'〇' * (len(match[0]) - 2)}）"


def phrase_start(words: str, aligned: int | None, rows: bool) -> int:
    """Where in `words`, a clause, the noun phrase begins that reaches to its end.

    aligned: the phrase begins there or before; None if the term's characters say nothing
    rows: the phrase may be a row of several
    """
    high = len(words) - 1 if aligned is None else aligned
    if "（" in words:
        # What governs inside a bracket governs nothing behind it: 居民（包括其配偶）等常驻人员.
        words = _BRACKETED.sub(_blank_out, words)
    last_of = words.rfind("的", 0, high)
    start = 0
    for match in _GOVERNS.finditer(words):  # looks at what stands behind `high`, too
        if match.end() <= high:
            start = match.end()
    if aligned is None and start and words[start - 1] == "对":
        # 对纳入取水许可管理的用水户: the verb belongs to the phrase that 对 governs.
        return start
    for match in _GOVERNS_UNLESS_OF.finditer(words, start):
        if last_of < match.end() <= high and words[match.end()] != "的":
            start = match.end()
    for match in (
        _DEFINED_BEFORE.finditer(words, start, high) if not rows or aligned is None else ()
    ):
        start = match.end()
    if not rows and aligned is not None and not _ROW.search(words, start):
        for match in JOINTS.finditer(words, start, aligned):
            if _WHOLE.search(words, start, match.start()):
                start = match.end()
    if aligned is None and "的" in words[start:]:
        # 领取许可证的机关: a verb that 的 makes a part of the phrase.
        leads = _FIRM_LEADS.match(words, start)
        return leads.end() if leads and leads.end() <= high else start
    return skip_leads(words, start, high)
