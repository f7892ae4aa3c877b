"""Agencies: every mention of a body, with its full name at the paper's place and day.

A body's name is read in two parts: its core (发改委, 人民政府, 有关部门) is sought in the text, then what
stands before it is read leftwards: a division's name, a level (市, 省) or words of a class (各区、县（市）).
"""

import re
from collections.abc import Sequence

from .bodies import (
    HEADS,
    LEVELS,
    agency_id,
    class_name,
    match_department,
    pick,
    split_core,
    tables,
)
from .body_classes import APPOINTED, ClassReader
from .body_hits import find_hits
from .branches import read_branch
from .cores import (
    AFTER,
    AFTER_CENTRE,
    BODY_TERM,
    BUREAU,
    BY,
    CLASS_WORDS,
    COURT_UNIT,
    GUARDED,
    HAN,
    ITEM_BEGINS,
    JOINED,
    LISTS_BEGIN,
    LOCAL_OFFICE,
    MEETING,
    MINISTRIES,
    OF_GOVERNMENT,
    OF_PART,
    ORDINARY_BARE,
    ORGAN,
    SESSION,
    STANDING,
    STARTS,
    SUBJECT,
    SUBJECT_HEADS,
    TITLES,
    UNNAMED_AFTER,
    WIDER,
    Kind,
)
from .divisions import (
    NATION,
    division_of,
    superior,
    unit_of,
)
from .doers import MUST
from .found import Found, join, of_government
from .other_bodies import read_ad_hoc, read_customs, read_unnamed
from .records import Agency, Definition, Division
from .source import Passage, whole_passage
from .zone_bodies import is_of_each, read_zone

_ZONES = ("开发区", "园区")
_ZONE_TERM = re.compile("(?:走廊|[城区园湾]|基地)$")

_OF = ("及其", "和其", "及其所属", "所属", "的")
_DEPARTMENTS = tuple(word + "部门" for word in APPOINTED)
_TERM_HEADS = sorted((*SUBJECT_HEADS, "部门"), key=len, reverse=True)


def find_agencies(
    passage: Passage,
    jurisdiction: Division | None,
    day: str | None,
    terms: Sequence[Definition] = (),
) -> list[Agency]:
    """Every mention of a body in `passage`, in its order, named in full.

    jurisdiction: of the paper, as `find_jurisdiction` gives it: 市发改委 is its own
    day: the paper's, an ISO date, month or year: bodies bear the names of that day, None is today
    terms: of the paper; those of kind "body" name bodies wherever they stand after their definition

    A body that no rule names keeps its words, with the rule "agency/unnamed".  A class (有关部门,
    各区、县（市）人民政府) and a list with one head (财政、税务部门) are one mention, a group.
    """
    reader = _Reader(passage, jurisdiction, day, terms)
    return [
        Agency(
            span=passage.span(found.start, found.end),
            provision=passage.provision(found.start),
            rule=found.rule,
            name=found.name,
            id=agency_id(found.name),
            group=found.group,
        )
        for found in reader.read()
    ]


