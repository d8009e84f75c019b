"""The equations in 50-digit decimal arithmetic, each result then rounded once to a float.

Float arithmetic keeps its digits in products and in saturated neurons, but not where a sum nearly
cancels: about one random problem in five thousand has a net input, Δ or new weight of that kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from math import prod

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, TANH, entry_of
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import (
    Applied,
    Constant,
    Expression,
    Negative,
    OverSamples,
    Product,
    Quantity,
    Square,
    Sum,
)
from ann221_gui.core.equations.table import OTHER_NAMES, definitions

FIFTY_DIGITS = Context(prec=50, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
_TANH_IS_LINEAR = Decimal("1e-20")  # tanh(z) = z(1 − z²/3 + …): z to 40 digits below this


@dataclass(frozen=True)
class DecimalActivation:
    """σ, σ′ and target − σ in forms in which nothing cancels but what the target itself cancels."""

    value: Callable[[Decimal], Decimal]
    derivative: Callable[[Decimal], Decimal]
    residual: Callable[[Decimal, Decimal], Decimal]


def evaluate_precisely(setting: Setting, given: Mapping[str, float]) -> dict[str, float]:
    """Every quantity of the equations by name, `given` among them; infinite where too large for a float."""
    with localcontext(FIFTY_DIGITS):
        evaluation = _Evaluation(setting, given)
        for name in (*definitions(setting), *OTHER_NAMES):
            evaluation.quantity(name)
        return {name: float(value) for name, value in evaluation.values.items()}


class _Evaluation:
    """Works out each quantity once, when it is first asked for."""

    def __init__(self, setting: Setting, given: Mapping[str, float]) -> None:
        self._setting = setting
        self._definitions = definitions(setting)
        self.values = {name: Decimal(value) for name, value in given.items()}

    def quantity(self, name: str) -> Decimal:
        if name not in self.values:
            self.values[name] = self._worked_out(name)
        return self.values[name]

    def _worked_out(self, name: str) -> Decimal:
        """Δ and σ′ from the net input, where 1 − O would lose its digits."""
        if name in OTHER_NAMES:
            return self.quantity(OTHER_NAMES[name])
        if name == "Delta":
            residual = self._activation(3).residual(self.quantity("target"), self.quantity("I_O3_1"))
            return residual * Decimal(self._setting.conventions.delta.factor)
        if name.startswith("slope_"):
            neuron = name.removeprefix("slope_")
            return self._activation(int(neuron[1])).derivative(self.quantity(f"I_{neuron}"))
        return decimal_value(self._definitions[name], self._setting, self.quantity)

    def _activation(self, layer: int) -> DecimalActivation:
        return _decimal_activation(layer, self._setting)


def decimal_value(expression: Expression, setting: Setting, quantity: Callable[[str], Decimal]) -> Decimal:
    """What an expression comes to in the present context; TypeError for one that defines no quantity."""

    def value(one: Expression) -> Decimal:  # noqa: PLR0911  a line a kind
        match one:
            case Quantity(name):
                return quantity(name)
            case Constant(number):
                return Decimal(number)
            case Product(factors):
                return prod(map(value, factors), start=Decimal(1))
            case Sum(terms):
                return sum(map(value, terms), Decimal(0))
            case Negative(of):
                return -value(of)
            case Square(base):
                return value(base) ** 2
            case OverSamples(of):  # a problem has one sample
                return value(of)
            case Applied(argument, layer, is_derivative):
                activation = _decimal_activation(layer, setting)
                return (activation.derivative if is_derivative else activation.value)(value(argument))
        raise TypeError(f"{type(one).__name__} defines no quantity")

    return value(expression)


def _decimal_activation(layer: int, setting: Setting) -> DecimalActivation:
    return entry_of(setting.activation(layer), DECIMAL_ACTIVATIONS, "decimal form")


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
    LOGISTIC: DecimalActivation(_logistic, _logistic_derivative, _logistic_residual),
    TANH: DecimalActivation(_tanh, lambda z: 4 * _logistic_derivative(2 * z), _tanh_residual),
    RELU: DecimalActivation(_relu, lambda z: Decimal(z > 0), lambda target, z: target - _relu(z)),
    LINEAR: DecimalActivation(lambda z: z, lambda _: Decimal(1), lambda target, z: target - z),
}
