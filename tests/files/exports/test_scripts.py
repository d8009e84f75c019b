"""The scripts, run by the programs they are for: what they print is what this program works out."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from ann221_gui.core.activations import LOGISTIC, TANH, Activation, Activations
from ann221_gui.core.commands import TrainEpochs
from ann221_gui.core.conventions import UpdateOrder
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.exports.texts import TEXT_EXPORTS
from ann221_gui.files.opening import open_setup
from ann221_gui.files.resources import resource
from tests.core import textbook
from tests.files.exports.printed import check_against_the_program, read
from tests.files.exports.running import SCRIPTS, run
from tests.files.exports.runs import RUNS, frame_of

# As printed with the published worked example, and its slip (layer by layer) by hand: hidden error signals
# −2.4096e-3 and −7.9265e-3 times the inputs 0.35 and 0.9.
AT_ONCE = {
    "w1_11": 0.0991,
    "w1_12": 0.3971,
    "w1_21": 0.7976,
    "w1_22": 0.5926,
    "w2_11": 0.27233,
    "w2_21": 0.873,
}
LAYER_BY_LAYER = {"w1_11": 0.09915664, "w1_12": 0.39722573, "w1_21": 0.79783136, "w1_22": 0.59286615}

of_each_kind = pytest.mark.parametrize("kind", SCRIPTS)


def written(kind, frame):
    return TEXT_EXPORTS[kind].write(frame)


def worked_example(order=UpdateOrder.ALL_AT_ONCE):
    setup = open_setup(resource("problems/worked-example.json"))
    hyper = setup.hyperparameters
    conventions = replace(hyper.conventions, update=order)
    return Trainer(replace(setup, hyperparameters=replace(hyper, conventions=conventions))).frame()


@of_each_kind
@pytest.mark.parametrize("name", RUNS)
def test_it_prints_the_program_s_own_numbers(tmp_path, kind, name):
    check_against_the_program(run(kind, written(kind, RUNS[name]), tmp_path), RUNS[name])


@pytest.mark.parametrize("kind", ["numpy", "matlab"])  # PyTorch's own slopes are a · (1 − a) and 1 − a²
@pytest.mark.parametrize("hidden", ["logistic", "tanh"])
def test_a_slope_keeps_its_digits_where_a_neuron_saturates(tmp_path, kind, hidden):
    """At net inputs of 19 and 23.5 a float can't tell tanh from 1; a large error still moves the weights."""
    sample = Dataset("one", "One", np.array([[0.5, 0.5]]), np.array([0.0]))
    values = [20.0, 25.0, 18.0, 22.0, -1e5, 1.03e5, 0.0, 0.0, 0.0]
    frame = frame_of(values, sample, hidden=hidden, output="linear")
    text = run(kind, written(kind, frame), tmp_path)
    check_against_the_program(text, frame)
    assert abs(read(text).new["w1_11"] - 20.0) > 1e-9


@of_each_kind
def test_it_prints_the_published_numbers(tmp_path, kind):
    printed = read(run(kind, written(kind, worked_example()), tmp_path))
    assert printed.outputs == pytest.approx([0.69], abs=0.0005)
    assert printed.new == pytest.approx(AT_ONCE, abs=6e-5)


@of_each_kind
@pytest.mark.parametrize("order", UpdateOrder)
def test_it_prints_what_plain_arithmetic_comes_to(tmp_path, kind, order):
    frame = worked_example(order)
    printed = read(run(kind, written(kind, frame), tmp_path))
    parameters, samples = frame.parameters.vector.tolist(), textbook.samples_of(frame.dataset)
    step = textbook.step if order is UpdateOrder.ALL_AT_ONCE else textbook.step_layer_by_layer
    after, _ = step(parameters, samples, 1.0, factor=0.5)
    assert list(printed.new.values()) == pytest.approx(after[:6], rel=1e-14)
    assert printed.loss == pytest.approx(textbook.loss(parameters, samples, 0.5), rel=1e-14)
    if order is UpdateOrder.LAYER_BY_LAYER:
        assert {name: printed.new[name] for name in LAYER_BY_LAYER} == pytest.approx(LAYER_BY_LAYER, abs=5e-8)


@of_each_kind
def test_it_goes_on_from_where_the_run_stands(tmp_path, kind):
    trainer = Trainer()
    trainer.apply(TrainEpochs(1000))
    text = run(kind, written(kind, trainer.frame()), tmp_path)
    assert read(text).loss == pytest.approx(0.24484963531245718, abs=1e-9)  # as the mathematics page has it
    check_against_the_program(text, trainer.frame())


@of_each_kind
def test_biases_stand_there_only_where_they_are_on(kind):
    without, with_biases = written(kind, RUNS["choice 0"]), written(kind, RUNS["choice 8"])
    assert "b1" not in without and "bias=" not in without.replace("bias=False", "")
    assert "b1_1" in with_biases and "b2_1" in with_biases


@of_each_kind
def test_it_says_where_the_run_s_own_steps_are_smaller(kind):
    assert "A step of the run takes fewer samples, 3 of them" in written(kind, RUNS["batches"])
    assert "A step of the run" not in written(kind, RUNS["choice 0"])


@of_each_kind
def test_every_line_of_a_script_can_be_read_without_scrolling(kind):
    for frame in RUNS.values():
        assert max(map(len, written(kind, frame).splitlines())) <= 100


@of_each_kind
def test_an_activation_that_can_not_be_written_is_named(kind):
    softplus = Activation("softplus", LOGISTIC.value, LOGISTIC.derivative, LOGISTIC.residual)
    frame = RUNS["batches"]
    hyper = replace(frame.hyperparameters, activations=Activations(TANH, softplus))
    with pytest.raises(LookupError, match="softplus"):
        written(kind, replace(frame, setup=replace(frame.setup, hyperparameters=hyper)))


@pytest.mark.parametrize("kind", ["numpy", "pytorch"])
def test_a_formatter_and_a_linter_find_nothing_in_the_python_ones(tmp_path, kind):
    for number, name in enumerate(
        ("tanh relu", "linear linear", "choice 0", "choice 3", "choice 15", "batches")
    ):
        (tmp_path / f"script_{number}.py").write_text(written(kind, RUNS[name]), encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    options = ["--isolated", "--no-cache", "--line-length", "100", str(tmp_path)]
    for command in (["format", "--check"], ["check"]):
        done = subprocess.run([*ruff, *command, *options], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
