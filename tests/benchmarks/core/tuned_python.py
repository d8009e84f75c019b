"""Plain Python as one writes it when it has to be fast: weights in local variables, many epochs a call."""

from tests.benchmarks.core import tasks
from tests.benchmarks.core.tasks import Sample, Weights
from tests.benchmarks.core.textbook import logistic


def train(weights: Weights, batches: list[list[Sample]], rate: float, epochs: int) -> Weights:
    """One update a batch, from the sum of its samples' gradients."""
    w11, w12, w21, w22, v1, v2 = weights
    for _ in range(epochs):
        for batch in batches:
            g11 = g12 = g21 = g22 = k1 = k2 = 0.0
            for x1, x2, target in batch:
                h1 = logistic(w11 * x1 + w21 * x2)
                h2 = logistic(w12 * x1 + w22 * x2)
                o = logistic(v1 * h1 + v2 * h2)
                d = -2 * (target - o) * o * (1 - o)
                d1 = d * v1 * h1 * (1 - h1)
                d2 = d * v2 * h2 * (1 - h2)
                g11 += d1 * x1
                g12 += d2 * x1
                g21 += d1 * x2
                g22 += d2 * x2
                k1 += d * h1
                k2 += d * h2
            w11 -= rate * g11
            w12 -= rate * g12
            w21 -= rate * g21
            w22 -= rate * g22
            v1 -= rate * k1
            v2 -= rate * k2
    return w11, w12, w21, w22, v1, v2


def train_online(weights: Weights, samples: list[Sample], rate: float, epochs: int) -> Weights:
    """One update a sample."""
    w11, w12, w21, w22, v1, v2 = weights
    for _ in range(epochs):
        for x1, x2, target in samples:
            h1 = logistic(w11 * x1 + w21 * x2)
            h2 = logistic(w12 * x1 + w22 * x2)
            o = logistic(v1 * h1 + v2 * h2)
            d = -2 * (target - o) * o * (1 - o)
            d1 = d * v1 * h1 * (1 - h1)
            d2 = d * v2 * h2 * (1 - h2)
            w11 -= rate * d1 * x1
            w12 -= rate * d2 * x1
            w21 -= rate * d1 * x2
            w22 -= rate * d2 * x2
            v1 -= rate * d * h1
            v2 -= rate * d * h2
    return w11, w12, w21, w22, v1, v2


class Training:
    def __init__(self, task: tasks.Training, _number: str) -> None:
        self._task, self._weights = task, task.start
        self._batches = task.batches

    def work(self, times: int) -> None:
        task = self._task
        if task.batch == 1:
            self._weights = train_online(self._weights, task.samples, task.rate, times)
        else:
            self._weights = train(self._weights, self._batches, task.rate, times)

    def answer(self) -> Weights:
        return self._weights
