"""JAX, one thread: the gradient of the error, compiled by jit."""

import jax
import jax.numpy as jnp
from jax import Array

from tests.benchmarks.core import tasks

jax.config.update("jax_enable_x64", True)


def outputs(weights: Array, inputs: Array) -> Array:
    """(N,), from six weights and (N, 2)."""
    h = jax.nn.sigmoid(inputs @ weights[:4].reshape(2, 2))
    return jax.nn.sigmoid(h @ weights[4:])


def error(weights: Array, inputs: Array, targets: Array) -> Array:
    return jnp.sum((targets - outputs(weights, inputs)) ** 2)


def step(weights: Array, inputs: Array, targets: Array, rate: Array) -> Array:
    return weights - rate * jax.grad(error)(weights, inputs, targets)


@jax.jit
def epochs_in_one_call(weights: Array, inputs: Array, targets: Array, rate: Array, times: int) -> Array:
    """Batches in the first axis."""

    def epoch(_: int, weights: Array) -> Array:
        return jax.lax.fori_loop(
            0, len(inputs), lambda batch, now: step(now, inputs[batch], targets[batch], rate), weights
        )

    return jax.lax.fori_loop(0, times, epoch, weights)


class Training:
    """A call for each update."""

    def __init__(self, task: tasks.Training, number: str) -> None:
        table = jnp.array(task.batches, dtype=number)
        self._inputs, self._targets = table[..., :2], table[..., 2]
        self._batches = list(zip(self._inputs, self._targets, strict=True))
        self._weights = jnp.array(task.start, dtype=number)
        self._rate = jnp.array(task.rate, dtype=number)
        self._step = jax.jit(step)

    def work(self, times: int) -> None:
        weights = self._weights
        for _ in range(times):
            for inputs, targets in self._batches:
                weights = self._step(weights, inputs, targets, self._rate)
        self._weights = weights.block_until_ready()

    def answer(self) -> list[float]:
        return self._weights.tolist()


class TrainingInOneCall(Training):
    """All epochs in a loop that is compiled as well."""

    def work(self, times: int) -> None:
        given = self._inputs, self._targets, self._rate
        self._weights = epochs_in_one_call(self._weights, *given, times).block_until_ready()


class Map:
    def __init__(self, task: tasks.Map, number: str) -> None:
        self._given = [jnp.array(values, dtype=number) for values in (task.weights, task.x1, task.x2)]

    @staticmethod
    @jax.jit
    def _map(weights: Array, x1: Array, x2: Array) -> Array:
        columns, rows = jnp.meshgrid(x1, x2)
        return outputs(weights, jnp.stack([columns.ravel(), rows.ravel()], axis=1)).reshape(columns.shape)

    def work(self, times: int) -> None:
        for _ in range(times):
            self._outputs = self._map(*self._given).block_until_ready()

    def answer(self) -> list[list[float]]:
        return self._outputs.tolist()


class Plane:
    def __init__(self, task: tasks.Plane, number: str) -> None:
        table = jnp.array(task.samples, dtype=number)
        self._directions, self._a, self._b = (
            jnp.array(values, dtype=number)
            for values in ([task.origin, task.across, task.upwards], task.a, task.b)
        )
        self._samples = table[:, :2], table[:, 2]

    @staticmethod
    @jax.jit
    def _losses_of(directions: Array, a: Array, b: Array, samples: tuple[Array, Array]) -> Array:
        origin, across, upwards = directions
        weights = origin + a[None, :, None] * across + b[:, None, None] * upwards
        return jax.vmap(jax.vmap(lambda network: error(network, *samples)))(weights)

    def work(self, times: int) -> None:
        for _ in range(times):
            losses = self._losses_of(self._directions, self._a, self._b, self._samples)
            self._losses = losses.block_until_ready()

    def answer(self) -> list[list[float]]:
        return self._losses.tolist()


class Many:
    """A call for each epoch of all networks."""

    def __init__(self, task: tasks.Many, number: str) -> None:
        table = jnp.array(task.samples, dtype=number)
        self._given = table[:, :2], table[:, 2], jnp.array(task.rate, dtype=number)
        self._weights = jnp.array(task.starts, dtype=number)
        self._step = jax.jit(jax.vmap(step, in_axes=(0, None, None, None)))

    def work(self, times: int) -> None:
        for _ in range(times):
            self._weights = self._step(self._weights, *self._given)
        self._weights.block_until_ready()

    def answer(self) -> list[list[float]]:
        return self._weights.tolist()
