"""What an amount measures: the words before it, without what leads to them or bounds it, or the noun behind it."""

import re

_PAY = "奖励|奖补|补助|补贴|资助|扶持|贴息|补偿|资金|经费|奖金|津贴|支持|优惠"
_MONTH = "[0-9]{1,2}(?:[—-][0-9]{1,2})?月"
# What a clause begins with before it names what is measured.
_LEAD = re.compile(
    r"^(?:第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十])? *|[0-9]{1,3}[.、﹒]|[（(][一二三四五六七八九十0-9]{1,3}[）)] ?|其中|同时|并|且|再|对|力争|争取|确保|实现|推动|(?:鼓励|支持)(?=对)|将|按照?不(?:超过|高于|低于|少于)其?|累计(?=[实完])|"
    rf"[到自从]?[0-9]{{4}}(?:[—-][0-9]{{4}})?年度?(?:{_MONTH})?(?:底|末|初)?(?:前|起|期间)?|{_MONTH}(?:底|末|初)?前?|期间|时期|每年|全年|年内|内(?=[产销营])|原则上|可以?|分别|按照?(?=每)|全力|加快|积极|大力|着力|将(?=[现原])|"
    r"[一二三四五六七八九十]是)+"
)
# 面积占比三分之二以上的业主且人数占比三分之二以上: the second begins behind 且.
JOINED = re.compile("的?[一-龥]{0,8}?(?:且|或者?|以及)")
# 投资5亿元以上的技术项目和10亿元以上的工业项目: the second is measured as the first.
SAME = re.compile("的[一-龥“”]{2,16}(?:和|及|以及|或)")
# 实际完成投资额（含设备购置）的10%
_BRACKET = re.compile("（[^（）]{0,40}）(?=的)")
_RISE = re.compile(
    r"[由从][^，]{1,16}?(?:左右)?(?:逐步|相应|统一|分别|再)?(?:提高|提升|增加|上升|增长|扩大|下降|降低|降|调整|调|缩短|缩减|压缩|减少)(?:到|至|为)$"
)
_TAIL = re.compile(
    r"(?:分别|依次|相应)?(?:增加|提高|提升|扩大|缩减|压缩|缩短|降低|下降|降|上升|稳定|保持|维持|控制|减少|调整)?(?:到|至|为|在|(?<![下到送抵])达到?|突破|超过|不超过|不得超过|不少于|不得少于|"
    r"不低于|不得低于|不高于|不得高于|不大于|不小于|高于|低于|原则上|大约|约|(?<![通经不超])过|最高|最多|最长|至少|破|是|有|具有|共|的|按|按照|各|超|满|不满|不足|少于|至少占|力争|"
    r"(?<!供)应当?|必须|由|经|上限相应(?=提))+$"
)
# 按照中央支持额度的20%, 给予其实际投入的40%: a share is one of what stands behind these.
_OF = re.compile(
    r".*(?:按(?:照)?(?![时期月季年揭需质])|依照|给予|予以)(?:(?:不高于|不超过|不低于|最高|企业)*其?)(?=[一-龥0-9A-Za-z]{2})"
)
# 企业实现年销售额500万元, 企业在2023年1—2月工业总产值超过5000万元
_REACHES = re.compile(
    rf".*(?:(?:实现|新引进的?)(?![率度的])(?=[一-龥]{{2}})|[在于][0-9]{{4}}年(?:{_MONTH})?+(?:底|末)?+(?:前|期间)?+(?=[一-龥]{{2}}))"
)
# 县财政给予企业50万元奖励: it is the 奖励 that is measured, not who gives it and to whom.
_GIVES = re.compile(
    r".*(?:给予|予以)(?:其|该|(?:每[个家名户人])?[一-龥]{0,6}(?:企业|单位|机构|个人|团队|项目|园区|平台|家庭|农户))?"
)
_PAID = re.compile(
    "(?:按照?[^，。；]{0,24}(?:政策|规定)|每[一-龥](?:（[一-龥]）)?|直接|再|可|分别|分档|一次性|按|给予|每年|年度|最高|享受|发放|共计|合计|安排|筹措|统筹|按政策分档|连续[二两三四五2-5]年)*"
)
_FOR = re.compile(f"的?(?:标准|额度)?(?:给予|予以|发放)?([一-龥]{{0,8}}?(?:{_PAY})+)")
_NAMES_PAY = re.compile(f"(?:{_PAY})$")
# 每人每月500元的标准发放生活补贴
_PER = re.compile("(?:每[一-龥]{1,4}?){1,2}")
_DOUBLES = re.compile("(?:[比较在][0-9]{4}年(?:的?基础上)?)?(?:实现|再)?翻$")
# …给予一次性补助，最高500万元
_PAID_BEFORE = re.compile(
    rf"(?:.*(?:给予|予以|进行|发放|享受|提供|的|[%‰]))([一-龥]{{0,8}}(?:{_PAY})+)"
)


def strip_lead(words: str) -> int:
    """How many characters lead to what `words` name."""
    lead = _LEAD.match(words)
    end = lead.end() if lead else 0
    return end + len(words[end:]) - len(words[end:].lstrip(" 　"))


def name_measured(words: str, behind: str, rule: str) -> str:
    """The indicator of an amount.

    words: what stands before it in its clause, behind the lead
    behind: what stands behind it, to the end of the line
    rule: the amount's
    """
    name = _TAIL.sub("", _RISE.sub("", _BRACKET.sub("", words).strip()))
    if found := _REACHES.match(name):
        name = name[found.end() :]
    if rule in ("share", "share in words", "discount"):
        name = name[found.end() :] if (found := _OF.match(name)) else name
        return name[strip_lead(name) :]
    if rule == "doubling":
        return _DOUBLES.sub("", name)
    paid = _FOR.match(behind)
    several = "、" in name and "分别" in name  # 国家级、省级中心分别给予
    gives = _GIVES.match(name) if rule == "money" and not several else None
    name = name[gives.end() :] if gives else name
    if paid and _PER.fullmatch(name):
        return name + paid[1]
    if paid and (_PAID.fullmatch(name) or (gives and not _NAMES_PAY.search(name))):
        return paid[1]
    return name


def name_paid(clause: str) -> str:
    """What a clause pays, where the next only bounds it: 给予一次性补助，最高500万元; else its words."""
    paid = _PAID_BEFORE.fullmatch(clause)
    return paid[1] if paid else clause
