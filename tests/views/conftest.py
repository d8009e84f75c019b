"""What the tests of the diagram and of the words beside it are drawn from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.frame import Ending, Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Probe, Snapshot, probe_of_sample

# All six different, one of them negative.
WEIGHTS = {"w1_11": 0.5, "w1_12": 0.2, "w1_21": 0.7, "w1_22": 0.9, "w2_11": 1.1, "w2_21": -0.9}


@pytest.fixture
def snapshot_of() -> Callable[..., Snapshot]:
    """Builds a picture of a run: these parameters, this probe, these samples next."""

    def build(
        parameters: Mapping[str, float] | None = None,
        *,
        dataset: Dataset = XOR,
        probe: Probe | None = None,
        hyperparameters: Hyperparameters | None = None,
        biases: bool = False,
        steps: int = 0,
        samples_seen: int = 0,
        next_samples: Sequence[int] | None = None,
        ending: Ending | None = None,
    ) -> Snapshot:
        hyper = replace(hyperparameters or Hyperparameters(), biases=biases)
        frame = Frame(
            setup=Setup(dataset, hyperparameters=hyper),
            parameters=Parameters.of(WEIGHTS | dict(parameters or {})),
            steps=steps,
            samples_seen=samples_seen,
            next_samples=np.arange(len(dataset)) if next_samples is None else np.array(next_samples),
            history=np.empty((0, 2)),
            ending=ending,
        )
        return Snapshot(frame, probe or probe_of_sample(dataset, len(dataset) - 1))

    return build
