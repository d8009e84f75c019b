"""What a line has to be, given the lines above it: somebody's own where they wrote them, else worked out."""

import math
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from ann221_gui.core.checking.answer import AS_EXACT, Answer
from ann221_gui.core.checking.evaluating import Range, Way, as_written, exactly, way
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.sheet import FROM_SIGNAL, OTHERS, SHEETS_KEPT, sheet
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.shortening import Shortening, shortened, unit_of

Ways = Mapping[str, tuple[Way, ...]]
Altered = Mapping[str, Way]  # by line, what slips make of its way
NOTHING: Mapping[str, Range] = MappingProxyType({})
MOST_BY_HAND = 16  # other samples of a batch whose gradients anybody works out
UPDATED_FIRST = ("new_w2_11", "new_w2_21")  # layer by layer, what the hidden layer learns from


@lru_cache(SHEETS_KEPT)
def ways_of(setting: Setting) -> Ways:
    """Every line's ways, made ready."""
    return {line: tuple(way(one, setting) for one in ways) for line, ways in sheet(setting).items()}


@lru_cache(SHEETS_KEPT)
def lines_above(setting: Setting) -> Mapping[str, frozenset[str]]:
    """Of each line, all others that its first way goes back to."""
    above: dict[str, frozenset[str]] = {}
    for line, (first, *_) in ways_of(setting).items():
        earlier = (above[name] | {name} for name in first.reads if name in above)
        above[line] = frozenset().union(*earlier)
    return above


@dataclass(frozen=True)
class Carried:
    """With how many digits a line was carried that nobody wrote down; None: that kind does not limit it."""

    significant: int | None
    decimals: int | None

    def unit(self, value: float) -> float:
        """What 1 in the last digit of such a number is worth."""
        counts = ((self.significant, True), (self.decimals, False))
        limits = ((count, kind) for count, kind in counts if count is not None)
        return max((unit_of(value, count, are_significant=kind) for count, kind in limits), default=0.0)


def widened(of: Range, unit: float) -> Range:
    """What a number can be after its digits were shortened: a whole unit nearer to 0, half a unit further.

    One that is known exactly and has no more digits than that loses none.
    """
    if of.is_exact and math.isclose(
        of.value, shortened(of.value, unit, Shortening.ROUNDED), rel_tol=AS_EXACT
    ):
        return of
    below, above = (unit, unit / 2) if of.value > 0 else (unit / 2, unit)
    return Range(of.value, of.low - below, of.high + above)


