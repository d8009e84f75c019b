"""`ann221 train --save` and going on from there: the same bits as if the run had never been saved."""

import json
import os
import select
import signal
import subprocess
from pathlib import Path

import pytest

from ann221_gui.core.commands import SetHyperparameters, TrainPair
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.starts import TypedStart
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.opening import open_run, open_setup, open_start
from ann221_gui.files.safe_writing import backup_path
from ann221_gui.files.session_file import Session, session_bytes
from ann221_gui.files.shown import Shown
from tests.files.runs import RUNS, bits, recorded, state_of

ANSWER_S = 30


@pytest.fixture
def trained(ann221):
    """Trains, and gives what it reports in JSON."""

    def train(*arguments):
        result = ann221("train", *arguments, "--format", "json")
        assert (result.status, result.err) == (0, "")
        return json.loads(result.out)

    return train


@pytest.fixture
def saved(tmp_path):
    """Saves a run as a window would, and gives the path."""

    def save(recorder, **more):
        path = tmp_path / "run.ann221"
        path.write_bytes(session_bytes(Session(recorder.record, **more)))
        return path

    return save


def state_in(path):
    return open_run(path).record.state


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--batch", 1),
        ("--batch", 3, "--seed", 7, "--biases"),
        ("--dataset", "gaussians", "--batch", 7, "--seed", 12),
        ("--dataset", "circle", "--loss", "mean", "--biases"),
        ("--update", "layer-by-layer", "--error", "half"),
    ],
)
def test_a_thousand_epochs_are_four_hundred_and_six_hundred(trained, tmp_path, options):
    path = tmp_path / "run.ann221"
    at_once = trained("--epochs", 1000, *options)
    trained("--epochs", 400, *options, "--save", path)
    assert trained(path, "--epochs", 600) == at_once


def test_own_points_need_no_longer_be_there(trained, written, tmp_path):
    points = written("x1;x2;target\n0,1;0,3;1\n0,7;−1;0\n3;1/3;1\n", "points.csv")
    path = tmp_path / "run.ann221"
    at_once = trained(points, "--epochs", 2600, "--batch", 2)
    trained(points, "--epochs", 2300, "--batch", 2, "--save", path)
    points.unlink()
    assert trained(path, "--epochs", 300) == at_once


@pytest.mark.parametrize("name", RUNS)
def test_every_kind_of_run_is_gone_on_with(ann221, saved, name):
    recorder = recorded(*RUNS[name])
    path = saved(recorder)
    result = ann221("train", path, "--epochs", 5, "--save", path, "--format", "json")
    assert (result.status, result.err) == (0, "")
    recorder.train(recorder.updates_in_epochs(5))
    assert bits(state_in(path)) == bits(state_of(recorder))


def test_what_is_saved_has_its_time_line(trained, tmp_path):
    path = tmp_path / "run.ann221"
    trained("--epochs", 40, "--save", path)
    trained(path, "--epochs", 10, "--learning-rate", "0,25", "--save", path)
    assert json.loads(path.read_bytes())["acts"] == [
        {"begin": {"learning_rate": 0.5, "tolerance": 0.05}},
        {"train": {"steps": 40, "samples": 160}},
        {"settings": {"learning_rate": 0.25, "tolerance": 0.05}},
        {"train": {"steps": 10, "samples": 40}},
    ]
    assert json.loads(backup_path(path).read_bytes())["state"]["steps"] == 40


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--batch", "3"), Hyperparameters(batch_size=3)),
        (("--biases",), Hyperparameters(biases=True)),
        (("--learning-rate", "1"), Hyperparameters(learning_rate=1.0)),
    ],
)
def test_options_change_the_settings_from_there_on(ann221, saved, options, expected):
    recorder = recorded(*RUNS["full batch"])
    path = saved(recorder)
    assert ann221("train", path, "--epochs", 9, *options, "--save", path).status == 0
    recorder.apply(SetHyperparameters(expected))
    recorder.train(recorder.updates_in_epochs(9))
    assert bits(state_in(path)) == bits(state_of(recorder))


def test_a_batch_can_be_all_samples_again(trained, tmp_path):
    path = tmp_path / "run.ann221"
    trained("--batch", 1, "--epochs", 3, "--save", path)
    trained(path, "--batch", "all", "--epochs", 3, "--save", path)
    assert state_in(path).steps == 3 * 4 + 3


def test_a_problem_begins_the_run_that_it_states(trained, problems, tmp_path):
    problem = problems / "worked-example-with-biases.json"
    path = tmp_path / "run.ann221"
    both = trained("--dataset", problem, "--start", problem, "--learning-rate", "1/4", "--epochs", 3)
    assert trained(problem, "--epochs", 3, "--save", path) == both
    assert trained(problem, "--epochs", 3, "--learning-rate", 9, "--batch", 1) != both
    assert len(list(open_run(path).record.tip.line())) == 2


@pytest.mark.parametrize("role", ["", "--dataset"])
def test_an_exercise_that_was_trained_still_hides_and_locks(trained, problems, tmp_path, role):
    exercise, path = problems / "exercise.json", tmp_path / "run.ann221"
    trained(*filter(None, (role, exercise)), "--epochs", 3, "--save", path)
    assert state_in(path).setup.handout == open_setup(exercise).handout
    assert state_in(path).setup.handout.hidden


