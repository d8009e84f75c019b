"""A way that takes long."""

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.commands import Begin, Setup, TrainSteps
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.record.act import Act
from ann221_gui.core.record.version import Version


def far_away() -> Version:
    """Known from its commands alone, so that all has to be trained again: some seconds."""
    tanh = Activations(ACTIVATIONS["tanh"], ACTIVATIONS["logistic"])
    begun = Act(Begin(Setup(hyperparameters=Hyperparameters(activations=tanh))), 0, 0, None)
    trained = Act(TrainSteps(0), 200_000, 800_000, None, begun)
    return Version(trained, trained, 800_000, None)
