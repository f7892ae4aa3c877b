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
    match_name,
    pick,
    split_core,
    tables,
)
from .body_hits import find_hits
from .branches import read_branch
from .cores import (
    ACTING_HEADS,
    ACTORS,
    ACTS,
    AFTER,
    AFTER_CENTRE,
    BARE_HEADS,
    BODY_TERM,
    BUREAU,
    BY,
    CLASS_WORDS,
    COUNTED,
    DISTRICTS,
    GUARDED,
    HAN,
    ITEM_BEGINS,
    JOINED,
    LABELS,
    LEAGUE,
    LISTS_BEGIN,
    LOCAL_OFFICE,
    MEETING,
    MINISTRIES,
    MUST,
    NO_ACTOR,
    NO_STANDING,
    NO_SUBJECT,
    OF_GOVERNMENT,
    OF_PART,
    OFFICE,
    OFFICES,
    ORDERS,
    ORDINARY_BARE,
    ORGAN,
    PARTY_OFFICE,
    PUBLIC,
    SELF_SET,
    SESSION,
    STANDING,
    STARTS,
    STATE_OFFICE,
    SUB_UNIT,
    SUBJECT,
    SUBJECT_HEADS,
    TITLES,
    TWO,
    UNNAMED_AFTER,
    WHOSE,
    WIDER,
    Kind,
    stem_tails,
)
from .divisions import (
    NATION,
    division_of,
    superior,
    unit_of,
    year_of,
)
from .found import Found, join, of_government
from .leftwards import Leftwards
from .other_bodies import read_ad_hoc, read_customs, read_unnamed
from .records import Agency, Definition, Division
from .source import Passage, whole_passage
from .zone_bodies import is_of_each, read_zone

_MANY = ("小组", "专班", "指挥部", "会议", "委员会")  # bodies that have members
_MORE_ACTORS = re.compile("、各[一-龥]{2,12}?(?:要|应)")  # 各区县（市）、各重点开放平台要
_ZONES = ("开发区", "园区")
_ZONE_TERM = re.compile("(?:走廊|[城区园湾]|基地)$")

_SHORTLY = 15  # characters: the longest words that go on with a government, 负责环境保护工作的
_OF = ("及其", "和其", "及其所属", "所属", "的")
_APPOINTED = ("指定的", "授权的", "确定的", "规定的")  # 国务院指定的部门
_DEPARTMENTS = tuple(word + "部门" for word in _APPOINTED)
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


