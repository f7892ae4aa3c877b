"""References to documents and provisions: titles, 文号, 第…条, 本条例, 前款, short names.

Each has its title, number and provisions as printed; what they point to is for `resolve` to find.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from .definitions import Form
from .numerals import parse_numeral, write_numeral
from .records import Citation, CitationKind, Definition, Diagnostic, Relation
from .source import Passage

_DIGITS = "〇零一二两三四五六七八九十百千廿卅0-9"
_LEVELS = {
    "编": 0, "分编": 1, "章": 2, "节": 3, "部分": 3, "条": 4, "款": 5, "项": 6, "目": 7,
}  # fmt: skip
# Everything that a list of provisions is made of; what does not belong is cut off again.
_RUN = rf"第 ?[（{_DIGITS}][（）{_DIGITS}第条款项目章节分编部之、，和及与以或者至到—－\- ]*"
_SELF = (
    r"法(?![院官人律治学医庭警槌案系]|定(?!的)|规(?!定))|法典|条例|(?:实施|管理|暂行)?办法|(?:若干|暂行)?规定|(?:实施)?细则|"
    r"(?:实施|指导|若干|工作)?意见(?![书稿建])|(?:实施|工作|行动|试点|总体)?方案|(?:行动|工作)?计划(?!单列)|"
    r"(?:若干|政策)?(?:措施|举措)|(?:若干|扶持)?政策(?![性])|文件|通知(?![书单])|决定(?![书权])|决议|规划(?![区期院])|"
    r"解释(?!权)|规则|规程|章程|准则|规范|指引|指南|预案|公告(?!栏)|通告|批复|标准|纲要|制度|清单|目录|令|公约|协定|议定书"
)

# What 法 is the end of in words that name no law; what may follow a law's name.
_NO_LAW = "方办做立执司违合依守非无用手看说算书疗枉乘技宪"
_AFTER_NAME = r"(?=第[一二三四五六七八九十百0-9]|[的和、等，。；或）]|有关|规定|以及|及|予以|给予|处|执行|中(?!国)|关于|相关|所|追究|承担|要求|确定|办理|认定|提起|取得|审理|作出|进行|施行|公布|\n|$)"
FORMS = (
    Form(
        name="title",
        pattern=re.compile(r"《(?:[^《》\n]|《[^《》\n]*+》){1,200}+》"),
        source="GB/T 15834—2011 4.15",
        example="根据⟦《国务院关于加强监管的意见》（国发〔2019〕5号）⟧精神",
    ),
    Form(
        name="provisions",
        # A line that begins with one and goes on with a blank is a provision's own.
        pattern=re.compile(rf"第(?:(?<!\n第){_RUN[1:]}|{_RUN[1:]}+(?=规定|明确|的|所|[对将]))"),
        source="立法法 (2023) 第六十五条第二款",
        example="违反⟦第八条、第十条第二款⟧规定的",
    ),
    Form(
        name="self",
        pattern=re.compile(rf"本(?<![基根成资样版文日原标].)(?:{_SELF})"),
        source="立法技术规范（试行）（一）(2009) 五",
        example="依照⟦本条例第三条⟧处罚",
    ),
    Form(
        name="this provision",
        pattern=re.compile(
            r"本(?<![基根成资样版文日原标].)(?:条(?![ 　]*[例约件款])|款(?![项式])|项(?![目工活业研服任改政])|章(?!程)|节(?![目能约省水日])|编(?![制号辑委])|目(?![录的标]))"
        ),
        source="立法技术规范（试行）（一）(2009) 五",
        example="有⟦本条第二款⟧行为的",
    ),
    Form(
        name="provision before",
        pattern=re.compile(
            rf"前(?<![之以目先提日当事支空生票年月天].)[{_DIGITS}]{{0,2}}(?:款(?![项式])|条(?![例约件款])|项(?!目)|章|节(?![目能约]))"
        ),
        source="立法技术规范（试行）（一）(2009) 五",
        example="违反⟦前两款⟧规定的",
    ),
    Form(
        name="that provision",
        pattern=re.compile(
            r"该(?<!各.)(?:条例|条|款|项|法|办法|规定|解释|细则|决定)(?= ?第[一二三四五六七八九十百]|[的所]?规定)"
        ),
        source="最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释 (2022) 第十一条",
        example="《民法典》第三十六条规定的情形，⟦该条第二款⟧规定的个人",
    ),
    Form(
        name="quoted numbers",
        pattern=re.compile(rf"“[{_DIGITS}]{{1,6}}(?:[、和至—][{_DIGITS}]{{1,6}})*”条"),
        source="关于加快跨境电子商务发展的实施意见 (2019) （二十）",
        example="除⟦“二、七、九”条⟧由市级财政承担外",
    ),
    Form(
        name="papers before",
        pattern=re.compile(
            r"前(?:发|(?<=[此以]前)(?:印发|发布|制定|出台)的?)(?:有关|相关)?(?:文件|规定|政策|通知|办法|意见)"
        ),
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
        example="⟦前发文件⟧与本措施不一致的",
    ),
    Form(
        name="former rules",
        pattern=re.compile(r"原有(?:规定|政策|文件)(?=与本)"),
        source="关于优化调整就业创业政策措施全力促发展惠民生的通知 (2023) 三（三）",
        example="⟦原有规定⟧与本通知不一致的，以本通知为准",
    ),
    Form(
        name="about",
        pattern=re.compile(
            r"关于[^，。；：《》\n]{4,70}?的?(?:实施意见|指导意见|若干意见|意见|通知|决定|实施方案|方案|批复|决议)(?![稿书])(?!和?建议)"
        ),
        source="杭州城西科创大走廊创新发展专项资金管理办法 (2022) 一",
        example="根据省委、省政府⟦关于打造创新策源地的实施意见⟧有关要求",
    ),
    Form(
        name="quoted title",
        pattern=re.compile(
            r"“(?<=[照据受行实合按]“)(?P<name>[^“”\n]{6,40}(?:办法|条例|规定|细则|意见|通知|目录))”(?=中|规定|的|相关|有关|要求|等|精神|明确|执行)"
        ),
        source="关于加快跨境电子商务发展的实施意见 (2019) （六）",
        example="可享受“⟦杭州市标准化项目资助经费管理办法⟧”中的相关政策",
    ),
    Form(
        name="bare article",
        pattern=re.compile(rf"在(?P<name>(?=[^第0-9])[{_DIGITS}]{{1,7}}条)(?=中|规定|明确)"),
        source="关于《杭州城西科创大走廊条例（草案）》的起草说明 (2024) 三（五）",
        example="在⟦二十八条⟧中明确",
    ),
    Form(
        name="applied law",
        pattern=re.compile(
            r"(?:根据|依照|依据|按照|遵照|适用|违反|符合|参照|执行|遵守)"
            r"(?![本该其前第各这现所]|有关|相关|国家有关|上述|下列|法律|约定|规定|适用)(?:修[改订正][前后]的?|新修[改订]的)?"
            rf"(?P<name>宪法|公司法|[一-龥]{{1,22}}?(?:法典|宪法|公司法|(?<![{_NO_LAW}])法|条例)|国家[一-龥]{{4,24}}?(?:目录|办法|细则)){_AFTER_NAME}"
        ),
        source="立法技术规范（试行）（二）(2011) 一",
        example="依照⟦行政诉讼法⟧的规定",
    ),
    Form(
        name="full name",
        pattern=re.compile(
            rf"中华人民共和国(?!法律|境内)[一-龥]{{0,24}}?(?:法典|宪法|公司法|(?<![{_NO_LAW}])法|条例){_AFTER_NAME}"
        ),
        source="立法技术规范（试行）（二）(2011) 一",
        example="⟦中华人民共和国民事诉讼法⟧的任务",
    ),
)  # fmt: skip
# ----- numbers of papers

_BRACKETED_YEAR = r"[〔\[（【〈<﹝] ?(?P<year>(?:19|20)[0-9]{2}) ?年? ?[〕\]）】〉>﹞]"
_NUMBER = re.compile(
    rf"(?P<body>[一-龥]{{1,14}}(?:（[一-龥]{{1,6}}）)?[一-龥]{{0,4}}) ?{_BRACKETED_YEAR} ?第? ?(?P<serial>[0-9]{{1,5}}) ?号"
)
_ORDER = re.compile(
    r"(?P<order>[一-龥]{0,24}令) ?(?P<ordinal>第? ?(?:[0-9]{1,5}|[一二三四五六七八九十百〇零]{1,8}) ?号)"
)
_OLD_NUMBER = re.compile(
    r"[〔（\[] ?(?P<short>[0-9]{2,4}) ?[〕）\]] ?(?P<office>[一-龥]{1,10}?字?) ?第? ?(?P<running>[0-9]{1,5}) ?号"
)
_STANDARD = re.compile(
    r"(?:GB|DB|[A-Z]{2,4})[0-9]{0,6}(?:/[A-Z]{1,2})? ?[0-9]{2,6}(?:\.[0-9]+)?(?:[—\-－][0-9]{4})?"
)
# What stands before the letters of an office is no part of its number: 按照|浙政发〔2019〕27号.
_BEFORE_OFFICE = re.compile(
    r".*(?:按照|依照|参照|根据|依据|落实|贯彻|执行|符合|印发|发布|公布|转发|关于|以及|[和及与由见的是为号等在到按]|[0-9]日)(?=[一-龥]{2})",
    re.DOTALL,
)


def match_number(text: str) -> str | None:
    """The 文号 that `text` prints, without blanks and in 〔〕, or None.

    >>> match_number("国办发[2019]51 号"), match_number("国务院令第722号")
    ('国办发〔2019〕51号', '国务院令第722号')
    """
    if match := _NUMBER.search(text):
        return f"{match['body'].replace(' ', '')}〔{match['year']}〕{match['serial']}号"
    if match := _ORDER.search(text):
        return (match["order"] + match["ordinal"]).replace(" ", "")
    if match := _YEAR_END.search(text.removesuffix("文件")):
        return match[0].replace(" ", "")
    if match := _OLD_NUMBER.search(text):
        return re.sub(r"[（\[]([0-9]+)[）\]]", r"〔\1〕", match[0]).replace(" ", "")
    if match := _STANDARD.search(text):
        return match[0]
    return None


# ----- lists of provisions

_ATOM = re.compile(
    rf"(?P<joint>、|，(?=第)|以及|或者|和|及|与|或)?(?P<range>至|到|—+|－|-)? ?"
    rf"(?P<head>第)? ?(?:（(?P<inner>[{_DIGITS}]+)）|(?P<outer>[{_DIGITS}]+)) ?"
    r"(?:(?P<unit>条|款|项|目(?![录的标])|章|节|分编|编|部分)(?: ?之(?P<suffix>[一二三四五六七八九十]{1,3}))?)?"
)


def _print_number(inner: str | None, outer: str | None) -> str | None:
    """A provision's number as laws print it: 8 is 八; （一） keeps its brackets; None if malformed."""
    printed = inner or outer or ""
    number = parse_numeral(printed)
    if number is None or not 0 < number < 3000:
        return None
    written = write_numeral(number) if printed.isdecimal() else printed
    return f"（{written}）" if inner else written


