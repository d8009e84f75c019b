"""The chain of one parameter: its numbers multiply to ∂E/∂p, its update is the run's next step.

The expectations come from a network written out below and from finite differences of its error.
"""

import math
import re
from collections.abc import Callable, Mapping

import pytest

from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.formulas.chain_lines import chain_lines, title_of_chain
from ann221_gui.views.formulas.formulas import plain_text

NET = {
    "w1_11": 0.5, "w1_12": 0.2, "w1_21": 0.7, "w1_22": 0.9, "w2_11": 1.1, "w2_21": -0.9,
    "b1_1": 0.3, "b1_2": -0.4, "b2_1": 0.25,
}  # fmt: skip
PROBE = Probe((0.6, -1.5), 0.8)
SAMPLES = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
WEIGHTS, BIASES = list(NET)[:6], list(NET)[6:]
# Equations 6, 7 and 9 to 12, in the document's order of factors.
OUTPUT_SLOPE, SLOPE_1, SLOPE_2 = "σ′(I_O^3_1)", "σ′(I_O^2_1)", "σ′(I_O^2_2)"
FACTORS = {
    "w2_11": ["O^2_1", OUTPUT_SLOPE],
    "w2_21": ["O^2_2", OUTPUT_SLOPE],
    "w1_11": ["w^2_11", "O^1_1", SLOPE_1, OUTPUT_SLOPE],
    "w1_12": ["w^2_21", "O^1_1", SLOPE_2, OUTPUT_SLOPE],
    "w1_21": ["w^2_11", "O^1_2", SLOPE_1, OUTPUT_SLOPE],
    "w1_22": ["w^2_21", "O^1_2", SLOPE_2, OUTPUT_SLOPE],
}
STEP = 1e-5
SnapshotOf = Callable[..., Snapshot]


def error(net: Mapping[str, float], inputs: tuple[float, float], target: float) -> float:
    """(target − output)², the document's formulas one by one."""

    def sigma(z: float) -> float:
        return 1 / (1 + math.exp(-z))

    x1, x2 = inputs
    h1 = sigma(x1 * net["w1_11"] + x2 * net["w1_21"] + net["b1_1"])
    h2 = sigma(x1 * net["w1_12"] + x2 * net["w1_22"] + net["b1_2"])
    return (target - sigma(h1 * net["w2_11"] + h2 * net["w2_21"] + net["b2_1"])) ** 2


def slope(net: Mapping[str, float], name: str, inputs: tuple[float, float], target: float) -> float:
    """∂E/∂p by a central difference, good to about ten digits."""
    up, down = ({**net, name: net[name] + change} for change in (STEP, -STEP))
    return (error(up, inputs, target) - error(down, inputs, target)) / (2 * STEP)


def net_of(biases: bool) -> dict[str, float]:
    return {name: value if biases or name in WEIGHTS else 0.0 for name, value in NET.items()}


def texts(snapshot: Snapshot, item: str) -> list[str]:
    return [plain_text((*line.start, *sum(line.pieces, ()))) for line in chain_lines(snapshot, item)]


def number(text: str) -> float:
    return float(text.strip(" =()").replace("−", "-"))


def product(text: str) -> float:
    return math.prod(number(factor) for factor in text.split("·"))


@pytest.mark.parametrize(
    ("item", "biases"), [(name, False) for name in WEIGHTS] + [(name, True) for name in NET]
)
def test_the_factors_multiply_to_the_gradient(snapshot_of: SnapshotOf, item: str, biases: bool) -> None:
    _, numbers, result, *_ = texts(snapshot_of(net_of(biases), probe=PROBE, biases=biases), item)
    expected = slope(net_of(biases), item, PROBE.inputs, PROBE.target)
    assert number(result) == pytest.approx(expected, abs=1e-6)  # six decimals are written
    assert product(numbers) == pytest.approx(expected, rel=3e-3)  # factors have four


@pytest.mark.parametrize("item", WEIGHTS)
def test_the_factors_stand_in_the_documents_order(snapshot_of: SnapshotOf, item: str) -> None:
    formula = texts(snapshot_of(probe=PROBE), item)[0]
    left, right = formula.split("= ")
    assert left == f"∂ E/∂ {item[0]}^{item[1]}_{item[3:]}"
    assert right.split(" · ") == ["−2", "Δ", *FACTORS[item]]


