"""What the document lacks, under numbers of its own: A1 to A11."""

from collections.abc import Iterable, Iterator

from ann221_gui.core.conventions import Notation
from ann221_gui.core.equations.activation_forms import forms_of
from ann221_gui.core.equations.chains import (
    difference,
    net_input,
    neuron_behind,
    output_chain,
    source_of,
    staged_chain,
)
from ann221_gui.core.equations.equation import (
    Equation,
    Section,
    Setting,
    step_name,
    total_name,
)
from ann221_gui.core.equations.expressions import (
    Applied,
    Expression,
    Negative,
    OverIndex,
    OverSamples,
    Quantity,
    Scope,
    Sum,
    product,
)
from ann221_gui.core.parameters import HIDDEN_LAYER, OUTPUT_LAYER, ParameterId
from ann221_gui.core.parts import LEARNING_NEURONS

_INTO_HIDDEN = tuple({"j": j} for j in "12")
_ALL_WEIGHTS = tuple({"l": "1", "i": i, "j": j} for i in "12" for j in "12") + tuple(
    {"l": "2", "i": i, "j": "1"} for i in "12"
)


def first_needed(setting: Setting) -> Iterator[Equation]:
    """Net inputs, σ and σ′, Δ, ∂E/∂w assembled, the update: enough to do a step by hand."""
    yield from _net_inputs(setting)
    yield from _slopes(setting)
    yield from _delta(setting)
    yield from _gradients(setting)
    if setting.of_batch:
        yield from _totals(10, setting, [f"dE_d{parameter}" for parameter in setting.parameters])
    if setting.is_layered:
        yield from _updates(setting, OUTPUT_LAYER)
        yield from _staged(setting)
        yield from _updates(setting, HIDDEN_LAYER)
    else:
        yield from _updates(setting, setting.parameters)


def beyond(setting: Setting) -> Iterator[Equation]:
    """Derivatives by the biases, and the error signals that textbooks work with."""
    if setting.biases:
        yield from _bias_derivatives()
    yield from _error_signals()


def _added(
    number: int,
    left: str,
    *forms: Expression,
    section: Section = Section.FIRST,
    indices: tuple[dict[str, str], ...] = (),
) -> Equation:
    return Equation(f"A{number}", Quantity(left), forms, section, indices)


def _gradients(setting: Setting) -> Iterator[Equation]:
    """A1: ∂E/∂w, from ∂E/∂O³₁ and ∂O³₁/∂w."""
    factor = setting.factor_of_delta
    general = product("Delta", "dO3_1_dwl_ij", times=factor)
    yield _added(1, "dE_dwl_ij", general, indices=_ALL_WEIGHTS)
    for parameter in setting.parameters:
        forms = [product("Delta", f"dO3_1_d{parameter}", times=factor)]
        if setting.conventions.notation is Notation.COMMON:
            source = source_of(parameter)
            signal = f"dE_dI_{neuron_behind(parameter)}"
            forms.append(product(signal) if source is None else product(signal, source))
        forms.append(product("Delta", *output_chain(parameter), times=factor))
        yield _added(1, f"dE_d{parameter}", *forms)


def _updates(setting: Setting, parameters: tuple[ParameterId, ...]) -> Iterator[Equation]:
    """A2: w := w − η ∂E/∂w."""
    if not setting.is_layered and not setting.of_batch:
        general = Sum((Quantity("wl_ij"), Negative(product("eta", "dE_dwl_ij"))))
        yield _added(2, "new_wl_ij", general, indices=_ALL_WEIGHTS)
    for parameter in parameters:
        if parameter in setting.parameters:
            step = product("eta", step_name(parameter, setting))
            yield _added(2, f"new_{parameter}", Sum((Quantity(parameter), Negative(step))))


def _bias_derivatives() -> Iterator[Equation]:
    """A3 and A4: for a bias, the factor O of a weight is 1."""
    section = Section.BEYOND
    yield _added(3, "dO3_1_db2_1", product("slope_O3_1"), section=section)
    general = product("w2_j1", "slope_O2_j", "slope_O3_1")
    yield _added(4, "dO3_1_db1_j", general, section=section, indices=_INTO_HIDDEN)
    for bias in (ParameterId.B1_1, ParameterId.B1_2):
        yield _added(4, f"dO3_1_d{bias}", product(*output_chain(bias)), section=section)


def _slopes(setting: Setting) -> Iterator[Equation]:
    """A5: σ, and σ′ from a neuron's own output."""
    for activation in dict.fromkeys((setting.activations.hidden, setting.activations.output)):
        layer = 2 if activation is setting.activations.hidden else 3
        z, forms = Quantity("z"), forms_of(activation)
        yield Equation("A5", Applied(z, layer), (forms.value,), Section.FIRST, ({},))
        derivative = forms.derivative(Applied(z, layer))
        yield Equation("A5", Applied(z, layer, True), (derivative,), Section.FIRST, ({},))
    for neuron in LEARNING_NEURONS:
        forms = forms_of(setting.activation(int(neuron[1])))
        yield _added(5, f"slope_{neuron}", forms.derivative(Quantity(neuron)))


def _delta(setting: Setting) -> Iterator[Equation]:
    """A6."""
    yield _added(6, "Delta", difference(setting.conventions.delta, "target", "O3_1"))


def _net_inputs(setting: Setting) -> Iterator[Equation]:
    """A7: what enters each neuron."""
    over_i = OverIndex(product("O1_i", "w1_ij"), "i")
    general = Sum((over_i, Quantity("b1_j"))) if setting.biases else over_i
    yield _added(7, "I_O2_j", general, indices=_INTO_HIDDEN)
    for neuron in LEARNING_NEURONS:
        yield _added(7, f"I_{neuron}", net_input(neuron, setting.biases))


def _error_signals() -> Iterator[Equation]:
    """A8: ∂E/∂(net input), from the output neuron back to the hidden ones."""
    section = Section.BEYOND
    yield _added(8, "dE_dI_O3_1", product("dE_dO3_1", "slope_O3_1"), section=section)
    general = product("dE_dI_O3_1", "w2_j1", "slope_O2_j")
    yield _added(8, "dE_dI_O2_j", general, section=section, indices=_INTO_HIDDEN)
    for j in "12":
        right = product("dE_dI_O3_1", f"w2_{j}1", f"slope_O2_{j}")
        yield _added(8, f"dE_dI_O2_{j}", right, section=section)


def _staged(setting: Setting) -> Iterator[Equation]:
    """A9: what the hidden layer learns from where the output layer was updated before it; A11: its totals."""
    learned = [parameter for parameter in HIDDEN_LAYER if parameter in setting.parameters]
    for j in "12":
        right = product("Delta", f"new_w2_{j}1", f"slope_O2_{j}", "slope_O3_1", times=setting.factor_of_delta)
        yield _added(9, f"staged_dE_dI_O2_{j}", right)
    for parameter in learned:
        right = product("Delta", *staged_chain(parameter), times=setting.factor_of_delta)
        yield _added(9, f"staged_dE_d{parameter}", right)
    if setting.of_batch:
        yield from _totals(11, setting, [f"staged_dE_d{parameter}" for parameter in learned])


def _totals(number: int, setting: Setting, names: Iterable[str]) -> Iterator[Equation]:
    """A10 and A11: the gradients of a batch become one."""
    for name in names:
        yield _added(number, total_name(name, setting), OverSamples(Quantity(name), Scope.BATCH))