class _Step(msgspec.Struct, frozen=True):
    """One number of a list: its level in `_LEVELS`, its label, and how it is joined to the one before."""

    level: int
    number: int
    bracketed: bool
    unit: str
    label: str
    joined: bool
    ranges: bool


def _read_steps(run: str) -> tuple[list[_Step], int]:
    """The numbers of `run`, each with its unit, and where the last one ends.

    A number without a unit takes that of the next: 第一、三项.
    """
    steps: list[_Step] = []
    waiting: list[re.Match[str]] = []
    at = end = 0
    while match := _ATOM.match(run, at):
        head, unit = match["head"], match["unit"]
        joined = bool(match["joint"] or match["range"])
        if not (head or match["inner"] or (joined and (steps or waiting))):
            break
        if not joined and waiting and not match["inner"]:
            break
        if not joined and steps and not waiting and match["outer"] and not head:
            break
        waiting.append(match)
        at = match.end()
        if unit is None and not (match["inner"] and steps and not _ATOM.match(run, at)):
            continue
        if (unit or "项") + run[at : at + 1] in ("项目", "款项", "条款"):
            # 第一项目, 第一款项: no provisions.
            break
        unit = unit or "项"
        for waited in waiting:
            printed = _print_number(waited["inner"], waited["outer"])
            if printed is None:
                return steps, end
            suffix = f"之{waited['suffix']}" if waited["suffix"] else ""
            steps.append(
                _Step(
                    _LEVELS[unit],
                    0 if suffix else parse_numeral(printed.strip("（）")) or 0,
                    bool(waited["inner"]),
                    unit,
                    f"第{printed}{unit}{suffix}",
                    bool(waited["joint"] or waited["range"])
                    or (waited["inner"] is not None and waited is not waiting[0]),
                    bool(waited["range"]),
                )
            )
        waiting = []
        end = at
    return steps, end


