"""Lines whose breaks were lost, or stand where none belongs -> the lines that they were."""

import re
from collections.abc import Sequence

import msgspec

from .line_forms import (
    ADOPTION,
    BODY_LINE,
    GENRE,
    IN_FORCE,
    NUMBER,
    SALUTATION,
    TITLE_END,
)
from .lines import Line

# 2019年3月15日 第十三届全国人民代表大会第二次⏎会议通过）: what the first half begins with.
_DATED = re.compile(
    r"（?(?:[0-9]{4}|[〇一二三四五六七八九零]{4}) ?年 ?[0-9一二三四五六七八九十]{1,3} ?月 ?[0-9一二三四五六七八九十]{1,3} ?日 ?[一-龥]"
)
_NOTE_LENGTH = 200


def begins_body(line: Line) -> bool:
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
    rf"(?:[^。；：\n（）]|（[^（）\n]{{1,30}}）){{4,100}}?(?:{GENRE})"
    rf"(?= ?(?:（?(?:19|20)[0-9]{{2}} ?年|目 *录|为[^。；\n]{{4,200}}，制定本|(?P<number>(?![^〔\[（【]*[的知见]){NUMBER})))"
)
_RUN_ON_SALUTATION = re.compile("[^。；：\n]{2,400}：")
# …认真贯彻执行。国务院办公厅2018年12月7日（此件公开发布）
_SIGNATURE = (
    r" ?(?P<body>[^，。；：《》（）0-9\n]{2,40}?) ?(?P<date>(?:[0-9]{4}|[〇一二三四五六七八九零]{4})年"
    r"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日)(?P<note>（[^（）\n]*）)?"
)
_RUN_ON_END = re.compile(rf"(?<=。){_SIGNATURE}$")


# …请认真遵照执行。某某市人民政府2023年9月5日（此件公开发布）某某市绿化办法第一章
_RUN_ON_MIDDLE = re.compile(rf"{_SIGNATURE}(?P<title>[^。；：\n]{{5,80}})$")


def separate_titles(reading: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, with those cut in which a title, a 文号, a salutation or a signature begins or ends."""
    separated: list[Line] = []
    for i, line in enumerate(lines):
        begins = line.label is None and (
            (not i and line.end - line.start > _RUN_ON_LENGTH)
            or (
                i + 1 < len(lines)
                and (below := lines[i + 1].label) is not None
                and below.number == 1
                and begins_body(lines[i + 1])
            )
        )
        if not begins and reading[line.end - 1] in "。；：，":
            separated.append(line)  # most
            continue
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
    if begins:
        cuts, at = [], start
        if title := _RUN_ON.match(reading, start, end):
            at = title.end()
            cuts.append(at)
            if title["number"]:
                at = title.end("number")
                cuts.append(at)
        if end - at > _RUN_ON_LENGTH:
            salutation = _RUN_ON_SALUTATION.match(reading, at, end)
            if salutation and SALUTATION.match(salutation[0].strip()):
                at = salutation.end()
                cuts.append(at)
        # Most titles hold no sentence.
        stop = reading.rfind("。", at, end) + 1
        middle = _RUN_ON_MIDDLE.match(reading, stop, end) if stop else None
        if middle and BODY_LINE.match(middle["body"]) and TITLE_END.search(middle["title"]):
            cuts += [middle.start(part) for part in ("body", "date", "note", "title")]
        if cuts:
            return [cut for cut in cuts if start < cut < end]
    if end - start <= 30:
        return []
    if reading[end - 1] in "日）":
        ends = _RUN_ON_END.search(reading, max(start, end - 120), end)
        if ends and BODY_LINE.match(ends["body"]):
            cuts = [ends.start("body"), ends.start("date"), ends.start("note")]
            return [cut for cut in cuts if cut > start]
    if reading[end - 1] in "。；：，）":
        return []
    glued = _GLUED.search(reading, max(start, end - 90), end)
    if glued and TITLE_END.search(glued["title"]) and IN_FORCE.search(reading, start, end):
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
    if line.end - above.start > _NOTE_LENGTH or not _DATED.match(reading, above.start, above.end):
        return False
    unclosed = reading.count("《", above.start, above.end) - reading.count(
        "》", above.start, above.end
    )
    if unclosed > 0 and re.search("[》〉>]", reading[line.start : line.end]):
        return True  # …会议《关于修改〈…法〉⏎〈…法〉的决定》第六次修正
    if ADOPTION.match(reading, above.start, above.end):
        return False
    words = reading[above.start : above.end] + reading[line.start : line.end]
    return "。" not in words and ADOPTION.match(words) is not None
