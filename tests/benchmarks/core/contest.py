"""Contestants on one task: each is checked first, then all are timed in turns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from statistics import median
from time import perf_counter
from typing import Any, Protocol

import numpy as np

from tests.benchmarks.core import tasks, textbook
from tests.benchmarks.machine import NotHereError
from tests.benchmarks.tables import MISSING

TOLERANCES = {"float64": 1e-12, "float32": 1e-5}  # of max(1, |value|)
PEERS = ("torch", "sklearn", "jax")
CHECKED_TIMES = 3
SLOW_ROUNDS = 3  # for what takes longer than a turn by itself


class Contestant(Protocol):
    def work(self, times: int) -> None: ...

    def answer(self) -> object: ...


@dataclass(frozen=True)
class Entry:
    """`form` is module.Class in this package; with `own_answer` the module says itself what is `expected`.

    It works for `warm_up_s` before it is timed.
    """

    name: str
    form: str
    number: str = "float64"
    own_answer: bool = False
    warm_up_s: float = 0.0

    def make(self, task: tasks.Task) -> Contestant:
        """NotHereError where what it takes is not installed."""
        module, _, kind = self.form.partition(".")
        try:
            form: Callable[[tasks.Task, str], Contestant] = getattr(_module(module), kind)
        except ModuleNotFoundError as error:
            if error.name in PEERS:
                raise NotHereError from error
            raise
        return form(task, self.number)

    def expected(self, task: tasks.Task, otherwise: object) -> object:
        """The right answer after `CHECKED_TIMES`."""
        if not self.own_answer:
            return otherwise
        return _module(self.form.partition(".")[0]).expected(task, CHECKED_TIMES)


def _module(name: str) -> Any:
    return import_module(f"tests.benchmarks.core.{name}")


def textbook_answer(task: tasks.Task) -> object:
    """What all others are checked against."""
    reference = getattr(textbook, type(task).__name__)(task)
    # What is only worked out once is the same each time.
    reference.work(CHECKED_TIMES if isinstance(task, tasks.Training | tasks.Many) else 1)
    return reference.answer()


def largest_difference(answer: object, expected: object) -> float:
    """Relative to max(1, |value|)."""
    found, wanted = np.asarray(answer, dtype=float), np.asarray(expected, dtype=float)
    if found.shape != wanted.shape:
        return float("inf")
    return float(np.max(np.abs(found - wanted) / np.maximum(1.0, np.abs(wanted))))


@dataclass(frozen=True)
class Result:
    """Seconds for one piece of work in each round; or why there are none."""

    seconds: dict[int, float]
    missing: str = ""

    @property
    def median_s(self) -> float:
        return median(self.seconds.values())

    def times_faster_than(self, other: "Result") -> float:
        """The median, over the rounds in which both took part, of the other's time over this one's."""
        both = self.seconds.keys() & other.seconds.keys()
        return median(other.seconds[turn] / self.seconds[turn] for turn in both)


def difference(entry: Entry, contestant: Contestant, task: tasks.Task, right: object) -> float:
    """How far its answer is from the right one, after `CHECKED_TIMES`."""
    contestant.work(CHECKED_TIMES)
    return largest_difference(contestant.answer(), entry.expected(task, right))


def compare(task: tasks.Task, entries: Sequence[Entry], *, rounds: int, turn_s: float) -> dict[str, Result]:
    """By name; a contestant that is not here or does not agree is not timed."""
    results = {entry.name: Result({}) for entry in entries}
    runners: dict[str, tuple[Contestant, int]] = {}
    right = textbook_answer(task)
    for entry in entries:
        try:
            contestant = entry.make(task)
        except NotHereError:
            results[entry.name] = Result({}, MISSING)
            continue
        off = difference(entry, contestant, task, right)
        if not off <= TOLERANCES[entry.number]:
            results[entry.name] = Result({}, f"is off by {off:.1e}")
            continue
        seconds_for(contestant, times_in(contestant, entry.warm_up_s))
        runners[entry.name] = (contestant, times_in(contestant, turn_s))
    for turn in range(rounds):
        for name, (contestant, times) in runners.items():
            result = results[name]
            if turn < SLOW_ROUNDS or times > 1 or result.median_s <= turn_s:
                result.seconds[turn] = seconds_for(contestant, times) / times
    return results


def seconds_for(contestant: Contestant, times: int) -> float:
    started = perf_counter()
    contestant.work(times)
    return perf_counter() - started


def times_in(contestant: Contestant, turn_s: float) -> int:
    """How often the work is done in so many seconds; finding out warms it up."""
    times = 1
    while (seconds := seconds_for(contestant, times)) < turn_s / 4:
        times *= 2
    return max(1, round(times * turn_s / seconds))
