"""What a citation is for: the words around a row of citations -> 根据, 落实, 废止, …"""

import re
from collections.abc import Sequence

import msgspec

from .day_uses import IN_FORCE
from .records import CitationKind, Relation, Span


class Found(msgspec.Struct, kw_only=True):
    """A citation in a passage's text, filled in on the way.

    start, end: indices into the text; settled: its relation is known from the paper's title
    """

    start: int
    end: int
    rule: str
    kind: CitationKind
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    provisions: tuple[str, ...] = ()
    relation: Relation = "mentions"
    settled: bool = False


_SAME_ROW = re.compile(
    r"(?:（[^（）\n]*）)?[）\]]?(?:等[一-龥]{0,8})?(?:的?(?:有关|相关)?规定)?[、，]?(?:以及|或者|和|及|与|或)?(?:其他有关)?"
    r"(?:国务院(?:办公厅)?|(?:[一-龥]{0,12}(?:部|委|院|办|厅|局|府|会|省|市)[、和]?){1,2}(?:等[0-9一二三四五六七八九十]{0,3}个?(?:部门|部委|单位))?)?(?:印发|发布|制定|公布)?的?"
)
_ENDS = re.compile(r"[。；\n]")
_MAKES = re.compile(
    r"制[定订]了?(?:本|以下|如下|《)|特(?:制[定订]|作)|修[订改]本(?!市|省|区|县|行)|研究制[定订]|作出(?:以下|如下|本)|现(?:就|将|予|对|提出|作|结合)|提出(?:以下|如下)|"
    r"(?:通知|规定|解释|决定|批复|答复|函复|意见|公告|通告|说明|报告|方案|办法|措施|计划)如下|作(?:以下|如下)"
    r"|编制(?:本(?!市|省|区|县|行政)|了)"
)
_BODIES = r"[一-龥、]{0,16}(?:局|委|部|厅|办|府|院|会|中央|国家|省|市)"
# The verb that governs a row, the nearest before it, and what it may have in between.
_VERB = re.compile(
    r"(?P<before>.*)(?:"
    r"(?P<based_on>根据|依据)(?=(?:[^，。；：《》]{0,16}|[^，。；：《》]{2,30}(?:和|以及)[^，。；：《》、]{0,10}|[^，。；：《》]{2,40}(?:印发|下发|发布|出台)的?)$)"
    r"|(?P<follows>依照|按照|参照|遵照|比照|对照|参考|遵守|遵循|享受|适用|(?<![不未])符合|依(?!法)|按)"
    r"(?=(?:[^，。；：《》、]{0,12}|[^，。；：《》]{2,40}[和及、])$)"
    rf"|(?P<implements>贯彻落实|贯彻执行|贯彻实施|贯彻|落实|实施(?!意见|方案|细则|办法)|执行|施行|推行)(?=好?(?:{_BODIES})?“?$)"
    r"|(?P<amends>修订|修改|修正|删除|删去)(?=(?:好|完善)?$)"
    r"|(?P<with>以)(?=[^，。；：《》]{0,6}$)"
    r")",
    re.DOTALL,
)
_NO_VERB = ("违反", "，", "。", "；", "：", "\n", " ")
_PURPOSE = re.compile(r"为了?[^，。；：]{0,8}$")
_CHANGED = re.compile(
    r"[^。；，《》]{0,12}(?:修改为|改为|修改如下|作如下修改|作出如下修改|作以下修改)|(?:中|后|前|之后)?(?:增加|删除|删去)"
    r"|进行(?:修[改订正]|相应修改)|作(?:如下|以下|相应)修"
)
_REPEALED = re.compile(
    r"[^。；，《》]{0,30}，?(?:同时|即行|即|相应|一并|随之|自行|予以|均|也)*(?:予以)?(?:废止|停止(?:施行|执行|使用)|失效|不再(?:执行|适用))"
)
# 1988年…公布的《…细则》，2000年…公布的《…办法》和…同时废止: all that the sentence names.
_REPEALS_ALL = re.compile(r"(?:同时|即行|自行|相应|一并|均|予以)+废止(?:[。；\n]|$)")
# 本条例自2005年12月1日起施行，原《…办法》同时废止: it repeals, and is not repealed.
_BEGINS = re.compile(rf"[^。；《》]{{0,30}}?(?<!停止)(?<!不再){IN_FORCE}")
_AMENDED_BY = re.compile(r"(?:第.次)?(?:修正|修订|修改)(?=[、，。；）\n]|的?《|$)")
_COUNTS_NEAR_SELF = ("废止", "为准", "修", "不一致", "不相一致", "不符", "抵触", "冲突")
_CONFLICTS = ("不一致", "不相一致", "不符", "抵触", "冲突")
_CONDITION = re.compile(r"(?:符合|遵守|满足)[^，。；：《》]{0,6}$")
_ISSUED = re.compile(r"印发(?!的)|公布(?!的)|发布(?!的)|下发(?!的)|颁布(?!的)")
_ISSUES = ("现将", "制定了", "研究制定", "编制了", "梳理了", "修订了", "订立了")
# 要根据《…办法》逐项制定文本: whose doing rests on it.  根据《…通知》精神，…: the paper's own.
_HEADS = re.compile(r"(?<![^，。；：\n \t）])(?:根据|依据)[^，。；：《》]{0,16}$")
# 以《温州环大罗山科创走廊建设规划》为总指导
_GUIDES = re.compile("为(?:总|基本|根本|主要)?(?:指导|遵循|纲领|统领)")
_QUOTED = 600  # how far back a quotation mark may stand open
_NUMBERS = " 0123456789.、（）一二三四五六七八九十"
_BASIS_HEADING = re.compile(r"依据[^。\n]{0,6}[：:]?$")


