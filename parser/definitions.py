"""Terms and the words that they stand for: 以下简称, 所称…是指, ，下同, ，即, groups with members.

Where an abbreviation stands is certain; how far back the words reach that it abbreviates is not.
The term's own characters decide it: 大走廊 runs through 杭州城西科创大走廊 from the last 大 on, and from
there the noun phrase goes back to the verb or preposition that governs it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from .numerals import NUMERAL, parse_numeral
from .records import Definition, TermKind
from .source import Passage


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A way to define a term.

    pattern: finds where it stands; never spans a line
    source: where the form is prescribed or was met
    example: marked ⟦ ⟧ at the term; its first test
    """

    name: str
    pattern: re.Pattern[str]
    source: str
    example: str


_COUNTS = "两二三四五六七八九十0-9"

FORMS = (
    Form(
        name="abbreviation",
        pattern=re.compile(
            r"称(?:(?<=以下[简统合并]称)|(?<=以下称)|(?<=[均都并别][简统合]称)|(?<=[，（、；]下称)"
            r"|(?<=[，（、；]总称)|(?<=[，（][简统合]称)(?=[^（）\n]{2,40}）|(?<=，简称)[^，。；：（）\n]{2,15}，))"
        ),
        source="立法技术规范（试行）（一）(2009) 三",
        example="杭州城西科创大走廊（以下简称⟦大走廊⟧）",
    ),
    Form(
        name="meaning",
        pattern=re.compile(r"(?:是|系)指"),
        source="立法技术规范（试行）（一）(2009) 四",
        example="本条例所称⟦营商环境⟧，是指各类市场主体从事经营活动的外部环境。",
    ),
    Form(
        name="extension",
        pattern=re.compile(r"，下同）"),
        source="杭州市推行“证照分离”改革全覆盖试点工作方案 (2020) 二（一）",
        example="限制⟦企业⟧（含个体工商户、农民专业合作社，下同）进入",
    ),
    Form(
        name="namely",
        pattern=re.compile(r"，即"),
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024) （三十）",
        example="试点⟦“沙盒监管”制度⟧，即给予企业“成长包容期”。",
    ),
    Form(
        name="quoted group",
        pattern=re.compile(
            rf"“[^“”\n]{{0,4}}(?P<count>{NUMERAL})[^“”\n]{{1,8}}”(?=[（〔\[](?!以下|简称))"
        ),
        source="杭州市推行“证照分离”改革全覆盖试点工作方案 (2020) 二（二）",
        example="推进⟦“四减”⟧（减材料、减时间、减环节、减费用）改革",
    ),
    Form(
        name="group",
        pattern=re.compile(
            rf"等(?:其他|共计?|的)?(?P<term>“?(?P<count>{NUMERAL})(?:大|类|种|个|项|方面))(?![0-9]|以[上下]|或)"
        ),
        source="温州市加快推进环大罗山科创走廊建设 (2020) 三（一）1",
        example="按照直接取消审批、实行告知承诺等⟦两种方式⟧分类推进",
    ),
    Form(
        name="bare group",
        pattern=re.compile(
            rf"[大类种](?<=[{_COUNTS}].)(?!以[上下]|或|[于型中学小以队代街气厦二三四五六七八九]|会(?!战))"
        ),
        source="温州市加快推进环大罗山科创走廊建设 (2020) 三（一）2",
        example="聚焦智能装备和生命健康⟦两大主导产业⟧，加强统筹",
    ),
)  # fmt: skip


class _Found(msgspec.Struct, frozen=True):
    """A definition in a passage's text: indices into it, half-open."""

    span: tuple[int, int]
    term: tuple[int, int]
    expansion: tuple[int, int]
    members: tuple[str, ...] = ()


_OPEN, _CLOSE = "（〔[【《〈“‘", "）〕]】》〉”’"
_PAIRS = dict(zip(_CLOSE, _OPEN, strict=True))
_PARTNER = dict(zip(_OPEN, _CLOSE, strict=True))
_STOPS = "。；：！？\n"
# Conjunctions that a clause begins with when it goes on with the list of the one before.
_RUNS_ON = re.compile(r"以及|或者|及|和|等")
_JOINTS = re.compile(r"、|以及|或者|和|及(?!其|时)|与(?!会)|或")

