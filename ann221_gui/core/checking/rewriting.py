"""Ways altered as slips alter them."""

from collections.abc import Mapping

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

ONE = Constant(1.0)


def substituted(expression: Expression, others: Mapping[str, Expression]) -> Expression:  # noqa: PLR0911  a line a kind
    """With something else in the place of these quantities."""
    match expression:
        case Quantity(name):
            return others.get(name, expression)
        case Product(factors):
            return Product(tuple(substituted(factor, others) for factor in factors))
        case Sum(terms):
            return Sum(tuple(substituted(term, others) for term in terms))
        case Negative(of):
            return Negative(substituted(of, others))
        case Square(base):
            return Square(substituted(base, others))
        case Applied(argument, layer, is_derivative):
            return Applied(substituted(argument, others), layer, is_derivative)
    return expression


def renamed(expression: Expression, others: Mapping[str, str]) -> Expression:
    """With other quantities in the place of these."""
    return substituted(expression, {name: Quantity(other) for name, other in others.items()})


def scaled(expression: Expression, factor: float) -> Expression:
    """So many times as much."""
    return Product((Constant(factor), expression))


def quantities_of(expression: Expression) -> frozenset[str]:
    """Names of what it reads."""
    match expression:
        case Quantity(name):
            return frozenset((name,))
        case Product(parts) | Sum(parts):
            return frozenset().union(*map(quantities_of, parts))
        case Negative(inner) | Square(inner) | Applied(inner):
            return quantities_of(inner)
    return frozenset()
