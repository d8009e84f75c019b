"""Numbers as people write and read them."""

import math
import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.core.numbers import (
    Digits,
    exact,
    fixed,
    for_programs,
    parse_number,
    power_of_ten,
    readable,
    signed,
)

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.3", 0.3),
        ("0,3", 0.3),
        (" 12 ", 12.0),
        ("+.5", 0.5),
        ("5.", 5.0),
        ("−1,25", -1.25),
        ("-1.25", -1.25),
        ("1/3", 1 / 3),
        ("−1 / 3", -1 / 3),
        ("1/−4", -0.25),
        ("0,5/2", 0.25),
        ("1e-3", 0.001),
        ("2,5E+2", 250.0),
        ("−1e−3", -0.001),
        ("0", 0.0),
    ],
)
def test_what_people_type(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "missing"),
        ("  ", "missing"),
        ("1/", "not a number"),
        ("/3", "not a number"),
        ("1/ /3", "not a number"),
        ("1/2/3", "not a number"),
        ("1/0", "divides by zero"),
        ("1/0,0", "divides by zero"),
        ("1.000,5", "not a number"),
        ("1 000", "not a number"),
        ("0x10", "not a number"),
        ("1_000", "not a number"),
        ("nan", "not a number"),
        ("inf", "not a number"),
        ("∞", "not a number"),
        ("½", "not a number"),
        ("٣", "not a number"),
        ("1e", "not a number"),
        ("--1", "not a number"),
        ("three", "not a number"),
        ("1e999", "too large"),
        ("1e300/1e-300", "too large"),
    ],
)
def test_what_is_no_number_is_refused_in_words(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        parse_number(text)


@given(FINITE)
def test_exact_gives_the_same_float_back(value):
    text = exact(value)
    assert "-" not in text
    back = parse_number(text)
    assert back == value
    assert math.copysign(1, back) == math.copysign(1, value)


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1"), (-2.0, "−2"), (1e-5, "1e−05"), (1 / 3, "0.3333333333333333")]
)
def test_exact_is_short(value, text):
    assert exact(value) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.3, 2, "0.30"),
        (-0.3, 2, "−0.30"),
        (2.0, 0, "2"),
        (0.0, 4, "0.0000"),
        (-0.0, 4, "0.0000"),
        (0.00006, 4, "0.0001"),
        (0.00004, 4, "4.00e−05"),
        (-0.00004, 4, "−4.00e−05"),
        (1e-300, 4, "1.00e−300"),
        (5e-7, 6, "5.0000e−07"),
        (0.5, 0, "5.0e−01"),
        (9999999.0, 1, "9999999.0"),
        (12345678.0, 4, "1.23e+07"),
        (math.inf, 4, "∞"),
        (-math.inf, 4, "−∞"),
        (math.nan, 4, "undefined"),
    ],
)
def test_fixed(value, decimals, text):
    assert fixed(value, decimals) == text


@given(st.floats(-1e300, 1e300), st.integers(0, 12))
def test_what_is_not_zero_never_looks_like_zero(value, decimals):
    shown = parse_number(fixed(value, decimals))
    assert (shown == 0) == (value == 0)
    assert shown == pytest.approx(value, rel=0.05, abs=0.5000001 * 10.0**-decimals)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.3, "+0.30"),
        (-1.25, "−1.25"),
        (0.0, "+0.00"),
        (-0.0, "+0.00"),
        (math.inf, "+∞"),
        (math.nan, "undefined"),
    ],
)
def test_signed(value, text):
    assert signed(value, 2) == text


@given(st.floats(0.01, 9.99))
def test_signed_numbers_keep_their_width(value):
    assert len(signed(value, 2)) == len(signed(-value, 2)) == len("+0.00")


# Digits that somebody chose

COUNTS = st.integers(2, 17)


@pytest.mark.parametrize(
    ("value", "decimals", "significant"),
    [
        (0.0, "0.0000", "0"),
        (-0.0, "0.0000", "0"),
        (1 / 3, "0.3333", "0.3333"),
        (-0.5, "−0.5000", "−0.5"),
        (4e-5, "4.00e−05", "4e−05"),
        (-123.456789, "−123.4568", "−123.5"),
        (20000000.0, "2.00e+07", "2e+07"),
        (math.inf, "∞", "∞"),
        (-math.inf, "−∞", "−∞"),
        (math.nan, "undefined", "undefined"),
    ],
)
def test_four_digits(value, decimals, significant):
    assert Digits(4).write(value) == decimals
    assert Digits(4, are_significant=True).write(value) == significant
    for digits, text in ((Digits(4), decimals), (Digits(4, are_significant=True), significant)):
        has_own_sign = text.startswith("−") or text == "undefined"
        assert digits.write_signed(value) == (text if has_own_sign else "+" + text)


@given(FINITE, COUNTS)
def test_chosen_decimals_are_exactly_so_many(value, count):
    text = Digits(count).write(value)
    shown = Decimal(text.replace("−", "-"))
    assert (shown == 0) == (value == 0)
    if "e" not in text:
        assert re.fullmatch(rf"−?\d+\.\d{{{count}}}", text)
        assert abs(shown - Decimal(value)) <= Decimal(1).scaleb(-count) / 2
    else:
        assert not 10.0**-count <= abs(value) < 1e7
        assert abs(shown - Decimal(value)) <= abs(shown) * Decimal(1).scaleb(-max(count - 2, 1)) / 2


@given(FINITE, COUNTS)
def test_chosen_significant_figures_are_the_rounded_number_without_closing_zeros(value, count):
    text = Digits(count, are_significant=True).write(value)
    assert "-" not in text
    mantissa = text.partition("e")[0]
    assert "." not in mantissa or mantissa[-1] not in "0."
    rounding = Context(prec=count, rounding=ROUND_HALF_EVEN)
    assert Decimal(text.replace("−", "-")) == rounding.create_decimal(Decimal(value))


@given(FINITE)
def test_seventeen_significant_figures_give_the_float_back(value):
    assert parse_number(Digits(17, are_significant=True).write(value)) == value


@pytest.mark.parametrize("count", [0, 18])
def test_other_counts_are_refused(count):
    with pytest.raises(ValueError, match=f"{count} digits"):
        Digits(count)


@given(FINITE)
def test_programs_read_the_same_float_back(value):
    text = for_programs(value)
    assert text.isascii()
    assert float(text) == value


def test_a_power_of_ten_has_true_minus_signs():
    assert power_of_ten(-0.000123456, 3) == "−1.235e−04"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (4.578787, "4.5788"),
        (-0.431713, "−0.4317"),
        (0.0000937710, "9.377e−05"),
        (0.9999062290, "0.99990623"),  # 1 − 0.99990623 = 9.377e−05: what is multiplied out is what is meant
        (1 - 2.0**-53, "0.9999999999999999"),
        (1e6, "1000000"),
        (-0.0, "0"),
    ],
)
def test_numbers_in_formulas_keep_the_figures_that_matter(value, text):
    assert readable(value, 4) == text
