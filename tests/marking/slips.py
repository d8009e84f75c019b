"""Slips of the pen and of the mind, as plain arithmetic: what comes out of a line when one is made in it.

Most consist in taking another number than the one that belongs there: `Here.taking` works the line out with
it, by every way to the line in which that number stands.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.marking.lines import (
    FUNCTIONS,
    HIDDEN_LAYER,
    NEURONS,
    SLOPES_FROM_OUTPUT,
    ByHand,
    Numbers,
    Way,
    source,
)
from tests.marking.writing import Shorten


class Seen(dict[str, float]):
    """Numbers on the desk, of which one remembers which were looked at."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__(numbers)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> float:
        self.names.add(name)
        return super().__getitem__(name)


@dataclass(frozen=True)
class Here:
    """Somebody at a line, who has all numbers of the calculation in sight, as they are carried on."""

    hand: ByHand
    line: str
    ways: list[Way]
    desk: Numbers
    lines: tuple[str, ...]  # all of them but the inputs
    shorten: Shorten

    def taking(self, others: Numbers, at_least: int = 1) -> list[float]:
        """What comes out with these numbers in the place of the right ones, where so many of them stand."""
        found = []
        for way in self.ways:
            seen = Seen({**self.desk, **others})
            number = way(seen)
            if len(seen.names & set(others)) >= at_least:
                found.append(number)
        return found

    def numbers(self) -> list[float]:
        """What comes out rightly."""
        return [way(self.desk) for way in self.ways]

    def at(self, pattern: str) -> bool:
        return re.fullmatch(pattern, self.line) is not None

    @property
    def parameter(self) -> str:
        """The one that the line is about; empty if it is about none."""
        found = re.search(r"[wb]\d_\d+$", self.line)
        return found[0] if found else ""


Slip = Callable[[Here], list[float]]
HIDDEN_BACK = r"dE_dI_O2_.|dO3_1_d[wb]1_.*|dE_d[wb]1_.*"  # lines through which the error goes back to it
SIGNALS = r"dE_dI_.*|staged_dE_dI_.*"
PRODUCTS = rf"{SIGNALS}|dO3_1_d.*|dE_d[wb].*|staged_dE_d[wb].*"
WITH_SOURCE = r"dO3_1_dw.*|dE_dw.*|staged_dE_dw.*"
TOTALS = r"(sum|mean)_.*"


def _updated_output_weight(here: Here) -> list[float]:
    if here.hand.is_layered or not here.at(HIDDEN_BACK):
        return []
    return here.taking({f"w2_{j}1": here.desk[f"new_w2_{j}1"] for j in "12"})


def _updated_hidden_weight(here: Here) -> list[float]:
    if here.hand.is_layered or not here.at(r"dO3_1_dw2_.*|dE_dw2_.*"):
        return []
    q, function = here.desk, FUNCTIONS[here.hand.function("O2_1")]
    again = {}
    for j in "12":
        net = q["O1_1"] * q[f"new_w1_1{j}"] + q["O1_2"] * q[f"new_w1_2{j}"] + q.get(f"new_b1_{j}", 0)
        again[f"O2_{j}"] = function(net)
    return here.taking(again)


def _slope_missing(neurons: tuple[str, ...], at_least: int = 1) -> Slip:
    def slip(here: Here) -> list[float]:
        if not here.at(PRODUCTS):
            return []
        written = here.taking({f"slope_{neuron}": 1.0 for neuron in neurons}, at_least)
        return written + here.taking({f"slope_in_passing_{neuron}": 1.0 for neuron in neurons}, at_least)

    return slip


def _wrong_slope(of: Callable[[Here, str, Callable[[float], float]], float]) -> Slip:
    def slip(here: Here) -> list[float]:
        if not here.at("slope_.*"):
            return []
        neuron = here.line.removeprefix("slope_")
        return [of(here, neuron, SLOPES_FROM_OUTPUT[here.hand.function(neuron)])]

    return slip


def _at_the_output(here: Here, neuron: str, slope: Callable[[float], float]) -> float:
    return slope(FUNCTIONS[here.hand.function(neuron)](here.desk[neuron]))


def _from_net_input(here: Here, neuron: str, slope: Callable[[float], float]) -> float:
    return slope(here.desk[f"I_{neuron}"])


def _factor_missing(here: Here) -> list[float]:
    return [] if here.hand.is_halved else here.taking({"ahead": here.desk["ahead"] / 2})


def _half_too_much(here: Here) -> list[float]:
    return _scaled_error(here, 0.5)


def _half_missing(here: Here) -> list[float]:
    return _scaled_error(here, 2.0)


def _scaled_error(here: Here, by: float) -> list[float]:
    if not here.hand.is_halved:
        return []
    return here.taking({name: by * here.desk[name] for name in ("ahead", "ahead_of_square")})


def _sign_of_delta(here: Here) -> list[float]:
    return (
        [-n for n in here.numbers()] if here.line == "Delta" else here.taking({"ahead": -here.desk["ahead"]})
    )


def _of_rate(change: Callable[[float], float]) -> Slip:
    return lambda here: here.taking({"eta": change(here.desk["eta"])})


def _transposed(here: Here) -> list[float]:
    if not here.at(r"I_O2_.|new_w1_12|new_w1_21"):
        return []
    return here.taking({"w1_12": here.desk["w1_21"], "w1_21": here.desk["w1_12"]})


