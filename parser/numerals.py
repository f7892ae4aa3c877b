"""Chinese numerals <-> int."""

import re

# What may be a numeral: digits, or a run of numeral characters, well formed or not (第十百条), so
# that a malformed number is found and reported.  万 and 亿 are left to units such as 万元.
NUMERAL = "(?:[0-9０-９]{1,12}+|[〇零一二两三四五六七八九十百千廿卅]{1,12}+)"

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
# Years are printed with a zero of every shape: 二○○四, 二OO四, 二００四.
_POSITIONAL = str.maketrans(
    {digit: str(value) for digit, value in _DIGITS.items()} | dict.fromkeys("○ＯOo", "0")
)
# Below 万: each place is a digit and its unit, and a gap between two places is one 零.
# 十 may lack its digit (十二; in older print also 一百十二).
_SECTION = re.compile(
    "(?:([一二两三四五六七八九])千)?"
    "(?:([一二两三四五六七八九])百)?"
    "(?:(?:(?<!千)|[零〇](?<=千.))([一二三四五六七八九]?十|[廿卅]))?"
    "(?:(?:(?<![千百])|[零〇](?<=[千百].))([一二两三四五六七八九]))?"
)
_TENS = {"十": 10, "廿": 20, "卅": 30}


def _read_section(text: str) -> int | None:
    """A numeral below 万, or None: 一百零五 is 105; 一百五, which may be 150, is None."""
    match = _SECTION.fullmatch(text)
    if match is None or not text:
        return None
    thousands, hundreds, tens, ones = match.groups()
    value = 1000 * _DIGITS.get(thousands, 0) + 100 * _DIGITS.get(hundreds, 0) + _DIGITS.get(ones, 0)
    if tens is None:
        return value
    return value + (10 * _DIGITS[tens[0]] if len(tens) == 2 else _TENS[tens])


def _read(text: str) -> int | None:
    for sign, weight in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.partition(sign)
        if found:
            high, low = _read(head), _read(tail.removeprefix("零")) if tail else 0
            return None if not high or low is None or low >= weight else high * weight + low
    value = _read_section(text)
    if value is None and not _DIGITS.keys().isdisjoint(text):
        digits = text.translate(_POSITIONAL)
        value = int(digits) if digits.isdecimal() else None
    return value


def parse_numeral(text: str) -> int | None:
    """The number that `text` prints, all of it, or None if it is not a numeral.

    Digits of both widths; 一百二十; 廿, 卅; 两百; digit by digit as in years (二〇二四); 三万五千.

    >>> [parse_numeral(text) for text in ("一百零五", "２０", "廿三", "二〇二四", "十百", "零")]
    [105, 20, 23, 2024, None, 0]
    """
    if (value := _WRITTEN.get(text)) is not None:
        return value
    if len(text) > 18:  # no number of a paper; int() raises beyond some thousand digits
        return None
    return int(text) if text.isdecimal() else _read(text)


def write_numeral(number: int) -> str:
    """`number`, from 0 to 9999, as laws number their articles: 10 is 十, 110 is 一百一十.

    Raises `ValueError` for any other number.

    >>> [write_numeral(number) for number in (8, 10, 21, 105, 1260)]
    ['八', '十', '二十一', '一百零五', '一千二百六十']
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not from 0 to 9999; write it in digits")
    written = ""
    for digit, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True):
        if digit != "0":
            written += "〇一二三四五六七八九"[int(digit)] + unit
        elif written and written[-1] != "零":
            written += "零"
    written = written.rstrip("零") or "零"
    return written.removeprefix("一") if 10 <= number <= 19 else written


# Nearly every numeral of a paper is one of these: one look-up instead of a parse.
_WRITTEN = {write_numeral(number): number for number in range(1300)}
