"""One step of the network by hand: each line, with the ways a person may take to it.

Written out from the document, and nothing of it taken from the program. A way is a function of what stands
on the desk so far, by name. Beside lines and given numbers these are `ahead` of Δ in ∂E/∂O³₁ and of Δ² in E,
`slope_in_passing_…` for a σ′ that is worked out from the neuron's output and never written, and `others_…`,
the other samples' part of a total.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ann221_gui.core.checking.exercise import Exercise

Numbers = Mapping[str, float]
Way = Callable[[Numbers], float]
Shortening = Callable[[float], Decimal | float]

PARAMETERS = ("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21", "b1_1", "b1_2", "b2_1")
NEURONS = ("O2_1", "O2_2", "O3_1")
OUTPUT_LAYER = ("w2_11", "w2_21", "b2_1")
HIDDEN_LAYER = ("w1_11", "w1_12", "w1_21", "w1_22", "b1_1", "b1_2")
FUNCTIONS: dict[str, Callable[[float], float]] = {
    "logistic": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "linear": lambda z: z,
}
SLOPES_FROM_OUTPUT: dict[str, Callable[[float], float]] = {
    "logistic": lambda o: o * (1 - o),
    "tanh": lambda o: 1 - o * o,
    "linear": lambda _: 1.0,
}


def as_it_is(number: float) -> float:
    return number


class ByHand:
    """What decides how an exercise is worked out."""

    def __init__(self, exercise: Exercise) -> None:
        problem = exercise.problem
        self.exercise = exercise
        self.has_biases = problem.biases
        self.is_layered = problem.conventions.update.value == "layer by layer"
        self.is_batch = bool(exercise.others)
        self.is_mean = problem.loss.is_mean
        self.is_halved = problem.loss.name == "half squared"
        self.is_target_first = problem.conventions.delta.value == "target - output"
        self.samples = 1 + len(exercise.others)
        self.half = 0.5 if self.is_halved else 1.0

    def learned(self, layer: tuple[str, ...]) -> list[str]:
        return [name for name in layer if self.has_biases or not is_bias(name)]

    def function(self, neuron: str) -> str:
        activations = self.exercise.problem.activations
        return (activations.hidden if neuron[1] == "2" else activations.output).name

    def given(self) -> dict[str, float]:
        """What nobody has to work out."""
        problem = self.exercise.problem
        sign = 1 if self.is_target_first else -1
        parameters = dict(zip(PARAMETERS, problem.parameters.vector.tolist(), strict=True))
        return parameters | {
            "input_1": problem.inputs[0],
            "input_2": problem.inputs[1],
            "target": problem.target,
            "eta": problem.learning_rate,
            "n": self.samples,
            "ahead": -2 * self.half * sign,
            "ahead_of_square": self.half,
        }

    def others(self, through: tuple[float, float] | None = None, shorten: Shortening = as_it_is) -> Numbers:
        """What the other samples add to each gradient; for the hidden layer through these w²."""
        rows = [self._gradient(*sample, through) for sample in self.exercise.others]
        return {name: sum(float(shorten(row[name])) for row in rows) for name in PARAMETERS}

    def new_output_weights(self) -> tuple[float, float]:
        """The exact ones, that of all samples together."""
        problem = self.exercise.problem
        own = self._gradient(problem.inputs, problem.target, None)
        others, share = self.others(), self.samples if self.is_mean else 1
        old = dict(zip(PARAMETERS, problem.parameters.vector.tolist(), strict=True))
        return tuple(
            old[name] - problem.learning_rate * (own[name] + others[name]) / share
            for name in ("w2_11", "w2_21")
        )

    def _gradient(
        self, inputs: tuple[float, float], target: float, through: tuple[float, float] | None
    ) -> dict[str, float]:
        """∂E/∂p of one sample."""
        w11, w12, w21, w22, v1, v2, b1, b2, c = self.exercise.problem.parameters.vector.tolist()
        (x1, x2), hidden, last = inputs, self.function("O2_1"), self.function("O3_1")
        h1 = FUNCTIONS[hidden](x1 * w11 + x2 * w21 + b1)
        h2 = FUNCTIONS[hidden](x1 * w12 + x2 * w22 + b2)
        output = FUNCTIONS[last](h1 * v1 + h2 * v2 + c)
        error = -2 * self.half * (target - output) * SLOPES_FROM_OUTPUT[last](output)
        u1, u2 = through or (v1, v2)
        s1 = error * u1 * SLOPES_FROM_OUTPUT[hidden](h1)
        s2 = error * u2 * SLOPES_FROM_OUTPUT[hidden](h2)
        of_each = (s1 * x1, s2 * x1, s1 * x2, s2 * x2, error * h1, error * h2, s1, s2, error)
        return dict(zip(PARAMETERS, of_each, strict=True))


def is_bias(parameter: str) -> bool:
    return parameter[0] == "b"


def source(parameter: str) -> str:
    """The output that the weight multiplies: O¹₂ for w¹₂₁."""
    return f"O{parameter[1]}_{parameter[3]}"


def behind(parameter: str) -> str:
    """The neuron that the parameter leads to: O²₁ for w¹₂₁."""
    return f"O{int(parameter[1]) + 1}_{parameter[-1]}"


def lines(hand: ByHand) -> Iterator[tuple[str, list[Way]]]:
    """In the order of the calculation."""
    yield from _forward(hand)
    yield from _error(hand)
    for neuron in NEURONS:
        yield f"slope_{neuron}", _slope(neuron, hand.function(neuron))
    yield from _signals()
    every = [*hand.learned(OUTPUT_LAYER), *hand.learned(HIDDEN_LAYER)]
    for parameter in every:
        yield f"dO3_1_d{parameter}", [_chain(parameter, ""), _chain(parameter, "in_passing_")]
    for parameter in every:
        yield f"dE_d{parameter}", _gradient(parameter)
    if hand.is_batch:
        for parameter in every:
            yield _total(f"dE_d{parameter}", hand)
    for parameter in hand.learned(OUTPUT_LAYER):
        yield _new(parameter, f"dE_d{parameter}", hand)
    if hand.is_layered:
        yield from _staged(hand)
    for parameter in hand.learned(HIDDEN_LAYER):
        yield _new(parameter, f"{'staged_' if hand.is_layered else ''}dE_d{parameter}", hand)


def _forward(hand: ByHand) -> Iterator[tuple[str, list[Way]]]:
    yield "O1_1", [lambda q: q["input_1"]]
    yield "O1_2", [lambda q: q["input_2"]]
    for neurons in (("O2_1", "O2_2"), ("O3_1",)):
        for neuron in neurons:
            yield f"I_{neuron}", [_net_input(neuron)]
        for neuron in neurons:
            yield neuron, [_output(neuron, FUNCTIONS[hand.function(neuron)])]


def _net_input(neuron: str) -> Way:
    layer, j = int(neuron[1]) - 1, neuron[3]
    return lambda q: (
        q[f"O{layer}_1"] * q[f"w{layer}_1{j}"] + q[f"O{layer}_2"] * q[f"w{layer}_2{j}"] + q[f"b{layer}_{j}"]
    )


def _output(neuron: str, function: Callable[[float], float]) -> Way:
    return lambda q: function(q[f"I_{neuron}"])


def _error(hand: ByHand) -> Iterator[tuple[str, list[Way]]]:
    sign = 1 if hand.is_target_first else -1
    yield "Delta", [lambda q: sign * (q["target"] - q["O3_1"])]
    yield (
        "E",
        [
            lambda q: q["ahead_of_square"] * q["Delta"] ** 2,
            lambda q: q["ahead_of_square"] * (q["target"] - q["O3_1"]) ** 2,
        ],
    )
    yield (
        "dE_dO3_1",
        [
            lambda q: q["ahead"] * q["Delta"],
            lambda q: q["ahead"] * sign * (q["target"] - q["O3_1"]),
        ],
    )


def _slope(neuron: str, function: str) -> list[Way]:
    value, from_output = FUNCTIONS[function], SLOPES_FROM_OUTPUT[function]
    return [lambda q: from_output(q[neuron]), lambda q: from_output(value(q[f"I_{neuron}"]))]


def _signals() -> Iterator[tuple[str, list[Way]]]:
    yield (
        "dE_dI_O3_1",
        [
            lambda q: q["dE_dO3_1"] * q["slope_O3_1"],
            lambda q: q["dE_dO3_1"] * q["slope_in_passing_O3_1"],
            lambda q: q["ahead"] * q["Delta"] * q["slope_O3_1"],
            lambda q: q["ahead"] * q["Delta"] * q["slope_in_passing_O3_1"],
        ],
    )
    for j in "12":
        yield f"dE_dI_O2_{j}", _hidden_signal(j, "")


def _hidden_signal(j: str, new: str) -> list[Way]:
    weight, slope, passing = f"{new}w2_{j}1", f"slope_O2_{j}", f"slope_in_passing_O2_{j}"
    return [
        lambda q: q["dE_dI_O3_1"] * q[weight] * q[slope],
        lambda q: q["dE_dI_O3_1"] * q[weight] * q[passing],
        lambda q: q["dE_dO3_1"] * q["slope_O3_1"] * q[weight] * q[slope],
        lambda q: q["ahead"] * q["Delta"] * q["slope_O3_1"] * q[weight] * q[slope],
    ]


def _chain(parameter: str, passing: str, new: str = "") -> Way:
    """∂O³₁/∂p, equations 6 to 13."""
    last = f"slope_{passing}O3_1"
    put_in = (lambda _: 1.0) if is_bias(parameter) else (lambda q: q[source(parameter)])
    if parameter in OUTPUT_LAYER:
        return lambda q: put_in(q) * q[last]
    hidden, weight = f"slope_{passing}{behind(parameter)}", f"{new}w2_{parameter[-1]}1"
    return lambda q: q[weight] * put_in(q) * q[hidden] * q[last]


def _gradient(parameter: str) -> list[Way]:
    whole, in_passing = _chain(parameter, ""), _chain(parameter, "in_passing_")
    return [
        lambda q: q["ahead"] * q["Delta"] * q[f"dO3_1_d{parameter}"],
        lambda q: q["dE_dO3_1"] * q[f"dO3_1_d{parameter}"],
        _from_signal(f"dE_dI_{behind(parameter)}", parameter),
        lambda q: q["ahead"] * q["Delta"] * whole(q),
        lambda q: q["ahead"] * q["Delta"] * in_passing(q),
    ]


def _from_signal(signal: str, parameter: str) -> Way:
    if is_bias(parameter):
        return lambda q: q[signal]
    return lambda q: q[signal] * q[source(parameter)]


def _total(name: str, hand: ByHand) -> tuple[str, list[Way]]:
    if hand.is_mean:
        return f"mean_{name}", [lambda q: (q[name] + q[f"others_{name}"]) / q["n"]]
    return f"sum_{name}", [lambda q: q[name] + q[f"others_{name}"]]


def _staged(hand: ByHand) -> Iterator[tuple[str, list[Way]]]:
    """Layer by layer: the error goes back through the new output weights."""
    for j in "12":
        yield f"staged_dE_dI_O2_{j}", _hidden_signal(j, "new_")
    for parameter in hand.learned(HIDDEN_LAYER):
        ways = [
            _from_signal(f"staged_dE_dI_{behind(parameter)}", parameter),
            _times_error(_chain(parameter, "", "new_")),
        ]
        yield f"staged_dE_d{parameter}", ways
    if hand.is_batch:
        for parameter in hand.learned(HIDDEN_LAYER):
            yield _total(f"staged_dE_d{parameter}", hand)


def _times_error(chain: Way) -> Way:
    return lambda q: q["ahead"] * q["Delta"] * chain(q)


def _new(parameter: str, gradient_name: str, hand: ByHand) -> tuple[str, list[Way]]:
    total = "" if not hand.is_batch else "mean_" if hand.is_mean else "sum_"
    step = f"{total}{gradient_name}"
    ways: list[Way] = [lambda q: q[parameter] - q["eta"] * q[step]]
    if not hand.is_batch:
        signal = _from_signal(gradient_name.removesuffix(parameter) + f"I_{behind(parameter)}", parameter)
        ways.append(lambda q: q[parameter] - q["eta"] * signal(q))
    return f"new_{parameter}", ways