@lru_cache(maxsize=8192)
def read_provisions(run: str) -> tuple[tuple[str, ...], int]:
    """The provisions that `run` begins with, ranges expanded, and how much of it they are.

    >>> read_provisions("第八条、第十条第二款的规定")
    (('第八条', '第十条第二款'), 10)
    >>> read_provisions("第十四条至十六条")[0]
    ('第十四条', '第十五条', '第十六条')
    >>> read_provisions("第一、三项")[0]
    ('第一项', '第三项')
    """
    steps, end = _read_steps(run)
    found: list[str] = []
    path: list[_Step] = []
    for i, step in enumerate(steps):
        above = [one for one in path if one.level < step.level]
        if step.ranges and path and path[-1].level == step.level:
            prefix = "".join(one.label for one in above)
            low, high = path[-1].number, step.number
            if low and high and low < high <= low + 300:
                for number in range(low + 1, high):
                    written = write_numeral(number)
                    written = f"（{written}）" if step.bracketed else written
                    found.append(f"{prefix}第{written}{step.unit}")
        path = [*above, step]
        following = steps[i + 1] if i + 1 < len(steps) else None
        if following is None or following.joined or following.level <= step.level:
            found.append("".join(one.label for one in path))
    return tuple(found), end


# ----- names of laws without 《》

_GENERIC = re.compile(
    r"(?:(?:有关|相关|其他|国家|地方|各项|具体|上述|前述|下列|该|本|此|等|原|新|现行|的|实施|管理|暂行)*(?:法律|法|条例|办法|规定|解释|细则|规则|决定|章程|规程|方法))$"
)
# 保密法律法规 has no 保密法 in it; （以下简称道路交通安全法实施条例）.
_LONGER_NAME = re.compile(r"[》”〉]|律|规(?!定)|院|的?(?:实施|施行)(?:条例|细则|办法)")
_BEFORE_NAME = re.compile(
    r".*(?:依照|按照|参照|比照|遵照|根据|依据|适用|违反(?=反)|违反|符合|属于|认定为|构成|触犯|遵守|履行|承担|超过|指定|具有|"
    r"没有|存在|视为|达到|考虑|参考|结合|修[改订正][前后]的|新修[改订]的|是指|关于|规定|施行|执行|或者|以及|实施(?!条例|办法|细则|规定|若干)|"
    r"(?<![国所公私持共专特享])有|(?<![所现存])在|由|对(?!外)|将|(?<![消解])除|(?<!共)和|(?<![普涉])及|(?<!参)与|或|(?<!行)为|的|犯(?!罪)|"
    r"(?<![合共协])同|(?<!合)并|按|与|、|，|》|“|”|：|；|。| |\n|）|（)(?!$)",
    re.DOTALL,
)
_LAW_NAME = re.compile(
    rf"公司法$|[一-龥]{{1,22}}(?:法典|公司法|(?<![{_NO_LAW}])法|条例|办法|细则|规定|解释|规则|公约|协定|规程|通则|总则)$"
)
_NO_NAME = re.compile(
    r"有关|相关|规定|或者|以及|法律|条件|要求|程序|职责|方法|国家标准|依法|的|上述|下列|本条|本法|《|应当|可以|我国|和|批准|情节|地方性|该|各|按照|需要|实施条例$"
)
# Whose paper 关于…的意见 is, and the word that applies it; 意见和 carries on a row.
_ISSUER_OF_ABOUT = re.compile(
    r"(?:根据|按照|依据|依照|落实|贯彻|参照|执行|遵照|意见[和、]|通知[和、])"
    r"(?P<issuer>(?:(?:党中央|中共中央|中央|国务院|全国人大常委会|我[省市区县]|[一-龥]{0,3}[省市县区州](?:委(?:办公?厅)?|政府(?:办公?[厅室])?|人民政府|人大(?:常委会)?)?"
    r"|[一-龥]{2,8}(?:部|委|局|厅|办))[、和]?){1,3})$"
)
_BARE_ITEMS = re.compile(
    rf"（[{_DIGITS}]{{1,4}}）(?:(?:、|和|至|或者|及)?第?（[{_DIGITS}]{{1,4}}）){{0,9}}项(?![目工任活业])"
)
_ITEMS = re.compile(
    rf"（[{_DIGITS}]{{1,4}}）(?:(?:、|和|至|或者|及)?第?（[{_DIGITS}]{{1,4}}）){{0,9}}项?$"
)

# Titles in 《》 of what is no document: forms, certificates, contracts, periodicals.
_NO_DOCUMENT = re.compile(
    r"(?:合同|协议书|合同书|申请书|承诺书|告知书|通知书|确认书|委托书|报告书|说明书|保证书|决定书|意见书|责任书|登记书|建议书|"
    r"许可证|合格证|登记证|证书|执照|证明|证明书|[一-龥]{2,}证|登记表|申请表|审批表|备案表|统计表|一览表|[一-龥]{2,}表|通知单|"
    r"[一-龥]{2,}卡|登记簿|户口簿|[一-龥]{2,}簿|[一-龥]{2,}票|凭证|日报|晚报|时报|周刊|杂志|法制报|学习强国|报告表|回执|示范文本|"
    r"簿|证|卡)(?:（[^（）]*）)?$"
)
_DRAFT = r"(?:（?(?:修订|修正)?(?:草案|征求意见稿|送审稿)）?|（(?:试行|暂行|草案|征求意见稿)[^（）\n]{0,8}）)"
_AFTER_TITLE = re.compile(
    rf"(?P<draft>{_DRAFT})? ?(?P<of>的(?:通知|意见|公告|函|批复|决定))?"
    r"(?P<bracket>[（〔\[〈] ?(?P<inside>(?:[^（）〔\n]|（[^（）\n]{1,12}）|〔[^〕\n]{1,8}〕?){3,90}?)(?:[）\]〉]|(?P<goes_on>，[^（）\n]{0,6}(?:以下|下|简)))"
    r"|〔?(?=没有))?"
)
_BEFORE_RUN = re.compile(
    r"(?:中?(?:的|所列的?|规定的|所述)?|中[^，。；：《》第]{1,8}的)(?=第 ?[（〇零一二两三四五六七八九十百千0-9])"
)


