"""What is to be worked out: the right numbers against plain arithmetic, and what is given beside them."""

from dataclasses import replace

import pytest

from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.sheet import OTHER_TARGET
from ann221_gui.core.conventions import UpdateOrder
from tests.core.checking.by_hand import BIASES, SAMPLE, WEIGHTS, Task

BATCH = (SAMPLE, ((1.0, 0.2), 0.8), ((0.1, 0.7), 0.3))
WITH_BIASES = {**WEIGHTS, **BIASES}
LAYERED = {"update": UpdateOrder.LAYER_BY_LAYER}


@pytest.mark.parametrize(
    "task",
    [
        Task(),
        Task(half=True, eta=1.0),
        Task(parameters=WITH_BIASES),
        Task(BATCH),
        Task(BATCH, WITH_BIASES, mean=True, half=True),
    ],
    ids=["one sample", "halved error", "with biases", "batch", "mean of a batch with biases"],
)
def test_every_line_has_the_number_that_plain_arithmetic_gives(task: Task) -> None:
    values = task.exercise.values
    assert set(values) == {"O1_1", "O1_2", *task.numbers}
    assert {line: values[line] for line in task.numbers} == pytest.approx(task.numbers, rel=1e-12)


def test_layer_by_layer_the_whole_batch_goes_back_through_the_new_output_weights() -> None:
    task = Task(BATCH, WITH_BIASES, mean=True, other=LAYERED)
    new = task.numbers  # of the output layer these are the same
    signals = [
        [one["dE_dI_O3_1"] * new[f"new_w2_{j}1"] * one[f"slope_O2_{j}"] for one in each_sample(task)]
        for j in "12"
    ]
    values = task.exercise.values
    assert values["staged_dE_dI_O2_2"] == pytest.approx(signals[1][0], rel=1e-12)
    assert values["staged_dE_dw1_22"] == pytest.approx(signals[1][0] * 0.9, rel=1e-12)
    mean = sum(signal * inputs[1] for signal, (inputs, _) in zip(signals[0], BATCH, strict=True)) / 3
    assert values["mean_staged_dE_dw1_21"] == pytest.approx(mean, rel=1e-12)
    assert values["new_w1_21"] == pytest.approx(0.8 - 0.7 * mean, rel=1e-12)
    assert values["new_b1_2"] == pytest.approx(-0.15 - 0.7 * sum(signals[1]) / 3, rel=1e-12)


def each_sample(task: Task) -> list[dict[str, float]]:
    return [replace(task, samples=(sample,)).numbers for sample in task.samples]


def test_targets_that_may_be_mistaken_for_this_one_are_those_of_others_or_the_opposite() -> None:
    assert other_targets(Task(BATCH).exercise) == [0.3, 0.8]
    assert other_targets(Task((SAMPLE, ((1.0, 0.2), 0.5))).exercise) == []
    assert other_targets(Task((((0.0, 1.0), 1.0),)).exercise) == [0.0]
    assert other_targets(Task((((0.0, 1.0), 0.0),)).exercise) == [1.0]
    assert other_targets(Task().exercise) == []


def other_targets(exercise: Exercise) -> list[float]:
    return sorted(number for name, number in exercise.stated.items() if name.startswith(OTHER_TARGET))


def test_what_is_too_large_for_a_number_is_said() -> None:
    huge = Task((((1e308, 0.0), 0.5),), {**WEIGHTS, "w1_11": 100.0})
    with pytest.raises(OverflowError, match="I_O2_1 is too large"):
        _ = huge.exercise.values


def test_a_line_that_the_exercise_lacks_can_not_be_marked() -> None:
    with pytest.raises(KeyError):
        Task().marked({"new_b1_1": 0.25})
    with pytest.raises(KeyError):
        Task().marked({"sum_dE_dw1_11": 0.002})
