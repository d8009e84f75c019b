"""The program's own forms for many points and many networks at once."""

import numpy as np

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.core.kernels import loss_plane
from ann221_gui.core.kernels.grid import output_over_grid
from ann221_gui.core.kernels.networks import Networks
from tests.benchmarks.core import tasks
from tests.benchmarks.core.program import WEIGHTS, dataset, parameters


class Map:
    def __init__(self, task: tasks.Map, _number: str) -> None:
        self._parameters = parameters(task.weights)
        self._x1, self._x2 = np.array(task.x1), np.array(task.x2)

    def work(self, times: int) -> None:
        for _ in range(times):
            self._outputs = output_over_grid(self._parameters, self._x1, self._x2, LOGISTIC_NETWORK)

    def answer(self) -> object:
        return self._outputs


class Plane:
    def __init__(self, task: tasks.Plane, _number: str) -> None:
        across, upwards = (parameters(weights).vector for weights in (task.across, task.upwards))
        self._plane = loss_plane.Plane(
            parameters(task.origin), across, upwards, np.array(task.a), np.array(task.b)
        )
        self._dataset = dataset(task.samples)

    def work(self, times: int) -> None:
        for _ in range(times):
            self._losses = loss_plane.loss_plane(self._plane, self._dataset, DEFAULT_HYPERPARAMETERS)

    def answer(self) -> FloatArray:
        return self._losses


class Many:
    """Steps in single precision, added up in double precision."""

    def __init__(self, task: tasks.Many, _number: str) -> None:
        starts = np.array([parameters(weights).vector for weights in task.starts])
        self._networks = Networks(starts, dataset(task.samples), Hyperparameters(learning_rate=task.rate))

    def work(self, times: int) -> None:
        self._networks.train(times)

    def answer(self) -> FloatArray:
        return self._networks.parameters[:, :WEIGHTS]