class _Found(msgspec.Struct, kw_only=True):
    """A citation in a passage's text: indices into it, half-open; filled in on the way."""

    start: int
    end: int
    rule: str
    kind: CitationKind
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    provisions: tuple[str, ...] = ()
    relation: Relation = "mentions"
    word: str = ""


_ISSUER_IN_TITLE = re.compile(
    r"(?P<issuer>[一-龥 、（）]{2,60}?(?:国务院|办公[厅室]|委员会|人民政府|政府|常委会|党委|省委|市委|部|厅|局|署|院|委|办))(?:等[一-龥]{2,8})?(?:印发|转发|批转|关于)"
)
_ISSUER_BEFORE = re.compile(
    r"(?:^|[，。；、：和及由与在据照行实合]|根据|依照|按照)(?P<issuer>国务院(?:办公厅)?|[一-龥]{0,10}(?:省|市|州|县|区)(?:委|政府|人民政府)(?:办公[厅室])?|[省市区县][一-龥]{1,6}[委局厅办]|[一-龥]{2,12}(?:部|委员会|总局|办公厅))(?:印发|发布|制定)?的?$"
)


def _find_issuer(text: str, start: int, title: str) -> str | None:
    """Who issued the paper: named in its title or before it; None where neither says."""
    if match := _ISSUER_IN_TITLE.match(title):
        return match["issuer"].strip()
    if match := _ISSUER_BEFORE.search(text, max(0, start - 20), start):
        return match["issuer"]
    return None


_EXPLAINS = re.compile(
    r"关于《(?P<title>.+)》(?:的|（[^）]*）的)?(?:起草|制定|修订|编制|有关)?(?:情况)?的?(?:起草|编制)?(?:说明|解读|解释)|《(?P<read>.+)》(?:的)?(?:政策|文件|图文)?(?:解读|说明)"
)
_AMENDS = re.compile(
    r"(?:修改|修订|修正)[《〈<](?P<title>.+?)[》〉>](?:等[^的]{2,20})?的?(?:决定|决议)|[《〈](?P<of>.+)[》〉]修正案"
)
_AMENDMENT = re.compile(r"^(?:中华人民共和国)?(?P<title>[一-龥]{1,20}法)修正案")
# Every paragraph of the new words begins with “, the last one alone ends with ”.
_QUOTED = re.compile(r"[：为]\n? *“(?:[^“”]|“[^“”\n]*”|\n *“)*(?:”|$)")
_REPEALS = re.compile(r"(?:废止|停止执行)[《〈](?P<title>.+?)[》〉]")
_IMPLEMENTS = re.compile(
    r"实施[《〈<](?P<title>.+)[》〉>]|[《〈<](?P<of>.+)[》〉>]实施(?:办法|细则|条例)|适用[《〈](?P<applied>.+)[》〉]"
)
_TITLE_RELATIONS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("explains", _EXPLAINS), ("amends", _AMENDS), ("repeals", _REPEALS), ("implements", _IMPLEMENTS),
)  # fmt: skip
_EXPLANATORY = ("说明", "解读")
_ACTS = ("法", "条例", "规定", "办法", "细则", "规则", "解释", "规程", "章程")


# The length of a short name that is the end of a title: 《条例》, 《实施办法》.
_SHORT_TITLE = 6


