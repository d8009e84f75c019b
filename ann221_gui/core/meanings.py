"""What each quantity is, in a student's words, and which part of the network it belongs to."""

import re
from functools import cache

from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.formulas.notation import input_symbol
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.parts import INPUT_NEURONS

_PART = re.compile(r"O[12]_[12]|O3_1|w1_[12]{2}|w2_[12]1|b1_[12]|b2_1")
_LAYERS = {"1": "input", "2": "hidden", "3": "output"}
_PREFIXES = {
    "I_": "net input of {}: the sum that enters it",
    "slope_": "slope of {}: how its output follows its net input",
    "dE_dI_": "error signal of {}: how the error follows its net input",
    "carried_": "what {} carries forward",
    "dE_d": "gradient: how the error follows {}",
    "ddelta_O3_1_d": "gradient: how the error follows {}",
    "dO3_1_d": "how the output follows {}",
    "dO2_1_d": "how the output of hidden neuron 1 follows {}",
    "dO2_2_d": "how the output of hidden neuron 2 follows {}",
    "staged_dE_dI_": "error signal of {}, with the output layer already updated",
    "staged_dE_d": "what {} learns from, with the output layer already updated",
    "sum_": "{}, summed over the samples of the batch",
    "mean_": "{}, averaged over the samples of the batch",
    "new_": "{} after the step",
    "input_": "input {} of the sample",
}
_OTHERS = {
    "eta": "learning rate: the length of a step",
    "target": "what the output should be",
    "target_1": "what the output should be",
    "E": "error of this pair",
    "delta_O3_1": "error of this pair, δ in the document",
    "dE_dO3_1": "how the error follows the output",
    "ddelta_O3_1_dO3_1": "how the error follows the output",
    "O3_1": "output of the network",
    "Error": "error over the samples",
    "delta_O": "error over the samples, δ in the document",
    "calculated": "what the network answers",
}


@cache
def part_of(quantity: str) -> str:
    """The neuron, weight or bias that the quantity belongs to; empty for what belongs to none."""
    if quantity.startswith("input_"):
        return f"O1_{quantity[-1]}"
    found = _PART.findall(quantity)
    if found:
        return found[-1]
    return "O3_1" if quantity in {"Delta", "E", "target", "target_1", "calculated"} else ""


def meaning(quantity: str, setting: Setting) -> str:
    """In words; ValueError if there is no such quantity."""
    if quantity in ("Delta", "Delta_O3_1"):
        return f"{' minus '.join(setting.conventions.delta.names)}: how far the output is off"
    if quantity in _OTHERS:
        return _OTHERS[quantity]
    for prefix, text in sorted(_PREFIXES.items(), key=lambda pair: -len(pair[0])):
        if quantity.startswith(prefix):
            return text.format(_inner(prefix, quantity.removeprefix(prefix), setting))
    return _output(quantity, setting) if quantity.startswith("O") else in_words(quantity)


def _output(neuron: str, setting: Setting) -> str:
    """An input neuron's is the input itself."""
    if neuron not in INPUT_NEURONS:
        return f"output of {in_words(neuron)}"
    return f"the input {plain_text(input_symbol(int(neuron[-1]), setting.conventions.notation))}, passed on"


def _inner(prefix: str, rest: str, setting: Setting) -> str:
    if prefix in {"sum_", "mean_"}:
        return meaning(rest, setting)
    if prefix == "input_":
        return rest
    return f"the {in_words(rest)}" if rest[0] in "wb" else in_words(rest)


def in_words(part: str) -> str:
    """A neuron, weight or bias: "weight from input neuron 1 to hidden neuron 2"."""
    if _PART.fullmatch(part) is None:
        raise ValueError(f"{part!r} is not a part of the network")
    letter, layer, numbers = part[0], int(part[1]), part[3:]
    if letter == "O":
        return _neuron(str(layer), numbers)
    if letter == "b":
        return f"bias of {_neuron(str(layer + 1), numbers)}"
    return f"weight from {_neuron(str(layer), numbers[0])} to {_neuron(str(layer + 1), numbers[1])}"


def _neuron(layer: str, number: str) -> str:
    if layer == "3":
        return "the output neuron"
    return f"{_LAYERS[layer]} neuron {number}"
