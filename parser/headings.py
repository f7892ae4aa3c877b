"""The heading that a numbered unit of a paper begins with, told apart from a sentence."""

import re

_BLANK = re.compile(r"\s+")
# A bracket that names who is responsible: （由市科技局牵头）, （牵头单位：…）, [责任单位：…], （市经信局）.
_RESPONSIBLE_START = re.compile(
    r" *[（\[](?:责任|牵头|配合|由|主办|省|市|县|区|各|国家|[一-龥]{2,12}(?:局|委|办|厅|部|院))"
)
_QUOTED = re.compile("“[^“”]*”")
# Behind a whole sentence: （0.25分）（6月底完成，牵头考核单位：市市场监管局）.
_BRACKETS = re.compile(r"^(?:（[^（）]*）)+$")
# Words that make a first sentence a duty or a rule, not the name of a topic.
_SENTENCE = re.compile(
    r"应当|应[在由于对按将]|不得|可以|必须|须|需[要对在]|有权|一律|负责|给予|享受|参照|按照|依照|根据|予以|不再|原则上|有下列|是指|属于|适用本|以下条件|下列|分别|不超过|不低于|以上的|以内|万元"
    r"|(?<![不相适响供反对效感顺呼答因策理回照一本内接承或])应(?![急用对变付收届邀税激聘])|(?:部门|政府|单位|机关|机构|人员|同志|地区|各地)(?:都|均|也)?(?:要|不)|由.+(?:组成|主持|召集|担任)"
    r"|(?<![求但还总只凡])是(?![否非])|包括|(?<=[一-龥])要(?:尽[量快]|认真|切实|严格)"
)
_OPENING = re.compile(
    r"(?:对于?(?!标|接|外)|(?:原则)?同意|凡|经|自(?![然主贸治动身觉信由])|按|如|除|由|将|在|本|该|各|申请|符合|已|未(?!来)|因(?!地)|每|同一|从|把|被)"
)


def join_heading(words: str) -> str | None:
    """A heading as it reads: without blanks and what fills a table of contents, or None.

    >>> join_heading("  总　　则")
    '总则'
    """
    joined = _BLANK.sub("", words).rstrip("。：")
    return joined or None


def _first_stop(words: str) -> int:
    """The index of the first 。 ： or ； of `words` outside quotes and brackets, or -1."""
    depth = 0
    quoted = False  # “一件事", as some papers print it
    for i, character in enumerate(words):
        if character == '"':
            depth = max(0, depth - 1) if quoted else depth + 1
            quoted = not quoted
        elif character in "（“《[〔":
            quoted |= character == "“"
            depth += 1
        elif character in "）”》]〕":
            quoted &= character != "”"
            depth = max(0, depth - 1)
        elif character in "。：；" and not depth:
            return i
        elif i > 120:
            break
    return -1


def find_heading(words: str, goes_on: bool) -> str | None:
    """The heading in a unit's first line, `words` being what stands behind its number.

    goes_on: whether the unit has more words or units of its own below this line

    >>> find_heading("加强组织领导。建立市区联动机制。", False)
    '加强组织领导'
    >>> find_heading("不动产登记由市规划和自然资源局负责。", False) is None
    True
    """
    words = words.strip(" \t")
    rest = words
    if rest and rest[-1] in "）]。；" and (bracket := _responsible(rest)) >= 0:
        rest = rest[:bracket].rstrip(" ")
    stop = _first_stop(rest)
    if stop < 0:
        if len(words) > 120 or (rest and rest[-1] in "，、"):
            return None
        return join_heading(rest)
    sentence, sign, tail = rest[:stop], rest[stop], _BRACKETS.sub("", rest[stop + 1 :]).strip()
    if sign == "；" or not sentence:
        return None
    if sign == "：":
        plain = (
            len(sentence) <= 24
            and "，" not in sentence
            and not re.search("如下|以下|下列|有|[是为指]$", sentence)
        )
        return join_heading(sentence) if plain else None
    if not tail and not goes_on:
        return None
    # 高度重视，精心组织，科学制订方案: three phrases of one kind.
    parts = sentence.split("，")
    if len(sentence) > 44 or len(parts) > 3 or (len(parts) == 3 and max(map(len, parts)) > 10):
        return None
    # What is quoted is a name: 坚持“谁起草、谁负责”的原则.
    if _SENTENCE.search(_QUOTED.sub("“”", sentence)) or _OPENING.match(sentence):
        return None
    return join_heading(sentence)


def _responsible(words: str) -> int:
    """Where the bracket at the end of `words` that names the responsible begins, or -1."""
    end = words.rstrip("。；")
    if not end or end[-1] not in "）]":
        return -1
    depth, i = 0, len(end) - 1
    while i >= 0:
        if end[i] in "）]":
            depth += 1
        elif end[i] in "（[":
            depth -= 1
            if not depth:
                return i if _RESPONSIBLE_START.match(end, i) else -1
        i -= 1
    return -1