class _Reader:
    """One pass over the hits of one passage."""

    def __init__(
        self,
        passage: Passage,
        jurisdiction: Division | None,
        day: str | None,
        terms: Sequence[Definition],
    ) -> None:
        self.passage, self.text = passage, passage.text
        self.left = Leftwards(passage, jurisdiction, year_of(day))
        self.jurisdiction, self.year = jurisdiction, year_of(day)
        self.day = day if self.year is not None else None  # XXXX年X月X日
        self.near = jurisdiction.code if jurisdiction is not None else None
        self.national = jurisdiction is None or jurisdiction.code is None
        self.terms = {
            term.term: term for term in terms if term.kind == "body" and BODY_TERM.search(term.term)
        }
        self.places = {
            term.term.strip("“”"): term.expansion
            for term in terms
            if term.kind != "body" and term.expansion and _ZONE_TERM.search(term.term.strip("“”"))
        }
        self.standing = self._own_standing()
        self.tails = stem_tails()
        # 财政局 in a paper of a zone or a town is not its city's.
        self.of_part = OF_PART.search(self.text, 0, max(0, self.text.find("\n"))) is not None
        self.found: list[Found] = []
        # A term -> the body that it stands for, in full, and whether that is a class.
        self.expanded: dict[str, tuple[str, bool]] = {}
        self.named: dict[str, str] = {}  # 领导小组 -> the last that was named in full

    def _own_standing(self) -> Division | None:
        """Whose congress the paper is about, by its title: 某省人民代表大会常务委员会议事规则."""
        title = next((row for row in self.passage.provisions if row.kind == "title"), None)
        if title is None:
            return None
        begin, end = self.passage.index(title.span[0]), self.passage.index(title.span[1] - 1) + 1
        at = self.text.find("人民代表大会", begin, end)
        if at < 0 or self.text.startswith("和", at + 6):
            return None  # 全国人民代表大会和地方各级人民代表大会选举法
        if self.text[begin:at].removeprefix("中华人民共和国") == "全国":
            return Division(name="全国", code=None)
        place = self.left.place(at)
        return place[1] if place is not None and place[0] == begin else None

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
            for item in items:
                if in_title and title is not None and not self._heads(item, title[0]):
                    continue
                self._reach_seat(item)
                join(self.found, item, self.text, self.day)
        self._settle()
        return self.found

    def _between(self, at: int) -> str:
        """The words between the mention before and `at`, or "-" where it does not end shortly before."""
        end = self.found[-1].end if self.found else at + 1
        return self.text[end:at] if 0 <= at - end < _SHORTLY else "-"

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
            return read_zone(
                self.left,
                self.jurisdiction,
                self.named,
                floor,
                start + core_at,
                end,
                name[core_at:],
            )
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

    def _concrete(self, start: int, end: int, core: str, division: Division) -> Found:
        league = LEAGUE.search(self.text, max(0, start - 6), start) if core == "委" else None
        if league is not None:  # 团市委, 共青团杭州市委
            start, core = league.start(), "团委"
        named = match_name(core, division, self.day)
        unit = SUB_UNIT.match(self.text, end)
        if (
            named is not None
            and "人民代表大会" in named[0]
            and (organ := ORGAN.match(self.text, end))
        ):
            named, end = (named[0] + organ[0], "agency/sub-unit"), organ.end()
        if named is not None and unit is not None and core[-1] in "局厅委":
            named, end = (named[0] + unit[0], "agency/sub-unit"), unit.end()
        kind = "gov" if core in ("人民政府", "政府") else "core"
        if named is not None and (kind == "gov" or named[0].endswith("委员会")):
            office = self._office(core, kind, end)
            if office is not None:
                above = named[0].removesuffix("员会") if core == "委" else named[0]
                tail = office[0]
                if tail.endswith("工委"):
                    tail = tail[:-2] + "工作委员会"
                named, end, kind = (above + tail, "agency/sub-unit"), office.end(), "core"
                core += office[0]
        special = core in ("法院", "政府") and (division.code or "")[:2] in ("81", "82")
        if named is None or special:
            named = division.name + core, "agency/unnamed"  # 香港特别行政区法院: all of them
        return Found(start, end, named[0], named[1], kind, division=division, core=core)

    def _office(self, core: str, kind: str, end: int) -> re.Match[str] | None:
        """市委金融工委, 市政府口岸办, 省妇女儿童工作委员会办公室: what a body has behind its name."""
        if core in ("委", "党委"):
            return PARTY_OFFICE.match(self.text, end)
        return (STATE_OFFICE if kind == "gov" else OFFICE).match(self.text, end)

    def _shared(self, start: int, core: str) -> list[Found]:
        """萧山区、余杭区 before 富阳区政府: each a mention of its own."""
        items: list[Found] = []
        text = self.text
        while len(items) < 60 and start > 1 and text[start - 1] in "、和及与或":
            place = self.left.place(start - 1)
            if place is not None:
                begin, division = place
            elif text[start - 2] in "市州省" and (start < 3 or not re.match(HAN, text[start - 3])):
                own = superior(self.jurisdiction, text[start - 2])
                if own is None:
                    break
                begin, division = start - 2, own
            else:
                break
            item = self._concrete(begin, start - 1, core, division)
            item.rule = "agency/shared"
            items.append(item)
            start = begin
        return items[::-1]

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
            return self._known(start, end, core)
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
        wider = parts is not None or core.endswith("中心")  # 市政务大数据中心
        wide = WIDER.search(text, max(0, start - 10), start) if wider else None
        if wide is not None and text[wide.start() - 1 : wide.start()] in UNNAMED_AFTER:
            at = wide.start()
            return read_unnamed(self.left, at, end, text[at:end], "unnamed")
        if core in ORDINARY_BARE or parts is not None:
            kind, name = "gov" if core == "人民政府" else "class", text[start:end]
            return [Found(start, end, name, "agency/class", kind, group=True, core=core)]
        return []

    def _own(self, start: int, end: int, core: str) -> Found | None:
        """财政局 in a list, or before what it must do, in a city's or county's paper: its own."""
        unit = unit_of(self.near) if self.near else None
        if core.startswith(("行署", "行政公署")):
            seat = superior(self.jurisdiction, "盟") or superior(self.jurisdiction, "地区")
            return None if seat is None else self._concrete(start, end, core, seat)
        if unit is None or unit.rank == 0 or self.jurisdiction is None or self.of_part:
            return None
        if not split_core(core) or core.endswith("厅"):
            return None
        listed = LISTS_BEGIN.search(self.text, max(0, start - 6), start) or (
            self.text.startswith("、", end) and BY.search(self.text, max(0, start - 2), start)
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
                return [Found(start, end, name, "agency/class", "class", group=True)]
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

    def _class(self, start: int, end: int, head: str) -> list[Found]:
        text = self.text
        if head in LABELS and text.startswith("：", end):
            return []  # （责任单位：市商务局）
        if head in ("常务委员会", "常委会"):
            if NO_STANDING.match(text, end) or (head == "常委会" and self.standing is None):
                return []
            own = self.standing
            if own and text[start - 1] not in "其级" and not text.startswith("有关", end):
                name = own.name + "人民代表大会常务委员会"
                return [Found(start, end, name, "agency/earlier", "core", division=own)]
        if head == "街道办事处":
            town = self.left.town(start + 2)
            if town is not None:
                return [Found(town[0], end, town[1] + "办事处", "agency/town", "core")]
        if text[start - 1 : start] in STARTS:
            if head not in BARE_HEADS and not (
                ACTORS.match(text, start) or (text[start - 1] == "由" and head == "牵头部门")
            ):
                return []
            return [Found(start, end, head, "agency/class", "class", group=True, core=head)]
        members: list[str] = []
        at = start
        if head == "部门" and text.endswith("）", 0, start):
            opening = text.rfind("（", max(0, start - 12), start)
            inner, outer = self.left.stem(start - 1), self.left.stem(max(0, opening))
            if outer and opening + 1 + len(inner) == start - 1:
                members, at = [outer], opening - len(outer)  # 发改（能源）部门
        is_list = head.startswith("等") or head in COUNTED
        if head in self.tails:
            stem = self.left.stem(end - 2)
            if stem and end - 2 - len(stem) < start:  # 市场监管部门: 监管 is the stem's
                start, head = end - 2, text[end - 2 : end]
                at = start
        while len(members) < 60 and not head.startswith(("有关", "相关")):
            stem = self.left.stem(at)
            if not stem and is_list:
                stem = self.left.listed(at)  # 供销合作社 of 财政、税务、供销合作社等部门
                if not members and stem and not self.left.stem(self.left.joint(at - len(stem))):
                    stem = ""
            if (
                stem
                and is_list
                and members
                and text[at - len(stem) - 1 : at - len(stem)] not in "、和及与"
            ):
                listed = self.left.listed(at)  # 城乡交通运输
                if text.endswith("、", 0, at - len(listed)):
                    stem = listed or stem
            if stem and not is_list and text.endswith("城乡", 0, at - len(stem)):
                stem = "城乡" + stem  # 城乡供水主管部门
            if stem:
                members.append(stem)
                at -= len(stem)
                before = self.left.joint(at, levels=is_list)
                if before < at and (
                    self.left.stem(before) or (is_list and self.left.listed(before))
                ):
                    at = before
                    continue
            break
        members.reverse()
        if (is_list and not members) or (head in COUNTED and len(members) < 2):
            return []
        last = self.found[-1] if self.found else None
        if last is not None and head in ("派出机构", "成员单位", "牵头单位") and not members:
            between = self._between(start)
            of = (
                ("的", "")
                if head == "派出机构"
                else ("", "各")
                if last.name.endswith(_MANY)
                else ()
            )
            if between in of and last.kind in ("class", "core", "known", "term"):
                name = last.name + between + head
                return [Found(last.start, end, name, "agency/class", "class", group=True)]
        if last is not None and last.core in ("人民政府", "政府", "国务院") and last.end <= at:
            between = self._between(at)
            if head == "部门" and not members and between == "及其" and last.group:
                return [of_government(last, text, end, [], head, self.day)]
            if head == "部门" and not members and between in _APPOINTED:
                return [of_government(last, text, end, [], head, self.day)]
            named = members or head == "部门"
            if named and last.core == "国务院" and between in ("", "的"):
                return [of_government(last, text, end, members, head, self.day)]
            if not members and SUBJECT.fullmatch(between):
                return [of_government(last, text, end, [], head, self.day)]
        acts = head in ACTING_HEADS and ACTS.match(text, end)
        if not members and (head in SUBJECT_HEADS or acts):
            most = 16 if head.startswith(("主管", "行政")) else 12  # 工业产品生产许可证主管部门
            begin = self.left.chunk(start, most)
            known = not text.endswith(NO_SUBJECT, 0, start) or (
                head.startswith("主管") and text.endswith("企业", 0, start)
            )
            if known and start - begin in range(2, most - 2) and begin > start - most:
                begin += text[begin] == "上" and text[begin - 1] == "以"  # 县级以上
                level = text[begin] in "市省州" and text[begin + 1] != "级"  # not 市级涉企主管部门
                if level and SUBJECT.fullmatch(text, begin + 1, start):
                    members, at = [text[begin + 1 : start]], begin + 1
                elif SUBJECT.fullmatch(text, begin, start) and (last is None or last.end <= begin):
                    if self.left.before(start) == start and self.left.place(start) is None:
                        at = self.left.units(begin)  # 省、自治区、直辖市工业产品生产许可证主管部门
                        members = [text[at:start]]
        if last is not None and last.kind == "class" and last.group and head.endswith("机构"):
            subject = 1 < at - last.end < 10 and text[last.end] == "的"
            if subject and SUBJECT.fullmatch(text, last.end + 1, at):
                at = last.end + 1  # 水利、电力等部门的建设工程质量监督机构
        place = self.left.place(at)
        if place is not None:
            begin, division = place
        else:
            begin = self.left.before(at)
            if begin == end - len(head) and text.endswith("的", 0, begin) and head not in OFFICES:
                if not WHOSE.search(text, max(0, begin - 10), begin):
                    return []  # 是本市排水的行政主管部门; but 主办单位的主管部门
            own = self.left.own_level(text[begin:at])
            if own is not None and head == "部门" and text.endswith("全", 0, begin):
                return []  # 全市部门联合双随机抽查
            if own is None:
                return self._real_class(begin, end, head, members)
            division = own
        if not members and (division.code is None or head not in SELF_SET):
            if division.code is None:
                return [Found(begin, end, text[begin:end], "agency/class", "class", group=True)]
            if place is not None and head.endswith("法院"):  # 大连海事法院
                name = text[begin:end]
                return [Found(begin, end, name, "agency/unnamed", "core", division=division)]
            if place is not None and not head.endswith("部门"):
                return []
        group = is_list or (len(members) != 1 and not head.endswith("委员会"))
        name = self._department(text[begin:end], begin, at, division, members, head)
        shared = []
        if members and not group:
            shared = self._shared_departments(begin, members[0], text[at:end])
        return [
            *shared,
            Found(begin, end, name, "agency/department", "class", group=group, division=division),
        ]

    def _department(
        self, surface: str, begin: int, at: int, division: Division, members: list[str], head: str
    ) -> str:
        names: list[str | None] = []
        if not head.startswith("等"):  # who else there is, nothing tells
            names = [match_department(stem, division, self.day) for stem in members]
        if names and all(names) and ("机关" not in head or members[0] in ("公安", "税务", "审计")):
            return "、".join(name for name in names if name)
        level = surface[: at - begin]
        if not division.code or (level not in LEVELS and level[-1:] not in "省市区县州旗盟"):
            return surface  # 浙江海事管理机构
        return division.name + surface[at - begin :]

    def _shared_departments(self, start: int, stem: str, surface: str) -> list[Found]:
        items = self._shared(start, "政府")
        for item in items:
            if item.division is not None:
                named = match_department(stem, item.division, self.day)
                item.name = named or item.division.name + surface
        return items

    def _real_class(self, begin: int, end: int, head: str, members: list[str]) -> list[Found]:
        narrowed = begin < end - len(head) - sum(map(len, members))
        if not members and not narrowed and head not in SELF_SET:
            return []
        if members and not narrowed and head.endswith("机构") and "主管" not in head:
            known = "监督" in head or (head == "管理机构" and members[-1] in PUBLIC)
            last = self.found[-1] if self.found else None
            if last is not None and last.end == begin and last.kind == "gov":
                known = True  # 上一级人民政府防汛抗旱指挥机构
            if not known and not MUST.match(self.text, end) and not ORDERS.match(self.text, end):
                return []
        two = TWO.match(self.text, begin, end)
        if two is not None and two.end() < end:
            first = self._groups(begin, two.end("units"))
            if first:
                return [*first, *self._real_class_of(two.end(), end, head)]
        return self._real_class_of(begin, end, head)

    def _real_class_of(self, begin: int, end: int, head: str) -> list[Found]:
        if head.endswith("委员会") and self.text.startswith("办公室", end):
            end += 3
        name = class_name(self.text[begin:end], self.jurisdiction)
        return [Found(begin, end, name, "agency/class", "class", group=True, core=head)]

    def _groups(self, start: int, end: int) -> list[Found]:
        """各区、县（市） as an actor stands for its governments."""
        begin = self.left.before(end)
        if self.national or begin > start or self.text.endswith("跨", 0, begin):
            return []
        if NO_ACTOR.match(self.text, end) and not _MORE_ACTORS.match(self.text, end):
            in_list = self._between(begin) in JOINED
            if not in_list or self.text[end] not in "）、":
                return []
        surface = self.text[begin:end]
        name = class_name(surface + "人民政府", self.jurisdiction)
        return [Found(begin, end, name, "agency/units", "units", group=True)]

    def _acting(self, start: int, end: int, name: str) -> list[Found]:
        """各市 that act are their governments; 各地 stay what they are called."""
        own = unit_of(self.near) if self.near else None
        of_province = name in ("各市", "各县", "各州") and own is not None and own.rank == 0
        of_city = own is not None and own.rank < 2 and name in DISTRICTS
        if own is not None and (of_province or of_city):
            name = own.name + name + "人民政府"
        return [Found(start, end, name, "agency/units", "units", group=True)]

    def _division(self, end: int) -> list[Found]:
        """淳安县要: a division that acts, with those listed before it."""
        place = self.left.place(end)
        if place is None or self.text[place[0] - 1] not in "。；，：、\n 由和及":
            return []
        if self.found and place[0] < self.found[-1].end:
            return []
        item = self._concrete(place[0], end, "人民政府", place[1])
        item.rule = "agency/shared"
        return [*self._shared(place[0], "人民政府"), item]

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
