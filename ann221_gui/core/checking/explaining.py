"""Finds the slips that give a number: made in its own line, or in one above that nobody wrote down."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ann221_gui.core.checking.candidates import (
    Candidate,
    Scene,
    double_slips,
    early_roundings,
    habits,
    single_slips,
)
from ann221_gui.core.checking.own_work import OwnWork
from ann221_gui.core.checking.sheet import OTHER_TARGET
from ann221_gui.core.checking.slips import SLIPS
from ann221_gui.core.shortening import Shortening

_SLACK = 4.0  # a wrong way's range may be so many times the right way's
FINE = 0.005  # of a number: what its last digit may be worth
_ORDER = {slip.name: place for place, slip in enumerate(SLIPS)}


def explanations(line: str, work: OwnWork) -> list[Candidate]:
    """What explains the answer in this line, likeliest first, each set of slips once."""
    search = _Search(line, work)
    through_signals = search.through_signals()
    found = [*search.among(search.single()), *through_signals.among(through_signals.single())]
    return _likeliest(found or search.among(search.double()))


def slips_here(line: str, work: OwnWork) -> list[Candidate]:
    """Those that explain it, if they are made in this very line."""
    search = _Search(line, work)
    return _likeliest(search.among(search.here()))


def _likeliest(found: list[Candidate]) -> list[Candidate]:
    best: dict[tuple[str, ...], Candidate] = {}
    for one in sorted(found, key=lambda candidate: candidate.rank):
        best.setdefault(one.names, one)
    return list(best.values())


class _Search:
    """For what explains one answer."""

    def __init__(self, line: str, work: OwnWork, passed: tuple[str, ...] = ()) -> None:
        self._line, self._work = line, work
        self._answer, self._digits = work.answers[line], work.digits_for(line)
        self._lines = tuple(one for one in (line, *work.open_above(line)) if one not in passed)
        self._passed = len(passed)
        targets = tuple(name for name in work.exercise.stated if name.startswith(OTHER_TARGET))
        self._scene = Scene(work.exercise.setting, targets)
        self._downstream = cache(self._downstream_of)
        right = work.range(work.ways[line][0], self._digits)
        self._relative = (right.high - right.low) / abs(right.value) if right.value else float("inf")

    def through_signals(self) -> "_Search":
        """Where slips can be made only if gradients are worked out from error signals."""
        return _Search(self._line, self._work.through_signals(self._line), passed=self._lines)

    def here(self) -> tuple[Candidate, ...]:
        return (*single_slips(self._line, self._scene), *early_roundings(self._line, self._scene))

    def single(self) -> Iterator[Candidate]:
        for line in self._lines:
            yield from single_slips(line, self._scene)
        if self._line in self._lines:
            yield from early_roundings(self._line, self._scene)
        if len(self._lines) > 1:
            yield from habits(self._lines, self._scene)

    def double(self) -> Iterator[Candidate]:
        """None where the answer is so coarse that some two slips would give it by chance."""
        if self._answer.unit <= FINE * abs(self._answer.value):
            yield from double_slips(self._lines, self._scene)

    def among(self, possible: Iterable[Candidate]) -> list[Candidate]:
        """Those that give the answer, with their rank."""
        return [found for one in possible if (found := self._tried(one)) is not None]

    def _tried(self, one: Candidate) -> Candidate | None:
        if len(one.altered) == 1 and not self._is_near(self._value_if(one)):
            return None
        branch = self._work.with_altered(one.altered)
        last = branch.way(self._line)
        value = branch.value(last)
        if not self._is_near(value):
            return None
        shortening = self._answer.shortens(value)
        if shortening is None and not branch.range(last, self._digits).reaches(self._answer):
            return None
        closeness = {Shortening.ROUNDED: 0, Shortening.CUT_OFF: 1, None: 2}[shortening]
        distance = self._passed + max(map(self._lines.index, one.altered))
        order = sum(_ORDER.get(slip.name, len(SLIPS)) for slip in one.slips)
        return replace(one, altered=branch.altered, rank=(closeness, distance, order))

    def _is_near(self, value: float) -> bool:
        slack = self._answer.high - self._answer.low + _SLACK * self._relative * abs(value)
        return abs(value - self._answer.value) <= slack

    def _value_if(self, one: Candidate) -> float:
        """What the line comes to with a slip in a single line: quickly, for most are tried in vain."""
        work, altered = self._work, one.altered[one.at]
        value = altered.value({name: work.number(name) for name in altered.reads})
        if one.at == self._line:
            return value
        numbers = {one.at: value}
        for name in self._downstream(one.at):
            way = work.way(name)
            numbers[name] = way.value({n: numbers[n] if n in numbers else work.number(n) for n in way.reads})
        return numbers[self._line]

    def _downstream_of(self, at: str) -> tuple[str, ...]:
        """The lines through which one of them leads to this one, in the order of the calculation."""
        moved, ahead = {at}, {self._line, *self._work.open_above(self._line)}
        for name in self._work.ways:
            if name in ahead and not moved.isdisjoint(self._work.way(name).reads):
                moved.add(name)
        return tuple(name for name in self._work.ways if name in moved and name != at)
