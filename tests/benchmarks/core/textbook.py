"""Plain textbook Python: the document's formulas, a line each; what all others are checked against."""

from math import exp

from tests.benchmarks.core import tasks
from tests.benchmarks.core.tasks import Sample, Weights


def logistic(z: float) -> float:
    return 1 / (1 + exp(-z))


def output(weights: Weights, x1: float, x2: float) -> float:
    """Of the network."""
    w11, w12, w21, w22, v1, v2 = weights
    h1 = logistic(w11 * x1 + w21 * x2)
    h2 = logistic(w12 * x1 + w22 * x2)
    return logistic(v1 * h1 + v2 * h2)


def loss(weights: Weights, samples: list[Sample]) -> float:
    """Squared errors, summed."""
    return sum((target - output(weights, x1, x2)) ** 2 for x1, x2, target in samples)


def learn(w: list[float], batch: list[Sample], rate: float) -> None:
    """One update, in place, from the sum of the samples' gradients."""
    g = [0.0] * 6
    for x1, x2, target in batch:
        h1 = logistic(w[0] * x1 + w[2] * x2)
        h2 = logistic(w[1] * x1 + w[3] * x2)
        o = logistic(w[4] * h1 + w[5] * h2)
        d = -2 * (target - o) * o * (1 - o)
        d1 = d * w[4] * h1 * (1 - h1)
        d2 = d * w[5] * h2 * (1 - h2)
        g[0] += d1 * x1
        g[1] += d2 * x1
        g[2] += d1 * x2
        g[3] += d2 * x2
        g[4] += d * h1
        g[5] += d * h2
    for i in range(6):
        w[i] -= rate * g[i]


def learn_one(w: list[float], sample: Sample, rate: float) -> None:
    """One update, in place, from one sample."""
    x1, x2, target = sample
    h1 = logistic(w[0] * x1 + w[2] * x2)
    h2 = logistic(w[1] * x1 + w[3] * x2)
    o = logistic(w[4] * h1 + w[5] * h2)
    d = -2 * (target - o) * o * (1 - o)
    d1 = d * w[4] * h1 * (1 - h1)
    d2 = d * w[5] * h2 * (1 - h2)
    w[0] -= rate * d1 * x1
    w[1] -= rate * d2 * x1
    w[2] -= rate * d1 * x2
    w[3] -= rate * d2 * x2
    w[4] -= rate * d * h1
    w[5] -= rate * d * h2


class Training:
    def __init__(self, task: tasks.Training, _number: str = "float64") -> None:
        self._task, self._weights = task, list(task.start)
        self._batches = task.batches

    def work(self, times: int) -> None:
        weights, rate = self._weights, self._task.rate
        for _ in range(times):
            if self._task.batch == 1:
                for sample in self._task.samples:
                    learn_one(weights, sample, rate)
            else:
                for batch in self._batches:
                    learn(weights, batch, rate)

    def answer(self) -> list[float]:
        return self._weights


class Map:
    def __init__(self, task: tasks.Map, _number: str = "float64") -> None:
        self._task = task

    def work(self, times: int) -> None:
        task = self._task
        for _ in range(times):
            self._outputs = [[output(task.weights, x1, x2) for x1 in task.x1] for x2 in task.x2]

    def answer(self) -> list[list[float]]:
        return self._outputs


class Plane:
    def __init__(self, task: tasks.Plane, _number: str = "float64") -> None:
        self._task = task

    def work(self, times: int) -> None:
        task = self._task
        for _ in range(times):
            self._losses = [[loss(task.weights(a, b), task.samples) for a in task.a] for b in task.b]

    def answer(self) -> list[list[float]]:
        return self._losses


class Many:
    def __init__(self, task: tasks.Many, _number: str = "float64") -> None:
        self._task, self._networks = task, [list(weights) for weights in task.starts]

    def work(self, times: int) -> None:
        samples, rate = self._task.samples, self._task.rate
        for _ in range(times):
            for weights in self._networks:
                learn(weights, samples, rate)

    def answer(self) -> list[list[float]]:
        return self._networks
