"""Every table of rules that records name: from a record's `rule` to the rows behind it."""

from collections.abc import Sequence
from typing import Protocol

from . import (
    amounts,
    citation_forms,
    cores,
    dates,
    definitions,
    duty_forms,
    duty_lists,
    indicator_tables,
    norm_forms,
    places,
    uses,
)


class Rule(Protocol):
    """What the rows of all tables have.

    source: where the form is prescribed or was met; example: marked ⟦ ⟧ at what it finds
    """

    @property
    def name(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def example(self) -> str: ...


TABLES: dict[str, tuple[Sequence[Rule], ...]] = {
    "agencies": (cores.RULES,),
    "citations": ((*citation_forms.FORMS, *citation_forms.READINGS),),
    "dates": (dates.FORMS, uses.USES),
    "definitions": (definitions.FORMS,),
    "norms": (norm_forms.OPERATORS,),
    "places": (places.RULES,),
    "responsibilities": ((*duty_forms.DUTY_FORMS, *duty_lists.LIST_RULES),),
    "targets": ((*amounts.MEASURES, *amounts.READINGS, indicator_tables.ROW_OF_GOALS),),
}
"""List of the record format -> its tables; where there are several, a rule is `row: row`."""


def find_rows(records: str, rule: str) -> list[Rule]:
    """The rows that made a record of the list `records`, one of each of its tables.

    >>> [row.name for row in find_rows("dates", "day: in force from")]
    ['day', 'in force from']
    """
    tables = TABLES.get(records, ())
    names = rule.split(": ") if len(tables) > 1 else [rule]
    return [
        row for table, name in zip(tables, names, strict=False) for row in table if row.name == name
    ]
