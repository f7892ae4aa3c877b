"""FORMS of dates, periods, terms and recurrences, each with its value.

`_CUE` runs over the passage and stops at 年, 月, 日 and the like behind a number; from there back
to where the number begins, the first of `FORMS` that fits gives the span and the value.  What the
date is for, the words around it tell: `USES`.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from .day_uses import IN_FORCE, PERIOD_OF_FORCE, Use
from .periods import (
    EVENTS,
    Known,
    read_blank,
    read_interval,
    read_plan,
    read_point,
    read_recent,
    read_recurrence,
    read_since,
    read_term,
)
from .records import Date, Span
from .source import Passage
from .uses import match_use

_S = " {0,2}"  # 2022 年 3 月, 2022- 07- 11
_TO = rf"{_S}(?:日?起)?{_S}(?:—{{1,2}}|-{{1,2}}|[–―─]{{1,2}}|[~∼至到]){_S}"
_YEAR = "(?:(?:1[89]|20)[0-9]{2}|(?:一[八九]|二[〇零O0])[〇零O0-9一二三四五六七八九]{2})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = (
    "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    "|[一二三四五六七八九]|l)"  # l for 1, see `date/letter`
)
_NUMBER = "(?:[0-9]{1,4}|[一二两三四五六七八九十百廿卅]{1,5})"
_QUARTER = "第?[一二三四1-4]季度|前[二三23]个?季度"
_MONTH_PART = "份?(?:[底末]|初(?![一二三四五六七八九十]))|[上中下]旬|份"
_TAIL = "(?P<tail>[之以]?[前后]|之?内|以来|至今|期间)?"
_UNIT = (
    "个?(?:工作日|交易日|自然日|日历日|日历天)|个(?:半|自然)?月|年半"
    # 年级, 年代, 五年制, 1年期LPR and 三年行动计划 are no terms; 三年期限 is one.
    "|周?年(?![级龄均薪货度制]|检(?![测验查])|审(?![验查核])|代(?!表)|期(?!间|限|满)|行动|规划|计划)"
    "|个?(?:星期(?![一二三四五六日天])|季度|小时|钟头)|日(?![常均本语])|天(?![然津文气使线河空])"
    "|(?:(?<!四)周|周(?=[内之以前]))(?![边围期转一二三四五六日])|分钟"
)
_TERM_TAIL = "(?P<tail>及?以[上下内前后]|之[内前后]|[内前后])?"
_TERM = rf"(?!{_YEAR}{_S}年)(?P<number>{_NUMBER}|半){_S}(?P<unit>{_UNIT})"
_YM = rf"(?:(?P<year>{_YEAR}){_S}年{_S})?(?P<month>{_MONTH}){_S}月"
_YMD = rf"{_YM}{_S}(?P<day>{_DAY}){_S}[日号]"
_OWN = r"本[^，。；、\n自从于]{1,10}?"
_EVENT = rf"(?:正式)?(?P<event>{'|'.join(EVENTS)}|通过|批准)"

Read = Callable[[re.Match[str], Known], str | None]


class Form(NamedTuple):
    """One way of writing a date.

    cues: the characters at one of which it is sought
    shape: by which `USES` choose
    read: from the match, and the year and month that the sentence has named before, to the value
    example: with the span between ⟦ and ⟧
    """

    name: str
    cues: str
    shape: str
    pattern: str
    read: Read
    example: str
    value: str | None
    source: str


FORMS = (
    Form(
        name="blank",
        cues="年月",
        shape="D",
        pattern=r"(?P<year>(?:[12][0-9]{3}|[12][0-9]{1,2})?[X×x]{0,4}) {0,4}年"
        r" {0,8}(?P<month>[X×x]{1,2}|[0-9]{1,2}|) {0,8}月 {0,8}[X×x]{0,2} {0,8}日",
        read=read_blank,
        example="本条例自⟦XXXX年X月X日⟧起施行",
        value="XXXX-XX-XX",
        source="杭州城西科创大走廊条例（草案）第三十五条",
    ),
    Form(
        name="day interval",
        cues="年月",
        shape="I",
        pattern=rf"{_YMD}{_TO}(?:(?P<to_year>{_YEAR}){_S}年{_S}|(?P<next>[次翌]年))?"
        rf"(?:(?P<to_month>{_MONTH}){_S}月{_S})?(?P<to_day>{_DAY}){_S}[日号](?:期间|[之以]?[前内])?",
        read=read_interval,
        example="申报时间：⟦2023年1月1日—31日⟧。",
        value="2023-01-01/2023-01-31",
        source="支持商贸头部企业发展政策实施细则 (2022)",
    ),
    Form(
        name="day",
        cues="年月",
        shape="D",
        pattern=rf"{_YMD}{_TAIL}",
        read=read_point,
        example="自⟦二〇二四年六月六日⟧起施行",
        value="2024-06-06",
        source="GB/T 15835-2011, 4.1.3; 5.3",
    ),
    Form(
        name="month interval",
        cues="年月",
        shape="I",
        pattern=rf"(?:(?P<year>{_YEAR}){_S}年{_S})?(?P<month>{_MONTH}){_S}月?份?{_TO}"
        rf"(?:(?P<to_year>{_YEAR}){_S}年{_S}|(?P<next>[次翌]年))?(?P<to_month>{_MONTH}){_S}月"
        r"(?P<to_part>份?[底末]|份)?(?:期间|[之以]?[前内])?",
        read=read_interval,
        example="清理整顿时限是⟦1997年4月―1998年2月⟧，",
        value="1997-04-01/1998-02-28",
        source="民政部关于清理整顿社会团体的意见 (1997)",
    ),
    Form(
        name="month",
        cues="年月",
        shape="M",
        pattern=rf"{_YM}(?P<part>{_MONTH_PART})?{_TAIL}",
        read=read_point,
        example="⟦2016年7月⟧，浙江省政府办公厅印发",
        value="2016-07",
        source="关于《杭州城西科创大走廊条例（草案）》的起草说明",
    ),
    Form(
        name="year interval",
        cues="年",
        shape="I",
        pattern=rf"(?P<year>{_YEAR})(?:{_S}年度?)?{_TO}(?P<to_year>{_YEAR}){_S}年"
        r"(?P<to_part>年?[底末]|上半年)?度?(?:期间|间|[之以]?[前内])?",
        read=read_interval,
        example="⟦2024—2027年期间⟧，全市每年设立",
        value="2024-01-01/2027-12-31",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="part of a year",
        cues="年季个",
        shape="Y",
        pattern=rf"(?:(?P<year>{_YEAR}){_S}(?:年{_S})?)?"
        rf"(?P<part>年?[底末初]|[上下]半年|{_QUARTER}|(?:(?<=今)|(?<=今年)|(?<=[，（；]))年(?=之?内)){_TAIL}",
        read=read_point,
        example="力争到⟦2024年底⟧，",
        value="2024-12-31",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="year",
        cues="年",
        shape="Y",
        # Not the year of a number: 2018年第12号, 〔2019年〕5号.
        pattern=rf"(?P<year>{_YEAR}){_S}年(?P<part>全年|度)?{_TAIL}"
        rf"(?!{_S}第?{_S}[0-9一二三四五六七八九十]+{_S}号|[〕\]])",
        read=read_point,
        example="到⟦2027年⟧，",
        value="2027",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024)",
    ),
    Form(
        name="edition",
        cues="版本修年",
        shape="Y",
        pattern=rf"(?P<year>{_YEAR})(?=年?版|年?本）|修[订正])",
        read=read_point,
        example="操作指南（⟦2019⟧版）",
        value="2019",
        source="GB/T 15835-2011",
    ),
    Form(
        name="digits",
        cues="-./",
        shape="D",
        pattern=rf"(?P<year>(?:19|20)[0-9]{{2}}){_S}[-./]{_S}(?P<month>1[0-2]|0?[1-9])"
        rf"{_S}[-./]{_S}(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        read=read_point,
        example="⟦2022- 07- 11⟧ 10:29:44 来源",
        value="2022-07-11",
        source="GB/T 7408.1-2023",
    ),
    Form(
        name="plan",
        cues="五",
        shape="I",
        # “十四五”规划 names a paper, “十四五”规划期 a time.
        pattern='[“"「『]?(?P<number>十[一二三四五六七八九]?|[六七八九])五'
        '(?:[”"」』] ?(?:(?:规划)?(?:时期|期间?)|(?P<end>期?末)|(?![^《》。，；\\n]{0,20}规划))|期间|时期)',
        read=read_plan,
        example="对⟦“十四五”期间⟧并网光伏项目",
        value="2021-01-01/2025-12-31",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="another day of the month",
        cues="日号",
        shape="D",
        pattern="(?:(?<=月.[日号][、和及])|(?<=月..[日号][、和及])|(?<=月...[日号][、和及]))"
        rf"(?P<day>{_DAY}){_S}[日号]{_TAIL}"
        rf"|(?P<timed>{_DAY}){_S}[日号](?=(?:[上下]午|[早晚]上?|凌晨)?{_S}[0-9]{{1,2}}[时点：])",
        read=read_point,
        example="劳动节，放假2天（5月1日、⟦2日⟧）",
        value=None,
        source="全国年节及纪念日放假办法 (2013) 第二条",
    ),
    Form(
        name="part of every year",
        cues="年",
        shape="R",
        pattern=rf"每(?P<unit>年)度?的?{_S}(?:(?P<part>年?[底末初]|[上下]半年|{_QUARTER})"
        rf"|{_MONTH}{_S}月(?:{_S}{_DAY}{_S}[日号])?(?:{_MONTH_PART})?"
        rf"(?:{_TO}(?:[次翌]年的?)?(?:{_MONTH}{_S}月)?(?:{_S}{_DAY}{_S}[日号])?(?:份?[底末])?)?)"
        "(?:[之以]?[前后内]|期间)?",
        read=read_recurrence,
        example="国家教育委员会⟦每年第三季度⟧办理审批手续",
        value="R/P1Y/Q3",
        source="普通高等学校设置暂行条例 (1986) 第十六条",
    ),
    Form(
        name="day of every month",
        cues="月",
        shape="R",
        pattern=rf"每个?(?P<unit>月)份?的?{_S}{_DAY}{_S}[日号]?(?:{_TO}{_DAY}{_S}[日号])?(?:[之以]?前)?"
        "(?<=[日号前])",
        read=read_recurrence,
        example="应当在⟦每月十日前⟧自行计算应缴费额",
        value="R/P1M",
        source="浙江省职工基本养老保险条例 (2008) 第十三条",
    ),
    Form(
        name="every so many years",
        cues="年个日天周工小分半",
        shape="R",
        pattern=rf"每隔?{_S}{_TERM}",
        read=read_recurrence,
        example="常务委员会会议⟦每两个月⟧至少举行一次",
        value="R/P2M",
        source="浙江省人民代表大会常务委员会议事规则 (2020) 第四条",
    ),
    Form(
        name="every year",
        cues="年月周日天季个半",
        shape="R",
        pattern="[每按](?P<unit>半年|(?<=每)年|年度|季度?|(?<=每)个?(?:季度|月|星期)|月|(?<=每)[周日天])度?"
        "(?![岁边])",
        read=read_recurrence,
        example="检测频次⟦每季度⟧不得少于一次",
        value="R/P3M",
        source="浙江省农村生活污水处理设施管理条例 (2019) 第十九条",
    ),
    Form(
        name="once in so many years",
        cues="年个日天周工小分半",
        shape="R",
        pattern=rf"{_TERM}(?=[^，。；、的内为\n]{{0,6}}(?<!第)[一1](?:次|届|度|换))",
        read=read_recurrence,
        example="应急预案至少⟦五年⟧修订一次",
        value="R/P5Y",
        source="重庆市突发事件应对条例 (2012) 第十五条",
    ),
    Form(
        name="recent",
        cues="年个日天周工小分半",
        shape="T",
        pattern=rf"近{_TERM}[来内间]?",
        read=read_recent,
        example="主要发起人⟦近三年内⟧无重大违法违规经营行为记录",
        value="now-P3Y/now",
        source="温州市民间融资管理条例 (2013) 第二十二条",
    ),
    Form(
        name="age",
        cues="周岁",
        shape="A",
        pattern=rf"(?P<number>{_NUMBER}){_S}(?:周?岁)?(?:(?:{_TO}|以[上下])(?P<to_number>{_NUMBER}){_S})?"
        r"(?P<unit>周?岁)(?:及?以[上下]|[之以]?前)?",
        read=read_term,
        example="供养亲属未满⟦十八周岁⟧的",
        value="P18Y",
        source="浙江省工伤保险条例 (2020) 第三十五条",
    ),
    Form(
        name="term interval",
        cues="年个日天周工小分半",
        shape="T",
        pattern=rf"(?P<number>{_NUMBER}){_S}(?P<low_unit>{_UNIT})?(?:{_TO}|以[上下]|或者?)"
        rf"(?P<to_number>{_NUMBER}){_S}(?P<unit>{_UNIT}){_TERM_TAIL}",
        read=read_term,
        example="给予入盒企业⟦1—2年⟧的“成长包容期”",
        value="P1Y/P2Y",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Form(
        name="term",
        cues="年个日天周工小分半",
        shape="T",
        pattern=rf"{_TERM}{_TERM_TAIL}",
        read=read_term,
        example="应当在⟦五个工作日内⟧书面报告",
        value="5WD",
        source="浙江省政府非税收入管理条例 (2020) 第二十九条",
    ),
    Form(
        name="from publication until",
        cues="起",
        shape="I",
        pattern=rf"(?:[自从])?(?:{_OWN})?{_EVENT}之日{_S}起?{_S}[至到]{_YMD}",
        read=read_since,
        example="⟦试点期为本方案发布之日起至2018年12月21日⟧。",
        value="published/2018-12-21",
        source="杭州市“证照分离”改革实施方案",
    ),
    Form(
        name="after publication, in force",
        cues="年个日天周工小分半",
        shape="E",
        pattern=rf"(?:[自从于])?(?:{_OWN})?{_EVENT}(?:之日|日)?{_S}[起后]?{_S}，?(?:满|的?第)?"
        rf"{_TERM}(?:[之以]?后)?(?={_S}起?(?:正式|开始)?{IN_FORCE})",
        read=read_since,
        example="本意见⟦自发布之日起30日后⟧实施",
        value="published+P30D",
        source="规章制定程序条例 (2017) 第三十二条",
    ),
    Form(
        name="from publication, in force",
        cues="起",
        shape="E",
        pattern=rf"(?:[自从于])?(?:{_OWN})?(?:{_EVENT}(?:之日|日|之后|后)|即日){_S}起?"
        rf"(?={_S}(?:正式|开始)?{IN_FORCE})",
        read=read_since,
        example="本实施方案⟦自发布之日起⟧施行",
        value="published",
        source="立法法 (2023) 第六十一条",
    ),
    Form(
        name="after publication",
        cues="年个日天周工小分半",
        shape="T",
        # 自公告之日起三十日 in a law is counted from another paper's publication.
        pattern=rf"[自从于在]?(?:{_OWN}{_EVENT}|(?P<issue>印发|下发))(?:之日|日|[之以]?后)"
        rf"{_S}起?{_S}，?{_TERM}{_TERM_TAIL}",
        read=read_since,
        example="应当⟦自本条例施行之日起6个月内⟧重新申请保安服务许可证",
        value="effective+P6M",
        source="保安服务管理条例 (2020) 第五十一条",
    ),
)

_DIGITS = "0123456789〇零一二两三四五六七八九十百廿卅半"
_CUE = re.compile(
    "[年月日天周岁季个工小分版修五起./-](?:"
    rf"(?<=[{_DIGITS}][年月日天周岁季工小分版修])|(?<=[{_DIGITS}]个)(?=[月工交自日季星小半钟])"
    f"|(?<=[{_DIGITS}] [年月日天周岁季个工小分])|(?<=[X×x]年)|(?<=[年 ] 月)(?= {{1,8}}日)"
    "|(?<=每[年月日天周季])|(?<=每个)(?=[月季星])|(?<=按[月季])|(?<=年)(?=[底末]前)|(?<=今年)(?=之?内)|(?<=今年年)(?=之?内)|(?<=[，（；]年)(?=内)"
    '|(?<=日起)|(?<=[12][0-9]{3}[./-])|(?<=[12][0-9]{3} [./-])|(?<=[十一二三四五六七八九]五)(?=[”"」』期时]))'
)
_BY_CUE = {
    cue: re.compile(
        "|".join(
            f"(?P<f{index}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', form.pattern)})"
            for index, form in enumerate(FORMS)
            if cue in form.cues
        )
    )
    for cue in sorted({cue for form in FORMS for cue in form.cues})
}
_PATTERNS = tuple(re.compile(form.pattern) for form in FORMS)
_LABEL = re.compile(PERIOD_OF_FORCE + "(?:暂?定|均)?[为是：]?$")
# What leads up to the number or to the 起 of an event.
_EVENT_HEAD = re.compile(
    rf"(?:[自从于])?(?:{_OWN})?(?:{_EVENT}|即)(?:之?日|[之以]?后)?起?{_S}，?(?:满|的?第)?$"
)
_EVENT_WORD = re.compile("|".join(EVENTS))
_AFTER_EVENT = frozenset(" 起施执生实试正开至到")
# A year counts for what follows it, unless it is that of another paper or of coming into force.
_OF_THE_MATTER = frozenset(("target", "deadline", "period", "history", "expiry"))
# 各地应于六月底前…报国家农委: of the paper's own year.  A law's days come every year.
_YEARLESS = frozenset(("day", "month", "part of a year"))
# 当年1月份 is of a year that is not the paper's; 250天÷12月 is no date.
_NO_DATE = frozenset("年度÷×=月")
_NUMERIC = _DIGITS + "OX×x"
_NUMBER_LINE = re.compile(
    r"^ *（?[一-龥]{2,20}[〔［\[（] ?(?P<year>(?:19|20)[0-9]{2}) ?[〕］\]）] ?[0-9]{1,5} ?号）? *$",
    re.MULTILINE,
)
_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# 统一, 同一, 之一 and 上一年 before 年 are no count.
_NO_COUNT = frozenset("之统同任某上下另这那有唯其专")


def _number_start(text: str, end: int, floor: int, between: str = " ") -> int:
    """Where the number begins that ends at `end` or before the characters `between` in front."""
    lead = text[max(floor, end - 16) : end].rstrip(between)
    number = len(lead) - len(lead.rstrip(_NUMERIC))
    return max(floor, end - 16) + len(lead) - number if number else end


def _match(text: str, at: int, floor: int) -> re.Match[str] | None:
    """The first of `FORMS` that fits around the cue at `at`, from `floor` on."""
    match_at, start = _BY_CUE[text[at]].match, at
    if text[at] == "起":
        if text[at + 1 : at + 2] not in _AFTER_EVENT:
            return None
        head = _EVENT_HEAD.search(text, max(floor, at - 20), at + 1)
        return match_at(text, head.start()) if head else None
    start = _number_start(text, at, floor)
    last = text[start - 1] if start > floor else "\n"
    starts = [start]
    if last in '“"近按每':
        starts = [start - 1, start]
    elif last in "第隔":  # 第四季度; 第三年 is no term
        starts = [start - 1 - (last == "隔")]
    elif last in "上下":
        starts = [_number_start(text, start - 1, floor), start - 1]
        if text[start] != "半":
            starts.append(start)
    elif last in "—-–―─~∼至到 ":
        first = _number_start(text, start, floor, "—-–―─~∼至到 ")
        if text[first - 1 : first] == "第":
            return None  # 第四至六年
        starts = [first, start]
    elif last == "." or (last.isascii() and last.isalpha()):
        return None  # 1.5年, Q3
    if text[start:at] == "一" and (last in _NO_COUNT or text[start - 2 : start] == "最后"):
        return None
    if last in "起后满第，日" and _EVENT_WORD.search(text, max(floor, start - 8), start):
        if head := _EVENT_HEAD.search(text, max(floor, start - 24), start):
            starts.insert(0, head.start())
    if start == at and text[at - 1 : at + 1] == " 月":
        starts = [text.rfind("年", floor, at)]
    for start in starts:
        if start >= floor and (match := match_at(text, start)) and match.end() >= at:
            return match
    return None


def find_dates(passage: Passage) -> list[Date]:
    """All dates, periods, terms and recurrences of `passage`, in its order."""
    text = passage.text
    found: list[tuple[Span, str | None, Form, Use, str | None]] = []
    titles = {provision.id for provision in passage.provisions if provision.kind == "title"}
    title_year: int | None = None
    known: Known | None = None  # in this line
    known_end = floor = 0
    yearless: dict[int, re.Match[str]] = {}
    for cue in _CUE.finditer(text):
        at = cue.start()
        if at < floor or (match := _match(text, at, floor)) is None or match.lastgroup is None:
            continue
        (start, end), index = match.span(), int(match.lastgroup[1:])
        form, words = FORMS[index], _PATTERNS[index].match(text, start)
        assert words is not None
        if known and (start > known_end + 1000 or text.find("\n", known_end, start) >= 0):
            known = None
        value = form.read(words, _name_year(text, start, known or (title_year, None)))
        if value is None and known is None and form.name in _YEARLESS:
            if text[start - 1 : start] not in _NO_DATE or text[start - 2] == "今":
                yearless[len(found)] = words
        provision = passage.provision(start)
        if title_year is None and form.name == "year" and value and provision in titles:
            title_year = int(value[:4])
        tail = words.start("tail") if words.re.groupindex.get("tail") and words["tail"] else end
        use = match_use(_shape(form.shape, value), text, start, tail)
        if use.name == "validity" and (label := _LABEL.search(text, max(floor, start - 14), start)):
            start = label.start()
        # 2020年起，每年2月底前…，3月底前: of every year, but 每季度 leaves the year as it is.
        if form.shape == "R" and "Y" in (value or "Y"):
            known, known_end = (None, None), end
        elif form.shape in "DMYI" and use.meaning in _OF_THE_MATTER:
            if value and value[:4].isdecimal() and use.name not in ("cited", "amended"):
                known = int(value[:4]), int(value[5:7]) if value[5:7].isdecimal() else None
                known_end = end
        if use.opens and value and ("/" not in value or form.shape in "MY"):
            value = value.split("/")[0] + "/.."  # 2003年7月下旬起: from its first day
        floor = end
        found.append((passage.span(start, end), provision, form, use, value))
    days = [value for *_, use, value in found if value and use.dates_paper]
    if number := _NUMBER_LINE.search(text, 0, 2000):
        days.append(number["year"])
    day = max(days, default="")
    dated = number or any(use.name in ("signature", "published") for *_, use, _ in found)
    # A paper that bears no day but that of its coming into force was written some weeks before.
    written = day
    if not dated and _ISO_DAY.fullmatch(day):
        written = str(date.fromisoformat(day) - timedelta(days=31))
    if yearless and dated and day and not any(one.kind == "article" for one in passage.provisions):
        for index, words in yearless.items():
            span, within, form, use, _ = found[index]
            found[index] = span, within, form, use, _read_in_own_year(form, use, words, day)
    return [
        Date(
            span=span,
            provision=provision,
            rule=f"{form.name}: {use.name}",
            value=value,
            meaning="history" if day and _is_past(form, use, value, day, written) else use.meaning,
        )
        for span, provision, form, use, value in found
    ]


def _name_year(text: str, start: int, known: Known) -> Known:
    """The year and month that a date without them takes from `known`, named before it.

    Behind 次年 it is the next year, and behind 上一年度 and the like it is open.
    """
    if text[start - 1 : start] not in ("年", "度") or known[0] is None:
        return known
    before = text[start - 2]
    if before in "次翌":
        return known[0] + 1, None
    return known if before in "同当本" else (None, None)


def _read_in_own_year(form: Form, use: Use, words: re.Match[str], day: str) -> str | None:
    """The value of a date that no year is named for: that of the paper, of which `day` is the own day.

    What is past (尤以12月18日晚两次较大) and would be yet to come is of the year before.
    """
    year = int(day[:4])
    value = form.read(words, (year, None))
    if value and use.meaning == "history" and value[: len(day)] > day:
        value = form.read(words, (year - 1, None))
    return value


def _is_past(form: Form, use: Use, value: str | None, day: str, written: str) -> bool:
    """Whether what else would be a goal, a term or a day to come lies before the paper's own day.

    written: the day from which on it was written, by which days are judged; months and years by `day`
    """
    if not use.to_come or value is None or form.name in ("plan", "year interval"):
        return False
    last = value.split("/")[-1 if ".." not in value else 0]
    return last[:4].isdecimal() and last < (written if len(last) == 10 else day[: len(last)])


def _shape(shape: str, value: str | None) -> str:
    """Terms in working days, in days, and in hours or minutes have shapes of their own."""
    if shape != "T" or value is None:
        return shape
    if value.endswith("WD"):
        return "W"
    return "H" if value.startswith("PT") else "S" if value.endswith("D") else shape