def test_a_bias_has_no_input_among_its_factors(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(biases=True, probe=PROBE)
    assert texts(snapshot, "b2_1")[0].endswith(f"= −2 · Δ · {OUTPUT_SLOPE}")
    assert texts(snapshot, "b1_2")[0].endswith(f"= −2 · Δ · w^2_21 · {SLOPE_2} · {OUTPUT_SLOPE}")


def test_the_halved_error_has_the_factor_minus_one(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(
        NET, biases=True, probe=PROBE, hyperparameters=Hyperparameters(conventions=Conventions(HALF_SQUARED))
    )
    formula, numbers, result, *_ = texts(snapshot, "w2_11")
    assert "= −1 · Δ" in formula
    assert numbers.startswith("= −1 · ")
    assert number(result) == pytest.approx(slope(NET, "w2_11", PROBE.inputs, PROBE.target) / 2, abs=1e-6)


# The update


@pytest.mark.parametrize("batch", [[0, 1, 2, 3], [2, 0], [3]])
@pytest.mark.parametrize("item", WEIGHTS)
def test_the_new_weight_is_the_next_step_of_the_run(
    snapshot_of: SnapshotOf, item: str, batch: list[int]
) -> None:
    hyper = Hyperparameters(learning_rate=0.125, batch_size=len(batch))
    net = net_of(False)
    snapshot = snapshot_of(net, dataset=XOR, probe=PROBE, hyperparameters=hyper, next_samples=batch)
    total = sum(slope(net, item, *SAMPLES[sample]) for sample in batch)
    last = texts(snapshot, item)[-1]
    old, eta, gradient, new = map(number, re.fullmatch(r"= (.*) − (.*) · (.*)  = (.*)", last).groups())
    assert old == net[item]
    assert eta == 0.125
    assert gradient == pytest.approx(total, abs=1e-6)
    assert new == pytest.approx(net[item] - 0.125 * total, abs=1e-5)


def test_it_says_how_many_samples_add_up(snapshot_of: SnapshotOf) -> None:
    assert any("4 samples" in line for line in texts(snapshot_of(), "w1_11"))
    assert any("2 samples" in line for line in texts(snapshot_of(next_samples=[2, 0]), "w1_11"))
    assert any("one sample" in line for line in texts(snapshot_of(next_samples=[3]), "w1_11"))


def test_a_published_example_comes_out(snapshot_of: SnapshotOf) -> None:
    # x = (0.35, 0.9), t = 0.5, α = 1, ½(t − o)²; true new weights from the mathematics page.
    given = {"w1_11": 0.1, "w1_12": 0.4, "w1_21": 0.8, "w1_22": 0.6, "w2_11": 0.3, "w2_21": 0.9}
    expected = {"w1_11": 0.0991, "w1_12": 0.3971, "w1_21": 0.7976, "w1_22": 0.5926}
    expected |= {"w2_11": 0.27233, "w2_21": 0.87300}
    example = Dataset("example", "Example", [[0.35, 0.9]], [0.5])
    hyper = Hyperparameters(learning_rate=1.0, conventions=Conventions(HALF_SQUARED))
    snapshot = snapshot_of(given, dataset=example, hyperparameters=hyper)
    for item, value in expected.items():
        new = number(texts(snapshot, item)[-1].rpartition("=")[2])
        assert new == pytest.approx(value, abs=5e-5 if item.startswith("w1") else 5e-6)


# Neurons


def test_a_hidden_neurons_lines_sum_and_squash(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(NET, biases=True, probe=PROBE)
    formula, numbers, result, output_formula, _, output = texts(snapshot, "O2_1")
    assert formula == "I_O^2_1= O^1_1 · w^1_11 + O^1_2 · w^1_21 + b^1_1"
    assert numbers == "= 0.6 · 0.5 + (−1.5) · 0.7 + 0.3"
    net_input = 0.6 * 0.5 - 1.5 * 0.7 + 0.3
    assert number(result) == pytest.approx(net_input, abs=1e-6)
    assert output_formula == "O^2_1= σ(I_O^2_1)"
    assert number(output) == pytest.approx(1 / (1 + math.exp(-net_input)), abs=1e-6)


def test_the_output_neurons_lines_end_in_the_error(snapshot_of: SnapshotOf) -> None:
    lines = texts(snapshot_of(NET, biases=True, probe=PROBE), "O3_1")
    assert "Δ= target − O^3_1" in lines
    assert "E= Δ · Δ" in lines
    assert number(lines[-1]) == pytest.approx(error(NET, PROBE.inputs, PROBE.target), abs=1e-6)


def test_an_input_neuron_passes_on_what_it_gets(snapshot_of: SnapshotOf) -> None:
    first, note = texts(snapshot_of(probe=PROBE), "O1_2")
    assert first == "O^1_2= −1.5"
    assert "passes on" in note


def test_titles_name_what_is_explained() -> None:
    assert title_of_chain("w1_12") == "How this step changes w¹₁₂"
    assert title_of_chain("O2_1") == "Where O²₁ comes from"


def test_small_gradients_keep_their_digits(snapshot_of: SnapshotOf) -> None:
    """∂E/∂w²₁₁ = −2Δ · O²₁ · σ′ with σ(±10): small, but not down to its last digit."""
    net = dict.fromkeys(WEIGHTS, 0.0) | {"w2_11": 10.0, "w2_21": 10.0}
    snapshot = snapshot_of(net, probe=Probe((1.0, 1.0), 1.0))
    lines = [plain_text(tuple(sum(line.pieces, ()))) for line in chain_lines(snapshot, "w2_11")]
    sigma = 1 / (1 + math.exp(-10))
    true = -2 * (1 - sigma) * 0.5 * sigma * (1 - sigma)
    shown = float(lines[2].removeprefix("= ").replace("−", "-"))
    assert shown == pytest.approx(true, rel=1e-5)


def test_a_negative_learning_rate_stands_in_brackets(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(NET, hyperparameters=Hyperparameters(learning_rate=-1.0))
    text = "\n".join(plain_text(tuple(sum(line.pieces, ()))) for line in chain_lines(snapshot, "w1_11"))
    assert "− (−1) ·" in text
