"""Bodies: what they are called in full in a division on a day.

Rows of `data/agencies.tsv` (bodies with names and lives of their own) and `data/short_names.tsv` (how any
city or province calls its bodies).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from .divisions import bare_name, superior, unit_of, year_of
from .records import Division, Record
from .source import read_rows


class Known(Record, frozen=True, gc=False, kw_only=True):
    """A body with a row of its own: full name, code of its division ("" the nation), and life."""

    name: str
    scope: str
    since: str
    until: str

    def alive(self, day: str | None) -> bool:
        """Whether it was there on `day`; days and months are compared as far as both go."""
        if day is None:
            return not self.until
        return (not self.since or self.since[: len(day)] <= day[: len(self.since)]) and (
            not self.until or day[: len(self.until)] < self.until[: len(day)]
        )


class Short(Record, frozen=True, gc=False, kw_only=True):
    """A row of `short_names.tsv`; by_rank: the forms in a province, a city and a county."""

    full: str
    by_rank: tuple[str, str, str]
    since: str


class Tables(Record, frozen=True, kw_only=True):
    """known: (code of the division, name without the division) -> rows; whole: names that need none.

    stems: 发改 -> 发展和改革; bodies: 国资委 -> {}人民政府国有资产监督管理委员会
    """

    known: dict[tuple[str, str], tuple[Known, ...]]
    whole: dict[str, tuple[Known, ...]]
    stems: dict[str, Short]
    bodies: dict[str, Short]


@cache
def tables() -> Tables:
    """The rows of both files, ready to look up."""
    known: dict[tuple[str, str], tuple[Known, ...]] = {}
    whole: dict[str, tuple[Known, ...]] = {}
    for row in read_rows("agencies.tsv"):
        body = Known(name=row["name"], scope=row["scope"], since=row["since"], until=row["until"])
        unit = unit_of(body.scope)
        above = "" if unit is None else unit.name
        for name in (body.name, *filter(None, row["short_names"].split(";"))):
            own = above and name.startswith(above)
            core = name.removeprefix(above) if own else name[1:] if name[0] in "省市" else ""
            if core and body.scope:
                known[body.scope, core] = (*known.get((body.scope, core), ()), body)
            else:
                whole[name] = (*whole.get(name, ()), body)
    stems: dict[str, Short] = {}
    bodies: dict[str, Short] = {}
    for row in read_rows("short_names.tsv"):
        by_rank = (row["province"], row["city"], row["county"])
        short = Short(full=row["full"], by_rank=by_rank, since=row["since"])
        (bodies if "{" in short.full else stems)[row["short"]] = short
        if row["short"].startswith("委"):  # 自治区党委宣传部
            full = short.full.replace("中共{}委", "中共{}委员会").replace("委员会员会", "委员会")
            bodies.setdefault(
                "党" + row["short"], Short(full=full, by_rank=by_rank, since=short.since)
            )
    stems |= {short.full: short for short in list(stems.values()) if short.full not in stems}
    return Tables(known=known, whole=whole, stems=stems, bodies=bodies)


LEVELS = ("自治区", "自治州", "自治县", "省", "市", "区", "县", "州", "旗", "盟")
# What stands behind a stem: 发改委, 商务局; and how it is written in full.
HEADS = {
    "局": "局",
    "厅": "厅",
    "委员会": "委员会",
    "委": "委员会",
    "办公室": "办公室",
    "办": "办公室",
}


def split_core(core: str) -> tuple[str, str] | None:
    """A core's stem and head: 发改委 is 发改 and 委."""
    for head in HEADS:
        if core.endswith(head) and core[: -len(head)] in tables().stems:
            return core[: -len(head)], head
    return None


def pick(rows: Sequence[Known], day: str | None) -> Known:
    """The body that was there on `day`; the text's own word holds where none was: the last."""
    return next((row for row in rows if row.alive(day)), rows[-1])


