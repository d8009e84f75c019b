"""The lines of a calculation by hand, in their order, and every way to get each from those before it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from ann221_gui.core.activations import RELU
from ann221_gui.core.checking.rewriting import substituted
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.equations.activation_forms import forms_of
from ann221_gui.core.equations.chains import (
    difference,
    error_of,
    net_input,
    neuron_behind,
    output_chain,
    source_of,
    staged_chain,
)
from ann221_gui.core.equations.equation import Setting, step_name, total_name
from ann221_gui.core.equations.expressions import (
    Applied,
    Expression,
    Negative,
    Product,
    Quantity,
    Sum,
    product,
    times,
)
from ann221_gui.core.losses import SQUARED, Total
from ann221_gui.core.parameters import HIDDEN_LAYER, OUTPUT_LAYER, ParameterId
from ann221_gui.core.parts import HIDDEN_NEURONS, INPUT_NEURONS, LEARNING_NEURONS, OUTPUT_NEURON, net_input_of
from ann221_gui.core.walk import Phase

Ways = tuple[Expression, ...]
SHEETS_KEPT = 64  # as many as there are conventions under which one answer sheet is tried
FROM_SIGNAL = 2  # place among the ways to a gradient of the one that takes the error signal
SAMPLES, SHARE = "samples", "share"  # how many the batch has, and what each counts in a mean
OTHER_TARGET = "target_of_"  # begins the names of targets that are not this sample's
OTHERS = "others_"  # begins the names of what the other samples of a batch add up to


@lru_cache(SHEETS_KEPT)
def sheet(setting: Setting) -> Mapping[str, Ways]:
    """From each line's name to its ways, the one that reads the lines just before it first.

    A way reads only lines above its own, and what the exercise states (`exercise.stated`).
    """
    return MappingProxyType(dict(_lines(setting)))


def line_in(lines: Collection[str], name: str) -> str:
    """A total by the name that it has among these lines: as a sum, or as a mean."""
    kind, _, rest = name.partition("_")
    other = {"sum": f"mean_{rest}", "mean": f"sum_{rest}"}.get(kind, name)
    return other if name not in lines and other in lines else name


@lru_cache
def every_line() -> frozenset[str]:
    """Of all exercises there can be."""
    losses = (replace(SQUARED, total=total) for total in Total)
    conventions = [Conventions(loss, update=order) for loss in losses for order in UpdateOrder]
    settings = (
        Setting(True, custom, of_batch=of_batch) for custom in conventions for of_batch in (False, True)
    )
    return frozenset(line for setting in settings for line in sheet(setting))


def phase_of(line: str) -> Phase:
    """The phase of a step in which the line is worked out."""
    if line.startswith("new_"):
        return Phase.UPDATE
    if line.startswith(("sum_", "mean_")):
        return Phase.TOTAL
    if line.startswith(("I_", "O")):
        return Phase.FORWARD
    return Phase.ERROR if line in ("Delta", "E", "dE_dO3_1") else Phase.BACKWARD


def _lines(setting: Setting) -> Iterator[tuple[str, Ways]]:
    yield from _forward(setting)
    yield from _error(setting)
    yield from _slopes(setting)
    yield from _signals(setting)
    for parameter in setting.parameters:
        yield f"dO3_1_d{parameter}", (product(*output_chain(parameter)),)
    for parameter in setting.parameters:
        yield f"dE_d{parameter}", _gradient_ways(parameter, setting)
    yield from _update(setting)


def _forward(setting: Setting) -> Iterator[tuple[str, Ways]]:
    for neuron in INPUT_NEURONS:
        yield neuron, (Quantity(f"input_{neuron[-1]}"),)
    for neurons in (HIDDEN_NEURONS, (OUTPUT_NEURON,)):
        for neuron in neurons:
            yield net_input_of(neuron), (net_input(neuron, setting.biases),)
        for neuron in neurons:
            yield neuron, (Applied(Quantity(net_input_of(neuron)), int(neuron[1])),)


def _error(setting: Setting) -> Iterator[tuple[str, Ways]]:
    off = difference(setting.conventions.delta, "target", OUTPUT_NEURON)
    delta = Quantity("Delta")
    yield "Delta", (off,)
    yield "E", tuple(error_of(how_far, setting.conventions.loss) for how_far in (delta, off))
    yield "dE_dO3_1", (product("Delta", times=setting.factor_of_delta), _scaled(setting.factor_of_delta, off))


def _slopes(setting: Setting) -> Iterator[tuple[str, Ways]]:
    """σ′ from the neuron's own output, as equation A5 has it, or from its net input."""
    for neuron in LEARNING_NEURONS:
        from_output = slope_from_output(neuron, setting)
        from_net_input = Applied(Quantity(net_input_of(neuron)), int(neuron[1]), is_derivative=True)
        yield f"slope_{neuron}", tuple(filter(None, (from_output, from_net_input)))


