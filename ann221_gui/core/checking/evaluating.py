"""Works a way out from the numbers it reads, and how far it can be off where those were shortened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import NamedTuple

import numpy as np

from ann221_gui.core.activations import Activation
from ann221_gui.core.checking.answer import AS_EXACT, Answer
from ann221_gui.core.checking.rewriting import quantities_of
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import (
    Applied,
    Constant,
    Expression,
    Negative,
    Product,
    Quantity,
    Square,
    Sum,
)

WAYS_KEPT = 4096
Values = Mapping[str, float]
Function = Callable[[Values], float]


class Range(NamedTuple):
    """A number, and the ends between which it was before its digits were shortened."""

    value: float
    low: float
    high: float

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    def reaches(self, answer: Answer) -> bool:
        """Whether some number in the range is written like the answer."""
        if self.is_exact:
            return answer.shortens(self.value) is not None
        edge = AS_EXACT * max(abs(self.value), abs(answer.value))
        return self.low - edge <= answer.high and answer.low <= self.high + edge


def exactly(value: float) -> Range:
    return Range(value, value, value)


def as_written(answer: Answer) -> Range:
    return Range(answer.value, answer.low, answer.high)


@dataclass(frozen=True, eq=False)
class Way:
    """An expression made ready to be worked out many times; `reads` names what it needs."""

    expression: Expression
    reads: tuple[str, ...]
    value: Function

    def range(self, inputs: Mapping[str, Range]) -> Range:
        """What comes out of inputs that were shortened, each on its own.

        The ends lie where every input stands at the end that moves the result furthest: exact for products
        and sums as long as no factor changes its sign, else widened to the sum of the single moves.
        """
        middle = {name: inputs[name].value for name in self.reads}
        value = self.value(middle)
        lowest, highest = dict(middle), dict(middle)
        down = up = value
        for name in self.reads:
            low, high = inputs[name].low, inputs[name].high
            if low == high:
                continue
            ends = [(self.value({**middle, name: end}), end) for end in (low, middle[name], high)]
            (least, lowest[name]), (most, highest[name]) = min(ends), max(ends)
            down, up = down + least - value, up + most - value
        return Range(value, min(down, self.value(lowest)), max(up, self.value(highest)))


@lru_cache(WAYS_KEPT)
def way(expression: Expression, setting: Setting) -> Way:
    """TypeError for what can't be worked out from one pair's numbers."""
    return Way(expression, tuple(sorted(quantities_of(expression))), _function(expression, setting))


def _function(expression: Expression, setting: Setting) -> Function:  # noqa: PLR0911  a line a kind
    match expression:
        case Quantity(name):
            return lambda values: values[name]
        case Constant(value):
            return lambda _: value
        case Product(parts):
            factors = [_function(part, setting) for part in parts]
            return lambda values: prod([factor(values) for factor in factors])
        case Sum(parts):
            terms = [_function(part, setting) for part in parts]
            return lambda values: sum([term(values) for term in terms])
        case Negative(of):
            positive = _function(of, setting)
            return lambda values: -positive(values)
        case Square(base):
            root = _function(base, setting)
            return lambda values: root(values) * root(values)
        case Applied(argument, layer, is_derivative):
            return _applied(_function(argument, setting), setting.activation(layer), is_derivative)
    raise TypeError(f"{type(expression).__name__} can't be worked out from one pair's numbers")


def _applied(argument: Function, activation: Activation, is_derivative: bool) -> Function:
    function = activation.derivative if is_derivative else activation.value
    return lambda values: float(function(np.asarray(argument(values))))
