"""Every quantity of a training step by what it means: the network written out, and differentiated by mpmath.

No formula of the document stands here but the forward pass, so that all others can be held against it.
"""

import mpmath
from mpmath import mpf

from ann221_gui.core.parameters import ParameterId

FUNCTIONS = {
    "logistic": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "relu": lambda z: max(z, mpf(0)),
    "linear": lambda z: z,
}
NEURONS = ("O2_1", "O2_2", "O3_1")
INTO_OUTPUT = ("w2_11", "w2_21", "b2_1")


class Network:
    """The network of a problem, for any pair; `fixed` holds quantities that are not worked out but given."""

    def __init__(self, problem):
        self.problem = problem
        self.parameters = {name: mpf(value) for name, value in problem.parameters.named().items()}

    def function(self, layer):
        activations = self.problem.activations
        return FUNCTIONS[(activations.hidden if layer == 2 else activations.output).name]

    def forward(self, inputs, **fixed):
        """All net inputs and outputs."""
        q = {**self.parameters, "O1_1": mpf(inputs[0]), "O1_2": mpf(inputs[1]), **fixed}
        for neuron in NEURONS:
            before, number = int(neuron[1]) - 1, neuron[-1]
            terms = [q[f"O{before}_{i}"] * q[f"w{before}_{i}{number}"] for i in "12"]
            q.setdefault(f"I_{neuron}", sum(terms) + q[f"b{before}_{number}"])
            q.setdefault(neuron, self.function(int(neuron[1]))(q[f"I_{neuron}"]))
        return q

    def error(self, target, output):
        return mpf(self.problem.loss.factor) * (mpf(target) - output) ** 2

    def derivative(self, quantity, by, inputs, target=0):
        """Of any quantity of the forward pass, or of the error `E`, by any other."""
        now = self.forward(inputs)

        def value(x):
            q = self.forward(inputs, **{by: x})
            return self.error(target, q["O3_1"]) if quantity == "E" else q[quantity]

        return mpmath.diff(value, now[by])

    def staged(self, by, inputs, target, new):
        """∂E/∂p of the hidden layer, what it does to the output passing through the weights w² in `new`."""
        now = self.forward(inputs)

        def error(x):
            q = self.forward(inputs, **{by: x})
            moved = [new[f"w2_{j}1"] * (q[f"O2_{j}"] - now[f"O2_{j}"]) for j in "12"]
            return self.error(target, self.function(3)(now["I_O3_1"] + sum(moved)))

        return mpmath.diff(error, now[by])


def truth(problem, samples=None):
    """All quantities that an equation has a name for; the step is on `samples`, or on the pair alone."""
    network, is_layered = Network(problem), problem.setting.is_layered
    pairs = samples or [(problem.inputs, problem.target)]
    learned = list(ParameterId) if problem.biases else list(ParameterId)[:6]
    start = "mean_" if problem.loss.is_mean else "sum_"

    def total(values):
        return mpmath.fsum(values) / (len(pairs) if problem.loss.is_mean else 1)

    sums = {p: total(network.derivative("E", p, *pair) for pair in pairs) for p in learned}
    eta, used = mpf(problem.learning_rate), dict(sums)
    new = {p: network.parameters[p] - eta * sums[p] for p in INTO_OUTPUT if p in learned}
    q = _of_pair(network, problem.inputs, problem.target, learned, new)
    for p in learned:
        q[f"{start}dE_d{p}"] = sums[p]
        if p not in INTO_OUTPUT:
            q[f"{start}staged_dE_d{p}"] = total(network.staged(p, *pair, new) for pair in pairs)
            used[p] = q[f"{start}staged_dE_d{p}"] if is_layered else sums[p]
    q |= {f"new_{p}": network.parameters[p] - eta * used[p] for p in learned}
    errors = [network.error(target, network.forward(inputs)["O3_1"]) for inputs, target in pairs]
    return q | dict.fromkeys(("Error", "delta_O"), total(errors)) | {"eta": eta}


def _of_pair(network, inputs, target, learned, new):
    q = network.forward(inputs)
    error, output = network.error(target, q["O3_1"]), q["O3_1"]
    slope = mpmath.diff(lambda x: network.error(target, x), output)
    q |= dict.fromkeys(("E", "delta_O3_1"), error) | dict.fromkeys(("dE_dO3_1", "ddelta_O3_1_dO3_1"), slope)
    q |= dict.fromkeys(("target", "target_1"), mpf(target)) | {"calculated": output}
    q |= dict.fromkeys(("Delta", "Delta_O3_1"), delta(network.problem, target, output))
    q |= {"input_1": q["O1_1"], "input_2": q["O1_2"]}
    for neuron in NEURONS:
        q[f"slope_{neuron}"] = mpmath.diff(network.function(int(neuron[1])), q[f"I_{neuron}"])
        q[f"dE_dI_{neuron}"] = network.derivative("E", f"I_{neuron}", inputs, target)
    for j in "12":
        q[f"staged_dE_dI_O2_{j}"] = network.staged(f"I_O2_{j}", inputs, target, new)
    for p in learned:
        q[f"dO3_1_d{p}"] = network.derivative("O3_1", p, inputs)
        q[f"dE_d{p}"] = q[f"ddelta_O3_1_d{p}"] = network.derivative("E", p, inputs, target)
        if p not in INTO_OUTPUT:
            q[f"dO2_{p[-1]}_d{p}"] = network.derivative(f"O2_{p[-1]}", p, inputs)
            q[f"staged_dE_d{p}"] = network.staged(p, inputs, target, new)
    return q


def delta(problem, target, output):
    """Δ with the sign that the conventions give it."""
    difference = mpf(target) - output
    return difference if problem.conventions.delta == "target - output" else -difference


def row(problem, pair, new):
    """What a sum over samples reads of one of them."""
    learned = list(ParameterId) if problem.biases else list(ParameterId)[:6]
    return _of_pair(Network(problem), *pair, learned, new)
