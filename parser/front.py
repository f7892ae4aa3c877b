"""What a document says of itself: title, genre, status and its own 文号."""

import re
from collections.abc import Sequence

import msgspec

from .documents import Draft
from .genres import GENRES
from .line_forms import NUMBER, NUMBER_LINE, TITLE_END
from .lines import Line
from .records import Status, Title

# A notice that encloses another paper: the whole is named after what it encloses.
_CARRIER = re.compile(
    r"(?:印发|发布|公布|颁发|颁布|转发|批转|下发)[^。]{2,}(?:通知|公告|通告|令|函)$"
    r"|公开征求[^。]*(?:公告|通告|通知|函)$|^[^《关]{4,40}(?:委员会|政府)公告$"
)
_SELF = re.compile(
    r"(?:制[定订]|提出|实施|印发)?(?:如下|以下|本)(?:若干|实施|管理|指导|工作|具体|行动|暂行)?"
    r"(?P<genre>意见|办法|细则|方案|通知|措施|举措|政策|规定|条例|决定|决议|计划|规划|规则|公告|通告|预案)"
)
_ENFORCED = re.compile(
    r"本(?:若干|实施|管理|指导|工作|具体|行动|暂行|专项)?(?P<genre>意见|办法|细则|方案|通知|措施|举措"
    r"|政策|规定|条例|决定|决议|计划|规划|规则|公告|通告|法)[^。]{0,6}(?:自|于|从|规定|实施|施行|所称|适用)"
)
# Words of a paper about another paper: it has a background and a meaning, and calls the other 该办法.
_COMMENTS = re.compile("(?:出台|制定|起草|修订)的?(?:背景|必要性|意义|过程)|政策解读|内容解读")
_PAGE_NUMBER = re.compile(rf"(?:文 *号|发文字号)[ ：|]*(?P<number>{NUMBER})")
_NUMBER_IN_TITLE = re.compile(rf"（(?P<number>{NUMBER})）$")
# 鲁政发〔2014〕20号《山东省人民政府关于…的意见》, as collections of papers head them.
_NUMBERED_TITLE = re.compile(rf"(?P<number>{NUMBER})(?P<open>《)?(?P<title>.{{6,}}?)(?(open)》)$")
_LABEL_LENGTH = 40
_UNTELLING = frozenset({"salutation", "residue", "note", "toc"})


class Front(msgspec.Struct, frozen=True):
    """What stands before the body; fields as in the record format."""

    title: Title | None
    label: str
    genre: str | None
    status: Status
    number: str | None


def find_genre(title: str) -> str | None:
    """The genre that a title names: 实施意见 is a 意见.

    >>> [find_genre(title) for title in ("杭州市促进若干措施（2025年版）", "印发方案的通知", "城市")]
    ['措施', '通知', None]
    """
    match = TITLE_END.search(title)
    return None if match is None else GENRES[match["genre"]]


def find_status(title: str, genre: str | None) -> Status:
    """How far the paper has come, as its title says it."""
    if genre == "解读":
        return "commentary"
    if genre == "说明" and re.search("关于|起草", title):
        return "explanation"
    if "征求意见" in title:
        return "consultation"
    if "草案" in title:
        return "draft"
    return "trial" if re.search("试行|暂行", title) else "final"


def find_front(text: str, reading: str, lines: Sequence[Line], draft: Draft) -> Front:
    """Read the lines before the body; where a title is lacking, what the paper calls itself."""
    titles = [_join(text, reading, lines, indices) for indices in draft.titles]
    title = next((t for t in reversed(titles) if not _CARRIER.search(_plain(t.text))), None)
    if title is None and titles:
        title = titles[-1]
    # Printed again, on two lines: the whole of it counts, but not the page's 政务服务｜ before it.
    title = next(
        (t for t in titles if title and t.text.endswith(title.text)
         and t.text[-len(title.text) - 1 :][0] not in "丨|｜"), title
    )  # fmt: skip
    number = _find_number(reading, lines, draft)
    if title and "号" in title.text and (match := _NUMBERED_TITLE.match(_plain(title.text))):
        title = Title(text=title.text[slice(*match.span("title"))], span=title.span)
        number = number or _write_number(match["number"])
    start, end = (lines[draft.first].start, lines[draft.after - 1].end) if lines else (0, 0)
    genre = find_genre(_plain(title.text)) if title else None
    status = find_status(_plain(title.text), genre) if title else "final"
    if title is None:
        genre = _find_own_genre(reading, start, end)
        if genre is None and _COMMENTS.search(reading, start, min(end, start + 400)):
            genre, status = "解读", "commentary"
    # Whom a paper is addressed to tells it from no other.
    told = (i for i in range(draft.first, draft.after) if draft.roles.get(i) not in _UNTELLING)
    first = next((reading[lines[i].start : lines[i].end] for i in told if lines), "")
    label = (
        title.text
        if title
        else number or first[:_LABEL_LENGTH] + "…" * (len(first) > _LABEL_LENGTH)
    )
    return Front(title, label, genre, status, number)


def _find_number(reading: str, lines: Sequence[Line], draft: Draft) -> str | None:
    """The 文号: on a line of its own, else in the table of the page, else behind the title."""
    elsewhere = None
    for i, role in draft.roles.items():
        line = lines[i]
        if role == "note":
            if match := NUMBER_LINE.match(reading, line.start, line.end):
                return _write_number(match["number"])
        elif elsewhere is None:
            if role == "residue":
                elsewhere = _PAGE_NUMBER.search(reading, line.start, line.end)
            elif role == "title" and reading[line.end - 1] == "）":
                elsewhere = _NUMBER_IN_TITLE.search(reading, line.start, line.end)
    return _write_number(elsewhere["number"]) if elsewhere else None


def _join(text: str, reading: str, lines: Sequence[Line], indices: Sequence[int]) -> Title:
    """A title as it is printed, without what the reading takes for blanks."""
    places = (range(lines[i].start, lines[i].end) for i in indices)
    words = "".join(text[at] for place in places for at in place if not reading[at].isspace())
    return Title(text=words, span=(lines[indices[0]].start, lines[indices[-1]].end))


def _plain(title: str) -> str:
    return title.replace("(", "（").replace(")", "）")


def _find_own_genre(reading: str, start: int, end: int) -> str | None:
    for pattern, places in (
        (_ENFORCED, (max(start, end - 600), end)),
        (_SELF, (start, min(end, start + 900))),
        (_ENFORCED, (start, end)),
    ):
        if match := pattern.search(reading, *places):
            return GENRES.get(match["genre"], match["genre"])
    return None


def _write_number(printed: str) -> str:
    """A 文号 in one shape: 国办发〔2019〕51号."""
    return re.sub(
        r"[〔\[（【]?(?P<year>(?:19|20)[0-9]{2})年?[〕\]）】]?(?P<number>第?[0-9]+号)",
        r"〔\g<year>〕\g<number>",
        "".join(printed.split()),
    )