# What governs a noun phrase from outside and so ends it on the left.  Each stands with the words
# that it is a part of and governs nothing in: 对 in 对外, 由 in 自由.
_GOVERNS = re.compile(
    r"(?<![相针应反绝核面])对(?![外口象应比策手内接照冲抗])|给予|(?<!行)将(?!军)|(?<!一)把(?![关握])"
    r"|(?<![及和与])其(?:所属|下属|直属|设立|指定)?的?(?!他)|会同|申报(?!人)|通达|连接|围绕|聚焦|划?分为"
    r"|包括|(?:是|系)指|(?:批准|决定)(?:设立|成立|建立|公布|印发)的|制定(?=[与涉])|报(?=[^，]{0,6}(?:政府|部门|委员会|机关))"
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
    r"进一步|现就|加快|继续|积极|大力|深入|切实|着力|充分|持续|不断|及时|高质量|高标准|高水平|推进|推动|加强|建好|"
    r"建成|贯彻|落实|印发|聚焦|围绕|深化|优化|强化|打造|对于|关于|作为|成为|属于|位于|通过|融入|加大|为了?(?![主准本期])|"
    r"在(?![线校建岗职册地役用产])|由(?!于)|向(?![导上量阳])|对(?![外口象应比策手内接照冲抗])|将(?!军)|把(?![关握])|"
    r"按照?|依照|根据|依据|从(?![事业属])|经(?![济营理费办验常贸纪过销])|以(?![上下内外前后及色来便])|给予|并(?!网|购)|应当|可以|"
    r"不得|必须|限制|依托|突出|瞄准|实现|构建|形成|做强|做优|做大|抓好|用好|做好|征得|纳入|正式|启动|涉及|包括|"
    r"享受|符合|违反|发挥|结合|配备|配齐|采取|列入|选举产生|下设|划定|同时|投保|正确审理|鼓励|或者|以及|称(?!号)|是(?![否指])"
)
# These stand in names, too: 建设单位.  So they go only before what is not a noun of that kind.
_SOFT = (
    r"全面|支持|引导|促进|建设|建立|完善|健全|实施|实行|执行|制定|制订|编制|发布|出台|设立|成立|提升|提高|"
    r"培育|发展|保障|规范|维护|保护|利用|开展|组织|协调|管理|监督|指导|检查|处理|审查|批准|确定|明确|保持|申请|取得|"
    r"使用|增加|扩大|推行|适用于?|用于|创建|创新|统一|负责(?![^，]*的)|要|须|需要?|转让|征收|承担|设置|发放|领取|颁发|"
    r"依法|努力|严格|统筹|稳步|逐步|有效|重点|安置"
)
_NOUNS = (
    "机构|单位|部门|人员|人(?!民)|者|规划|中心|项目|工程|活动|工作|费用|资金|区|的|、|和|与|及|（|措施|方案|制度|平台|系统|"
    "设施|体系|专项|条例|法|机关|主管|行政|行为|服务|企业|小组|委员会|领导|型|主体|基金|权|能力|示范|标准|水平|"
    "公司|集团|监管|期间|计划|办公室|用地|指标"
)
_OWN = r"(?:本(?:法|条例|办法|规定|细则|解释|意见|条)|前款)(?:第[一-龥]款)?(?:所称的?|所指的?|适用于|适用)|(?:是|系)指|适用于"
_LEADS = re.compile(rf"(?:(?:{_OWN}|(?:{_FIRM})(?!$)|(?:{_SOFT})(?!{_NOUNS}|$))+)")
_ANY_VERB = re.compile(
    rf"(?:{_FIRM}|(?:{_SOFT})(?!{_NOUNS})|的|了|(?<!共)和(?!国)|及(?!其)|或者?|以上|从事|给付|交寄|造成|到)(?!$)"
)
# 培训机构（以下简称…）和教练员（以下简称…）: each has its own words.
_DEFINED_BEFORE = re.compile(r"（(?:以下|下)[^（）\n]*称[^（）\n]*）(?:、|以及|或者|和|及)")
# A row, whatever it is called: 各机关、团体、企业和其他社会组织.
_ROW = re.compile(r"(?:和|及|以及|或者)其他|等[^、的]{0,10}$")
# A joint before the last thing of a row is where that thing begins only if what stands before it
# can stand alone: 基金会和非公募基金会, but not 区、县人民政府.
_WHOLE = re.compile(
    r"(?:[》”）]|部门|机构|机关|单位|企业|组织|委员会|公司|中心|人员|项目|资金|平台|学校|基金会|局|条例|办法|决定)$"
)

