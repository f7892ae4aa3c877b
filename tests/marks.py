"""Sentences that mark what is expected in the text itself, between ⟦ and ⟧."""


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans between them.

    >>> unmark("会同⟦市商务局⟧审查")
    ('会同市商务局审查', [(2, 6)])
    """
    text, spans = "", []
    for part in marked.split("⟦"):
        inside, mark, after = part.partition("⟧")
        if mark:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + after
    return text, spans
