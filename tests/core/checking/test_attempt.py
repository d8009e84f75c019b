"""An attempt: what is written, when it is judged, what was asked for, what need not be covered."""

from dataclasses import replace

import pytest

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.handout import NO_HANDOUT
from ann221_gui.core.checking.hinting import Hint
from ann221_gui.core.checking.judgement import Verdict
from ann221_gui.core.checking.reading import Reading
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from tests.core.checking.by_hand import SAMPLE, Task

TASK = Task()
Q = TASK.numbers


def attempt(task: Task = TASK, **answers: str) -> Attempt:
    written = {line: parse_answer(text) for line, text in answers.items()}
    return Attempt(task.exercise, NO_HANDOUT, written)


def verdicts(of: Attempt) -> dict[str, Verdict]:
    return {line: one.verdict for line in of.lines if (one := of.judgement(line))}


def test_nothing_is_judged_before_it_is_asked_for() -> None:
    one = attempt(O2_1="0.6803")
    assert verdicts(one) == {}
    assert verdicts(one.checked()) == {"O2_1": Verdict.ROUNDED}


def test_an_answer_that_is_written_anew_is_not_judged_yet() -> None:
    one = attempt(O2_1="0.6803", O2_2="0.9").checked()
    again = one.with_answer("O2_2", parse_answer("0.6637"))
    assert verdicts(again) == {"O2_1": Verdict.ROUNDED}
    assert verdicts(again.checked()) == {"O2_1": Verdict.ROUNDED, "O2_2": Verdict.ROUNDED}
    assert verdicts(again.with_answer("O2_2", None).checked()) == {"O2_1": Verdict.ROUNDED}


def test_what_is_right_or_asked_for_needs_no_covering_and_nothing_else() -> None:
    one = attempt(O2_1="0.6803", O2_2="0.9").checked()
    assert one.known == {"O2_1"}
    asked = one.with_hint("I_O3_1").with_hint("I_O3_1")
    assert (asked.hint("I_O3_1"), asked.known) == (Hint.NUMBERS, {"O2_1"})
    assert asked.with_hint("I_O3_1").known == {"O2_1", "I_O3_1"}
    assert asked.with_hint("I_O3_1").with_hint("I_O3_1").hint("I_O3_1") is Hint.VALUE


def test_the_value_of_a_line_from_ones_own_earlier_lines() -> None:
    one = attempt(O2_1="0.7", I_O3_1="5")
    assert one.right("I_O3_1") == pytest.approx(Q["I_O3_1"])
    assert one.from_own("I_O3_1") == pytest.approx(0.7 * 0.3 + Q["O2_2"] * 0.9)


def test_numbers_are_given_with_the_sign_and_the_indices_that_the_writer_uses() -> None:
    handout = replace(NO_HANDOUT, reading=Reading(negative_signals=True, swapped_indices=True))
    theirs = Attempt(TASK.exercise, handout, {})
    assert theirs.right("dE_dI_O2_1") == pytest.approx(-Q["dE_dI_O2_1"])
    assert theirs.right("new_w1_12") == pytest.approx(Q["new_w1_21"])
    from_own = theirs.with_answer("dE_dI_O3_1", parse_answer("-0.1"))
    assert from_own.from_own("dE_dI_O2_1") == pytest.approx(-0.1 * 0.3 * Q["slope_O2_1"])


def test_answers_go_over_to_other_conventions_and_are_judged_again() -> None:
    halved = attempt(E=f"{Q['E'] / 2:.5f}", dE_dO3_1=f"{Q['dE_dO3_1'] / 2:.5f}").checked()
    assert set(verdicts(halved).values()) == {Verdict.CONVENTION}
    there = halved.under(Conventions(HALF_SQUARED))
    assert set(verdicts(there).values()) == {Verdict.ROUNDED}


def test_totals_keep_their_answers_when_they_become_means() -> None:
    two = (SAMPLE, ((1.0, 0.2), 0.8))
    mean = Task(two, mean=True).numbers["mean_dE_dw2_11"]
    one = attempt(Task(two), sum_dE_dw2_11=f"{mean:.5f}").with_hint("sum_dE_dw2_11")
    there = one.under(Conventions(replace(SQUARED, total=Total.MEAN))).checked()
    assert verdicts(there) == {"mean_dE_dw2_11": Verdict.ROUNDED}
    assert there.hint("mean_dE_dw2_11") is Hint.EQUATION


def test_a_line_that_other_conventions_lack_keeps_its_answer_until_they_come_back() -> None:
    layered = Conventions(update=UpdateOrder.LAYER_BY_LAYER)
    one = attempt().under(layered).with_answer("staged_dE_dI_O2_1", parse_answer("0.1"))
    away = one.under(Conventions()).checked()
    assert verdicts(away) == {}
    assert away.under(layered).answers["staged_dE_dI_O2_1"].text == "0.1"


def test_it_is_about_one_network_whatever_the_conventions() -> None:
    one = attempt()
    assert one.is_about(Task(half=True).exercise)
    assert not one.is_about(Task(eta=0.5).exercise)
    assert not one.is_about(Task((SAMPLE, SAMPLE)).exercise)
    assert not one.is_about(Task(parameters={**TASK.parameters, "w1_11": 0.2}).exercise)


def test_a_step_too_large_for_numbers_is_said_and_nothing_is_judged() -> None:
    huge = attempt(Task(eta=1e308, parameters=dict.fromkeys(TASK.parameters, 1e-3) | {"w2_11": -1e308}))
    far = replace(huge.exercise.problem, learning_rate=1e308, target=1e300)
    one = Attempt(replace(huge.exercise, problem=far), NO_HANDOUT, {"O2_1": parse_answer("0.5")}).checked()
    assert "too large" in one.overflow
    assert one.judgement("O2_1") is None
    assert one.right_if_known("O2_1", is_revealed=True) is None