def relate(
    text: str, found: Sequence[Found], explained: str | None, own: str, body: int | None
) -> None:
    """Fill in what each of `found` is for; a row of citations has one verb before it or behind it.

    explained: the title of the paper that this one explains, or None; own: this paper's title
    body: where the articles of a regulation begin; None where it has none
    """
    row: list[Found] = []
    for one in found:
        if one.settled or text.startswith("称", one.start - 1):
            # （以下简称《省试点方案》): named, not used.
            continue
        if row and not (
            one.start - row[-1].end <= 40 and _SAME_ROW.fullmatch(text, row[-1].end, one.start)
        ):
            _relate_row(text, row, explained, own, body)
            row = []
        row.append(one)
    if row:
        _relate_row(text, row, explained, own, body)


def _relate_row(
    text: str, group: Sequence[Found], explained: str | None, own: str, body: int | None
) -> None:
    start, end = group[0].start, group[-1].end
    if len(group) == 1 and group[0].rule == "self" and not group[0].provisions:
        # Half of all citations are 本条例 and no more; few stand near what would make them count.
        near = text[max(0, start - 100) : end + 100]
        if not any(word in near for word in _COUNTS_NEAR_SELF):
            return
    low = max(0, start - 300)
    low = max(low, text.rfind("。", low, start) + 1, text.rfind("\n", low, start) + 1)
    low = max(low, text.rfind("；", low, start) + 1)
    ends = _ENDS.search(text, end, end + 300)
    high = ends.start() if ends else min(len(text), end + 300)
    sentence = text[low:high]
    if (
        ("为准" in sentence or "按" in sentence)
        and ("为准" in sentence or "执行" in sentence)
        and any(word in sentence for word in _CONFLICTS)
    ):
        for one in group:
            one.relation = "supersedes"
        return
    if len(group) == 1 and group[0].rule == "self" and not group[0].provisions:
        if ("废止" not in sentence and "修" not in sentence) or _BEGINS.match(text, end, high):
            return
    relation = _find_relation(text, low, high, start, end)
    bases = relation == "based_on"
    if bases:
        relation = _find_basis(text, low, high, (start, end), body)
    elif relation == "mentions" and group[0].kind == "document" and _by_heading(text, start, end):
        relation = "based_on"
    # 《…办法》和《…细则》已经省政府同意，现印发给你们: the notice encloses both, named after one.
    encloses = (
        relation in ("mentions", "part_of")
        and own != ""
        and any(one.title == own and one.kind != "internal" for one in group)
        and _ISSUED.search(text, end, end + 120) is not None
    )
    for one in group:
        if one.rule == "self" and not one.provisions and relation not in ("amends", "repeals"):
            continue
        if one.kind == "internal" and one.title is None and bases:
            continue
        if (
            explained is not None
            and relation in ("mentions", "follows")
            and (one.kind in ("internal", "institutional_alias") or one.title == explained)
        ):
            one.relation = "explains"
        elif (
            one.kind == "internal" and relation == "follows" and _CONDITION.search(text, low, start)
        ):
            # 符合前款规定的: a condition.
            one.relation = "mentions"
        elif encloses and one.kind != "internal":
            one.relation = "part_of"
        elif own and one.title == own and one.kind != "internal" and relation == "part_of":
            one.relation = "mentions"
        elif relation == "implements" and one.provisions:
            # 实施刑法第三百条规定的行为: done, not carried out.
            one.relation = "mentions"
        else:
            one.relation = relation


