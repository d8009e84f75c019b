"""What can't be learned is said, and nothing is said of what can."""

import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.datasets import GATES, OR, XOR, Dataset, circle, gaussians
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.limits import biases_help, impossibility

PLAIN = Hyperparameters()


def centred(gate):
    """The gate over {−1, 1} instead of {0, 1}."""
    return Dataset(gate.name, gate.title, 2 * gate.inputs - 1, gate.targets)


def with_hidden(name, biases=False):
    return Hyperparameters(biases=biases, activations=Activations(hidden=ACTIVATIONS[name]))


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_every_gate_can_be_learned_by_logistic_neurons(gate):
    assert impossibility(gate, PLAIN) == ""


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_over_plus_and_minus_one_only_xor_and_xnor_are_impossible_without_biases(gate):
    said = impossibility(centred(gate), PLAIN)
    assert ("opposite point" in said) == (gate.name in ("xor", "xnor"))
    assert impossibility(centred(gate), Hyperparameters(biases=True)) == ""


@pytest.mark.parametrize("hidden", ["tanh", "relu", "linear"])
def test_other_hidden_neurons_are_stuck_at_the_origin(hidden):
    said = impossibility(OR, with_hidden(hidden))
    assert hidden in said
    assert "(0, 0)" in said
    assert impossibility(OR, with_hidden(hidden, biases=True)) == ""


def test_odd_hidden_neurons_can_not_answer_alike_at_opposite_points():
    pair = Dataset("pair", "Pair", np.array([(1.0, 2.0), (-1.0, -2.0)]), np.array([1.0, 1.0]))
    assert "opposite point" in impossibility(pair, with_hidden("tanh"))
    assert impossibility(pair, PLAIN) == ""
    opposite = Dataset("pair", "Pair", pair.inputs, np.array([1.0, 0.0]))
    assert impossibility(opposite, with_hidden("tanh")) == ""


def test_silent_where_the_argument_does_not_hold():
    """ReLU is not odd, a linear output is not bounded by ½, (1, 2) has no opposite: nothing is claimed."""
    assert impossibility(centred(XOR), with_hidden("relu")) == ""
    linear = Hyperparameters(activations=Activations(output=ACTIVATIONS["linear"]))
    assert impossibility(centred(XOR), linear) == ""
    lone = Dataset("lone", "Lone", np.array([(1.0, 2.0), (-1.0, 2.0)]), np.array([1.0, 0.0]))
    assert impossibility(lone, PLAIN) == ""


def test_the_circle_says_so_always_and_the_gaussians_never():
    for hyperparameters in (PLAIN, Hyperparameters(biases=True)):
        assert "Two hidden neurons can't separate this" in impossibility(circle(), hyperparameters)
        assert impossibility(gaussians(), hyperparameters) == ""


@pytest.mark.parametrize("biases", [False, True])
def test_linear_neurons_never_learn_xor(biases):
    assert "straight line" in impossibility(XOR, with_hidden("linear", biases=biases))
    assert not biases_help(XOR, with_hidden("linear", biases=biases))


def test_biases_are_offered_where_they_help():
    assert biases_help(centred(XOR), PLAIN)
    assert not biases_help(OR, PLAIN)
