"""A whole answer sheet, typed by keyboard into the real program."""

import json
from collections.abc import Callable
from math import exp

import numpy as np

from ann221_gui.files.resources import resource
from ann221_gui.views.shared.theme import LIGHT
from tests.window.real_window import RealWindow, wait_until

OpenWindow = Callable[..., RealWindow]
LINES = 35
PROBLEM = resource("problems/exercise.json")


def sigma(z: float) -> float:
    return 1 / (1 + exp(-z))


def sheet_with_a_slip() -> list[float]:
    """All lines of the exercise; the slope of hidden neuron 2 is missing from its error signal."""
    problem = json.loads(PROBLEM.read_text(encoding="utf-8"))
    x, w, eta = problem["inputs"], problem["weights"], problem["learning_rate"]
    nets = [x[0] * w[f"w1_1{j}"] + x[1] * w[f"w1_2{j}"] for j in "12"]
    outputs = list(map(sigma, nets))
    net = outputs[0] * w["w2_11"] + outputs[1] * w["w2_21"]
    out = sigma(net)
    off = problem["target"] - out
    slopes = [one * (1 - one) for one in (*outputs, out)]
    signal = -2 * off * slopes[2]
    signals = [signal * w["w2_11"] * slopes[0], signal * w["w2_21"]]
    output_chains = [one * slopes[2] for one in outputs]
    hidden_chains = [w[f"w2_{j + 1}1"] * x[i] * slopes[j] * slopes[2] for i in (0, 1) for j in (0, 1)]
    gradients = [signal * one for one in outputs] + [signals[j] * x[i] for i in (0, 1) for j in (0, 1)]
    weights = [w[name] for name in ("w2_11", "w2_21", "w1_11", "w1_12", "w1_21", "w1_22")]
    new = [weight - eta * gradient for weight, gradient in zip(weights, gradients, strict=True)]
    error = [off, off**2, -2 * off]
    back = [*slopes, signal, *signals, *output_chains, *hidden_chains, *gradients, *new]
    return [*x, *nets, *outputs, net, out, *error, *back]


def reddish(window: RealWindow) -> int:
    """How many pixels have the colour of what is wrong."""
    red = tuple(int(LIGHT.bad[place : place + 2], 16) for place in (1, 3, 5))
    return int(np.count_nonzero((window.picture() == red).all(axis=2)))


def test_a_sheet_typed_by_keyboard_is_judged_when_asked(open_window: OpenWindow) -> None:
    window = open_window(str(PROBLEM))
    numbers = sheet_with_a_slip()
    assert len(numbers) == LINES
    for number in numbers:
        window.type(f"{number:.4f}")
        window.keys("Return")
    assert reddish(window) == 0, "nothing is given away before it is asked for"
    window.keys("F4")
    wait_until(lambda: reddish(window) > 0, "the slip to be marked")
    assert window.close_without_saving() == (0, "")
