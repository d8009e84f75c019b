"""Answer sheets as people write them: line after line, with few digits, each by one of the ways to it.

The one source of what the marking is tested and measured with; it takes nothing from the program but names.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from ann221_gui.core.activations import LINEAR, LOGISTIC, TANH, Activations
from ann221_gui.core.checking.exercise import Exercise, Sample
from ann221_gui.core.conventions import Conventions, DeltaSign, UpdateOrder
from ann221_gui.core.losses import LOSSES, Total
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.solution import Problem
from tests.marking.lines import NEURONS, PARAMETERS, SLOPES_FROM_OUTPUT, ByHand, Numbers, as_it_is, lines
from tests.marking.slips import SLIPS, Here
from tests.marking.writing import Shorten

KEEPS = ("written", "exact", "mixed")

MIXTURES = 24
INPUTS = 2  # lines at the head of a sheet that nobody works out
ETAS = (0.1, 0.25, 0.5, 1.0, 2.0)


class Slipped(NamedTuple):
    """A slip by name, and the line in which it is made."""

    name: str
    line: str


def random_problem(
    rng: random.Random,
    *,
    biases: bool | None = None,
    halved: bool | None = None,
    mean: bool | None = None,
    layered: bool | None = None,
    others: int | None = None,
) -> Exercise:
    """A problem as teachers and books set them, or as a program draws them; what is None is drawn too."""

    def drawn(choice: bool | None) -> bool:
        return rng.random() < 0.5 if choice is None else choice

    count = rng.choice((0, 0, 0, 1, 2, 3)) if others is None else others
    pairs = [random_pair(rng) for _ in range(1 + count)]
    draw, has_biases = random_weights(rng), drawn(biases)
    loss = replace(
        LOSSES["half squared" if drawn(halved) else "squared"], total=Total.MEAN if drawn(mean) else Total.SUM
    )
    conventions = Conventions(
        loss=loss,
        delta=rng.choice(list(DeltaSign)),
        update=UpdateOrder.LAYER_BY_LAYER if drawn(layered) else UpdateOrder.ALL_AT_ONCE,
    )
    names = PARAMETERS if has_biases else PARAMETERS[:6]
    problem = Problem(
        *pairs[0],
        Parameters.of({name: draw() for name in names}),
        rng.choice(ETAS),
        has_biases,
        conventions,
        random_activations(rng),
    )
    return Exercise(problem, tuple(pairs[1:]))


def random_weights(rng: random.Random) -> Callable[[], float]:
    """One of the kinds of weights that problems have."""
    return rng.choice(
        (
            lambda: rng.uniform(-1, 1),
            lambda: rng.uniform(0, 1),
            lambda: rng.gauss(0, 2),
            lambda: rng.randint(-9, 9) / 10,
            lambda: rng.randint(1, 9) / 10,
            lambda: rng.randint(-99, 99) / 100,
        )
    )


def random_pair(rng: random.Random) -> Sample:
    """Inputs and target: of a truth table, or decimals between 0 and 1."""
    low, places = rng.choice(((0, 0), (-1, 0), (0, 1), (0, 2)))
    if places == 0:
        return (float(rng.choice((low, 1))), float(rng.choice((low, 1)))), float(rng.choice((0, 1)))
    size = 10**places
    inputs = (rng.randint(1, size - 1) / size, rng.randint(1, size - 1) / size)
    return inputs, float(rng.choice((0, 1, 0.5, rng.randint(1, 9) / 10)))


def random_activations(rng: random.Random) -> Activations:
    """Logistic mostly."""
    hidden = TANH if rng.random() < 0.1 else LOGISTIC
    return Activations(hidden, LINEAR if rng.random() < 0.1 else LOGISTIC)


def worked(
    exercise: Exercise,
    shorten: Shorten,
    keep: str,
    way: int,
    *,
    slip: Slipped | None = None,
    own_others: bool = False,
) -> dict[str, str]:
    """What somebody writes, by the names of the lines, in their order.

    `keep`: whether the written number is carried on, or the exact one. `way` draws the way to each line.
    The slip is made once, in its line, and all after it follows from that. With `own_others`, the other
    samples' gradients are shortened too, and layer by layer they go through the new weights as carried on;
    otherwise they are as stated.
    """
    right = Work(exercise, shorten, keep, way, own_others=own_others)
    if slip is None:
        return right.written
    slipped = random.Random(f"{way} {slip}").choice(right.slipped(*slip))
    return Work(exercise, shorten, keep, way, own_others=own_others, instead={slip.line: slipped}).written


def places(slip: str, exercise: Exercise, shorten: Shorten, keep: str, way: int) -> list[str]:
    """The lines in which the slip can be made and changes a written digit."""
    work = Work(exercise, shorten, keep, way)
    return [line for line in work.written if work.slipped(slip, line)]


class Work:
    """One person's calculation: `written` is on the sheet, `desk` what is carried on, by name.

    `instead`: numbers that come out in these lines, whatever stands before them.
    """

    def __init__(
        self,
        exercise: Exercise,
        shorten: Shorten,
        keep: str,
        way: int,
        *,
        own_others: bool = False,
        instead: Numbers = {},  # noqa: B006
    ) -> None:
        self.hand, self.shorten, self.keep, self.way = ByHand(exercise), shorten, keep, way
        self.own_others = own_others
        self.written: dict[str, str] = {}
        self.exact: dict[str, float] = {}
        self.desk: dict[str, float] = self.hand.given()
        self.ways = dict(lines(self.hand))
        self._put_others("others_dE_d")
        for line, ways in self.ways.items():
            if line.startswith("staged") and "others_staged_dE_dw1_11" not in self.desk:
                self._put_others("others_staged_dE_d", self._new_output_weights())
            rng = random.Random(f"{way} {line}")
            number = rng.choice(ways)(self.desk)
            self._write(line, instead.get(line, number), rng)

    def slipped(self, slip: str, line: str) -> list[float]:
        """The numbers that the slip gives in this line, where a written digit changes."""
        here = Here(self.hand, line, self.ways[line], self.desk, tuple(self.ways)[INPUTS:], self.shorten)
        right = self.shorten(self.exact[line])
        return [number for number in SLIPS[slip](here) if self.shorten(number) != right]

    def may_be_right(self, line: str, number: float) -> bool:
        """Whether rounding alone can lead to it: from lines above as written, as they came out, or exact."""
        exact = Work(self.hand.exercise, self.shorten, "exact", self.way).desk
        written = {above: float(self.written[above]) for above in self.written}
        rng = random.Random(f"{self.way} {line} mixtures")
        numbers = []
        for _ in range(MIXTURES):
            desks = [written, self.exact, exact]
            taken = rng.choices(desks, k=rng.randint(1, 3))
            desk = self.desk | {above: rng.choice(taken)[above] for above in self.written}
            desk |= self._slopes_in_passing(desk)
            numbers += [way(desk) for way in self.ways[line]]
        unit = 10.0 ** int(self.shorten(number).as_tuple().exponent)
        return min(numbers) - unit <= number <= max(numbers) + unit

    def _slopes_in_passing(self, desk: Numbers) -> dict[str, float]:
        slopes = {neuron: SLOPES_FROM_OUTPUT[self.hand.function(neuron)] for neuron in NEURONS}
        return {f"slope_in_passing_{name}": slope(desk[name]) for name, slope in slopes.items()}

    def _write(self, line: str, number: float, rng: random.Random) -> None:
        """Inputs are copied as they were given."""
        is_input = line.startswith("O1_")
        self.written[line] = f"{number!r}" if is_input else self.shorten.write(number, rng.random() < 0.5)
        keeps = rng.choice(KEEPS[:2]) if self.keep == "mixed" else self.keep
        self.exact[line] = number
        self.desk[line] = number if is_input or keeps == "exact" else float(self.written[line])
        if line == NEURONS[-1]:
            self.desk |= self._slopes_in_passing(self.desk)

    def _put_others(self, start: str, through: tuple[float, float] | None = None) -> None:
        shorten = self.shorten if self.own_others else as_it_is
        for name, number in self.hand.others(through, shorten).items():
            self.desk[f"{start}{name}"] = number

    def _new_output_weights(self) -> tuple[float, float]:
        if self.own_others:
            return self.desk["new_w2_11"], self.desk["new_w2_21"]
        return self.hand.new_output_weights()