def _find_relation(text: str, low: int, high: int, start: int, end: int) -> Relation:
    """What the citations between `start` and `end` are for, in the sentence from `low` to `high`."""
    follows = text[end : min(high, end + 60)]
    # What stands right behind these has no verb before it; it saves the search for one.
    bare = text.endswith(_NO_VERB, max(0, start - 2), start)
    verb = None if bare else _VERB.match(text, max(low, start - 40), start)
    kind = verb.lastgroup if verb else None
    if "废止" in follows or "停止" in follows or "失效" in follows or "不再" in follows:
        if _REPEALED.match(follows):
            return "repeals"
    if text.endswith("废止", low, start):
        return "repeals"
    # 增加一条，作为第二十条之一：
    if text.endswith("作为", low, start) and text.startswith(("：", "，"), end):
        return "amends"
    if kind is None and "废止" in text[end:high]:
        if _REPEALS_ALL.search(text, end, high + 1) and not _AMENDED_BY.match(follows):
            return "repeals"
    if kind == "based_on":
        # 根据2002年发布的《…决定》第二次修正的《…条例》
        return "amends" if _AMENDED_BY.match(follows) else "based_on"
    if kind == "amends":
        return "amends"
    if ("改" in follows or "修" in follows or "增加" in follows or "删" in follows) and (
        _CHANGED.match(follows)
    ):
        return "amends"
    if bare:
        return "mentions"
    makes = _MAKES.search(text, start, high) is not None
    if verb is None:
        if text.endswith(_ISSUES, low, start) and _ISSUED.search(text, end, high):
            return "part_of"
        # 为贯彻落实省委、省政府决策部署和《…条例》，…制定本计划
        if makes and text.endswith(("和", "、"), low, start) and "为" in text[low:start]:
            return "based_on"
        return "mentions"
    if kind == "implements":
        return "based_on" if makes and _PURPOSE.search(verb["before"]) else "implements"
    if kind == "with":
        return "based_on" if makes or _GUIDES.match(follows) else "mentions"
    if makes and (verb["follows"] != "适用" or _PURPOSE.search(verb["before"])):
        return "based_on" if verb["follows"] in ("依照", "按照", "遵照", "适用") else "follows"
    return "follows"


def _find_basis(text: str, low: int, high: int, row: Span, body: int | None) -> Relation:
    """What the paper has to do with what a sentence bases something on: itself, or what it speaks of.

    第五条 根据工会法第四十三条的规定，上级工会向人民法院申请支付令: the application rests on that law.
    """
    start, end = row
    near = max(0, start - _QUOTED)
    quote = text.rfind("“", near, start)
    if quote > text.rfind("”", near, start) and text[quote - 1] in "：\n":
        return "mentions"  # 将引言修改为：“根据《民法典》，制定本解释。”
    if _MAKES.search(text, start, high):
        return "based_on"
    if body is not None:
        return "based_on" if start < body else "follows"
    own = _HEADS.search(text, low, start) or _GUIDES.match(text, end)
    return "based_on" if own else "follows"


def _by_heading(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` fills a line of a list of 依据, by its heading."""
    low = text.rfind("\n", max(0, start - 20), start) + 1
    high = text.find("\n", end, end + 20)
    if (
        not low
        or text[low:start].strip(_NUMBERS)
        or text[end : high if high > 0 else end + 20].strip(" 。；，")
    ):
        return False
    for _ in range(40):
        before = max(0, text.rfind("\n", max(0, low - 300), low - 1) + 1)
        line = text[before : low - 1].strip()
        if not line.lstrip(_NUMBERS).startswith("《"):
            return _BASIS_HEADING.search(line) is not None and len(line) < 40
        if not before:
            return False
        low = before
    return False
