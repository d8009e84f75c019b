"""Truth tables by definition; clouds by what a person expects of them."""

import numpy as np
import pytest

from ann221_gui.core.datasets import (
    BUILTIN_TITLES,
    GATES,
    XOR,
    Dataset,
    builtin_dataset,
    circle,
    gaussians,
    is_builtin,
)

TRUTH = {
    "xor": lambda a, b: a != b,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "nand": lambda a, b: not (a and b),
    "nor": lambda a, b: not (a or b),
    "xnor": lambda a, b: a == b,
}


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_truth_tables(gate):
    assert gate.inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    for (a, b), target in zip(gate.inputs.tolist(), gate.targets.tolist(), strict=True):
        assert target == TRUTH[gate.name](bool(a), bool(b))


def test_all_eight_are_found_by_name():
    assert list(BUILTIN_TITLES) == ["xor", "and", "or", "nand", "nor", "xnor", "circle", "gaussians"]
    for name, title in BUILTIN_TITLES.items():
        assert (builtin_dataset(name).name, builtin_dataset(name).title) == (name, title)
        assert is_builtin(builtin_dataset(name))
    assert not is_builtin(circle(seed=1))
    with pytest.raises(KeyError):
        builtin_dataset("nothing")


@pytest.mark.parametrize("cloud", [circle, gaussians])
def test_clouds_are_seeded_balanced_and_fit_their_map(cloud):
    dataset = cloud()
    assert len(dataset) == 200
    assert dataset.targets.sum() == 100
    assert np.abs(dataset.inputs).max() <= 1.25
    assert dataset == cloud()
    assert dataset != cloud(seed=1)
    assert len(cloud(count=50)) == 50


def test_the_disc_is_inside_the_ring():
    dataset = circle()
    radius = np.hypot(*dataset.inputs.T)
    assert radius[dataset.targets == 1].max() + 0.1 < radius[dataset.targets == 0].min()
    assert "never a closed curve" in dataset.note


def test_a_straight_line_separates_the_gaussians():
    """Target 1 at the upper left: the diagonal parts them."""
    dataset = gaussians()
    above = dataset.inputs[:, 1] - dataset.inputs[:, 0] > 0
    assert (above == (dataset.targets == 1)).all()
    assert dataset.note == ""


def test_learning_rates_fall_as_sums_grow():
    assert XOR.learning_rate == 0.5
    assert circle().learning_rate == 0.01
    assert Dataset("one", "One", np.zeros((1, 2)), np.zeros(1)).learning_rate == 0.5


def test_a_sample_is_found_by_its_exact_inputs():
    assert [XOR.sample_at((a, b)) for a, b in XOR.inputs.tolist()] == [0, 1, 2, 3]
    assert XOR.sample_at((0.0, 1e-300)) is None
    twice = Dataset("twice", "Twice", np.ones((2, 2)), np.array([0.0, 1.0]))
    assert twice.sample_at((1.0, 1.0)) == 0


@pytest.mark.parametrize(
    ("inputs", "targets", "message"),
    [
        (np.empty((0, 2)), np.empty(0), "at least one sample"),
        (np.zeros((2, 3)), np.zeros(2), "two inputs"),
        (np.zeros((3, 2)), np.zeros(2), "two inputs"),
        (np.array([[np.nan, 0]]), np.zeros(1), "finite"),
        (np.zeros((1, 2)), np.array([np.inf]), "finite"),
    ],
)
def test_what_is_no_data_set_is_refused(inputs, targets, message):
    with pytest.raises(ValueError, match=message):
        Dataset("bad", "Bad", inputs, targets)


def test_samples_can_not_be_written_to_and_are_a_private_copy():
    inputs = np.zeros((1, 2))
    dataset = Dataset("mine", "Mine", inputs, np.zeros(1))
    inputs[0, 0] = 5
    assert dataset.inputs[0, 0] == 0
    for array in (dataset.inputs, dataset.targets):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_equal_data_sets_hash_alike():
    twin = Dataset("xor", "another title", XOR.inputs, XOR.targets)
    assert twin == XOR
    assert hash(twin) == hash(XOR)
    assert len(set(GATES)) == 6
    assert Dataset("xor", "XOR", XOR.inputs, 1 - XOR.targets) != XOR
