"""How each quantity of a training step follows from others: the document's formulas as a table.

A right-hand side is a sum of products, to which σ or σ′ may be applied. The names are those of the
solution; `target`, `eta`, the weights and the biases are given.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ann221_gui.core.losses import Loss
from ann221_gui.core.parameters import WEIGHTS, ParameterId

# The order in which the document derives them: output layer first.
WEIGHT_ORDER = (*WEIGHTS[4:], *WEIGHTS[:4])
BIAS_ORDER = (ParameterId.B2_1, ParameterId.B1_1, ParameterId.B1_2)


@dataclass(frozen=True)
class Product:
    """`coefficient` times the named quantities."""

    factors: tuple[str, ...]
    coefficient: float = 1.0


@dataclass(frozen=True)
class Equation:
    """`quantity` = `function`(sum of `terms`); `layer` says whose σ or σ′ it is."""

    quantity: str
    terms: tuple[Product, ...]
    function: str = ""  # "", "σ" or "σ′"
    layer: int = 0


def output_chain(parameter: ParameterId) -> tuple[str, ...]:
    """Factors of ∂O³₁/∂p (equations 6, 7, 9 to 12; for biases the factor O is 1)."""
    layer, indices = parameter[1], parameter[3:]
    start, end = indices[0], indices[-1]
    if layer == "2":
        return ("slope_O3_1",) if parameter.is_bias else (f"O2_{start}", "slope_O3_1")
    through = (f"w2_{end}1", f"slope_O2_{end}", "slope_O3_1")
    return through if parameter.is_bias else (through[0], f"O1_{start}", *through[1:])


def error_chain(parameter: ParameterId, loss: Loss) -> Product:
    """∂E/∂p = ∂E/∂O³₁ · ∂O³₁/∂p as one product: −2 · Δ · …"""
    return Product(("Delta", *output_chain(parameter)), loss.slope)


def equations(biases: bool, loss: Loss) -> tuple[Equation, ...]:
    """One training step, from the net inputs to the new parameters, in the order of the solution."""
    return (
        *_forward(biases),
        Equation("Delta", (Product(("target",)), Product(("O3_1",), -1.0))),
        Equation("E", (Product(("Delta", "Delta"), loss.factor),)),
        Equation("dE_dO3_1", (Product(("Delta",), loss.slope),)),
        *_slopes(),
        *_backward(WEIGHT_ORDER),
        *(_backward(BIAS_ORDER) if biases else ()),
    )


def _forward(biases: bool) -> Iterator[Equation]:
    for j in "12":
        terms = (Product(("O1_1", f"w1_1{j}")), Product(("O1_2", f"w1_2{j}")))
        yield Equation(f"I_O2_{j}", _with_bias(terms, f"b1_{j}", biases))
    for j in "12":
        yield Equation(f"O2_{j}", (Product((f"I_O2_{j}",)),), "σ", 2)
    terms = (Product(("O2_1", "w2_11")), Product(("O2_2", "w2_21")))
    yield Equation("I_O3_1", _with_bias(terms, "b2_1", biases))
    yield Equation("O3_1", (Product(("I_O3_1",)),), "σ", 3)


def _with_bias(terms: tuple[Product, ...], bias: str, biases: bool) -> tuple[Product, ...]:
    return (*terms, Product((bias,))) if biases else terms


def _slopes() -> Iterator[Equation]:
    for neuron in ("O2_1", "O2_2", "O3_1"):
        yield Equation(f"slope_{neuron}", (Product((f"I_{neuron}",)),), "σ′", int(neuron[1]))


def _backward(learned: tuple[ParameterId, ...]) -> Iterator[Equation]:
    for name in learned:
        yield Equation(f"dO3_1_d{name}", (Product(output_chain(name)),))
    for name in learned:
        yield Equation(f"dE_d{name}", (Product(("dE_dO3_1", f"dO3_1_d{name}")),))
    for name in learned:
        yield Equation(f"new_{name}", (Product((name,)), Product(("eta", f"dE_d{name}"), -1.0)))
