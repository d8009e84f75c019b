"""C -O2, one thread, the system's libm: `network.c`, built on the spot."""

import atexit
import ctypes
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.core import tasks
from tests.benchmarks.machine import NotHereError, compiler

SOURCE = Path(__file__).with_name("network.c")
Array = NDArray[np.floating]


@cache
def library(number: str) -> ctypes.CDLL:
    """The compiled functions; NotHereError where there is no compiler."""
    command = compiler()
    if command is None:
        raise NotHereError
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    built = Path(folder.name, f"network-{number}.so")
    options = ["-O2", "-shared", "-fPIC", *(["-DSINGLE"] if number == "float32" else [])]
    subprocess.run([command, *options, "-o", str(built), str(SOURCE), "-lm"], check=True)
    return ctypes.CDLL(str(built))


class Compiled:
    """Numbers of one kind, and the functions that take them."""

    def __init__(self, number: str) -> None:
        self._number = number
        self._real = ctypes.c_float if number == "float32" else ctypes.c_double
        self.library = library(number)

    def array(self, values: object) -> Array:
        return np.ascontiguousarray(values, dtype=self._number)

    def call(self, function: str, *arguments: Array | int | float) -> None:
        getattr(self.library, function)(*map(self._argument, arguments))

    def _argument(self, value: Array | int | float) -> object:
        if isinstance(value, np.ndarray):
            return ctypes.c_void_p(value.ctypes.data)
        return ctypes.c_long(value) if isinstance(value, int) else self._real(value)


class Training:
    def __init__(self, task: tasks.Training, number: str) -> None:
        self._c, self._task = Compiled(number), task
        self._weights, self._samples = self._c.array(task.start), self._c.array(task.samples)

    def work(self, times: int) -> None:
        task = self._task
        self._c.call("train", self._weights, self._samples, len(task.samples), task.batch, task.rate, times)

    def answer(self) -> Array:
        return self._weights


class Map:
    def __init__(self, task: tasks.Map, number: str) -> None:
        self._c = Compiled(number)
        self._weights, self._x1, self._x2 = map(self._c.array, (task.weights, task.x1, task.x2))
        self._outputs = self._c.array(np.empty((len(task.x2), len(task.x1))))

    def work(self, times: int) -> None:
        sides = self._x1, len(self._x1), self._x2, len(self._x2)
        for _ in range(times):
            self._c.call("map", self._weights, *sides, self._outputs)

    def answer(self) -> Array:
        return self._outputs


class Plane:
    def __init__(self, task: tasks.Plane, number: str) -> None:
        self._c = Compiled(number)
        self._directions = self._c.array([task.origin, task.across, task.upwards])
        self._a, self._b, self._samples = map(self._c.array, (task.a, task.b, task.samples))
        self._losses = self._c.array(np.empty((len(task.b), len(task.a))))

    def work(self, times: int) -> None:
        sides = self._a, len(self._a), self._b, len(self._b)
        for _ in range(times):
            self._c.call("plane", self._directions, *sides, self._samples, len(self._samples), self._losses)

    def answer(self) -> Array:
        return self._losses


class Many:
    def __init__(self, task: tasks.Many, number: str) -> None:
        self._c, self._rate = Compiled(number), task.rate
        self._weights, self._samples = self._c.array(task.starts), self._c.array(task.samples)

    def work(self, times: int) -> None:
        count, networks = len(self._samples), len(self._weights)
        self._c.call("train_many", self._weights, networks, self._samples, count, self._rate, times)

    def answer(self) -> Array:
        return self._weights
