"""Lines -> documents: where each paper begins and ends, and what its lines outside the body are.

A file may hold many papers with nothing between them.  The next one begins with a title, a
salutation, a 文号 or a number that begins again, where the one before has come to its end.
"""

import re
from collections.abc import Sequence

import msgspec

from .genres import GENRES
from .lines import RESIDUE, Line
from .numbering import HEADINGS
from .records import Kind

_GENRE = "|".join(sorted(GENRES, key=len, reverse=True))
_VERSION = r"(?: ?（(?![^（）\n]*日）)[^（）\n]{1,40}(?:（[^（）\n]{0,20}）[^（）\n]{0,20})?）)*"
# A title may name its genre twice, a revision's is the last: 关于修改〈…条例〉的决定.
TITLE_END = re.compile(rf"(?<=..)(?P<genre>{_GENRE})[》〉”]?(?P<version>{_VERSION})$")
_VERSION_LINE = re.compile(r"（(?![^（）\n]*日）$)[^（）\n]{1,40}）$")  # a day is no version
_TITLE_LENGTH = 120

_CARRIER_TITLE = re.compile(
    r"(?:印发|发布|公布|颁发|颁布|转发|批转|下发).{2,}的?(?:通知|公告|通告|决定|令|函)$"
)
_CARRIES = re.compile(
    r"印发|发布|公布|颁发|颁布|转发|批转|下发|发给|遵照执行|贯彻执行|认真执行|附件|征求意见|公告如下|予以"
)
_NUMBER = r"[一-龥]{1,12}(?:（[一-龥]{1,6}）)? ?[〔\[（【] ?(?:19|20)[0-9]{2} ?年? ?[〕\]）】] ?第? ?[0-9]{1,5} ?号"
NUMBER_LINE = re.compile(rf"[（(]?(?P<number>{_NUMBER})[）)]?$")
_ORDER_LINE = re.compile(
    r"(?:第? ?[0-9一二三四五六七八九十百〇]{1,6} ?号|[一-龥]{2,20}令(?:第? ?[0-9]{1,5} ?号)?|公告)$"
)
# Addressees and nothing else: what is said of a body (应当, 履行下列职责) is a sentence.
_SALUTATION = re.compile(
    r"(?![^：]{0,400}(?:应当|下列|以下|如下|情形|条件|履行|之一|可以|负责|不得|包括|[为是有]：))"
    r"(?:各|[^。；：，、]{1,30}?(?:政府|委员会|部门|部委|机构|厅|局|公司|单位|院|办公室|兵团|部|委|办|处)(?:（[^）]{1,20}）)?[、，：]|你[省市部局厅])"
    r"[^。；：]{0,400}：$|(?=[^。；]{3,30}：$)[^。；：，]{1,20}(?:人民政府|委员会|厅|局|办公室|部|委)：$"
)
_PREAMBLE = re.compile(
    r"(?:为|根据|按照|依据|依照|经|现将|近年来|近日|今年|当前|随着|遵照|按|鉴于|自|《|[0-9]{4}年|最近|你[们省市]|[一-龥]{2,20}《).*[。：]$"
)
_INTRODUCES = re.compile(
    r"(?:如下|以下)[一-龥]{0,12}[：。]?$|制[定订](?:了?本|以下|如下|了以下)|特制[定订]|现提出|结合[一-龥]{0,8}实际"
)
_ADOPTION = re.compile(
    r"[（(]?[^。；]{0,12}?(?:[0-9〇一二三四五六七八九十]{2,4} ?年 ?[0-9一二三四五六七八九十]{1,3} ?月"
    r"|[0-9]{4}[-.] ?[0-9]{1,2})[^；]*(?:通过|公布|发布|批准|修正|修订|施行|实施|执行|公告|令|备案|生效|颁布)"
    r"|（[^。；（）]{2,80}会议通过[^。；（）]{0,4}[0-9]{4} ?年"
    r"|[（(]?(?:根据|自|已由|[一-龥]{2,20}令).{0,30}[0-9一二三四五六七八九十]年.{0,80}(?:修正|修订|通过|施行|公布|修改)"
)
# 2019年3月15日 第十三届全国人民代表大会第二次⏎会议通过）: what the first half begins with.
_DATED = re.compile(
    r"（?(?:[0-9]{4}|[〇一二三四五六七八九零]{4}) ?年 ?[0-9一二三四五六七八九十]{1,3} ?月 ?[0-9一二三四五六七八九十]{1,3} ?日 ?[一-龥]"
)
_NOTE_LENGTH = 200
_DATE_LINE = re.compile(
    r"(?:（)?(?:[0-9]{4}|[〇一二三四五六七八九十零]{4}) ?年 ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?月"
    r" ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?日(?:）)?$"
)
_BODY_LINE = re.compile(
    r"(?=[^，。；：《》]{2,90}$).*(?:人民政府|政府|办公厅|办公室|委员会|常委会|常务委员会|局|厅|部|院|署|委|会|中心|支行|分行|公司|处|党组|政协|人大)(?:（[^（）]{2,20}）)?$"
)
_ATTACHMENT = re.compile(
    r"附 ?(?:件|表|录|图)? ?[0-9一二三四五六七八九十]{0,3} ?(?:[：.、]|$|(?=《|[1-9]))|附件[0-9]{0,2} "
)
_ATTACHED = re.compile(r"附 ?(?:件|表|录)? ?[0-9一二三四五六七八九十]{0,3} ?[：.]?$")
_ATTACHED_ITEM = re.compile(r"[0-9]{1,2} ?[.、]")
CLOSING = re.compile(
    r"(?:本|此|上述|以上|前述|该|各|原|此前|之前|前发|以前|过去|自)[^。；]{0,40}?"
    r"(?:(?:自|于|从|由)[^。；]{2,24}?(?:起)?(?:正?式?施行|实施|执行|生效|起算|废止)|有效期|实施期|试行期|施行期|为准|废止"
    r"|均为[0-9]{4}年|负责解释|牵头组织实施|组织实施|印发之日|发布之日|公布之日)"
)
_IN_FORCE = re.compile(r"(?:施行|实施|执行|生效)[。，；（]|有效期")
_NOTE = re.compile(
    r"（(?:此件|本件)[^（）]{2,20}）$|（(?:联系人|联系电话)[^（）]*）$|抄送|主送|（?信息公开"
    r"|[（\[](?:责任|牵头|配合|主办|协办|参与|参加|主要责任|实施|支持)(?:单位|部门|领导)?[：][^\n]*[）\]]。?$"
    r"|(?:责任|牵头|配合|主办|协办|参与|实施)单位：[^。]{2,300}。?$"
)
_RESIDUE = re.compile(
    rf"{RESIDUE}|"
    r"当前位置|您?(?:现在)?的位置|首页|来源：|>>|(?:【|\[)?(?:打印|关闭|字体|收藏|分享|大 中 小)|原文链接|https?：|www\."
    r"|【法宝引证码】|[0-9]{4} ?- ?[0-9]{1,2} ?- ?[0-9]{1,2}[ 0-9：]*(?:来源|作者|浏览|$)|(?:发布|更新|公开|发稿)?(?:时间|日期)： ?[0-9]{4}|(?:浏览|阅读|访问)(?:次数|量|数)?[：0-9]|文章来源|作者：|编辑：|点击|扫一扫"
    # The rows of the table above a text on the pages of governments.
    r"|(?:索 *引 *号|主题分类|发文(?:机关|字号)|发布机构|公开(?:方式|范围|形式|时限)|公文种类|主 *题 *词|关键词|标 *题|文 *号|有 *效 *性|组配分类"
    r"|体裁分类|信息名称|服务对象|文件名称|名 *称|(?:文件|统一)编号|所属(?:机构|主题)|成文日期)："
    r"|信息来源|索引号|责任编辑|相关附件|上一篇|下一篇|返回顶部|版权所有|点击数|字号："
)
_CAPTION = re.compile("[图表] ?[0-9一二三四五六七八九十]")
_CONTENTS = re.compile(r"目 *[录次]$")


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
                if i > draft.first and self._restarts(draft, i):
                    draft = self._begin(i)
                self._read_label(draft, i)
                i += 1
                continue
            length = line.end - line.start
            if draft.has_body and (length > _TITLE_LENGTH or self.reading[line.end - 1] in "。；"):
                if self._starts_over(draft, i):
                    draft = self._begin(i)
                    continue
                if self.reading[line.start] in "附（[抄":
                    self._read_back(draft, i)
                else:
                    draft.attaching = False
                i += 1
                continue
            stop = 0 if self._heads(i) else self._title_until(i)
            if (stop and self._title_begins(draft, i, stop)) or (
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
            self._mark_contents(draft)
        return self.drafts

    def _mark_contents(self, draft: Draft) -> None:
        """A table of contents: the headings before the one that begins the body again."""
        headings = []
        for i in range(draft.first, draft.after):
            label = self.lines[i].label
            if label is not None and label.kind == "article":
                break
            if label is not None and label.kind in HEADINGS:
                headings.append(i)
        if not headings or "article" not in draft.last:
            return
        top = self.lines[headings[0]].label
        assert top is not None
        again = [
            i
            for i in headings
            if (label := self.lines[i].label)
            and ((label.kind, label.number) == (top.kind, top.number))
        ]
        if len(headings) < 3 and "toc" not in draft.roles.values():
            return  # 第一章 总则 printed twice is no table of contents
        for i in range(headings[0], again[-1]):
            if draft.roles.get(i) in (None, "toc"):
                draft.roles[i] = "toc"

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
        """Whether the number of line `i` begins a document, not a part of this one."""
        label = self.lines[i].label
        assert label is not None
        if label.number != 1 or label.suffix or draft.attaching or draft.attached:
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
            if line.end - line.start <= 600 and _IN_FORCE.search(
                self.reading, line.start, line.end
            ):
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
            and _PREAMBLE.match(self.reading, line.start, line.end) is not None
            and CLOSING.match(self.reading, line.start, line.end) is None
            and self._ended(draft, i)
        )

    def _number_one_ahead(self, i: int, within: int) -> bool:
        """Whether a body begins within the next lines."""
        for line in self.lines[i : i + within]:
            if line.label is not None:
                return _begins_body(line)
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

        A title is printed on up to four lines, a version in brackets on another.
        """
        for stop in range(i, min(i + 4, len(self.lines))):
            line = self.lines[stop]
            if (
                line.label is not None
                or line.end - line.start > _TITLE_LENGTH
                or self.reading[line.end - 1] in "。；：，、？！"
                or "\t" in (words := self.words(stop))
                or _CAPTION.match(words)
                or "。" in words
                or _RESIDUE.match(words)
                or _ATTACHMENT.match(words)
                or _NOTE.match(words)
                or NUMBER_LINE.match(words)
                or _DATE_LINE.match(words)
                or _ADOPTION.match(words)
                or _CONTENTS.match(words)
                or (words[0] in "《（" and words[-1] in "》）" and stop == i)
            ):
                return 0
            end = TITLE_END.search("".join(words.split()))  # 几 个 问 题 的 通 知
            if (
                stop == i
                and _BODY_LINE.match(words)
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
                and _VERSION_LINE.match(self.words(stop))
                and not _ADOPTION.match(self.words(stop))
                and not _NOTE.match(self.words(stop))
                and not NUMBER_LINE.match(self.words(stop))
            ):
                stop += 1
            return stop
        return 0

    def _repeats_title(self, i: int) -> bool:
        """Whether lines `i` and below print the title of the document again, which was one line."""
        again = "".join(
            "".join(self.words(j).split()) for j in range(i, min(i + 2, len(self.lines)))
        )
        return any(
            "".join("".join(self.words(j).split()) for j in title) == again
            for title in self.drafts[-1].titles
        )

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
        return draft.introduced and not draft.carries

    def _adopted(self, i: int) -> bool:
        """Whether line `i` is a 题注, which stands under the title of a law and nowhere else."""
        return i < len(self.lines) and _ADOPTION.match(self.words(i)) is not None

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
        return _ATTACHED.match(self.words(i - 1)) is not None

    def _opens(self, draft: Draft, i: int) -> bool:
        """Whether line `i`, which is no title, begins a document."""
        words = self.words(i)
        if self.reading[self.lines[i].end - 1] == "：" and _SALUTATION.match(words):
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
                return _begins_body(line)
            words = self.words(j)
            if (
                NUMBER_LINE.match(words)
                or _CONTENTS.match(words)
                or _ADOPTION.match(words)
                or _ORDER_LINE.match(words)
                or _SALUTATION.match(words)
                or _RESIDUE.match(words)
            ):
                return True
            if line.end - line.start > 25:
                return (
                    _PREAMBLE.match(words) is not None
                    or _INTRODUCES.search(words) is not None
                    or (self._number_one_ahead(j + 1, 3))
                )
        return False

    # What the lines outside the body are

    def _read_title(self, draft: Draft, i: int, stop: int) -> None:
        for j in range(i, stop):
            draft.roles[j] = "subtitle" if j > i and _VERSION_LINE.match(self.words(j)) else "title"
            draft.carries |= _CARRIES.search(self.words(j)) is not None
        draft.titles.append(list(range(i, stop)))

    def _read_label(self, draft: Draft, i: int) -> None:
        label = self.lines[i].label
        assert label is not None
        if draft.attaching and label.kind == "level3" and _ATTACHED_ITEM.match(self.words(i)):
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
        if _RESIDUE.match(words):
            role = "residue"
        elif _ATTACHMENT.match(words):
            role = "attachment"
        elif _CONTENTS.match(words):
            role = "toc"
        elif NUMBER_LINE.match(words) or _NOTE.match(words) or _ORDER_LINE.match(words):
            role = "note"
        elif _DATE_LINE.match(words):
            role = "date"
        elif last == "：" and _SALUTATION.match(words) and not draft.introduced:
            role = "salutation"
        elif (
            # A law amended seven times has them all in one bracket.
            len(words) < 800 and _ADOPTION.match(words) and (last not in "。：" or words[0] == "（")
        ):
            role = "note"
        elif (
            len(words) <= 60
            and last not in "。：；，"
            and (
                not draft.titles
                and i == draft.first
                and "\t" not in words
                and self._front_ahead(i + 1)
            )
        ):
            role = "title"
            draft.titles.append([i])
        elif _BODY_LINE.match(words) and draft.roles:
            role = "signature"
        elif "\t" in words:
            role = "table_row"
        else:
            role = "preamble"
        # What is no sentence introduces nothing: a line that a web page left.
        draft.introduced |= role == "preamble" and (last in "。：；" or len(words) > 60)
        draft.carries |= _CARRIES.search(words) is not None
        draft.attaching = role == "attachment"
        draft.attached |= role == "attachment" and _ATTACHED.match(words) is not None
        draft.roles[i] = role

    def _read_back(self, draft: Draft, i: int) -> None:
        """Line `i` stands in or behind the body and has no number."""
        words = self.words(i)
        role: Kind | None = None
        if len(words) <= 600:
            if words[0] == "附" and _ATTACHMENT.match(words):
                role = "attachment"
                draft.attached |= _ATTACHED.match(words) is not None
            elif _NOTE.match(words):
                role = "note"
            elif "\t" in words:
                role = "table_row"
            elif words[-1] not in "。；：，":
                if _DATE_LINE.match(words):
                    role = "date"
                elif _RESIDUE.match(words):
                    role = "residue"
                elif _BODY_LINE.match(words) and self._signs(draft, i):
                    role = "signature"
        if role is not None:
            draft.roles[i] = role
        listed = (
            draft.attaching and role is None and len(words) <= 60 and words[-1] not in "。；：，"
        )
        draft.attaching = role == "attachment" or listed

    def _signs(self, draft: Draft, i: int) -> bool:
        """Whether the body named on line `i` signs: the paper has closed, or a date follows."""
        return (self._ended(draft, i) and not draft.attached) or any(
            self.lines[j].label is None and _DATE_LINE.match(self.words(j))
            for j in range(i + 1, min(i + 3, len(self.lines)))
        )


def _begins_body(line: Line) -> bool:
    """Whether a line bears the first number of a body."""
    label = line.label
    return (
        label is not None
        and label.number == 1
        and label.kind in ("part", "chapter", "article", "level1")
    )


# Behind the last clause of one paper the title of the next, its first characters lost:
# …负责牵头组织实施。州市建设国家新一代人工智能创新发展试验区若干政策
_GLUED = re.compile(r"(?<=。)(?P<title>[^。；：，、！？\s][^。；：！？\n]{5,80})$")


_RUN_ON_LENGTH = 40  # of a file's first line, if it may be more than a title
# Line breaks lost: …条例2019年3月28日 …会议通过第一章 总则, …规定为保障…，制定本规定。第一条,
# …若干意见国发〔2019〕3号各省、自治区、直辖市人民政府：…一、总体要求
_RUN_ON = re.compile(
    r"(?!为|根据|按照|依[照据]|经(?![济营])|现(?!代)|近年)"
    rf"(?:[^。；：\n（）]|（[^（）\n]{{1,30}}）){{4,100}}?(?:{_GENRE})"
    rf"(?= ?(?:（?(?:19|20)[0-9]{{2}} ?年|目 *录|为[^。；\n]{{4,200}}，制定本|(?P<number>(?![^〔\[（【]*[的知见]){_NUMBER})))"
)
_RUN_ON_SALUTATION = re.compile("[^。；：\n]{2,400}：")
# …认真贯彻执行。国务院办公厅2018年12月7日（此件公开发布）
_RUN_ON_END = re.compile(
    r"(?<=。) ?(?P<body>[^，。；：《》（）0-9\n]{2,40}?) ?(?P<date>(?:[0-9]{4}|[〇一二三四五六七八九零]{4})年"
    r"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日)(?P<note>（[^（）\n]*）)?$"
)


def separate_titles(reading: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, with those cut in which a title, a 文号, a salutation or a signature begins or ends."""
    separated: list[Line] = []
    for i, line in enumerate(lines):
        if line.label is not None and reading[line.end - 1] in "。；：，":
            separated.append(line)  # most
            continue
        begins = line.label is None and (
            (not i and line.end - line.start > _RUN_ON_LENGTH)
            or (i + 1 < len(lines) and _begins_body(lines[i + 1]))
        )
        for cut in _find_cuts(reading, line, begins=begins):
            before = cut - (reading[cut - 1] == " ")
            separated.append(msgspec.structs.replace(line, end=before))
            line = Line(cut + (reading[cut] == " "), line.end, None, False)
        separated.append(line)
    return separated


