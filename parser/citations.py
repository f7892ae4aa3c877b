"""References to documents and provisions: titles, 文号, 第…条, 本条例, 前款, short names.

Each has its title, number and provisions as printed; what they point to is for `resolve` to find.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .citation_forms import FORMS
from .genres import ACTS, AMENDING, EXPLANATORY
from .paper_numbers import find_number_before, match_number
from .provision_lists import (
    DIGITS,
    LEVELS,
    RUN_PATTERN,
    cut_above,
    cut_path,
    last_level,
    level_of,
    read_provisions,
)
from .records import Citation, CitationKind, Definition
from .relations import Found, relate
from .source import Passage
from .titles import (
    GENERIC,
    ISSUER_OF_ABOUT,
    LAW_ENDS,
    LONGER_NAME,
    NO_DOCUMENT,
    NO_NAME,
    find_amended,
    find_explained,
    find_issuer,
    find_name,
    relate_title,
)

_BARE_ITEMS = re.compile(
    rf"（[{DIGITS}]{{1,4}}）(?:(?:、|和|至|或者|及)?第?（[{DIGITS}]{{1,4}}）){{0,9}}项(?![目工任活业])"
)
_ITEMS = re.compile(
    rf"（[{DIGITS}]{{1,4}}）(?:(?:、|和|至|或者|及)?第?（[{DIGITS}]{{1,4}}）){{0,9}}项?$"
)
_DRAFT = r"(?:（?(?:修订|修正)?(?:草案|征求意见稿|送审稿)）?|（(?:试行|暂行|草案|征求意见稿)[^（）\n]{0,8}）)"
_AFTER_TITLE = re.compile(
    rf"(?P<draft>{_DRAFT})? ?(?P<of>的(?:通知|意见|公告|函|批复|决定))?"
    r"(?P<bracket>[（〔\[〈] ?(?P<inside>(?:[^（）〔\[\n]|（[^（）\n]{1,12}）|〔[^〕\n]{1,8}〕?|\[ ?[0-9]{2,4} ?\]){3,90}?)(?:[）\]〉]|(?P<goes_on>，[^（）\n]{0,6}(?:以下|下|简)))"
    r"|〔?(?=没有))?"
)
_NUMBER_WITHIN = re.compile(r"（[^（）]{1,12}〔[0-9]{4}〕[0-9]{1,5}号）$")
_MEDIA = ("杂志", "报纸", "期刊", "节目", "电影", "歌曲")  # 杂志《…》 is read, not followed
_BEFORE_RUN = re.compile(
    r"(?:中?(?:的|所列的?|规定的|所述)?|中[^，。；：《》第]{1,8}的)(?=第 ?[（〇零一二两三四五六七八九十百千0-9])"
)
_BEGINS_RUN = frozenset("中的所规第 （")
_SHORT_NAMES = ("条例", "办法", "规定", "细则")
# The length of a short name that is the end of a title: 《条例》, 《实施办法》.
_SHORT_TITLE = 6
_BEFORE_NUMBER_SIGN = frozenset("0123456789〇零一二三四五六七八九十百 ")
# How far a line is looked through: one of a web page may be as long as the page.
_REACH = 2000
_VERSION = re.compile(r"(?:（[^（）]*）)+$")
_QUOTE_BEGINS = re.compile(r"[：为]\n?[ \t]*“")
_QUOTE_MARKS = re.compile(r"\n[ \t]*“|“|”|\n(?=[0-9]{1,3}[.．、]|[一二三四五六七八九十]{1,3}、)")


def _find_all(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _find_quoted(text: str) -> list[tuple[int, int]]:
    """Where the words stand that an amendment puts into another text.

    Every paragraph of them begins with “, the last one alone ends with ”; the next point of the
    amendment ends them, too.
    """
    found: list[tuple[int, int]] = []
    for begins in _QUOTE_BEGINS.finditer(text):
        if found and begins.start() < found[-1][1]:
            continue
        depth, end = 1, len(text)
        for mark in _QUOTE_MARKS.finditer(text, begins.end()):
            depth += (mark[0] == "“") - (mark[0] == "”")
            if not depth or mark[0] == "\n":
                end = mark.end()
                break
        found.append((begins.start(), end))
    return found


class _Reader:
    """Reads one passage: what the citations in it have from those before them."""

    def __init__(
        self,
        passage: Passage,
        title: str | None,
        genre: str | None,
        definitions: Sequence[Definition],
    ) -> None:
        self.passage, self.text = passage, passage.text
        self.title, self.genre = title or "", genre
        self.aliases = {
            one.term.strip("《》“”"): one for one in reversed(definitions) if one.kind == "document"
        }
        self.labels = {one.span[0] for one in passage.provisions if one.label is not None}
        self.articles = any(one.kind == "article" for one in passage.provisions) or genre in ACTS
        self.explained = find_explained(self.title) if genre in EXPLANATORY else None
        self.amended = find_amended(self.title)
        self.amends = genre in AMENDING
        self.quoted = _find_quoted(self.text) if self.amended or self.amends else []
        self.found: list[Found] = []
        # What the titles cited so far end with, which a short name like 《条例》 repeats.
        self.endings: set[str] = set()

    def _is_quoted(self, start: int) -> bool:
        at = bisect_right(self.quoted, (start, len(self.text))) - 1
        return at >= 0 and start < self.quoted[at][1]

    # --- where a citation may stand

    def _line(self, start: int) -> tuple[int, int]:
        low = self.text.rfind("\n", max(0, start - _REACH), start) + 1
        high = self.text.find("\n", start, start + _REACH)
        return low or max(0, start - _REACH), start + _REACH if high < 0 else high

    def _is_label(self, start: int, end: int) -> bool:
        """Whether the number at `start` is a provision's own."""
        text = self.text
        if self.labels and self.passage.offset(start) in self.labels:
            return True
        before = text[max(0, start - 1) : start]
        follows = text[end : end + 1]
        if before not in ("", "\n", " ", "\t", "“", "]"):
            return False
        # At a line's start, or glued to the one before by a blank, and set off by one.
        if before == " " == follows:
            return True
        return follows in ("", " ", "\n", "【", "：") and (
            text[max(0, start - 20) : start].rstrip(" \t“")[-1:] in ("", "\n", "]", "。", "；")
        )

    def read(self) -> list[Found]:
        """All citations of the passage, in order, without overlap."""
        candidates = sorted(self._find_candidates(), key=lambda one: (one[0], -one[1]))
        cursor = 0
        for start, end, name in candidates:
            if start < cursor:
                continue
            one = self._read_one(start, end, name, cursor)
            if one is not None and one.end > one.start >= cursor:
                self.found.append(one)
                cursor = one.end
            elif name == "title":
                cursor = end
        return self.found

    def _find_candidates(self) -> Iterator[tuple[int, int, str]]:
        text = self.text
        for form in FORMS:
            name = form.name
            group = "name" if "name" in form.pattern.groupindex else 0
            for match in form.pattern.finditer(text):
                yield *match.span(group), name
        for found in _find_all(text, "号"):
            if text[max(0, found - 1) : found] not in _BEFORE_NUMBER_SIGN:
                continue
            if number := find_number_before(text, max(0, found - 40), found + 1):
                yield *number, "number"
        for found in _find_all(text, "）项"):
            items = _ITEMS.search(text, max(0, found - 60), found + 2)
            if (
                items is not None
                and text[items.start() - 1 : items.start()] not in ("", "\n")
                and text[found + 2 : found + 3] not in _NO_UNIT["项"]
            ):
                yield *items.span(), "items"
        names = [
            name for name, one in self.aliases.items() if one.term[0] != "《" and len(name) > 2
        ]
        if names:
            for match in re.finditer("|".join(map(re.escape, sorted(names, key=len)[::-1])), text):
                if self.passage.offset(match.start()) > self.aliases[match[0]].span[1]:
                    yield *match.span(), "short name"

    # --- one citation

    def _read_one(self, start: int, end: int, name: str, cursor: int) -> Found | None:
        text = self.text
        match name:
            case "title":
                return self._read_title(start, end)
            case "provisions":
                return self._read_provisions(start, end, cursor)
            case "provision before" if end - start > 2 and text[end - 1] == "项":
                # 对前三项污染物征收: the first three of a row, no provisions.
                cited = _CITED_PARAGRAPH.match(text, end) is not None
                return self._read_relative(start, end, name) if cited else None
            case "self" | "this provision" | "provision before" | "that provision":
                return self._read_relative(start, end, name)
            case "number":
                return self._read_number(start, end)
            case "papers before" | "former rules":
                start -= text[start - 1 : start] in ("此", "以")
                return Found(start=start, end=end, rule=name, kind="document")
            case "quoted numbers" | "bare article" | "items":
                provisions, _ = read_provisions("第" + re.sub("[“”第]", "", text[start:end]))
                if not provisions:
                    return None
                one = Found(start=start, end=end, rule=name, kind="internal", provisions=provisions)
                one.title = self._carried(start) if name != "items" else None
                return one
            case _:
                return self._read_name(start, end, name)

    def _read_number(self, start: int, end: int) -> Found | None:
        """A 文号 alone, unless it is the paper's own: on a line of its own, or in the 题注."""
        low, high = self._line(start)
        if self.text[low:high].strip("（） ") == self.text[start:end] or _HEADER.match(
            self.text, low, high
        ):
            return None
        end += 2 * self.text.startswith("文件", end)
        number = match_number(self.text[start:end])
        if number is None:
            return None
        return Found(start=start, end=end, rule="number", kind="number_only", number=number)

    def _read_name(self, start: int, end: int, name: str) -> Found | None:
        """A document by a name without 《》."""
        text = self.text
        title = text[start:end]
        if name != "short name" and name not in ("quoted title", "about"):
            if NO_NAME.search(title.removeprefix("中华人民共和国")) or GENERIC.match(title):
                return None
            low, high = self._line(start)
            if text[low:high].strip() == title:
                return None
            if name == "applied law":
                # 执行法院对第三人依照民事诉讼法: the name begins behind the last of these.
                start = find_name(text, start, end) or start
                title = text[start:end]
        if name == "short name" and LONGER_NAME.match(text, end):
            return None
        alias = self.aliases.get(title)
        kind: CitationKind = "document"
        if alias is not None and self.passage.offset(start) > alias.span[0]:
            kind = "institutional_alias"
        one = Found(start=start, end=end, rule=name, kind=kind, title=title)
        if name == "about":
            issuer = ISSUER_OF_ABOUT.search(text, max(0, start - 40), start)
            if issuer is None:
                return None
            one.issuer = issuer["issuer"]
            if name_end := _AFTER_TITLE.match(text, end):
                self._take_number(one, name_end)
        self._take_run(one)
        return one

    def _read_title(self, start: int, end: int) -> Found | None:
        text = self.text
        title = text[start + 1 : end - 1].strip()
        one = Found(start=start, end=end, rule="title", kind="document", title=title)
        # 《条例》草案第十四条: the draft as such, and then what is in it.
        separate = False
        after = _AFTER_TITLE.match(text, end)
        if after is not None:
            if after["draft"]:
                one.end = after.end("draft")
                separate = "（" not in after["draft"]
            self._take_number(one, after)
        if one.number is None and (within := _NUMBER_WITHIN.search(title)):
            # 《…的批复（国函〔2018〕6号）》
            one.number, one.title = match_number(within[0]), title[: within.start()]
            title = one.title
        if one.number is None and (
            NO_DOCUMENT.search(title) or text.endswith(_MEDIA, max(0, start - 2), start)
        ):
            return None
        alias = self.aliases.get(title)
        if alias is not None or (
            len(title) <= _SHORT_TITLE and one.number is None and self._shortens(title)
        ):
            one.kind = "institutional_alias"
        if one.kind == "document":
            one.issuer = find_issuer(text, start, title)
        if not separate:
            self._take_run(one)
        if self._in_own_title(start, title):
            relation = relate_title(self.title, title)
            if relation is None:
                return None
            one.relation, one.settled = relation, True
            return one
        if self.amends and _BEFORE_AMENDED.search(text, max(0, start - 12), start):
            self.amended = title
        if one.kind == "document":
            plain = _VERSION.sub("", title)
            self.endings |= {
                plain[-length:] for length in range(2, _SHORT_TITLE + 1) if len(plain) > length + 2
            }
        return one

    def _shortens(self, title: str) -> bool:
        """Whether `title` is the end of a title that was cited before: 《条例》."""
        explained = _VERSION.sub("", self.explained or "")
        return title in self.endings or explained.endswith(title)

    def _in_own_title(self, start: int, title: str) -> bool:
        """Whether the 《》 at `start` is a part of the paper's own title where that is printed."""
        if title not in self.title or len(title) == len(self.title):
            return False
        low, high = self._line(start)
        line = self.text[low:high].strip()
        return line.replace(" ", "") in self.title.replace(" ", "") and len(line) > len(title)

    def _take_number(self, one: Found, after: re.Match[str]) -> None:
        inside = after["inside"]
        if inside is None:
            return
        number = match_number(inside)
        if number is None:
            return
        one.number = number
        one.end = after.end("inside") if after["goes_on"] else after.end()

    def _take_run(self, one: Found) -> None:
        """The provisions behind a document, if there are any, are a part of its citation."""
        if self.text[one.end : one.end + 1] not in _BEGINS_RUN:
            return
        before = _BEFORE_RUN.match(self.text, one.end)
        if before is None:
            if items := _BARE_ITEMS.match(self.text, one.end):
                # 前款（一）、（二）项
                one.provisions, _ = read_provisions("第" + items[0])
                one.end = items.end() if one.provisions else one.end
            return
        run = RUN_PATTERN.match(self.text, before.end())
        if run is None:
            return
        provisions, length = read_provisions(run[0])
        if provisions:
            one.provisions, one.end = self._go_down(provisions, before.end() + length)

    def _go_down(self, provisions: tuple[str, ...], end: int) -> tuple[tuple[str, ...], int]:
        """第一百零九条所列第（一）至第（五）项: what is inside the last provision belongs to it."""
        inside = _INSIDE.match(self.text, end)
        if inside is None:
            return provisions, end
        run = RUN_PATTERN.match(self.text, inside.end())
        below, length = read_provisions(run[0]) if run else ((), 0)
        if not below or level_of(below[0]) <= last_level(provisions[-1]):
            return provisions, end
        head = provisions[-1]
        return (*provisions[:-1], *(head + rest for rest in below)), inside.end() + length

    def _read_relative(self, start: int, end: int, name: str) -> Found:
        text = self.text
        word = text[start:end]
        one = Found(start=start, end=end, rule=name, kind="internal")
        if name == "this provision" and (before := _BEFORE_PATTERN.match(text, end)):
            # 本条前两款
            word, one.end = before[0], before.end()
        self._take_run(one)
        if name == "self":
            if self._is_quoted(start) or (self.amended and self.amends and word != "本决定"):
                one.title = self.amended
            elif self.explained is not None and not word.endswith(EXPLANATORY):
                one.title = self.explained
            return one
        if name == "that provision":
            earlier = next((x for x in reversed(self.found) if x.kind != "number_only"), None)
            if earlier is not None:
                one.title = earlier.title
                if word[1:] in ("条", "款", "项") and earlier.provisions:
                    head = cut_path(earlier.provisions[-1], word[1:])
                    one.provisions = tuple(head + rest for rest in one.provisions) or (head,)
            return one
        if name == "provision before":
            one.provisions = tuple(word + rest for rest in one.provisions)
        # 本条第二款 is 第二款, the way it would be printed in its own article without 本条.
        one.provisions = one.provisions or (word,)
        if self._is_quoted(start):
            one.title = self.amended
        return one

    def _read_provisions(self, start: int, end: int, cursor: int) -> Found | None:
        text = self.text
        if (own := _OWN_LABEL.match(text, start, end)) and self._is_label(start, own.end() - 1):
            # 第十一条 第九条规定的人员
            start = own.end()
        provisions, length = read_provisions(text[start:end])
        if not provisions or self._is_label(start, start + length):
            return None
        provisions, end = self._go_down(provisions, start + length)
        level = level_of(provisions[0])
        follows = text[end : end + 1]
        bracketed = "（" in provisions[0]
        if not bracketed and follows in _NO_UNIT.get(text[end - 1], "-"):
            return None
        one = Found(start=start, end=end, rule="provisions", kind="internal", provisions=provisions)
        # 刑法原第一百五十五条: as it was before an amendment.
        stop = start - (text[start - 1 : start] == "原")
        name = self._name_before(stop, cursor) if text[stop - 1 : stop] in LAW_ENDS else None
        if name is not None:
            one.start, one.title, one.rule = name, text[name:stop], "law and provisions"
            alias = self.aliases.get(one.title)
            one.kind = "institutional_alias" if alias is not None else "document"
            return one
        previous = self.found[-1] if self.found else None
        if (
            previous is not None
            and previous.provisions
            and _GOES_ON.fullmatch(text, previous.end, start)
        ):
            one.title = previous.title
            # 第二条第一款规定和第二款第（一）至（五）项规定: the article is the same.
            head = cut_above(previous.provisions[-1], level)
            one.provisions = tuple(head + rest for rest in provisions)
            return one
        if level == LEVELS["条"] and _ORDINAL.match(text, end):
            return None
        if level < 4 and not _CITED_CHAPTER.match(text, end):
            return None
        if level > 4 and (head := self._parallel(start, level)):
            one.provisions = tuple(head + rest for rest in provisions)
            return one
        if level > 4 and not bracketed and not _CITED_PARAGRAPH.match(text, end):
            return None
        one.title = self._carried(start)
        return one

    def _parallel(self, start: int, level: int) -> str:
        """What a bare 款 or 项 is of in 违反本条例第九条规定…：（二）违反第二项: what was cited alike."""
        if _VIOLATES.search(self.text, max(0, start - 5), start) is None:
            return ""
        low, _ = self._line(start)
        for _ in range(50):
            if not low or not _ITEM_START.match(self.text, low):
                break
            low, _ = self._line(low - 1)
        for one in reversed(self.found[-50:]):
            if one.start < low:
                break
            if (
                one.kind == "internal"
                and one.provisions
                and (one.rule != "provisions" or "条" in one.provisions[0])
                and _VIOLATES.search(self.text, max(0, one.start - 5), one.start)
            ):
                heads = {cut_above(label, level) for label in one.provisions}
                return heads.pop() if len(heads) == 1 else ""
        return ""

    def _carried(self, start: int) -> str | None:
        """The document that a bare 第…条 belongs to where that is not the paper itself."""
        if self._is_quoted(start) or (self.amended and self.amends):
            return self.amended
        if self.explained is not None:
            return self.explained
        if self.articles:
            return None
        low, _ = self._line(start)
        for one in reversed(self.found[-50:]):
            if one.start < low:
                break
            if one.kind != "internal" and one.title is not None and one.provisions:
                return one.title
        return None

    def _name_before(self, start: int, cursor: int) -> int | None:
        """Where the name of a law begins that ends at `start`, or None."""
        low = max(cursor, start - 30)
        if self.explained is not None and self.text.endswith(_SHORT_NAMES, low, start):
            return start - 2
        return find_name(self.text, low, start)


