"""Every equation, worked out from its own symbols in 50-digit arithmetic, gives what is shown."""

import mpmath
import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.equations import Product, equations, error_chain, output_chain
from ann221_gui.core.losses import HALF_SQUARED, LOSSES, SQUARED
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.solution import Problem, quantities, solve


def logistic(z):
    return 1 / (1 + mpmath.exp(-z))


FUNCTIONS = {
    "logistic": (logistic, lambda z: logistic(z) * (1 - logistic(z))),
    "tanh": (mpmath.tanh, lambda z: 1 - mpmath.tanh(z) ** 2),
    "relu": (lambda z: max(z, mpmath.mpf(0)), lambda z: mpmath.mpf(z > 0)),
    "linear": (lambda z: z, lambda _: mpmath.mpf(1)),
}
PAIRS = [
    ("logistic", "logistic"),
    ("tanh", "logistic"),
    ("relu", "tanh"),
    ("linear", "linear"),
    ("tanh", "relu"),
]


def product(term, values):
    result = mpmath.mpf(term.coefficient)
    for factor in term.factors:
        result *= values[factor]
    return result


def applied(equation, inner, layers):
    if not equation.function:
        return inner
    value, derivative = FUNCTIONS[layers[equation.layer]]
    return {"σ": value, "σ′": derivative}[equation.function](inner)


def worked_out(problem):
    """All left-hand sides, each from right-hand sides before it and from what is given."""
    values = {name: mpmath.mpf(value) for name, value in problem.parameters.named().items()}
    values |= {"target": mpmath.mpf(problem.target), "eta": mpmath.mpf(problem.learning_rate)}
    values |= {"O1_1": mpmath.mpf(problem.inputs[0]), "O1_2": mpmath.mpf(problem.inputs[1])}
    names = ["O1_1", "O1_2"]
    layers = {2: problem.activations.hidden.name, 3: problem.activations.output.name}
    for equation in equations(problem.biases, problem.loss):
        inner = mpmath.fsum(product(term, values) for term in equation.terms)
        values[equation.quantity] = applied(equation, inner, layers)
        names.append(equation.quantity)
    return {name: values[name] for name in names}


@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("hidden", "output"), PAIRS)
def test_the_table_of_equations_yields_the_solution(hidden, output, loss, biases):
    generator = np.random.default_rng(5)
    for _ in range(50):
        parameters = Parameters(generator.uniform(-2, 2, 9))
        x1, x2, target = generator.uniform(-1, 2, 3).tolist()
        problem = Problem(
            (x1, x2),
            target,
            parameters if biases else parameters.without_biases(),
            0.7,
            biases,
            Conventions(LOSSES[loss]),
            Activations(ACTIVATIONS[hidden], ACTIVATIONS[output]),
        )
        with mpmath.workdps(50):
            truth = worked_out(problem)
        exact = [float(value) for value in truth.values()]
        assert list(truth) == list(solve(problem)) == list(quantities(problem))
        np.testing.assert_allclose(list(solve(problem).values()), exact, rtol=3e-16)
        np.testing.assert_allclose(list(quantities(problem).values()), exact, rtol=1e-11, atol=1e-15)


DOCUMENT = {  # equations 6, 7 and 9 to 12; A for biases
    "w2_11": {"O2_1", "slope_O3_1"},
    "w2_21": {"O2_2", "slope_O3_1"},
    "w1_11": {"w2_11", "O1_1", "slope_O2_1", "slope_O3_1"},
    "w1_12": {"w2_21", "O1_1", "slope_O2_2", "slope_O3_1"},
    "w1_21": {"w2_11", "O1_2", "slope_O2_1", "slope_O3_1"},
    "w1_22": {"w2_21", "O1_2", "slope_O2_2", "slope_O3_1"},
    "b1_1": {"w2_11", "slope_O2_1", "slope_O3_1"},
    "b1_2": {"w2_21", "slope_O2_2", "slope_O3_1"},
    "b2_1": {"slope_O3_1"},
}


@pytest.mark.parametrize("name", ParameterId)
def test_chains_have_the_document_s_factors(name):
    assert set(output_chain(name)) == DOCUMENT[name]
    assert len(output_chain(name)) == len(DOCUMENT[name])
    assert error_chain(name, SQUARED) == Product(("Delta", *output_chain(name)), -2.0)
    assert error_chain(name, HALF_SQUARED).coefficient == -1.0
