"""How units are numbered, and which of the numbers in a text begin a unit.

A 第三条 may begin an article or cite one.  No pattern can tell: what may come next decides, together
with how the words before it end and how the words behind it go on.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache

import msgspec

from .numerals import parse_numeral
from .records import Kind

Number = tuple[int, int]  # (number, suffix): 第一百二十条之一 is (120, 1); it sorts as it runs

NUMERAL = "(?:[〇零一二两三四五六七八九十百千廿卅]{1,12}+|[0-9]{1,4}+)"
# 第 十 一 条, as older texts set it.
_SPACED = "(?:[〇零一二两三四五六七八九十百千廿卅]{1,12}+(?: [〇零一二两三四五六七八九十百千廿卅]){0,11}+|[0-9]{1,4}+)"
_HAN = "[〇零一二三四五六七八九十百廿卅]{1,7}+"

NAMED: dict[str, Kind] = {
    "编": "part", "分编": "subpart", "章": "chapter", "节": "section", "条": "article",
}  # fmt: skip
_LEVELS: dict[str, Kind] = {
    "level1": "level1", "level2": "level2", "level3": "level3", "level3_tight": "level3",
    "level4": "level4",
}  # fmt: skip
HEADINGS: frozenset[Kind] = frozenset({"part", "subpart", "chapter", "section"})

# Source: GB/T 9704-2012 第7.3.3条 for the levels of papers; 立法技术规范 for 编 to 目.  Old laws
# and web pages also write 1、 and （1); 一是 and 第一步 number a list within a paragraph.
LABEL = re.compile(
    rf"(?P<named>第 ?{_SPACED} ?(?:分编|[编章节条])(?: ?之 ?{NUMERAL})?)"
    rf"|(?P<level1>{_HAN}) ?[、.](?! ?[、.])"
    rf"|（ ?(?P<level2>{_HAN}) ?）"
    r"|(?P<level3>[0-9]{1,3}+) ?[.、](?![0-9.])|(?P<level3_tight>[0-9]{1,3}+)\.(?=[0-9]+[^0-9.])"
    r"|（ ?(?P<level4>[0-9]{1,3}+) ?）|(?P<level5>[①-⑳])"
    rf"|(?P<bullet>{_HAN}是|第{_HAN}步|--+|——+|[●■◆▲])"
)
_PARTS = re.compile(rf"第 ?({_SPACED}) ?(分编|[编章节条])(?: ?之 ?({NUMERAL}))?")

# What goes on as a citation does: 第三条规定的, 第五条第二款, 第七条至第九条.  所有 and 至今 may
# begin a sentence, 的 and 款 may not.  第九条修改为：“…” is what a decision does to another text.
_CHANGES = "|".join(
    rf"{change}[^。\n]{{0,30}}[：。“]"
    for change in (
        "改为",
        "修改为",
        "作为",
        "增加[一二三两]?[条款项个]",
        "后增加",
        "删去",
        "删除",
        "调整为",
        "合并为",
    )
)
_CITES = re.compile(
    r" ?(?:规定|的|所[列称述规]|款|之规定|[至和及与或、，]|以及|或者|（[一二三四五六七八九十]+）项?"
    rf"|第 ?（?{NUMERAL}）? ?[款项条章节]|{_CHANGES})"
)
_CHANGED = re.compile(f" (?:{_CHANGES})")
_CHANGING = frozenset("改修作后增删调合")
_TELLING = _CHANGING | frozenset("、，") | {""}
_CITING = (
    _CHANGING | frozenset("规的所款之至和及与或、，以（第 ") | {""}
)  # what `_CITES` begins with
_ENDS_SENTENCE = frozenset("。；！？…：")
_BEFORE_INNER = frozenset("。；！？” ")
_PUNCTUATION = re.compile("[。，；：！？《》]")
_ENDS_CLAUSE = re.compile("[。；]")
_HEADING_LENGTH = 60


class Label(msgspec.Struct, frozen=True, gc=False):
    """A number at the beginning of a unit.

    kind: of the unit, by the style of its number; number: None where it is no numeral (第十百条)
    start, end: of the printed number, code points of the reading
    doubtful: may be a quantity, 4.5 of 4.5G基站: a number only if it is the next one
    decimal: of several numbers with points between them, 1.1 or 1.1.1, and above all other styles
    """

    kind: Kind
    number: int | None
    suffix: int
    start: int
    end: int
    doubtful: bool = False
    decimal: bool = False


@lru_cache(maxsize=4096)
def _read_named(text: str) -> tuple[Kind, int | None, int]:
    match = _PARTS.match(text)
    assert match is not None  # the text was found by LABEL
    suffix = parse_numeral(match[3]) if match[3] else 0
    number = parse_numeral(match[1].replace(" ", "")) if suffix is not None else None
    return NAMED[match[2]], number or None, suffix or 0


def follows(number: Number, previous: Number) -> bool:
    """Whether `number` may come right after `previous`.

    >>> [follows(number, (7, 1)) for number in ((8, 0), (7, 2), (7, 1), (9, 0), (8, 1))]
    [True, True, False, False, False]
    """
    return number in ((previous[0] + 1, 0), (previous[0], previous[1] + 1))


def read_label(match: re.Match[str]) -> Label:
    """The label that a match of `LABEL` found."""
    style, text = match.lastgroup or "", match[match.lastgroup or 0]
    if style == "named":
        kind, number, suffix = _read_named(text)
        return Label(kind, number, suffix, match.start(), match.end())
    if style == "level5":
        return Label("level5", ord(text) - ord("①") + 1, 0, match.start(), match.end())
    if style == "bullet":
        number = parse_numeral(text.strip("是第步-—●■◆▲")) if text[-1] in "是步" else None
        return Label("bullet", number, 0, match.start(), match.end())
    return Label(
        _LEVELS[style], parse_numeral(text), 0, match.start(), match.end(), style == "level3_tight"
    )


# Line breaks lost in a text whose articles stand under 一、: …制定本规定。一、举证责任第一条 根据…
_RUN_ON_LEVEL1 = re.compile(
    rf"(?<![〇一二三四五六七八九十百第、])({_HAN})、[^。，；：、\n]{{2,40}}?(?=第{NUMERAL}条)"
)
_RUN_ON_LENGTH, _RUN_ON_PAPER, _FEW_LINES, _NEAR = 1000, 300, 4, 10


def _is_run_on(line_starts: Sequence[int], line_ends: Sequence[int]) -> bool:
    """Whether the text has lost its line breaks, or most of them."""
    lengths = [end - start for start, end in zip(line_starts, line_ends, strict=True)]
    if len(lengths) <= _FEW_LINES:
        return max(lengths, default=0) > _RUN_ON_PAPER
    return sum(lengths) > _RUN_ON_LENGTH * len(lengths)


def find_named(
    reading: str,
    line_starts: Sequence[int],
    line_ends: Sequence[int],
    at_line: dict[int, int],
    width: int,
) -> list[Label]:
    """The 编 to 条 that begin units, in order, wherever in a line they stand.

    line_starts, line_ends: of the lines' words, ascending; at_line: start -> which line it is
    width: where the lines are wrapped, the length of a full one; else 0
    """
    run_on = _is_run_on(line_starts, line_ends)
    few = run_on or len(line_starts) <= _FEW_LINES
    candidates: list[Label] = []
    behind = -1  # up to where a heading may still reach: 第一章 总则第一条 为了…
    for match in _PARTS.finditer(reading):
        start, end = match.span()
        # What follows on a word within a line is a citation: most of them end here.
        if start in at_line or reading[start - 1] in _BEFORE_INNER or start <= behind or few:
            label = Label(*_read_named(reading[start:end]), start, end)
            candidates.append(label)
            if label.kind != "article":
                behind = label.end + _HEADING_LENGTH
    if run_on:
        candidates += [
            Label("level1", parse_numeral(match[1]), 0, match.start(), match.end(1) + 1)
            for match in _RUN_ON_LEVEL1.finditer(reading)
        ]
        candidates.sort(key=lambda label: label.start)
    # The number of the next article that begins a line, for each candidate; 0 where none does.
    ahead = [0] * len(candidates)
    upcoming = 0
    for i in range(len(candidates) - 1, -1, -1):
        ahead[i] = upcoming
        label = candidates[i]
        if label.kind == "article" and label.start in at_line:
            after = label.end
            # 第三条 in a law is followed by a blank and a word that begins no citation.
            if (
                reading[after : after + 1] == " " and reading[after + 1 : after + 2] not in _CITING
            ) or not _CITES.match(reading, after):
                upcoming = label.number or 0

    accepted: list[Label] = []
    last: dict[Kind, Number] = {}
    for i, label in enumerate(candidates):
        start, after = label.start, label.end
        here = at_line.get(start, -1)
        starts_line = here >= 0
        if not starts_line and (here := bisect_right(line_starts, start) - 1) < 0:
            continue
        number = (label.number or 0, label.suffix)
        end = line_ends[here]
        strong = after >= end or reading[after] in " 【\t"
        if strong and (following := reading[after + 1 : after + 2]) not in _TELLING:
            cites = False  # most
        elif strong and following not in "、，":
            cites = _CHANGED.match(reading, after) is not None
        else:
            cites = _CITES.match(reading, after) is not None
        if starts_line and not (cites or width) and label.kind == "article":
            accepted.append(label)
            last["article"] = number
            continue
        expected = number == (1, 0) if label.kind not in last else follows(number, last[label.kind])
        # Right behind a heading no sentence ends: 第一章 总则第一条 为了…
        behind_heading = bool(
            accepted
            and accepted[-1].kind != "article"
            and label.start - accepted[-1].end <= _HEADING_LENGTH
            and not _PUNCTUATION.search(reading, accepted[-1].end, label.start)
        )
        if starts_line:
            closed = here == 0 or not width or _closes(reading, line_starts, line_ends, here, width)
        else:
            before = label.start - 1  # the line's first character is no blank
            while reading[before] == " ":
                before -= 1
            closed = behind_heading or reading[before] in "。；！？”" or label.start - before > 2
        # Nothing before the first unit needs an end: 题注 and 目录 have none.
        # Where line breaks are lost, each line may be a paper of its own.
        begins = label.kind not in last or (
            run_on and accepted[-1].start < line_starts[here] and number == (1, 0)
        )
        first = begins and not cites and (number == (1, 0) or behind_heading)
        uncited = reading[max(0, label.start - 1)] not in "》〉”的照据及和与或、反本该"
        first = first and uncited
        if label.kind != "article":
            next_start = candidates[i + 1].start if i + 1 < len(candidates) else len(reading)
            stop = min(end, next_start)
            short = stop - label.end <= _HEADING_LENGTH and not _ENDS_CLAUSE.search(
                reading, label.end, stop
            )
            inside = starts_line or (next_start < end and (expected or number == (1, 0)))
            good = (closed or first) and short and not cites and inside
        elif starts_line and closed:
            good = not cites or (expected and ahead[i] == number[0] + 1)
        elif starts_line:
            good = (strong and expected and not cites) or first
        else:
            restart = number == (1, 0) and behind_heading
            loose = run_on or end - line_starts[here] > _RUN_ON_LENGTH
            # One number lost, doubled or swapped must not cost all that follow.
            near = (
                loose
                and strong
                and reading[before] in "。；"
                and label.kind in last
                and abs(number[0] - last[label.kind][0]) <= _NEAR
            )
            good = (
                (expected or restart or first or near)
                and (closed or first or (loose and strong and uncited))
                and (strong or loose or behind_heading)
                and not cites
                and ahead[i] != number[0]
            )
        if good:
            accepted.append(label)
            last[label.kind] = number
    return accepted


# In a paper that lost its line breaks: …：一、总体要求（一）指导思想。…。（二）…
_RUN_ON_NUMBER = re.compile(
    rf"(?<![〇一二三四五六七八九十百第、])(?P<level1>{_HAN})、|（(?P<level2>{_HAN})）"
    r"|(?<![0-9.])(?P<level3>[0-9]{1,2})[.、](?![0-9])|（(?P<level4>[0-9]{1,2})）"
)
_BEFORE_RUN_ON = frozenset("。；：！？”）】]")
_STOPS = re.compile("[。；：]")


def find_run_on_levels(
    reading: str, line_starts: Sequence[int], line_ends: Sequence[int]
) -> list[Label]:
    """The 一、 to （1） of a text without articles that lost its line breaks, in order.

    Each goes on with those of its kind, or begins them behind a sentence or the heading above it.
    """
    found: list[Label] = []
    if not _is_run_on(line_starts, line_ends):
        return found
    for start, end in zip(line_starts, line_ends, strict=True):
        last: dict[Kind, int] = {}
        before: Label | None = None
        for match in _RUN_ON_NUMBER.finditer(reading, start, end):
            label = read_label(match)
            at, number = label.start, label.number
            heads = (
                before is not None
                and before.kind < label.kind
                and at - before.end <= _HEADING_LENGTH
                and not _STOPS.search(reading, before.end, at)
            )
            words = reading[max(start, at - 4) : at].rstrip(" ")
            closed = at == start or words[-1:] in _BEFORE_RUN_ON
            # A list begins again behind another of its kind, 一、 does not.
            first = number == 1 and last.get(label.kind, 2) > 1
            first = first and (label.kind != "level1" or "level1" not in last)
            if (closed or heads) and (first or number == last.get(label.kind, -1) + 1):
                found.append(label)
                last[label.kind] = number or 0
                before = label
    return found


# 1 总则, 1.1 编制目的, 1.1.1 …, as plans and technical papers are numbered; 1.5倍 and 2.3万人 are amounts.
_DECIMAL = re.compile(
    r"(?P<number>[0-9]{1,2}+(?:\.[0-9]{1,2}+){1,4}+)(?:[.、]|(?![0-9A-Za-z.%‰℃~—-]|[万亿千百倍个元米吨]|公[里斤顷]|平方))"
)
_TOP = re.compile(r"(?P<number>[0-9]{1,2})(?:[.、](?![0-9])|(?= *[一-龥]))")
_DEPTHS: tuple[Kind, ...] = ("level1", "level2", "level3", "level4", "level5")
_DECIMAL_GAP = 3  # how many numbers may be missing


def _goes_on(number: tuple[int, ...], previous: tuple[int, ...]) -> bool:
    """Whether one decimal number may stand below another: 1.2.1 and 1.3 below 1.2, 2.1 below 1.2."""
    if number == (1, 1) or number == (*previous, 1):
        return True
    depth = len(number)
    if depth > len(previous):
        return False
    if number[:-1] == previous[: depth - 1]:
        return 0 <= number[-1] - previous[depth - 1] <= _DECIMAL_GAP
    return number[1:] == (1,) and 0 < number[0] - previous[0] <= _DECIMAL_GAP


def find_decimals(reading: str, starts: Sequence[int], ends: Sequence[int]) -> list[Label]:
    """The units numbered 1, 1.1, 1.1.1, in order; they begin lines, and go on from one to the next.

    starts, ends: of the lines' words.  A line that begins with 1 is such a unit only where 1.1
    stands below it; one between the last 3.2 and 5.1 is where it is 4.
    """
    numbers: dict[int, tuple[int, ...]] = {}  # by line
    tops: dict[int, int] = {}
    previous: tuple[int, ...] = ()
    for i, start in enumerate(starts):
        if not reading[start].isdecimal():
            continue
        if match := _DECIMAL.match(reading, start, ends[i]):
            number = tuple(map(int, match["number"].split(".")))
            # A list that lost 1.1 begins with 1.2.
            if _goes_on(number, previous) if previous else number[1:] in ((1,), (2,)):
                numbers[i] = previous = number
        elif match := _TOP.match(reading, start, ends[i]):
            tops[i] = int(match["number"])
    if len(numbers) < 2:
        return []
    lines = sorted(numbers)
    before, last = -1, 0  # the line of the decimal above, and the top that was reached
    for line in (*lines, len(starts)):
        first = numbers[line][0] if line in numbers else last + 2
        if first != last:
            between = [i for i in range(before + 1, line) if i in tops]
            if line in numbers:  # 5 above 5.1
                above = next((i for i in reversed(between) if tops[i] == first), None)
                if above is not None:
                    numbers[above] = (first,)
                    between = [i for i in between if i < above]
            # 4 without 4.1
            wanted = last + 1
            for i in between:
                heads = (
                    ends[i] - starts[i] <= _HEADING_LENGTH
                    and reading[ends[i] - 1] not in "。；：，"
                )
                if tops[i] == 1:
                    wanted = 0  # a list
                elif tops[i] == wanted < first + (line == len(starts)) and heads:
                    numbers[i] = (wanted,)
                    wanted += 1
            last = first
        before = line
    found = []
    for i, number in sorted(numbers.items()):
        match = (_DECIMAL if len(number) > 1 else _TOP).match(reading, starts[i], ends[i])
        assert match is not None  # it was found above
        kind = _DEPTHS[len(number) - 1]
        found.append(Label(kind, number[-1], 0, starts[i], match.end(), decimal=len(number) > 1))
    return found


_BEFORE_ITEM = frozenset("：；。")
_INNER_ITEM = re.compile(rf"（({_HAN})）")


def find_inner_items(reading: str, at_line: Container[int], named: Sequence[Label]) -> list[Label]:
    """The 项 that begin within a line of an article: 有下列情形之一的：（一）…；（二）….

    They are 项 only if they begin with （一） and go on one by one in the same article.
    """
    found: list[Label] = []
    article_starts = [label.start for label in named]
    article, last = -1, 0
    for match in _INNER_ITEM.finditer(reading):
        start = match.start()
        if (
            start in at_line
            or reading[max(0, start - 2) : start].rstrip(" ")[-1:] not in _BEFORE_ITEM
        ):
            continue
        here = bisect_right(article_starts, start) - 1
        number = parse_numeral(match[1])
        if here < 0 or named[here].kind != "article" or number is None:
            continue
        if here != article:
            article, last = here, 0
        if number == 1 or (number == last + 1 and last):
            found.append(Label("level2", number, 0, start, match.end()))
            last = number
    return found


def _closes(
    reading: str, line_starts: Sequence[int], line_ends: Sequence[int], line: int, width: int
) -> bool:
    """Whether, in wrapped text, what stands before `line` has come to its end."""
    start, end = line_starts[line - 1], line_ends[line - 1]
    return (
        end - start < width - 3
        or reading[end - 1] in _ENDS_SENTENCE
        or reading.count("\n", end, line_starts[line]) > 1
    )
