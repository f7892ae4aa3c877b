"""Dates: the forms, what they are for, and where no date is."""

import pytest

from tiaoli.parser.dates import FORMS, Form, find_dates
from tiaoli.parser.records import Date
from tiaoli.parser.source import whole_passage
from tiaoli.parser.uses import USES, Use


def _marked(example: str) -> tuple[list[Date], tuple[int, int]]:
    """The dates of `example`, and the span between its ⟦ and ⟧."""
    start, end = example.index("⟦"), example.index("⟧") - 1
    text = example.replace("⟦", "").replace("⟧", "")
    return find_dates(whole_passage(text)), (start, end)


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_form(form: Form) -> None:
    dates, span = _marked(form.example)
    found = [(date.span, date.value) for date in dates if date.rule.startswith(f"{form.name}: ")]
    assert found == [(span, form.value)]


@pytest.mark.parametrize("use", USES, ids=[use.name for use in USES])
def test_use(use: Use) -> None:
    dates, (start, end) = _marked(use.example)
    (date,) = (date for date in dates if start <= date.span[0] and date.span[1] <= end)
    assert (date.rule.partition(": ")[2], date.meaning) == (use.name, use.meaning)
