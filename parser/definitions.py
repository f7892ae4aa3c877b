"""Terms and the words that they stand for: 以下简称, 所称…是指, ，下同, ，即, groups with members.

Where an abbreviation stands is certain; how far back the words reach that it abbreviates is not.
The term's own characters decide it: 大走廊 runs through 杭州城西科创大走廊 from the last 大 on, and from
there the noun phrase goes back to the verb or preposition that governs it (`phrases`).
"""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from .numerals import NUMERAL, parse_numeral
from .phrases import (
    LABEL,
    STOPS,
    VERB,
    Form,
    align,
    clause_start,
    close_after,
    next_stop,
    open_before,
    phrase_start,
    skip_leads,
    split_members,
)
from .records import Definition, TermKind
from .source import Passage

_HAN_COUNTS = "两二三四五六七八九十"
_COUNTS = _HAN_COUNTS + "0-9"
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
        pattern=re.compile(r"指(?<=[是系]指)"),
        source="立法技术规范（试行）（一）(2009) 四",
        example="本条例所称⟦营商环境⟧，是指各类市场主体从事经营活动的外部环境。",
    ),
    Form(
        name="what it is",
        pattern=re.compile(r"，是(?![指否])"),
        source="法律援助法 (2021) 第二条",
        example="本通知所称⟦基本口粮⟧，是按人口分配的粮食。",
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
            rf"“[^“”\n]{{0,4}}(?P<count>{NUMERAL}|双)[^“”\n]{{1,8}}”(?=[（〔\[](?!以下|简称))"
        ),
        source="杭州市推行“证照分离”改革全覆盖试点工作方案 (2020) 二（二）",
        example="推进⟦“四减”⟧（减材料、减时间、减环节、减费用）改革",
    ),
    Form(
        name="numbered group",
        pattern=re.compile(
            r"“[^“”\n0-9]{0,4}(?P<digits>[1-9]{2,4})[^“”\n0-9]{0,8}”[一-龥]{0,8}(?=（[^（）\n]*、)"
        ),
        source="交通强国建设纲要 (2019) 一",
        example="构建⟦“123”快货物流圈⟧（国内1日达、周边国家2日达、全球主要城市3日达）",
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
        name="row and its name",
        pattern=re.compile(
            rf"(?P<term>“(?<!等“)(?P<count>[{_HAN_COUNTS}])[张个大项类种][^“”\n]{{1,9}}”)"
        ),
        source="杭州市服务业扩大开放综合试点实施方案 (2023) 二（一）",
        example="谋划平台、项目、政策、改革⟦“四张重大清单”⟧，抓好落实",
    ),
    Form(
        name="row and its number",
        pattern=re.compile(
            r"(?P<term>“(?<=(?P<last>[一-龥])“)(?P<count>[三四五六七八九])(?P=last)”)"
        ),
        source="衡阳市关于践行“三高四新”战略的实施意见 (2021) 一",
        example="推动技术流、资金流、人才流、物资流⟦“四流”⟧合一",
    ),
    Form(
        name="quoted row",
        pattern=re.compile(
            rf"”(?=(?P<term>(?P<count>[{_HAN_COUNTS}])(?:方面|要素|环节))"
            rf"|的(?P<name>“(?P<of>[{_HAN_COUNTS}])[^“”\n]{{1,9}}”))"
        ),
        source="关于支持杭州国家高新区建设世界领先科技园区的实施意见（征求意见稿） (2023) 三（四）",
        example="集聚“算力、算法、数据”⟦三要素⟧，推动创新",
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


# Conjunctions that a clause begins with when it goes on with the list of the one before.
_RUNS_ON = re.compile(r"以及|或者|及|和|等")
_DOCUMENT = re.compile(
    r"(?:中华人民共和国|国务院|[一-龥]{2,8}[省市县区州]).{2,60}(?:法典?|条例|办法|规定|细则|意见|方案|决定|规划|计划|纲要|公约)$"
)
# 家政服务机构，是指…的企业: no body of the State.
_OF_TRADE = re.compile("企业|公司|银行|营利|经营者|市场主体")
_BODY = re.compile(
    r"(?:部门?|机[构关]|委员?会?|局|厅|办公?室?|小组|政府|公司|单位|管委会|中心|组织|企业|院|署|会|所|站|社|银行|集团|法庭)[）”]?$"
)
_PLACE = re.compile(r"(?:[区县市镇乡城湾岛]|走廊|园区?|基地|小镇|新城|港|片区|流域|水域|海域)[”]?$")


def _classify(term: str, expansion: str | None, rule: str) -> TermKind:
    """What a term names, by what it ends with, and its expansion where that is a name and no sentence.

    募集设立，是指由发起人…设立公司 is no body.
    """
    if rule in ("meaning", "what it is", "namely"):
        if term.endswith(("机构", "基金会", "协会", "商会")) and _OF_TRADE.search(expansion or ""):
            return "other"
        expansion = None
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


def _members(expansion: str, count: int) -> tuple[str, ...]:
    """The `count` members that `expansion` lists, or none.

    A thing may have a joint of its own, so that rows of 、 alone are tried, too.
    """
    if expansion[:1] == "“" and expansion.find("”") == len(expansion) - 1:
        expansion = expansion[1:-1]
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


def _expansion_start(text: str, end: int, term: str, rows: bool) -> int:
    """Where the words begin that end at `end` and that `term` abbreviates."""
    low = clause_start(text, end, STOPS + "，")
    while rows and text[low - 1 : low] == "，" and _RUNS_ON.match(text, low):
        low = clause_start(text, low - 1, STOPS + "，")
    if label := LABEL.match(text, low, end):
        low = label.end()
    words = text[low:end]
    # 首台（套）产品、首批次材料、首版次软件（以下简称“三首”产品）: no character of it is to be aligned.
    aligned = None if _count(term) else align(term, words)
    return low + phrase_start(words, aligned, rows or aligned is None)


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
    start = clause_start(text, end - 1, "\n") - 1
    if start < 0 or text[start] != "《":
        return None
    inner = text[start + 1 : end - 1]
    if match := _CARRIED.search(inner):
        name = "quoted" if match["quoted"] else "plain"
        if align(term, match[name]) is not None and not term.endswith(("通知", "通知》")):
            return start + 1 + match.start(name), start + 1 + match.end(name)
    return start, end


def _find_abbreviation(text: str, match: re.Match[str]) -> Iterator[_Found]:
    at = match.end()
    if text[at : at + 1] in ("为", "："):
        at += 1
    word = text.rfind("以下", match.end() - 6, match.end())
    word = match.end() - 2 if word < 0 else word
    opening = open_before(text, word, 80)
    if opening is not None:
        closing = close_after(text, opening, 160)
        if closing is None:
            return
    else:
        closing = next_stop(text, at, "，。；、\n", 40)
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
        start = clause_start(text, end, STOPS + "，")
        start += max(0, text[start:end].find("《"))
    elif (
        before
        and text[before - 1] == "”"
        and align(term, text[max(0, before - 40) : before]) is None
    ):
        start, end = max(0, clause_start(text, before - 1, "\n") - 1), before
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


_SUBJECT = re.compile(
    r"(?:(?P<lead>[^，。；：\n“”]{0,30}?(?:所称的?|所指的?|所用的?|规定的))?)"
    r"(?P<term>(?:“[^“”\n]{1,30}”[、和]?){1,6}(?![^，。；\n]*作为)[一-龥]{0,6}|[^，。；：“”\n]{2,20}?(?=作为)|‘[^‘’\n]{1,30}’|[^，。；：“”\n]{1,40}?)"
    r"(?:作为[^，。；：\n]{2,30})?(?:（(?:以下|含|简称)[^（）\n]*）)?[，：]?$"
)
_IS_NAMED = re.compile("所[称指]的?$")
_NO_TERM = re.compile(
    r"(?:这里|其中?|即|也|均|就|它|该|此处|上述|如|在|其他|不|只|仅|都|既|并|有|为|应当|可以|按照|根据|所|(?:主要|一般|通常)$)"
)
# 是指…而建设的各类数据区域的统称，一般分为…三种类型: a sentence of its own.
_THE_WHOLE = re.compile(r"的[统总]称(?=，(?!包括|含|具体|主要|不))")
_ITEM_LINE = re.compile(rf"\n *(?:（{NUMERAL}）|{NUMERAL}[.、．])[^\n]*")


def _find_meaning(text: str, match: re.Match[str]) -> Iterator[_Found]:
    # 本法所称法律援助，是…: without 指, what it is said of must be named as the paper's term.
    bare = match[0] == "，是"
    before = match.end() - (1 if bare else 2)
    low = clause_start(text, before, STOPS, 90)
    if label := LABEL.match(text, low, before):
        low = label.end()
    subject = _SUBJECT.match(text, low, before)
    if subject is None:
        # 在本法中，高等学校是指…: only the last clause is the subject.
        low = clause_start(text, before - 1, STOPS + "，", 90)
        subject = _SUBJECT.match(text, low, before)
    if (
        subject is None
        or (bare and not (_IS_NAMED.search(subject["lead"] or "") and "是" not in subject["term"]))
        or subject["term"].endswith("的")
        or (not subject["lead"] and _NO_TERM.match(subject["term"]))
    ):
        return
    if not subject["lead"] and len(subject["term"]) > 20:
        return
    end = next_stop(text, match.end(), "。；\n", 600)
    if text[match.end() : match.end() + 1] in ("：", "\n") or text[end - 1] == "：":
        line = _ITEM_LINE.match(text, end) if text[end : end + 1] == "\n" else None
        while line:
            end = line.end() - line[0].endswith(("。", "；"))
            line = _ITEM_LINE.match(text, line.end())
    if whole := _THE_WHOLE.search(text, match.end(), end):
        end = whole.end()
    start = match.end()
    while start < end and text[start] in "：， \n":
        start += 1
    if start < end:
        yield _Found((low, end), subject.span("term"), (start, end))


_EXTENDS = re.compile(
    r"(?P<drop>即|是指|指)?(?P<words>(?P<keep>不?包?含|不?包括|或者?|及|和)?[^\n]*)$"
)


def _find_extension(text: str, match: re.Match[str]) -> Iterator[_Found]:
    opening = open_before(text, match.start(), 120)
    if opening is None or opening < 2:
        return
    extends = _EXTENDS.match(text, opening + 1, match.start())
    if extends is None or not (extends["drop"] or extends["keep"]):
        return
    low = clause_start(text, opening, STOPS + "，、", 40)
    if label := LABEL.match(text, low, opening):
        low = label.end()
    start = low
    for verb in VERB.finditer(text, low, opening):
        start = verb.end()
    start = skip_leads(text, start, opening - 2)
    if opening - start < 2 and text[start] not in "省市区县州":
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
        term, end = found.span(), next_stop(text, match.end(), "。\n", 400)
    elif found := _RIGHT_BEFORE.search(text, low, match.start()):
        term, end = found.span("term"), next_stop(text, match.end(), "。；\n", 400)
    else:
        return
    start = match.end() + (text[match.end() : match.end() + 1] == "：")
    if start < end:
        yield _Found((term[0], end), term, (start, end))


def _find_quoted_group(text: str, match: re.Match[str]) -> Iterator[_Found]:
    closing = close_after(text, match.end(), 200)
    count = 2 if match["count"] == "双" else parse_numeral(match["count"])
    if closing is None or count is None:
        return
    start = match.end() + 1
    words = text[start:closing]
    quoted = re.search(r"“([^“”]+)”", words)
    if members := (_members(quoted[1], count) if quoted else ()) or _members(words, count):
        if words[0] in "即指":
            start, members = start + 1, (members[0].lstrip("即指"), *members[1:])
        yield _Found((match.start(), closing + 1), match.span(), (start, closing), members)


def _find_numbered_group(text: str, match: re.Match[str]) -> Iterator[_Found]:
    closing = close_after(text, match.end(), 200)
    if closing is None:
        return
    words = text[match.end() + 1 : closing]
    members, digits = _members(words, len(match["digits"])), match["digits"]
    if members and all(digit in member for digit, member in zip(digits, members, strict=True)):
        inside = match.end() + 1, closing
        yield _Found((match.start(), closing + 1), match.span(), inside, members)


_COUNT_BEFORE = re.compile(rf"[{_COUNTS}]+$")
_NO_LIST = "，。；：、的之第至\n（“0123456789一二三四五六七八九十百千万亿."
# What a group's name may end with where no punctuation ends it.
_GROUP_HEAD = re.compile(
    r"(?P<term>[^，。；：、（）“”\n的]{0,10}?(?:方式|形式|类型|领域|方面|环节|产业|会战|门户|链条|场馆|区域|平台|体系|系统|要素|"
    r"工程|行动|中心|基地|高地|枢纽|目标|任务|机制|阶段|部分|制度|原则|空间|维度|层面|行业|对象|群体|举措|片区|组团|场景|"
    r"执法行为|违法行为|重点领域|潜力领域|开发区|子平台|城市|节点|板块|专项|模块|品牌))(?P<note>（[^（）\n]{1,12}）)?"
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
    low = clause_start(text, listed, STOPS + "，", 300)
    if label := LABEL.match(text, low, listed):
        low = label.end()
    opening = text.rfind("“", low, listed) if text[listed - 1] == "”" else -1
    quoted = "、" in text[max(0, opening) : listed] if opening >= 0 else False
    low = opening if quoted else low
    words = text[low:listed]
    if text[start] == "“":
        closing = close_after(text, start, 20)
        if closing is None:
            return
        stop = closing + 1
    elif head := _GROUP_HEAD.match(text, stop):
        stop = head.end()
    else:
        end = next_stop(text, stop, "，。；：、（）”\n的", 13)
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
    if not members or len(members[-1]) > 3 * len(members[-2]):
        return
    if quoted:
        yield _Found((low, stop), (start, stop), (low, listed), members)
        return
    cut = min(phrase_start(words, len(members[0]) - 1, True), len(members[0]) - 1)
    if len(members[0]) - cut > 1.5 * max(map(len, members[1:])):
        # 居民身份证具备视读与机读两种功能: the first is no longer than the others.
        for verb in VERB.finditer(words, cut, len(members[0]) - 1):
            cut = verb.end()
    members = (members[0][cut:], *members[1:])
    yield _Found((low + cut, stop), (start, stop), (low + cut, listed), members)


def _find_quoted_row(text: str, match: re.Match[str]) -> Iterator[_Found]:
    start = text.rfind("“", max(0, match.start() - 120), match.start())
    count = parse_numeral(match["count"] or match["of"])
    if start < 0 or count is None:
        return
    row = text[start + 1 : match.start()]
    clauses = row.split("，")
    members = tuple(clauses) if len(clauses) == count else _members(row, count)
    name = match.span("name" if match["of"] else "term")
    if match["term"] and (head := _GROUP_HEAD.match(text, name[1])):
        name = name[0], head.end("term")
    if members:
        yield _Found((start, name[1]), name, (start, match.end()), members)


_READERS: dict[str, Callable[[str, re.Match[str]], Iterator[_Found]]] = {
    "abbreviation": _find_abbreviation,
    "meaning": _find_meaning,
    "what it is": _find_meaning,
    "extension": _find_extension,
    "namely": _find_namely,
    "quoted group": _find_quoted_group,
    "numbered group": _find_numbered_group,
    "group": _find_group,
    "row and its name": _find_group,
    "row and its number": _find_group,
    "quoted row": _find_quoted_row,
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
            found += [
                (one, form.name)
                for one in read(text, match)
                if one.term[0] < one.term[1] and one.expansion[0] < one.expansion[1]
            ]
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
                kind=_classify(term, expansion, rule),
                expansion=expansion,
                expansion_span=passage.span(*one.expansion),
                members=one.members,
            )
        )
    return definitions
