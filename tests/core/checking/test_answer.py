"""One written number: what it is, how far its digits reach, and of which numbers it is the short form."""

import pytest

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.shortening import Shortening

ROUNDED, CUT_OFF = Shortening.ROUNDED, Shortening.CUT_OFF


@pytest.mark.parametrize(
    ("text", "value", "unit", "decimals", "significant"),
    [
        ("0.68", 0.68, 0.01, 2, 2),
        ("0,68", 0.68, 0.01, 2, 2),
        (" 0.680 ", 0.68, 0.001, 3, 3),  # a closing zero says how far it was rounded
        (".5", 0.5, 0.1, 1, 1),
        ("5.", 5.0, 1.0, 0, 1),
        ("+0.0680", 0.068, 0.0001, 4, 3),
        ("−8.2e-3", -0.0082, 0.0001, 4, 2),  # a true minus sign, U+2212
        ("-8,20E−3", -0.0082, 0.00001, 5, 3),
        ("120", 120.0, 1.0, 0, 3),
        ("1.2e2", 120.0, 10.0, -1, 2),
        ("10.0", 10.0, 0.1, 1, 3),
        ("0.000", 0.0, 0.001, 3, None),
    ],
)
def test_a_decimal_says_how_exact_it_is(
    text: str, value: float, unit: float, decimals: int, significant: int | None
) -> None:
    answer = parse_answer(text)
    assert answer.text == text.strip()
    assert (answer.value, answer.decimals, answer.significant) == (value, decimals, significant)
    assert answer.unit == pytest.approx(unit, rel=1e-12)


def test_a_fraction_is_meant_exactly() -> None:
    third = parse_answer("−1/3")
    assert (third.value, third.unit, third.significant) == (-1 / 3, 0.0, None)
    assert third.low == third.high == third.value
    assert third.shortens(-0.3333333333333) is ROUNDED
    assert third.shortens(-0.3333) is None
    assert parse_answer("0,5/2").value == 0.25


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a number is missing"),
        ("  ", "a number is missing"),
        ("about 0.7", "is not a number: write 0.3, 0,3 or 1/3"),
        ("0.6.8", "is not a number"),
        ("1,234.5", "is not a number"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("1/2/3", "is not a number"),
        ("1/0", "divides by zero"),
        ("/3", "is not a number"),
        ("1e999", "too large for a number here"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_answer(text)


@pytest.mark.parametrize(
    ("text", "number", "shortening"),
    [
        ("0.68", 0.6802671967, ROUNDED),
        ("0.6803", 0.6802671967, ROUNDED),
        ("0.6802", 0.6802671967, CUT_OFF),
        ("0.6801", 0.6802671967, None),
        ("0.6804", 0.6802671967, None),  # rounded up once more than there is to round
        ("0.69", 0.6802671967, None),
        ("0.680", 0.6805, ROUNDED),  # on an edge it may go either way
        ("0.681", 0.6805, ROUNDED),
        ("0.15", 0.1 + 0.05, ROUNDED),
        ("−0.0407", -0.0406811, ROUNDED),
        ("−0.0406", -0.0406811, CUT_OFF),  # cut off goes towards 0
        ("−0.0408", -0.0406811, None),
        ("0.0407", -0.0406811, None),
        ("0.0406", -0.0406811, None),
        ("0.00", 0.004, ROUNDED),
        ("0.00", -0.004, ROUNDED),
        ("0.00", 0.009, CUT_OFF),
        ("0.00", -0.009, CUT_OFF),
        ("0.00", 0.011, None),
        ("0.000", 0.0, ROUNDED),
        ("0.002", 0.0, None),
        ("−0.002", 0.0, None),
        ("−0.01", 0.004, None),
        ("0.01", -0.004, None),
        ("1.00", 0.9996, ROUNDED),
        ("0.999", 0.9996, CUT_OFF),
        ("1300", 1267.0, None),  # nobody wrote that its last two zeros are round
        ("1.3e3", 1267.0, ROUNDED),
        ("1.2e3", 1267.0, CUT_OFF),
        ("1267", 1267.49, ROUNDED),
    ],
)
def test_it_is_the_short_form_of_what_it_rounds_or_cuts_off(
    text: str, number: float, shortening: Shortening | None
) -> None:
    assert parse_answer(text).shortens(number) is shortening


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("0.68", 0.675, 0.69),  # from 0.675 on it is rounded up, up to 0.69 it is cut off
        ("−0.0406", -0.0407, -0.04055),
        ("0.0", -0.1, 0.1),
        ("1.2e3", 1150.0, 1300.0),
    ],
)
def test_its_ends_are_those_of_rounding_and_of_cutting_off(text: str, low: float, high: float) -> None:
    answer = parse_answer(text)
    assert (answer.low, answer.high) == pytest.approx((low, high), rel=1e-12)


def test_with_all_digits_of_a_float_it_is_the_number_itself() -> None:
    assert parse_answer("0.6802671966").is_exactly(0.68026719661)
    assert not parse_answer("0.68026").is_exactly(0.68026719661)
    assert parse_answer("0").is_exactly(0.0)
    assert not parse_answer("1e-12").is_exactly(0.0)