_DOCUMENT = re.compile(
    r"(?:中华人民共和国|国务院|[一-龥]{2,8}[省市县区州]).{2,60}(?:法典?|条例|办法|规定|细则|意见|方案|决定|规划|计划|纲要|公约)$"
)
_BODY = re.compile(
    r"(?:部门?|机[构关]|委员?会?|局|厅|办公?室?|小组|政府|公司|单位|管委会|中心|组织|企业|院|署|会|所|站|社|银行|集团|法庭)[）”]?$"
)
_PLACE = re.compile(r"(?:[区县市镇乡城湾岛]|走廊|园区?|基地|小镇|新城|港|片区|流域|水域|海域)[”]?$")


def _classify(term: str, expansion: str | None) -> TermKind:
    """What a term names, by what it and its expansion end with."""
    if term.startswith("《") or (expansion or "").endswith("》"):
        return "document"
    if expansion is not None and _DOCUMENT.match(expansion):
        return "document"
    for text in (term, expansion or ""):
        if _PLACE.search(text):
            return "place"
        if _BODY.search(text):
            return "body"
    return "other"


def _open_before(text: str, end: int, limit: int) -> int | None:
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


def _close_after(text: str, start: int, limit: int) -> int | None:
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


def _clause_start(text: str, end: int, stops: str, limit: int = 300) -> int:
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


