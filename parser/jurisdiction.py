"""Whose paper it is: the division that title, issuers, 文号, addressees or the places in it tell."""

import re
from collections.abc import Sequence

from .divisions import (
    MUNICIPALITIES,
    NATION,
    ZONE_HEADS,
    Unit,
    bare_name,
    bare_units,
    division_of,
    is_within,
    match_unit,
    short_counties,
    unit_of,
    year_of,
    zones,
)
from .places import COMMON, GROUPS, WORDS, find_hits
from .records import Division

# 浙政发〔2019〕27号: the first character of a 文号 (the provinces' usual letters, as on licence plates).
LETTERS = dict(
    zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘青宁新",
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 52 53 53 54 61 62 63"
        " 64 65".split(),
        strict=True,
    )
)


# What only a nation's paper begins with.
_NATIONAL = re.compile(
    r"中华人民共和国|国务院|政务院|中共中央|中央军委|全国人民代表大会|全国人大|最高人民(?:法院|检察院)|国家\S{2,12}(?:局|委|委员会)"
    r"|(?:公安|教育|财政|司法|民政|商务|科技|农业|农业农村|水利|交通运输|生态环境|自然资源|住房和城乡建设"
    r"|工业和信息化|人力资源和?社会保障|文化和旅游|应急管理)部(?![门分位])|中国人民银行|海关总署|审计署"
)
# 市政府贯彻国务院关于…意见的实施意见 is the city's.
_CARRIES_OUT = ("贯彻", "落实", "执行", "转发", "实施")
# 关于转发《浙江省…方案》的通知, 关于贯彻落实《浙江省…条例》的意见: the paper of another.
_OF_ANOTHER = re.compile("(?:转发|批转|贯彻|落实|执行)[^《》]{0,16}《[^》]*")
# Whom only an act of the nation charges: 国务院卫生行政部门负责全国的监督管理工作.
_NATIONWIDE = re.compile(
    r"国务院[一-龥]{2,16}(?:部门|机构)(?:负责|主管|对|组织)(?:指导)?全国"
    r"|省、自治区、直辖市[^，。；\n]{0,8}(?:人民政府|主管部门|行政部门|人民代表大会|公安[厅机])"
    r"|在中华人民共和国(?:境内|领域)"
)
# 结合云和实际，制定本办法: whose matters it is made for, where no body is named.
_MADE_FOR = re.compile("结合([一-龥]{2,9}?)(?:发展|工作)?的?实际")
_WITHOUT_COUNTIES = (
    "4419",
    "4420",
    "4604",
    "6202",
)  # 不设区的市 (GB/T 2260): 东莞, 中山, 儋州, 嘉峪关
# Of which level a paper speaks as its own; and which bodies it names like its own.
_OWN_LEVELS = (
    ("市", re.compile("我市|本市|全市(?!场)")),
    ("省", re.compile("我省|本省|全省|我区(?=各)|全自治区")),
    ("县", re.compile("我县|本县|全县|我区|本区")),
)
_LEVELS = (
    ("市", re.compile("市人民政府|市政府|市级|市委|[、：，（]市(?![场级政])")),
    ("省", re.compile("省人民政府|省政府|省级|省委|自治区人民政府|[、：，（]省(?![级、市]|自治)")),
)
# 各乡镇人民政府： are addressed by their county or district.
_OF_COUNTY = re.compile("^各(?:乡|镇|街道|苏木)|[，、]各(?:乡镇|镇)人民政府")
# 各区、县（市）人民政府： are addressed by their city, 各市、县（市、区）人民政府： by their province.
_ADDRESSED_BY_CITY = re.compile("各?区、?县|各分局|各县（市）|各县、|各区|各旗")
# 各省、自治区、直辖市人民政府： are addressed by the nation.
_ADDRESSED_BY_NATION = re.compile("各省、自治区、直辖市")
_ADDRESSED_BY_PROVINCE = re.compile("各市|各设区")


