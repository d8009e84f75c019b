"""How training ends by itself: a stop rule, or divergence. Nothing warns, nothing raises."""

import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.commands import Reset, SetHyperparameters, SetParameter, Setup, TrainEpochs, TrainPair
from ann221_gui.core.datasets import GATES, XOR, Dataset
from ann221_gui.core.frame import Diverged, Reached
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.starts import WORKING_START, TypedStart, UniformStart
from ann221_gui.core.trainer import Trainer

LINEAR_OUTPUT = Activations(output=ACTIVATIONS["linear"])
LINEAR = Activations(ACTIVATIONS["linear"], ACTIVATIONS["linear"])


def trainer_of(start=WORKING_START, dataset=XOR, **hyperparameters):
    return Trainer(Setup(dataset, start, Hyperparameters(**hyperparameters)))


def test_stops_at_a_number_of_epochs_and_goes_on_when_told():
    trainer = trainer_of(stop_rule=StopRule(epochs=7))
    assert trainer.train(100) == 7
    assert trainer.frame().ending == trainer.ending == Reached("epochs")
    assert trainer.train(100) == 100
    assert trainer.ending is None


def test_stops_only_where_a_pass_ends():
    trainer = trainer_of(batch_size=1, stop_rule=StopRule(epochs=2))
    assert trainer.train(100) == 8


def test_stops_at_a_loss():
    trainer = trainer_of(stop_rule=StopRule(loss=0.5))
    assert trainer.train(1000) == 454, "as the mathematics page says"
    assert trainer.ending == Reached("loss")
    assert trainer.train(100) == 100, "reached already: no second stop"


def test_stops_at_a_tolerance():
    trainer = trainer_of(stop_rule=StopRule(max_abs_delta=0.6))
    trainer.train(2000)
    assert trainer.ending == Reached("max_abs_delta")
    assert trainer.frame().evaluation.max_abs_delta <= 0.6


def test_the_field_that_is_reached_next_stops_again():
    trainer = trainer_of(stop_rule=StopRule(loss=0.5, epochs=500))
    assert trainer.train(1000) == 454
    assert trainer.train(1000) == 500 - 454
    assert trainer.ending == Reached("epochs")


def test_a_rule_stops_again_when_the_loss_has_risen_in_between():
    trainer = trainer_of(stop_rule=StopRule(loss=0.5))
    trainer.train(1000)
    now = trainer.frame().parameters[ParameterId.W2_11]
    trainer.apply(SetParameter(ParameterId.W2_11, 0.8 * now))
    assert trainer.frame().evaluation.loss > 0.5
    assert 1 < trainer.train(1000) < 1000
    assert trainer.ending == Reached("loss")


def test_a_new_rule_that_is_reached_already_stops_at_the_end_of_the_epoch():
    trainer = trainer_of(stop_rule=StopRule(loss=0.9))
    trainer.train(1000)
    trainer.train(500)
    trainer.apply(SetHyperparameters(Hyperparameters(stop_rule=StopRule(loss=0.8))))
    assert trainer.train(100) == 1
    assert trainer.ending == Reached("loss")
    trainer.apply(Reset())
    assert trainer.ending is None
    assert trainer.train(1000) > 1


def test_epochs_and_pairs_go_on_after_a_stop_too():
    trainer = trainer_of(stop_rule=StopRule(epochs=3))
    trainer.apply(TrainEpochs(10))
    assert trainer.frame().epoch == 3
    trainer.apply(TrainPair((1.0, 0.0), 1.0))
    assert trainer.ending is None
    trainer.apply(TrainEpochs(10))
    assert trainer.frame().epoch == 13.25


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("batch_size", [None, 1])
def test_weights_of_any_size_train_without_a_warning(gate, biases, batch_size):
    for seed in range(5):
        start = UniformStart(-1e5, 1e5, seed, draw_biases=True)
        trainer = trainer_of(start, gate, biases=biases, batch_size=batch_size)
        trainer.train(20)
        frame = trainer.frame()
        assert np.isfinite(frame.parameters.vector).all()
        assert np.isfinite(frame.curve).all()
        assert frame.ending is None


