"""The sentence at the bottom, in each state of the run."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import AND
from ann221_gui.core.frame import Diverged, Reached
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.starts import UniformStart
from ann221_gui.core.trainer import Trainer
from ann221_gui.views.shared.readout_pace import READOUT_INTERVAL_MS
from ann221_gui.views.window.advice import AdviceLine, advice, diverged_text

SnapshotOf = Callable[..., Snapshot]
# Hidden neurons that answer OR and NAND, an output that answers AND of the two; by sharp biases.
XOR_SOLVED = {
    "w1_11": 20.0, "w1_12": -20.0, "w1_21": 20.0, "w1_22": -20.0, "w2_11": 20.0, "w2_21": 20.0,
    "b1_1": -10.0, "b1_2": 30.0, "b2_1": -30.0,
}  # fmt: skip
# The same, flatter: σ(±8·…) all on the right side of ½, none within 0.05.
XOR_ROUGHLY = {name: value * 0.3 for name, value in XOR_SOLVED.items()}


def said(snapshot: Snapshot, is_playing: bool = False) -> str:
    return advice(snapshot.frame, is_playing)


def test_the_first_start_says_what_to_do_with_which_data(snapshot_of: SnapshotOf) -> None:
    assert "Press Play" in said(snapshot_of())
    assert "XOR" in said(snapshot_of())
    assert "AND" in said(snapshot_of(dataset=AND))


def test_training_and_paused_are_told_apart(snapshot_of: SnapshotOf) -> None:
    assert "Training" in said(snapshot_of(steps=5), is_playing=True)
    assert "Paused" in said(snapshot_of(steps=5))


def test_learned_is_said_only_within_the_tolerance(snapshot_of: SnapshotOf) -> None:
    learned = snapshot_of(XOR_SOLVED, biases=True, steps=9)
    assert learned.frame.evaluation.max_abs_delta < 0.05
    assert "Learned" in said(learned)
    assert "0.05" in said(learned)


def test_all_correct_is_not_yet_learned(snapshot_of: SnapshotOf) -> None:
    roughly = snapshot_of(XOR_ROUGHLY, biases=True, steps=9)
    assert roughly.frame.evaluation.correct_count == 4
    assert "Learned" not in said(roughly)


def test_a_fine_tolerance_is_not_rounded(snapshot_of: SnapshotOf) -> None:
    hyper = Hyperparameters(tolerance=0.0125)
    assert "0.0125" in said(snapshot_of(XOR_SOLVED, biases=True, steps=9, hyperparameters=hyper))


@pytest.mark.parametrize(
    ("rule", "field", "words"),
    [
        (StopRule(epochs=1500), "epochs", "1,500 epochs"),
        (StopRule(loss=0.1234567), "loss", "0.1234567"),
        (StopRule(max_abs_delta=0.05), "max_abs_delta", "|Δ| is at most 0.05"),
    ],
)
def test_a_reached_rule_is_named(snapshot_of: SnapshotOf, rule: StopRule, field: str, words: str) -> None:
    hyper = Hyperparameters(stop_rule=rule)
    stopped = snapshot_of(steps=7, samples_seen=28, hyperparameters=hyper, ending=Reached(field))
    assert "epoch 7" in said(stopped)
    assert words in said(stopped)


def test_a_dead_neuron_is_named(snapshot_of: SnapshotOf) -> None:
    # Net inputs of hidden neuron 1 between 30 and 130 on every sample; of the other one small.
    dead = snapshot_of({"w1_11": 50.0, "w1_21": 50.0, "b1_1": 30.0}, biases=True, steps=3)
    assert "Hidden neuron 1 is saturated" in said(dead)
    assert "neuron 2" not in said(dead)


def test_two_dead_neurons_are_both_named(snapshot_of: SnapshotOf) -> None:
    dead = snapshot_of({"b1_1": 40.0, "b1_2": -40.0}, biases=True, steps=3)
    assert "Hidden neuron 1 and hidden neuron 2 are saturated" in said(dead)


def test_divergence_names_the_weight_and_what_helps() -> None:
    text = diverged_text(Diverged(ParameterId.W2_21))
    assert "the weight from hidden neuron 2 to the output neuron has passed ±1,000,000" in text
    assert "smaller learning rate" in text
    assert "finite" in diverged_text(Diverged(None))


# The line itself


@pytest.fixture
def line(qtbot: QtBot, snapshot_of: SnapshotOf) -> AdviceLine:
    line = AdviceLine(snapshot_of())
    qtbot.addWidget(line)
    return line


def test_it_follows_the_run(qtbot: QtBot, line: AdviceLine, snapshot_of: SnapshotOf) -> None:
    line.show_snapshot(snapshot_of(steps=1))
    line.show_snapshot(snapshot_of(XOR_SOLVED, biases=True, steps=2))
    qtbot.waitUntil(lambda: "Learned" in line.text(), timeout=10 * READOUT_INTERVAL_MS)


def test_between_beats_nothing_is_done(
    between_beats: None, line: AdviceLine, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    line.show()
    line.show_snapshot(snapshot_of())
    watch = watch_paint(line)
    for steps in range(1, 20):
        trained = snapshot_of(XOR_SOLVED, biases=True, steps=steps)
        line.show_snapshot(trained)
        assert "evaluation" not in vars(trained.frame)
    assert watch.nothing


def test_what_is_said_briefly_gives_way_to_nothing_but_its_end(
    line: AdviceLine, snapshot_of: SnapshotOf
) -> None:
    line.say_briefly("Learning rate η: '1/0' divides by zero")
    line.show_playing(True)
    assert "divides by zero" in line.text()
    line.say_briefly("")
    assert "divides" not in line.text()


def test_a_drawn_start_says_how_often_such_starts_learn() -> None:
    """The mathematics page: 27 of 100 bias-free starts from U(−1, 1) learn XOR."""
    frame = Trainer(Setup(start=UniformStart(-1.0, 1.0, seed=5))).frame()
    assert "27 of 100 such starts learn XOR" in advice(frame, is_playing=False)
