"""Undo, redo and the time line, held against a model that does everything again from the beginning."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ann221_gui.core.commands import (
    Begin,
    GoTo,
    Redo,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainPair,
    TrainSteps,
    Undo,
)
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import AND, XOR, gaussians
from ann221_gui.core.frame import Diverged
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.losses import SQUARED, Total
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.starts import UniformStart
from ann221_gui.core.trainer import Trainer

W = ParameterId.W1_11
CLOUD = gaussians(count=20)
MEAN = Hyperparameters(biases=True, conventions=Conventions(replace(SQUARED, total=Total.MEAN)))


def recorder(setup=None, **bounds) -> Recorder:
    return Recorder(Trainer(setup), **bounds)


def done(*commands, setup=None) -> Trainer:
    """What a trainer comes to that only ever goes forward."""
    trainer = Trainer(setup)
    for command in commands:
        trainer.apply(command)
    return trainer


def assert_same(frame, trainer) -> None:
    """To the last bit."""
    expected = trainer.frame()
    assert frame.parameters.vector.tobytes() == expected.parameters.vector.tobytes()
    assert (frame.steps, frame.samples_seen, frame.ending) == (
        expected.steps,
        expected.samples_seen,
        expected.ending,
    )
    assert frame.setup == expected.setup
    assert frame.is_edited == expected.is_edited
    np.testing.assert_array_equal(frame.next_samples, expected.next_samples)
    np.testing.assert_array_equal(frame.history, expected.history)


EDIT, EPOCHS, RATE = (
    SetParameter(W, 0.25),
    TrainEpochs(30),
    SetHyperparameters(Hyperparameters(learning_rate=1.5)),
)


@pytest.mark.parametrize(
    "command",
    [
        EDIT,
        EPOCHS,
        RATE,
        TrainSteps(1),
        TrainPair((0.5, 0.25), 1.0),
        Reset(),
        Begin(Setup(AND)),
        Begin(Setup(start=UniformStart(seed=3))),
    ],
    ids=lambda command: type(command).__name__,
)
def test_everything_that_changes_a_run_can_be_undone_and_done_again(command) -> None:
    run = recorder()
    run.apply(TrainEpochs(100))
    run.apply(SetParameter(W, -3.0))
    run.apply(command)
    run.apply(Undo())
    assert_same(run.frame(), done(TrainEpochs(100), SetParameter(W, -3.0)))
    run.apply(Redo())
    assert_same(run.frame(), done(TrainEpochs(100), SetParameter(W, -3.0), command))
    run.apply(TrainEpochs(7))
    assert_same(run.frame(), done(TrainEpochs(100), SetParameter(W, -3.0), command, TrainEpochs(7)))


def test_a_drag_is_undone_at_once() -> None:
    run = recorder()
    run.apply(TrainEpochs(10))
    for value, joins in ((1.0, False), (1.1, True), (1.2, True)):
        run.apply(SetParameter(W, value, joins))
    run.apply(SetParameter(W, 5.0))
    run.apply(Undo())
    assert run.frame().parameters[W] == 1.2
    run.apply(Undo())
    assert_same(run.frame(), done(TrainEpochs(10)))


def test_a_drag_while_training_goes_on_is_undone_with_what_was_trained_meanwhile() -> None:
    run = recorder()
    run.train(10)
    for value, joins in ((1.0, False), (1.1, True), (1.2, True)):
        run.apply(SetParameter(W, value, joins))
        run.train(5)
    assert run.frame().timeline.undo == "train 5 epochs"
    run.apply(Undo())
    assert run.frame().timeline.undo == "set w¹₁₁ to 1.2"
    run.apply(Undo())
    assert_same(run.frame(), done(TrainSteps(10)))


@pytest.mark.parametrize(
    "there_and_back",
    [
        (Hyperparameters(biases=False), Hyperparameters(biases=True)),
        (Hyperparameters(biases=True, order_seed=1), Hyperparameters(biases=True)),
        (Hyperparameters(biases=True, learning_rate=1.0), Hyperparameters(biases=True, learning_rate=2.0)),
        (MEAN, Hyperparameters(biases=True)),
    ],
)
def test_settings_changed_twice_in_one_movement_are_undone_at_once_and_done_again_alike(
    there_and_back,
) -> None:
    setup = Setup(CLOUD, hyperparameters=Hyperparameters(biases=True, batch_size=3))
    run = recorder(setup)
    run.apply(TrainSteps(10))
    for hyperparameters, joins in zip(there_and_back, (False, True), strict=True):
        run.apply(SetHyperparameters(replace(hyperparameters, batch_size=3), joins))
    run.apply(TrainSteps(10))
    acts = reversed(list(run.record.tip.line()))
    again = [TrainSteps(10) if act.is_stretch else act.command for act in acts]
    assert_same(run.frame(), done(*again))
    run.apply(Undo())
    run.apply(Undo())
    assert_same(run.frame(), done(TrainSteps(10), setup=setup))


def test_many_changes_of_a_drag_leave_one_act() -> None:
    run = recorder()
    run.apply(TrainEpochs(10))
    for rate in (0.1, 0.2, 0.3):
        run.apply(SetHyperparameters(Hyperparameters(learning_rate=rate), joins=True))
    assert len(list(run.record.tip.line())) == 3


def test_slices_of_a_stretch_are_undone_at_once_and_stretches_apart() -> None:
    run = recorder()
    for _ in range(5):
        run.train(20)
    run.end_stretch()
    run.train(50)
    run.apply(Undo())
    assert run.frame().steps == 100
    run.apply(Undo())
    assert run.frame().steps == 0
    assert run.frame().timeline.undo == ""
    run.apply(Undo())
    assert run.frame().steps == 0
    run.apply(Redo())
    run.apply(Redo())
    assert_same(run.frame(), done(TrainSteps(150)))


@pytest.mark.parametrize("epoch", [0, 1, 299, 300, 454, 999, 1000, 5300, 12_345])
def test_the_time_line_leads_to_any_epoch_exactly(epoch) -> None:
    run = recorder()
    for command in (TrainEpochs(300), SetParameter(W, 2.0), TrainEpochs(700), RATE, TrainEpochs(11_345)):
        run.apply(command)
    run.apply(GoTo(epoch))
    before = [TrainEpochs(min(epoch, 300))]
    before += [SetParameter(W, 2.0)] * (epoch >= 300) + [TrainEpochs(min(epoch, 1000) - 300)] * (epoch > 300)
    before += [RATE] * (epoch >= 1000) + [TrainEpochs(epoch - 1000)] * (epoch > 1000)
    assert_same(run.frame(), done(*before))
    timeline = run.frame().timeline
    assert (timeline.first_epoch, timeline.last_epoch) == (0, 12_345)
    assert timeline.edits == (300, 1000)
    assert timeline.is_at_end == (epoch == 12_345)
    assert (timeline.ahead[:, 0] >= epoch).all()


def test_training_on_from_there_lets_go_of_what_came_after_and_undo_brings_it_back() -> None:
    run = recorder()
    run.apply(TrainEpochs(500))
    run.apply(GoTo(200))
    run.apply(TrainEpochs(10))
    assert_same(run.frame(), done(TrainEpochs(210)))
    assert run.frame().timeline.last_epoch == 210
    assert run.frame().timeline.is_at_end
    run.apply(Undo())
    assert_same(run.frame(), done(TrainEpochs(200)))
    assert run.frame().timeline.last_epoch == 500
    run.apply(GoTo(500))
    assert_same(run.frame(), done(TrainEpochs(500)))


def test_looking_back_does_not_lose_what_was_undone() -> None:
    run = recorder()
    run.apply(TrainEpochs(100))
    run.apply(EDIT)
    run.apply(Undo())
    run.apply(GoTo(40))
    run.apply(Redo())
    assert_same(run.frame(), done(TrainEpochs(100), EDIT))


def test_a_place_in_the_midst_of_a_pass_is_gone_to_as_well() -> None:
    setup = Setup(CLOUD, hyperparameters=Hyperparameters(batch_size=7))  # 7, 7 and 6 samples
    run = recorder(setup)
    run.apply(TrainSteps(20))
    for steps in range(20):
        epoch = done(TrainSteps(steps), setup=setup).epoch
        run.apply(GoTo(epoch))
        assert_same(run.frame(), done(TrainSteps(steps), setup=setup))


def test_a_step_on_a_pair_is_not_done_before_its_time() -> None:
    pair = TrainPair((0.5, 0.25), 1.0)
    run = recorder()
    for command in (TrainEpochs(3), pair, TrainEpochs(3)):
        run.apply(command)
    run.apply(GoTo(3))
    assert_same(run.frame(), done(TrainEpochs(3)))
    run.apply(GoTo(3.25))
    assert_same(run.frame(), done(TrainEpochs(3), pair))


def test_a_stop_rule_and_a_run_that_diverged_are_there_again() -> None:
    setup = Setup(hyperparameters=Hyperparameters(stop_rule=StopRule(epochs=50)))
    run = recorder(setup)
    run.train(1000)
    run.end_stretch()
    run.train(1000)  # past it
    run.apply(Undo())
    assert_same(run.frame(), done(TrainSteps(1000), setup=setup))
    assert run.frame().ending is not None
    run.apply(SetHyperparameters(Hyperparameters(learning_rate=1e9)))
    run.apply(TrainEpochs(10))
    assert isinstance(run.frame().ending, Diverged)
    run.apply(GoTo(50))
    run.apply(GoTo(1e9))
    assert isinstance(run.frame().ending, Diverged)


def test_what_cannot_be_told_from_before_leaves_no_entry() -> None:
    run = recorder()
    for command in (Reset(), SetParameter(W, run.frame().parameters[W]), TrainEpochs(0)):
        run.apply(command)
    assert run.frame().timeline.undo == ""


# Against a model, at random


COMMANDS = st.one_of(
    st.builds(SetParameter, st.sampled_from([W, ParameterId.W2_21]), st.floats(-9, 9), st.booleans()),
    st.builds(TrainSteps, st.integers(1, 3)),
    st.builds(TrainEpochs, st.integers(1, 1500)),
    st.builds(TrainPair, st.tuples(st.floats(0, 1), st.floats(0, 1)), st.sampled_from([0.0, 1.0])),
    st.builds(lambda rate: SetHyperparameters(Hyperparameters(learning_rate=rate)), st.floats(0.1, 9)),
    st.builds(lambda size: SetHyperparameters(Hyperparameters(batch_size=size)), st.integers(1, 5)),
    st.builds(lambda data: Begin(Setup(data)), st.sampled_from([XOR, AND])),
    st.just(Reset()),
    st.just(Undo()),
    st.just(Redo()),
    st.builds(GoTo, st.integers(0, 3000)),
)


@given(st.lists(COMMANDS, min_size=5, max_size=40))
@settings(max_examples=60, deadline=None)
def test_random_commands_undone_one_by_one_lead_through_the_same_states(commands) -> None:
    """Each state that was passed comes back, whatever was done before and in whatever order."""
    run = recorder()
    seen = []  # as of each entry: what is undone leads to the one before
    undone = []
    seen.append(run.frame())
    for command in commands:
        before = run.frame().timeline
        run.apply(replace(command, joins=False) if isinstance(command, SetParameter) else command)
        frame = run.frame()
        if isinstance(command, Undo):
            if len(seen) > 1:
                undone.append(seen.pop())
            assert_alike(frame, seen[-1])
        elif isinstance(command, Redo):
            if undone:
                seen.append(undone.pop())
            assert_alike(frame, seen[-1])
        elif isinstance(command, GoTo):
            seen[-1] = frame
        elif frame.timeline.version is not before.version:
            seen.append(frame)
            undone.clear()
        else:
            seen[-1] = frame
    while len(seen) > 1:
        seen.pop()
        run.apply(Undo())
        assert_alike(run.frame(), seen[-1])


def assert_alike(frame, expected) -> None:
    assert frame.parameters == expected.parameters
    assert (frame.steps, frame.samples_seen, frame.setup) == (
        expected.steps,
        expected.samples_seen,
        expected.setup,
    )
    np.testing.assert_array_equal(frame.history, expected.history)
    assert frame.timeline.edits == expected.timeline.edits
    assert frame.timeline.last_epoch == expected.timeline.last_epoch
