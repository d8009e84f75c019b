"""How a step changes a weight or a bias: the chain of its gradient, a second opinion, the update."""

from collections.abc import Iterator
from itertools import groupby

from ann221_gui.core.equations.equation import step_name
from ann221_gui.core.gradient_check import Verdict, compare
from ann221_gui.core.meanings import in_words
from ann221_gui.core.numbers import exact
from ann221_gui.core.parameters import HIDDEN_LAYER, ParameterId
from ann221_gui.core.saturation import is_saturated
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.working import Working
from ann221_gui.views.formulas.blocks import Block, Caption
from ann221_gui.views.formulas.equation_blocks import entering, factor, factors, in_brief, in_full

STAGED = (
    "Layer by layer, the error flows back through the output weight as it is after its own step. "
    "This is a common slip, and not the gradient:"
)


def chain(snapshot: Snapshot, parameter: ParameterId) -> Iterator[Block]:
    """∂E/∂p of the probed pair, the same by another method, and the step that is taken."""
    working = snapshot.working
    gradient = working.equation_of(f"dE_d{parameter}")
    yield in_full(working, gradient, only_derived=True)
    yield Caption(_checked(snapshot, parameter))
    if working.setting.is_layered and parameter in HIDDEN_LAYER:
        yield Caption(STAGED)
        yield in_brief(working, working.equation_of(f"staged_dE_d{parameter}"))
    yield Caption(_who_adds_up(snapshot))
    if working.setting.of_batch:
        yield in_brief(working, working.equation_of(step_name(parameter, working.setting)))
    yield in_brief(working, working.equation_of(f"new_{parameter}"))


def chain_factors(snapshot: Snapshot, parameter: ParameterId) -> Iterator[Block]:
    """What is multiplied, one by one; without Δ it is ∂O³₁/∂p."""
    working = snapshot.working
    names = entering(working, working.equation_of(f"dE_d{parameter}").right)
    yield from factors(working, names)
    output = f"dO3_1_d{parameter}"
    kind = "bias" if parameter.is_bias else "weight"
    number = working.equation_of(output).number
    yield factor(working, output, f"how the output follows this {kind} ({number})")
    for neuron in (name.removeprefix("slope_") for name in names if name.startswith("slope_")):
        if is_saturated(snapshot, neuron):
            yield Caption(
                f"σ′ is nearly 0, as {in_words(neuron)} is saturated: little passes back through it."
            )
    if not parameter.is_bias:
        yield Caption(f"In the document: equations {_ranges(_document_numbers(working, parameter))}")


def _checked(snapshot: Snapshot, parameter: ParameterId) -> str:
    """The gradient of the pair in full, and what a method says that does not use its formula."""
    if snapshot.covers(f"dE_d{parameter}"):
        return "In full it is covered until it is worked out or asked for."
    pair = snapshot.problem.setup()
    found = compare(parameter, snapshot.frame.parameters, pair.dataset, pair.hyperparameters)
    if found.verdict is Verdict.TOO_LARGE:
        return "The gradient is too large for a number."
    analytic, independent = exact(found.analytic), exact(found.independent)
    return f"In full: {analytic}. Checked another way, by a complex step: {independent} – {found.words}."


def _who_adds_up(snapshot: Snapshot) -> str:
    """Whose gradients change the weight."""
    if snapshot.walk is not None and snapshot.walk.of_pair:
        return "This step takes the probed pair alone:"
    if snapshot.is_pair_alone:
        return "The next step takes this pair alone:"
    batch, samples = len(snapshot.frame.next_samples), len(snapshot.frame.dataset)
    if batch == 1:
        return "The next step takes one other sample:"
    which = f"all {samples}" if batch == samples else f"{batch} of the {samples}"
    if snapshot.problem.loss.is_mean:
        return f"The next step takes the mean of {which} samples:"
    return f"{which.capitalize()} samples add up in the next step:"


def _document_numbers(working: Working, weight: ParameterId) -> list[int]:
    """Of the equations that lead from the error to the weight."""
    ends = (f"_d{weight}", "_dO3_1")
    chains = (equation for equation in working.equations if equation.section.name.startswith("CHAIN_"))
    return [int(equation.number) for equation in chains if equation.quantity.endswith(ends)]


def _ranges(numbers: list[int]) -> str:
    """17, 20–24."""
    runs = groupby(enumerate(numbers), lambda counted: counted[1] - counted[0])
    spans = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)
