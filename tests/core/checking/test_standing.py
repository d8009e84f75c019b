"""Right, rounded, cut off, within rounding, or wrong: how a line stands by its digits.

The example: inputs 0.35 and 0.9, net inputs 0.755 and 0.68, outputs 0.68027 and 0.66374, then 0.69028.
"""

import pytest

from ann221_gui.core.activations import LINEAR, Activations
from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.judgement import Verdict
from ann221_gui.core.checking.standing import standings
from ann221_gui.core.shortening import Shortening
from tests.core.checking.by_hand import WEIGHTS, Task, sigma

TASK = Task()
Q = TASK.given


def test_the_number_itself_is_right() -> None:
    assert TASK.judged("I_O2_1", "0.755").verdict is Verdict.RIGHT
    assert TASK.judged("I_O2_2", "0.680").verdict is Verdict.RIGHT
    assert TASK.judged("O3_1", f"{Q['O3_1']:.12f}").verdict is Verdict.RIGHT
    assert TASK.judged("O1_2", "0.9").verdict is Verdict.RIGHT
    assert TASK.judged("O1_2", "9/10").verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("line", "text", "shortening"),
    [
        ("O3_1", "0.69", Shortening.ROUNDED),
        ("O3_1", "0.6903", Shortening.ROUNDED),
        ("O3_1", "0.6902", Shortening.CUT_OFF),
        ("Delta", "-0.1903", Shortening.ROUNDED),
        ("Delta", "-0.1902", Shortening.CUT_OFF),
        ("dE_dw1_11", "1.86e-3", Shortening.ROUNDED),
        ("dE_dw1_11", "0.001", Shortening.CUT_OFF),
        ("new_w2_11", "0.2613", Shortening.ROUNDED),
    ],
)
def test_right_to_the_digits_given_is_rounded_and_says_how(
    line: str, text: str, shortening: Shortening
) -> None:
    """True are 0.690283, −0.190283, 0.00185814 and 0.261256."""
    judged = TASK.judged(line, text)
    assert (judged.verdict, judged.shortening) == (Verdict.ROUNDED, shortening)


def test_off_in_the_last_digit_is_right_where_rounding_before_led_there() -> None:
    """0.3·0.68 + 0.9·0.66 = 0.798, true 0.80144; and σ(0.8) = 0.68997, true 0.69028."""
    above = {"O2_1": "0.68", "O2_2": "0.66"}
    judged = TASK.judged("I_O3_1", "0.798", above)
    assert (judged.verdict, judged.shortening) == (Verdict.ROUNDED, None)
    own = TASK.judged("O3_1", f"{sigma(0.8):.5f}", above | {"I_O3_1": "0.80"})
    assert (own.verdict, own.shortening) == (Verdict.ROUNDED, None)


def test_with_many_digits_above_the_same_number_is_not_right() -> None:
    above = {"O2_1": "0.68027", "O2_2": "0.66374"}
    assert not TASK.judged("I_O3_1", "0.798", above).verdict.is_right
    assert not TASK.judged("O3_1", "0.68997", above | {"I_O3_1": "0.80144"}).verdict.is_right


def test_a_line_that_was_not_written_down_was_rounded_like_those_that_were() -> None:
    """With three digits all the way: 0.680·(1 − 0.680) = 0.2176, 0.0814·0.3·0.218 = 0.00532."""
    judged = TASK.judged("dE_dI_O2_1", "0.00532")
    assert Q["dE_dI_O2_1"] == pytest.approx(0.005309, abs=1e-6)
    assert (judged.verdict, judged.shortening) == (Verdict.ROUNDED, None)
    assert not TASK.judged("dE_dI_O2_1", "0.00560").verdict.is_right


@pytest.mark.parametrize("sign", [1, -1])
def test_a_line_that_was_not_written_down_may_have_been_cut_off(sign: int) -> None:
    """0.199 cut off to 0.19 and taken ten times is 1.90; two lines above were shortened at most."""
    weights = dict.fromkeys(WEIGHTS, 0.0) | {"w1_11": sign * 0.199, "w2_11": 10.0}
    linear = Task((((1.0, 0.0), 0.5),), weights, activations=Activations(LINEAR, LINEAR))
    assert linear.judged("I_O3_1", f"{sign * 1.90:.2f}").verdict is Verdict.ROUNDED
    assert not linear.judged("I_O3_1", f"{sign * 1.70:.2f}").verdict.is_right
    assert not linear.judged("I_O3_1", f"{sign * 2.20:.2f}").verdict.is_right


def test_digits_that_all_answers_share_are_those_of_unwritten_lines() -> None:
    """With four decimals it is 0.0814·0.3·0.2175 = 0.0053; with two digits on the way 0.0056 is possible."""
    assert TASK.judged("dE_dI_O2_1", "0.0056").verdict is Verdict.ROUNDED
    assert not TASK.judged("dE_dI_O2_1", "0.0056", {"O2_1": "0.6803"}).verdict.is_right
    assert TASK.judged("dE_dI_O2_1", "0.0053", {"O2_1": "0.6803"}).verdict is Verdict.ROUNDED


