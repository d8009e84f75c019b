"""σ and σ′ of each activation, as equation A5 writes them."""

from collections.abc import Callable
from dataclasses import dataclass

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, TANH, Activation, entry_of
from ann221_gui.core.equations.expressions import (
    Constant,
    Exponential,
    Expression,
    Negative,
    Product,
    Quantity,
    Quotient,
    Square,
    Sum,
    Words,
)


@dataclass(frozen=True)
class ActivationForms:
    """`value` is σ(z); `derivative` is σ′, from the neuron's own output."""

    value: Expression
    derivative: Callable[[Expression], Expression]


_ONE = Constant(1.0)
_Z = Quantity("z")
_E_TO_Z, _E_TO_MINUS_Z = Exponential(_Z), Exponential(Negative(_Z))

ACTIVATION_FORMS = {
    LOGISTIC: ActivationForms(
        Quotient(_ONE, Sum((_ONE, _E_TO_MINUS_Z))),
        lambda output: Product((output, Sum((_ONE, Negative(output))))),
    ),
    TANH: ActivationForms(
        Quotient(Sum((_E_TO_Z, Negative(_E_TO_MINUS_Z))), Sum((_E_TO_Z, _E_TO_MINUS_Z))),
        lambda output: Sum((_ONE, Negative(Square(output)))),
    ),
    RELU: ActivationForms(
        Words("z where it is above 0, otherwise 0"),
        lambda _: Words("1 where the net input is above 0, otherwise 0"),
    ),
    LINEAR: ActivationForms(_Z, lambda _: _ONE),
}


def forms_of(activation: Activation) -> ActivationForms:
    """How the activation is written; LookupError if nobody has said it."""
    return entry_of(activation, ACTIVATION_FORMS, "equations")