@lru_cache(maxsize=4096)
def match_name(core: str, division: Division, day: str | None) -> tuple[str, str] | None:
    """The full name of the body that a paper of `day` calls `core` in `division`, and the rule.

    >>> match_name("科技局", Division(name="温州市", code="330300"), "2020-03")
    ('温州市科学技术局', 'agency/stem')
    """
    known = tables()
    rows = known.known.get((division.code or "", core))
    if rows:
        return pick(rows, day).name, "agency/known"
    short = known.bodies.get(core)
    if short is not None:
        if short.since and day and day[: len(short.since)] < short.since[: len(day)]:
            return division.name + core, "agency/body"
        unit = unit_of(division.code) if division.code else None
        form = short.by_rank[unit.rank] if unit is not None else ""
        if form:
            return division.name + form, "agency/body"
        name = short.full.replace("{bare}", bare_name(division.name)).replace("{}", division.name)
        if division.name.endswith(("盟", "地区")):  # 盟国资委
            name = name.replace("人民政府", "行政公署")
        return name, "agency/body"
    parts = split_core(core)
    if parts is not None:
        stem, head = parts
        return division.name + known.stems[stem].full + HEADS[head], "agency/stem"
    return None


@cache
def _national() -> dict[str, tuple[Known, ...]]:
    """Stems in full -> the nation's bodies: 税务 -> 国家税务总局."""
    found: dict[str, tuple[Known, ...]] = {}
    for rows in tables().whole.values():
        for row in rows:
            if not row.scope:
                stem = re.sub(
                    "^(?:中华人民共和国|国家|中国)+|(?:部|总局|局|委员会|总署|署)$", "", row.name
                )
                if row not in found.get(stem, ()):
                    found[stem] = (*found.get(stem, ()), row)
    return found


@lru_cache(maxsize=4096)
def match_department(stem: str, division: Division, day: str | None) -> str | None:
    """The full name of the body that is in charge of `stem`; None where no table tells it.

    >>> match_department("商务", Division(name="广东省", code="440000"), "2023")
    '广东省商务厅'
    """
    known = tables()
    full = known.stems[stem].full if stem in known.stems else stem
    if division.code is None:
        rows = [row for row in _national().get(full, ()) if row.alive(day)]
        return rows[0].name if len(rows) == 1 else None
    for head in ("局", "厅", "委员会"):
        for row in known.known.get((division.code, full + head), ()):
            if row.alive(day):
                return row.name
    if stem == "税务":
        found = match_name("税务局", division, day)
        return None if found is None else found[0]
    unit, year = unit_of(division.code), year_of(day)
    # The forms of the table are those since the reform of 2018; a 直辖市 has its own.
    if unit is None or unit.name.endswith("直辖") or (year is not None and year < 2019):
        return None
    if unit.rank == 0 and unit.name.endswith("市"):
        return None
    form = known.stems[stem].by_rank[unit.rank] if stem in known.stems else ""
    return division.name + full + form if form else None


@lru_cache(maxsize=65536)
def agency_id(name: str) -> str:
    """A name as an id that needs no escape: 杭州市各区、县（市）人民政府 -> 杭州市各区-县-市-人民政府."""
    return re.sub(r"\W+", "-", name).strip("-") or name


@lru_cache(maxsize=4096)
def class_name(surface: str, jurisdiction: Division | None) -> str:
    """A class as it is called: 各区县（市）政府 in a Hangzhou paper is 杭州市各区、县（市）人民政府."""
    name = "".join(surface.split())
    if "政府" not in name and "市" not in name:
        return name
    printed = name
    name = re.sub("(?<!人民)政府(?=$|各|有关|及其?|所属|直属|（)", "人民政府", name)
    name = re.sub("(?<![、市])区县（市）", "区、县（市）", name)
    if jurisdiction is not None and jurisdiction.code is not None:
        units = re.fullmatch(
            "(各|有关|相关)?((?:区、县（市）|区（市）县|县（[市区、旗]+）|[区县旗州盟、和]|县（市）区?|市（[区州地]）|(?<=^各)市(?=、[区州盟]人民)"
            "|市(?=人民))++人民政府(?:（管委会）)?)",
            name,
        )
        own = unit_of(jurisdiction.code)
        if units and own is not None and own.rank < 2:
            one = units[2][1:3] == "人民"  # 区人民政府 in a paper of a city: not of each
            if units[1] or not one:
                return f"{jurisdiction.name}{units[1] or '各'}{units[2]}"
        if re.match("市级.*(?:主管|执法)部门$", name) and own is not None and own.rank == 1:
            return jurisdiction.name + name
        if name.startswith("市人民政府") and own is not None:
            city = superior(jurisdiction, "市")
            return name if city is None else city.name + name[1:]
    return printed if "人民政府" not in printed else name
