"""What is said of one item: its numbers multiply to ∂E/∂p, its update is the run's next step.

The expectations come from a network written out below and from finite differences of its error.
"""

import math
import re
from collections.abc import Callable, Mapping

import pytest

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED, Loss, Total
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.core.walk import Walk
from ann221_gui.views.formulas.blocks import Block, Caption, Factor, Written
from ann221_gui.views.formulas.inspector_blocks import inspected, title_of_item
from tests.formula_arithmetic import sides, worked_out

NET = {
    "w1_11": 0.5, "w1_12": 0.2, "w1_21": 0.7, "w1_22": 0.9, "w2_11": 1.1, "w2_21": -0.9,
    "b1_1": 0.3, "b1_2": -0.4, "b2_1": 0.25,
}  # fmt: skip
PROBE = Probe((0.6, -1.5), 0.8)
SAMPLES = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
WEIGHTS = list(NET)[:6]
# Equations 6, 7 and 9 to 12, in the document's order of factors; and what they are made of.
OUTPUT_SLOPE, SLOPE_1, SLOPE_2 = "σ′(I_O³₁)", "σ′(I_O²₁)", "σ′(I_O²₂)"
FACTORS = {
    "w2_11": (["O²₁", OUTPUT_SLOPE], "6"),
    "w2_21": (["O²₂", OUTPUT_SLOPE], "7"),
    "w1_11": (["w²₁₁", "O¹₁", SLOPE_1, OUTPUT_SLOPE], "9"),
    "w1_12": (["w²₂₁", "O¹₁", SLOPE_2, OUTPUT_SLOPE], "10"),
    "w1_21": (["w²₁₁", "O¹₂", SLOPE_1, OUTPUT_SLOPE], "11"),
    "w1_22": (["w²₂₁", "O¹₂", SLOPE_2, OUTPUT_SLOPE], "12"),
    "b2_1": ([OUTPUT_SLOPE], "A3"),
    "b1_1": (["w²₁₁", SLOPE_1, OUTPUT_SLOPE], "A4"),
    "b1_2": (["w²₂₁", SLOPE_2, OUTPUT_SLOPE], "A4"),
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


def with_biases(snapshot_of: SnapshotOf, **changes: object) -> Snapshot:
    return snapshot_of(NET, biases=True, probe=PROBE, **changes)


def blocks(snapshot: Snapshot, item: str) -> list[Block]:
    chain, factors = inspected(snapshot, item)
    return [*chain, *factors]


def equations(snapshot: Snapshot, item: str) -> dict[str, list[str]]:
    """The sides of each equation, by what it gives."""
    written = [block for block in blocks(snapshot, item) if isinstance(block, Written)]
    return {
        one.quantity: sides(plain_text((*one.left, *(piece for line in one.lines for piece in line))))
        for one in written
    }


def factors(snapshot: Snapshot, item: str) -> list[Factor]:
    return [block for block in blocks(snapshot, item) if isinstance(block, Factor)]


def captions(snapshot: Snapshot, item: str) -> str:
    return "\n".join(block.text for block in blocks(snapshot, item) if isinstance(block, Caption))


def number(text: str) -> float:
    return float(text.replace("−", "-"))


# The gradient


@pytest.mark.parametrize(
    ("item", "biases"), [(name, False) for name in WEIGHTS] + [(name, True) for name in NET]
)
def test_the_numbers_multiply_to_the_gradient(snapshot_of: SnapshotOf, item: str, biases: bool) -> None:
    snapshot = snapshot_of(net_of(biases), probe=PROBE, biases=biases)
    _, symbols, numbers, result = equations(snapshot, item)[f"dE_d{item}"]
    expected = slope(net_of(biases), item, PROBE.inputs, PROBE.target)
    assert symbols.split("·") == ["−2", "Δ", *FACTORS[item][0]]
    assert worked_out(numbers) == pytest.approx(expected, rel=3e-3)  # factors have four digits
    assert number(result) == pytest.approx(expected, abs=1e-6)  # six decimals are written


@pytest.mark.parametrize("item", NET)
def test_each_factor_has_a_line_of_its_own(snapshot_of: SnapshotOf, item: str) -> None:
    """And their product without Δ is ∂O³₁/∂p, which is said under its number."""
    own, number_ = FACTORS[item]
    delta, *chain, output = factors(with_biases(snapshot_of), item)
    assert [plain_text(factor.symbol) for factor in (delta, *chain)] == ["Δ", *own]
    assert math.prod(factor.value for factor in chain) == pytest.approx(output.value, rel=1e-12)
    assert output.meaning.endswith(f"({number_})")
    assert all(number(plain_text(one.written)) == pytest.approx(one.value, abs=1e-6) for one in chain)


def test_the_halved_error_and_the_other_sign_of_delta(snapshot_of: SnapshotOf) -> None:
    halved = Hyperparameters(conventions=Conventions(HALF_SQUARED))
    _, symbols, _, result = equations(with_biases(snapshot_of, hyperparameters=halved), "w2_11")["dE_dw2_11"]
    assert symbols.startswith("−Δ·")
    assert number(result) == pytest.approx(slope(NET, "w2_11", PROBE.inputs, PROBE.target) / 2, abs=1e-6)
    other = Hyperparameters(conventions=Conventions(delta=DeltaSign.OUTPUT_MINUS_TARGET))
    _, symbols, _, result = equations(with_biases(snapshot_of, hyperparameters=other), "w2_11")["dE_dw2_11"]
    assert symbols.startswith("2·Δ·")
    assert number(result) == pytest.approx(slope(NET, "w2_11", PROBE.inputs, PROBE.target), abs=1e-6)


def test_small_gradients_keep_their_digits(snapshot_of: SnapshotOf) -> None:
    """∂E/∂w²₁₁ = −2Δ · O²₁ · σ′ with σ(±10): small, but not down to its last digit."""
    net = dict.fromkeys(WEIGHTS, 0.0) | {"w2_11": 10.0, "w2_21": 10.0}
    result = equations(snapshot_of(net, probe=Probe((1.0, 1.0), 1.0)), "w2_11")["dE_dw2_11"][-1]
    sigma = 1 / (1 + math.exp(-10))
    assert number(result) == pytest.approx(-2 * (1 - sigma) * 0.5 * sigma * (1 - sigma), rel=1e-5)


# Checked another way


def test_the_full_value_stands_beside_an_independent_one(snapshot_of: SnapshotOf) -> None:
    said = captions(with_biases(snapshot_of), "w1_21")
    full, another, digits = re.search(
        r"In full: (\S+)\. .* step: (\S+) – agree to (\d+) digits", said
    ).groups()
    expected = slope(NET, "w1_21", PROBE.inputs, PROBE.target)
    assert number(full) == pytest.approx(expected, rel=1e-8)
    assert number(another) == pytest.approx(expected, rel=1e-8)
    assert len(full.strip("−0.")) >= 15
    assert int(digits) >= 12


def test_where_the_check_has_no_digits_left_nobody_is_accused(snapshot_of: SnapshotOf) -> None:
    said = captions(snapshot_of({"w1_11": 800.0}), "w1_11")
    assert "too small for the check" in said
    assert "disagree" not in said


def test_what_is_no_number_is_said_in_words(snapshot_of: SnapshotOf) -> None:
    """Both terms of the net input are infinite, with different signs."""
    beyond = snapshot_of({"w1_11": 10.0, "w1_21": -10.0}, probe=Probe((1e308, 1e308), 1.0))
    assert "too large for a number" in captions(beyond, "w1_11")
    assert "nan" not in captions(beyond, "w1_11")
    written = {factor.quantity: plain_text(factor.written) for factor in factors(beyond, "w1_11")}
    assert written["slope_O2_1"] == "undefined"
    assert equations(beyond, "O2_1")["I_O2_1"][-1] == "undefined"


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
    written = equations(snapshot, item)
    added_up = written[f"sum_dE_d{item}"]
    assert worked_out(added_up[-2]) == pytest.approx(total, abs=1e-3) if len(batch) > 1 else True
    assert number(added_up[-1]) == pytest.approx(total, abs=1e-6)
    *_, numbers, new = written[f"new_{item}"]
    old, eta = re.fullmatch(r"(\S+) − (\S+)·\S+", numbers).groups()
    assert number(old) == net[item]
    assert number(eta) == 0.125
    assert number(new) == pytest.approx(net[item] - 0.125 * total, abs=1e-5)


def test_nothing_is_added_up_as_minus_zero(snapshot_of: SnapshotOf) -> None:
    *_, numbers, _ = equations(snapshot_of(), "w1_11")["sum_dE_dw1_11"]
    assert "0 + 0 + " in numbers  # samples 00 and 01


def test_the_mean_divides_by_the_number_of_samples(snapshot_of: SnapshotOf) -> None:
    hyper = Hyperparameters(conventions=Conventions(Loss("squared", 1.0, Total.MEAN)))
    snapshot = snapshot_of(net_of(False), hyperparameters=hyper)
    mean = sum(slope(net_of(False), "w1_21", *sample) for sample in SAMPLES) / 4
    assert number(equations(snapshot, "w1_21")["mean_dE_dw1_21"][-1]) == pytest.approx(mean, abs=1e-6)
    assert "the mean of all 4 samples" in captions(snapshot, "w1_21")


def test_it_says_whose_gradients_count(snapshot_of: SnapshotOf) -> None:
    assert "All 4 samples add up" in captions(snapshot_of(), "w1_11")
    assert "2 of the 4 samples" in captions(snapshot_of(next_samples=[2, 0]), "w1_11")
    assert "one other sample" in captions(snapshot_of(next_samples=[2]), "w1_11")
    alone = snapshot_of(next_samples=[3])
    assert "this pair alone" in captions(alone, "w1_11")
    assert "sum_dE_dw1_11" not in equations(alone, "w1_11")
    walked = snapshot_of()
    walked = Snapshot(walked.frame, walked.probe, Walk(of_pair=True))
    assert "the probed pair alone" in captions(walked, "w1_11")


def test_layer_by_layer_is_shown_as_what_it_is(snapshot_of: SnapshotOf) -> None:
    """The hidden layer learns through the output weight that the step has already changed."""
    hyper = Hyperparameters(learning_rate=0.5, conventions=Conventions(update=UpdateOrder.LAYER_BY_LAYER))
    example = Dataset("example", "Example", [list(PROBE.inputs)], [PROBE.target])
    snapshot = snapshot_of(net_of(False), dataset=example, hyperparameters=hyper)
    net = net_of(False)
    new = net["w2_11"] - 0.5 * slope(net, "w2_11", PROBE.inputs, PROBE.target)
    staged = slope(net, "w1_11", PROBE.inputs, PROBE.target) / net["w2_11"] * new
    written = equations(snapshot, "w1_11")
    assert number(written["staged_dE_dw1_11"][-1]) == pytest.approx(staged, abs=1e-6)
    assert number(written["new_w1_11"][-1]) == pytest.approx(net["w1_11"] - 0.5 * staged, abs=1e-6)
    assert "common slip" in captions(snapshot, "w1_11")
    assert "common slip" not in captions(snapshot, "w2_11")


def test_a_published_example_comes_out(snapshot_of: SnapshotOf) -> None:
    # x = (0.35, 0.9), t = 0.5, α = 1, ½(t − o)²; true new weights from the mathematics page.
    given = {"w1_11": 0.1, "w1_12": 0.4, "w1_21": 0.8, "w1_22": 0.6, "w2_11": 0.3, "w2_21": 0.9}
    expected = {"w1_11": 0.0991, "w1_12": 0.3971, "w1_21": 0.7976, "w1_22": 0.5926}
    expected |= {"w2_11": 0.27233, "w2_21": 0.87300}
    example = Dataset("example", "Example", [[0.35, 0.9]], [0.5])
    hyper = Hyperparameters(learning_rate=1.0, conventions=Conventions(HALF_SQUARED))
    snapshot = snapshot_of(given, dataset=example, hyperparameters=hyper)
    for item, value in expected.items():
        new = number(equations(snapshot, item)[f"new_{item}"][-1])
        assert new == pytest.approx(value, abs=5e-5 if item.startswith("w1") else 5e-6)


def test_a_negative_learning_rate_stands_in_brackets(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(NET, hyperparameters=Hyperparameters(learning_rate=-1.0))
    assert "− (−1)·" in equations(snapshot, "w1_11")["new_w1_11"][-2]


# Neurons


def test_a_hidden_neuron_sums_and_squashes(snapshot_of: SnapshotOf) -> None:
    written = equations(with_biases(snapshot_of), "O2_1")
    net_input = 0.6 * 0.5 - 1.5 * 0.7 + 0.3
    sigma = 1 / (1 + math.exp(-net_input))
    left, symbols, numbers, result = written["I_O2_1"]
    assert (left, symbols) == ("I_O²₁", "O¹₁·w¹₁₁ + O¹₂·w¹₂₁ + b¹₁")
    assert numbers == "0.6·0.5 + (−1.5)·0.7 + 0.3"
    assert number(result) == pytest.approx(net_input, abs=1e-6)
    assert number(written["O2_1"][-1]) == pytest.approx(sigma, abs=1e-6)
    assert number(written["slope_O2_1"][-1]) == pytest.approx(sigma * (1 - sigma), abs=1e-6)
    assert number(written["dE_dI_O2_1"][-1]) == pytest.approx(
        slope(NET, "b1_1", PROBE.inputs, PROBE.target), abs=1e-6
    )


def test_the_output_neuron_also_has_the_error(snapshot_of: SnapshotOf) -> None:
    written = equations(with_biases(snapshot_of), "O3_1")
    assert written["Delta"][:2] == ["Δ", "target − O³₁"]
    true = error(NET, PROBE.inputs, PROBE.target)
    assert number(written["delta_O3_1"][-1]) == pytest.approx(true, abs=1e-6)
    delta = number(written["Delta"][-1])
    assert number(written["ddelta_O3_1_dO3_1"][-1]) == pytest.approx(-2 * delta, abs=1e-5)
    assert number(written["dE_dI_O3_1"][-1]) == pytest.approx(
        slope(NET, "b2_1", PROBE.inputs, PROBE.target), abs=1e-6
    )


def test_an_input_neuron_passes_on_what_it_gets(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(probe=PROBE)
    assert equations(snapshot, "O1_2") == {"O1_2": ["O¹₂", "I₂", "−1.5"]}
    assert "passes on" in captions(snapshot, "O1_2")


def test_saturation_is_said_and_where_sigma_prime_comes_from(snapshot_of: SnapshotOf) -> None:
    saturated = snapshot_of({"w1_11": 40.0})
    assert "computed from the net input" in captions(saturated, "O2_1")
    assert "hidden neuron 1 is saturated" in captions(saturated, "w1_21")
    assert "aturated" not in captions(saturated, "O2_2") + captions(saturated, "w1_22")
    true = math.exp(-40.7) / (1 + math.exp(-40.7)) ** 2  # O is 1 to all its digits here
    assert number(equations(saturated, "O2_1")["slope_O2_1"][-1]) == pytest.approx(true, rel=1e-5)


# Where it comes from, and how it is written


@pytest.mark.parametrize(
    ("item", "numbers"),
    [("w2_11", "16–18"), ("w2_21", "17, 19"), ("w1_11", "17, 20–24"), ("w1_22", "17, 35–39")],
)
def test_the_documents_equations_are_named(snapshot_of: SnapshotOf, item: str, numbers: str) -> None:
    assert f"In the document: equations {numbers}" in captions(snapshot_of(), item).splitlines()


def test_the_document_has_no_equations_for_biases(snapshot_of: SnapshotOf) -> None:
    assert "In the document" not in captions(with_biases(snapshot_of), "b1_1")


def test_another_notation_is_followed_and_stated(snapshot_of: SnapshotOf) -> None:
    common = Hyperparameters(conventions=Conventions(notation=Notation.COMMON))
    snapshot = snapshot_of(hyperparameters=common)
    left, signal, chain, *_ = equations(snapshot, "w1_12")["dE_dw1_12"]
    assert (left, signal) == ("∂E/∂W⁽¹⁾₂₁", "δ⁽¹⁾₂·x₁")
    assert chain == "−2·Δ·W⁽²⁾₁₂·x₁·σ′(z⁽¹⁾₂)·σ′(z⁽²⁾₁)"
    assert "Conventions: common notation." in captions(snapshot, "w1_12")
    assert "Conventions" not in captions(snapshot_of(), "w1_12")


def test_titles_name_what_is_explained() -> None:
    assert title_of_item("w1_12", Notation.DOCUMENT) == "How this step changes w¹₁₂"
    assert title_of_item("O2_1", Notation.COMMON) == "Where a⁽¹⁾₁ comes from"