def test_the_other_samples_of_a_batch_may_have_been_rounded_too() -> None:
    """Gradients 0.05535, −0.03078 and 0.10540, their mean 0.0433: (0.055 − 0.031 + 0.11)/3 = 0.0447."""
    batch = Task((*TASK.samples, ((1.0, 0.2), 0.8), ((0.1, 0.7), 0.3)), mean=True)
    above = {"dE_dw2_11": "0.055"}
    assert batch.given["mean_dE_dw2_11"] == pytest.approx(0.0433, abs=5e-5)
    assert batch.judged("mean_dE_dw2_11", "0.045", above).verdict is Verdict.ROUNDED
    assert not batch.judged("mean_dE_dw2_11", "0.30", above).verdict.is_right


def test_only_what_is_right_by_rounding_before_alone_is_marked_so() -> None:
    texts = {"O2_1": "0.68", "O2_2": "0.66", "I_O3_1": "0.798", "O3_1": "0.690"}
    answers = {line: parse_answer(text) for line, text in texts.items()}
    found = standings(TASK.exercise, answers)
    assert [line for line, one in found.items() if one.is_by_rounding_before] == ["I_O3_1"]


def test_a_number_that_nothing_leads_to_is_wrong() -> None:
    judged = TASK.judged("O3_1", "0.7777")
    assert (judged.verdict, judged.explanations, judged.began) == (Verdict.WRONG, (), ())
    assert judged.verdict.is_fault


def test_lines_are_judged_in_the_order_of_the_calculation() -> None:
    mixed = {line: Q[line] for line in ("new_w1_11", "O2_1", "E", "Delta")}
    marking = TASK.marked(mixed)
    assert list(marking.lines) == ["O2_1", "Delta", "E", "new_w1_11"]
    assert marking.first_fault == ""


def test_a_tolerance_counts_as_right_what_the_digits_do_not() -> None:
    """0.6950 is 0.68 % off 0.690283; −0.1870 is 1.7 % off −0.190283."""
    sheet = {"O3_1": "0.6950", "Delta": "-0.1870"}
    strict, within = TASK.marked(sheet), TASK.marked(sheet, tolerance=0.01)
    assert not strict.lines["O3_1"].verdict.is_right
    assert within.lines["O3_1"].verdict is Verdict.ROUNDED
    assert not within.lines["Delta"].verdict.is_right
    assert TASK.marked(sheet, tolerance=0.02).lines["Delta"].verdict is Verdict.ROUNDED
    assert not TASK.marked({"O3_1": "0.6950"}, tolerance=0.005).lines["O3_1"].verdict.is_right


def test_a_tolerance_is_relative_to_the_right_number_and_knows_its_sign() -> None:
    sheet = {"dE_dw1_11": "0.00190", "new_w1_11": "-0.0987"}  # 2.3 % off 0.00185814; −100 % of 0.0987
    judged = TASK.marked(sheet, tolerance=0.03).lines
    assert judged["dE_dw1_11"].verdict is Verdict.ROUNDED
    assert not judged["new_w1_11"].verdict.is_right


def test_what_follows_from_a_tolerated_line_is_right() -> None:
    """0.5 − 0.6950; 2.5 % off −0.190283."""
    sheet = {"O3_1": "0.6950", "Delta": "-0.1950"}
    assert TASK.marked(sheet, tolerance=0.01).lines["Delta"].verdict is Verdict.ROUNDED
    assert TASK.marked(sheet).lines["Delta"].verdict is Verdict.FOLLOWS


def test_a_slope_may_be_taken_from_the_net_input_or_from_the_output() -> None:
    """0.7 written for 0.68027: σ′ is 0.7·0.3 = 0.21 from it, 0.217504 from the net input. Both are right."""
    above = {"I_O2_1": "0.755", "O2_1": "0.7"}
    for text in ("0.2100", "0.2175"):
        assert TASK.judged("slope_O2_1", text, above).verdict is Verdict.ROUNDED, text
    wrong_net_input = {"I_O2_1": "2.0000", "O2_1": "0.6803"}
    follows = TASK.judged("slope_O2_1", sigma(2) * (1 - sigma(2)), wrong_net_input)
    assert (follows.verdict, follows.began) == (Verdict.FOLLOWS, ("I_O2_1",))


def test_where_everything_is_zero_zero_is_right() -> None:
    nothing = Task((((0.0, 0.0), 1.0),), dict.fromkeys(WEIGHTS, 0.0))
    sheet = {"I_O2_1": "0", "O2_1": "0.5", "dE_dI_O2_1": "0.000", "dE_dw1_11": "0", "new_w1_22": "0.0"}
    assert {one.verdict for one in nothing.marked(sheet).lines.values()} == {Verdict.RIGHT}
