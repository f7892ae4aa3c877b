"""MEASURES and READINGS: amounts, the numbers with their units, wherever they stand."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .numerals import parse_numeral
from .phrases import Row


class Measure(Row, frozen=True, kw_only=True):
    """A kind of amount, told by its unit.

    unit: what stands behind the number, after 万 or 亿
    words: whether the number may be written in Chinese numerals
    """

    unit: str
    words: bool = False


_PER = "(?:/(?:平方米|立方米|千瓦时|人次|家次|标箱|公里|吨标准?煤|[人家户年月天日次亩瓦吨个台件套箱米度]){1,2})?"
MEASURES = (
    Measure(
        name="share",
        unit="%|‰|个百分点|系数",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024) 前言",
        example="到2025年，⟦占服务业比重达65%⟧。",
    ),
    Measure(
        name="money",
        unit=f"(?:美元|港元|欧元|日元|元|分(?=/)){_PER}",
        words=True,
        source="支持商贸头部企业发展政策实施细则 (2022) 三",
        example="对⟦重点项目给予最高500万元⟧补助。",
    ),
    Measure(
        name="extent",
        unit="(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|米|厘米|毫米|吨标准?煤|吨|公斤|千克|千瓦时|千瓦|兆瓦|千伏|"
        f"标准箱|标箱|微克|毫克|分贝|摄氏度|度(?=$|以[上下])){_PER}",
        words=True,
        source="温州市环大罗山科创走廊建设工作 (2020) 二（一）",
        example="到2022年，⟦创业孵化面积达到110万平方米⟧。",
    ),
    Measure(
        name="count",
        unit="家次|人次|场次|套（间）|家|个标准展位|台（套）|分(?=$|及?以[上内])|个(?!月|工作日|自然日|百分点|小时)|项(?!下)|人|名(?!录|单)|户|条(?!件)|台|套|座|件|所|处|"
        "张|场|次|位|种|款|单(?=$|以上|[，、。；]|的)|部(?!门|分)|宗|辆|架|艘|头|只|根|株|批|册|份|间|幢|栋|支|倍|床|课时|学时",
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
        name="doubling",
        source="中国共产党第十八次全国代表大会报告 (2012) 三",
        example="到2020年，⟦居民人均收入比2010年翻一番⟧。",
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
    r"(?P<number>[0-9](?<![0-9.A-Za-z〔\[第].)(?<![0-9A-Za-z为是达率速值于到在（：， ][－—-].)[0-9]{0,11}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,4})?) ?"
    rf"(?P<unit>{_SCALE}(?:{'|'.join(one.unit for one in MEASURES if one.unit)})|(?:万亿|亿|万)(?=[，。；、（的或\n]))"
    + _AFTER
)
# 3—5家, 100万—500万元: the first figure has the unit of the second; 2018—2020年 counts nothing.
_RANGE = re.compile(
    r"(?P<low>[0-9](?<![0-9.,A-Za-z〔\[第－—-].)[0-9]{0,4}(?:\.[0-9]{1,2})?)(?P<scale>[万亿])?(?P<dash>—{1,2}|[-－～~至])"
    rf"(?P<number>[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?) ?(?P<unit>{_SCALE}(?:{'|'.join(one.unit for one in MEASURES if one.unit)}))"
    + _AFTER
)
# 分别给予10、20、30万元奖励: the last figure has the unit of all.
_SERIES = re.compile(
    r"(?<![\n0-9A-Za-z.〔\[第“（、])(?<!^)(?:[0-9]{1,6}(?:\.[0-9]{1,2})?、)+$", re.MULTILINE
)
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
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
    re.compile(r"前(?<=[进居列入名到国省市球界]前) ?(?P<rank>[1-9][0-9]{0,3})[位名]"),
    re.compile(r"强(?<=[0-9]{2}强)(?![县区市镇村化])"),
    re.compile("(?P<doublings>番)(?<=翻[一两二三四]番)"),
    re.compile(
        r"(?P<figure>[0-9](?<=[于过达到在].)[0-9]{0,3}(?:\.[0-9]{1,4})?)(?=(?:以[上下内]|左右)?[，。；、）（\n])"
    ),
)
_DOUBLINGS = {"一": 1.0, "两": 2.0, "二": 2.0, "三": 3.0, "四": 4.0}
_STRONGEST = re.compile("(?<![0-9])[1-9][0-9]{1,3}强$")
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
_STOPS = frozenset("，。；、")


class Amount(NamedTuple):
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


def _read_numeral(match: re.Match[str], text: str) -> Amount | None:
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
        or (unit[0] in "万亿" and text[end : end + 1] in _STOPS)  # 培养人才百万名，
        or _AFTER_WRITTEN.match(text, end) is not None
        or _BOUNDED.search(text, max(0, start - 16), start) is not None
    )


def _read_written(match: re.Match[str], text: str) -> Amount | None:
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
        case "doublings":
            start, unit, rule = start - 1, "番", "doubling"
            value = _DOUBLINGS[text[start]]
        case "figure":
            if not _COEFFICIENT.search(text, max(0, start - 16), start):
                return None
            value, unit, rule = float(match["figure"]), "", "bare figure"
        case _:
            rank = _STRONGEST.search(text, max(0, end - 5), end)
            if rank is None:
                return None
            start, value, unit, rule = rank.start(), float(rank[0][:-1]), "", "rank"
    return _end_written(text, start, end, value, unit, rule)


def _end_written(
    text: str, start: int, end: int, value: float | str | None, unit: str, rule: str
) -> Amount | None:
    """The amount with the words behind it that bound it; None where its numeral cannot be read."""
    if value is None:
        return None
    after = _AFTER_WRITTEN.match(text, end)
    tail = (after["after"] if after else None) or ""
    return Amount(start, end + len(tail), value, unit, tail, rule)


def find_amounts(text: str) -> list[Amount]:
    found = []
    for match in _AMOUNT.finditer(text):
        unit, start = match["unit"], match.start()
        if unit == "年" and len(match["number"]) == 4:
            continue  # 2024年 is a date
        found.append(
            Amount(
                start, match.end(), float(match["number"].replace(",", "")), unit,
                match["after"] or "", _name_unit(unit),
            )
        )  # fmt: skip
        if text.endswith("、", 0, start) and (series := _SERIES.search(text, start - 60, start)):
            found += [
                Amount(*figure.span(), float(figure[0]), unit, "", _name_unit(unit))
                for figure in _FIGURE.finditer(text, *series.span())
            ]
    for match in _RANGE.finditer(text):
        unit = match["unit"]
        if unit.startswith("年"):
            continue
        rule, after, low = _name_unit(unit), match["after"] or "", unit
        if scale := match["scale"]:
            low = scale + _SCALED.sub(r"\g<base>", unit, count=1)
        found.append(Amount(match.start(), match.start("dash"), float(match["low"]), low, "", rule))
        found.append(
            Amount(match.start("number"), match.end(), float(match["number"]), unit, after, rule)
        )
    found += filter(None, (_read_numeral(match, text) for match in _NUMERAL.finditer(text)))
    for pattern in _WRITTEN:
        found += filter(None, (_read_written(match, text) for match in pattern.finditer(text)))
    found.sort(key=lambda one: (one.start, -one.end))
    return [one for i, one in enumerate(found) if not i or one.start >= found[i - 1].end]


def split_scale(one: Amount) -> tuple[str, int]:
    """An amount's unit without 万 or 亿 before it, and what that stands for."""
    said = _SCALED.fullmatch(one.unit)
    assert said
    return said["base"], _SCALES[said["scale"]]


def level_values(group: Sequence[Amount]) -> tuple[list[float | str], str]:
    """The values of a list in one unit, the smallest that it names: 1亿元和1500万元 is 10000 and 1500万元."""
    scales = [split_scale(one)[1] for one in group]
    least = min(scales)
    values = [
        one.value if isinstance(one.value, str) else one.value * (scale / least)
        for one, scale in zip(group, scales, strict=True)
    ]
    return values, group[scales.index(least)].unit
