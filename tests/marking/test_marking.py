"""A small sample of the measurement: right sheets stay right, and slips are found and named.

`python -m tests.marking` takes many more, and says of each slip how often.
"""

from collections.abc import Sequence

import pytest

from tests.marking.measuring import NOT_RIGHT, Named, named, right_sheet, slipped_sheet, verdicts
from tests.marking.slips import SLIPS

RIGHT_SHEETS = {
    "every line": (60, {}),
    "half of the lines": (30, {"shown": 0.5}),
    "one line in ten": (30, {"shown": 0.1}),
    "other samples rounded too": (30, {"own_others": True}),
}
DIGITS = (3, 4)
PROBLEMS = 6  # for each slip, with each number of digits


@pytest.mark.parametrize("kind", RIGHT_SHEETS)
def test_no_line_of_a_right_sheet_is_called_anything_else(kind: str) -> None:
    count, how = RIGHT_SHEETS[kind]
    sheets = [right_sheet(f"{kind} {number}", **how) for number in range(count)]
    assert [sheet.about for sheet in sheets if any(verdicts(sheet)[one] for one in NOT_RIGHT)] == []
    assert sum(len(sheet.written) for sheet in sheets) > count


@pytest.fixture(scope="module")
def slipped() -> dict[str, Named]:
    """What is said of each slip, but where rounding alone leads to the same number."""
    found = {
        (seed := f"{name}, {digits} digits, problem {problem}"): named(*slipped_sheet(seed, name, digits))
        for name in SLIPS
        for digits in DIGITS
        for problem in range(PROBLEMS)
    }
    return {seed: one for seed, one in found.items() if not one.like_rounding}


def test_most_slips_can_be_told_from_rounding(slipped: dict[str, Named]) -> None:
    assert len(slipped) >= 0.9 * len(SLIPS) * len(DIGITS) * PROBLEMS


def test_slips_are_named_first_or_second(slipped: dict[str, Named]) -> None:
    missed = [seed for seed, one in slipped.items() if not one.is_among_two]
    assert len(missed) <= 0.05 * len(slipped), listed(missed)


def test_slips_are_found_where_they_were_made(slipped: dict[str, Named]) -> None:
    missed = [seed for seed, one in slipped.items() if not one.found_first]
    assert len(missed) <= 0.01 * len(slipped), listed(missed)


def test_each_slip_is_named_more_often_than_not(slipped: dict[str, Named]) -> None:
    for name in SLIPS:
        its = [one.is_among_two for seed, one in slipped.items() if seed.startswith(f"{name}, ")]
        assert sum(its) > len(its) / 2, name


def listed(seeds: Sequence[str]) -> str:
    return "; ".join(seeds)
