"""Bodies that are told by their head and what stands before it: departments of a place, classes, rows with one head.

各区、县（市）人民政府, 县级以上人民政府有关部门, 财政、税务部门, 萧山区、余杭区政府.
"""

import re

from .bodies import LEVELS, class_name, match_department, match_name
from .cores import (
    BARE_HEADS,
    COUNTED,
    HAN,
    JOINED,
    LABELS,
    LEAGUE,
    NO_ACTOR,
    NO_STANDING,
    NO_SUBJECT,
    OFFICE,
    OFFICES,
    ORDERS,
    ORGAN,
    PARTY_OFFICE,
    PUBLIC,
    SELF_SET,
    STARTS,
    STATE_OFFICE,
    SUB_UNIT,
    SUBJECT,
    SUBJECT_HEADS,
    TWO,
    WHOSE,
    stem_tails,
)
from .divisions import superior, unit_of, year_of
from .doers import ACTING_HEADS, ACTORS, ACTS, DISTRICTS, MUST
from .found import Found, of_government
from .leftwards import Leftwards
from .records import Division
from .source import Passage

APPOINTED = ("指定的", "授权的", "确定的", "规定的")  # 国务院指定的部门
_REPUBLIC = "中华人民共和国"
# 最先收到申请的法律援助机构: what is before 的 tells which; 是本市的主管机关 tells none.
_TOLD_ALONE = ("援助机构", "经办机构", "登记机构", "委员会", "办事处")
_MANY = ("小组", "专班", "指挥部", "会议", "委员会")  # bodies that have members
_MORE_ACTORS = re.compile("、各[一-龥]{2,12}?(?:要|应)")  # 各区县（市）、各重点开放平台要
_SHORTLY = 15  # characters: the longest words that go on with a government, 负责环境保护工作的


class ClassReader:
    """The part of a pass over one passage that reads what has no name of its own; `names` reads the rest.

    found: the mentions so far, in order
    """

    def __init__(self, passage: Passage, jurisdiction: Division | None, day: str | None) -> None:
        self.passage, self.text = passage, passage.text
        self.left = Leftwards(passage, jurisdiction, year_of(day))
        self.jurisdiction, self.year = jurisdiction, year_of(day)
        self.day = day if self.year is not None else None  # XXXX年X月X日
        self.near = jurisdiction.code if jurisdiction is not None else None
        self.national = jurisdiction is None or jurisdiction.code is None
        self.standing = self._own_standing()
        self.tails = stem_tails()
        self.found: list[Found] = []

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

    def _between(self, at: int) -> str:
        """The words between the mention before and `at`, or "-" where it does not end shortly before."""
        end = self.found[-1].end if self.found else at + 1
        return self.text[end:at] if 0 <= at - end < _SHORTLY else "-"

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

    def _goes_on(self, start: int) -> bool:
        """Whether a class of the same kind stands before what joins them: 各牵头单位和责任单位."""
        last = self.found[-1] if self.found else None
        return last is not None and last.core in LABELS and self._between(start) in JOINED

    def _class(self, start: int, end: int, head: str) -> list[Found]:
        text = self.text
        if head in LABELS and text.startswith("：", end):
            return []  # （责任单位：市商务局）
        if head.endswith("专门委员会") and NO_STANDING.match(text, end):
            return []
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
                ACTORS.match(text, start)
                or (text[start - 1] == "由" and head == "牵头部门")
                or (head in LABELS and self._goes_on(start))
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
        last = self.found[-1] if self.found else None
        if is_list and not members and last is not None and last.kind == "gov":
            if SUBJECT.fullmatch(self._between(start)):  # 县级以上人民政府劳动行政等有关部门
                return [of_government(last, text, end, [], head, self.day)]
        if (is_list and not members) or (head in COUNTED and len(members) < 2):
            return []
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
            if between in APPOINTED and (members or head == "部门"):
                return [of_government(last, text, end, [], head, self.day)]
            field = between.partition("的")[2] if between.startswith(APPOINTED) else ""
            if not members and SUBJECT.fullmatch(field):  # 确定的房屋征收部门
                return [of_government(last, text, end, [], head, self.day)]
            named = members or head == "部门"
            if named and last.core == "国务院" and between in ("", "的"):
                return [of_government(last, text, end, members, head, self.day)]
            if not members and SUBJECT.fullmatch(between):
                return [of_government(last, text, end, [], head, self.day)]
        acts = ACTS.match(text, end) if head in ACTING_HEADS else None
        told = head in SUBJECT_HEADS or acts is not None
        if head == "监督机构" and last is not None and last.kind == "class":
            told = self._between(self.left.chunk(start, 12)) in JOINED  # 主管部门或者质量监督机构
        if not members and told:
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
                if not head.endswith(_TOLD_ALONE) and not WHOSE.search(
                    text, max(0, begin - 10), begin
                ):
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
            if last is not None and last.kind == "class":
                joined = self._between(begin) in JOINED
                whole = begin if joined else self.left.chunk(begin, 12)
                if joined or (self._between(whole) in JOINED and self.text[whole] != "其"):
                    known, begin = True, whole  # 建设行政主管部门或者建设工程质量监督机构
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
        if self.text.endswith(_REPUBLIC, 0, begin) and self.text[begin - 8] not in "《〈":
            begin -= len(_REPUBLIC)  # 经中华人民共和国主管机关批准
        name = class_name(self.text[begin:end], self.jurisdiction)
        return [Found(begin, end, name, "agency/class", "class", group=True, core=head)]

    def _groups(self, start: int, end: int) -> list[Found]:
        """各区、县（市） as an actor stands for its governments."""
        begin = self.left.before(end)
        if begin > start or self.text.endswith("跨", 0, begin):
            return []
        if self.national and (self.jurisdiction or not MUST.match(self.text, end)):
            return []  # of a place that nothing tells only those that must do something
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
        if place is None or (place[0] and self.text[place[0] - 1] not in "。；，：、\n 由和及"):
            return []
        if self.found and place[0] < self.found[-1].end:
            return []
        item = self._concrete(place[0], end, "人民政府", place[1])
        item.rule = "agency/shared"
        return [*self._shared(place[0], "人民政府"), item]
