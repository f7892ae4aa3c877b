"""Chinese numerals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaoli.parser.numerals import NUMERAL, parse_numeral, write_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("二十", 20),
        ("廿", 20),
        ("廿三", 23),
        ("卅一", 31),
        ("一百", 100),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("一百十二", 112),
        ("一百二十", 120),
        ("两百", 200),
        ("一千零一十", 1010),
        ("一千二百六十", 1260),
        ("三万零五百", 30500),
        ("两亿", 200_000_000),
        ("12", 12),
        ("２０", 20),
        ("零", 0),
        ("〇", 0),
        ("二〇二四", 2024),
        ("二○○四", 2004),
        ("二OO四", 2004),
        ("二００四", 2004),
        ("一九九四", 1994),
    ],
)
def test_numeral(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "十百",
        "一百五",
        "百",
        "千",
        "亿",
        "一百零",
        "二十〇",
        "一千百",
        "十十",
        "OO",
        "5a",
        "9" * 9999,
    ],
)
def test_what_is_no_numeral_is_never_a_number(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.integers(0, 9999))
def test_a_written_numeral_is_read_again(number: int) -> None:
    written = write_numeral(number)
    assert parse_numeral(written) == number
    assert number == 0 or re.fullmatch(NUMERAL, written)


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} is not from 0 to 9999; write it in digits"):
        write_numeral(number)


@given(st.text(alphabet="〇零一二两三四五六七八九十百千万亿廿卅0１Oo年"))
def test_no_text_makes_it_raise(text: str) -> None:
    number = parse_numeral(text)
    assert number is None or number >= 0
