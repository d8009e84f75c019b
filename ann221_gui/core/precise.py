"""The equations in 50-digit decimal arithmetic, each result then rounded once to a float.

Float arithmetic keeps its digits in products and in saturated neurons, but not where a sum nearly
cancels: about one random problem in five thousand has a net input, Δ or new weight of that kind.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from math import prod

from ann221_gui.core.activations import Activations
from ann221_gui.core.equations import Equation, Product

_CONTEXT = Context(prec=50, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
_TANH_IS_LINEAR = Decimal("1e-20")  # tanh(z) = z(1 − z²/3 + …): z to 40 digits below this


@dataclass(frozen=True)
class DecimalActivation:
    """σ, σ′ and target − σ in forms in which nothing cancels but what the target itself cancels."""

    value: Callable[[Decimal], Decimal]
    derivative: Callable[[Decimal], Decimal]
    residual: Callable[[Decimal, Decimal], Decimal]


def evaluate_precisely(
    equations: Iterable[Equation], given: Mapping[str, float], activations: Activations
) -> dict[str, float]:
    """`given` and every quantity of the equations by name; infinite where it is too large for a float."""
    layers = {
        2: DECIMAL_ACTIVATIONS[activations.hidden.name],
        3: DECIMAL_ACTIVATIONS[activations.output.name],
    }
    with localcontext(_CONTEXT):
        values = {name: Decimal(value) for name, value in given.items()}
        for equation in equations:
            values[equation.quantity] = _value(equation, values, layers)
        return {name: float(value) for name, value in values.items()}


def _value(
    equation: Equation, values: Mapping[str, Decimal], layers: Mapping[int, DecimalActivation]
) -> Decimal:
    if equation.quantity == "Delta":
        return layers[3].residual(values["target"], values["I_O3_1"])
    total = sum((_product(term, values) for term in equation.terms), Decimal(0))
    match equation.function:
        case "σ":
            return layers[equation.layer].value(total)
        case "σ′":
            return layers[equation.layer].derivative(total)
    return total


def _product(term: Product, values: Mapping[str, Decimal]) -> Decimal:
    return prod((values[factor] for factor in term.factors), start=Decimal(term.coefficient))


def _logistic(z: Decimal) -> Decimal:
    e = (-abs(z)).exp()
    return (1 if z > 0 else e) / (1 + e)


def _logistic_derivative(z: Decimal) -> Decimal:
    e = (-abs(z)).exp()
    return e / (1 + e) ** 2


def _logistic_residual(target: Decimal, z: Decimal) -> Decimal:
    return (target - 1) + _logistic(-z) if z > 0 else target - _logistic(z)


def _tanh(z: Decimal) -> Decimal:
    return z if abs(z) < _TANH_IS_LINEAR else 1 - 2 * _logistic(-2 * z)


def _tanh_residual(target: Decimal, z: Decimal) -> Decimal:
    if abs(z) < 1:
        return target - _tanh(z)
    return (target - 1) + 2 * _logistic(-2 * z) if z > 0 else (target + 1) - 2 * _logistic(2 * z)


def _relu(z: Decimal) -> Decimal:
    return max(z, Decimal(0))


DECIMAL_ACTIVATIONS = {
    "logistic": DecimalActivation(_logistic, _logistic_derivative, _logistic_residual),
    "tanh": DecimalActivation(_tanh, lambda z: 4 * _logistic_derivative(2 * z), _tanh_residual),
    "relu": DecimalActivation(_relu, lambda z: Decimal(z > 0), lambda target, z: target - _relu(z)),
    "linear": DecimalActivation(lambda z: z, lambda _: Decimal(1), lambda target, z: target - z),
}
