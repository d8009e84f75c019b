"""How many steps a speed makes due."""

import pytest

from ann221_gui.training.pace import CLOCK_INTERVAL_S, Pace, StepsBetweenClocks
from ann221_gui.training.requests import FLAT_OUT


def steps_in(pace: Pace, ticks: int, tick_s: float, steps_per_epoch: int) -> int:
    """Done when every due step is done at once."""
    total = 0
    pace.start(0.0)
    for tick in range(ticks):
        due = int(pace.steps_due(tick * tick_s, steps_per_epoch))
        pace.count(due)
        total += due
    return total


@pytest.mark.parametrize(
    ("epochs_per_second", "steps_per_epoch", "expected"),
    [(60.0, 1, 600), (1.0, 1, 10), (1000.0, 1, 10_000), (2.0, 4, 80), (60.0, 200, 120_000)],
)
def test_ten_seconds_of_ticks_make_ten_seconds_of_epochs(
    epochs_per_second: float, steps_per_epoch: int, expected: int
) -> None:
    steps = steps_in(Pace(epochs_per_second), ticks=626, tick_s=0.016, steps_per_epoch=steps_per_epoch)
    first_at_once = 1
    assert steps == pytest.approx(expected + first_at_once, abs=2)


def test_the_first_step_is_due_at_once() -> None:
    pace = Pace(1.0)
    pace.start(5.0)
    assert pace.steps_due(5.0, 1) == 1


def test_after_a_stall_nothing_is_caught_up() -> None:
    pace = Pace(60.0)
    pace.start(0.0)
    pace.count(int(pace.steps_due(0.0, 1)))
    assert pace.steps_due(30.0, 1) <= 7  # a tenth of a second's, not half a minute's


def test_what_could_not_be_done_in_time_is_let_go() -> None:
    pace = Pace(1000.0)
    pace.start(0.0)
    assert pace.steps_due(0.05, 1) > 40
    pace.count(10)
    assert pace.steps_due(0.05, 1) <= 1


def test_flat_out_has_no_end() -> None:
    pace = Pace(FLAT_OUT)
    pace.start(0.0)
    assert pace.steps_due(0.0, 1) == FLAT_OUT
    pace.count(1000)
    assert pace.steps_due(0.001, 1) == FLAT_OUT


@pytest.mark.parametrize("step_s", [2e-6, 80e-6, 5e-3])
def test_looks_at_the_clock_come_often_enough_and_not_too_often(step_s: float) -> None:
    between = StepsBetweenClocks()
    for _ in range(30):
        between.adapt(between.steps, between.steps * step_s)
    taken_s = between.steps * step_s
    assert between.steps == 1 or CLOCK_INTERVAL_S / 2 <= taken_s <= CLOCK_INTERVAL_S


def test_steps_that_became_slower_are_looked_at_sooner() -> None:
    between = StepsBetweenClocks()
    for step_s in [2e-6] * 20 + [500e-6] * 20:
        between.adapt(between.steps, between.steps * step_s)
    assert between.steps == 1


def test_few_steps_that_were_due_say_nothing_about_how_many_may_be_done() -> None:
    between = StepsBetweenClocks()
    for _ in range(20):
        between.adapt(1, 2e-6)
    assert between.steps <= 2
