"""Lists of who is responsible: （责任单位：A、B）, （A牵头，B参与）, （A、B）, 牵头单位：A on a line of its own.

A table is read by the same rules, where its first row tells which column holds whom: 牵头单位, 责任单位.
They are read in a text in which `BODY` stands for each mention of a body.
"""

import re
from typing import NamedTuple

from .duty_forms import BODY
from .phrases import Row
from .records import Role

LIST_RULES = (
    Row(
        name="list: label",
        source="杭州市“证照分离”改革全覆盖试点工作方案 (2020)",
        example="加快推行规范化。（责任单位：⟦市市场监管局⟧、⟦市数据资源局⟧）",
    ),
    Row(
        name="list: verb",
        source="安徽省加快对接RCEP实施意见 (2022)",
        example="拓展对外投资领域。（⟦省商务厅⟧牵头，⟦省农业农村厅⟧按职责分工配合）",
    ),
    Row(
        name="list: bare",
        source="杭州市推动生产性服务业高质量发展文件 (2024)",
        example="加快发展工业设计产业。（⟦市经信局⟧、⟦市财政局⟧）",
    ),
    Row(
        name="list: first leads",
        source="国务院关于促进综合保税区高水平开放高质量发展的若干意见 (2019)",
        example="推广试点。（⟦税务总局⟧、财政部负责，排在第一位的部门为牵头部门，下同）",
    ),
    Row(
        name="list: from here on",
        source="杭州市优化营商环境文件 (2023) 1",
        example="提升服务。[市公安局。以下均需⟦各区、县（市）政府⟧负责，不再列出。]",
    ),
    Row(
        name="list: column",
        source="made up; 任务分工表 as word processors give them, a tab between two cells",
        example="任务\t牵头单位\t完成时限\n建设人才公寓\t⟦市住保房管局⟧\t2023年底",
    ),
)

_LABELS: dict[str, Role] = {
    r"牵头": "lead",
    r"配合|参与|参加|协办|协同|协助|支持": "cooperate",
    r"责任|负责|主管|承办|主办|实施|落实|执行|组织|完成|承担|主责|具体": "responsible",
    r"审批|审核": "approve",
}
_ROLE_WORDS = "|".join(_LABELS)
_LABEL_WORDS = (
    rf"(?:{_ROLE_WORDS})(?:{_ROLE_WORDS}|考核|市级|省级|及|和|（[^（）\n]{{1,6}}）)*+"
    r"(?:单位|部门|主体|机构|处室|科室)(?:（[^（）\n]{0,20}）)?"
)
# 牵头：市教育局, at the beginning of a list or a part of one.
_SHORT = r"(?<=[（\[【〔；，。 \n])(?:牵头|配合|责任|负责|主办|承办|协办|参与|落实)："
_LABEL = rf"(?:{_LABEL_WORDS}(?:：|[为是](?={BODY}))|{_SHORT}(?={BODY}))"
_VERB = "牵头|配合|参与|参加|协助|协同|负责|落实|实施|承办|主办|协办"
_DUTIES = (
    "(?:按照?|根据|依据)?(?:各自)?(?:的)?(?:职责|职能|任务)?(?:分工)?(?:分别|共同|具体|负责|联合)?"
)
_FIRST = re.compile(
    r"第一(?:个|责任)?(?:单位|部门)为牵头(?:单位|部门)|[列排居位][在名序]?(?:第一位?|首位|最前)[^，。；（）\]\n]{0,12}牵头[^，。；）\]\n]{0,6}"
)
_TOKEN = re.compile(
    rf"(?P<label>{_LABEL})|(?P<body>{BODY}等?)"
    rf"|（?(?P<first>{_FIRST.pattern})"
    rf"|(?P<onward>以下(?:各[项条款])?均(?:需|须|由|请)?(?={BODY}等?(?:[、和及与]{BODY}等?){{0,9}}(?:共同)?(?:负责|牵头|配合|参与|落实)))"
    r"|(?P<joint>会同)"
    rf"|(?P<verb>{_DUTIES}(?P<does>{_VERB})(?!单位|部门)(?:负责|落实|实施|配合|推进|做好|组织)*)"
    r"|(?P<gap>(?:[、，；。和及与等由各 ]|以及|或者?)+|\[以下[简统]?称[^\[\]\n]{0,60}\]|（以下[简统]?称[^（）\n]{0,60}）)"
    rf"|(?P<words>[^、，；。\n{BODY}]+?)(?={_DUTIES}(?:{_VERB})+(?:[、，；。]|\Z)|[、，；。\n{BODY}]|\Z)"
)
_DOES: dict[str, Role] = {
    "牵头": "lead",
    "负责": "responsible",
    "落实": "responsible",
    "实施": "responsible",
    "承办": "responsible",
    "主办": "responsible",
}  # else: cooperate
_IS = "为是"  # 责任单位为市教育局
_BEFORE = re.compile(rf"(?:{_LABEL_WORDS}[：为是]|{_SHORT})\Z")
_LONGEST_LABEL = 60
_BRACKET = re.compile(rf"[（\[【〔](?=[^（）\[\]【】〔〕\n：]{{0,10}}{BODY})")
_BOUND = re.compile(r"[（）\[\]【】〔〕\n。]")
_OPEN, _CLOSE = "（[【〔", "）]】〕"
# What plainly ends like a body's name, and what is no name though it ends so.
_BODY_END = re.compile(
    r"^[一-龥“”（）·\d]{2,24}(?:[局厅署院行社校]|委(?!托)|办|委员会|协会|学会|联合会|商会|基金会|部|中心|集团|公司|部队|海关|政府|机关|支队|总队|大队|银行|法院|学院|街道|馆|站|台|所|专班|小组|指挥部|办公室|管委会)$"
)
# 下同, and until when: 2024年6月底前完成, 持续推进.
_ASIDE = re.compile(r"下同|不再|^(?:\d{1,4}[年月]|今年|年[内底]|长期|持续|全年|每[年季月])")
ONWARD = "list: from here on"
_MORE = re.compile("(?:有关|相关)(?:部门|单位|部委)")  # 商务部等有关部门
_NO_NAME = re.compile(r"^(?:相关|有关|各|其他|全市|全省|我|本|企业|社会)|时限|月底|年底|完成")


