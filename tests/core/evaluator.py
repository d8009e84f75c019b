"""Works out an expression of the table in mpmath, from its own symbols and nothing else."""

import re
from dataclasses import fields, is_dataclass, replace

import mpmath
from mpmath import mpf

from ann221_gui.core.equations.equation import Equation
from ann221_gui.core.equations.expressions import (
    Applied,
    Column,
    Constant,
    Derivative,
    Exponential,
    Negative,
    OverIndex,
    OverSamples,
    Product,
    Quantity,
    Quotient,
    Square,
    Sum,
    Transformed,
)


class Evaluator:
    """`values` of one pair by name, `rows` of each scope's samples; `network` for what is differentiated."""

    def __init__(self, network, inputs, values, rows):
        self.network, self.inputs, self.values, self.rows = network, inputs, values, rows

    def evaluate(self, expression):  # noqa: PLR0911, PLR0912  a line a kind
        match expression:
            case Quantity(name):
                return self.values[name]
            case Constant(value):
                return mpf(value)
            case Product(factors):
                return mpmath.fprod(map(self.evaluate, factors))
            case Sum((first, *others)):
                return sum(map(self.evaluate, others), self.evaluate(first))
            case Negative(of):
                return -self.evaluate(of)
            case Square(base):
                return self.evaluate(base) ** 2
            case Quotient(numerator, denominator):
                return self.evaluate(numerator) / self.evaluate(denominator)
            case Exponential(exponent):
                return mpmath.exp(self.evaluate(exponent))
            case Applied(argument, layer, is_derivative):
                return self._applied(self.evaluate(argument), layer, is_derivative)
            case Derivative(of, by):
                return mpmath.diff(lambda x: self._with(by, x).evaluate(of), self.values[by])
            case OverSamples(of, scope):
                return self._over_samples(of, self.rows[scope])
            case Column(entries):
                return mpmath.matrix([self.evaluate(entry) for entry in entries])
            case Transformed(rows, column):
                matrix = mpmath.matrix([[self.evaluate(cell) for cell in row] for row in rows])
                return scalar(matrix.T * self.evaluate(column))
        raise TypeError(expression)

    def _applied(self, argument, layer, is_derivative):
        function = self.network.function(layer)
        one = (lambda z: mpmath.diff(function, z)) if is_derivative else function
        return argument.apply(one) if isinstance(argument, mpmath.matrix) else one(argument)

    def _with(self, name, value):
        """The same where one quantity has another value, and all that follows from it."""
        changed = self.network.forward(self.inputs, **{name: value})
        return Evaluator(self.network, self.inputs, {**self.values, **changed}, self.rows)

    def _over_samples(self, of, rows):
        parts = [Evaluator(self.network, self.inputs, row, self.rows).evaluate(of) for row in rows]
        return mpmath.fsum(parts) / (len(rows) if self.network.problem.loss.is_mean else 1)


def scalar(matrix):
    return matrix[0] if len(matrix) == 1 else matrix


def instances(equation):
    """A general form with numbers for its letters; any other equation as it is."""
    if not equation.is_general:
        return [equation]
    return [_at(equation, indices) for indices in equation.indices]


_INDEXED = re.compile(r"([OIwb])([123l])_([12ijk]+)")


def _at(part, indices):
    """An equation or expression with numbers for its letters; a sum over an index is written out."""
    if isinstance(part, str):
        return _INDEXED.sub(lambda found: _numbered(found, indices), part)
    if isinstance(part, tuple):
        return tuple(_at(inner, indices) for inner in part)
    if isinstance(part, OverIndex):
        return Sum(tuple(_at(part.of, {**indices, part.index: value}) for value in "12"))
    if not is_dataclass(part):
        return part
    changed = {field.name: _at(getattr(part, field.name), indices) for field in fields(part)}
    return replace(part, **(changed | {"indices": ()} if isinstance(part, Equation) else changed))


def _numbered(found, indices):
    """`w2_jk` at j = 1, k = 1 is `w2_11`."""
    letter, layer, neurons = found.groups()
    return f"{letter}{indices.get(layer, layer)}_{''.join(indices.get(n, n) for n in neurons)}"
