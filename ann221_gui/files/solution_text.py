"""A solution as a page of text: each quantity with its formula, its numbers put in, and its value."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from ann221_gui.core.activations import LOGISTIC, Activation, Activations
from ann221_gui.core.equations import Equation, Product, equations
from ann221_gui.core.notation import symbol
from ann221_gui.core.numbers import MINUS, exact, significant
from ann221_gui.core.parameters import BIASES, WEIGHTS
from ann221_gui.core.solution import Problem, given

# Beginning of a quantity's name and the heading it stands under; the first that fits counts.
_HEADINGS = {
    "I_": "Forward",
    "O": "Forward",
    "Delta": "Error",
    "E": "Error",
    "dE_dO": "Error",
    "slope_": "Slopes at the net inputs",
    "dO3_1_d": "Derivatives of the output",
    "dE_d": "Gradients",
    "new_": "New weights, all from the old ones",
}
_DEFINITIONS = {
    "logistic": "σ(z) = 1/(1 + e⁻ᶻ), σ′(z) = σ(z)·(1 − σ(z))",
    "tanh": "tanh′(z) = 1 − tanh²(z)",
    "relu": "relu(z) = z above 0, otherwise 0; relu′(z) = 1 above 0, otherwise 0",
    "linear": "linear(z) = z, linear′(z) = 1",
}
_COEFFICIENTS = {1.0: "", 0.5: "½·"}

Row = tuple[str, ...]
Write = Callable[[str], str]


def solution_text(problem: Problem, solution: Mapping[str, float], digits: int) -> str:
    """The whole page; so many significant digits of each number are shown."""
    values = {**given(problem), **solution}
    return "\n".join([*_introduction(problem, values, digits), *_groups(problem, values, digits)])


def _introduction(problem: Problem, values: Mapping[str, float], digits: int) -> Iterator[str]:
    if problem.title:
        yield problem.title
    names: list[tuple[str, ...]] = [("O1_1", "O1_2", "target", "eta"), WEIGHTS]
    for line in [*names, BIASES] if problem.biases else names:
        yield "   ".join(f"{symbol(name).text} = {significant(values[name], digits)}" for name in line)
    used = {problem.activations.hidden.name, problem.activations.output.name}
    yield from (text for name, text in _DEFINITIONS.items() if name in used)
    yield f"Computed with 50 digits, shown with {digits}."


def _groups(problem: Problem, values: Mapping[str, float], digits: int) -> Iterator[str]:
    table = equations(problem.biases, problem.loss)
    for heading in dict.fromkeys(_HEADINGS.values()):
        members = [equation for equation in table if _heading(equation) == heading]
        rows = [_row(equation, problem.activations, values, digits) for equation in members]
        yield from chain(["", heading], _aligned(rows))


def _heading(equation: Equation) -> str:
    return next(text for start, text in _HEADINGS.items() if equation.quantity.startswith(start))


def _row(equation: Equation, activations: Activations, values: Mapping[str, float], digits: int) -> Row:
    def number(name: str) -> str:
        return significant(values[name], digits)

    def formula(write: Write) -> str:
        return _right_side(equation, activations, write)

    result = number(equation.quantity)
    return (
        symbol(equation.quantity).text,
        formula(lambda name: symbol(name).text),
        formula(number),
        result if result.startswith(MINUS) else f" {result}",
    )


def _aligned(rows: list[Row]) -> Iterator[str]:
    """One equals sign under the other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {' = '.join(cells)}".rstrip()


def _right_side(equation: Equation, activations: Activations, write: Write) -> str:
    if equation.function:
        activation = activations.hidden if equation.layer == 2 else activations.output
        return _function(equation.function, activation, equation.terms[0].factors[0], write)
    text = "".join(_signed_term(term, write) for term in equation.terms)
    return text.removeprefix(" + ").replace(f" {MINUS} ", MINUS, text.startswith(f" {MINUS} "))


def _function(function: str, activation: Activation, net_input: str, write: Write) -> str:
    """σ and σ′ of a net input; the logistic σ′ as it is worked out by hand."""
    if activation is not LOGISTIC:
        return f"{function.replace('σ', activation.name)}({write(net_input)})"
    if function == "σ":
        return f"σ({write(net_input)})"
    output = write(net_input.removeprefix("I_"))
    return f"{output}·(1 {MINUS} {output})"


def _signed_term(term: Product, write: Write) -> str:
    sign = MINUS if term.coefficient < 0 else "+"
    size = abs(term.coefficient)
    return f" {sign} {_COEFFICIENTS.get(size, exact(size) + '·')}{_factors(term.factors, write)}"


def _factors(names: tuple[str, ...], write: Write) -> str:
    if len(names) == 2 and names[0] == names[1]:
        return f"{_bracketed(write(names[0]))}²"
    return "·".join(_bracketed(write(name)) for name in names)


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith(MINUS) else number
