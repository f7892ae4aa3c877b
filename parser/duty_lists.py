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
_LABEL = f"{_LABEL_WORDS}："
_VERB = "牵头|配合|参与|参加|协助|协同|负责|落实|实施|承办|主办|协办"
_DUTIES = (
    "(?:按照?|根据|依据)?(?:各自)?(?:的)?(?:职责|职能|任务)?(?:分工)?(?:分别|共同|具体|负责|联合)?"
)
_TOKEN = re.compile(
    rf"(?P<label>{_LABEL})|(?P<body>{BODY}等?)"
    r"|（?(?P<first>第一(?:个|责任)?(?:单位|部门)为牵头(?:单位|部门)|[列排居位][在名序]?(?:第一位?|首位|最前)[^，。；（）\]\n]{0,12}牵头[^，。；）\]\n]{0,6})"
    rf"|(?P<onward>以下(?:各[项条款])?均(?:需|须|由|请)?(?={BODY}等?(?:共同)?(?:负责|牵头|配合|参与|落实)))"
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
_BEFORE_COLON = re.compile(rf"{_LABEL}\Z")
_LONGEST_LABEL = 60
_BRACKET = re.compile(rf"[（\[【](?=[^（）\[\]【】\n：]{{0,10}}{BODY})")
_BOUND = re.compile(r"[（）\[\]【】\n。]")
_OPEN, _CLOSE = "（[【", "）]】"
# What plainly ends like a body's name, and what is no name though it ends so.
_BODY_END = re.compile(
    r"^[一-龥“”（）·\d]{2,24}(?:[局厅署院行社校]|委(?!托)|办|委员会|协会|学会|联合会|商会|基金会|部|中心|集团|公司|部队|海关|政府|机关|支队|总队|大队|银行|法院|学院|街道|馆|站|台|所|专班|小组|指挥部|办公室|管委会)$"
)
_ASIDE = re.compile("下同|不再")
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
    for first, begin in _starts(text):
        if first < done:
            continue
        labelled = text[first] not in _OPEN
        end, closed = _close(text, begin)
        if not labelled and not closed:
            continue
        start = _opening(text, first, closed) if labelled else first
        entries, says_first, sound = _read(text, first if labelled else begin, end)
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
_TASK = re.compile("[^\t\n]*(?:任务|内容|措施|事项|项目|工作|目标|举措|政策|清单)[^\t\n]{0,4}")
_MOST_COLUMNS = 60


def _read_tables(text: str) -> list[DutyList]:
    """A list for each row below one that heads columns with 牵头单位 or the like.

    A row with more or fewer cells than that is not read: which cell is whose is not sure.
    """
    lists: list[DutyList] = []
    for table in _TABLE.finditer(text):
        columns: dict[int, Role] = {}  # which column holds whom
        task, width, start = -1, 0, table.start()
        for line in table[0].split("\n"):
            begin, start = start, start + len(line) + 1
            heads = _COLUMNS.search(text, begin, start - 1) is not None
            if not (heads or columns) or line.count("\t") > _MOST_COLUMNS:
                continue
            cells = _find_cells(text, begin, start - 1)
            if heads:
                columns, width = {}, len(cells)
                for i, cell in enumerate(cells):
                    if label := _COLUMNS.fullmatch(text, *cell):
                        columns[i] = _label_role(label["label"])
                first = min(columns, default=width)
                tasks = [
                    i
                    for i, cell in enumerate(cells)
                    if i not in columns and _TASK.fullmatch(text, *cell)
                ]
                task = max((i for i in tasks if i < first), default=min(tasks, default=-1))
            elif len(cells) == width:
                entries = [
                    entry
                    for i, role in columns.items()
                    for entry in _read(text, *cells[i], role, "list: column")[0]
                ]
                if entries:
                    ends = cells[max(columns)][1]
                    about = _trim(text, *cells[task]) if task >= 0 else None
                    lists.append(DutyList(cells[min(columns)][0], ends, tuple(entries), about))
    return lists


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between the two without the mark that ends them; None where there are none."""
    words = text[start:end].rstrip("。； ")
    return (start, start + len(words)) if words else None


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
    colon = text.find("：")
    while colon >= 0:
        if text[colon - 1] in "位门体构室）":  # what a label ends with: a full search is dear
            label = _BEFORE_COLON.search(text, max(0, colon - _LONGEST_LABEL), colon + 1)
            if label is not None:
                found.append(label.span())
        colon = text.find("：", colon + 1)
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
        elif char == "\n":
            return (match.start() if stop < 0 else stop), False
        elif stop < 0:
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
    at, unread, kind = begin, 0, None
    while at < end:
        match = _TOKEN.match(text, at, end)
        if match is None:
            at += 1
            continue
        kind, at = match.lastgroup, match.end()
        if kind == "label":
            role, rule = _label_role(match[0]), "list: label"
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
    return entries, says_first, sound or (kind in ("verb", "does") and unread < 20)


def _label_role(label: str) -> Role:
    return next(role for words, role in _LABELS.items() if re.search(words, label))
