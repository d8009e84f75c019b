"""What two runs differ in, said in words; their numbers held against the plainest form of training."""

from dataclasses import replace

import pytest

from ann221_gui.core.commands import (
    GoTo,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainPair,
)
from ann221_gui.core.comparison import Comparison, Result, compare
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation
from ann221_gui.core.datasets import AND, XOR, Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.starts import WORKING_PARAMETERS, EqualStart, TypedStart, UniformStart
from ann221_gui.core.trainer import Trainer
from tests.core import textbook

HYPER = Hyperparameters()
SAMPLES = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
GIVEN = [0.5, 0.2, 0.9, 0.9, 0.9, -0.9, 0, 0, 0]  # the mathematics page's start


def frame_after(*commands, setup: Setup | None = None) -> Frame:
    recorder = Recorder(Trainer(setup))
    for command in commands:
        recorder.apply(command)
    return recorder.frame()


def with_hyper(**chosen) -> Setup:
    return Setup(hyperparameters=Hyperparameters(**chosen))


def choices(pinned: Frame, present: Frame) -> list[tuple[str, str, str]]:
    return [(one.name, one.pinned, one.present) for one in compare(pinned, present).choices]


def result(comparison: Comparison, name: str) -> Result:
    return next(one for one in (*comparison.results, *comparison.parameters) if one.name == name)


def trained(epochs: int, rate: float) -> list[float]:
    parameters = GIVEN
    for _ in range(epochs):
        parameters, _ = textbook.step(parameters, SAMPLES, rate)
    return parameters


# What was chosen


def test_two_instants_of_one_run_differ_in_nothing_that_was_chosen() -> None:
    comparison = compare(frame_after(), frame_after(TrainEpochs(3)))
    assert comparison.choices == ()
    assert comparison.summary == "Nothing differs in what was chosen."


