"""Who must do what: the forms in which a paper lays a duty on a body.

The text is read with each body's mention replaced by one character, so that a form is a short pattern.
Lists come first: （责任单位：A、B）, （A牵头，B参与）, （A、B）.  Then the sentences, from each row of bodies.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from .bodies import agency_id
from .duty_forms import BODY, ROW, DutyForm, compiled_forms, find_governor
from .duty_lists import DutyList, read_lists
from .records import Agency, Body, Provision, Responsibility, Role, Span
from .source import Passage

# Whose words are no sentences of the paper.
_NO_SENTENCES = frozenset(
    ("title", "subtitle", "salutation", "signature", "date", "toc", "residue", "attachment")
)
_ROW = re.compile(ROW)
_HEADED = "：。\n职的"  # stands behind the bodies that are a heading
# Another begins what it must do: ，相关条款由A实施, ，大型企业不得.
_STOP = re.compile(
    rf"，(?:并|再|且|分别|由|报|经|会同|交|同时)?{BODY}|，(?![将把对在])[^，。；：\n{BODY}]{{2,16}}(?<![立建对要须整先当])由{BODY}(?![^，。；\n]{{0,24}}的)"
    r"|，[一-龥]{2,10}(?<=企业|单位|个人|机构|人员|组织|主体|标准|费用|材料|结果)(?:应当|不得)|[。；\n]"
)
_DECISION_STOP = re.compile("[，。；、\n的后外并方或由（）]|(?<=[准批案定意])可")
_SENTENCE_STOP = re.compile("[。；\n]")
_BACK_STOP = re.compile("[，：）】”]")
# 并立即 of 启动预案，并立即报告公安机关 says nothing of what is reported.
_NO_WORDS = re.compile(
    "，?(?:并|再|也|同时|及时|立即|提前|逐级|依法|按照?规定|应当?|必须|须|可以|要|抄|通|书面|，)+$"
)
_OUGHT = re.compile("，?(?:应当?|必须|须|可以|要)")
_WHO = re.compile("(?:单位|人员|机关|机构|部门|企业|组织|委员会|[人者方])$")
_ENCOURAGED = re.compile(r"(?:鼓励|支持|引导)[^，。；\n]{1,30}$")
# 按照市市场监管局统筹协调、各部门牵头实施的原则
_PRINCIPLE = re.compile("(?:牵头|负责|配合|参与)[^，。；的\n]{0,12}(?=的原则)")
_SENTENCE_MARKS = frozenset("。；，：")
_LABEL_ENDS = frozenset("编章节条是步")
_OBJECT = re.compile(r"(?:^|[。；，：\n])对[^，。；：\n]{2,40}的$")
# 会同财政、税务等部门编制, 由园区管委会或做地主体统一组织
_REST = re.compile(
    "(?<=等)(?:有关|相关)?(?:部门|单位|机关)|(?:或者?|和|及)[一-龥]{2,8}?(?:单位|主体|企业|机构)"
)
# Who leads does what stands behind those who help: A牵头，B配合，尽快制定方案.
_PARTNERS = re.compile(
    rf"(?:负责)?(?:牵头)?(?:，{BODY}(?:[、和及与]{BODY}){{0,20}}+(?:等[部单][门位])?(?:积极|做好)?(?:配合|参与|协助|协办|参加))+，(?!{BODY})"
)
_LEADER = re.compile("(?:牵头|责任|分管|包保|挂[帅钩联])[一-龥]{0,4}(?:领导|人)：")
_SEATED = re.compile("(?:设|设立|设置|挂靠)(?:在|于)$")
_TRIM = " ，：、”’"
_NOTHING_SAID = re.compile("(?:负责|牵头|配合|参与|办理|落实|会同)*$")


def find_responsibilities(passage: Passage, agencies: Sequence[Agency]) -> list[Responsibility]:
    """The duties of the bodies mentioned in a passage, in its order.

    agencies: of the passage, in its order.  A list may name a body that none of them is: （责任单位：
    …局）; its duty bears the printed words as name.
    """
    if not agencies:
        return []
    return _Reader(passage, agencies).read()


class _Reader:
    """One passage, read with `BODY` in place of each mention of a body."""

    def __init__(self, passage: Passage, agencies: Sequence[Agency]) -> None:
        self.passage = passage
        self.provisions = {provision.id: provision for provision in passage.provisions}
        self.agencies: list[Agency] = []
        self.at: list[int] = []  # where each stands in `text`
        self.shifts: list[int] = []  # index in the passage less that in `text`, from there on
        pieces: list[str] = []
        text, done, length, shift = passage.text, 0, 0, 0
        for agency in agencies:
            start = passage.index(agency.span[0])
            if start < done or self._kind(agency.provision) in _NO_SENTENCES:
                continue
            end = passage.index(agency.span[1] - 1) + 1
            pieces += (text[done:start], BODY)
            length += start - done
            self.agencies.append(agency)
            self.at.append(length)
            length += 1
            shift += end - start - 1
            self.shifts.append(shift)
            done = end
        pieces.append(text[done:])
        self.text = "".join(pieces)
        self.number = {at: i for i, at in enumerate(self.at)}
        self.found: list[Responsibility] = []

    def read(self) -> list[Responsibility]:
        lists = read_lists(self.text)
        self._lists(lists)
        ends = [one.end for one in lists]
        here = 0
        for match in _ROW.finditer(self.text):
            while here < len(ends) and ends[here] <= match.start():
                here += 1
            if here == len(ends) or match.start() < lists[here].start:
                self._sentence(match)
        self.found.sort(key=lambda one: one.span)
        return self.found

    # Sentences

    def _sentence(self, row: re.Match[str]) -> None:
        start, end = row.span()
        name = find_governor(self.text, start)[0] if start else "free"
        if (
            name == "free"
            and self.text.startswith("，", end)
            and self.text.endswith("明确", 0, start)
        ):
            return  # 明确监管责任部门，统一监管标准
        if name in ("", "free") and self._heads(start):
            name = "head" if self.text[end : end + 1] in _HEADED else "free"
        pattern, forms = compiled_forms("free" if name == "asks" else name)
        match = pattern.match(self.text, start)
        if match is None and name == "asks":
            pattern, forms = compiled_forms(name)
            match = pattern.match(self.text, start)
        if match is None or match.lastgroup is None:
            return
        form = forms[int(match.lastgroup[1:])]
        if form.role is None:
            return
        if name == "joint" and _ENCOURAGED.search(self.text, max(0, start - 36), start):
            return  # 鼓励区、县（市）联合相关部门开展培训
        if (
            self.text[start - 1 : start] == "的"
            and _OBJECT.search(self.text, max(0, start - 44), start)
            and "，" in self.text[end : match.end()]
        ):
            return  # 对拒绝支付款项的国家机关、事业单位，应当采取限制措施
        provision = self.agencies[self.number[start]].provision
        if self.text.startswith("同意，", match.end()) and self._kind(provision) == "preamble":
            return  # 经国务院同意，: how the paper came about
        action = self._action(form, match.end(), start)
        depth = 0
        for at in range(start, end):
            char = self.text[at]
            depth += (char in "（[") - (char in "）]")
            if char == BODY and not depth:
                agency = self.agencies[self.number[at]]
                self._add(at, at + 1, form.role, form.name, agency.provision, action)

    def _heads(self, start: int) -> bool:
        """Whether a provision begins with what stands at `start`: （一）市商务局：…"""
        before = self.text[start - 1 : start]
        if before in _SENTENCE_MARKS or ("一" <= before <= "龥" and before not in _LABEL_ENDS):
            return False  # most
        id = self.agencies[self.number[start]].provision
        if id not in self.provisions:
            return False
        return not self.passage.text[self._own_start(id) : self.index(start)].strip(" .．、)）")

    def _action(self, form: DutyForm, begin: int, start: int) -> Span | None:
        """Where the words of the duty stand: behind the form, else before it: 具体工作由A负责。"""
        text = self.text
        if form.role == "approve":
            stop = _DECISION_STOP.search(text, begin, begin + 12)
            return self._words(begin, min(len(text), begin + 12) if stop is None else stop.start())
        if form.role == "report_to" and text[begin : begin + 1] in ("，", "、"):
            return self._words_before(start)  # 报省政府，并抄送市政府、承办单位
        if partners := _PARTNERS.match(text, begin):
            begin = partners.end()
        stop = _STOP.search(text, begin, begin + 300)
        end = min(len(text), begin + 300) if stop is None else stop.start()
        principle = _PRINCIPLE.match(text, begin, end)
        end = end if principle is None else principle.end()
        rest = _REST.match(text, begin)
        begin = begin if rest is None else rest.end()
        closing = text.find("）", begin, end)
        if closing >= 0 and text.find("（", begin, closing) < 0:
            if _SEATED.search(text, max(0, start - 3), start):
                opening = text.rfind("（", max(0, start - 60), start)
                if text.startswith("，", closing + 1) and start - opening > 3:
                    return self._words(opening + 1, closing)  # 专班（专班办公室设在A），负责
                begin = closing + 1  # 办公室（设在市商务局，抽调人员组成专班）负责日常工作
            else:
                end = closing
        if form.name == "subject: must" or not _NOTHING_SAID.fullmatch(text, begin, end):
            return self._words(begin, end)
        return self._words_before(start)

    def _words_before(self, start: int) -> Span | None:
        """The clause before the first body of the sentence around `start`: 具体工作由A牵头，B参与."""
        text, low = self.text, max(0, start - 200)
        for match in _SENTENCE_STOP.finditer(text, low, start):
            low = match.end()
        first = text.find(BODY, low, start + 1)
        governor, end = find_governor(text, first, low)
        while end > low and text[end - 1] == "，":
            end -= 1
        bare = _NO_WORDS.search(text, low, end)
        if bare and governor == "report" and first == start:
            ought = _OUGHT.match(text, bare.start(), end)
            if ought and _WHO.search(text, low, bare.start()):
                return self._words(ought.end(), first)  # 立即报告, not 施工单位 that shall do so
        end = end if bare is None else bare.start()
        for match in _BACK_STOP.finditer(text, low, end):
            low = match.end()
        begin = max(self.index(low), self._own_start(self.agencies[self.number[first]].provision))
        return self._trim(begin, self.index(end)) if self.index(end) - begin > 1 else None

    def _own_start(self, id: str | None) -> int:
        """Where the words of a provision begin behind its label: an index in the passage."""
        provision = self.provisions.get(id or "")
        if provision is None:
            return 0
        return self.passage.index(provision.span[0]) + len(provision.label or "")

    def _words(self, begin: int, end: int) -> Span | None:
        """The indices in the passage of the words between the two, without the marks around them."""
        return self._trim(self.index(begin), self.index(end))

    def _trim(self, begin: int, end: int) -> Span | None:
        text = self.passage.text
        while begin < end and text[begin] in _TRIM:
            begin += 1
        while begin < end and text[end - 1] in _TRIM:
            end -= 1
        return (begin, end) if begin < end else None

    # Lists

    def _lists(self, lists: Sequence[DutyList]) -> None:
        last: str | None = None  # the provision that the list before is about
        before = 0  # where that list ends
        action: Span | None = None
        for one in lists:
            provision = self._about(one)
            id = None if provision is None else provision.id
            if one.task is not None:
                action = self._words(*one.task)
            elif id != last or self.text[before : one.start].strip(_TRIM + "。；\n"):
                action = self._list_action(
                    self.index(one.start), provision, self.index(before) if id == last else 0
                )
            last, before = id, one.end
            for entry in one.entries:
                self._add(entry.start, entry.end, entry.role, entry.rule, id, action)

    def _about(self, one: DutyList) -> Provision | None:
        """The provision that a list is about: the one around it, or above it if it stands alone."""
        provision = self.provisions.get(self.passage.provision(self.index(one.start)) or "")
        while provision is not None and provision.kind == "note" and provision.parent is not None:
            provision = self.provisions[provision.parent]
        return provision

    def _list_action(self, start: int, provision: Provision | None, before: int) -> Span | None:
        """The heading of a provision, else its first sentence; behind a list, the first after it.

        start: of the list; before: where the list before in the same provision ends, else 0
        """
        text = self.passage.text
        if provision is None:
            return None
        begin = self._own_start(provision.id)
        if not before and provision.heading:
            at = text.find(provision.heading, begin, begin + len(provision.heading) + 80)
            if at >= 0:
                return at, at + len(provision.heading)
        begin = max(begin, before)
        while begin < start and text[begin] in " 。；\n":
            begin += 1
        if _LEADER.match(text, begin, start):
            return None  # 牵头领导：张三；牵头单位：… says nothing of the task
        end = text.find("。", begin, start)
        return self._trim(begin, min(end if end >= 0 else start, begin + 300))

    # Records

    def index(self, at: int) -> int:
        """The index in the passage of what stands at `at` in the text."""
        before = bisect_left(self.at, at)
        return at + (self.shifts[before - 1] if before else 0)

    def _kind(self, provision: str | None) -> str | None:
        return None if provision is None else self.provisions[provision].kind

    def _add(
        self,
        start: int,
        end: int,
        role: Role,
        rule: str,
        provision: str | None,
        action: Span | None,
    ) -> None:
        """The duty of the body between start and end in the text; action: indices in the passage."""
        body, span = self._body(start, end)
        passage = self.passage
        self.found.append(
            Responsibility(
                span=span,
                provision=provision,
                rule=rule,
                agency=body,
                role=role,
                action=None if action is None else passage.text[action[0] : action[1]],
                action_span=None if action is None else passage.span(*action),
            )
        )

    def _body(self, start: int, end: int) -> tuple[Body, Span]:
        """The body between start and end in the text: a mention, or else the words of a list."""
        number = self.number.get(start)
        if number is not None:
            agency = self.agencies[number]
            return Body(name=agency.name, id=agency.id, group=agency.group), agency.span
        begin, stop = self.index(start), self.index(end)
        name = self.passage.text[begin:stop]
        return Body(name=name, id=agency_id(name), group=False), self.passage.span(begin, stop)