class _Reader:
    """Reads one passage: what the citations in it have from those before them."""

    def __init__(
        self,
        passage: Passage,
        title: str | None,
        genre: str | None,
        definitions: Sequence[Definition],
    ) -> None:
        self.passage, self.text = passage, passage.text
        self.title, self.genre = title or "", genre
        self.aliases = {
            one.term.strip("《》“”"): one for one in reversed(definitions) if one.kind == "document"
        }
        self.labels = {one.span[0] for one in passage.provisions if one.label is not None}
        self.articles = any(one.kind == "article" for one in passage.provisions) or genre in _ACTS
        self.explained = self._title_of(_EXPLAINS) if genre in _EXPLANATORY else None
        self.amended = self._title_of(_AMENDS) or self._title_of(_AMENDMENT)
        self.quoted = self._find_quoted() if self.amended or genre in ("决定", "修正案") else []
        self.found: list[_Found] = []
        self.endings: set[str] = set()  # how the titles cited before end
        self.ended = 0  # how many of `found` are in it

    def _title_of(self, pattern: re.Pattern[str]) -> str | None:
        match = pattern.search(self.title)
        return next((name for name in match.groups() if name), None) if match else None

    def _find_quoted(self) -> list[tuple[int, int]]:
        """Where the words stand that an amendment puts into another text."""
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def _is_quoted(self, start: int) -> bool:
        at = bisect_right(self.quoted, (start, len(self.text))) - 1
        return at >= 0 and start < self.quoted[at][1]

    # --- where a citation may stand

    def _line(self, start: int) -> tuple[int, int]:
        low = self.text.rfind("\n", 0, start) + 1
        high = self.text.find("\n", start)
        return low, len(self.text) if high < 0 else high

    def _is_label(self, start: int, end: int) -> bool:
        """Whether the number at `start` is a provision's own."""
        text = self.text
        if self.labels and self.passage.offset(start) in self.labels:
            return True
        before = text[max(0, start - 1) : start]
        follows = text[end : end + 1]
        if before not in ("", "\n", " ", "“", "]", "　"):
            return False
        # At a line's start, or glued to the one before by a blank, and set off by one.
        if before == " " == follows:
            return True
        return follows in ("", " ", "\n", "【", "　", "：") and (
            text[:start].rstrip(" “　")[-1:] in ("", "\n", "]", "。", "；")
        )

    def read(self) -> list[_Found]:
        """All citations of the passage, in order, without overlap."""
        candidates = sorted(self._find_candidates(), key=lambda one: (one[0], -one[1]))
        cursor = 0
        for start, end, name in candidates:
            if start < cursor:
                continue
            one = self._read_one(start, end, name, cursor)
            if one is not None and one.end > one.start >= cursor:
                self.found.append(one)
                cursor = one.end
            elif name == "title":
                cursor = end
        return self.found

    def _find_candidates(self) -> Iterator[tuple[int, int, str]]:
        text = self.text
        for form in FORMS:
            name = form.name
            group = "name" if "name" in form.pattern.groupindex else 0
            for match in form.pattern.finditer(text):
                yield *match.span(group), name
        at = text.find("号")
        while at >= 0:
            low = max(0, at - 40)
            if found := self._number_before(low, at + 1):
                yield *found, "number"
            at = text.find("号", at + 1)
        at = text.find("）项")
        while at >= 0:
            items = _ITEMS.search(text, max(0, at - 60), at + 2)
            if (
                items
                and text[items.start() - 1 : items.start()] not in ("", "\n")
                and text[at + 2 : at + 3] not in _NO_UNIT["项"]
            ):
                yield *items.span(), "items"
            at = text.find("）项", at + 1)
        for alias, one in self.aliases.items():
            if one.term.startswith("《") or len(alias) < 3:
                continue
            at = text.find(alias)
            while at >= 0:
                if self.passage.offset(at) > one.span[1]:
                    yield at, at + len(alias), "short name"
                at = text.find(alias, at + len(alias))

    def _number_before(self, low: int, end: int) -> tuple[int, int] | None:
        line = self.text.rfind("\n", low, end)
        low = max(low, line + 1)
        match = (
            _NUMBER_END.search(self.text, low, end)
            or _ORDER_END.search(self.text, low, end)
            or (
                self.text.startswith(("文件", "公告"), end)
                and _YEAR_END.search(self.text, low, end)
            )
        )
        if not match:
            return None
        start = match.start()
        if prefix := _BEFORE_OFFICE.match(self.text, start, match.end("office")):
            start = prefix.end()
        return start, end

    # --- one citation

    def _read_one(self, start: int, end: int, name: str, cursor: int) -> _Found | None:
        text = self.text
        if name == "title":
            return self._read_title(start, end)
        if name == "provisions":
            return self._read_provisions(start, end, cursor)
        if name == "provision before" and end - start > 2 and text[end - 1] == "项":
            # 对前三项污染物征收: the first three of a row, no provisions.
            if not _CITED_PARAGRAPH.match(text, end):
                return None
        if name in ("self", "this provision", "provision before", "that provision"):
            return self._read_relative(start, end, name)
        if name == "number":
            low, high = self._line(start)
            if text[low:high].strip("（）() ") == text[start:end]:
                return None
            if _HEADER.match(text, low, high):
                return None
            if text.startswith("文件", end):
                end += 2
            number = match_number(text[start:end])
            return (
                number
                and _Found(start=start, end=end, rule=name, kind="number_only", number=number)
            ) or None
        if name == "quoted numbers":
            run = "第" + text[start + 1 : end].replace("”", "")
            provisions, _ = read_provisions(run)
            if not provisions:
                return None
            return _Found(
                start=start,
                end=end,
                rule=name,
                kind="internal",
                provisions=provisions,
                title=self._carried(start),
            )
        if name in ("papers before", "former rules"):
            start -= text[start - 1 : start] in ("此", "以")
            return _Found(start=start, end=end, rule=name, kind="document", word="前发")
        if name == "items":
            printed = text[start:end]
            provisions, length = read_provisions("第" + printed.replace("第", ""))
            return (
                length
                and _Found(start=start, end=end, rule=name, kind="internal", provisions=provisions)
            ) or None
        if name == "bare article":
            provisions, _ = read_provisions("第" + text[start:end])
            return _Found(
                start=start,
                end=end,
                rule=name,
                kind="internal",
                provisions=provisions,
                title=self._carried(start),
            )
        return self._read_name(start, end, name)

    def _read_name(self, start: int, end: int, name: str) -> _Found | None:
        """A document by a name without 《》."""
        text = self.text
        title = text[start:end]
        if name != "short name" and name not in ("quoted title", "about"):
            if _NO_NAME.search(title.removeprefix("中华人民共和国")) or _GENERIC.match(title):
                return None
            low, high = self._line(start)
            if text[low:high].strip() == title:
                return None
        if name == "short name" and _LONGER_NAME.match(text, end):
            return None
        alias = self.aliases.get(title)
        kind: CitationKind = "document"
        if alias is not None and self.passage.offset(start) > alias.span[0]:
            kind = "institutional_alias"
        one = _Found(start=start, end=end, rule=name, kind=kind, title=title)
        if name == "about":
            issuer = _ISSUER_OF_ABOUT.search(text, max(0, start - 40), start)
            if issuer is None:
                return None
            one.issuer = issuer["issuer"]
            if name_end := _AFTER_TITLE.match(text, end):
                self._take_number(one, name_end)
        self._take_run(one)
        return one

    def _read_title(self, start: int, end: int) -> _Found | None:
        text = self.text
        title = text[start + 1 : end - 1].strip()
        one = _Found(start=start, end=end, rule="title", kind="document", title=title)
        # 《条例》草案第十四条: the draft as such, and then what is in it.
        separate = False
        after = _AFTER_TITLE.match(text, end)
        if after is not None:
            if after["draft"]:
                one.end = after.end("draft")
                separate = "（" not in after["draft"]
            self._take_number(one, after)
        if one.number is None and _NO_DOCUMENT.search(title):
            return None
        alias = self.aliases.get(title)
        if alias is not None or (
            len(title) <= _SHORT_TITLE and one.number is None and self._shortens(title)
        ):
            one.kind = "institutional_alias"
        if one.kind == "document":
            one.issuer = _find_issuer(text, start, title)
        if not separate:
            self._take_run(one)
        if self._in_own_title(start, title):
            for relation, pattern in _TITLE_RELATIONS:
                if self._title_of(pattern) == title:
                    one.relation, one.word = relation, "title"
                    return one
            return None
        if self.genre in ("决定", "修正案", "决议") and _BEFORE_AMENDED.search(
            text, max(0, start - 12), start
        ):
            self.amended = title
        return one

    def _shortens(self, title: str) -> bool:
        """Whether `title` is the end of a title that was cited before: 《条例》."""
        if self.explained is not None and re.sub(r"（.*", "", self.explained).endswith(title):
            return True
        for one in self.found[self.ended :]:
            if one.kind == "document" and one.title is not None:
                whole = re.sub(r"（[^（）]*）$", "", one.title)
                longest = min(_SHORT_TITLE, len(one.title) - 3)
                self.endings.update(whole[-n:] for n in range(1, longest + 1))
        self.ended = len(self.found)
        return title in self.endings

    def _in_own_title(self, start: int, title: str) -> bool:
        """Whether the 《》 at `start` is a part of the paper's own title where that is printed."""
        if title not in self.title or len(title) == len(self.title):
            return False
        low, high = self._line(start)
        line = self.text[low:high].strip()
        return line.replace(" ", "") in self.title.replace(" ", "") and len(line) > len(title)

    def _take_number(self, one: _Found, after: re.Match[str]) -> None:
        inside = after["inside"]
        if inside is None:
            return
        number = match_number(inside)
        if number is None:
            return
        one.number = number
        one.end = after.end("inside") if after["goes_on"] else after.end()

    def _take_run(self, one: _Found) -> None:
        """The provisions behind a document, if there are any, are a part of its citation."""
        before = _BEFORE_RUN.match(self.text, one.end)
        if before is None:
            if items := _BARE_ITEMS.match(self.text, one.end):
                # 前款（一）、（二）项
                one.provisions, _ = read_provisions("第" + items[0])
                one.end = items.end() if one.provisions else one.end
            return
        run = _RUN_PATTERN.match(self.text, before.end())
        if run is None:
            return
        provisions, length = read_provisions(run[0])
        if provisions:
            one.provisions, one.end = self._go_down(provisions, before.end() + length)

    def _go_down(self, provisions: tuple[str, ...], end: int) -> tuple[tuple[str, ...], int]:
        """第一百零九条所列第（一）至第（五）项: what is inside the last provision belongs to it."""
        inside = _INSIDE.match(self.text, end)
        if inside is None:
            return provisions, end
        run = _RUN_PATTERN.match(self.text, inside.end())
        below, length = read_provisions(run[0]) if run else ((), 0)
        if not below or _level_of(below[0]) <= _last_level(provisions[-1]):
            return provisions, end
        head = provisions[-1]
        return (*provisions[:-1], *(head + rest for rest in below)), inside.end() + length

    def _read_relative(self, start: int, end: int, name: str) -> _Found:
        text = self.text
        word = text[start:end]
        one = _Found(start=start, end=end, rule=name, kind="internal", word=word)
        if name == "this provision" and (before := _BEFORE_PATTERN.match(text, end)):
            # 本条前两款
            one.word, one.end = before[0], before.end()
            word = before[0]
        self._take_run(one)
        if name == "self":
            kind = word[1:]
            if self._is_quoted(start) or (
                self.amended and self.genre in ("决定", "修正案") and not kind.endswith("决定")
            ):
                one.title = self.amended
            elif self.explained is not None and not kind.endswith(_EXPLANATORY):
                one.title = self.explained
            return one
        if name == "that provision":
            earlier = next((x for x in reversed(self.found) if x.kind != "number_only"), None)
            if earlier is not None:
                one.title = earlier.title
                if word[1:] in ("条", "款", "项") and earlier.provisions:
                    head = _cut_path(earlier.provisions[-1], word[1:])
                    one.provisions = tuple(head + rest for rest in one.provisions) or (head,)
            return one
        if name == "provision before":
            one.provisions = tuple(word + rest for rest in one.provisions)
        # 本条第二款 is 第二款, the way it would be printed in its own article without 本条.
        one.provisions = one.provisions or (word,)
        if self._is_quoted(start):
            one.title = self.amended
        return one

    def _read_provisions(self, start: int, end: int, cursor: int) -> _Found | None:
        text = self.text
        provisions, length = read_provisions(text[start:end])
        if not provisions or self._is_label(start, start + length):
            return None
        provisions, end = self._go_down(provisions, start + length)
        level = _level_of(provisions[0])
        follows = text[end : end + 1]
        bracketed = "（" in provisions[0]
        if not bracketed and follows in _NO_UNIT.get(text[end - 1], "-"):
            return None
        one = _Found(
            start=start, end=end, rule="provisions", kind="internal", provisions=provisions
        )
        # 刑法原第一百五十五条: as it was before an amendment.
        stop = start - (text[start - 1 : start] == "原")
        if (
            text[stop - 1 : stop] in _LAW_ENDS
            and (name := self._name_before(stop, cursor)) is not None
        ):
            one.start, one.title, one.rule = name, text[name:stop], "law and provisions"
            alias = self.aliases.get(one.title)
            one.kind = "institutional_alias" if alias is not None else "document"
            return one
        previous = self.found[-1] if self.found else None
        if (
            previous is not None
            and previous.provisions
            and _GOES_ON.fullmatch(text, previous.end, start)
        ):
            one.title = previous.title
            # 第二条第一款规定和第二款第（一）至（五）项规定: the article is the same.
            head = _cut_above(previous.provisions[-1], level)
            if previous.word[:1] in ("本", "前") and previous.rule != "self" and level <= 4:
                head = ""
            one.provisions = tuple(head + rest for rest in provisions)
            return one
        if level < 4 and not _CITED_CHAPTER.match(text, end):
            return None
        if level > 4 and (head := self._parallel(start, level)):
            one.provisions = tuple(head + rest for rest in provisions)
            return one
        if level > 4 and not bracketed and not _CITED_PARAGRAPH.match(text, end):
            return None
        one.title = self._carried(start)
        return one

    def _parallel(self, start: int, level: int) -> str:
        """What a bare 款 or 项 is of in 违反本条例第九条规定…：（二）违反第二项: what was cited alike."""
        text = self.text
        verb = _VIOLATES.search(text, max(0, start - 5), start)
        if verb is None:
            return ""
        low = text.rfind("\n", 0, start) + 1
        while low and _ITEM_START.match(text, low):
            low = text.rfind("\n", 0, low - 1) + 1
        for one in reversed(self.found):
            if one.start < low:
                break
            if (
                one.kind == "internal"
                and one.provisions
                and _VIOLATES.search(text, max(0, one.start - 5), one.start)
            ):
                if (one.title is None and one.rule != "provisions") or "条" in one.provisions[0]:
                    heads = {_cut_above(label, level) for label in one.provisions}
                    return heads.pop() if len(heads) == 1 else ""
        return ""

    def _carried(self, start: int) -> str | None:
        """The document that a bare 第…条 belongs to where that is not the paper itself."""
        if self._is_quoted(start) or (self.amended and self.genre in ("决定", "修正案")):
            return self.amended
        if self.explained is not None:
            return self.explained
        if self.articles:
            return None
        low = self.text.rfind("\n", 0, start)
        for one in reversed(self.found):
            if one.start < low:
                break
            if one.kind != "internal" and one.title is not None and one.provisions:
                return one.title
        return None

    def _name_before(self, start: int, cursor: int) -> int | None:
        """Where the name of a law begins that ends at `start`, or None."""
        low = max(cursor, start - 30)
        head = _BEFORE_NAME.match(self.text, low, start)
        begin = head.end() if head else low
        name = self.text[begin:start]
        if not _LAW_NAME.match(name) or _GENERIC.match(name):
            if not (self.explained and name in ("条例", "办法", "规定", "细则")):
                return None
        return begin