class OwnWork:
    """`answers` by line. Without `is_own` every line is worked out, and merely shortened as the answers are.

    `taken`: lines that are taken as they are, and not worked out from those above.
    """

    def __init__(
        self,
        exercise: Exercise,
        answers: Mapping[str, Answer],
        *,
        is_own: bool = True,
        taken: Mapping[str, Range] = NOTHING,
    ) -> None:
        self.exercise, self.answers, self.ways = exercise, answers, ways_of(exercise.setting)
        self._is_own, self._above, self._taken = is_own, lines_above(exercise.setting), taken
        self._stated = exercise.stated
        self.altered: Altered = {}
        self._unaltered: OwnWork | None = None
        self._values: dict[str, float] = {}
        self._ranges: dict[tuple[str, Carried], Range] = {}
        self._others: dict[tuple[Range, ...], list[OwnWork]] = {}

    def with_altered(self, altered: Altered) -> "OwnWork":
        """The same with slips in these lines; what they don't touch is worked out once for all."""
        branch = copy(self)
        branch.altered, branch._unaltered = {**self.altered, **altered}, self
        branch._values, branch._ranges = {}, {}
        return branch

    def through_signals(self, line: str = "") -> "OwnWork":
        """The same with gradients worked out from error signals, in this line and where nobody wrote them."""
        detour = {
            name: ways[FROM_SIGNAL]
            for name, ways in self.ways.items()
            if name.startswith("dE_d") and len(ways) > FROM_SIGNAL
            if name == line or name not in self.answers
        }
        return self.with_altered(detour)

    def digits_for(self, line: str) -> Carried:
        """How unwritten lines above this one were carried: as all answers are, or else as this one is."""
        decimals, significant = self._common
        answer = self.answers[line]
        if len(self.answers) > 1 and (decimals is None) != (significant is None):
            return Carried(significant, decimals)
        own = None if answer.unit == 0 or answer.decimals < 1 else answer.decimals
        return Carried(answer.significant, own)

    @cached_property
    def _common(self) -> tuple[int | None, int | None]:
        """Decimals and significant digits that all answers share."""
        written = [one for one in self.answers.values() if one.unit and one.value]
        kinds = {one.decimals for one in written}, {one.significant for one in written}
        decimals, significant = (next(iter(kind)) if len(kind) == 1 else None for kind in kinds)
        return decimals, significant

    def reached(self, line: str) -> Iterator[Way]:
        """The ways that lead to the answer in this line."""
        answer, digits = self.answers[line], self.digits_for(line)
        for one in self.ways[line]:
            if self.range(one, digits).reaches(answer):
                yield one

    def way(self, line: str) -> Way:
        """The first way to a line, as it is gone here."""
        return self.altered.get(line) or self.ways[line][0]

    def value(self, one: Way) -> float:
        """What comes out of a way from these lines, with all digits that they have."""
        return one.value({name: self.number(name) for name in one.reads})

    def number(self, name: str) -> float:
        """Of a line, or of what is stated: as somebody wrote it, else as it comes out."""
        if name in self._stated:
            return self._stated[name]
        if self._is_own and name in self.answers:
            return self.answers[name].value
        if self._unaltered is not None and self._is_untouched(name):
            return self._unaltered.number(name)
        if name not in self._values:
            self._values[name] = self.value(self.way(name))
        return self._values[name]

    def _is_untouched(self, line: str) -> bool:
        return line not in self.altered and self._above[line].isdisjoint(self.altered)

    def range(self, one: Way, digits: Carried) -> Range:
        """What comes out of a way from these lines."""
        return one.range({name: self._range(name, digits) for name in one.reads})

    def _range(self, name: str, digits: Carried) -> Range:
        """Of what a way reads."""
        if name in self._taken:
            return self._taken[name]
        if name.startswith(OTHERS):
            return self._range_of_others(name, digits)
        if name in self._stated:
            return exactly(self._stated[name])
        if self._is_own and name in self.answers:
            return as_written(self.answers[name])
        if self._unaltered is not None and self._is_untouched(name):
            return self._unaltered._range(name, digits)
        if (name, digits) not in self._ranges:
            worked = self.range(self.way(name), digits)
            unit = self.answers[name].unit if name in self.answers else digits.unit(worked.value)
            self._ranges[name, digits] = widened(worked, unit)
        return self._ranges[name, digits]

    def _range_of_others(self, name: str, digits: Carried) -> Range:
        """What the other samples of a batch add up to, if they are worked out with as many digits."""
        if len(self.exercise.others) > MOST_BY_HAND:
            return exactly(self._stated[name])
        line = name.removeprefix(OTHERS)
        taken = {new: self._range(new, digits) for new in UPDATED_FIRST} if line.startswith("staged_") else {}
        ranges = [work._range(line, digits) for work in self._works_on_others(taken)]
        return Range(self._stated[name], sum(one.low for one in ranges), sum(one.high for one in ranges))

    def _works_on_others(self, taken: Mapping[str, Range]) -> list["OwnWork"]:
        """Somebody's on the other samples, who takes these lines from the batch."""
        key = tuple(taken.values())
        if key not in self._others:
            self._others[key] = [OwnWork(other, {}, taken=taken) for other in self.exercise.other_pairs]
        return self._others[key]

    def carried(self, name: str, digits: Carried) -> set[float]:
        """The numbers with which somebody may go on: as written, as it came out before, or the true one."""
        if name in self._stated:
            return {self._stated[name]}
        came_out = self.value(self.way(name))
        numbers = {self.number(name), came_out}
        if self._is_untouched(name):
            numbers.add(self.exercise.values[name])
        unit = digits.unit(came_out)
        if name not in self.answers:
            numbers |= {shortened(came_out, unit, how) for how in Shortening}
        return numbers

    def open_above(self, line: str) -> tuple[str, ...]:
        """Lines that nobody wrote down, between this one and those that somebody did; nearest first."""
        found: dict[str, None] = {}
        ahead = list(self.way(line).reads)
        while ahead:
            name = ahead.pop(0)
            if name in self.ways and name not in self.answers and name not in found:
                found[name] = None
                ahead.extend(self.way(name).reads)
        return tuple(found)

    def written_above(self, line: str, one: Way) -> set[str]:
        """The answers from which a way leads to this line, through lines that nobody wrote down."""
        found: set[str] = set()
        ahead, seen = list(one.reads), {line}
        while ahead:
            name = ahead.pop()
            if name in seen or name not in self.ways:
                continue
            seen.add(name)
            if name in self.answers:
                found.add(name)
            else:
                ahead.extend(self.ways[name][0].reads)
        return found