def find_jurisdiction(
    title: str | None,
    signature: str | None,
    adoption: str | None,
    salutation: str | None,
    text: str,
    number: str | None = None,
    day: str | None = None,
) -> Division | None:
    """The division for which a paper was made; `NATION` for the whole country; None if nothing tells.

    title; signature: the issuers' lines; adoption: the note on who adopted it; salutation: 各区、县（市）人民政府：; number: its own 文号
    text: of the whole document, asked only where none of these tells
    day: of the paper, as in `find_places`
    """
    year = year_of(day)
    own_title = _OF_ANOTHER.sub("", title or "")
    for line in (own_title, signature, adoption):
        found = _first_division(line, year) if line else None
        if found is not None:
            return found
    tally = _tally(text, year)
    return (
        (_county_of_number(number, salutation or "", text[:20_000], year) if number else None)
        or (_division_of_number(number, tally, year) if number else None)
        or (NATION if _ADDRESSED_BY_NATION.search(salutation or "") else None)
        or _first_division(salutation or "", year)
        or _division_made_for(text[:3000], tally, year)
        or (NATION if _is_nationwide(text[:20_000]) else None)
        or _division_of_tally(text, salutation or "", tally)
        or _first_division(title or "", year)
    )


def fill_gaps(found: Sequence[Division | None], texts: Sequence[str]) -> list[Division | None]:
    """What `find_jurisdiction` gave for each paper of a file; for one that names no place at all, the
    city between whose papers it stands, if it speaks of a city: 经市政府同意."""
    filled = list(found)
    for i in range(1, len(found) - 1):
        before, after = filled[i - 1], found[i + 1]
        if found[i] is None and before is not None and before == after and before.code:
            unit = unit_of(before.code)
            if unit is not None and unit.rank == 1 and _level(texts[i], "") == "市":
                filled[i] = before
    return filled


def _first_division(line: str, year: int | None) -> Division | None:
    """The first division, or body of the nation, that the line names."""
    national = next(
        (
            one
            for one in _NATIONAL.finditer(line)
            if not line.endswith(_CARRIES_OUT, 0, one.start())
        ),
        None,
    )
    limit = national.start() if national is not None else len(line)
    hits = [hit for hit in find_hits(line, None, ()) if hit[0] < limit]
    near, near_end = None, 0
    for start, end, name in hits:
        for zone in zones().get(name, ()):
            scope = unit_of(zone.scope) if zone.scope else _named_first(zone.name, year)
            if scope is not None and (name == zone.name or name.startswith(bare_name(scope.name))):
                return division_of(scope)
        if name in ZONE_HEADS or name in GROUPS or name in COMMON:
            continue
        if name in short_counties() and start and near is None:
            continue  # 环县人民政府关于, but not 乡镇和县
        unit = match_unit(name, near.code if near is not None else None, year)
        if unit is None or (near is not None and not is_within(unit, near)):
            continue
        if near is None and name in WORDS:
            continue
        if near is not None and line[near_end:start].strip("省市州"):
            break
        near, near_end = unit, end
    if near is not None:
        return division_of(near)
    return NATION if national is not None else None


def _is_nationwide(text: str) -> bool:
    """Whether a paper charges whom only the nation does and never speaks of 本省 or 本市."""
    own = any(pattern.search(text) for _, pattern in _OWN_LEVELS)
    return _NATIONWIDE.search(text) is not None and not own


def _named_first(zone: str, year: int | None) -> Unit | None:
    """The province or prefecture with whose bare name a zone's begins: 河北雄安新区."""
    units = (match_unit(zone[:length], None, year) for length in (2, 3))
    return next((unit for unit in units if unit is not None), None)


def _tally(text: str, year: int | None) -> dict[str, int]:
    """How often the text names each province and the units of each prefecture, by four digits."""
    found: dict[str, int] = {}
    for _, _, name in find_hits(text[:200_000], None, ()):
        if (
            name in ZONE_HEADS
            or name in GROUPS
            or name in WORDS
            or name in COMMON
            or name in short_counties()
        ):
            continue
        zone = next(iter(zones().get(name, ())), None)
        unit = None if zone is not None else match_unit(name, None, year)
        code = zone.scope if zone is not None else unit.code if unit is not None else ""
        if code:
            key = code[:2] + "00" if code[:2] in MUNICIPALITIES else code[:4]
            found[key] = found.get(key, 0) + 1
    return found