@pytest.mark.parametrize("activations", [Activations(), LINEAR_OUTPUT, LINEAR])
@pytest.mark.parametrize("learning_rate", [1e6, -1e6, 1e300])
def test_a_huge_learning_rate_never_leaves_the_floats(activations, learning_rate):
    for seed in range(10):
        trainer = trainer_of(UniformStart(seed=seed), activations=activations, learning_rate=learning_rate)
        trainer.train(50)
        frame = trainer.frame()
        assert np.isfinite(frame.parameters.vector).all()
        assert np.isfinite(frame.curve).all()
        assert np.abs(frame.parameters.vector).max() <= 1e6 or isinstance(frame.ending, Diverged)


def test_a_parameter_beyond_a_million_has_diverged():
    """Only w2_11 moves: at (0, 0) h = ½, Δ = ½, σ′ = ¼, so ∂E/∂w2 = −2·½·½·¼ = −⅛ each."""
    dataset = Dataset("one", "One", np.zeros((1, 2)), np.ones(1))
    zero = TypedStart(Parameters(np.zeros(9)))
    below = trainer_of(zero, dataset, learning_rate=7.9e6)
    below.train(1)
    assert below.ending is None
    above = trainer_of(zero, dataset, learning_rate=8.1e6)
    above.train(1)
    assert above.ending == Diverged(ParameterId.W2_11)
    assert above.frame().parameters[ParameterId.W2_11] == pytest.approx(8.1e6 / 8)
    assert above.train(10) == 0, "it stays where it ended"
    above.apply(TrainPair((1.0, 1.0), 1.0))
    assert above.frame().steps == 1
    above.apply(Reset())
    assert above.ending is None


def test_what_is_no_number_any_more_is_not_taken_over():
    trainer = trainer_of(activations=LINEAR, learning_rate=1e300)
    trainer.train(100)
    frame = trainer.frame()
    assert isinstance(frame.ending, Diverged)
    assert frame.ending.parameter in tuple(ParameterId)
    assert np.isfinite(frame.parameters.vector).all()
    assert frame.steps == frame.samples_seen / 4


def test_undefined_is_diverged_too():
    """z1 = (∞, −∞), so that z2 = ∞ − ∞ and every gradient is undefined."""
    far = Dataset("far", "Far", np.array([(1e308, 0.0)]), np.array([1.0]))
    start = TypedStart(Parameters.of({"w1_11": 10.0, "w1_12": -10.0, "w2_11": 1.0, "w2_21": 1.0}))
    trainer = trainer_of(start, far, activations=LINEAR)
    trainer.train(1)
    assert isinstance(trainer.ending, Diverged)
    assert trainer.frame().parameters == start.parameters()
    assert trainer.frame().steps == 0


def test_huge_inputs_diverge_without_a_warning_and_without_a_point():
    huge = Dataset("huge", "Huge", np.array([(1e200, -1e200), (3e307, 1.0)]), np.array([1.0, 0.0]))
    trainer = trainer_of(dataset=huge, activations=LINEAR)
    trainer.train(5)
    frame = trainer.frame()
    assert isinstance(frame.ending, Diverged)
    assert (frame.steps, len(frame.curve)) == (0, 0)
    assert frame.parameters == WORKING_START.parameters()


def test_a_loss_that_is_not_finite_has_diverged_though_no_parameter_has():
    """The square of this target is beyond every float, its gradient times a tiny η is not."""
    far = Dataset("far", "Far", np.array([(1.0, 0.0)]), np.array([1e160]))
    trainer = trainer_of(dataset=far, activations=LINEAR_OUTPUT, learning_rate=1e-161)
    trainer.train(1)
    assert trainer.ending == Diverged(None)
    assert np.abs(trainer.frame().parameters.vector).max() < 2
    assert len(trainer.frame().curve) == 0