class Entry(NamedTuple):
    """A body in a list: where its mention, or else its words, stand in the text."""

    start: int
    end: int
    role: Role
    rule: str


class DutyList(NamedTuple):
    """A list; start, end: with its bracket; entries: in order; task: what it is about, if that is told apart."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    task: tuple[int, int] | None = None


def read_lists(text: str) -> list[DutyList]:
    """The lists of a text, in its order.

    Where a paper says that the first of a list leads, 下同, it does so in all that follow.
    """
    lists: list[DutyList] = []
    done, first_leads = 0, False
    prose = 0  # so far 责任单位为市财政局 is part of a sentence and no list
    for first, begin in _starts(text):
        spoken = text[begin - 1] in "为是"
        if first < done or (spoken and first < prose):
            continue
        labelled = text[first] not in _OPEN
        end, closed = _close(text, begin)
        if not labelled and not closed:
            continue
        start = _opening(text, first, closed) if labelled else first
        entries, says_first, sound = _read(text, first if labelled else begin, end)
        if spoken and not sound:
            prose = end
            continue
        if not entries:
            continue
        if not labelled and not (
            says_first
            or (sound and (entries[0].rule == "list: verb" or _stands_apart(text, start, end)))
        ):
            continue
        if (first_leads or says_first) and entries[0].role == "responsible":
            entries[0] = entries[0]._replace(role="lead", rule="list: first leads")
        first_leads = first_leads or (says_first and "下同" in text[begin:end])
        done = end + 1 if closed else end
        lists.append(DutyList(start, done, tuple(entries)))
    return sorted((*lists, *_read_tables(text))) if "\t" in text else lists


_TABLE = re.compile(r"(?:^[^\n\t]*\t[^\n]*(?:\n(?: *\n)*+|\Z))++", re.MULTILINE)
_COLUMN = rf" *(?:[省市县区]级?)?(?P<label>{_LABEL_WORDS}) *"
_COLUMNS = re.compile(rf"(?:^|(?<=\t)){_COLUMN}(?=\t|$)", re.MULTILINE)
_TASK = re.compile(
    "[^\t\n]*(?:任务|内容|措施|事项|项目|工作|目标|举措|政策|清单|指标|要求)[^\t\n]{0,4}"
)
_ABOVE_LABELS = re.compile(" *[^\t\n ]{0,4}(?:责任|分工|单位|部门)[^\t\n ]{0,4} *")
_MOST_COLUMNS = 60
_Cell = tuple[int, int]


class _Head(NamedTuple):
    """What the head of a table tells of its columns, which count from 0.

    roles: of those that hold bodies; leads: of those, where the first of a cell leads
    task: the one that tells what is to be done, or -1
    """

    width: int
    roles: dict[int, Role]
    leads: frozenset[int]
    task: int


def _read_tables(text: str) -> list[DutyList]:
    """A list for each row below one that heads columns with 牵头单位 or the like."""
    lists: list[DutyList] = []
    for table in _TABLE.finditer(text):
        head: _Head | None = None
        start = table.start()
        above: _Cell = (start, start)  # the row before
        task: _Cell | None = None  # of the row before: a cell may span several
        for line in table[0].split("\n"):
            begin, start = start, start + len(line) + 1
            heads = _COLUMNS.search(text, begin, start - 1) is not None
            if line.count("\t") > _MOST_COLUMNS or not line.strip(" "):
                continue
            if heads:
                over = _find_cells(text, *above) if head is None else []
                head = _read_head(text, _find_cells(text, begin, start - 1), over)
                task = None
            elif head is not None:
                cells = _find_cells(text, begin, start - 1)
                entries = _read_row(text, cells, head)
                at = head.task - head.width + len(cells)
                if not entries and len(cells) != head.width:
                    task = None
                elif head.task >= 0 and at >= 0:
                    task = _trim(text, *cells[at]) or task
                if entries:
                    about = (begin, begin) if task is None else task
                    lists.append(DutyList(entries[0].start, entries[-1].end, tuple(entries), about))
            above = (begin, start - 1)
    return lists


def _read_head(text: str, cells: list[_Cell], above: list[_Cell]) -> _Head:
    """What a row that names 牵头单位 or the like tells; above: the row before, where it may belong to the head."""
    if len(above) == len(cells):  # 责任分工 over 牵头单位 and 配合单位, 工作任务 beside it
        cells = [
            cell if text[slice(*cell)].strip() else over
            for cell, over in zip(cells, above, strict=True)
        ]
    elif above:
        ends = [cells.pop()] if text[slice(*cells[-1])].strip() == "" else []  # as in HTML
        over_labels = [i for i, one in enumerate(above) if _ABOVE_LABELS.fullmatch(text, *one)]
        if over_labels and all(_COLUMNS.fullmatch(text, *cell) for cell in cells):
            i = over_labels[0]
            cells = [*above[:i], *cells, *above[i + 1 :]]
        else:
            cells += ends
    labels = {
        i: label["label"]
        for i, cell in enumerate(cells)
        if (label := _COLUMNS.fullmatch(text, *cell))
    }
    first = min(labels, default=0)
    tasks = [i for i, cell in enumerate(cells) if i not in labels and _TASK.fullmatch(text, *cell)]
    return _Head(
        width=len(cells),
        roles={i: _label_role(label) for i, label in labels.items()},
        leads=frozenset(i for i, label in labels.items() if _FIRST.search(label)),
        task=max((i for i in tasks if i < first), default=min(tasks, default=-1)),
    )


def _read_row(text: str, cells: list[_Cell], head: _Head) -> list[Entry]:
    """The entries of a row; of one that lacks cells, which the first may span, if all the others are plain."""
    lacks = head.width - len(cells)
    entries: list[Entry] = []
    for i, role in head.roles.items():
        if lacks < 0 or i < lacks:
            return []
        found, _, sound = _read(text, *cells[i - lacks], role, "list: column")
        if lacks and not (found and sound):
            return []
        if found and i in head.leads:
            found[0] = found[0]._replace(role="lead", rule="list: first leads")
        entries += found
    return entries


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between the two without the mark that ends them; None where there are none."""
    while start < end and text[end - 1] in "。； ":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    return (start, end) if start < end else None


