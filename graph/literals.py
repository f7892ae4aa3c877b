"""Literals as canonical N-Triples writes them, and of no type that some engine changes.

Only strings, Chinese, whole numbers, decimals and days: measured with rdflib, Oxigraph and the
JSON-LD of both.  Terms are text, so that writers need only join them.
"""

import re
from datetime import date, timedelta
from decimal import Decimal

from .vocabulary import XSD

_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff]')
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}
_UNESCAPES = {escaped: character for character, escaped in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(?:u[0-9A-F]{4}|.)")


def string(words: str) -> str:
    """A plain string, escaped as canonical N-Triples asks.

    A half of a surrogate pair is no character and has no place in RDF: U+FFFD stands for it.
    """
    # Nothing in most words is to be escaped, which is found out twice as quickly without a pattern.
    if '"' not in words and "\\" not in words and words.isprintable():
        return f'"{words}"'
    return f'"{_SPECIAL.sub(_escape, words)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character >= "\ud800":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def chinese(words: str) -> str:
    """Words of a text."""
    return f"{string(words)}@zh"


def integer(number: int) -> str:
    """A whole number."""
    return f'"{number}"^^{XSD.integer}'


def decimal(number: float) -> str:
    """A number in its canonical form: no exponent, no trailing zeros, no point in a whole number.

    >>> decimal(0.85), decimal(3000.0), decimal(1e-7)  # doctest: +ELLIPSIS
    ('"0.85"^^<...#decimal>', '"3000"^^<...#decimal>', '"0.0000001"^^<...#decimal>')
    """
    digits = f"{Decimal(repr(number)):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f'"{digits}"^^{XSD.decimal}'


def read_literal(token: str) -> tuple[str, str | None, str | None]:
    """A literal's words, its language and its datatype; the last two None for a plain string.

    >>> read_literal(chinese('第"一"条'))
    ('第"一"条', 'zh', None)
    """
    end = token.rindex('"')
    words, suffix = token[1:end], token[end + 1 :]
    if "\\" in words:
        words = _ESCAPED.sub(_unescape, words)
    if suffix.startswith("@"):
        return words, suffix[1:], None
    return words, None, suffix[2:] or None


def _unescape(match: re.Match[str]) -> str:
    return _UNESCAPES.get(match[0]) or chr(int(match[0].removeprefix("\\u"), 16))


def day(value: str) -> str | None:
    """A calendar day; None for what is none: a month, a printed blank."""
    try:
        return f'"{date.fromisoformat(value):%Y-%m-%d}"^^{XSD.date}' if len(value) == 10 else None
    except ValueError:
        return None


def day_after(value: str) -> str | None:
    try:
        return day((date.fromisoformat(value) + timedelta(days=1)).isoformat())
    except (ValueError, OverflowError):
        return None