def _find_cuts(reading: str, line: Line, *, begins: bool) -> list[int]:
    """Where the words before and behind a body end and begin that stand in one line with others.

    begins: whether the line may begin with a title: before the first number of a body
    """
    start, end = line.start, line.end
    if begins and (title := _RUN_ON.match(reading, start, end)):
        cuts, at = [title.end()], title.end()
        if title["number"]:
            at = title.end("number")
            cuts.append(at)
        salutation = _RUN_ON_SALUTATION.match(reading, at, end)
        if salutation and _SALUTATION.match(salutation[0].strip()):
            cuts.append(salutation.end())
        return [cut for cut in cuts if cut < end]
    if end - start <= 30:
        return []
    if reading[end - 1] in "日）":
        ends = _RUN_ON_END.search(reading, max(start, end - 120), end)
        if ends and _BODY_LINE.match(ends["body"]):
            cuts = [ends.start("body"), ends.start("date"), ends.start("note")]
            return [cut for cut in cuts if cut > start]
    if reading[end - 1] in "。；：，）":
        return []
    glued = _GLUED.search(reading, max(start, end - 90), end)
    if glued and TITLE_END.search(glued["title"]) and _IN_FORCE.search(reading, start, end):
        return [glued.start("title")]
    return []


def join_notes(reading: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, with each 题注 that a line break parts in one."""
    joined: list[Line] = []
    for line in lines:
        apart = not joined or line.label is not None or joined[-1].label is not None or line.gap
        if not apart and _is_second_half(reading, joined[-1], line):
            joined[-1] = msgspec.structs.replace(joined[-1], end=line.end)
        else:
            joined.append(line)
    return joined


def _is_second_half(reading: str, above: Line, line: Line) -> bool:
    """Whether two lines are a 题注 together, and the first of them alone is none."""
    if (
        line.end - above.start > _NOTE_LENGTH
        or not _DATED.match(reading, above.start, above.end)
        or _ADOPTION.match(reading, above.start, above.end)
    ):
        return False
    words = reading[above.start : above.end] + reading[line.start : line.end]
    return "。" not in words and _ADOPTION.match(words) is not None


def split_documents(reading: str, lines: Sequence[Line]) -> list[Draft]:
    """The documents of a file, in order; they hold all of its lines."""
    return Splitter(reading, lines).split() if lines else []