def _level_of(label: str) -> int:
    match = _FIRST_UNIT.match(label)
    return _LEVELS[match[1]] if match else 9


def _last_level(label: str) -> int:
    match = _LAST_UNIT.search(label)
    return _LEVELS[match[1]] if match else -1


_LAST_UNIT = re.compile(r"(条|款|项|目|章|节|分编|编|部分)(?:之[一二三四五六七八九十]+)?$")
_INSIDE = re.compile(
    rf"(?:所列的?|规定的?|所述的?|中的?)(?=第 ?（?[{_DIGITS}]+）?(?:[项款至、]|和第))"
)
_FIRST_UNIT = re.compile(r"第（?[^条款项目章节编部分（）]+）?(条|款|项|目|章|节|分编|编|部分)")
_UNIT_IN_LABEL = re.compile(
    r"(?:本|前[^第]{0,2}|第（?[^条款项目章节编部分（）]+）?)(条|款|项|目|章|节|分编|编|部分)(?:之[一二三四五六七八九十]+)?"
)


def _cut_path(label: str, unit: str) -> str:
    """`label` down to its `unit`: 第三条第二款 to its 条 is 第三条."""
    for match in _UNIT_IN_LABEL.finditer(label):
        if match[1] == unit:
            return label[: match.end()]
    return label