@pytest.mark.parametrize(
    ("setup", "expected"),
    [
        (with_hyper(learning_rate=1.25), ("learning rate", "0.5", "1.25")),
        (with_hyper(batch_size=1), ("batch", "all samples", "1 sample")),
        (with_hyper(biases=True), ("biases", "off", "on")),
        (
            with_hyper(stop_rule=StopRule(epochs=2000, loss=0.01)),
            ("stop", "never", "after 2,000 epochs, at an error of 0.01"),
        ),
        (with_hyper(tolerance=0.1), ("tolerance", "0.05", "0.1")),
        (
            with_hyper(conventions=Conventions(loss=HALF_SQUARED)),
            (
                "error",
                "(target − output)², summed over the samples",
                "½(target − output)², summed over the samples",
            ),
        ),
        (Setup(dataset=AND), ("data", "XOR, 4 samples", "AND, 4 samples")),
        (
            Setup(start=UniformStart(-1, 1, seed=7)),
            ("start", "the start that works", "weights drawn evenly from −1 to 1, seed 7"),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_one_thing_that_differs_is_the_only_row_and_is_named(
    setup: Setup, expected: tuple[str, str, str]
) -> None:
    pinned, present = frame_after(), frame_after(setup=setup)
    assert choices(pinned, present) == [expected]
    assert compare(pinned, present).summary.startswith(f"One thing differs: {expected[0]}.")


def test_what_is_only_written_differently_does_not_differ() -> None:
    written = Conventions(delta=DeltaSign.OUTPUT_MINUS_TARGET, notation=Notation.COMMON, digits=Digits(2))
    assert choices(frame_after(), frame_after(setup=with_hyper(conventions=written))) == []


def test_what_has_no_effect_does_not_differ() -> None:
    """All four at once have no order, whether they are called four or all."""
    assert choices(frame_after(), frame_after(setup=with_hyper(batch_size=4, order_seed=3))) == []
    one, other = (with_hyper(batch_size=1, order_seed=seed) for seed in (3, 4))
    assert choices(frame_after(setup=one), frame_after(setup=other)) == [
        ("order of samples", "seed 3", "seed 4")
    ]


def test_several_differences_are_counted_and_warned_of() -> None:
    setup = Setup(AND, EqualStart(0.5), replace(HYPER, learning_rate=2.0))
    summary = compare(frame_after(), frame_after(setup=setup)).summary
    assert summary.startswith("3 things differ: data, start, learning rate.")
    assert "can't be put down to one of them" in summary
    assert "don't begin at the same start" in summary


def test_data_of_the_same_name_and_size_are_told_apart() -> None:
    other = Dataset("xor", "XOR", XOR.inputs, 1 - XOR.targets)
    [(name, before, after)] = choices(frame_after(), frame_after(setup=Setup(dataset=other)))
    assert (name, before) == ("data", "XOR, 4 samples")
    assert after != before


# Where a run began


def test_the_same_numbers_are_the_same_start_whatever_they_are_called() -> None:
    drawn = UniformStart(0, 1, seed=3)
    typed = TypedStart(drawn.parameters())
    assert choices(frame_after(setup=Setup(start=drawn)), frame_after(setup=Setup(start=typed))) == []


def test_typed_starts_are_told_apart_by_the_weights_that_differ() -> None:
    other = WORKING_PARAMETERS.with_value(ParameterId.W1_12, 0.25).with_value(ParameterId.W2_21, -1.0)
    third = WORKING_PARAMETERS.with_value(ParameterId.W1_12, 0.3)
    frames = [frame_after(setup=Setup(start=TypedStart(one))) for one in (other, third)]
    assert choices(*frames) == [("start", "w¹₁₂ = 0.25, w²₂₁ = −1", "w¹₁₂ = 0.3, w²₂₁ = −0.9")]


def test_a_weight_set_by_hand_before_training_is_another_start() -> None:
    by_hand = frame_after(SetParameter(ParameterId.W1_11, 0.7), TrainEpochs(2))
    assert choices(frame_after(), by_hand) == [
        ("start", "the start that works", "the start that works, but w¹₁₁ = 0.7")
    ]
    assert "on its way" not in compare(frame_after(), by_hand).summary
    assert choices(frame_after(), frame_after(SetParameter(ParameterId.W1_11, 0.7), Reset())) == []


def test_a_choice_made_before_training_is_not_made_on_the_way() -> None:
    quicker = SetHyperparameters(replace(HYPER, learning_rate=1.0))
    before, after_reset = (quicker, TrainEpochs(2)), (TrainEpochs(5), quicker, Reset(), TrainEpochs(2))
    for commands in (before, after_reset):
        summary = compare(frame_after(), frame_after(*commands)).summary
        assert summary == "One thing differs: learning rate."


@pytest.mark.parametrize(
    "turn",
    [
        SetHyperparameters(replace(HYPER, learning_rate=1.0)),
        SetParameter(ParameterId.W1_11, 0.7),
    ],
)
def test_what_was_changed_on_the_way_is_said(turn) -> None:
    turned = frame_after(TrainEpochs(5), turn, TrainEpochs(2))
    assert compare(turned, frame_after()).summary.endswith(
        "The pinned run was changed on its way, at epoch 5."
    )
    assert compare(frame_after(), turned).summary.endswith("This run was changed on its way, at epoch 5.")


def test_turns_are_counted_and_those_ahead_are_not() -> None:
    set_weight = SetParameter(ParameterId.W1_11, 0.7)
    commands = (TrainEpochs(5), set_weight, TrainEpochs(2), TrainPair((1.0, 0.0), 1.0), TrainEpochs(3))
    summary = compare(frame_after(), frame_after(*commands)).summary
    assert summary.endswith("This run was changed on its way 2 times, last at epoch 7.25.")
    gone_back = frame_after(*commands, GoTo(6.0))
    assert compare(frame_after(), gone_back).summary.endswith("on its way, at epoch 5.")
    assert "on its way" not in compare(frame_after(), frame_after(*commands, GoTo(4.0))).summary


@pytest.mark.parametrize(
    "harmless",
    [
        replace(HYPER, conventions=Conventions(notation=Notation.COMMON)),
        replace(HYPER, stop_rule=StopRule(epochs=1000)),
        replace(HYPER, tolerance=0.1),
    ],
    ids=["notation", "stop rule", "tolerance"],
)
def test_what_does_not_change_the_steps_is_no_turn(harmless: Hyperparameters) -> None:
    changed = frame_after(TrainEpochs(5), SetHyperparameters(harmless), TrainEpochs(2))
    assert "on its way" not in compare(frame_after(), changed).summary


# What came out


def test_numbers_and_differences_are_those_of_plain_training() -> None:
    pinned = frame_after(TrainEpochs(454))
    present = frame_after(TrainEpochs(100), setup=with_hyper(learning_rate=1.0))
    comparison = compare(pinned, present)
    before, after = trained(454, 0.5), trained(100, 1.0)
    for place, name in enumerate(("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21")):
        one = result(comparison, name)
        assert one.pinned == pytest.approx(before[place], rel=1e-9)
        assert one.present == pytest.approx(after[place], rel=1e-9)
        assert one.difference == pytest.approx(after[place] - before[place], rel=1e-9)
    errors = [textbook.loss(parameters, SAMPLES) for parameters in (before, after)]
    error = result(comparison, "error")
    assert [error.pinned, error.present] == pytest.approx(errors, rel=1e-9)
    assert error.difference == pytest.approx(errors[1] - errors[0], rel=1e-9)
    assert error.pinned < 0.5 < textbook.loss(trained(453, 0.5), SAMPLES)  # the mathematics page's 454
    assert result(comparison, "epoch").difference == -354
    assert result(comparison, "correct").pinned == 4


def test_errors_that_are_counted_otherwise_are_not_subtracted() -> None:
    halved = frame_after(TrainEpochs(3), setup=with_hyper(conventions=Conventions(loss=HALF_SQUARED)))
    error = result(compare(frame_after(TrainEpochs(3)), halved), "error")
    assert error.difference is None
    assert error.obstacle == "counted otherwise"
    assert result(compare(frame_after(TrainEpochs(3)), halved), "largest |Δ|").difference is not None


def test_what_came_of_other_data_is_not_subtracted_but_weights_are() -> None:
    comparison = compare(frame_after(TrainEpochs(3)), frame_after(TrainEpochs(3), setup=Setup(dataset=AND)))
    for name in ("error", "correct", "largest |Δ|"):
        assert (result(comparison, name).difference, result(comparison, name).obstacle) == (
            None,
            "other data",
        )
    assert result(comparison, "w1_11").difference is not None


def test_biases_are_there_where_either_run_has_them() -> None:
    without, with_them = frame_after(), frame_after(TrainEpochs(1), setup=with_hyper(biases=True))
    assert [one.name for one in compare(without, without).parameters] == list(map(str, ParameterId))[:6]
    bias = result(compare(without, with_them), "b2_1")
    assert (bias.pinned, bias.difference, bias.obstacle) == (None, None, "not in both")
    after, _ = textbook.step(GIVEN, SAMPLES, 0.5, biases=True)
    assert bias.present == pytest.approx(after[8], rel=1e-12)
    assert result(compare(with_them, with_them), "b2_1").difference == 0


def test_a_run_whose_beginning_is_forgotten_says_so() -> None:
    """Very much was done to it: its start is taken for what it began from."""
    parameters = WORKING_PARAMETERS.with_value(ParameterId.W1_11, 3.0)
    recorder = Recorder(Trainer(Setup(start=TypedStart(parameters))), most_acts=4)
    for value in range(8):
        recorder.apply(TrainEpochs(1))
        recorder.apply(SetParameter(ParameterId.B1_1, value))
    comparison = compare(frame_after(setup=Setup(start=TypedStart(parameters))), recorder.frame())
    assert comparison.choices == ()
    assert "This run is not known from its beginning; its start is taken for that." in comparison.summary
    assert "The pinned run is not known" not in comparison.summary
