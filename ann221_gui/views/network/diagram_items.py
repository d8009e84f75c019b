"""The items of the network diagram: which there are, what they are called, what they hold.

Names are those of the solution: `w1_11` is an edge, `O2_1` a neuron, `b1_1` a bias.
"""

from functools import cache

from ann221_gui.core.meanings import in_words
from ann221_gui.core.numbers import exact
from ann221_gui.core.parameters import BIASES, WEIGHTS, ParameterId
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.network.diagram_digits import unsigned

INPUT_NEURONS = ("O1_1", "O1_2")
HIDDEN_NEURONS = ("O2_1", "O2_2")
OUTPUT_NEURON = "O3_1"
NEURONS = (*INPUT_NEURONS, *HIDDEN_NEURONS, OUTPUT_NEURON)

SATURATED_SLOPE = 1e-3  # of σ′, whose largest value is ¼: |net input| of about 7

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


def is_parameter(item: str) -> bool:
    return item in WEIGHTS or item in BIASES


def ends(weight: str) -> tuple[str, str]:
    """The neurons that a weight's edge runs between."""
    layer, start, end = int(weight[1]), weight[3], weight[4]
    return f"O{layer}_{start}", f"O{layer + 1}_{end}"


def neuron_of_bias(bias: str) -> str:
    return next(neuron for neuron, own in _BIAS_OF.items() if own == bias)


def net_input_of(neuron: str) -> str:
    """Name of the quantity that enters a hidden or the output neuron."""
    return f"I_{neuron}"


def is_adjustable(item: str) -> bool:
    """Parameters and inputs can be given a value; what follows from them can't."""
    return is_parameter(item) or item in INPUT_NEURONS


def value_of(snapshot: Snapshot, item: str) -> float:
    """The number that the item stands for."""
    if is_parameter(item):
        return snapshot.frame.parameters[ParameterId(item)]
    return snapshot.quantities[item]


def is_saturated(snapshot: Snapshot, neuron: str) -> bool:
    """Whether a change of its net input hardly changes the neuron's output any more."""
    return abs(snapshot.quantities.get(f"slope_{neuron}", 1.0)) < SATURATED_SLOPE


def title_of(item: str) -> str:
    """The item in words, with its name in files where it has one there."""
    kind, _, rest = in_words(item).removeprefix("the ").partition(" ")
    return f"{kind.capitalize()} {item} {rest}" if is_parameter(item) else f"{kind.capitalize()} {rest}"


def description_of(snapshot: Snapshot, item: str) -> str:
    """What else is to be known of the item: its gradient, or what enters the neuron."""
    known, digits = snapshot.quantities, snapshot.frame.hyperparameters.conventions.digits
    if is_parameter(item):
        return f"gradient of this pair's error {unsigned(known['dE_d' + item], digits, 6)}"
    if item in INPUT_NEURONS:
        return f"input I{item[-1]} of the probe"
    text = f"net input {unsigned(known[net_input_of(item)], digits, 4)}"
    if is_saturated(snapshot, item):
        text += ", saturated"
    if item == OUTPUT_NEURON:
        text += f", target {exact(snapshot.probe.target)}, Δ {unsigned(known['Delta'], digits, 4)}"
    return text
