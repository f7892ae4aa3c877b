"""Branches of the nation's bodies: 人行浙江省分行, 国家税务总局杭州市税务局, 国网杭州供电公司."""

from .bodies import pick, tables
from .cores import BANK, GRID, TAX, Kind
from .divisions import NATION
from .found import Found


def read_branch(
    text: str, start: int, end: int, name: str, kind: Kind, day: str | None
) -> list[Found]:
    """The branch whose body, `name`, ends at `end`; the body itself where no branch follows."""
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
    return [Found(start, end, head, "agency/known", "known", division=NATION)]
