"""Lines -> documents: where each paper begins and ends, and what its lines outside the body are.

A file may hold many papers with nothing between them.  The next one begins with a title, a
salutation, a 文号 or a number that begins again, where the one before has come to its end.
"""

import re
from collections.abc import Iterable, Sequence

from .contents import find_contents
from .line_forms import (
    ADOPTION,
    ATTACHED,
    ATTACHED_ITEM,
    ATTACHMENT,
    BODY_LINE,
    CAPTION,
    CARRIES,
    CLOSING,
    CONTENTS,
    DATE_LINE,
    IN_FORCE,
    INTRODUCES,
    NOTE,
    NUMBER_LINE,
    ORDER_LINE,
    PAGE_CELL,
    PAGE_RESIDUE,
    PAGE_TOP,
    PREAMBLE,
    SALUTATION,
    SIGNER,
    TITLE_END,
    VERSION_LINE,
    WAY,
)
from .line_repairs import begins_body
from .lines import Line
from .numbering import HEADINGS
from .records import Kind

_TITLE_LENGTH = 120
_MOST_ISSUERS = 12
_ANNOUNCED_WITHIN = 3000  # characters of a notice: enough for 现将《…》印发给你们
_DAY_SIGNS = re.compile("[年.-]")  # a line without them has no day


def _tops_page(words: str) -> bool:
    """Whether a line is what the page of a web site has above a text."""
    return PAGE_TOP.match(words) is not None or (">" in words and WAY.match(words) is not None)


class Draft:
    """A document while it is being found: its lines and what those outside the body are.

    first, after: indices of its lines, half-open
    roles: the kind of each line that is no part of the body, by index
    """

    def __init__(self, first: int) -> None:
        self.first = self.after = first
        self.roles: dict[int, Kind] = {}
        self.titles: list[list[int]] = []  # indices of the lines of each title printed
        self.has_body = False
        self.introduced = False  # whether a preamble was read
        self.carries = False  # whether what was read so far announces an enclosed paper
        self.last: dict[Kind, int] = {}  # the last number of each kind of unit
        self.attaching = False  # whether the line above is, or goes on with, a list of attachments
        self.attached = (
            False  # whether the text of an attachment has begun: 附件1 on a line of its own
        )
        self.cut = False  # whether the document begins in the middle of a line


def _squeeze(words: str) -> str:
    """The words without blanks, titles in them between one kind of marks."""
    return "".join(words.split()).replace("《", "〈").replace("》", "〉")


