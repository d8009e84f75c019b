"""What the document and its supplement share: net inputs, Δ, E, and the factors of ∂O³₁/∂p."""

from ann221_gui.core.conventions import DeltaSign
from ann221_gui.core.equations.expressions import Expression, Negative, Quantity, Square, Sum, product, times
from ann221_gui.core.losses import Loss
from ann221_gui.core.parameters import ParameterId


def net_input(neuron: str, biases: bool) -> Expression:
    """The sum that enters a neuron."""
    layer, number = int(neuron[1]) - 1, neuron[-1]
    terms = tuple(product(f"O{layer}_{i}", f"w{layer}_{i}{number}") for i in "12")
    return Sum((*terms, Quantity(f"b{layer}_{number}")) if biases else terms)


def difference(sign: DeltaSign, target: str, output: str) -> Expression:
    """Δ, of quantities by these names."""
    named = {"target": Quantity(target), "output": Quantity(output)}
    first, second = (named[name] for name in sign.names)
    return Sum((first, Negative(second)))


def error_of(delta: Expression, loss: Loss) -> Expression:
    """E of one sample."""
    return times(loss.factor, Square(delta))


def neuron_behind(parameter: ParameterId) -> str:
    """The neuron whose net input the parameter enters."""
    return f"O{int(parameter[1]) + 1}_{parameter[-1]}"


def source_of(parameter: ParameterId) -> str | None:
    """The output that a weight is multiplied by; None for a bias."""
    return None if parameter.is_bias else f"O{parameter[1]}_{parameter[3]}"


def output_chain(parameter: ParameterId) -> tuple[str, ...]:
    """Factors of ∂O³₁/∂p (equations 6, 7, 9 to 12; for a bias the factor O is 1)."""
    source = source_of(parameter)
    own = () if source is None else (source,)
    if parameter[1] == "2":
        return (*own, "slope_O3_1")
    hidden = parameter[-1]
    return (f"w2_{hidden}1", *own, f"slope_O2_{hidden}", "slope_O3_1")


def staged_chain(parameter: ParameterId) -> tuple[str, ...]:
    """The same for a parameter of the hidden layer, with the output layer's weights already updated."""
    weight, *others = output_chain(parameter)
    return (f"new_{weight}", *others)
