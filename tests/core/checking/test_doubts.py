"""Within what rounding can do, but given exactly by a slip: right as far as one can tell, and doubtful."""

import pytest

from ann221_gui.core.checking.judgement import Verdict
from tests.core.checking.by_hand import BIASES, WEIGHTS, Task

NEAR_ONE = Task(eta=0.97)  # so that it hardly matters whether η is there once or twice
SMALL_BIAS = Task(parameters={**WEIGHTS, **BIASES, "b2_1": 0.02})
GRADIENT = {"dE_dw2_11": "0.06"}  # true 0.05535
OUTPUTS = {"O2_1": "0.7", "O2_2": "0.6"}  # true 0.7320 and 0.6295


@pytest.mark.parametrize(
    ("task", "above", "line", "text", "slip"),
    [
        # 0.3 − 0.97·0.97·0.06 = 0.243546; from 0.055 on the gradient is 0.06, and 0.3 − 0.97·0.055 = 0.24665
        (NEAR_ONE, GRADIENT, "new_w2_11", "0.24355", "learning rate twice"),
        # 0.7·0.3 + 0.6·0.9 = 0.75 without 0.02
        (SMALL_BIAS, OUTPUTS, "I_O3_1", "0.75", "bias forgotten"),
        # 0.75 − 0.02
        (SMALL_BIAS, OUTPUTS, "I_O3_1", "0.730", "bias as threshold"),
    ],
)
def test_it_stays_right_and_the_slip_is_named(
    task: Task, above: dict[str, str], line: str, text: str, slip: str
) -> None:
    judged = task.judged(line, text, above)
    assert (judged.verdict, judged.is_doubtful) == (Verdict.ROUNDED, True)
    assert judged.verdict.is_right
    assert (slip,) in [one.names for one in judged.explanations]
    assert slip in judged.reason
    assert "Rounding of the lines before it can lead here" in judged.reason


@pytest.mark.parametrize(
    ("task", "above", "line", "text"),
    [
        (NEAR_ONE, GRADIENT, "new_w2_11", "0.24180"),  # 0.3 − 0.97·0.06
        (SMALL_BIAS, OUTPUTS, "I_O3_1", "0.770"),  # 0.75 + 0.02
    ],
)
def test_what_ones_own_digits_give_is_not_doubtful(
    task: Task, above: dict[str, str], line: str, text: str
) -> None:
    judged = task.judged(line, text, above)
    assert (judged.verdict, judged.shortening) == (Verdict.ROUNDED, None), "by rounding before it alone"
    assert not judged.is_doubtful
    assert judged.reason == "Right, as far as the rounding of the lines before it allows."


def test_a_number_between_that_no_slip_gives_is_not_doubtful() -> None:
    judged = NEAR_ONE.judged("new_w2_11", "0.24501", GRADIENT)
    assert (judged.verdict, judged.is_doubtful) == (Verdict.ROUNDED, False)


def test_the_right_number_is_not_doubtful_whatever_else_gives_it() -> None:
    """0.3 − 0.97·0.0553481 = 0.246312."""
    judged = NEAR_ONE.judged("new_w2_11", "0.2463", GRADIENT)
    assert (judged.verdict, judged.is_doubtful, judged.reason) == (
        Verdict.ROUNDED,
        False,
        "Right to the 4 digits given.",
    )
