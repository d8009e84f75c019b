"""A session goes on to the same last bit, as if it had never been closed."""

import json
import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ann221_gui
from ann221_gui.core.commands import (
    GoTo,
    Redo,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainPair,
    TrainSteps,
    Undo,
)
from ann221_gui.core.datasets import AND, XOR, gaussians
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.bounds import MOST_ACTS
from ann221_gui.core.record.recorder import Recorder, known_from
from ann221_gui.core.record.version import Open, Version
from ann221_gui.core.starts import UniformStart
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.points_file import MOST_POINTS
from ann221_gui.files.session_file import LARGEST_SESSION, Session, read_session, session_bytes
from ann221_gui.files.shown import Shown
from tests.files.runs import HANDED_OUT, OWN, RUNS, UNUSUAL, bits, opened, recorded, state_of

W = ParameterId.W1_11
SHOWN = Shown(
    probe=(0.35, -0.0),
    own_target=0.0,
    item="w1_11",
    page="All formulas",
    is_log_scale=False,
    speed_epochs_per_s=math.inf,
    answers={"O2_1": "0,680", "new_w1_11": " 1/3"},
)


def saved(recorder: Recorder, window: Shown = SHOWN) -> bytes:
    return session_bytes(Session(recorder.record, window))


def reopened(recorder: Recorder) -> Recorder:
    return opened(read_session(saved(recorder), "s.ann221").record)


@pytest.mark.parametrize("name", RUNS)
def test_every_run_comes_back_to_the_last_bit(name):
    recorder = recorded(*RUNS[name])
    session = read_session(saved(recorder), "s.ann221")
    assert bits(session.record.state) == bits(state_of(recorder))
    assert session.window == SHOWN
    assert saved(opened(session.record)) == saved(recorder)
    before, after = recorder.frame(), opened(session.record).frame()
    assert after.timeline.edits == before.timeline.edits
    assert after.timeline.last_epoch == before.timeline.last_epoch
    assert after.timeline.is_at_end == before.timeline.is_at_end
    assert after.timeline.ahead.tobytes() == before.timeline.ahead.tobytes()


@pytest.mark.parametrize("name", RUNS)
def test_it_goes_on_as_if_it_had_never_been_closed(name):
    recorder = recorded(*RUNS[name])
    again = reopened(recorder)
    for command in (TrainSteps(1), TrainEpochs(3), SetParameter(W, 0.25), TrainSteps(7), TrainEpochs(600)):
        recorder.apply(command)
        again.apply(command)
        assert bits(state_of(again)) == bits(state_of(recorder))


@pytest.mark.parametrize("name", RUNS)
def test_every_instant_of_it_is_there_again(name):
    recorder = recorded(*RUNS[name])
    again = reopened(recorder)
    timeline = recorder.frame().timeline
    for share in (0.0, 0.3, 0.999, 0.5, 1.0):
        for run in (recorder, again):
            run.apply(GoTo(share * timeline.last_epoch))
        assert bits(state_of(again)) == bits(state_of(recorder))


@pytest.mark.parametrize("name", RUNS)
def test_where_it_stands_is_there_at_once_without_training(name):
    session = read_session(saved(recorded(*RUNS[name])), "s.ann221")
    assert Recorder(Trainer()).set_out(Open(session.record)).is_there


def test_what_is_done_after_opening_is_undone_and_done_again():
    recorder = reopened(recorded(Setup(), (TrainEpochs(100),)))
    opened_on = bits(state_of(recorder))
    recorder.apply(SetParameter(W, 2.0))
    recorder.apply(TrainEpochs(50))
    trained = bits(state_of(recorder))
    recorder.apply(Undo())
    recorder.apply(Undo())
    assert bits(state_of(recorder)) == opened_on
    recorder.apply(Redo())
    recorder.apply(Redo())
    assert bits(state_of(recorder)) == trained
    assert bits(state_of(reopened(recorder))) == trained


def test_what_was_done_before_saving_is_undone_act_by_act_after_opening():
    done = (TrainEpochs(100), SetParameter(W, 2.0), TrainPair((0.5, 0.5), 1.0), TrainEpochs(20))
    recorder = reopened(recorded(Setup(), done))
    for count in (3, 2, 1, 0):
        recorder.apply(Undo())
        forward = Trainer()
        for command in done[:count]:
            forward.apply(command)
        assert recorder.frame().parameters == forward.frame().parameters
        assert recorder.frame().epoch == forward.epoch
    words = []
    for _ in done:
        words.append(recorder.frame().timeline.redo)
        recorder.apply(Redo())
    assert words == ["train 100 epochs", "set w¹₁₁ to 2", "train on the probed pair", "train 20 epochs"]


def test_of_a_run_whose_beginning_is_forgotten_the_rest_is_there():
    recorder = Recorder(Trainer(), most_acts=10)
    for number in range(20):
        recorder.apply(TrainEpochs(3))
        recorder.apply(SetParameter(W, number / 7))
    again = reopened(recorder)
    assert again.frame().timeline.first_epoch == recorder.frame().timeline.first_epoch > 0
    for epoch in (0, 50, 53.5, 60):
        for run in (recorder, again):
            run.apply(GoTo(epoch))
        assert bits(state_of(again)) == bits(state_of(recorder))