_INSIDE = re.compile(
    rf"(?:所列的?|规定的?|所述的?|中的?)(?=第 ?（?[{DIGITS}]+）?(?:[项款至、]|和第))"
)
_BEFORE_PATTERN = next(form.pattern for form in FORMS if form.name == "provision before")
_HEADER = re.compile(
    r" *[（(]?(?:根据|自|经)?[0-9〇一二三四五六七八九十]{2,4} ?年 ?[0-9一二三四五六七八九十]{1,3} ?月[^。；]*(?:通过|公布|发布|批准|修正|修订|施行|令|公告)"
)
_NO_UNIT = {
    "条": "例约件线款", "款": "项式产", "项": "目工任活业", "章": "程", "节": "课目能约", "编": "制号辑写",
    "目": "的标录前", "分": "之析",
}  # fmt: skip
# Between two provisions of one law: 第三条规定或者第四条规定.
_GOES_ON = re.compile(
    r"(?:(?:的?规定|所列|所称|(?:规定的|中)[^，。；：《》第本前该]{0,25})?(?:的)?(?:、|，|和|及|以及|或者?|与|，?(?:以及|或者|和))"
    r"|和|、)(?:违反|符合|有|属于)?"
)
_OWN_LABEL = re.compile(rf"第[{DIGITS}]+条(?:之[{DIGITS}]+)? +(?=第)")
_VIOLATES = re.compile(r"(?:违反|违背|未按|未按照|不按|不按照|未依照|有|属于)(?:了)?$")
_ITEM_START = re.compile(rf"[ \t\n]*（ ?[{DIGITS}]{{1,4}} ?）")
# 建成第一条高速公路: things are counted in 条, too.
_ORDINAL = re.compile(
    r"高速|地铁|铁路|公路|轨道|航线|生产线|国际|跨|智能|通道|街|路|河|船|信息|短信|隧道|绿道"
)
_CITED_CHAPTER = re.compile(r"(?:的?(?:有关|相关)?规定|所|的|中|确定|、|和|至|以及|或者)")
_CITED_PARAGRAPH = re.compile(
    r"(?:的|规定|所|情形|行为|中|、|和|至|或者|以及|限制|要求|条件|确定|等|修改|，|。|；|以外|名录|违法|议程)"
)
_BEFORE_AMENDED = re.compile(r"(?:修改|修订|修正|对|将|、)$")


def find_citations(
    passage: Passage, title: str | None, genre: str | None, definitions: Sequence[Definition]
) -> list[Citation]:
    """The references in `passage`, in its order, not yet resolved.

    title, genre: the paper's own, which its 本条例 and 第八条 mean and a 说明 does not
    definitions: the paper's; a short name counts from where it is defined

    A row of provisions of one document is one citation.  `title` of a bare 第…条 or 本法 is that
    of the other paper it means, in an amendment or an explanation, else None.
    """
    reader = _Reader(passage, title, genre, definitions)
    found = reader.read()
    articles = (unit.span[0] for unit in passage.provisions if unit.kind == "article")
    body = next((passage.index(start) for start in articles), None)
    relate(passage.text, found, reader.explained, reader.title, body)
    return [
        Citation(
            span=passage.span(one.start, one.end),
            provision=passage.provision(one.start),
            rule=one.rule,
            kind=one.kind,
            title=one.title,
            number=one.number,
            issuer=one.issuer,
            provisions=one.provisions,
            relation=one.relation,
            target=None,
            unresolved=None,
        )
        for one in found
    ]
