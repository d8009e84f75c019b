"""Nine numbers, by name, place and matrix."""

import pickle

import numpy as np
import pytest

from ann221_gui.core.parameters import BIASES, WEIGHTS, ParameterId, Parameters

NUMBERED = Parameters(np.arange(1.0, 10.0))


def test_names_places_and_matrices_agree():
    """w1_ij runs from input i to hidden neuron j: row i, column j."""
    for i in (1, 2):
        for j in (1, 2):
            assert NUMBERED[ParameterId(f"w1_{i}{j}")] == NUMBERED.w1[i - 1, j - 1]
    assert NUMBERED.w1.tolist() == [[1, 2], [3, 4]]
    assert NUMBERED.w2.tolist() == [[5], [6]]
    assert NUMBERED.b1.tolist() == [7, 8]
    assert NUMBERED.b2.tolist() == [9]
    assert [name.place for name in ParameterId] == list(range(9))


def test_by_name_and_back():
    assert Parameters.of({"w1_12": 0.2, "b2_1": -1}).named() == {
        "w1_11": 0,
        "w1_12": 0.2,
        "w1_21": 0,
        "w1_22": 0,
        "w2_11": 0,
        "w2_21": 0,
        "b1_1": 0,
        "b1_2": 0,
        "b2_1": -1,
    }
    assert list(NUMBERED.named(WEIGHTS)) == ["w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21"]
    assert [name for name in ParameterId if name.is_bias] == list(BIASES) == ["b1_1", "b1_2", "b2_1"]


def test_changes_make_new_parameters():
    changed = NUMBERED.with_value(ParameterId.W2_21, -7.5)
    assert changed.vector.tolist() == [1, 2, 3, 4, 5, -7.5, 7, 8, 9]
    assert NUMBERED.without_biases().vector.tolist() == [1, 2, 3, 4, 5, 6, 0, 0, 0]
    assert NUMBERED.vector.tolist() == list(range(1, 10))


def test_nothing_can_be_written_to():
    source = np.arange(1.0, 10.0)
    parameters = Parameters(source)
    source[0] = 99
    assert parameters == NUMBERED
    for array in (parameters.vector, parameters.w1, parameters.w2, parameters.b1, parameters.b2):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_equal_numbers_are_equal_parameters():
    twin = Parameters(np.arange(1.0, 10.0))
    assert twin == NUMBERED
    assert hash(twin) == hash(NUMBERED)
    assert twin != twin.with_value(ParameterId.B2_1, 9.0000000000000018)
    assert len({twin, NUMBERED, twin.without_biases()}) == 2
    zeros, negative_zeros = Parameters(np.zeros(9)), Parameters(-np.zeros(9))
    assert zeros == negative_zeros
    assert hash(zeros) == hash(negative_zeros)
    assert NUMBERED != "nine numbers"


def test_nine_it_must_be():
    with pytest.raises(ValueError, match="nine"):
        Parameters(np.zeros(6))


def test_they_travel_to_the_last_bit():
    parameters = Parameters(np.full(9, 0.1) * np.arange(9))
    assert pickle.loads(pickle.dumps(parameters)) == parameters