class _Reader(ClassReader):
    """One pass over the hits of one passage."""

    def __init__(
        self,
        passage: Passage,
        jurisdiction: Division | None,
        day: str | None,
        terms: Sequence[Definition],
    ) -> None:
        super().__init__(passage, jurisdiction, day)
        self.terms = {
            term.term: term for term in terms if term.kind == "body" and BODY_TERM.search(term.term)
        }
        self.places = {
            term.term.strip("“”"): term.expansion
            for term in terms
            if term.kind != "body" and term.expansion and _ZONE_TERM.search(term.term.strip("“”"))
        }
        # 财政局 in a paper of a zone or a town is not its city's.
        self.of_part = OF_PART.search(self.text, 0, max(0, self.text.find("\n"))) is not None
        # A term -> the body that it stands for, in full, and whether that is a class.
        self.expanded: dict[str, tuple[str, bool]] = {}
        self.named: dict[str, str] = {}  # 领导小组 -> the last that was named in full

    def read(self) -> list[Found]:
        titles = iter([match.span() for match in TITLES.finditer(self.text)])
        title = next(titles, None)
        for start, end, (name, kind, core_at) in find_hits(self.passage, self.terms):
            while title is not None and title[1] <= start:
                title = next(titles, None)
            if self.found and start < self.found[-1].end:
                continue
            if name.endswith("管委") and self.text.startswith("会", end):  # 未来科技城管委会
                start, end, name, kind, core_at = end - 2, end + 1, "管委会", "zone", 0
            guard = AFTER.get(name[-1])
            if guard is not None and kind in GUARDED and guard.match(self.text, end):
                continue
            in_title = title is not None and title[0] <= start
            items = self._read_hit(start, end, name, kind, core_at)
            if items and name.endswith(("法院", "检察院")) and items[-1].end == end:
                part = COURT_UNIT.match(self.text, end)
                if part is not None:  # 人民检察院公诉部门
                    items[-1].end, items[-1].name = part.end(), items[-1].name + part[0]
            for item in items:
                if in_title and title is not None and not self._heads(item, title[0]):
                    continue
                self._reach_seat(item)
                join(self.found, item, self.text, self.day)
        self._settle()
        return self.found

    def _reach_seat(self, item: Found) -> None:
        """工程所在地县级人民政府: whose seat it is belongs to the words of a class."""
        if not item.group or not self.text.startswith(
            ("所在", "项目所在", "发生地", "行为地"), item.start
        ):
            return
        begin, floor = self.left.chunk(item.start, 12), self.found[-1].end if self.found else 0
        if item.start - 10 < begin < item.start - 1 and begin >= floor:
            if SUBJECT.fullmatch(self.text, begin, item.start):
                item.name = self.text[begin : item.start] + item.name
                item.start = begin

    def _settle(self) -> None:
        """管委会 in a heading before the first full name: the paper's only one, if it has but one."""
        names = {found.name for found in self.found if found.rule == "agency/zone"}
        names |= {f.name for f in self.found if f.core.endswith("管委会") and not f.group}
        if len(names) == 1:
            (name,) = names
            for found in self.found:
                if found.name == "管委会" and not is_of_each(self.text, found.start):
                    found.name, found.group, found.rule = name, False, "agency/earlier"

    def _heads(self, item: Found, title: int) -> bool:
        """Whether the body is the issuer of a cited title: 《国务院关于…》, 《…人民政府、…人民政府关于…》."""
        if self.text.endswith(("批转", "转发"), title, item.start):
            return True
        return item.start == title + 1 or (
            bool(self.found)
            and self.found[-1].start > title
            and item.start - self.found[-1].end < 2
        )

    def _read_hit(self, start: int, end: int, name: str, kind: Kind, core_at: int) -> list[Found]:
        if kind == "class":
            return self._class(start + core_at, end, name[core_at:])
        if kind == "core":
            return self._core(start + core_at, end, name[core_at:])
        if kind == "known":
            return self._known(start, end, name)
        if kind == "self":
            return self._class(start, end, name)
        if kind == "term":
            return self._term(start, end, name)
        if kind in ("unnamed", "company"):
            return read_unnamed(self.left, start, end, name, kind)
        if kind == "in duty":
            begin = self.left.before(start)
            name = self.text[begin:end]
            own = self.left.own_level(name[0]) if begin == start else None
            if own is not None and not name.startswith(("市场", "区域")):  # 设立市伦理委员会
                name = own.name + name[1:]
                return [Found(begin, end, name, "agency/unnamed", "core", division=own)]
            return [Found(begin, end, name, "agency/class", "class", group=True, core=name)]
        if kind == "acting":
            return self._acting(start, end, name)
        if kind == "division":
            return self._division(end)
        if kind == "units":
            return self._groups(start, end)
        if kind == "zone":
            at = start + core_at
            town = self.left.town(at) if name == "党工委" else None
            if town is not None:
                return [Found(town[0], end, town[1] + name, "agency/town", "core")]
            term = next((t for t in self.places if self.text.endswith(t, 0, at)), "")
            if term and not self.text.endswith(
                self.places[term], 0, at
            ):  # 大走廊管委会 of 杭州城西科创大走廊（以下简称大走廊）
                full = self.places[term] + ("管理委员会" if name == "管委会" else name)
                begin = at - len(term)
                return [Found(begin, end, full, "agency/zone", "core", core=name)]
            floor = self.found[-1].end if self.found else 0
            zone = read_zone(
                self.left, self.jurisdiction, self.named, floor, at, end, name[core_at:]
            )
            return zone or self._wider(at, end)  # 市水资源管理委员会 is of no zone
        if kind == "ad hoc":
            at, head = start + core_at, name[core_at:]
            return read_ad_hoc(self.left, self.found, self.named, at, end, head)
        if kind == "customs":
            return read_customs(self.left, start, end)
        return read_branch(self.text, start, end, name, kind, self.day, self.jurisdiction)

    # The kinds

    def _core(self, start: int, end: int, core: str) -> list[Found]:
        text = self.text
        if core.endswith(("人民代表大会", "人大")):
            standing = STANDING.match(text, end)
            end = end if standing is None else standing.end()
        if text[start - 1 : start] in STARTS:
            return self._bare(start, end, core)
        at = start
        if core.startswith("人"):
            session = SESSION.search(text, max(0, start - 7), start)
            if session is not None and session.end() == start:
                at = session.start()
        if core in ("政府", "人民政府") and text[start - 1] in "镇乡":
            town = self.left.town(start)
            if town is not None:
                return [Found(town[0], end, town[1] + "人民政府", "agency/town", "core")]
        place = self.left.place(at)
        if place is not None:
            return [*self._shared(place[0], core), self._concrete(place[0], end, core, place[1])]
        begin = self.left.before(at)
        words = text[begin:at]
        division = self.left.own_level(words)
        if division is None and words in LEVELS and self.found:
            last = self.found[-1].division  # 河北省委、省政府 in a paper of the nation
            if last is not None and last.name.endswith(words):
                division = last if self._between(begin) in JOINED else None
        if division is not None and division.code is None:
            known = tables().whole.get("国家" + core) or tables().whole.get(core)
            if known:
                name = pick(known, self.day).name
                return [Found(begin, end, name, "agency/known", "known", division=NATION)]
            parts, name = split_core(core), text[begin:end]
            if parts is not None:
                name = "国家" + tables().stems[parts[0]].full + HEADS[parts[1]]
            return [Found(begin, end, name, "agency/stem", "core", division=NATION)]
        if division is not None:
            if core == "政府" and text.endswith("全", 0, begin):
                return []
            if text.endswith("本", 0, begin) and core.endswith(("法院", "检察院")):
                return [Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
            return [*self._shared(begin, core), self._concrete(begin, end, core, division)]
        if words in _ZONES and core in ("人民法院", "人民检察院"):
            seat = self.left.first_place(self.left.chunk(begin, 14), begin)
            if seat is not None:  # 湛江经济技术开发区人民法院
                return [Found(seat, end, text[seat:end], "agency/unnamed", "core", core=core)]
        if words in _ZONES and split_core(core):
            seat = self.left.chunk(begin, 12)
            if begin - seat > 1 and text[seat - 1 : seat] in UNNAMED_AFTER:  # 火炬开发区财政局
                return [Found(seat, end, text[seat:end], "agency/unnamed", "core", core=core)]
        if words:
            if words == "中国" and core == "人大":
                return []  # 中国人大网
            if words == "中国":
                kind, name = "gov" if core == "政府" else "core", words + core
                return [Found(begin, end, name, "agency/unnamed", kind, division=NATION, core=core)]
            if core == "政府" and "国家" in words:
                return []
            if core in ("委", "政府") and words in ("国家", "业务", "项目", "具体"):
                return []
            kind = "gov" if core in ("人民政府", "政府") else "class"
            name = class_name(text[begin:end], self.jurisdiction)
            return [Found(begin, end, name, "agency/class", kind, group=True, core=core)]
        return self._bare(start, end, core)

    def _bare(self, start: int, end: int, core: str) -> list[Found]:
        """税务局 without more: of the list it stands in, of the nation, or a class."""
        text, last = self.text, self.found[-1] if self.found else None
        if text.endswith("届", 0, start):
            return []  # 最高人民检察院第十三届检察委员会
        parts = split_core(core)
        at = start - text.startswith("和", start - 1)
        stem = self.left.stem(at)
        # 县工信和商务局, 柳州市林业和园林局, 新区财政金融局; not 组织公安局
        if stem and (at < start or (parts and len(stem) > 1 and stem != "组织")):
            plain, at = at == start, at - len(stem)
            level = superior(self.jurisdiction, text[at - 1 : at])
            begin, division = self.left.place(at) or (at - 1, level)
            if division is None and plain and last is not None and self._between(at) in JOINED:
                begin, division = at, None if last.group else last.division
            name = text[at:end]
            if division is not None:
                name = division.name + name
                return [Found(begin, end, name, "agency/unnamed", "core", division=division)]
            if not plain and text[begin] in LEVELS:  # of a county that nothing tells
                at, plain = begin, True
                name = text[at:end]
            if plain:
                return [Found(at, end, name, "agency/class", "class", group=True, core=name)]
        if last is not None and self._between(start) in JOINED and last.kind != "units":
            if last.division is not None and last.division.code is not None and not last.group:
                item = self._concrete(start, end, core, last.division)
                of_both = last.core in ("委", "党委")  # 自治区党委、人民政府
                if item.rule != "agency/unnamed" and (item.kind != "gov" or of_both):
                    return [item]
        national = tables().whole.get(core)
        if national and (self.national or (last is not None and last.division == NATION)):
            if last is None or not last.group or self._between(start) not in JOINED:
                return self._known(start, end, core)  # not behind 市财政局 of a city untold
        own = self._own(start, end, core)
        if own is not None:
            return [own]
        acts = text[start - 1 : start] in "。；，：\n " and MUST.match(text, end)
        whose = text[start - 1 : start] in STARTS and OF_GOVERNMENT.match(text, end)
        if (core in ("政府", "法院", "检察院") and acts) or (core == "政府" and whose):
            return [Found(start, end, core, "agency/class", "class", group=True, core=core)]
        if core in ("政府", "法院", "检察院", "人大", "政协") or text.endswith("电子", 0, start):
            return []
        if parts is not None and len(parts[0]) == 1 and re.match(HAN, text[start - 1 : start]):
            return []  # 市创建办, 规建委
        if parts is not None or core.endswith(("中心", "委员会")):  # 市政务大数据中心
            wider = self._wider(start, end)
            if wider:
                return wider
        if core in ORDINARY_BARE or parts is not None:
            kind, name = "gov" if core == "人民政府" else "class", text[start:end]
            return [Found(start, end, name, "agency/class", kind, group=True, core=core)]
        return []

    def _wider(self, start: int, end: int) -> list[Found]:
        """A body whose name begins with its level, before the words at `start` that are known."""
        wide = WIDER.search(self.text, max(0, start - 10), start)
        if wide is None or self.text[wide.start() - 1 : wide.start()] not in UNNAMED_AFTER:
            return []
        at = wide.start()
        if self.left.joint(at) < at and self.text[self.left.joint(at) - 1] in LEVELS:
            return []  # 市和区、县文物管理委员会
        return read_unnamed(self.left, at, end, self.text[at:end], "unnamed")

    def _own(self, start: int, end: int, core: str) -> Found | None:
        """财政局 in a list, or before what it must do, in a city's or county's paper: its own."""
        unit = unit_of(self.near) if self.near else None
        if core.startswith(("行署", "行政公署")):
            seat = superior(self.jurisdiction, "盟") or superior(self.jurisdiction, "地区")
            return None if seat is None else self._concrete(start, end, core, seat)
        if unit is None or unit.rank == 0 or self.jurisdiction is None or self.of_part:
            return None
        office = core.startswith("政府") and core != "政府"  # 政府办公室
        if not (split_core(core) or office) or core.endswith("厅"):
            return None
        own = unit.rank == 2 and self.text[start - 1 : start] in STARTS  # a county has no other
        listed = (
            own
            or LISTS_BEGIN.search(self.text, max(0, start - 6), start)
            or (self.text.startswith("、", end) and BY.search(self.text, max(0, start - 2), start))
        )
        if not listed and not (
            self.text.startswith("：", end)
            and ITEM_BEGINS.search(self.text, max(0, start - 8), start)
        ):
            return None
        found = self._concrete(start, end, core, self.jurisdiction)
        return None if found.rule == "agency/unnamed" else found

    def _known(self, start: int, end: int, name: str) -> list[Found]:
        rows = tables().whole[name]
        row = pick(rows, self.day)
        if row.scope and row.scope[:2] != (self.near or row.scope)[:2]:
            return []
        if name == "中央" and not AFTER_CENTRE.match(self.text, end):
            return []
        unit = unit_of(row.scope) if row.scope else None
        division = NATION if unit is None else division_of(unit)
        core = "国务院" if name.endswith("国务院") else name
        part = None
        if core == "国务院":
            if ministries := MINISTRIES.match(self.text, end):
                name = core + ministries[0]
                end = ministries.end()
                group = "各" in name or not name.endswith("委员会")
                return [Found(start, end, name, "agency/class", "class", group=group)]
            part = MEETING.match(self.text, end)
        elif "人民代表大会" in name:
            part = ORGAN.match(self.text, end)
        elif not row.scope:
            part = LOCAL_OFFICE.match(self.text, end)
            if part is not None and part["place"] not in self.left.names:
                part = None
            if part is None and name[-1] in "部委署局":
                part = BUREAU.match(self.text, end)
        if part is not None and part[0] not in tables().whole:
            full = row.name + part[0].replace("特派办", "特派员办事处")
            return [Found(start, part.end(), full, "agency/sub-unit", "core", division=division)]
        return [Found(start, end, row.name, "agency/known", "known", division=division, core=core)]

    def _term(self, start: int, end: int, name: str) -> list[Found]:
        if name not in self.expanded:
            term = self.terms[name]
            words = term.expansion if term.rule == "abbreviation" else None
            self.expanded[name] = self._expand(name, words or name)
        full, group = self.expanded[name]
        words = self.terms[name].expansion or name
        if len(words) > len(name) and self.text.endswith(words, 0, end):
            start = end - len(words)  # 杭州城西科创大走廊管委会 after its short name 大走廊管委会
        last = self.found[-1] if self.found else None
        of_last = last is not None and last.end == start
        if (
            last is not None
            and of_last
            and ((last.group and last.kind == "gov") or last.core == "国务院")
        ):
            return [of_government(last, self.text, end, [], name, self.day)]
        if name.endswith("部门"):
            # 省体育行政部门, 各级人民政府及其体育行政部门: not what 体育行政部门 stands for by itself
            if last is not None and last.kind == "gov" and self._between(start) in _OF:
                return [Found(start, end, name, "agency/class", "class", group=True)]
            place = self.left.place(start)
            begin = self.left.before(start) if place is None else place[0]
            if begin < start:
                return [self._at_level(begin, start, end, place[1] if place else None)]
        if full.endswith("人民政府") and name.endswith("人民政府"):
            return [Found(start, end, full, "agency/term", "gov", group=group, core="人民政府")]
        return [Found(start, end, full, "agency/term", "term", group=group, core=name)]

    def _at_level(self, begin: int, start: int, end: int, division: Division | None) -> Found:
        """A department that a term names, with the words for its level before it."""
        text, name = self.text[begin:end], self.text[start:end]
        division = division or self.left.own_level(self.text[begin:start])
        if division is None:
            name = class_name(text, self.jurisdiction)
            return Found(begin, end, name, "agency/class", "class", group=True)
        head = next(head for head in _TERM_HEADS if name.endswith(head))
        named = match_department(name.removesuffix(head), division, self.day)
        name = named or division.name + name
        return Found(begin, end, name, "agency/department", "class", division=division)

    def _expand(self, name: str, expansion: str) -> tuple[str, bool]:
        """The body that a term stands for; where it stands for several or for a class, the term."""
        found = _Reader(whole_passage(expansion), self.jurisdiction, self.day, ()).read()
        if expansion.endswith(_DEPARTMENTS):
            return class_name(name, self.jurisdiction), True
        if found and found[-1].end == len(expansion) and found[-1].start <= 1:
            return found[-1].name, found[-1].group
        if len(found) > 1 or CLASS_WORDS.search(expansion):
            own = self.left.own_level(name[0])
            if own is not None and not name.startswith(("市场", "市级", "省级", "区级", "县级")):
                return own.name + name[1:], False  # （以下简称市市容环卫主管部门）
            return class_name(name, self.jurisdiction), True
        return expansion, False