def in_passing(way: Expression, setting: Setting) -> Expression:
    """With each σ′ worked out from the neuron's output where it is needed, and never written down."""
    slopes = {f"slope_{neuron}": slope_from_output(neuron, setting) for neuron in LEARNING_NEURONS}
    return substituted(way, {name: slope for name, slope in slopes.items() if slope is not None})


def slope_from_output(neuron: str, setting: Setting) -> Expression | None:
    """O(1 − O) or the like; None for a function whose slope is told in words."""
    activation = setting.activation(int(neuron[1]))
    return None if activation is RELU else forms_of(activation).derivative(Quantity(neuron))


def _signals(setting: Setting) -> Iterator[tuple[str, Ways]]:
    """Equation A8."""
    factor = setting.factor_of_delta
    yield (
        "dE_dI_O3_1",
        (product("dE_dO3_1", "slope_O3_1"), product("Delta", "slope_O3_1", times=factor)),
    )
    for j in "12":
        back = (f"w2_{j}1", f"slope_O2_{j}")
        ways = (
            product("dE_dI_O3_1", *back),
            product("Delta", *back, "slope_O3_1", times=factor),
            product("dE_dO3_1", *back, "slope_O3_1"),
        )
        yield f"dE_dI_O2_{j}", ways


def _gradient_ways(parameter: ParameterId, setting: Setting) -> Ways:
    """Equation A1, the document's 16, and with the error signal."""
    return (
        product("Delta", f"dO3_1_d{parameter}", times=setting.factor_of_delta),
        product("dE_dO3_1", f"dO3_1_d{parameter}"),
        _from_signal(f"dE_dI_{neuron_behind(parameter)}", parameter),
        product("Delta", *output_chain(parameter), times=setting.factor_of_delta),
    )


def _update(setting: Setting) -> Iterator[tuple[str, Ways]]:
    """Equations A10, A2 and, layer by layer, A9 and A11 between those of both layers."""
    if setting.of_batch:
        for parameter in setting.parameters:
            yield _total(f"dE_d{parameter}", setting)
    for parameter in _learned(OUTPUT_LAYER, setting):
        yield _new(parameter, setting)
    if setting.is_layered:
        yield from _staged(setting)
    for parameter in _learned(HIDDEN_LAYER, setting):
        yield _new(parameter, setting)


def _staged(setting: Setting) -> Iterator[tuple[str, Ways]]:
    hidden = _learned(HIDDEN_LAYER, setting)
    for j in "12":
        ways = (
            product("dE_dI_O3_1", f"new_w2_{j}1", f"slope_O2_{j}"),
            product("Delta", f"new_w2_{j}1", f"slope_O2_{j}", "slope_O3_1", times=setting.factor_of_delta),
        )
        yield f"staged_dE_dI_O2_{j}", ways
    for parameter in hidden:
        chain = product("Delta", *staged_chain(parameter), times=setting.factor_of_delta)
        signal = f"staged_dE_dI_{neuron_behind(parameter)}"
        yield f"staged_dE_d{parameter}", (_from_signal(signal, parameter), chain)
    if setting.of_batch:
        for parameter in hidden:
            yield _total(f"staged_dE_d{parameter}", setting)


def _total(name: str, setting: Setting) -> tuple[str, Ways]:
    """The sample's own contribution and the other samples', which the exercise states."""
    both = Sum((Quantity(name), Quantity(f"{OTHERS}{name}")))
    is_mean = setting.conventions.loss.is_mean
    return total_name(name, setting), (Product((both, Quantity(SHARE))) if is_mean else both,)


def _new(parameter: ParameterId, setting: Setting) -> tuple[str, Ways]:
    """From the step, or straight from the error signal, where no other samples come in between."""
    step = step_name(parameter, setting)
    ways = [product("eta", step)]
    if not setting.of_batch:
        signal = f"{step.partition('dE_d')[0]}dE_dI_{neuron_behind(parameter)}"
        ways.append(product("eta", *filter(None, (signal, source_of(parameter)))))
    return f"new_{parameter}", tuple(Sum((Quantity(parameter), Negative(way))) for way in ways)


def _from_signal(signal: str, parameter: ParameterId) -> Expression:
    source = source_of(parameter)
    return product(signal) if source is None else product(signal, source)


def _learned(layer: tuple[ParameterId, ...], setting: Setting) -> list[ParameterId]:
    return [parameter for parameter in layer if parameter in setting.parameters]


def _scaled(factor: float, of: Expression) -> Expression:
    return times(factor, of) if factor > 0 else Negative(times(-factor, of))
