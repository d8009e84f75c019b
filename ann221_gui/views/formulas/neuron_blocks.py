"""Where a neuron's output comes from, and what goes back through it."""

from collections.abc import Iterator

from ann221_gui.core.activations import LOGISTIC, TANH
from ann221_gui.core.conventions import Notation
from ann221_gui.core.equations.expressions import Quantity
from ann221_gui.core.formulas.markup import EQUALS
from ann221_gui.core.parts import HIDDEN_NEURONS, OUTPUT_NEURON, net_input_of
from ann221_gui.core.saturation import is_saturated
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.working import Working
from ann221_gui.views.formulas.blocks import Block, Caption, Written
from ann221_gui.views.formulas.equation_blocks import entering, factors, in_brief

_LOSING_DIGITS = {LOGISTIC: "1 − O", TANH: "1 − O²"}


def input_passed_on(working: Working, neuron: str) -> Iterator[Block]:
    """One row of equation 5."""
    entered = working.symbols(Quantity(f"input_{neuron[-1]}"))
    line = (*EQUALS, *entered, *EQUALS, *working.result(Quantity(neuron)))
    yield Written("5", neuron, working.symbols(Quantity(neuron)), (line,), working.values[neuron])
    yield Caption("An input neuron passes on what it gets.")


def worked_out(snapshot: Snapshot, neuron: str) -> Iterator[Block]:
    """Net input, output, σ′ and the error signal."""
    yield from _equations(
        snapshot.working, net_input_of(neuron), neuron, f"slope_{neuron}", f"dE_dI_{neuron}"
    )
    if is_saturated(snapshot, neuron):
        yield Caption(_saturation(snapshot.working, neuron))
    if neuron == OUTPUT_NEURON and snapshot.problem.conventions.notation is Notation.DOCUMENT:
        yield Caption("E is the error, which the document calls δ.")


def both_sides(working: Working, neuron: str) -> Iterator[Block]:
    """What comes in from both sides, one by one; where it is the output neuron, first the error."""
    if neuron == OUTPUT_NEURON:
        yield from _equations(working, "Delta", "delta_O3_1", "ddelta_O3_1_dO3_1")
    into = entering(working, working.equation_of(net_input_of(neuron)).right)
    back = ("dE_dI_O3_1", f"w2_{neuron[-1]}1") if neuron in HIDDEN_NEURONS else ()
    yield from factors(working, (*into, *back))


def _equations(working: Working, *quantities: str) -> Iterator[Block]:
    for name in quantities:
        yield in_brief(working, working.equation_of(name))


def _saturation(working: Working, neuron: str) -> str:
    text = "Saturated: σ′ is nearly 0, and little passes back through this neuron."
    lossy = _LOSING_DIGITS.get(working.setting.activation(int(neuron[1])))
    if lossy is None:
        return text
    return (
        f"{text} {lossy} has lost digits here, so σ′ is computed from the net input: the same number as (A5)."
    )
