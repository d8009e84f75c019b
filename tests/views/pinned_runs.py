"""Snapshots with a run pinned beside them."""

from dataclasses import replace

from ann221_gui.core.commands import Command, Setup, TrainEpochs
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.pinned import Pinned
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.starts import TypedStart
from ann221_gui.core.trainer import Trainer


def pinned_after(*commands: Command, setup: Setup | None = None) -> Pinned:
    return recorded(*commands, setup=setup).pinned()


def beside(pinned: Pinned | None, *commands: Command, setup: Setup | None = None) -> Snapshot:
    """A run after these commands, the probe on its last sample."""
    frame = recorded(*commands, setup=setup).frame()
    return Snapshot(frame, probe_of_sample(frame.dataset, len(frame.dataset) - 1), pinned=pinned)


def recorded(*commands: Command, setup: Setup | None = None) -> Recorder:
    recorder = Recorder(Trainer(setup))
    for command in commands:
        recorder.apply(command)
    return recorder


def with_parameters(parameters: Parameters, *, biases: bool = False) -> Setup:
    return Setup(start=TypedStart(parameters), hyperparameters=Hyperparameters(biases=biases))


def with_rate(learning_rate: float, **chosen) -> Setup:
    return Setup(hyperparameters=replace(Hyperparameters(**chosen), learning_rate=learning_rate))


HUNDRED = TrainEpochs(100)