def test_what_the_window_showed_and_what_was_pinned_is_passed_on(ann221, saved):
    shown, pinned = Shown(item="w1_11", is_log_scale=True), state_of(recorded(*RUNS["own points"]))
    path = saved(recorded(*RUNS["full batch"]), window=shown, pinned=pinned)
    ann221("train", path, "--epochs", 1, "--save", path)
    session = open_run(path).session
    assert session.window == shown
    assert bits(session.pinned) == bits(pinned)


def test_where_one_looked_back_the_rest_is_left_out_and_that_is_said(ann221, saved):
    path = saved(recorded(*RUNS["looking back"]))
    result = ann221("train", path, "--epochs", 5)
    assert result.status == 0
    assert "from epoch 30; what was done after it, up to epoch 200, is left out" in result.err


def test_a_stop_rule_of_the_window_ends_training_and_that_is_said(ann221, trained, saved):
    rule = Hyperparameters(stop_rule=StopRule(epochs=500, loss=0.3))
    path = saved(recorded(RUNS["full batch"][0], (SetHyperparameters(rule),)))
    report = trained(path)
    assert (report["epochs"], report["reached"]) == (500, "epochs")
    assert "Training stopped after 500 epochs, by the run's own stop rule: 500 epochs are done." in (
        ann221("train", path).out
    )


# What else takes a session


def test_weights_biases_and_conventions_of_a_session_are_a_start(trained, tmp_path):
    path = tmp_path / "run.ann221"
    report = trained("--biases", "--epochs", 50, "--error", "half", "--save", path)
    began = trained("--start", path, "--dataset", "and", "--epochs", 0)
    assert (began["weights"], began["biases"]) == (report["weights"], report["biases"])
    assert began["conventions"] == {"error": "half squared"}
    assert trained("--dataset", path, "--epochs", 9)["samples"] == 4


def test_a_session_is_begun_anew_from_where_it_stands(saved):
    recorder = recorded(*RUNS["in the midst of a pass"])
    path = saved(recorder)
    for setup in (open_setup(path), open_start(path)):
        assert setup.start == TypedStart(state_of(recorder).parameters)
        assert setup.hyperparameters == state_of(recorder).setup.hyperparameters
        assert setup.dataset == state_of(recorder).setup.dataset


def test_gradients_are_checked_where_a_session_stands(ann221, saved):
    recorder = Recorder(Trainer())
    recorder.apply(TrainPair((0.5, 0.25), 1.0))
    stepped = ann221("check-gradients", saved(recorder))
    assert (stepped.status, stepped.err) == (0, "")
    assert stepped.out != ann221("check-gradients", saved(Recorder(Trainer()))).out


@pytest.mark.parametrize("command", ["solve", "check"])
def test_a_session_is_no_problem(ann221, saved, command):
    path = saved(Recorder(Trainer()))
    assert ann221(command, path).only_line == f"{path}: type: is a session, where a problem is needed"


@pytest.mark.parametrize("command", ["train", "check-gradients"])
def test_a_damaged_session_is_refused_in_one_line(ann221, saved, command):
    path = saved(recorded(*RUNS["full batch"]))
    path.write_bytes(path.read_bytes()[:-40])
    assert ann221(command, path).only_line.startswith(f"{path}: line ")


# Where it can't be saved, and where it is broken off


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_what_can_not_be_saved_is_at_least_printed(ann221):
    result = ann221("train", "--epochs", 5, "--save", "/dev/full", "--format", "json")
    assert result.status == 2
    assert json.loads(result.out)["epochs"] == 5
    assert result.err.startswith("/dev/full: ") and result.err.count("\n") == 1


def test_a_place_that_could_never_be_written_is_refused_before_anybody_waits(ann221, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    path = tmp_path / "run.ann221"
    line = ann221("train", "--epochs", 10**9, "--save", path).only_line
    assert line == f"{path}: you have no permission to write there"


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal and signals")
def test_after_ctrl_c_what_was_reached_is_saved(program, tmp_path):
    path = tmp_path / "run.ann221"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # which the program inherits
    seen, terminal = os.openpty()
    with subprocess.Popen(
        program("train", "--epochs", 10**9, "--save", path),
        stdout=subprocess.PIPE,
        stderr=terminal,
        cwd=Path(__file__).parents[2],
    ) as training:
        try:
            os.close(terminal)
            assert select.select([seen], [], [], ANSWER_S)[0], "no progress was drawn"
            training.send_signal(signal.SIGINT)
            out, _ = training.communicate(timeout=ANSWER_S)
        finally:
            training.kill()
            signal.signal(signal.SIGINT, before)
    assert (training.returncode, out) == (130, b"")
    state = state_in(path)
    assert f"Stopped at epoch {state.steps}, and saved as {path}" in os.read(seen, 10_000).decode()
    recorder = Recorder(Trainer())
    recorder.train(state.steps)
    assert bits(state) == bits(state_of(recorder))


def test_ctrl_c_counts_again_afterwards(ann221, tmp_path):
    before = signal.getsignal(signal.SIGINT)
    assert ann221("train", "--epochs", 1, "--save", tmp_path / "run.ann221").status == 0
    assert signal.getsignal(signal.SIGINT) is before
