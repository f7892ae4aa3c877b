"""Quantified goals, incentives, thresholds and ratios: what a paper wants, pays, asks and shares out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .numerals import parse_numeral
from .phrases import Row
from .records import Bound, Date, Target, TargetKind
from .source import Passage


class Measure(Row, frozen=True, kw_only=True):
    """A kind of amount, told by its unit.

    unit: what stands behind the number, after 万 or 亿
    words: whether the number may be written in Chinese numerals
    """

    unit: str
    words: bool = False


_PER = "(?:/(?:平方米|千瓦时|人次|家次|标箱|公里|吨标准?煤|[人家户年月天日次亩瓦吨个台件套箱米度]){1,2})?"
MEASURES = (
    Measure(
        name="share",
        unit="%|‰|个百分点",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024) 前言",
        example="到2025年，⟦占服务业比重达65%⟧。",
    ),
    Measure(
        name="money",
        unit=f"(?:美元|港元|欧元|日元|元){_PER}",
        words=True,
        source="支持商贸头部企业发展政策实施细则 (2022) 三",
        example="对⟦重点项目给予最高500万元⟧补助。",
    ),
    Measure(
        name="extent",
        unit="(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|米|吨|公斤|千克|千瓦时|千瓦|兆瓦|千伏|"
        f"标准箱|标箱|分贝|摄氏度|度(?=$|以[上下])){_PER}",
        words=True,
        source="温州市环大罗山科创走廊建设工作 (2020) 二（一）",
        example="到2022年，⟦创业孵化面积达到110万平方米⟧。",
    ),
    Measure(
        name="count",
        unit="家次|人次|场次|套（间）|家|个标准展位|台（套）|分(?=$|及?以[上内])|个(?!月|工作日|自然日|百分点|小时)|项(?!下)|人|名(?!录|单)|户|条(?!件)|台|套|座|件|所|处|"
        "张|场|次|位|种|款|部(?!门|分)|宗|辆|架|艘|头|只|根|株|批|册|份|间|幢|栋|支|倍|床|课时|学时",
        words=True,
        source="温州市环大罗山科创走廊建设工作 (2020) 一",
        example="到2022年，⟦省级企业研究院35家以上⟧。",
    ),
    Measure(
        name="time limit",
        unit="个?工作日|个自然日|天|个?小时|分钟|个月|年期?",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024) （三十一）",
        example="⟦迁移调档迁出审核1个工作日内⟧办结；",
    ),
    Measure(
        name="round number",
        unit="",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024) 前言",
        example="到2027年⟦突破1.2万亿⟧、",
    ),
)
READINGS = (
    Row(
        name="discount",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024) （十二）",
        example="⟦继续实施集装箱运输车辆六五折⟧优惠政策。",
    ),
    Row(
        name="share in words",
        source="立法技术规范（试行）（一）(2009) 六: 法律中的比例用汉字",
        example="⟦代表的股份达到百分之十以上⟧的股东",
    ),
    Row(
        name="bare figure",
        source="关于支持创新型产业用地的意见 (2019) 三: a coefficient has no unit",
        example="⟦创新型产业用地容积率原则上不低于3.0⟧，",
    ),
    Row(
        name="fraction in words",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024) 前言",
        example="到2027年，⟦占服务业比重达三分之二以上⟧。",
    ),
    Row(
        name="rank",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024) （十九）",
        example="力争到2027年，⟦低空物流总量进入全国前5位⟧。",
    ),
)
_SCALE = "(?:百万|千万|万亿|亿|万|千|百)?"
_SCALES = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_SCALED = re.compile("(?P<scale>百万|千万|万亿|亿|万|)(?P<base>.*)")
_AFTER = (
    r"(?P<after>(?:（[^（）\n]{1,12}）)?(?:及其?)?(?:以上|以下|以内|之内|内(?=办|完|放|送|通|到|响|兑|拨|审|答|反|出|即|给|未就业)"
    r"|左右|上下|(?:距离|半径)?范围[以之]?内))?"
)
_AMOUNT = re.compile(
    r"(?P<number>[0-9](?<![0-9.A-Za-z〔\[第－—-].)[0-9]{0,11}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,4})?) ?"
    rf"(?P<unit>{_SCALE}(?:{'|'.join(one.unit for one in MEASURES if one.unit)})|(?:万亿|亿|万)(?=[，。；、（的\n]))"
    + _AFTER
)
# 3—5家: the first figure has the unit of the second; 2018—2020年 counts nothing.
_RANGE = re.compile(
    r"(?P<low>[0-9](?<![0-9.,A-Za-z〔\[第－—-].)[0-9]{0,4}(?:\.[0-9]{1,2})?)(?:—{1,2}|[-－～~至])"
    rf"(?P<number>[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?) ?(?P<unit>{_SCALE}(?:{'|'.join(one.unit for one in MEASURES if one.unit)}))"
    + _AFTER
)
_UNITS = tuple((one.name, re.compile(_SCALE + f"(?:{one.unit})")) for one in MEASURES)
_DIGIT = "[一二两三四五六七八九十百千]"
_NUMERAL = re.compile(
    rf"(?P<words>{_DIGIT}(?<![第万亿一二两三四五六七八九十百千].)(?:{_DIGIT}{{0,5}}万零?(?={_DIGIT}))?{_DIGIT}{{0,8}}+)"
    rf"(?:(?P<unit>(?:万亿|亿|万)?(?:{'|'.join(one.unit for one in MEASURES if one.words)}))|折(?![射叠中桥纸页线]))"
)
_WRITTEN = (
    re.compile(
        r"百分之(?P<share>[一二两三四五六七八九十百零]{1,7}+)(?:点(?P<decimals>[零一二三四五六七八九]{1,4}+))?"
    ),
    re.compile(
        "(?P<parts>[二三四五六七八九十])分之(?P<of>[一二三四五六七八九])(?=以|的|用|，|。|；|、|左)"
    ),
    re.compile(r"前(?<=[进居列入名到国省市球界]前) ?(?P<rank>[0-9]{1,4})[位名]"),
    re.compile(r"强(?<=[0-9]{2}强)(?![县区市镇村化])"),
    re.compile(
        r"(?P<figure>[0-9](?<=[于过达到在].)[0-9]{0,3}(?:\.[0-9]{1,4})?)(?=(?:以[上下内]|左右)?[，。；、）（\n])"
    ),
)
_STRONGEST = re.compile("[0-9]{2,4}强$")
# What is measured without a unit: 容积率原则上不低于3.0.
_COEFFICIENT = re.compile("(?:率|系数|指数|密度|PUE)值?[一-龥]{0,8}$")
# 八折 is 80 %, 六五折 65 %.
_DISCOUNTS = {word: 10.0 * i for i, word in enumerate("一二三四五六七八九", 1)}
_DISCOUNTS |= {f"{tens}{ones}": 10.0 * i + j for i, tens in enumerate("一二三四五六七八九", 1)
               for j, ones in enumerate("一二三四五六七八九", 1)}  # fmt: skip
_AFTER_WRITTEN = re.compile(_AFTER.removesuffix("?"))

# A count in words is read where something bounds it: 不少于三人, 五名以上; 两个以上 only says that there are some.
_BOUNDED = re.compile(
    "(?:不少于|少于|不低于|低于|不小于|至少|超过|达到|高于|大于|多于|最多|不足|不满)[^，。；：、\n]{0,10}$"
)
_SOME = frozenset("一二两")
# What before or behind an amount bounds it.
_BEFORE = re.compile(
    r"(?P<ge>不少于|不得?少于|不低于|不得低于|不小于|至少|不下于|超过|突破|高于|大于|多于|超|破)|"
    r"(?P<le>不超过|不得超过|不突破|不高于|不得高于|不多于|不大于|最高|最多|最长|上限|封顶|以内|控制在|低于|小于|不满|不足|少于)|"
    r"(?P<about>大约|(?<![制节合公预])约(?!束|定)|接近)"
)
_NEGATED = re.compile("(?:不|不得|未|没有)$")
_AFTERS: dict[str, Bound] = {
    "以上": ">=", "以下": "<=", "以内": "<=", "之内": "<=", "内": "<=", "左右": "~", "上下": "~",
}  # fmt: skip
# Not the new value but the old one: 由7%提高到15%.
_OLD = re.compile(
    r"(?:左右)?(?:逐步|相应|统一|分别|再)?(?:提高|提升|增加|上升|增长|扩大|下降|降低|降|调整|调|缩短|缩减|压缩|减少)(?:到|至|为)"
)
_FROM = re.compile(r"[由从][^，。；：由从]{0,12}$")
# What makes a number of things a goal.
_GOAL = re.compile(
    r"新增|增加|新建|联通|打通|年产|建成|建设|建立|创建|打造|培育|培养|引育|引进|招引|实施|发布|形成|培训|完成|推广|开展|举办|承办|组织|参加|设立|新开|开通|"
    r"落地|集聚|推动|推进|实现|面向|遴选|认定|评选|扶持|支持|孵化|争创|争取|力争|累计|达|总数|编制|制定|推出|出台|布局|创办|入选|盘活|改造|整治|"
    r"筹集|投入|投资|种植|合建|选派|招聘|招收|输送|提供|应用|配备|选树|新改扩?建|掘进|整合|上线|升级|转化|攻克|拓展|覆盖|服务|惠及|创成|获评|确保|上市|扩大|缩减|压缩|缩短|减少|降|"
    r"安排|给予|奖励|补助|补贴|资助|突破|增长"
)
_NO_GOAL = re.compile(
    r"^(?:方面|步骤|阶段|环节|部分|层面|原则|要点|专题|字|领域|问题|情形|重点方向|附件|层次)|^大(?![学型棚桥])|^月"
)
_SITED = re.compile("海拔|位于|地处|相距|水深")
_PAST = re.compile(r"已(?!有的)|截至|目前|现有|共有")
_PAYS = re.compile(
    r"补贴|补助|奖励|奖补|资助|扶持|贴息|补偿|奖金|津贴|最高(?!人民)|给予|上限|封顶|算力券|消费券|支持|兑现|申领|发放|(?<!地)安排|财政预算|(?<![融投])资金"
)
_GROWS = re.compile("(?:增长|增速|增幅|提高|提升)[^，。；]{0,10}$")
# What an amount is asked of: 对零售额达到30亿元以上的企业, but 按50%的比例.
_ASKED = re.compile("[^，。；]{0,16}的(?!比例|额度|标准|奖|补|资|一次|贴|扶|价格|“)")
_GIVEN = re.compile("给予|可享受|予以|按|补贴|补助|奖励")
_PAID_FOR = re.compile(
    "(?:的|以内的|建设)*(?:一次性)?“?(?:[一-龥]{0,4}券|补贴|补助|奖励|资助|奖补)"
)
_ASKS_NOUN = re.compile("[一-龥“”]{0,12}(?:企业|项目|单位|机构)，")
# In a regulation 资金总额不得低于… and 最高不得超过… pay nothing.
_GRANTS = re.compile("补贴|补助|奖励|奖金|津贴|补偿费|抚恤|资助|财政[^，。；]{0,6}安排")
_PAYS_THEN = re.compile("给予|奖励|补助|补贴|资助|享受")
_ASKS = re.compile("的(?:企业|项目|单位|机构|个人)")
_MUST_HAVE = re.compile(
    "(?:应当?|必须|须|需)(?:具?有|具备)?(?:不少于|至少)?$|^[ 0-9.（）]{0,4}(?:具有|有|具备|拥有)$"
)
# 财政预算安排26亿元，其中，支持智能物联产业3.7亿元
_BUDGET = re.compile("财政[^。；\n]{0,8}安排")
# What is not allowed is no goal: 每层面积不得低于500平方米, 每年不超过3次.
_FORBIDS = re.compile("不得[^，。；]{0,6}$|不超过$")
_PENALTY = re.compile(r"罚款|罚金|有期徒刑|拘役|滞纳金|违法所得|数额(?:较大|巨大|特别)|赔偿金|情节")
_STOPS, _SMALL_STOPS = "，。；：\n", "，。；：、\n（）“”"
_SENTENCE = re.compile("[。；\n]")
_SMALL_STOP = re.compile(f"[{_SMALL_STOPS}]")
_COUNTER = re.compile("^个(?=.)")
_LEAD = re.compile(
    r"^(?:第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十])? *|[0-9]{1,3}[.、﹒]|[（(][一二三四五六七八九十0-9]{1,3}[）)] ?|其中|同时|并|且|再|对|力争|争取|确保|实现|推动|累计(?=[实完])|到?[0-9]{4}年(?:底|末)?(?:前|期间)?|每年|全年|年内|原则上|可以?|分别|"
    r"[一二三四五六七八九十]是)+"
)
# 面积占比三分之二以上的业主且人数占比三分之二以上: the second begins behind 且.
_JOINED = re.compile("的?[一-龥]{0,8}?(?:且|或者?|以及)")
_RISE = re.compile(f"[由从][^，。]{{1,16}}?{_OLD.pattern}$")
# 给予100万元的一次性奖励: it is the 奖励 that is measured.
_PAID = re.compile("(?:直接|再|可|分别|一次性|按|给予|每年|年度|最高|享受|发放|按政策分档)*")
_FOR = re.compile("的?([一-龥]{0,8}?(?:奖励|补助|补贴|资助|扶持|资金|经费|奖金|津贴|支持|优惠))")
_TAIL = re.compile(
    r"(?:分别)?(?:增加|提高|提升|扩大|缩减|压缩|缩短|降低|降|上升|稳定|控制|减少)?(?:到|至|为|在|达到?|突破|超过|不超过|不得超过|不少于|不得少于|"
    r"不低于|不得低于|不高于|不得高于|不大于|不小于|大约|约|最高|最多|最长|至少|破|是|有|具有|共|的|按|按照|各|超|满|不满|不足|少于|"
    r"应当?|必须|由|经|上限相应(?=提))+$"
)
# 入选全国物流50强; 世界500强企业 are a kind of enterprise.
_ENTERS = re.compile("(?:入选|入围|进入|跻身|列入|迈入|挺进|位列|评为)[^，。；]{0,16}$")
_LIMITS = re.compile("(?:不得?超过|不多于|最长)$")
# What is measured in time: 新成立3年内的企业, 单个项目贴息期不超过3年, 培养时间在1年及以上.
_LASTS = re.compile(
    "(?:新成立|成立|毕业|离校|注册|时间|时长|周期|期限|期|年限|工期|学制)(?:设定|原则上|一般|最[长高多])*(?:在|为|满|不满|未满|不得?超过|不得?少于|不低于)?$"
)
_FIGURES = re.compile(r"(?:（不?含）)?(?:、|和|及|以及|或|，|至|到|—+|~|－|-)")
_TO = re.compile(r"(?:（不?含）)?(?:至|到|—+|~|－|-)|")  # 一千元以上五千元以下 stand side by side
# 每培育1家给予5万元: what is paid for, no goal.
_EACH = re.compile("每(?:新增|增加|[一-龥]{2}(?<!年内))?$")
# 产值5亿元以上检验检测机构3家: an amount within the noun that another counts.
_WITHIN = re.compile("[一-龥“”（）、]{2,20}$")
# 环保、交通等10个工作组: what there is, not what is wanted.
_LISTED = re.compile("[^，。；]{0,10}?(?:组|部门|单位|区|县|市|乡镇|街道|局)")


class _Amount(NamedTuple):
    """A number with its unit: where it stands, what it says, and the row that it was read by."""

    start: int
    end: int
    value: float | str
    unit: str
    after: str
    rule: str


@lru_cache(maxsize=1024)
def _name_unit(unit: str) -> str:
    return next(name for name, pattern in _UNITS if pattern.fullmatch(unit))


def _read_numeral(match: re.Match[str], text: str) -> _Amount | None:
    words, unit = match["words"], match["unit"]
    if unit is None:
        value = _DISCOUNTS.get(words)
        return _end_written(text, match.start(), match.end(), value, "%", "discount")
    rule = _name_unit(unit)
    # 最后一公里 counts nothing.
    small = (
        len(words) == 1
        and unit[0] not in "万亿"
        and text[match.end() : match.end() + 1] not in ("至", "到")
    )
    if (small or rule == "count") and not _is_bounded(text, match, words, unit):
        return None
    number = parse_numeral(words)
    value = None if number is None else float(number)
    return _end_written(text, match.start(), match.end(), value, unit, rule)


def _is_bounded(text: str, match: re.Match[str], words: str, unit: str) -> bool:
    """Whether a small number or a count is held to: 不少于三人, 五名以上."""
    start, end = match.span()
    at_least = text.startswith("以上", end)
    if words in _SOME and unit not in ("名", "倍") and (words == "一" or at_least):
        return False
    return (
        at_least
        or _AFTER_WRITTEN.match(text, end) is not None
        or _BOUNDED.search(text, max(0, start - 16), start) is not None
    )


def _read_written(match: re.Match[str], text: str) -> _Amount | None:
    start, end = match.span()
    value: float | str | None
    match match.lastgroup:
        case "share" | "decimals":
            whole = parse_numeral(match["share"])
            decimals = "".join(str(parse_numeral(digit)) for digit in match["decimals"] or "")
            value = None if whole is None else float(f"{whole}.{decimals}")
            unit, rule = "%", "share in words"
        case "of":
            value = f"{parse_numeral(match['of'])}/{parse_numeral(match['parts'])}"
            unit, rule = "", "fraction in words"
        case "rank":
            value, unit, rule = float(match["rank"]), "位", "rank"
        case "figure":
            if not _COEFFICIENT.search(text, max(0, start - 16), start):
                return None
            value, unit, rule = float(match["figure"]), "", "bare figure"
        case _:
            rank = _STRONGEST.search(text, max(0, end - 5), end)
            assert rank
            start, value, unit, rule = rank.start(), float(rank[0][:-1]), "", "rank"
    return _end_written(text, start, end, value, unit, rule)


def _end_written(
    text: str, start: int, end: int, value: float | str | None, unit: str, rule: str
) -> _Amount | None:
    """The amount with the words behind it that bound it; None where its numeral cannot be read."""
    if value is None:
        return None
    after = _AFTER_WRITTEN.match(text, end)
    tail = (after["after"] if after else None) or ""
    return _Amount(start, end + len(tail), value, unit, tail, rule)


def _find_amounts(text: str) -> list[_Amount]:
    found = []
    for match in _AMOUNT.finditer(text):
        unit = match["unit"]
        found.append(
            _Amount(
                match.start(), match.end(), float(match["number"].replace(",", "")), unit,
                match["after"] or "", _name_unit(unit),
            )
        )  # fmt: skip
    for match in _RANGE.finditer(text):
        unit = match["unit"]
        if unit.startswith("年"):
            continue
        rule, after = _name_unit(unit), match["after"] or ""
        found.append(_Amount(match.start(), match.end("low"), float(match["low"]), unit, "", rule))
        found.append(
            _Amount(match.start("number"), match.end(), float(match["number"]), unit, after, rule)
        )
    found += filter(None, (_read_numeral(match, text) for match in _NUMERAL.finditer(text)))
    for pattern in _WRITTEN:
        found += filter(None, (_read_written(match, text) for match in pattern.finditer(text)))
    found.sort(key=lambda one: (one.start, -one.end))
    return [one for i, one in enumerate(found) if not i or one.start >= found[i - 1].end]


def _scale(one: _Amount) -> tuple[str, int]:
    """An amount's unit without 万 or 亿 before it, and what that stands for."""
    said = _SCALED.fullmatch(one.unit)
    assert said
    return said["base"], _SCALES[said["scale"]]