def _division_of_number(number: str, tally: dict[str, int], year: int | None) -> Division | None:
    """浙政发 is Zhejiang's; 杭政函 that of the likeliest city whose name begins with 杭; 国发 the nation's."""
    letter = number.lstrip("（( ")[:1]
    if letter == "国":
        return NATION
    # 赣市府办字 is 赣州's; 浙市监 is the province's, by its bureau.
    of_city = number.lstrip("（( ").startswith((letter + "市府", letter + "市政", letter + "市委"))
    province = unit_of(LETTERS[letter] + "0000") if letter in LETTERS and not of_city else None
    if province is not None:
        return division_of(province)
    cities = [
        unit
        for name, units in bare_units().items()
        if name.startswith(letter)
        for unit in units
        if unit.rank == 1 and unit.alive(year)
    ]
    named = [unit for unit in cities if tally.get(unit.code[:4])]
    best = max(named, key=lambda unit: (tally[unit.code[:4]], unit.code), default=None)
    if best is None and len(cities) == 1:
        best = cities[0]
    return None if best is None else division_of(best)


def _division_made_for(text: str, tally: dict[str, int], year: int | None) -> Division | None:
    """云和县 where the preamble says 结合云和实际: the unit of that name in the place named most."""
    made_for = _MADE_FOR.search(text)
    if made_for is None:
        return None
    best = max(tally, key=lambda key: (tally[key], key), default=None)
    unit = match_unit(made_for[1], None if best is None else best + "00", year)
    return None if unit is None or made_for[1] in WORDS else division_of(unit)


def _county_of_number(number: str, salutation: str, text: str, year: int | None) -> Division | None:
    """嘉政办发, to 各镇人民政府, of a paper that names 嘉鱼: the only county so named that the text has.

    A city of that letter that it names, 东莞 beside 东源, may have no counties but towns.
    """
    head = number.lstrip("（( ")
    letter, of_county = head[:1], head[1:2] == "县"
    if not of_county and _OF_COUNTY.search(salutation) is None:
        return None
    named = {
        unit.code: unit
        for name, units in bare_units().items()
        if name.startswith(letter) and len(name) > 1 and name not in WORDS and name in text
        for unit in units
        if (unit.rank == 2 or unit.code[:4] in _WITHOUT_COUNTIES) and unit.alive(year)
    }
    unit = next(iter(named.values())) if len(named) == 1 else None
    return division_of(unit) if unit is not None and unit.rank == 2 else None


def _level(text: str, salutation: str) -> str:
    """市, 省 or 县: as the paper addresses others, speaks of itself, or names bodies; "" untold."""
    if _ADDRESSED_BY_PROVINCE.search(salutation):
        return "省"
    if _ADDRESSED_BY_CITY.search(salutation):
        return "市"
    for levels in (_OWN_LEVELS, _LEVELS):
        counts = {word: len(pattern.findall(text)) for word, pattern in levels}
        word = max(counts, key=lambda word: counts[word])
        if counts[word]:
            return word
    return ""


def _division_of_tally(text: str, salutation: str, tally: dict[str, int]) -> Division | None:
    """The prefecture named most, or its province, where the text speaks as one: 我市, 市政府."""
    level = _level(text, salutation) if tally else ""
    if not level:
        return None
    provinces: dict[str, int] = {}
    for key, count in tally.items():
        provinces[key[:2]] = provinces.get(key[:2], 0) + count
    best = max(provinces, key=lambda key: (provinces[key], key))
    code = best + "0000"
    if level != "省" and best not in MUNICIPALITIES:
        cities = [key for key in tally if key[2:] != "00"]
        if not cities:
            return None
        code = max(cities, key=lambda key: (tally[key], key)) + "00"
    unit = unit_of(code)
    return None if unit is None else division_of(unit)
