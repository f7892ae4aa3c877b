"""Titles of papers and names of laws: what they are of, whose, and where a name begins."""

import re

from .records import Relation

# What 法 is the end of in words that name no law; what may follow a law's name.
NO_LAW = "方办做立执司违合依守非无用手看说算书疗枉乘技宪"
AFTER_NAME = r"(?=第[一二三四五六七八九十百0-9]|[的和、等，。；或）]|有关|规定|以及|及|予以|给予|处|执行|中(?!国)|关于|相关|所|追究|承担|要求|确定|办理|认定|提起|取得|审理|作出|进行|施行|公布|制[定订]|\n|$)"
GENERIC = re.compile(
    r"(?:(?:有关|相关|其他|国家|地方|各项|具体|上述|前述|下列|该|本|此|等|原|新|现行|的|实施|管理|暂行)*(?:法律|法|条例|办法|规定|解释|细则|规则|决定|章程|规程|方法))$"
)
# 保密法律法规 has no 保密法 in it; （以下简称道路交通安全法实施条例）.
LONGER_NAME = re.compile(r"[》”〉]|律|规(?!定)|院|的?(?:实施|施行)(?:条例|细则|办法)")
_BEFORE_NAME = re.compile(
    r".*(?:依照|按照|参照|比照|遵照|根据|依据|适用|违反(?=反)|违反|符合|属于|认定为|构成|触犯|遵守|履行|承担|超过|指定|具有|"
    r"没有|存在|视为|达到|考虑|参考|结合|主张|引用|对于|具备|取消|包括|收到|受理|提起|支付(?!机构)|确定|落入|造成|完成|请求赔偿|未尽|如无|涉及|违背|认定(?!和)|就(?!业)|修改[前后]|(?<=人)以|修[改订正][前后]的|新修[改订]的|是指|关于|规定|施行|执行|或者|以及|实施(?!条例|办法|细则|规定|若干)|"
    r"(?<![国所公私持共专特享])有|(?<![所现存])在|由|对(?!外)|将|(?<![消解])除|(?<!共)和|(?<![普涉])及|(?<!参)与|或|(?<!行)为|的|犯(?!罪)|"
    r"(?<![合共协])同|(?<!合)并|按|与|、|，|》|“|”|：|；|。| |\n|）|（)(?!$)",
    re.DOTALL,
)
_LAW_NAME = re.compile(
    rf"公司法$|[一-龥]{{1,22}}(?:法典|公司法|(?<![{NO_LAW}])法|条例|办法|细则|规定|解释|规则|公约|协定|规程|通则|总则)$"
)
LAW_ENDS = tuple("典法例则定释约程")
NO_NAME = re.compile(
    r"有关|相关|规定|或者|以及|法律|条件|要求|程序|职责|方法|国家标准|依法|的|上述|下列|本条|本法|《|应当|可以|我国|和|批准|情节|地方性|该|各|按照|需要|实施条例$"
)
# Whose paper 关于…的意见 is, and the word that applies it; 意见和 carries on a row.
ISSUER_OF_ABOUT = re.compile(
    r"(?:根据|按照|依据|依照|落实|贯彻|参照|执行|遵照|意见[和、]|通知[和、])"
    r"(?P<issuer>(?:(?:党中央|中共中央|中央|国务院|全国人大常委会|我[省市区县]|[一-龥]{0,3}[省市县区州](?:委(?:办公?厅)?|政府(?:办公?[厅室])?|人民政府|人大(?:常委会)?)?"
    r"|[一-龥]{2,8}(?:部|委|局|厅|办))[、和]?){1,3})$"
)
_ISSUER_IN_TITLE = re.compile(
    r"(?P<issuer>[一-龥 、（）]{2,60}?(?:国务院|办公[厅室]|委员会|人民政府|政府|常委会|党委|省委|市委|部|厅|局|署|院|委|办))(?:等[一-龥]{2,8})?(?:印发|转发|批转|关于)"
)
_ISSUER_BEFORE = re.compile(
    r"(?:^|[，。；、：和及由与在据照行实合]|根据|依照|按照)(?P<issuer>国务院(?:办公厅)?|[一-龥]{0,10}(?:省|市|州|县|区)(?:委|政府|人民政府)(?:办公[厅室])?|[省市区县][一-龥]{1,6}[委局厅办]|[一-龥]{2,12}(?:部|委员会|总局|办公厅))(?:印发|发布|制定)?的?$"
)
# Titles in 《》 of what is no document: forms, certificates, contracts, periodicals.
NO_DOCUMENT = re.compile(
    r"(?:合同|协议书|合同书|申请书|承诺书|告知书|通知书|确认书|委托书|报告书|说明书|保证书|决定书|意见书|责任书|登记书|建议书|"
    r"许可证|合格证|登记证|证书|执照|证明|证明书|[一-龥]{2,}证|登记表|申请表|审批表|备案表|统计表|一览表|[一-龥]{2,}表|通知单|"
    r"[一-龥]{2,}卡|登记簿|户口簿|[一-龥]{2,}簿|[一-龥]{2,}票|凭证|日报|晚报|时报|周刊|杂志|法制报|学习强国|报告表|回执|示范文本|"
    r"簿|证|卡)(?:（[^（）]*）)?$"
)
_EXPLAINS = re.compile(
    r"关于《(?P<title>.+)》(?:的|（[^）]*）的)?(?:起草|制定|修订|编制|有关)?(?:情况)?的?(?:起草|编制)?(?:说明|解读|解释)|《(?P<read>.+)》(?:的)?(?:政策|文件|图文)?(?:解读|说明)"
)
_AMENDS = re.compile(
    r"(?:修改|修订|修正)[《〈<](?P<title>.+?)[》〉>](?:等[^的]{2,20})?的?(?:决定|决议)|[《〈](?P<of>.+)[》〉]修正案"
)
_AMENDMENT = re.compile(r"^(?:中华人民共和国)?(?P<title>[一-龥]{1,20}法)修正案")
_REPEALS = re.compile(r"(?:废止|停止执行)[《〈](?P<title>.+?)[》〉]")
_IMPLEMENTS = re.compile(
    r"实施[《〈<](?P<title>.+)[》〉>]|[《〈<](?P<of>.+)[》〉>]实施(?:办法|细则|条例)|适用[《〈](?P<applied>.+)[》〉]"
)
_TITLE_RELATIONS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("explains", _EXPLAINS), ("amends", _AMENDS), ("repeals", _REPEALS), ("implements", _IMPLEMENTS),
)  # fmt: skip