def _align(term: str, words: str) -> int | None:
    """From where on `words` run through the characters of `term`, as late as may be, or None.

    >>> _align("大走廊", "推进杭州城西科创大走廊")
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
    joints = {match.start(): match.end() for match in _JOINTS.finditer(text)}
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


def _members(expansion: str, count: int) -> tuple[str, ...]:
    """The `count` members that `expansion` lists, or none.

    A thing may have a joint of its own, so that rows of 、 alone are tried, too.
    """
    members = split_members(expansion)
    if len(members) != count > 2:
        members = [row for row in expansion.split("、") if row]
    return tuple(members) if len(members) == count > 1 else ()


def _count(term: str) -> int | None:
    """How many things a term such as 三城, 六镇两街 or “四个一” counts."""
    match = re.match(
        r"[“《]?([两二三四五六七八九]|十[一二三四五六七八九]?|[0-9]{1,2})(?![0-9])", term
    )
    return parse_numeral(match[1]) if match else None


def _skip_leads(words: str, low: int, high: int) -> int:
    """The first index from `low` on at which no leading verb stands; never behind `high`."""
    match = _LEADS.match(words, low)
    return match.end() if match and match.end() <= high else low


def _phrase_start(words: str, aligned: int | None, rows: bool) -> int:
    """Where in `words`, a clause, the noun phrase begins that reaches to its end.

    aligned: the phrase begins there or before; None if the term's characters say nothing
    rows: the phrase may be a row of several
    """
    high = len(words) - 1 if aligned is None else aligned
    last_of = words.rfind("的", 0, high)
    start = 0
    for match in _GOVERNS.finditer(words, 0, high + 1):
        if match.end() <= high:
            start = match.end()
    if aligned is None and start and words[start - 1] == "对":
        # 对纳入取水许可管理的用水户: the verb belongs to the phrase that 对 governs.
        return start
    for match in _GOVERNS_UNLESS_OF.finditer(words, start, high + 1):
        if last_of < match.end() <= high and words[match.end()] != "的":
            start = match.end()
    for match in (
        _DEFINED_BEFORE.finditer(words, start, high) if not rows or aligned is None else ()
    ):
        start = match.end()
    if not rows and aligned is not None and not _ROW.search(words, start):
        for match in _JOINTS.finditer(words, start, aligned):
            if _WHOLE.search(words, start, match.start()):
                start = match.end()
    return _skip_leads(words, start, high)


def _expansion_start(text: str, end: int, term: str, rows: bool) -> int:
    """Where the words begin that end at `end` and that `term` abbreviates."""
    low = _clause_start(text, end, _STOPS + "，")
    while rows and text[low - 1 : low] == "，" and _RUNS_ON.match(text, low):
        low = _clause_start(text, low - 1, _STOPS + "，")
    if label := _LABEL.match(text, low, end):
        low = label.end()
    words = text[low:end]
    # 首台（套）产品、首批次材料、首版次软件（以下简称“三首”产品）: no character of it is to be aligned.
    aligned = None if _count(term) else _align(term, words)
    return low + _phrase_start(words, aligned, rows or aligned is None)


# What a clause may begin with and what is no part of its words.
_LABEL = re.compile(
    rf"(?:\[bookmark：[^\]\n]*\]| )*(?:第 ?{NUMERAL} ?条(?:之{NUMERAL})?(?:【[^】\n]*】)?|[（(]?{NUMERAL}[）)]|{NUMERAL}[.、．])? *"
)
_CARRIED = re.compile(
    r"(?:印发|转发|发布|公布|批转)(?:〈(?P<quoted>[^〈〉]+)〉|(?P<plain>[^〈〉]+?))(?:等[^的]{2,6})?的(?:通知|公告|函|批复|决定)$"
)
# Whatever is bracketed behind a title, and a 文号 behind a name, is no part of the words.
_SOURCE_BRACKET = re.compile(
    r"(?<=》)（[^（）\n]*）$|（[^（）\n]*?[0-9一二三四五六七八九十〇 ]{1,6}号[^（）\n]*）$"
)


def _abbreviated_title(text: str, end: int, term: str) -> tuple[int, int] | None:
    """The title that ends at `end`, or the title of the paper that a notice of that name carries."""
    if text[end - 1] != "》":
        return None
    start = _clause_start(text, end - 1, "\n") - 1
    if start < 0 or text[start] != "《":
        return None
    inner = text[start + 1 : end - 1]
    if match := _CARRIED.search(inner):
        name = "quoted" if match["quoted"] else "plain"
        if _align(term, match[name]) is not None and not term.endswith(("通知", "通知》")):
            return start + 1 + match.start(name), start + 1 + match.end(name)
    return start, end


def _find_abbreviation(text: str, match: re.Match[str]) -> Iterator[_Found]:
    at = match.end()
    if text[at : at + 1] in ("为", "："):
        at += 1
    word = text.rfind("以下", match.end() - 6, match.end())
    word = match.end() - 2 if word < 0 else word
    opening = _open_before(text, word, 80)
    if opening is not None:
        closing = _close_after(text, opening, 160)
        if closing is None:
            return
    else:
        closing = _next(text, at, "，。；、\n", 40)
    stop = closing
    for i in range(at, closing):
        if text[i] in "，；。":
            stop = i
            break
    term = text[at:stop].rstrip()
    if not 1 < len(term) <= 40:
        return
    before = word if opening is None else opening
    while before and text[before - 1] in "， ":
        before -= 1
    rows = text[match.start() - 1] in "统合并总"
    if bracket := _SOURCE_BRACKET.search(text, max(0, before - 90), before):
        before = bracket.start()
    title = _abbreviated_title(text, before, term) if before else None
    if title is not None and not (rows and text[title[0] - 1 : title[0]] in ("、", "和", "》")):
        start, end = title
    elif title is not None:
        end = title[1]
        start = _clause_start(text, end, _STOPS + "，")
        start += max(0, text[start:end].find("《"))
    elif (
        before
        and text[before - 1] == "”"
        and _align(term, text[max(0, before - 40) : before]) is None
    ):
        start, end = _clause_start(text, before - 1, "\n") - 1, before
    else:
        start, end = _expansion_start(text, before, term, rows), before
    if start >= end:
        return
    count = _count(term)
    members = _members(text[start:end], count) if count else ()
    if members and (shared := _shared_start(members)):
        start += shared
        members = (members[0][shared:], *members[1:])
    span = (word, stop) if opening is None else (opening, closing + 1)
    yield _Found(span, (at, at + len(term)), (start, end), members)


def _shared_start(members: Sequence[str]) -> int:
    """How much of the first member belongs to the sentence: all the others begin with its 首."""
    firsts = {member[0] for member in members[1:]}
    if len(firsts) != 1 or len(members) < 3:
        return 0
    return max(0, members[0].find(firsts.pop()))


def _next(text: str, start: int, stops: str, limit: int) -> int:
    """The index from `start` on of the first of `stops`, or where `limit` characters end."""
    for i in range(start, min(len(text), start + limit)):
        if text[i] in stops:
            return i
    return min(len(text), start + limit)


_SUBJECT = re.compile(
    r"(?:(?P<lead>[^，。；：\n“”]{0,30}?(?:所称的?|所指的?|所用的?|规定的))?)"
    r"(?P<term>“[^“”\n]{1,30}”(?![^，。；\n]*作为)[一-龥]{0,6}|[^，。；：“”\n]{2,20}?(?=作为)|‘[^‘’\n]{1,30}’|[^，。；：“”\n]{1,40}?)"
    r"(?:作为[^，。；：\n]{2,30})?(?:（(?:以下|含|简称)[^（）\n]*）)?[，：]?$"
)
_NO_TERM = re.compile(
    r"(?:这里|其中?|即|也|均|就|它|该|此处|上述|如|在|其他|不|只|仅|都|既|并|有|为|应当|可以|按照|根据|所|(?:主要|一般|通常)$)"
)
_ITEM_LINE = re.compile(rf"\n *(?:（{NUMERAL}）|{NUMERAL}[.、．])[^\n]*")


def _find_meaning(text: str, match: re.Match[str]) -> Iterator[_Found]:
    low = _clause_start(text, match.start(), _STOPS, 90)
    if label := _LABEL.match(text, low, match.start()):
        low = label.end()
    subject = _SUBJECT.match(text, low, match.start())
    if subject is None:
        # 在本法中，高等学校是指…: only the last clause is the subject.
        low = _clause_start(text, match.start() - 1, _STOPS + "，", 90)
        subject = _SUBJECT.match(text, low, match.start())
    if (
        subject is None
        or subject["term"].endswith("的")
        or (not subject["lead"] and _NO_TERM.match(subject["term"]))
    ):
        return
    if not subject["lead"] and len(subject["term"]) > 20:
        return
    end = _next(text, match.end(), "。；\n", 600)
    if text[match.end() : match.end() + 1] in ("：", "\n") or text[end - 1] == "：":
        line = _ITEM_LINE.match(text, end) if text[end : end + 1] == "\n" else None
        while line:
            end = line.end() - line[0].endswith(("。", "；"))
            line = _ITEM_LINE.match(text, line.end())
    start = match.end()
    while start < end and text[start] in "：， \n":
        start += 1
    if start < end:
        yield _Found((low, end), subject.span("term"), (start, end))


_EXTENDS = re.compile(
    r"(?P<drop>即|是指|指)?(?P<words>(?P<keep>不?包?含|不?包括|或者?|及|和)?[^\n]*)$"
)


def _find_extension(text: str, match: re.Match[str]) -> Iterator[_Found]:
    opening = _open_before(text, match.start(), 120)
    if opening is None or opening < 2:
        return
    extends = _EXTENDS.match(text, opening + 1, match.start())
    if extends is None or not (extends["drop"] or extends["keep"]):
        return
    low = _clause_start(text, opening, _STOPS + "，、", 40)
    if label := _LABEL.match(text, low, opening):
        low = label.end()
    start = low
    for verb in _ANY_VERB.finditer(text, low, opening):
        start = verb.end()
    start = _skip_leads(text, start, opening - 2)
    if opening - start < 2:
        start = low
    words = extends["words"].removeprefix(extends["keep"] or "")
    members = split_members(words)
    yield _Found(
        (start, match.end()),
        (start, opening),
        extends.span("words"),
        tuple(members) if len(members) > 1 else (),
    )


_QUOTED_BEFORE = re.compile(r"“[^“”\n]{1,16}”[一-龥]{0,8}$")
_RIGHT_BEFORE = re.compile(r"(?:（[一二三四五六七八九十]{1,3}）|\n) *(?P<term>[一-龥]{2,10}权)$")


def _find_namely(text: str, match: re.Match[str]) -> Iterator[_Found]:
    low = max(0, match.start() - 40)
    if found := _QUOTED_BEFORE.search(text, low, match.start()):
        term, end = found.span(), _next(text, match.end(), "。\n", 400)
    elif found := _RIGHT_BEFORE.search(text, low, match.start()):
        term, end = found.span("term"), _next(text, match.end(), "。；\n", 400)
    else:
        return
    start = match.end() + (text[match.end() : match.end() + 1] == "：")
    if start < end:
        yield _Found((term[0], end), term, (start, end))


def _find_quoted_group(text: str, match: re.Match[str]) -> Iterator[_Found]:
    closing = _close_after(text, match.end(), 200)
    count = parse_numeral(match["count"])
    if closing is None or count is None:
        return
    start = match.end() + 1
    words = text[start:closing]
    quoted = re.search(r"“([^“”]+)”", words)
    if members := (_members(quoted[1], count) if quoted else ()) or _members(words, count):
        if words[0] in "即指":
            start, members = start + 1, (members[0].lstrip("即指"), *members[1:])
        yield _Found((match.start(), closing + 1), match.span(), (start, closing), members)


_COUNT_BEFORE = re.compile(rf"[{_COUNTS}]+$")
_NO_LIST = "，。；：、的之第至\n（“0123456789一二三四五六七八九十百千万亿."
# What a group's name may end with where no punctuation ends it.
_GROUP_HEAD = re.compile(
    r"(?P<term>[^，。；：、（）“”\n的]{0,10}?(?:方式|形式|类型|领域|方面|环节|产业|会战|门户|链条|场馆|区域|平台|体系|系统|要素|"
    r"工程|行动|中心|基地|高地|枢纽|目标|任务|机制|阶段|部分|制度|原则|空间|维度|层面|行业|对象|群体|举措|片区|组团|场景|"
    r"重点领域|潜力领域|开发区|子平台|城市|节点|板块|专项|模块|品牌))(?P<note>（[^（）\n]{1,12}）)?"
)


def _find_group(text: str, match: re.Match[str]) -> Iterator[_Found]:
    if match.re.groups:
        listed, (start, stop), printed = match.start(), match.span("term"), match["count"]
    else:
        counted = _COUNT_BEFORE.search(text, max(0, match.start() - 4), match.start())
        if counted is None or text.endswith(("等", "其他"), 0, counted.start()):
            return
        listed, printed = counted.start(), counted[0]
        start, stop = listed, match.end()
    count = parse_numeral(printed)
    if count is None or count > 30 or listed < 5 or text[listed - 1] in _NO_LIST:
        return
    low = _clause_start(text, listed, _STOPS + "，", 300)
    if label := _LABEL.match(text, low, listed):
        low = label.end()
    words = text[low:listed]
    if text[start] == "“":
        closing = _close_after(text, start, 20)
        if closing is None:
            return
        stop = closing + 1
    elif head := _GROUP_HEAD.match(text, stop):
        stop = head.end()
    else:
        end = _next(text, stop, "，。；：、（）”\n的", 13)
        if end - stop not in range(2, 13):
            return
        stop = end
    if text.startswith("其他", listed + 1):
        start = listed + 1
    members = _members(words, count)
    if not members:
        # 半小时通达动车站或龙湾机场两大门户: the pair stands behind a row of something else.
        low += words.rfind("、") + 1
        words = text[low:listed]
        members = _members(words, count)
    if not members:
        return
    cut = min(_phrase_start(words, len(members[0]) - 1, True), len(members[0]) - 1)
    if len(members[0]) - cut > 1.5 * max(map(len, members[1:])):
        # 居民身份证具备视读与机读两种功能: the first is no longer than the others.
        for verb in _ANY_VERB.finditer(words, cut, len(members[0]) - 1):
            cut = verb.end()
    members = (members[0][cut:], *members[1:])
    yield _Found((low + cut, stop), (start, stop), (low + cut, listed), members)


_READERS: dict[str, Callable[[str, re.Match[str]], Iterator[_Found]]] = {
    "abbreviation": _find_abbreviation,
    "meaning": _find_meaning,
    "extension": _find_extension,
    "namely": _find_namely,
    "quoted group": _find_quoted_group,
    "group": _find_group,
    "bare group": _find_group,
}


def find_definitions(passage: Passage) -> list[Definition]:
    """The terms that `passage` defines, in its order.

    A term keeps the marks that it is printed in: 《省试点方案》, “四新经济”.
    """
    text = passage.text
    found = []
    for form in FORMS:
        read = _READERS[form.name]
        for match in form.pattern.finditer(text):
            found += [(one, form.name) for one in read(text, match)]
    definitions = []
    for one, rule in sorted(found, key=lambda pair: (pair[0].term, pair[1])):
        term, expansion = text[slice(*one.term)], text[slice(*one.expansion)]
        definitions.append(
            Definition(
                span=passage.span(*one.span),
                provision=passage.provision(one.span[0]),
                rule=rule,
                term=term,
                term_span=passage.span(*one.term),
                kind=_classify(term, expansion),
                expansion=expansion,
                expansion_span=passage.span(*one.expansion),
                members=one.members,
            )
        )
    return definitions