def _level(group: Sequence[_Amount]) -> tuple[list[float | str], str]:
    """The values of a list in one unit, the smallest that it names: 1亿元和1500万元 is 10000 and 1500万元."""
    scales = [_scale(one)[1] for one in group]
    least = min(scales)
    values = [
        one.value if isinstance(one.value, str) else one.value * (scale / least)
        for one, scale in zip(group, scales, strict=True)
    ]
    return values, group[scales.index(least)].unit


class _Finder:
    """The amounts of one passage, told by the words around each."""

    def __init__(self, passage: Passage, dates: Sequence[Date]) -> None:
        self.passage, self.text = passage, passage.text
        self.regulation = any(one.kind == "article" for one in passage.provisions)
        found = [one for one in _find_amounts(passage.text) if not self._is_old(one)]
        self.amounts = [
            one for one, then in pairwise([*found, None]) if one and not self._is_within(one, then)
        ]
        self.line = (0, 0)  # around the amount looked at last
        self.goal = -2  # the stop behind the last goal
        self.provisions = {one.id: one for one in passage.provisions}
        self.first_units: dict[str, int] = {}
        for unit in passage.provisions:
            if unit.parent and unit.label:
                self.first_units.setdefault(unit.parent, unit.span[0])
        years = [(one, year) for one in dates if (year := _read_year(one))]
        self.year_starts = [one.span[0] for one, _ in years]
        self.years = [year for _, year in years]
        self.lasts = [one.meaning in ("expiry", "validity_period") for one, _ in years]

    def find(self) -> Iterator[Target]:
        amounts, text, at = self.amounts, self.text, 0
        while at < len(amounts):
            group = [amounts[at]]
            while at + 1 < len(amounts) and (
                _FIGURES.fullmatch(text, amounts[at].end, amounts[at + 1].start)
                or (amounts[at].end == amounts[at + 1].start and amounts[at].after.endswith("以上"))
            ):
                following = amounts[at + 1]
                if following.rule != group[0].rule or _scale(following)[0] != _scale(group[0])[0]:
                    break
                at += 1
                group.append(following)
            at += 1
            yield from self._read(group)

    def _is_old(self, one: _Amount) -> bool:
        """Whether it is the value that was: 由7%提高到15%."""
        return (
            _OLD.match(self.text, one.end) is not None
            and _FROM.search(self.text, max(0, one.start - 14), one.start) is not None
        )

    def _is_within(self, one: _Amount, then: _Amount | None) -> bool:
        """Whether it stands in the noun that the next counts: 产值5亿元以上检验检测机构3家."""
        if then is None or then.rule != "count" or one.rule != "money" or then.start - one.end > 24:
            return False
        clause = self._back(one.start, _STOPS)
        return (
            self._bound(one, self.text[clause : one.start]) == ">="
            and _WITHIN.fullmatch(self.text, one.end, then.start) is not None
        )

    def _read(self, group: list[_Amount]) -> Iterator[Target]:
        """The targets of amounts that stand in one list, or of one amount alone."""
        text, first, last = self.text, group[0], group[-1]
        clause = self._back(first.start, _STOPS)
        before = text[clause : first.start]
        if "《" in before and "》" not in before[before.rindex("《") :]:
            return
        if len(group) > 1 and "分别" not in before:
            if len(group) == 2 and _TO.fullmatch(text, first.end, last.start):
                if self._counts(last, before, clause, "range"):
                    yield self._make(group, clause, before, "range")
                return
            if any("，" in text[a.end : b.start] for a, b in pairwise(group)) or any(
                one.after for one in group[:-1]
            ):
                for one in group:
                    yield from self._read_one(one, clause, before)
                return
        if len(group) > 1:
            bound = self._bound(last, before)
            if self._counts(first, before, clause, bound):
                yield self._make(group, clause, before, bound)
            return
        yield from self._read_one(first, clause, before)

    def _read_one(self, one: _Amount, clause: int, before: str) -> Iterator[Target]:
        bound = self._bound(one, before)
        if self._counts(one, before, clause, bound):
            yield self._make([one], clause, before, bound)

    def _counts(self, one: _Amount, before: str, clause: int, bound: Bound) -> bool:
        """Whether an amount is a goal, an incentive, a threshold or a ratio at all."""
        text = self.text
        if self.regulation:
            start, end = self._back(one.start, "。；\n"), self._sentence_end(one.end)
            if _PENALTY.search(text, start, end):
                return False
        match one.rule:
            case "share" | "share in words" | "discount":
                return True
            case "rank":
                return bool(one.unit) or _ENTERS.search(before) is not None
            case "bare figure":
                return bound != "=" or before.endswith(("达", "达到"))
            case "fraction in words" | "money":
                return not self.regulation or bound != "="
            case "round number":
                return before.endswith(("破", "达", "达到", "超", "超过"))
            case "time limit":
                if self.regulation or "起" in before[-12:]:
                    return False
                if one.unit.endswith(("小时", "分钟", "工作日")) and _LIMITS.search(before):
                    return True
                if _LASTS.search(before) and bound != "=":
                    return True
                if one.unit.startswith(("年", "个月")):
                    return (one.unit == "年期" and bool(one.after)) or one.after.endswith("以上")
                return one.after in ("内", "以内") or bool(
                    re.search(
                        "(?:缩减|压缩|缩短|减少|控制|压减|提速)[一-龥]{0,6}(?:到|至|为|在)$", before
                    )
                )
            case _:
                if one.value == 1 and _EACH.search(before):
                    return False
                if text[one.end : one.end + 1].isdecimal():
                    return False  # “3个70%”
                if self.regulation:
                    # 2个以上的部门 only says that there are some.
                    if one.after == "以上" and one.value in (1, 2) and one.unit not in ("名", "倍"):
                        return False
                elif one.after.endswith("范围内"):
                    return False
                if _SITED.search(before) or _NO_GOAL.match(text[one.end : one.end + 4]):
                    return False
                if one.after or bound not in ("=", "range"):
                    return True
                if before.endswith("等") and _LISTED.match(text, one.end):
                    return False
                words = before.strip() or text[self._back(max(clause - 1, 0), _STOPS) : clause]
                return (
                    not self.regulation
                    and (_GOAL.search(words[-40:]) is not None or self._goes_on(one, clause))
                    and _PAST.search(words) is None
                )

    def _goes_on(self, one: _Amount, clause: int) -> bool:
        """Whether an amount goes on a list of goals: 新增A100家，B80家."""
        return self.goal == clause - 1 or (
            self.goal > clause and self.goal >= self._back(one.start, "，。；：、\n") - 1
        )

    def _bound(self, one: _Amount, before: str) -> Bound:
        for word, bound in _AFTERS.items():
            if one.after.endswith(word):
                return bound
        if one.rule == "rank":
            return "<="
        found: Bound = "<=" if before.startswith(("最高", "可最高")) else "="
        for match in _BEFORE.finditer(before[-25:]):
            negated = _NEGATED.search(before[-25:][: match.start()]) is not None
            kind = match.lastgroup
            found = "~" if kind == "about" else ">=" if (kind == "ge") != negated else "<="
        return found

    def _make(self, group: list[_Amount], clause: int, before: str, bound: Bound) -> Target:
        text, first, last = self.text, group[0], group[-1]
        start = clause if len(group) > 1 else self._back(first.start, _SMALL_STOPS)
        if self.text.startswith("等", start):
            start = clause
        start = max(start, self._end_before(first))
        words = text[start : first.start]
        lead = (
            _JOINED.match(words) if start and start == self._end_before(first) else None
        ) or _LEAD.match(words)
        start += lead.end() if lead else 0
        start += len(text[start : first.start]) - len(text[start : first.start].lstrip(" 　"))
        indicator = _TAIL.sub("", _RISE.sub("", text[start : first.start].strip()))
        noun = ""
        if first.rule == "count" or (first.rule == "fraction in words" and not indicator):
            behind = _SMALL_STOP.search(text, last.end, last.end + 40)
            noun = text[last.end : behind.start() if behind else last.end]
        goal = _GOAL.fullmatch(indicator) if indicator else None
        counted = noun and (goal or not indicator or _GOAL.match(indicator))
        name = noun.removeprefix("的") if counted else indicator
        if _PAID.fullmatch(name) and (paid := _FOR.match(text, last.end)):
            name = paid[1]
        if not name:
            above = self._back(clause - 1, _STOPS) if clause else 0
            name = text[above : max(clause - 1, above)].strip() or text[first.start : last.end]
        values, unit = _level(group)
        kind = self._kind(first, before, text[last.end : last.end + 18], bound)
        if kind == "target":
            self.goal = last.end + len(noun)
        return Target(
            span=self.passage.span(start, last.end + len(noun)),
            provision=self.passage.provision(first.start),
            rule=first.rule,
            indicator=name,
            value=tuple(values) if len(values) > 1 else values[0],
            measure=_COUNTER.sub("", unit) or None,
            bound=bound,
            by=self._year(first.start, kind),
            kind=kind,
        )

    def _kind(self, one: _Amount, before: str, after: str, bound: Bound) -> TargetKind:
        text = self.text
        whom = text.rfind("对", self._back(one.start, "。；\n"), one.start)
        said = text[whom : one.start] if whom >= 0 else ""
        if said and not _GIVEN.search(said) and _ASKED.match(after):
            return "threshold"
        if one.rule in ("share", "share in words", "fraction in words", "discount"):
            grows = one.rule != "discount" and _GROWS.search(before) and "上限" not in before
            return "target" if grows else "ratio"
        if one.rule == "time limit":
            return "threshold" if one.unit.startswith(("年", "个月")) else "target"
        if one.rule == "money" and (
            (_GRANTS if self.regulation else _PAYS).search(before)
            or _PAID_FOR.match(after)
            or (_GIVEN.search(said) and "不超过" in before)
            or _BUDGET.search(text, self._back(one.start, "。；\n"), one.start)
        ):
            return "subsidy"
        if self.regulation or _ASKS.match(after) or _FORBIDS.search(before):
            return "threshold"
        if one.rule == "bare figure":
            return "target" if before.endswith(("达", "达到")) else "threshold"
        # 应有10万元以上资金, 有50个以上的成员, 数量在5亿公斤以下的，
        if bound != "=" and (_MUST_HAVE.search(before) or after.startswith("的，")):
            return "threshold"
        # 总投资在1500万元以上的重点项目，资助最高…
        if (
            (bound != "=" or before.endswith("达到"))
            and (_ASKED.match(after) or _ASKS_NOUN.match(after))
            and not _GIVEN.search(before)
            and _PAYS_THEN.search(text, one.end, self._sentence_end(one.end))
        ):
            return "threshold"
        return "target"

    def _back(self, index: int, stops: str) -> int:
        """Where the words begin that run up to `index` without a stop."""
        low, rfind = max(0, index - 120), self.text.rfind
        for stop in stops:
            low = rfind(stop, low, index) + 1 or low
        return low

    def _sentence_end(self, index: int) -> int:
        stop = _SENTENCE.search(self.text, index, index + 120)
        return stop.start() if stop else min(index + 120, len(self.text))

    def _end_before(self, one: _Amount) -> int:
        at = bisect_right(self.amounts, one.start - 1, key=lambda amount: amount.start) - 1
        return self.amounts[at].end if at >= 0 else 0

    def _year(self, index: int, kind: TargetKind) -> str | None:
        """The year of the goal: the last named before it in its paragraph, or above in its unit."""
        offset = self.passage.offset(index)
        at = bisect_right(self.year_starts, offset) - 1
        if at >= 0 and self.year_starts[at] >= self._unit(index):
            return self.years[at]
        if kind in ("target", "ratio") and (year := self._year_above(index)):
            return year
        # 实施至2024年12月31日 stands behind what it bounds.
        end = self.passage.offset(self._line(index)[1])
        if at + 1 < len(self.lasts) and self.year_starts[at + 1] < end and self.lasts[at + 1]:
            return self.years[at + 1]
        return None

    def _year_above(self, index: int) -> str | None:
        """The year that the words right under a heading 主要目标 set for all its units."""
        here = self.provisions.get(self.passage.provision(index) or "")
        above = self.provisions.get(here.parent or "") if here else None
        if here is None or above is None or "目标" not in (above.heading or ""):
            return None
        first = self.first_units.get(above.id, above.span[1])
        at = bisect_right(self.year_starts, first - 1) - 1
        return self.years[at] if at >= 0 and self.year_starts[at] >= above.span[0] else None

    def _line(self, index: int) -> tuple[int, int]:
        """Where the line around `index` begins and ends; one of a web page may be as long as the page."""
        start, end = self.line
        if not start <= index < end:
            end = self.text.find("\n", index)
            end = end if end >= 0 else len(self.text)
            start = self.text.rfind("\n", 0, index) + 1
            self.line = (start, end)
        return start, end

    def _unit(self, index: int) -> int:
        """Where the numbered unit around a paragraph begins that has no number of its own; an offset."""
        line = self.passage.offset(self._line(index)[0])
        here = self.provisions.get(self.passage.provision(index) or "")
        if here is None or here.label is not None or here.parent is None:
            return line
        above = self.provisions[here.parent]
        return above.span[0] if above.kind[:5] == "level" else line


def _read_year(date: Date) -> str | None:
    """The year or day that a date sets a goal for."""
    if (
        date.meaning
        not in ("target", "deadline", "period", "expiry", "validity_period", "document_date")
        or not date.value
        or date.rule.endswith("of a plan")
    ):
        return None
    last = date.value.rpartition("/")[2]
    return last if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", last) else None


def find_targets(passage: Passage, dates: Sequence[Date]) -> list[Target]:
    """The targets of a passage, in its order.

    dates: the passage's; the last that a paragraph names before an amount is the goal's year
    """
    return list(_Finder(passage, dates).find())