class Splitter:
    """One pass over the lines of a file, which tells its documents apart."""

    def __init__(self, reading: str, lines: Sequence[Line]) -> None:
        self.reading, self.lines = reading, lines
        self.drafts: list[Draft] = []

    def words(self, i: int) -> str:
        """The words of line `i`, where it is hard-wrapped without the breaks: 会议通⏎过."""
        line = self.lines[i]
        words = self.reading[line.start : line.end]
        return words.replace("\n", "") if "\n" in words else words

    def split(self) -> list[Draft]:
        """The documents, in order; they hold all lines."""
        draft = self._begin(0)
        i, count = 0, len(self.lines)
        while i < count:
            line = self.lines[i]
            if line.label is not None:
                if line.label.number == 1 and i > draft.first and self._restarts(draft, i):
                    draft = self._begin(i)
                self._read_label(draft, i)
                i += 1
                continue
            length = line.end - line.start
            if draft.has_body and (length > _TITLE_LENGTH or self.reading[line.end - 1] in "。；"):
                below = self.lines[i + 1].label if i + 1 < count else None
                # What stands above 第九条 begins nothing: most.
                if (below is None or below.number == 1) and self._starts_over(draft, i):
                    draft = self._begin(i)
                    continue
                if self.reading[line.start] in "附（[抄" or (
                    self.reading[line.end - 1] not in "。；" and "\t" in self.words(i)
                ):
                    self._read_back(draft, i)
                else:
                    draft.attaching = False
                i += 1
                continue
            stop = 0 if self._heads(i) else self._title_until(i)
            if stop and self._announced(draft, i, stop):
                draft.has_body = False  # of the notice, which numbers what it asks for
                draft.last.clear()
            elif (stop and self._title_begins(draft, i, stop)) or (
                not stop and i > draft.first and self._opens(draft, i)
            ):
                draft = self._begin(i)
            if stop and not draft.has_body and not draft.attaching:
                self._read_title(draft, i, stop)
                i = stop
            else:
                (self._read_back if draft.has_body else self._read_front)(draft, i)
                i += 1
        draft.after = count
        for draft in self.drafts:
            within = range(draft.first, draft.after)
            articles = "article" in draft.last
            contents = find_contents(
                self.reading, self.lines, within, draft.roles, articles=articles
            )
            draft.roles.update(dict.fromkeys(contents, "toc"))
        return self.drafts

    def _begin(self, i: int) -> Draft:
        """A new document from line `i` on; the one before, if it has no line, gives way."""
        if self.drafts:
            self.drafts[-1].after = i
            if self.drafts[-1].first == i:
                self.drafts.pop()
        self.drafts.append(Draft(i))
        if i:
            before, here = self.lines[i - 1].end, self.lines[i].start
            self.drafts[-1].cut = "\n" not in self.reading[before:here]
        return self.drafts[-1]

    def _heads(self, i: int) -> bool:
        """Whether line `i` is the heading of the chapter whose number stands alone above it."""
        if not i or (label := self.lines[i - 1].label) is None:
            return False
        return label.kind in HEADINGS and label.end == self.lines[i - 1].end

    # Where a document begins

    def _restarts(self, draft: Draft, i: int) -> bool:
        """Whether the number of line `i`, a one, begins a document, not a part of this one."""
        label = self.lines[i].label
        assert label is not None
        if label.suffix or draft.attaching or draft.attached:
            return False
        if label.kind in HEADINGS:
            return (
                "article" in draft.last
                and label.kind != "section"
                and (label.kind == "part" or "part" not in draft.last)
                and self._next_article(i) == 1
            )
        if label.kind == "article":
            if draft.last.get("article", 0) >= 2:
                return "part" not in draft.last and self._next_article(i + 1) == 2
            return draft.last.get("level1", 0) >= 2 and "article" not in draft.last
        if label.kind == "level1":
            return (
                draft.last.get("level1", 0) >= 2
                and "article" not in draft.last
                and not self.reading[label.start].isdecimal()
                and self._ended(draft, i)
            )
        return False

    def _next_article(self, i: int) -> int | None:
        for line in self.lines[i : i + 400]:
            if line.label is not None and line.label.kind == "article":
                return line.label.number
        return None

    def _ended(self, draft: Draft, i: int) -> bool:
        """Whether a closing clause, a signature or an attachment stands shortly before line `i`."""
        for j in range(i - 1, max(draft.first, i - 8), -1):
            if draft.roles.get(j) in ("signature", "date", "attachment"):
                return True
            line = self.lines[j]
            if line.end - line.start <= 600 and IN_FORCE.search(self.reading, line.start, line.end):
                start = line.label.end if line.label else line.start
                if CLOSING.match(self.reading, start, line.end):
                    return True
        return False

    def _starts_over(self, draft: Draft, i: int) -> bool:
        """Whether, behind a closing clause, paragraph `i` introduces another document."""
        line = self.lines[i]
        return (
            draft.has_body
            and not draft.attached
            and self._number_one_ahead(i + 1, 3)
            and line.end - line.start > 25
            and PREAMBLE.match(self.reading, line.start, line.end) is not None
            and CLOSING.match(self.reading, line.start, line.end) is None
            and self._ended(draft, i)
        )

    def _number_one_ahead(self, i: int, within: int) -> bool:
        """Whether a body begins within the next lines."""
        for line in self.lines[i : i + within]:
            if line.label is not None:
                return begins_body(line)
        return False

    def _closed(self, i: int) -> bool:
        """Whether what stands before line `i` has come to its end."""
        before = self.lines[i - 1]
        return (
            self.reading[before.end - 1] in "。！？”；》…"
            or self.lines[i].gap
            or (before.label is None and before.end - before.start <= _TITLE_LENGTH)
            or (before.label is not None and before.label.kind == "level3")
        )

    def _title_until(self, i: int) -> int:
        """The line behind the title that begins with line `i`, or 0 where none begins.

        A title is printed on up to four lines, a version in brackets on another; before these
        bodies that issue a paper together may stand on a line each.
        """
        joint = self._joint_until(i)
        for stop in range(joint, min(joint + 4, len(self.lines))):
            line = self.lines[stop]
            if (
                line.label is not None
                or line.end - line.start > _TITLE_LENGTH
                or self.reading[line.end - 1] in "。；：，、？！…"
                or "\t" in (words := self.words(stop))
                or CAPTION.match(words)
                or "。" in words
                or _tops_page(words)
                or ATTACHMENT.match(words)
                or NOTE.match(words)
                or (words[-1] in "号）" and NUMBER_LINE.match(words))
                or DATE_LINE.match(words)
                or (_DAY_SIGNS.search(words) and ADOPTION.match(words))
                or CONTENTS.match(words)
                or (
                    words[0] in "《（"
                    and words[-1] in "》）"
                    and stop == i
                    and not self._heads_paper(i)
                )
                or (words[0] == "（" and "）" not in words)
            ):
                return 0
            end = TITLE_END.search("".join(words.split()))  # 几 个 问 题 的 通 知
            if end is not None and self._opens_quotation(i, line.end):
                end = None  # …贯彻《…若干政策⏎措施》实施方案
            if (
                stop == joint == i
                and BODY_LINE.match(words)
                and not self._title_goes_on(stop + 1)
                and not self._repeats_title(i)
            ):
                return 0
            if end is None:
                continue
            stop += 1
            if stop < len(self.lines) and self._title_goes_on(stop):
                following = self.words(stop)
                if TITLE_END.search(following) or following.startswith(("的", "》")):
                    stop += 1
            while (
                stop < len(self.lines)
                and self.lines[stop].label is None
                and VERSION_LINE.match(self.words(stop))
                and not ADOPTION.match(self.words(stop))
                and not NOTE.match(self.words(stop))
                and not NUMBER_LINE.match(self.words(stop))
            ):
                stop += 1
            return stop
        return 0

    def _heads_paper(self, i: int) -> bool:
        """Whether what is quoted on line `i` is a title: a 文号, a version or a body stands below."""
        if i + 1 >= len(self.lines) or self.reading[self.lines[i].start] != "《":
            return False
        if self.lines[i + 1].label is not None:
            return begins_body(self.lines[i + 1])
        below = self.words(i + 1)
        return bool(
            NUMBER_LINE.match(below) or VERSION_LINE.match(below) or CONTENTS.match(below)
        ) and not NOTE.match(below)

    def _opens_quotation(self, i: int, end: int) -> bool:
        """Whether a title is open between line `i` and `end`."""
        start = self.lines[i].start
        return self.reading.count("《", start, end) > self.reading.count("》", start, end)

    def _joint_until(self, i: int) -> int:
        """The line behind the bodies that a title begins with, from line `i` on; `i` where it does not."""
        stop = i
        while (
            stop < min(i + _MOST_ISSUERS, len(self.lines))
            and (line := self.lines[stop]).label is None
            and not (line.gap and stop > i)
            and line.end - line.start <= _TITLE_LENGTH
            and BODY_LINE.match(self.words(stop))
        ):
            stop += 1
        several = stop - i > 1 and stop < len(self.lines) and not self.lines[stop].gap
        return stop if several and self._title_goes_on(stop) else i

    def _repeats_title(self, i: int) -> bool:
        """Whether lines `i` and below print the title of the document again, which was one line."""
        return self._titled(self.drafts[-1], i, min(i + 2, len(self.lines)))

    def _title_goes_on(self, i: int) -> bool:
        """Whether line `i` cannot begin a title, so that it goes on with one."""
        return (
            i < len(self.lines)
            and self.lines[i].label is None
            and self.words(i).startswith(
                ("关于", "印发", "转发", "批转", "的", "》", "实施", "行动计划", "管理办法", "若干")
            )
        )

    def _title_begins(self, draft: Draft, i: int, stop: int) -> bool:
        """Whether the title of lines `i` to `stop` begins a document, not an enclosed paper."""
        if i == draft.first:
            return False
        if draft.has_body:
            return (
                not self._attached(i)
                and self._front_ahead(stop)
                and (self._closed(i) or self._adopted(stop))
                and (stop - i == 1 or self._whole(i) or self._sentence_ends(i))
                and not self._explains_itself(i, stop)
            )
        return draft.introduced and not (draft.carries or self._titled(draft, i, stop))

    def _titled(self, draft: Draft, i: int, stop: int) -> bool:
        """Whether the title of lines `i` to `stop` is one that the document has."""
        title = self._join(range(i, stop))
        return any(self._join(printed) == title for printed in draft.titles)

    def _join(self, lines: Iterable[int]) -> str:
        return "".join("".join(self.words(j).split()) for j in lines)

    def _announced(self, draft: Draft, i: int, stop: int) -> bool:
        """Whether the title of lines `i` to `stop` is that of the paper which a notice above, with a body, encloses."""
        if not (draft.has_body and draft.carries):
            return False
        start = self.lines[draft.first].start
        above = _squeeze(self.reading[start : min(self.lines[i].start, start + _ANNOUNCED_WITHIN)])
        # Of two papers that it encloses the second is a document of its own.
        return f"〈{_squeeze(self._join(range(i, stop)))}〉" in above and not any(
            f"〈{_squeeze(self._join(title))}〉" in above for title in draft.titles
        )

    def _adopted(self, i: int) -> bool:
        """Whether line `i` is a 题注, which stands under the title of a law and nowhere else."""
        return i < len(self.lines) and ADOPTION.match(self.words(i)) is not None

    def _whole(self, i: int) -> bool:
        """Whether line `i` is a title as it stands, not only with the lines below it."""
        return TITLE_END.search(self.words(i)) is not None

    def _sentence_ends(self, i: int) -> bool:
        """Whether a sentence, or a line that is no part of the body, ends before line `i`."""
        before = self.lines[i - 1]
        return (
            self.reading[before.end - 1] in "。！？”；》…"
            or self.lines[i].gap
            or (i - 1 in self.drafts[-1].roles)
        )

    def _explains_itself(self, i: int, stop: int) -> bool:
        """Whether the title is that of an annex, 国徽图案制作说明, not of a paper about a draft."""
        title = "".join(self.words(j) for j in range(i, stop))
        match = TITLE_END.search(title)
        return (
            match is not None
            and match["genre"] == "说明"
            and re.search("关于|起草|草案|编制|修订", title) is None
        )

    def _attached(self, i: int) -> bool:
        """Whether line `i` is the title of an attachment: 附件1 stands on the line above."""
        return ATTACHED.match(self.words(i - 1)) is not None

    def _opens(self, draft: Draft, i: int) -> bool:
        """Whether line `i`, which is no title, begins a document."""
        words = self.words(i)
        if self.reading[self.lines[i].end - 1] == "：" and SALUTATION.match(words):
            if draft.has_body:
                return (
                    self._closed(i)
                    and (words[0] == "各" or "article" not in draft.last or self._ended(draft, i))
                    and self._body_ahead(i + 1)
                )
            return draft.introduced and not draft.carries
        if draft.has_body and NUMBER_LINE.match(words):
            return self._closed(i) and self._front_ahead(i + 1)
        return self._starts_over(draft, i)

    def _body_ahead(self, i: int) -> bool:
        """Whether a preamble or a first number follows within a few lines."""
        for j in range(i, min(i + 3, len(self.lines))):
            line = self.lines[j]
            if line.label is not None:
                return line.label.number == 1
            if line.end - line.start > 20:
                return True
        return False

    def _front_ahead(self, i: int) -> bool:
        """Whether what stands behind a title is what may: a preamble, 题注, 文号, first number."""
        for j in range(i, min(i + 3, len(self.lines))):
            line = self.lines[j]
            if line.label is not None:
                return begins_body(line)
            words = self.words(j)
            if (
                NUMBER_LINE.match(words)
                or CONTENTS.match(words)
                or ADOPTION.match(words)
                or ORDER_LINE.match(words)
                or SALUTATION.match(words)
                or _tops_page(words)
            ):
                return True
            if line.end - line.start > 25:
                return (
                    PREAMBLE.match(words) is not None
                    or INTRODUCES.search(words) is not None
                    or (self._number_one_ahead(j + 1, 3))
                )
        return False

    # What the lines outside the body are

    def _read_title(self, draft: Draft, i: int, stop: int) -> None:
        for j in range(i, stop):
            draft.roles[j] = "subtitle" if j > i and VERSION_LINE.match(self.words(j)) else "title"
            draft.carries |= CARRIES.search(self.words(j)) is not None
        draft.titles.append(list(range(i, stop)))

    def _read_label(self, draft: Draft, i: int) -> None:
        label = self.lines[i].label
        assert label is not None
        if draft.attaching and label.kind == "level3" and ATTACHED_ITEM.match(self.words(i)):
            draft.roles[i] = "attachment"
            return
        draft.attaching = False
        draft.has_body = True
        if label.kind != "bullet" and label.number is not None:
            draft.last[label.kind] = label.number

    def _read_front(self, draft: Draft, i: int) -> None:
        """Line `i` stands before the body and is no title."""
        words = self.words(i)
        last = words[-1]
        role: Kind
        if _tops_page(words) or self._fills_row(draft, i):
            role = "residue"
        elif ATTACHMENT.match(words):
            role = "attachment"
        elif CONTENTS.match(words):
            role = "toc"
        elif NUMBER_LINE.match(words) or NOTE.match(words) or ORDER_LINE.match(words):
            role = "note"
        elif DATE_LINE.match(words):
            role = "date"
        elif last == "：" and SALUTATION.match(words) and not draft.introduced:
            role = "salutation"
        elif (
            # A law amended seven times has them all in one bracket.
            len(words) < 800 and ADOPTION.match(words) and (last not in "。：" or words[0] == "（")
        ):
            role = "note"
        elif (
            len(words) <= 60
            and last not in "。：；，"
            and (
                not draft.titles
                and all(above == "residue" for above in draft.roles.values())
                and "\t" not in words
                and "：" not in words
                and self._front_ahead(i + 1)
            )
        ):
            role = "title"
            draft.titles.append([i])
        elif "\t" in words:
            role = "table_row"
        elif draft.roles and (
            BODY_LINE.match(words) or (SIGNER.match(words) and self._date_follows(i))
        ):
            role = "signature"
        else:
            role = "preamble"
        # What is no sentence introduces nothing: a line that a web page left.
        draft.introduced |= role == "preamble" and last in "。：；"
        draft.carries |= CARRIES.search(words) is not None
        draft.attaching = role == "attachment"
        draft.attached |= role == "attachment" and ATTACHED.match(words) is not None
        draft.roles[i] = role

    def _fills_row(self, draft: Draft, i: int) -> bool:
        """Whether line `i` is the cell of a page's table whose name stands on the line above."""
        above = i > draft.first and draft.roles.get(i - 1) == "residue"
        return (
            above
            and PAGE_CELL.match(self.words(i - 1)) is not None
            and self.lines[i].end - self.lines[i].start <= 40
            and NUMBER_LINE.match(self.words(i)) is None
        )

    def _read_back(self, draft: Draft, i: int) -> None:
        """Line `i` stands in or behind the body and has no number."""
        words = self.words(i)
        role: Kind | None = None
        if len(words) <= 600:
            if words[0] == "附" and ATTACHMENT.match(words):
                role = "attachment"
                draft.attached |= ATTACHED.match(words) is not None
            elif NOTE.match(words):
                role = "note"
            elif "\t" in words:
                role = "table_row"
            elif words[-1] not in "。；：，":
                if DATE_LINE.match(words):
                    role = "date"
                elif PAGE_RESIDUE.match(words):
                    role = "residue"
                elif BODY_LINE.match(words) and self._signs(draft, i):
                    role = "signature"
        if role is not None:
            draft.roles[i] = role
        listed = (
            draft.attaching and role is None and len(words) <= 60 and words[-1] not in "。；：，"
        )
        draft.attaching = role == "attachment" or listed

    def _signs(self, draft: Draft, i: int) -> bool:
        """Whether the body named on line `i` signs: the paper has closed, or a date follows."""
        return (self._ended(draft, i) and not draft.attached) or self._date_follows(i)

    def _date_follows(self, i: int) -> bool:
        """Whether a date stands below line `i`, below other bodies that sign, or one line of another kind."""
        others = 0
        for j in range(i + 1, min(i + _MOST_ISSUERS, len(self.lines))):
            words = self.words(j) if self.lines[j].label is None else ""
            if DATE_LINE.match(words):
                return True
            others += not BODY_LINE.match(words)
            if others and j > i + 1:
                return False
        return False


def split_documents(reading: str, lines: Sequence[Line]) -> list[Draft]:
    """The documents of a file, in order; they hold all of its lines."""
    return Splitter(reading, lines).split() if lines else []