def _output_weights_swapped(here: Here) -> list[float]:
    return here.taking({"w2_11": here.desk["w2_21"], "w2_21": here.desk["w2_11"]})


def _other_target(here: Here) -> list[float]:
    target, others = here.desk["target"], [target for _, target in here.hand.exercise.others]
    opposite = [1 - target] if target in (0, 1) else []
    return [number for other in {*others, *opposite} - {target} for number in here.taking({"target": other})]


def _input_forgotten(here: Here) -> list[float]:
    return here.taking({source(here.parameter): 1.0}) if here.at(WITH_SOURCE) else []


def _wrong_input(here: Here) -> list[float]:
    q = here.desk
    if here.line == "I_O3_1":
        return here.taking({"O2_1": q["O1_1"], "O2_2": q["O1_2"]})
    if not here.at(WITH_SOURCE):
        return []
    right = source(here.parameter)
    other = right[:-1] + ("2" if right[-1] == "1" else "1")
    below = [f"O1_{right[-1]}"] if right.startswith("O2") else []
    return [number for wrong in (other, *below) for number in here.taking({right: q[wrong]})]


def _net_input_for_output(here: Here) -> list[float]:
    if not here.at(r"I_O3_1|dO3_1_dw2_.*|dE_dw2_.*"):
        return []
    return here.taking({f"O2_{j}": here.desk[f"I_O2_{j}"] for j in "12"})


def _bias(factor: float) -> Slip:
    def slip(here: Here) -> list[float]:
        if not here.at("I_.*"):
            return []
        layer, j = int(here.line[3]) - 1, here.line[5]
        return here.taking({f"b{layer}_{j}": factor * here.desk[f"b{layer}_{j}"]})

    return slip


def _sum_forgotten(here: Here) -> list[float]:
    """In the total itself, or the total left out of the new weight."""
    if here.at(TOTALS):
        return [here.desk[here.line.partition("_")[2]]]
    return _with_total(here, lambda _total, own: own)


def _mean_for_sum(here: Here) -> list[float]:
    return [] if here.hand.is_mean else _scaled_total(here, 1 / here.hand.samples)


def _sum_for_mean(here: Here) -> list[float]:
    return _scaled_total(here, here.hand.samples) if here.hand.is_mean else []


def _scaled_total(here: Here, by: float) -> list[float]:
    if here.at(TOTALS):
        return [by * number for number in here.numbers()]
    return _with_total(here, lambda total, _own: by * total)


def _with_total(here: Here, change: Callable[[float, float], float]) -> list[float]:
    if not (here.hand.is_batch and here.at("new_.*")):
        return []
    staged = "staged_" if here.hand.is_layered and here.parameter in HIDDEN_LAYER else ""
    own = f"{staged}dE_d{here.parameter}"
    total = f"{'mean' if here.hand.is_mean else 'sum'}_{own}"
    return here.taking({total: change(here.desk[total], here.desk[own])})


def _signal_halved(here: Here) -> list[float]:
    return [number / 2 for number in here.numbers()] if here.at(SIGNALS) else []


def _no_activation(here: Here) -> list[float]:
    return [here.desk[f"I_{here.line}"]] if here.at("O[23]_.") else []


def _rounded_too_early(here: Here) -> list[float]:
    """From earlier lines with one digit or two, where more are written."""
    found = []
    for digits in range(1, min(3, here.shorten.digits)):
        shorten = replace(here.shorten, digits=digits)
        few = {name: float(shorten(here.desk[name])) for name in here.lines}
        for neuron in NEURONS:
            slope = SLOPES_FROM_OUTPUT[here.hand.function(neuron)]
            few[f"slope_in_passing_{neuron}"] = slope(few[neuron])
        found += here.taking(few)
    return found


def _at_any_line(*factors: float) -> Slip:
    def slip(here: Here) -> list[float]:
        if here.at("O1_."):
            return []
        return [factor * number for number in here.numbers() for factor in factors]

    return slip


SLIPS: dict[str, Slip] = {
    "updated output weight": _updated_output_weight,
    "updated hidden weight": _updated_hidden_weight,
    "σ′ missing, output": _slope_missing(("O3_1",)),
    "σ′ missing, hidden": _slope_missing(("O2_1", "O2_2")),
    "σ′ missing, both": _slope_missing(NEURONS, at_least=2),
    "σ′ of the output": _wrong_slope(_at_the_output),
    "net input for output in σ′": _wrong_slope(_from_net_input),
    "factor 2 missing": _factor_missing,
    "½ too much": _half_too_much,
    "½ missing": _half_missing,
    "sign of Δ": _sign_of_delta,
    "uphill": _of_rate(lambda eta: -eta),
    "rows and columns swapped": _transposed,
    "output weights swapped": _output_weights_swapped,
    "another sample's target": _other_target,
    "input forgotten": _input_forgotten,
    "wrong input": _wrong_input,
    "net input for output": _net_input_for_output,
    "bias forgotten": _bias(0.0),
    "bias as threshold": _bias(-1.0),
    "sum forgotten": _sum_forgotten,
    "mean for sum": _mean_for_sum,
    "sum for mean": _sum_for_mean,
    "learning rate forgotten": _of_rate(lambda _: 1.0),
    "learning rate twice": _of_rate(lambda eta: eta * eta),
    "error signal halved": _signal_halved,
    "no logistic": _no_activation,
    "rounded too early": _rounded_too_early,
    "decimal point": _at_any_line(10.0, 0.1),
    "sign lost": _at_any_line(-1.0),
}
