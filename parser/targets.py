"""Quantified goals, incentives, thresholds and ratios."""

from collections.abc import Sequence

from .records import Date, Target
from .source import Passage


def find_targets(passage: Passage, dates: Sequence[Date]) -> list[Target]:
    """The targets of a passage, in its order."""
    return []
