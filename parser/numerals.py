"""Chinese numerals <-> int."""

import re

# What may be a numeral: digits, or a run of numeral characters, well formed or not (第十百条), so
# that a malformed number is found and reported.  万 and 亿 are left to units such as 万元.
NUMERAL = "(?:[0-9０-９]{1,12}+|[〇零一二两三四五六七八九十百千廿卅]{1,12}+)"

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 1, "廿": 2, "卅": 3}
# Years are printed with a zero of every shape: 二○○四, 二OO四, 二００四.
_POSITIONAL = str.maketrans(
    {digit: str(value) for digit, value in _DIGITS.items()} | dict.fromkeys("○ＯOo", "0")
)
# 一百二十三: each place has a digit before its unit; 十 may lack it; a gap has one 零.
_SECTION = re.compile(
    "(?:(?P<thousands>[一二两三四五六七八九])千)?"
    "(?:(?P<zero1>[零〇])?(?P<hundreds>[一二两三四五六七八九])百)?"
    "(?:(?P<zero2>[零〇])?(?P<tens>[一二三四五六七八九]?十|廿|卅))?"
    "(?:(?P<zero3>[零〇])?(?P<ones>[一二两三四五六七八九]))?"
)


def _section(text: str) -> int | None:
    """A numeral below 万, 千 to 个, or None: 一百零五 is 105; 一百五, which may be 150, is None."""
    match = _SECTION.fullmatch(text)
    if match is None or not text:
        return None
    value, above, skipped = 0, "", False
    for name, weight in (("thousands", 1000), ("hundreds", 100), ("tens", 10), ("ones", 1)):
        printed = match[name]
        if printed is None:
            skipped = bool(above)
            continue
        # 一千二百零五, 一百零五: a gap between two places has its 零 and no other place has one.
        zero = weight < 1000 and match[{100: "zero1", 10: "zero2", 1: "zero3"}[weight]] is not None
        if zero != skipped:
            return None
        above, skipped = name, False
        if weight == 10:
            tens = _TENS[printed[-1]] if len(printed) == 1 else _DIGITS[printed[0]]
            value += tens * 10
        else:
            value += _DIGITS[printed] * weight
    return value


def _read(text: str) -> int | None:
    head, sign, tail = text.partition("亿")
    if not sign:
        head, sign, tail = text.partition("万")
    if sign:
        high = _read(head)
        low = 0 if not tail else _read(tail.removeprefix("零"))
        return None if not high or low is None else high * (10**8 if sign == "亿" else 10**4) + low
    if (value := _section(text)) is not None:
        return value
    digits = text.translate(_POSITIONAL)
    # isascii: int() reads the digits of every script.  No letter O counts without a numeral.
    if digits.isascii() and digits.isdigit() and not text.isascii():
        return int(digits)
    return None


def parse_numeral(text: str) -> int | None:
    """The number that `text` prints, all of it, or None if it is not a numeral.

    Digits of both widths; 一百二十; 廿, 卅; 两百; digit by digit as in years (二〇二四); 三万五千.

    >>> [parse_numeral(text) for text in ("一百零五", "２０", "廿三", "二〇二四", "十百", "零")]
    [105, 20, 23, 2024, None, 0]
    """
    if (value := _WRITTEN.get(text)) is not None:
        return value
    if text.isdecimal():
        return int(text)
    return _read(text)


def write_numeral(number: int) -> str:
    """`number`, from 0 to 9999, as laws number their articles: 10 is 十, 110 is 一百一十.

    Raises `ValueError` for any other number.

    >>> [write_numeral(number) for number in (8, 10, 21, 105, 1260)]
    ['八', '十', '二十一', '一百零五', '一千二百六十']
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not from 0 to 9999; write it in digits")
    if number == 0:
        return "零"
    written = ""
    for digit, unit in zip(f"{number:04}", "千百十 ", strict=True):
        if digit != "0":
            written += "〇一二三四五六七八九"[int(digit)] + unit.strip()
        elif written and written[-1] != "零":
            written += "零"
    written = written.rstrip("零")
    return written.removeprefix("一") if 10 <= number <= 19 else written


# Nearly every numeral of a paper is one of these: one look-up instead of a parse.
_WRITTEN = {write_numeral(number): number for number in range(1300)}
