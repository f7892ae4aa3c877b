"""Branches of the nation's bodies: 人行浙江省分行, 国家税务总局杭州市税务局, 国网杭州供电公司, 中国移动杭州分公司."""

from .bodies import pick, tables
from .cores import BANK, FIRMS, GRID, STARTS, TAX, Kind
from .divisions import NATION, superior, unit_of
from .found import Found
from .records import Division


def read_branch(
    text: str,
    start: int,
    end: int,
    name: str,
    kind: Kind,
    day: str | None,
    jurisdiction: Division | None,
) -> list[Found]:
    """The branch whose body, `name`, ends at `end`; the body itself where no branch follows."""
    if kind == "firm":
        firm = FIRMS[name].match(text, end)
        if firm is None:
            return []
        return [Found(start, firm.end(), text[start : firm.end()], "agency/branch", "core")]
    pattern = {"bank": BANK, "tax": TAX, "grid": GRID}[kind]
    head = {"bank": "中国人民银行", "tax": "国家税务总局", "grid": "国网"}[kind]
    match = pattern.match(text, end)
    if match is not None:
        full = head + match[0].replace("中支", "中心支行")
        known = tables().whole.get(name + match[0]) or tables().whole.get(full)
        if known:
            full = pick(known, day).name
        return [Found(start, match.end(), full, "agency/branch", "core")]
    if kind == "grid" or (name == "人行" and text.startswith(("道", "横", "为"), end)):
        return []
    if name == "人行" and not text.startswith(("、", "，", "）", "。", "和"), end):
        return []
    own = superior(jurisdiction, text[start - 1 : start])
    if kind == "bank" and own is not None and text[start - 2 : start - 1] in STARTS:
        # 县人行, 市人民银行: its own branch, since August 2023 all of cities without 中心
        unit = unit_of(own.code or "")
        rank = 2 if unit is None else unit.rank
        old = rank == 1 and day is not None and day[:7] < "2023-08"
        full = head + own.name + ("中心支行" if old else "分行" if rank < 2 else "支行")
        return [Found(start - 1, end, full, "agency/branch", "core", division=own)]
    return [Found(start, end, head, "agency/known", "known", division=NATION)]
