"""Works out an expression of the table in mpmath, from its own symbols and nothing else."""

import mpmath
from mpmath import mpf

from ann221_gui.core.equations.expressions import (
    Applied,
    Column,
    Constant,
    Derivative,
    Exponential,
    Negative,
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