def _find_cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end, between tabs."""
    cells = []
    while (tab := text.find("\t", start, end)) >= 0:
        cells.append((start, tab))
        start = tab + 1
    return [*cells, (start, end)]


def _starts(text: str) -> list[tuple[int, int]]:
    """Where a label or a bracket that may begin a list starts and ends, in order."""
    found = [match.span() for match in _BRACKET.finditer(text)]
    ends = []  # of what may be a label
    for word in _IS:
        at = text.find(word + BODY)
        while at >= 0:
            if text[at - 1] in "位门体构）":
                ends.append(at + 1)
            at = text.find(word + BODY, at + 1)
    colon = text.find("：")
    while colon >= 0:
        last, after = text[colon - 1], text[colon + 1 : colon + 2]
        if last in "位门体构室）" or (after == BODY and last in "头合任责办与实"):
            ends.append(colon + 1)  # what a label ends with: a full search is dear
        colon = text.find("：", colon + 1)
    for end in ends:
        label = _BEFORE.search(text, max(0, end - _LONGEST_LABEL), end)
        if label is not None:
            found.append(label.span())
    return sorted(found)


def _close(text: str, begin: int) -> tuple[int, bool]:
    """Where the list that begins at `begin` ends, and whether a bracket closes it there."""
    depth = 0
    stop = -1
    for match in _BOUND.finditer(text, begin, begin + 2000):
        char = match[0]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            if not depth:
                return match.start(), True
            depth -= 1
        elif char == "\n" and text[match.start() - 1] != "、":
            return (match.start() if stop < 0 else stop), False
        elif stop < 0 and char == "。":
            stop = match.start()  # the first full stop, if no bracket is closed behind it
    end = min(len(text), begin + 2000)
    return (end if stop < 0 else stop), False


def _opening(text: str, label: int, closed: bool) -> int:
    """Where the bracket opens that holds the label, else where the label begins."""
    if not closed:
        return label
    low = text.rfind("\n", max(0, label - 100), label) + 1
    return max(label - 100, low, *(text.rfind(char, low, label) for char in _OPEN))


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a bracket stands behind a whole sentence or at the end of a heading."""
    before, behind = text[start - 1 : start], text[end + 1 : end + 2]
    if before in ("", BODY, "》", "\n"):
        return False
    return (before in "。；！？ ”" and behind not in "，、") or behind in ("", "\n")