SETTINGS = st.builds(
    Hyperparameters,
    learning_rate=st.floats(-1, 9),
    batch_size=st.none() | st.integers(1, 6),
    order_seed=st.integers(0, 2),
    biases=st.booleans(),
    stop_rule=st.builds(StopRule, epochs=st.none() | st.integers(0, 99), loss=st.none() | st.floats(0, 1)),
    conventions=st.sampled_from([UNUSUAL, Hyperparameters().conventions]),
)
CHANGES = st.one_of(
    st.builds(SetParameter, st.just(W), st.floats(-9, 9), st.booleans()),
    st.builds(SetHyperparameters, SETTINGS, st.booleans()),
    st.builds(TrainPair, st.tuples(st.floats(-1, 1), st.floats(-1, 1)), st.floats(-1, 1)),
    st.builds(TrainSteps, st.integers(1, 9)),
    st.builds(TrainEpochs, st.integers(1, 9) | st.integers(1, 2100)),
    st.builds(GoTo, st.floats(0, 20)),
)
SETUPS = st.builds(
    Setup,
    st.sampled_from([XOR, AND, OWN, gaussians(count=11)]),
    st.builds(UniformStart, seed=st.integers(0, 9)),
    SETTINGS,
)


@given(SETUPS, st.lists(CHANGES, max_size=12), st.lists(CHANGES, max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_done_and_is_done_next(setup, before, after):
    recorder = recorded(setup, before)
    again = reopened(recorder)
    assert bits(state_of(again)) == bits(state_of(recorder))
    for command in after:
        recorder.apply(command)
        again.apply(command)
        assert bits(state_of(again)) == bits(state_of(recorder))
    assert bits(state_of(reopened(again))) == bits(state_of(recorder))


# What stands in the file


def test_a_person_can_read_it():
    document = json.loads(
        saved(recorded(Setup(), (TrainEpochs(2), SetParameter(W, 0.35), TrainPair((0, 1), 1))))
    )
    assert list(document)[:4] == ["type", "version", "made_with", "dataset"]
    assert (document["type"], document["version"]) == ("ann221/session", 1)
    assert (document["made_with"], document["dataset"]) == (ann221_gui.__version__, "xor")
    assert document["acts"] == [
        {"begin": {"learning_rate": 0.5, "tolerance": 0.05}},
        {"train": {"steps": 2, "samples": 8}},
        {"set": {"w1_11": 0.35}},
        {"pair": {"inputs": [0, 1], "target": 1}},
    ]
    assert document["state"]["samples_seen"] == 9
    assert document["window"]["speed_epochs_per_s"] == "flat out"
    assert "end" not in document and "at_act" not in document


def test_own_points_are_in_it_and_those_that_ship_are_not():
    points = json.loads(saved(recorded(Setup(OWN), ())))["dataset"]["points"]
    assert points[1] == [1 / 3, 5e-324, 1]
    assert b'"points": []' in saved(recorded(Setup(), ()))


def test_an_exercise_keeps_what_it_hides_and_locks():
    recorder = recorded(*RUNS["handed out"])
    assert reopened(recorder).frame().setup.handout == HANDED_OUT
    assert not recorder.frame().hyperparameters.biases, "the answer new_b1_1 is no line of this step any more"


@pytest.mark.parametrize("name", ["full batch", "own points", "handed out"])
@pytest.mark.parametrize("other", ["full batch", "own points"])
def test_a_pinned_run_comes_back_with_its_own_data(name, other):
    record, pinned = recorded(*RUNS[name]).record, state_of(recorded(*RUNS[other]))
    content = session_bytes(Session(record, pinned=pinned))
    read = read_session(content, "s.ann221")
    assert bits(read.pinned) == bits(pinned)
    assert read.window == Shown()
    assert session_bytes(read) == content
    assert ("dataset" in json.loads(content)["pinned"]) == (
        record.state.setup.dataset != pinned.setup.dataset
    )


def test_the_largest_record_and_the_most_points_fit():
    state, pinned = (
        Trainer(Setup(replace(gaussians(MOST_POINTS, seed), name="own"))).state() for seed in (1, 2)
    )
    every_setting = Hyperparameters(
        learning_rate=1.2345678901234567e-100,
        batch_size=10_000_000_000,
        order_seed=2**53 - 1,
        biases=True,
        tolerance=1.2345678901234567e-100,
        stop_rule=StopRule(2**53 - 1, 1.2345678901234567e-100, 1.2345678901234567e-100),
        conventions=UNUSUAL,
    )
    act = known_from(state).tip
    state = replace(state, setup=replace(state.setup, hyperparameters=every_setting))
    for _ in range(MOST_ACTS - 1):
        act = act.followed_by(SetHyperparameters(every_setting), state)
    record = Version(act, act, 0, state)
    content = session_bytes(Session(record, pinned=pinned))
    assert len(json.loads(content)["acts"]) == MOST_ACTS
    assert len(content) < LARGEST_SESSION
    assert bits(read_session(content, "s.ann221").record.state) == bits(state)


def test_twenty_thousand_edits_take_a_megabyte():
    recorder = Recorder(Trainer())
    for number in range(MOST_ACTS // 2 - 1):
        recorder.apply(TrainSteps(1))
        recorder.apply(SetParameter(W, number / 7))
    assert len(saved(recorder)) < 1 << 20


def test_where_nobody_has_been_nothing_is_saved():
    record = recorded(Setup(), ()).record
    with pytest.raises(ValueError, match="not known"):
        session_bytes(Session(replace(record, state=None)))
