"""Reads what stands before a place in the text: a division's name, words of a class, a subject, a name."""

from functools import lru_cache

from .bodies import LEVELS
from .cores import (
    CLASS_BEFORE,
    CLASS_ENDS,
    CUT,
    JOINT_ENDS,
    JOINTS,
    LISTED,
    LOOSE_CUT,
    NAMES_BEGIN,
    SUBJECT,
    TOWN,
    lengths_by_end,
    place_lengths,
    stem_index,
)
from .divisions import (
    CORPS,
    NATION,
    division_of,
    is_short_county,
    is_within,
    match_unit,
    own_names,
    place_names,
    superior,
    unit_of,
)
from .records import Division
from .source import Passage


@lru_cache(maxsize=1024)
def _own_index(near: str | None) -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """The bare names around `near`; for each of their endings the lengths of all names, the longest first."""
    own = frozenset(own_names(near) if near else ())
    lengths = place_lengths()
    return own, {
        ending: tuple(sorted({*more, *lengths.get(ending, ())}, reverse=True))
        for ending, more in lengths_by_end(own).items()
    }


class Leftwards:
    """The words before any index of one paper's text.

    Divisions are those near the paper's `jurisdiction` in `year`.
    """

    def __init__(self, passage: Passage, jurisdiction: Division | None, year: int | None) -> None:
        self.text, self.year = passage.text, year
        self.reversed, self.length = passage.reversed, len(passage.text)
        self.jurisdiction = jurisdiction
        self.near = jurisdiction.code if jurisdiction is not None else None
        self.names, self.lengths = place_names(), place_lengths()
        self.own, self.own_lengths = _own_index(self.near)
        self.stems, self.stem_lengths = stem_index()

    def place(self, end: int, depth: int = 2) -> tuple[int, Division] | None:
        """The division whose name ends right before `end`, and where it begins, 省 and 市 before it too."""
        text, names = self.text, self.names
        ending = text[end - 2 : end]
        for length in self.own_lengths.get(ending) or self.lengths.get(ending, ()):
            if length > end:
                continue
            name = text[end - length : end]
            if name not in names and name not in self.own:
                continue
            if name in ("上城区", "下城区") and text.endswith("以", 0, end - length):
                continue
            start = end - length
            if name == "会同县" and (self.near or "")[:2] != "43":
                continue  # 会同县级以上人民政府, 会同县（市、区）人民政府
            above = self.place(start, depth - 1) if depth else None
            near = above[1].code if above is not None else self.near
            unit = match_unit(name, near, self.year)
            named = Division(name=name, code=None)
            if length == 2 and name[1] == "县" and unit is not None:
                outer = unit_of(above[1].code) if above is not None and above[1].code else None
                if outer is None or not is_within(unit, outer):
                    if not is_short_county(name, text[start - 1 : start], unit, self.near):
                        continue
            division = named if unit is None else division_of(unit)
            if above is not None and unit is not None and unit.code.startswith((near or "x")[:2]):
                start = above[0]
            return start, division
        return None

    def own_level(self, word: str) -> Division | None:
        """The division that a lone 市 or 省 means; the nation for 国家."""
        if word == "国家":
            return NATION
        if word == "兵团":
            return CORPS
        if word not in LEVELS and word != "地区":
            return None
        return superior(self.jurisdiction, word)

    def before(self, start: int) -> int:
        """Where the words of a class that end at `start` begin: 各区、县（市）有关."""
        if self.text[start - 1 : start] not in CLASS_ENDS:
            return start
        match = CLASS_BEFORE.match(self.reversed, self.length - start, self.length - start + 80)
        begin = start if match is None else self.length - match.end()
        if self.text.startswith("地区", begin) and (place := self.place(begin)) is not None:
            return place[0]  # 台湾地区业务主管部门
        if start - begin > 1 and self.text[begin] in "省市县区州" and self.place(begin + 1):
            # 浙江省乡镇人民代表大会; 吉利区、乡（镇）人民政府 (洛阳市城乡规划条例, 2012)
            return begin + (2 if self.text[begin + 1] == "、" else 1)
        if (
            start - begin > 2
            and self.text.startswith("所在", begin + 1)
            and self.text[begin] in "市县区镇乡"
            and SUBJECT.fullmatch(self.text, begin - 1, begin)
        ):
            return begin + 1  # 疫区所在地的县级人民政府
        if (
            start - begin > 1
            and self.text[begin] in "市省县区州"
            and self.text.endswith(("本", "我", "全"), 0, begin)
        ):
            if self.text[begin + 1] == "、":
                return begin - 1  # 本省、直辖市人民政府
            return begin + 1  # 本市各级林业行政主管部门
        return begin

    def units(self, begin: int) -> int:
        """Where the units end that a row before `begin` goes on with: 省、自治区、｜直辖市; or `begin`."""
        if self.text[begin - 1 : begin] not in JOINT_ENDS:
            return begin
        ends = (end for end in range(begin + 1, begin + 6) if self.before(end) < begin)
        return max(ends, default=begin)

    def town(self, end: int) -> tuple[int, str] | None:
        """Where the name of a town or street that ends at `end` begins, and it in full: 余杭区仓前街道."""
        match = TOWN.search(self.text, max(0, end - 16), end)
        if match is None:
            return None
        begin, town = match.start(), match[0]
        for at in range(min(begin + 8, end - 2), begin + 1, -1):
            place = self.place(at)
            if place is not None and place[0] == begin and place[1].code:
                return begin, place[1].name + self.text[at:end]
        own = unit_of(self.near) if self.near else None
        if own is None or own.rank == 0 or len(town) > 6:
            return None
        # That of a city lies in one of its districts, which nothing tells.
        return begin, division_of(own).name + town if own.rank == 2 else town

    def stem(self, end: int) -> str:
        """The longest stem that ends at `end`."""
        stems, text = self.stems, self.text
        for length in self.stem_lengths.get(text[end - 2 : end], ()):
            if length <= end:
                stem = text[end - length : end]
                if stem in stems:
                    return stem
        last = text[end - 1 : end]
        if last == "）" and (opening := text.rfind("（", max(0, end - 10), end)) > 0:
            stem = "" if text[opening - 1] == "）" else self.stem(opening)
            return stem + text[opening:end] if stem else ""  # 交通运输（港口）主管部门
        return last if last in stems else ""

    def joint(self, end: int, *, levels: bool = False) -> int:
        """Where the word that joins two of a list and ends at `end` begins; `end` if none does.

        levels: a level may stand behind it: 市住房和城乡建设、市交通运输等部门
        """
        if self.text[end - 1 : end] in JOINT_ENDS:
            for word in JOINTS:
                if self.text.endswith(word, 0, end):
                    return end - len(word)
        if levels and self.text[end - 1 : end] in LEVELS:
            begin = self.joint(end - 1)
            return end if begin == end - 1 else begin
        return end

    def listed(self, end: int) -> str:
        """事管, in a list that ends in 等部门: what stands between two of its marks."""
        match = LISTED.search(self.text, max(0, end - 18), end)
        if match is None:
            return ""
        if match[1].endswith(("机构", "部门", "政府")):
            return ""  # 气象主管机构和水务、交通等部门
        if match[1].endswith("机关") and match[0][0] != "、":
            return ""  # 省公安机关、市场监管等部门; but 发展改革、公安机关、财政等部门
        return match[1]

    def chunk(self, start: int, most: int = 40) -> int:
        """Where the words before `start` begin that may belong to a name."""
        wide = begin = self.cut(start, most)
        for match in LOOSE_CUT.finditer(self.text, wide, start):
            begin = match.end()
        return wide if begin != wide > start - most and self.leads(wide) else begin

    def cut(self, start: int, most: int, depth: int = 2) -> int:
        """The same, read no further than a word like 和."""
        begin = max(0, start - most)
        if depth and self.text[start - 1 : start] == "）":  # 温州国家自创区（科创走廊）领导小组
            opening = self.text.rfind("（", begin, start)
            if opening > begin:
                return self.cut(opening, most, depth - 1)
        for match in CUT.finditer(self.text, begin, start):
            if match[0] in NAMES_BEGIN and self._is_division(begin, match.start()):
                continue
            begin = match.end()
        closing, open_at = self.text.find("”", begin, start), self.text.find("“", begin, start)
        if depth and closing >= 0 and not 0 <= open_at < closing:
            opening = self.text.rfind("“", max(0, begin - most), begin)
            if opening >= 0:
                return self.cut(opening, most, depth - 1)  # “干好一一六、当好排头兵”工作领导小组
        return begin

    def _is_division(self, begin: int, end: int) -> bool:
        """Whether a level by itself or a division's name stands between the two: 市, 佛山市."""
        if end - begin == 1:
            return self.text[begin] in LEVELS and self.own_level(self.text[begin]) is not None
        place = self.place(end) if end - begin in range(2, 12) else None
        return place is not None and place[0] == begin

    def leads(self, begin: int) -> bool:
        """Whether a division's name or level stands at `begin`, with which a body's name may begin."""
        if self.text[begin] in "省市" and self.text[begin : begin + 2] not in (
            "市场",
            "市级",
            "省级",
        ):
            return True
        return self.first_place(begin, begin + 3) == begin

    def first_place(self, begin: int, end: int) -> int | None:
        """Where the first division's name between the two begins."""
        text = self.text
        for at in range(begin, end - 1):
            for length in (2, 3, 4):
                name = text[at : at + length]
                if name in self.names or name in self.own:
                    return at
        return None
