"""Straightforward NumPy: matrices, samples in rows, as one writes it first."""

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.core import tasks

Array = NDArray[np.floating]


def sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def matrices(weights: object, number: str) -> tuple[Array, Array]:
    """w1 (…, 2, 2) and w2 (…, 2, 1), from six weights in the last axis."""
    flat = np.array(weights, dtype=number)
    return flat[..., :4].reshape(*flat.shape[:-1], 2, 2), flat[..., 4:, None].copy()


def in_a_row(w1: Array, w2: Array) -> Array:
    """Back again."""
    return np.concatenate([w1.reshape(*w1.shape[:-2], 4), w2[..., 0]], axis=-1)


def inputs_and_targets(samples: list[tasks.Sample], number: str) -> tuple[Array, Array]:
    """(N, 2) and (N, 1)."""
    table = np.array(samples, dtype=number)
    return table[:, :2].copy(), table[:, 2:].copy()


class Training:
    def __init__(self, task: tasks.Training, number: str) -> None:
        self._w1, self._w2 = matrices(task.start, number)
        self._batches = [inputs_and_targets(batch, number) for batch in task.batches]
        self._rate = task.rate

    def work(self, times: int) -> None:
        w1, w2, rate = self._w1, self._w2, self._rate
        for _ in range(times):
            for x, targets in self._batches:
                h = sigmoid(x @ w1)
                o = sigmoid(h @ w2)
                d2 = 2 * (o - targets) * o * (1 - o)
                d1 = (d2 @ w2.T) * h * (1 - h)
                w2 -= rate * (h.T @ d2)
                w1 -= rate * (x.T @ d1)

    def answer(self) -> Array:
        return in_a_row(self._w1, self._w2)


class Map:
    def __init__(self, task: tasks.Map, number: str) -> None:
        self._w1, self._w2 = matrices(task.weights, number)
        self._x1, self._x2 = (np.array(side, dtype=number) for side in (task.x1, task.x2))

    def work(self, times: int) -> None:
        for _ in range(times):
            columns, rows = np.meshgrid(self._x1, self._x2)
            points = np.column_stack([columns.ravel(), rows.ravel()])
            self._outputs = sigmoid(sigmoid(points @ self._w1) @ self._w2).reshape(columns.shape)

    def answer(self) -> Array:
        return self._outputs


class Plane:
    def __init__(self, task: tasks.Plane, number: str) -> None:
        directions = (task.origin, task.across, task.upwards)
        self._origin, self._across, self._upwards = (np.array(it, dtype=number) for it in directions)
        self._a = np.array(task.a, dtype=number)[None, :, None]
        self._b = np.array(task.b, dtype=number)[:, None, None]
        self._x, self._targets = inputs_and_targets(task.samples, number)

    def work(self, times: int) -> None:
        x1, x2 = self._x.T
        for _ in range(times):
            weights = self._origin + self._a * self._across + self._b * self._upwards
            w11, w12, w21, w22, v1, v2 = np.moveaxis(weights[..., None], -2, 0)  # each (64, 64, 1)
            h1 = sigmoid(w11 * x1 + w21 * x2)
            h2 = sigmoid(w12 * x1 + w22 * x2)
            o = sigmoid(v1 * h1 + v2 * h2)
            self._losses = ((self._targets[:, 0] - o) ** 2).sum(axis=-1)

    def answer(self) -> Array:
        return self._losses


class Many:
    """As one network is trained, with an axis of networks before the others."""

    def __init__(self, task: tasks.Many, number: str) -> None:
        self._w1, self._w2 = matrices(task.starts, number)
        self._x, self._targets = inputs_and_targets(task.samples, number)
        self._rate = task.rate

    def work(self, times: int) -> None:
        x, w1, w2, rate = self._x, self._w1, self._w2, self._rate
        for _ in range(times):
            h = sigmoid(x @ w1)
            o = sigmoid(h @ w2)
            d2 = 2 * (o - self._targets) * o * (1 - o)
            d1 = (d2 @ w2.swapaxes(1, 2)) * h * (1 - h)
            w2 -= rate * (h.swapaxes(1, 2) @ d2)
            w1 -= rate * (x.T @ d1)

    def answer(self) -> Array:
        return in_a_row(self._w1, self._w2)


class ManyByFormula:
    """A formula a line, each for all samples (down) and networks (across)."""

    def __init__(self, task: tasks.Many, number: str) -> None:
        self._weights = np.array(task.starts, dtype=number).T.copy()
        self._x, self._targets = inputs_and_targets(task.samples, number)
        self._rate = task.rate

    def work(self, times: int) -> None:
        x1, x2, rate = self._x[:, :1], self._x[:, 1:], self._rate
        w11, w12, w21, w22, v1, v2 = self._weights
        for _ in range(times):
            h1 = sigmoid(w11 * x1 + w21 * x2)
            h2 = sigmoid(w12 * x1 + w22 * x2)
            o = sigmoid(v1 * h1 + v2 * h2)
            d = 2 * (o - self._targets) * o * (1 - o)
            d1 = d * v1 * h1 * (1 - h1)
            d2 = d * v2 * h2 * (1 - h2)
            w11 -= rate * (d1 * x1).sum(axis=0)
            w12 -= rate * (d2 * x1).sum(axis=0)
            w21 -= rate * (d1 * x2).sum(axis=0)
            w22 -= rate * (d2 * x2).sum(axis=0)
            v1 -= rate * (d * h1).sum(axis=0)
            v2 -= rate * (d * h2).sum(axis=0)

    def answer(self) -> Array:
        return self._weights.T
