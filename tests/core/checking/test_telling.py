"""Where two slips give one number, both are named, and what further number would tell them apart."""

from ann221_gui.core.checking.judgement import Judgement
from tests.core.checking.by_hand import SAMPLE, Task

TASK = Task()
Q = TASK.given
DIGITS = "More digits of this number would tell them apart."
NOTHING = "They come to the same number here, whatever its digits."


def names(judged: Judgement) -> list[tuple[str, ...]]:
    return [one.names for one in judged.explanations]


def test_one_explanation_has_nothing_to_be_told_from() -> None:
    judged = TASK.judged("new_w2_11", 0.3 - Q["dE_dw2_11"])
    assert (names(judged), judged.telling) == ([("learning rate forgotten",)], "")
    assert TASK.judged("O3_1", "0.7777").telling == ""
    assert TASK.judged("O3_1", "0.6903").telling == ""


# A further line


UPHILL = 0.3 + 0.7 * Q["dE_dw2_11"]  # or down a gradient that has the wrong sign


def test_a_step_up_or_a_gradient_with_the_wrong_sign() -> None:
    """Uphill, ∂E/∂w²₁₁ is +0.0553; with Δ the wrong way round it is −0.0553."""
    judged = TASK.judged("new_w2_11", UPHILL)
    assert names(judged)[:2] == [("uphill",), ("sign of Δ",)]
    assert judged.telling == "Your ∂E/∂w²₁₁ would tell them apart."
    assert "Or: sign of Δ" in judged.reason


def test_the_line_that_was_asked_for_does_tell_them_apart() -> None:
    uphill = TASK.marked({"dE_dw2_11": Q["dE_dw2_11"], "new_w2_11": UPHILL})
    assert (uphill.first_fault, names(uphill.lines["new_w2_11"])) == ("new_w2_11", [("uphill",)])
    turned = TASK.marked({"dE_dw2_11": -Q["dE_dw2_11"], "new_w2_11": UPHILL})
    assert turned.first_fault == "dE_dw2_11"
    assert ("sign of Δ",) in names(turned.lines["dE_dw2_11"])


def test_a_convention_or_a_slip() -> None:
    """Δ = 0.1903: as output − target, ∂E/∂O³₁ is 2·0.1903; taken for target − output, it is −2·0.1903."""
    judged = TASK.judged("Delta", "0.1903")
    assert names(judged)[:2] == [("Δ = output − target",), ("sign of Δ",)]
    assert judged.telling == "Your ∂E/∂O³₁ would tell them apart."
    other_book = TASK.marked({"Delta": "0.19028", "dE_dO3_1": "0.38057"})
    assert other_book.first_fault == ""
    slipped = TASK.marked({"Delta": "0.19028", "dE_dO3_1": "-0.38057"})
    assert slipped.first_fault == "Delta"
    assert slipped.alternative is None


def test_a_line_that_is_there_already_is_not_asked_for() -> None:
    """With ∂E/∂O³₁ on the sheet, the next line down that has the sign of Δ is ∂E/∂w²₁₁, unless it is worked
    out from that ∂E/∂O³₁.
    """
    judged = TASK.marked({"Delta": "0.19028", "dE_dO3_1": "0.38057"}).lines["Delta"]
    assert judged.telling == "Your ∂E/∂w²₁₁ may tell them apart."


# More digits, or nothing


def test_two_numbers_that_are_alike_to_the_digits_given() -> None:
    """Three samples of nearly the same gradient, 0.05535 and on average 0.05486: both are 0.055."""
    task = Task((SAMPLE, (SAMPLE[0], 0.505), SAMPLE))
    own, mean = task.given["dE_dw2_11"], task.given["sum_dE_dw2_11"] / 3
    sums = {"sum_dE_dw2_21": task.given["sum_dE_dw2_21"]}  # so that it is no book's convention
    judged = task.judged("sum_dE_dw2_11", "0.055", sums)
    assert (f"{own:.3f}", f"{mean:.3f}") == ("0.055", "0.055")
    assert names(judged)[:2] == [("sum forgotten",), ("mean for sum",)]
    assert judged.telling == DIGITS
    for number, name in ((own, "sum forgotten"), (mean, "mean for sum")):
        more = names(task.judged("sum_dE_dw2_11", number, sums))
        assert more[0] == (name,)
        assert not {("sum forgotten",), ("mean for sum",)} <= set(more), "five digits are enough"


def test_two_slips_that_come_to_the_same() -> None:
    judged = TASK.judged("dE_dO3_1", 2 * Q["Delta"])
    assert names(judged)[:2] == [("sign of Δ",), ("sign lost",)]
    assert judged.telling == NOTHING


def test_a_slip_in_one_line_or_a_book_that_averages_every_total() -> None:
    """Three times the same sample: one of them is their mean."""
    judged = Task((SAMPLE, SAMPLE, SAMPLE)).judged("sum_dE_dw2_11", Q["dE_dw2_11"])
    assert names(judged)[:2] == [("mean over the samples",), ("sum forgotten",)]
    assert judged.telling == "Your Σ ∂E/∂w²₂₁ would tell them apart."