def find_issuer(text: str, start: int, title: str) -> str | None:
    """Who issued the paper: named in its title or before it; None where neither says."""
    if match := _ISSUER_IN_TITLE.match(title):
        return match["issuer"].strip()
    if match := _ISSUER_BEFORE.search(text, max(0, start - 20), start):
        return match["issuer"]
    return None


def find_name(text: str, start: int, end: int) -> int | None:
    """Where between `start` and `end` the name of a law begins that ends at `end`, or None."""
    before = _BEFORE_NAME.match(text, start, end)
    begin = before.end() if before else start
    name = text[begin:end]
    return begin if _LAW_NAME.match(name) and not GENERIC.match(name) else None


def _inner(pattern: re.Pattern[str], title: str) -> str | None:
    match = pattern.search(title)
    return next((name for name in match.groups() if name), None) if match else None


def find_explained(title: str) -> str | None:
    """The title of the paper that a paper of this `title` explains, or None."""
    return _inner(_EXPLAINS, title)


def find_amended(title: str) -> str | None:
    """The title of the law that a decision or amendment of this `title` amends, or None.

    >>> find_amended("中华人民共和国刑法修正案（七）")
    '刑法'
    """
    return _inner(_AMENDS, title) or _inner(_AMENDMENT, title)


def relate_title(title: str, inner: str) -> Relation | None:
    """What a paper of this `title` has to do with the one that is named inside it: 关于修改〈inner〉的决定."""
    return next(
        (kind for kind, pattern in _TITLE_RELATIONS if _inner(pattern, title) == inner), None
    )
