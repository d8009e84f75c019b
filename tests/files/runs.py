"""Runs of every kind, to be saved in the midst and gone on with."""

from dataclasses import replace
from typing import Any

import numpy as np

from ann221_gui.core.activations import LINEAR, RELU, TANH, Activations
from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.handout import Handout, Lock
from ann221_gui.core.commands import (
    Begin,
    Command,
    GoTo,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainPair,
    TrainSteps,
    Travel,
)
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.datasets import AND, XOR, Dataset, gaussians
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.record.version import Open, Version
from ann221_gui.core.shortening import Carry, Shortening
from ann221_gui.core.starts import EqualStart, NormalStart, UniformStart
from ann221_gui.core.state import State
from ann221_gui.core.trainer import Trainer

OWN = Dataset(
    "mine",
    "Mine, with – a dash",
    np.array([[0.1, -0.0], [1 / 3, 5e-324], [1e22, -7.25], [0.1, 0.2], [2.0, 1.0]]),
    np.array([0.0, 1.0, 0.5, -0.0, 1.0]),
    note="by hand",
)
LAYERED = Conventions(update=UpdateOrder.LAYER_BY_LAYER)
MEAN = Conventions(replace(HALF_SQUARED, total=Total.MEAN))
UNUSUAL = Conventions(
    replace(SQUARED, total=Total.MEAN),
    DeltaSign.OUTPUT_MINUS_TARGET,
    UpdateOrder.LAYER_BY_LAYER,
    Notation.COMMON,
    Digits(6, are_significant=True),
    Carry(Digits(3, are_significant=True), Shortening.CUT_OFF),
)
HANDED_OUT = Handout(
    {"O2_1": parse_answer("0,680"), "new_b1_1": parse_answer("1/3")},
    source="a book",
    tolerance=0.01,
    hidden=frozenset({"new_w1_11", "O3_1"}),
    locked=frozenset({Lock.WEIGHTS}),
)

Commands = tuple[Command | Travel, ...]
RUNS: dict[str, tuple[Setup, Commands]] = {
    "just begun": (Setup(), ()),
    "edited at the start": (Setup(), (SetParameter(ParameterId.W1_11, -0.0),)),
    "full batch": (Setup(), (TrainEpochs(454),)),
    "in the midst of a pass": (
        Setup(gaussians(), UniformStart(-1.0, 1.0, 7), Hyperparameters(batch_size=7, order_seed=12)),
        (TrainSteps(45),),
    ),
    "own points": (Setup(OWN, hyperparameters=Hyperparameters(batch_size=2)), (TrainEpochs(30),)),
    "another order": (
        Setup(gaussians(count=20), NormalStart(0.0, 0.5, 3, draw_biases=True), Hyperparameters(biases=True)),
        (TrainSteps(3), SetHyperparameters(Hyperparameters(batch_size=3, order_seed=2**40, biases=True))),
    ),
    "stopped by its rule": (
        Setup(hyperparameters=Hyperparameters(stop_rule=StopRule(epochs=50, loss=0.2))),
        (TrainEpochs(100),),
    ),
    "gone past its rule": (
        Setup(hyperparameters=Hyperparameters(stop_rule=StopRule(epochs=50))),
        (TrainEpochs(100), TrainEpochs(20)),
    ),
    "ran away": (Setup(), (TrainEpochs(5), SetHyperparameters(Hyperparameters(1e9)), TrainEpochs(9))),
    "a pair that led out of the numbers": (Setup(), (TrainPair((1e308, 1e308), 1e308), TrainEpochs(3))),
    "too large an error for a curve": (
        Setup(Dataset("far", "far", np.array([[1.0, 1.0]]), np.array([1e200]))),
        (TrainSteps(1), TrainEpochs(3)),
    ),
    "a pair of one's own": (
        Setup(AND, EqualStart(0.3)),
        (TrainEpochs(3), TrainPair((0.5, 0.25), 1.0), TrainEpochs(2)),
    ),
    "layer by layer": (Setup(hyperparameters=Hyperparameters(conventions=LAYERED)), (TrainEpochs(20),)),
    "mean, tanh and relu": (
        Setup(hyperparameters=Hyperparameters(activations=Activations(TANH, RELU), conventions=MEAN)),
        (TrainEpochs(20), SetHyperparameters(Hyperparameters(activations=Activations(RELU, LINEAR)))),
    ),
    "counted differently": (
        Setup(gaussians(count=7)),
        (TrainEpochs(9), SetHyperparameters(Hyperparameters(conventions=UNUSUAL)), TrainEpochs(9)),
    ),
    "a thinned curve": (
        Setup(),
        (TrainEpochs(2500), SetParameter(ParameterId.W2_11, 1 / 3), TrainEpochs(7501)),
    ),
    "handed out": (
        Setup(handout=HANDED_OUT, hyperparameters=Hyperparameters(biases=True)),
        (TrainSteps(3), SetHyperparameters(Hyperparameters(biases=False))),
    ),
    "looking back": (
        Setup(),
        (TrainEpochs(100), SetParameter(ParameterId.W1_12, 2.5), TrainEpochs(100), GoTo(30)),
    ),
    "looking back in the last act": (Setup(), (TrainEpochs(100), GoTo(30))),
    "looking back to an edit": (
        Setup(),
        (TrainEpochs(9), SetParameter(ParameterId.W1_12, 2.5), TrainEpochs(9), GoTo(9)),
    ),
    "looking back and touched": (
        Setup(),
        (
            TrainEpochs(2500),
            TrainEpochs(401),
            TrainEpochs(9),
            GoTo(2901),
            SetParameter(ParameterId.B1_1, 0.0),  # as it was
        ),
    ),
    "begun again": (Setup(), (TrainEpochs(9), Reset(), TrainEpochs(9))),
    "other data": (Setup(), (TrainEpochs(9), Begin(Setup(AND)), TrainEpochs(9))),
}


def recorded(setup: Setup, commands: Commands) -> Recorder:
    """One that has done all of this."""
    recorder = Recorder(Trainer(setup))
    for command in commands:
        recorder.apply(command)
    return recorder


def opened(record: Version) -> Recorder:
    """One that goes on with what was saved."""
    recorder = Recorder(Trainer(Setup(XOR)))
    recorder.apply(Open(record))
    return recorder


def state_of(recorder: Recorder) -> State:
    assert recorder.record.state is not None
    return recorder.record.state


def bits(state: State) -> tuple[Any, ...]:
    """Everything on which it depends how a run goes on and how its curve looks."""
    return (
        state.setup,
        (state.setup.dataset.title, state.setup.dataset.note),
        state.setup.dataset.inputs.tobytes(),
        state.setup.dataset.targets.tobytes(),
        state.parameters.vector.tobytes(),
        (state.steps, state.samples_seen, state.order_seen),
        (state.ending, state.reached, state.is_edited),
        state.history.points().tobytes(),
        (state.history.stride, state.history.offered),
    )
