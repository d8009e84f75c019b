"""The items of the network diagram: which there are, what they are called, what they hold.

Names are those of the solution: `w1_11` is an edge, `O2_1` a neuron, `b1_1` a bias.
"""

from functools import cache

from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.meanings import in_words
from ann221_gui.core.numbers import exact, said
from ann221_gui.core.parameters import WEIGHTS, ParameterId
from ann221_gui.core.parts import HIDDEN_NEURONS, INPUT_NEURONS, OUTPUT_NEURON, is_parameter, net_input_of
from ann221_gui.core.saturation import is_saturated
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.shared.shown_digits import GRADIENT_DIGITS, SHOWN_DIGITS
from ann221_gui.views.shared.symbols import input_symbols

# From left to right, as signals flow.
_READING_ORDER = (*INPUT_NEURONS, *WEIGHTS[:4], *HIDDEN_NEURONS, *WEIGHTS[4:], OUTPUT_NEURON)
_BIAS_OF = {"O2_1": ParameterId.B1_1, "O2_2": ParameterId.B1_2, "O3_1": ParameterId.B2_1}


@cache
def items(biases: bool) -> tuple[str, ...]:
    """All items in reading order; each bias comes before its neuron."""
    if not biases:
        return tuple(str(name) for name in _READING_ORDER)
    return tuple(str(part) for name in _READING_ORDER for part in (_BIAS_OF.get(name), name) if part)


@cache
def parameters(biases: bool) -> tuple[str, ...]:
    """Those items that are weights or biases."""
    return tuple(filter(is_parameter, items(biases)))


def ends(weight: str) -> tuple[str, str]:
    """The neurons that a weight's edge runs between."""
    layer, start, end = int(weight[1]), weight[3], weight[4]
    return f"O{layer}_{start}", f"O{layer + 1}_{end}"


def neuron_of_bias(bias: str) -> str:
    return next(neuron for neuron, own in _BIAS_OF.items() if own == bias)


def is_adjustable(item: str) -> bool:
    """Parameters and inputs can be given a value; what follows from them can't."""
    return is_parameter(item) or item in INPUT_NEURONS


def is_locked(snapshot: Snapshot, item: str) -> bool:
    """Whether the file of the problem keeps the item as it is."""
    locked = snapshot.handout.locked
    if is_parameter(item):
        return (Lock.BIASES if ParameterId(item).is_bias else Lock.WEIGHTS) in locked
    return item in INPUT_NEURONS and Lock.INPUTS in locked


def value_of(snapshot: Snapshot, item: str) -> float:
    """The number that the item stands for."""
    if is_parameter(item):
        return snapshot.frame.parameters[ParameterId(item)]
    return snapshot.quantities[item]


def ghost_value_of(snapshot: Snapshot, item: str) -> float | None:
    """What the pinned run has in the place of this parameter, where both have it and it may be seen."""
    ghost = snapshot.ghost
    if ghost is None or not is_parameter(item) or not ghost.has(ParameterId(item)):
        return None
    return ghost.parameters[ParameterId(item)]


def title_of(item: str) -> str:
    """The item in words, with its name in files where it has one there."""
    kind, _, rest = in_words(item).removeprefix("the ").partition(" ")
    return f"{kind.capitalize()} {item} {rest}" if is_parameter(item) else f"{kind.capitalize()} {rest}"


def description_of(snapshot: Snapshot, item: str) -> str:
    """What else is to be known of the item: its gradient, or what enters the neuron."""
    known, conventions = snapshot.quantities, snapshot.frame.hyperparameters.conventions
    if is_parameter(item):
        write_gradient = (conventions.digits or GRADIENT_DIGITS).write
        text = f"gradient of this pair's error {said(known['dE_d' + item], write_gradient)}"
        pinned = ghost_value_of(snapshot, item)
        return text if pinned is None else f"{text}, {exact(pinned)} in the pinned run"
    if item in INPUT_NEURONS:
        return f"input {input_symbols(conventions.notation)[INPUT_NEURONS.index(item)]} of the probe"
    write = (conventions.digits or SHOWN_DIGITS).write
    text = f"net input {said(known[net_input_of(item)], write)}"
    if is_saturated(snapshot, item):
        text += ", saturated"
    if item == OUTPUT_NEURON:
        text += f", target {exact(snapshot.probe.target)}, Δ {said(known['Delta'], write)}"
    return text
