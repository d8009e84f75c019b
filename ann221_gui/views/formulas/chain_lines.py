"""The lines that explain one item: the chain of a weight's gradient and its update, or a neuron's output.

The formulas come from the core's table of equations; here they get their numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ann221_gui.core.equations import Equation, Product, equations, error_chain
from ann221_gui.core.notation import symbol
from ann221_gui.core.numbers import exact, fixed, significant
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.solution import given
from ann221_gui.views.formulas.formulas import quantity, written_coefficient
from ann221_gui.views.formulas.typeset import Formula, Run
from ann221_gui.views.network.diagram_items import INPUT_NEURONS, is_parameter, net_input_of

FACTOR_DECIMALS = 4
GRADIENT_DECIMALS = 6
WEIGHT_DECIMALS = 5
FEW_DECIMALS = 0.1  # below this, decimals would show fewer digits than the numbers it is made of


@dataclass(frozen=True)
class Line:
    """Pieces that may be broken between, after an indent that keeps the equals signs in a column."""

    start: Formula
    pieces: tuple[Formula, ...]
    is_caption: bool = False


def title_of_chain(item: str) -> str:
    """What the lines explain."""
    written = symbol(item).text
    return f"How this step changes {written}" if is_parameter(item) else f"Where {written} comes from"


def chain_lines(snapshot: Snapshot, item: str) -> list[Line]:
    """Everything that is written about an item."""
    if is_parameter(item):
        return [*_gradient(snapshot, ParameterId(item)), *_update(snapshot, ParameterId(item))]
    if item in INPUT_NEURONS:
        value = exact(snapshot.quantities[item])
        note = _caption(f"The input layer passes on what it gets: I{item[-1]}, the probe's input.")
        return [Line(quantity(item), (_equals(_bold(value)),)), note]
    wanted = [net_input_of(item), item] + (["Delta", "E"] if item == "O3_1" else [])
    problem = snapshot.problem
    table = {equation.quantity: equation for equation in equations(problem.biases, problem.loss)}
    return [line for name in wanted for line in _equation(snapshot, table[name])]


def _gradient(snapshot: Snapshot, parameter: ParameterId) -> Iterator[Line]:
    name = f"dE_d{parameter}"
    chain = error_chain(parameter, snapshot.problem.loss)
    known = _known(snapshot)
    yield Line(quantity(name), _product_pieces(chain, [quantity(factor) for factor in chain.factors]))
    numbers = [_number(known[factor]) for factor in chain.factors]
    yield Line((), _product_pieces(chain, numbers))
    yield Line((), (_equals(_bold(_short(known[name], GRADIENT_DECIMALS))),))


def _update(snapshot: Snapshot, parameter: ParameterId) -> Iterator[Line]:
    frame = snapshot.frame
    update = frame.next_update
    old, eta = frame.parameters[parameter], frame.hyperparameters.learning_rate
    slope, new = float(update.gradient[parameter.place]), update.parameters[parameter]
    yield _caption(_who_adds_up(len(frame.next_samples)))
    yield Line(
        quantity(f"new_{parameter}"),
        (
            _equals(quantity(parameter)),
            (Run(" − "), *quantity("eta"), Run(" · Σ"), *quantity(f"dE_d{parameter}")),
        ),
    )
    yield Line(
        (),
        (
            _equals((Run(fixed(old, WEIGHT_DECIMALS)),)),
            (Run(" − "), *_number(eta), Run(" · "), *_number(slope, GRADIENT_DECIMALS)),
            (Run("  "), *_equals(_bold(fixed(new, WEIGHT_DECIMALS)))),
        ),
    )


def _who_adds_up(samples: int) -> str:
    if samples == 1:
        return "The next step takes one sample of the data set:"
    return f"The next step takes {samples} samples of the data set; their gradients add up:"


def _equation(snapshot: Snapshot, equation: Equation) -> Iterator[Line]:
    known = _known(snapshot)
    symbols = [_term(term, [quantity(factor) for factor in term.factors]) for term in equation.terms]
    numbers = [_term(term, [_number(known[factor]) for factor in term.factors]) for term in equation.terms]
    if len(equation.terms[0].factors) == 1:  # nothing stands before it, so its sign needs no brackets
        numbers[0] = (Run(_short(known[equation.terms[0].factors[0]], FACTOR_DECIMALS)),)
    yield Line(quantity(equation.quantity), _sum_pieces(equation, symbols))
    yield Line((), _sum_pieces(equation, numbers))
    yield Line((), (_equals(_bold(_short(known[equation.quantity], GRADIENT_DECIMALS))),))


def _sum_pieces(equation: Equation, terms: list[Formula]) -> tuple[Formula, ...]:
    signs = [" − " if term.coefficient < 0 else " + " for term in equation.terms]
    pieces = [terms[0]] + [(Run(sign), *term) for sign, term in zip(signs[1:], terms[1:], strict=True)]
    opening = (Run(equation.function, italic=True), Run("(")) if equation.function else ()
    closing = (Run(")"),) if equation.function else ()
    pieces[0] = _equals((*opening, *pieces[0]))
    pieces[-1] = (*pieces[-1], *closing)
    return tuple(pieces)


def _term(term: Product, factors: list[Formula]) -> Formula:
    """A product inside a sum, whose sign stands before it."""
    size = abs(term.coefficient)
    shown = factors if size == 1 else [(Run(f"{size:g}"),), *factors]
    return tuple(
        piece for place, factor in enumerate(shown) for piece in ((Run(" · "),) if place else ()) + factor
    )


def _product_pieces(term: Product, factors: list[Formula]) -> tuple[Formula, ...]:
    first = _equals((Run(written_coefficient(term)),))
    return (first, *((Run(" · "), *factor) for factor in factors))


def _known(snapshot: Snapshot) -> dict[str, float]:
    return given(snapshot.problem) | snapshot.quantities


def _short(value: float, decimals: int) -> str:
    """All its digits where they are few: 1, 0.5; else so many decimals."""
    whole = exact(value)
    if len(whole) <= decimals:
        return whole
    return fixed(value, decimals) if abs(value) >= FEW_DECIMALS else significant(value, decimals)


def _number(value: float, decimals: int = FACTOR_DECIMALS) -> Formula:
    text = _short(value, decimals)
    return (Run(f"({text})" if value < 0 else text),)


def _bold(text: str) -> Formula:
    return (Run(text, bold=True),)


def _equals(formula: Formula) -> Formula:
    return (Run("= "), *formula)


def _caption(text: str) -> Line:
    """A sentence, broken between its words."""
    return Line((), tuple((Run(word + " "),) for word in text.split()), is_caption=True)
