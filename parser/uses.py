"""What a date is for, by the words around it."""

import re

from .day_uses import DAY_USES, Use
from .term_uses import TERM_USES

USES = (*DAY_USES, *TERM_USES)

# For each shape, the uses that its dates may be for.
_BY_SHAPE = {
    shape: tuple(
        (
            use,
            use.last,
            re.compile(use.before).search if use.before else None,
            re.compile(use.after).match if use.after else None,
        )
        for use in USES
        if shape in use.shapes
    )
    for shape in sorted({shape for use in USES for shape in use.shapes})
}


def match_use(shape: str, text: str, start: int, tail: int) -> Use:
    """What the date in `text` is for: it starts at `start`; `tail` is where its own last word does."""
    while start and text[start - 1] == " ":
        start -= 1
    while text[tail : tail + 1] == " ":
        tail += 1
    last, left = text[start - 1 : start] or "\n", max(0, start - 40)
    for use, lasts, before, after in _BY_SHAPE[shape]:
        if (
            (not lasts or last in lasts)
            and (after is None or after(text, tail))
            and (before is None or before(text, left, start))
        ):
            return use
    raise KeyError(shape)  # the last use of each shape asks for nothing