def _read(
    text: str, begin: int, end: int, role: Role | None = "responsible", rule: str = "list: bare"
) -> tuple[list[Entry], bool, bool]:
    """The entries between the two, whether the first is said to lead, and whether all was understood.

    role, rule: of those of which no word there tells another
    """
    entries: list[Entry] = []
    pending = 0  # the first entry whose verb is still to come
    says_first, sound = False, True
    at, unread, ends_with_verb = begin, 0, False
    while at < end:
        match = _TOKEN.match(text, at, end)
        if match is None:
            at += 1
            continue
        kind, at = match.lastgroup, match.end()
        if kind not in ("gap", "first") and not _ASIDE.search(match[0]):
            ends_with_verb = kind in ("verb", "does")
        if kind == "label":
            role, rule = _label_role(match[0]), "list: label"
            says_first = says_first or _FIRST.search(match[0]) is not None
            pending = len(entries)
        elif kind == "body":
            if role is not None:
                entries.append(Entry(match.start(), match.start() + 1, role, rule))
        elif kind == "onward":
            pending, role, rule = len(entries), "responsible", ONWARD
        elif kind == "first":
            says_first = True
        elif kind == "joint":
            pending, role = len(entries), "joint"
        elif kind in ("verb", "does"):
            does = _DOES.get(match["does"], "cooperate")
            for i in range(pending, len(entries)):
                if entries[i].role != "joint":
                    name = "list: verb" if rule == "list: bare" else rule
                    entries[i] = entries[i]._replace(role=does, rule=name)
            pending = len(entries)
            role = "responsible" if role == "joint" else role
        elif kind == "words":
            words = match[0]
            if "：" in words:
                role, pending = None, len(entries)  # 完成时限：2020年6月
            elif role is not None and _BODY_END.search(words) and not _NO_NAME.search(words):
                if text[match.start() - 1] != BODY:  # 中国出口信用保险公司安徽分公司
                    entries.append(Entry(match.start(), match.end(), role, rule))
            elif not _ASIDE.search(words) and not _MORE.fullmatch(words):
                unread = max(unread, len(words))
                sound = False
    # （市档案局、某某协会秘书处按职责分工负责）: the verb at the end tells that all before are bodies.
    return entries, says_first, sound or (ends_with_verb and unread < 20)


def _label_role(label: str) -> Role:
    """The role that a label tells, its brackets left aside: 责任（配合）单位."""
    bare = re.sub("（[^（）]*）", "", label)
    return next(role for words, role in _LABELS.items() if re.search(words, bare))
