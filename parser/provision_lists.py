"""第八条、第十条第二款至第四款 -> the labels of the provisions that it lists."""

import re
from functools import lru_cache

import msgspec

from .numerals import parse_numeral, write_numeral

DIGITS = "〇零一二两三四五六七八九十百千廿卅0-9"
LEVELS = {
    "编": 0, "分编": 1, "章": 2, "节": 3, "部分": 3, "条": 4, "款": 5, "项": 6, "目": 7,
}  # fmt: skip
# Everything that a list of provisions is made of; what does not belong is cut off again.
RUN = rf"第 ?[（{DIGITS}][（）{DIGITS}第条款项目章节分编部之、，和及与以或者至到—－\- ]*"
RUN_PATTERN = re.compile(RUN)
_ATOM = re.compile(
    rf"(?P<joint>、|，(?=第)|以及|或者|和|及|与|或)?(?P<range>至|到|—+|－|-)? ?"
    rf"(?P<head>第)? ?(?:（(?P<inner>[{DIGITS}]+)）|(?P<outer>[{DIGITS}]+)) ?"
    r"(?:(?P<unit>条|款|项|目(?![录的标])|章|节|分编|编|部分)(?: ?之(?P<suffix>[一二三四五六七八九十]{1,3}))?)?"
)
_FIRST_UNIT = re.compile(r"第（?[^条款项目章节编部分（）]+）?(条|款|项|目|章|节|分编|编|部分)")
_LAST_UNIT = re.compile(r"(条|款|项|目|章|节|分编|编|部分)(?:之[一二三四五六七八九十]+)?$")
_UNIT_IN_LABEL = re.compile(
    r"(?:本|前[^第]{0,2}|第（?[^条款项目章节编部分（）]+）?)(条|款|项|目|章|节|分编|编|部分)(?:之[一二三四五六七八九十]+)?"
)


def _print_number(inner: str | None, outer: str | None) -> str | None:
    """A provision's number as laws print it: 8 is 八; （一） keeps its brackets; None if malformed."""
    printed = inner or outer or ""
    number = parse_numeral(printed)
    if number is None or not 0 < number < 3000:
        return None
    written = write_numeral(number) if printed.isdecimal() else printed
    return f"（{written}）" if inner else written


class _Step(msgspec.Struct, frozen=True):
    """One number of a list: its level in `LEVELS`, its label, and how it is joined to the one before."""

    level: int
    number: int
    bracketed: bool
    unit: str
    label: str
    joined: bool
    ranges: bool


def _read_steps(run: str) -> tuple[list[_Step], int]:
    """The numbers of `run`, each with its unit, and where the last one ends.

    A number without a unit takes that of the next: 第一、三项.
    """
    steps: list[_Step] = []
    waiting: list[re.Match[str]] = []
    at = end = 0
    while match := _ATOM.match(run, at):
        head, unit = match["head"], match["unit"]
        joined = bool(match["joint"] or match["range"])
        if not (head or match["inner"] or (joined and (steps or waiting))):
            break
        if not joined and waiting and not match["inner"]:
            break
        if not joined and steps and not waiting and match["outer"] and not head:
            break
        waiting.append(match)
        at = match.end()
        if unit is None and not (match["inner"] and steps and not _ATOM.match(run, at)):
            continue
        if (unit or "项") + run[at : at + 1] in ("项目", "款项", "条款"):
            # 第一项目, 第一款项: no provisions.
            break
        unit = unit or "项"
        for waited in waiting:
            printed = _print_number(waited["inner"], waited["outer"])
            if printed is None:
                return steps, end
            suffix = f"之{waited['suffix']}" if waited["suffix"] else ""
            steps.append(
                _Step(
                    LEVELS[unit],
                    0 if suffix else parse_numeral(printed.strip("（）")) or 0,
                    bool(waited["inner"]),
                    unit,
                    f"第{printed}{unit}{suffix}",
                    bool(waited["joint"] or waited["range"])
                    or (waited["inner"] is not None and waited is not waiting[0]),
                    bool(waited["range"]),
                )
            )
        waiting = []
        end = at
    return steps, end


@lru_cache(maxsize=8192)
def read_provisions(run: str) -> tuple[tuple[str, ...], int]:
    """The provisions that `run` begins with, ranges expanded, and how much of it they are.

    >>> read_provisions("第八条、第十条第二款的规定")
    (('第八条', '第十条第二款'), 10)
    >>> read_provisions("第十四条至十六条")[0]
    ('第十四条', '第十五条', '第十六条')
    >>> read_provisions("第一、三项")[0]
    ('第一项', '第三项')
    """
    steps, end = _read_steps(run)
    found: list[str] = []
    path: list[_Step] = []
    for i, step in enumerate(steps):
        above = [one for one in path if one.level < step.level]
        if step.ranges and path and path[-1].level == step.level:
            prefix = "".join(one.label for one in above)
            low, high = path[-1].number, step.number
            if low and high and low < high <= low + 300:
                for number in range(low + 1, high):
                    written = write_numeral(number)
                    written = f"（{written}）" if step.bracketed else written
                    found.append(f"{prefix}第{written}{step.unit}")
        path = [*above, step]
        following = steps[i + 1] if i + 1 < len(steps) else None
        if following is None or following.joined or following.level <= step.level:
            found.append("".join(one.label for one in path))
    return tuple(found), end


def level_of(label: str) -> int:
    match = _FIRST_UNIT.match(label)
    return LEVELS[match[1]] if match else 9


def last_level(label: str) -> int:
    match = _LAST_UNIT.search(label)
    return LEVELS[match[1]] if match else -1


def cut_path(label: str, unit: str) -> str:
    """`label` down to its `unit`: 第三条第二款 to its 条 is 第三条."""
    for match in _UNIT_IN_LABEL.finditer(label):
        if match[1] == unit:
            return label[: match.end()]
    return label


def cut_above(label: str, level: int) -> str:
    """`label` down to what is above `level`: of 第二条第一款, above a 款, 第二条."""
    end = 0
    for match in _UNIT_IN_LABEL.finditer(label):
        if LEVELS[match[1]] >= level:
            break
        end = match.end()
    return label[:end]
