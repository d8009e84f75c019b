"""The document's equations under the numbers that count them in its order, its misprints corrected.

Where biases are on they stand in the sums, which the document does not have.
"""

from collections.abc import Iterator

from ann221_gui.core.conventions import Notation
from ann221_gui.core.equations.chains import difference, error_of, net_input, output_chain
from ann221_gui.core.equations.equation import Equation, Misprint, Section, Setting
from ann221_gui.core.equations.expressions import (
    Applied,
    Column,
    Derivative,
    Expression,
    OverSamples,
    Quantity,
    Scope,
    Square,
    Sum,
    Transformed,
    product,
    times,
)
from ann221_gui.core.parameters import WEIGHTS, ParameterId

_W1, _W2 = WEIGHTS[:4], WEIGHTS[4:]
_CHAINS = {  # of each weight into the hidden layer: its first number, and its section
    ParameterId.W1_11: (20, Section.CHAIN_W1_11),
    ParameterId.W1_12: (25, Section.CHAIN_W1_12),
    ParameterId.W1_21: (30, Section.CHAIN_W1_21),
    ParameterId.W1_22: (35, Section.CHAIN_W1_22),
}
_MISPRINTS = {
    "32": Misprint(Quantity("dO3_1_dw1_21"), product("w2_11", "dO2_1_dw1_11", "slope_O3_1")),
    "37": Misprint(Quantity("dO3_1_dw1_12"), product("w2_21", "dO2_2_dw1_22", "slope_O3_1")),
}


def document_equations(setting: Setting) -> Iterator[Equation]:
    """1 to 45."""
    yield from _forward(setting)
    yield from _output_derivatives(6, Section.BACK, with_general=True)
    yield from _error(setting)
    yield from _chain_of_w2(setting)
    for weight, (first, section) in _CHAINS.items():
        yield from _chain_of_w1(weight, first, section, setting)
    yield from _output_derivatives(40, Section.SUMMARY)


def _equation(number: int, left: str | Expression, *forms: Expression, section: Section) -> Equation:
    whole = Quantity(left) if isinstance(left, str) else left
    return Equation(str(number), whole, forms, section, misprint=_MISPRINTS.get(str(number)))


def _column(*names: str) -> Column:
    return Column(tuple(map(Quantity, names)))


def _with_bias(transformed: Transformed, biases: Expression, setting: Setting) -> Expression:
    return Sum((transformed, biases)) if setting.biases else transformed


def _forward(setting: Setting) -> Iterator[Equation]:
    """1 to 5."""
    w2 = Transformed(((Quantity("w2_11"),), (Quantity("w2_21"),)), _column("O2_1", "O2_2"))
    into_output = Applied(net_input("O3_1", setting.biases), 3)
    as_product = Applied(_with_bias(w2, Quantity("b2_1"), setting), 3)
    forms = (into_output, as_product)
    yield Equation("1", Quantity("O3_1"), forms, Section.OUTPUT, worked=0)
    for number, neuron in ((2, "O2_1"), (3, "O2_2")):
        into_hidden = Applied(net_input(neuron, setting.biases), 2)
        yield _equation(number, neuron, into_hidden, section=Section.HIDDEN)
    rows = tuple(tuple(Quantity(f"w1_{i}{j}") for j in "12") for i in "12")
    w1 = Transformed(rows, _column("O1_1", "O1_2"))
    hidden = Applied(_with_bias(w1, _column("b1_1", "b1_2"), setting), 2)
    yield _equation(4, _column("O2_1", "O2_2"), hidden, section=Section.HIDDEN)
    yield _equation(5, _column("O1_1", "O1_2"), _column("input_1", "input_2"), section=Section.HIDDEN)


def _output_derivatives(first: int, section: Section, *, with_general: bool = False) -> Iterator[Equation]:
    """6 to 13, and again without the general forms 40 to 45."""
    number = first
    for layer, general in ((_W2, _general_w2), (_W1, _general_w1)):
        for weight in layer:
            yield _equation(number, f"dO3_1_d{weight}", product(*output_chain(weight)), section=section)
            number += 1
        if with_general:
            yield general(number, section)
            number += 1


def _general_w2(number: int, section: Section) -> Equation:
    indices = tuple({"i": i, "j": "1"} for i in "12")
    return Equation(str(number), Quantity("dO3_j_dw2_ij"), (product("O2_i", "slope_O3_j"),), section, indices)


def _general_w1(number: int, section: Section) -> Equation:
    indices = tuple({"i": i, "j": j, "k": "1"} for i in "12" for j in "12")
    right = product("w2_jk", "O1_i", "slope_O2_j", "slope_O3_k")
    return Equation(str(number), Quantity("dO3_k_dw1_ij"), (right,), section, indices)


def _error(setting: Setting) -> Iterator[Equation]:
    """14 and 15."""
    loss, sign = setting.conventions.loss, setting.conventions.delta
    totals = [
        times(loss.factor, OverSamples(Square(delta), Scope.DATASET))
        for delta in (difference(sign, "target", "calculated"), Quantity("Delta"))
    ]
    named = () if setting.conventions.notation is Notation.COMMON else (Quantity("delta_O"),)
    yield _equation(14, "Error", *named, *totals, section=Section.ERROR)
    yield _equation(15, "delta_O3_1", error_of(Quantity("Delta_O3_1"), loss), section=Section.ERROR)


def _chain_of_w2(setting: Setting) -> Iterator[Equation]:
    """16 to 19."""
    section = Section.CHAIN_W2
    yield _equation(16, "ddelta_O3_1_dw2_11", _chain_rule("w2_11"), section=section)
    loss, sign = setting.conventions.loss, setting.conventions.delta
    error = error_of(difference(sign, "target_1", "O3_1"), loss)
    worked_out = product("Delta_O3_1", times=setting.factor_of_delta)
    yield _equation(17, "ddelta_O3_1_dO3_1", Derivative(error, "O3_1"), worked_out, section=section)
    written_out = Derivative(Applied(net_input("O3_1", setting.biases), 3), "w2_11")
    of_net_input = Derivative(Applied(Quantity("I_O3_1"), 3), "w2_11")
    forms = (written_out, of_net_input, product("O2_1", "slope_O3_1"))
    yield _equation(18, "dO3_1_dw2_11", *forms, section=section)
    yield _equation(19, "dO3_1_dw2_21", product("O2_2", "slope_O3_1"), section=section)


def _chain_rule(weight: str) -> Expression:
    return product("ddelta_O3_1_dO3_1", f"dO3_1_d{weight}")


def _chain_of_w1(weight: ParameterId, first: int, section: Section, setting: Setting) -> Iterator[Equation]:
    """Five equations, from the error to the result."""
    source, hidden = f"O1_{weight[3]}", f"O2_{weight[4]}"
    through = f"d{hidden}_d{weight}"
    output = Derivative(Applied(net_input("O3_1", setting.biases), 3), weight)
    own = Derivative(Applied(net_input(hidden, setting.biases), 2), weight)
    lines: tuple[tuple[str, tuple[Expression, ...]], ...] = (
        (f"ddelta_O3_1_d{weight}", (_chain_rule(weight),)),
        (f"dO3_1_d{weight}", (output,)),
        (f"dO3_1_d{weight}", (product(f"w2_{weight[4]}1", through, "slope_O3_1"),)),
        (through, (own, product(source, f"slope_{hidden}"))),
        (f"dO3_1_d{weight}", (product(*output_chain(weight)),)),
    )
    for number, (left, forms) in enumerate(lines, start=first):
        yield _equation(number, left, *forms, section=section)