def _cut_above(label: str, level: int) -> str:
    """`label` down to what is above `level`: of 第二条第一款, above a 款, 第二条."""
    end = 0
    for match in _UNIT_IN_LABEL.finditer(label):
        if _LEVELS[match[1]] >= level:
            break
        end = match.end()
    return label[:end]


_RUN_PATTERN = re.compile(_RUN)
_BEFORE_PATTERN = next(form.pattern for form in FORMS if form.name == "provision before")
# 国务院一九八〇年223号文件
_YEAR_END = re.compile(
    r"(?P<office>[一-龥]{2,12}?)(?:(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3}) ?年 ?(?:第 ?)?[0-9]{1,4} ?号$"
)
_NUMBER_END = re.compile(
    r"(?P<office>[一-龥]{1,14}(?:（[一-龥]{1,6}）)?[一-龥]{0,4}) ?[〔\[（【] ?(?:19|20)[0-9]{2} ?年? ?[〕\]）】] ?第? ?[0-9]{1,5} ?号$"
)
_ORDER_END = re.compile(
    r"(?P<office>[一-龥]{2,24}(?:令|公告)) ?第? ?(?:[0-9]{1,5}|[一二三四五六七八九十百〇零]{1,8}) ?号$"
)
_HEADER = re.compile(
    r" *[（(]?(?:根据|自|经)?[0-9〇一二三四五六七八九十]{2,4} ?年 ?[0-9一二三四五六七八九十]{1,3} ?月[^。；]*(?:通过|公布|发布|批准|修正|修订|施行|令|公告)"
)
_LAW_ENDS = tuple("典法例则定释约程")
_NO_UNIT = {
    "条": "例约件线款", "款": "项式产", "项": "目工任活业", "章": "程", "节": "课目能约", "编": "制号辑写",
    "目": "的标录前", "分": "之析",
}  # fmt: skip
# Between two provisions of one law: 第三条规定或者第四条规定.
_GOES_ON = re.compile(
    r"(?:(?:的?规定|所列|所称|(?:规定的|中)[^，。；：《》第本前该]{0,25})?(?:的)?(?:、|，|和|及|以及|或者?|与|，?(?:以及|或者|和))"
    r"|和|、)(?:违反|符合|有|属于)?"
)
_VIOLATES = re.compile(r"(?:违反|违背|未按|未按照|不按|不按照|未依照|有|属于)(?:了)?$")
_ITEM_START = re.compile(rf" *（[{_DIGITS}]{{1,4}}）")
_CITED_CHAPTER = re.compile(r"(?:的?(?:有关|相关)?规定|所|的|中|确定|、|和|至|以及|或者)")
_CITED_PARAGRAPH = re.compile(
    r"(?:的|规定|所|情形|行为|中|、|和|至|或者|以及|限制|要求|条件|修改|，|。|；|以外|名录|违法|议程)"
)
_BEFORE_AMENDED = re.compile(r"(?:修改|修订|修正|对|将|、)$")

# ----- what a citation is for

_SAME_GROUP = re.compile(
    r"(?:（[^（）\n]*）)?[）\]]?(?:等[一-龥]{0,8})?(?:的?(?:有关|相关)?规定)?[、，]?(?:以及|或者|和|及|与|或)?(?:其他有关)?"
    r"(?:国务院(?:办公厅)?|[一-龥]{0,12}(?:部|委|院|办|厅|局|府|会|省|市))?(?:印发|发布|制定|公布)?的?"
)
_ENDS = re.compile(r"[。；\n]")
_MAKES = re.compile(
    r"制[定订]了?(?:本|以下|如下|《)|特(?:制[定订]|作)|研究制[定订]|作出(?:以下|如下|本)|现(?:就|将|予|对|提出|作|结合)|提出(?:以下|如下)|"
    r"[一-龥]{2}如下|作(?:以下|如下)|编制(?:本|了)"
)
_BODIES = r"[一-龥、]{0,16}(?:局|委|部|厅|办|府|院|会|中央|国家|省|市)"
# The verb that governs a row, the nearest before it, and what it may have in between.
_VERB = re.compile(
    r"(?P<before>.*)(?:"
    r"(?P<based_on>根据|依据)(?=[^，。；：《》]{0,16}$)"
    r"|(?P<follows>依照|按照|参照|遵照|比照|对照|参考|遵守|遵循|享受|适用|(?<![不未])符合|依(?!法)|按)"
    r"(?=(?:[^，。；：《》、]{0,12}|[^，。；：《》]{2,40}[和及、])$)"
    rf"|(?P<implements>贯彻落实|贯彻执行|贯彻实施|贯彻|落实|实施|执行|施行|推行)(?=好?(?:{_BODIES})?$)"
    r"|(?P<amends>修订|修改|修正|删除|删去)(?=(?:好|完善)?$)"
    r"|(?P<with>以)(?=[^，。；：《》]{0,6}$)"
    r")",
    re.DOTALL,
)
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
_AMENDED_BY = re.compile(r"(?:第.次)?(?:修正|修订|修改)")
_CONFLICTS = ("不一致", "不相一致", "不符", "抵触", "冲突")
_CONDITION = re.compile(r"(?:符合|遵守|满足)[^，。；：《》]{0,6}$")
_ISSUED = re.compile(r"印发(?!的)|公布(?!的)|发布(?!的)|下发(?!的)|颁布(?!的)")
_ISSUES = ("现将", "制定了", "研究制定", "编制了", "梳理了", "修订了", "订立了")
_BASIS_HEADING = re.compile(r"依据[^。\n]{0,6}[：:]?$")


