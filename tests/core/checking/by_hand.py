"""One step worked out in plain arithmetic, line after line, and sheets of answers to be marked."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ann221_gui.core.activations import LOGISTIC_NETWORK, Activations
from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.judgement import Judgement, Marking
from ann221_gui.core.checking.mark import mark
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.solution import Problem

Numbers = Mapping[str, float]
Sheet = Mapping[str, float | str]  # a line's number, or how it is written
Sample = tuple[tuple[float, float], float]

SAMPLE: Sample = ((0.35, 0.9), 0.5)  # of the published example, as are the weights
WEIGHTS = {"w1_11": 0.1, "w1_12": 0.4, "w1_21": 0.8, "w1_22": 0.6, "w2_11": 0.3, "w2_21": 0.9}
BIASES = {"b1_1": 0.25, "b1_2": -0.15, "b2_1": 0.2}


def sigma(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def written(number: float, digits: int) -> str:
    return f"{number:.{digits - 1}e}"


@dataclass(frozen=True, eq=False)
class Task:
    """What is given. `other`: conventions beside the error; the numbers by hand know nothing of them."""

    samples: tuple[Sample, ...] = (SAMPLE,)
    parameters: Numbers = field(default_factory=lambda: WEIGHTS)
    eta: float = 0.7
    half: bool = False
    mean: bool = False
    other: Mapping[str, Any] = field(default_factory=dict)
    activations: Activations = LOGISTIC_NETWORK

    @cached_property
    def exercise(self) -> Exercise:
        loss = replace(HALF_SQUARED if self.half else SQUARED, total=Total.MEAN if self.mean else Total.SUM)
        (inputs, target), *others = self.samples
        parameters, conventions = Parameters.of(self.parameters), Conventions(loss, **self.other)
        has_biases = "b2_1" in self.parameters
        problem = Problem(
            inputs, target, parameters, self.eta, has_biases, conventions, activations=self.activations
        )
        return Exercise(problem, tuple(others))

    @cached_property
    def numbers(self) -> dict[str, float]:
        """Every line of a logistic network in order, all weights updated at once."""
        q, *others = (_of_sample(sample, self.parameters, self.half) for sample in self.samples)
        for parameter, old in self.parameters.items():
            step = q[f"dE_d{parameter}"]
            if others:
                step += sum(other[f"dE_d{parameter}"] for other in others)
                step /= len(self.samples) if self.mean else 1
                q[f"{'mean' if self.mean else 'sum'}_dE_d{parameter}"] = step
            q[f"new_{parameter}"] = old - self.eta * step
        return q

    @property
    def given(self) -> dict[str, float]:
        """With the numbers, under the names of formulas."""
        (x1, x2), target = self.samples[0]
        return {**self.parameters, "O1_1": x1, "O1_2": x2, "target": target, "eta": self.eta, **self.numbers}

    def before(self, line: str) -> dict[str, float]:
        """The right numbers of all lines above this one."""
        above = list(self.numbers)
        return {name: self.numbers[name] for name in above[: above.index(line)]}

    def marked(self, sheet: Sheet, digits: int = 5, **how: Any) -> Marking:
        texts = {line: one if isinstance(one, str) else written(one, digits) for line, one in sheet.items()}
        answers = {line: parse_answer(text) for line, text in texts.items()}
        return mark(self.exercise, answers, **how)

    def judged(
        self, line: str, number: float | str, above: Sheet | None = None, digits: int = 5
    ) -> Judgement:
        """This line, below those `above` it."""
        return self.marked({**(above or {}), line: number}, digits).lines[line]


def _of_sample(sample: Sample, parameters: Numbers, half: bool) -> dict[str, float]:
    p = {**dict.fromkeys(BIASES, 0.0), **parameters}
    (x1, x2), target = sample
    q = {}
    q["I_O2_1"] = x1 * p["w1_11"] + x2 * p["w1_21"] + p["b1_1"]
    q["I_O2_2"] = x1 * p["w1_12"] + x2 * p["w1_22"] + p["b1_2"]
    q["O2_1"], q["O2_2"] = sigma(q["I_O2_1"]), sigma(q["I_O2_2"])
    q["I_O3_1"] = q["O2_1"] * p["w2_11"] + q["O2_2"] * p["w2_21"] + p["b2_1"]
    q["O3_1"] = sigma(q["I_O3_1"])
    q["Delta"] = target - q["O3_1"]
    q["E"] = q["Delta"] ** 2 / (2 if half else 1)
    q["dE_dO3_1"] = -q["Delta"] * (1 if half else 2)
    for neuron in ("O2_1", "O2_2", "O3_1"):
        q[f"slope_{neuron}"] = q[neuron] * (1 - q[neuron])
    back = q["dE_dI_O3_1"] = q["dE_dO3_1"] * q["slope_O3_1"]
    for j in "12":
        q[f"dE_dI_O2_{j}"] = back * p[f"w2_{j}1"] * q[f"slope_O2_{j}"]
    inputs = {"w2_11": q["O2_1"], "w2_21": q["O2_2"], "b2_1": 1.0}
    for j in "12":
        through = p[f"w2_{j}1"] * q[f"slope_O2_{j}"]
        inputs |= {f"w1_1{j}": x1 * through, f"w1_2{j}": x2 * through, f"b1_{j}": through}
    for parameter in parameters:
        q[f"dO3_1_d{parameter}"] = inputs[parameter] * q["slope_O3_1"]
    for parameter in parameters:
        q[f"dE_d{parameter}"] = q["dE_dO3_1"] * q[f"dO3_1_d{parameter}"]
    return q
