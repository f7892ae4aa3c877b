"""What a regulation's clauses bind, allow, forbid, encourage and try out."""

from collections.abc import Sequence

from .records import Agency, Norm
from .source import Passage


def find_norms(passage: Passage, agencies: Sequence[Agency]) -> list[Norm]:
    """The norms of a passage, in its order."""
    return []