def _relate(text: str, group: Sequence[_Found], explained: str | None, own: str) -> None:
    """Fill in the relation of citations that stand in one row, by the words around the row.

    explained: the title of the paper that this one explains; own: its own title
    """
    start, end = group[0].start, group[-1].end
    low = max(text.rfind(stop, 0, start) for stop in "。；\n") + 1
    low = max(low, start - 300)
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
        if "废止" not in sentence and "修" not in sentence:
            return
    relation = _find_relation(text, low, high, start, end)
    for one in group:
        if one.rule == "self" and not one.provisions and relation not in ("amends", "repeals"):
            continue
        if one.kind == "internal" and one.title is None and relation == "based_on":
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
        elif (
            own
            and one.title == own
            and one.kind != "internal"
            and relation in ("mentions", "part_of")
        ):
            one.relation = "part_of" if _ISSUED.search(text, end, end + 120) else "mentions"
        elif relation == "implements" and one.provisions:
            # 实施刑法第三百条规定的行为: done, not carried out.
            one.relation = "mentions"
        else:
            one.relation = relation


def _find_relation(text: str, low: int, high: int, start: int, end: int) -> Relation:
    """What the citations between `start` and `end` are for, in the sentence from `low` to `high`."""
    follows = text[end : min(high, end + 60)]
    verb = _VERB.match(text, max(low, start - 40), start)
    kind = verb.lastgroup if verb else None
    if _REPEALED.match(follows) or text.endswith("废止", low, start):
        return "repeals"
    if kind is None and _REPEALS_ALL.search(text, end, high + 1) and not _AMENDED_BY.match(follows):
        return "repeals"
    if kind == "based_on":
        return "based_on"
    if kind == "amends" or _CHANGED.match(follows):
        return "amends"
    makes = _MAKES.search(text, end, high) is not None
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
        return "based_on" if makes or follows.startswith("为总指导") else "mentions"
    if makes and (verb["follows"] != "适用" or _PURPOSE.search(verb["before"])):
        return "based_on" if verb["follows"] in ("依照", "按照", "遵照", "适用") else "follows"
    return "follows"


def _by_heading(text: str, group: Sequence[_Found]) -> bool:
    """Whether the row fills a line of a list whose heading says that it is of 依据."""
    low = text.rfind("\n", 0, group[0].start) + 1
    high = text.find("\n", group[-1].end)
    high = len(text) if high < 0 else high
    if text[low : group[0].start].strip(" 0123456789.、（）一二三四五六七八九十") or text[
        group[-1].end : high
    ].strip(" 。；，"):
        return False
    for _ in range(40):
        before = text.rfind("\n", 0, max(0, low - 1)) + 1
        line = text[before : max(0, low - 1)].strip()
        if not line.lstrip(" 0123456789.、（）一二三四五六七八九十").startswith("《"):
            return bool(_BASIS_HEADING.search(line)) and len(line) < 40
        if before == 0:
            return False
        low = before
    return False


def find_citations(
    passage: Passage, title: str | None, genre: str | None, definitions: Sequence[Definition]
) -> list[Citation]:
    """The references in `passage`, in its order, not yet resolved.

    title, genre: the paper's own, which its 本条例 and 第八条 mean and a 说明 does not
    definitions: the paper's; a short name counts from where it is defined

    A row of provisions of one document is one citation.  `title` of a bare 第…条 or 本法 is that
    of the other paper it means, in an amendment or an explanation, else None.
    """
    reader = _Reader(passage, title, genre, definitions)
    found = reader.read()
    text = passage.text
    group: list[_Found] = []
    for one in found:
        if text.startswith("称", one.start - 1):
            # （以下简称《省试点方案》): named, not used.
            continue
        if group and (
            one.start - group[-1].end > 40
            or not _SAME_GROUP.fullmatch(text, group[-1].end, one.start)
        ):
            _finish(text, group, reader)
            group = []
        group.append(one)
    if group:
        _finish(text, group, reader)
    return [
        Citation(
            span=passage.span(one.start, one.end),
            provision=passage.provision(one.start),
            rule=one.rule,
            kind=one.kind,
            title=one.title,
            number=one.number,
            issuer=one.issuer,
            provisions=one.provisions,
            relation=one.relation,
            target=None,
            unresolved=None,
        )
        for one in found
    ]


def _finish(text: str, group: Sequence[_Found], reader: _Reader) -> None:
    if group[0].word != "title":
        _relate(text, group, reader.explained, reader.title)
    if group[0].kind == "document" and group[0].relation == "mentions" and _by_heading(text, group):
        for one in group:
            one.relation = "based_on"


_LIKE_NUMBER = re.compile(
    r"(?<=》)[（〔\[](?P<number>[一-龥]{1,14} ?[〔\[（【〈]? ?[0-9]{2,5} ?[〕\]）】〉]? ?第? ?[0-9]{0,5} ?号?)[）〕\]]"
)


def find_malformed_numbers(passage: Passage) -> list[Diagnostic]:
    """What stands behind a title as a 文号 does, but is none: a bracket, the year or 号 is wrong.

    Source: 党政机关公文处理工作条例 (2012) 第九条第五项; GB/T 9704—2012 7.2.5.
    """
    return [
        Diagnostic(
            code="number/malformed",
            message=f"{match['number']} is no 文号; expected 机关代字〔年份〕顺序号, like 国发〔2019〕5号",
            severity="warning",
            span=passage.span(*match.span("number")),
        )
        for match in _LIKE_NUMBER.finditer(passage.text)
        if not _NUMBER.fullmatch(match["number"]) and not _PLAIN.fullmatch(match["number"])
    ]


# （主席令第7号）, （公安部令6号）, （试行2019）: no 文号 of a paper was meant.
_PLAIN = re.compile(
    r"[一-龥]*令 ?第? ?[0-9]+ ?号|[^0-9]*[0-9]{1,4}|[^0-9]*第? ?[0-9]+ ?号|[一-龥]*(?:19|20)[0-9]{2}"
)
