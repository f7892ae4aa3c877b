"""Who must do what: the forms in which a paper lays a duty on a body."""

from collections.abc import Sequence

from .records import Agency, Responsibility
from .source import Passage


def find_responsibilities(passage: Passage, agencies: Sequence[Agency]) -> list[Responsibility]:
    """The duties of the bodies mentioned in a passage, in its order."""
    return []
