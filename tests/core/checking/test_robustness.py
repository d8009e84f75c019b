"""Whatever somebody writes, and whatever the network is made of, every line gets a verdict."""

import random

import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.judgement import Marking, Verdict
from ann221_gui.core.checking.mark import mark
from ann221_gui.core.conventions import UpdateOrder
from tests.core.checking.by_hand import BIASES, SAMPLE, WEIGHTS, Task

FEW = 3  # lines of each network, or it takes long
TWO = (SAMPLE, ((1.0, 0.2), 0.8))
SIZES = (-1e300, -710.5, -1e16, -1.0, -1e-300, 0.0, 1e-16, 0.3, 1.0, 12.0, 710.5, 1e300)


def marked(task: Task, answers: dict[str, str]) -> Marking:
    return mark(task.exercise, {line: parse_answer(text) for line, text in answers.items()})


@pytest.mark.parametrize("layered", [False, True])
@pytest.mark.parametrize("output", ACTIVATIONS)
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_every_activation_is_judged(hidden: str, output: str, layered: bool) -> None:
    order = UpdateOrder.LAYER_BY_LAYER if layered else UpdateOrder.ALL_AT_ONCE
    functions = Activations(ACTIVATIONS[hidden], ACTIVATIONS[output])
    task = Task(TWO, {**WEIGHTS, **BIASES}, activations=functions, other={"update": order})
    for line in random.Random(hidden + output).sample(list(task.exercise.sheet), FEW):
        assert list(marked(task, {line: "0.1234"}).lines) == [line]
    right = {line: f"{number:.6e}" for line, number in task.exercise.values.items()}
    assert all(one.verdict.is_right for one in marked(task, right).lines.values())


@pytest.mark.parametrize("seed", range(20))
def test_numbers_of_any_size_are_judged(seed: int) -> None:
    rng = random.Random(seed)
    task = Task(rng.choice((TWO, (SAMPLE,))), rng.choice(({**WEIGHTS, **BIASES}, WEIGHTS)))
    lines = rng.sample(list(task.exercise.sheet), rng.randint(1, 8))
    digits = rng.randint(1, 6)
    answers = {line: f"{rng.choice(SIZES):.{digits}g}" for line in lines}
    found = marked(task, answers).lines
    assert found.keys() == answers.keys()
    assert all(one.reason for one in found.values())


def test_the_numbers_that_once_could_not_be_judged() -> None:
    for answers in (
        {"I_O3_1": "-710.5", "dE_dI_O3_1": "0.123", "new_w2_11": "0.5"},
        {"O3_1": "1e300", "I_O3_1": "0.70", "new_w2_21": "0.25"},
    ):
        assert marked(Task(), answers).lines.keys() == answers.keys()


def test_a_batch_of_hundreds_is_taken_as_it_is_stated() -> None:
    """Nobody works out so many gradients by hand: rounding them is no excuse."""
    others = [((place % 7 / 7, place % 11 / 11), float(place % 2)) for place in range(300)]
    task = Task((SAMPLE, *others))
    right = task.exercise.values["sum_dE_dw2_11"]
    assert marked(task, {"sum_dE_dw2_11": f"{right:.4g}"}).lines["sum_dE_dw2_11"].verdict is Verdict.ROUNDED
    far = marked(task, {"sum_dE_dw2_11": f"{1.37 * right + 0.1:.4g}"}).lines["sum_dE_dw2_11"]
    assert not far.verdict.is_right
