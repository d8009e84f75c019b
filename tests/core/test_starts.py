"""Starts: the same seed, the same numbers; within their range; biases only where wanted."""

import numpy as np
import pytest

from ann221_gui.core.starts import WORKING_START, EqualStart, NormalStart, TypedStart, UniformStart


@pytest.mark.parametrize("kind", [UniformStart, NormalStart])
def test_a_seed_names_a_start(kind):
    assert kind(seed=3).parameters() == kind(seed=3).parameters()
    assert kind(seed=3).parameters() != kind(seed=4).parameters()


@pytest.mark.parametrize("kind", [UniformStart, NormalStart])
def test_drawing_biases_leaves_the_weights_alone(kind):
    without, drawn = kind(seed=3).parameters(), kind(seed=3, draw_biases=True).parameters()
    assert without.vector[6:].tolist() == [0, 0, 0]
    assert (drawn.vector[6:] != 0).all()
    assert drawn.without_biases() == without


def test_uniform_starts_fill_their_range():
    drawn = np.concatenate([UniformStart(-3, 5, seed, True).parameters().vector for seed in range(300)])
    assert drawn.min() >= -3
    assert drawn.max() <= 5
    assert np.histogram(drawn, 8, (-3, 5))[0].min() > 0.8 * len(drawn) / 8


def test_normal_starts_have_their_mean_and_deviation():
    drawn = np.concatenate([NormalStart(2, 0.5, seed, True).parameters().vector for seed in range(300)])
    assert drawn.mean() == pytest.approx(2, abs=0.05)
    assert drawn.std() == pytest.approx(0.5, abs=0.03)


def test_a_range_may_be_a_single_number():
    assert UniformStart(0.25, 0.25).parameters() == EqualStart(0.25).parameters()


def test_all_equal_means_the_weights():
    assert EqualStart(-0.5).parameters().vector.tolist() == [-0.5] * 6 + [0] * 3


def test_typed_is_exactly_what_was_typed():
    typed = UniformStart(seed=9, draw_biases=True).parameters()
    assert TypedStart(typed).parameters() == typed


def test_the_start_that_works_is_the_one_of_the_mathematics_page():
    assert WORKING_START.parameters().vector.tolist() == [0.5, 0.2, 0.9, 0.9, 0.9, -0.9, 0, 0, 0]


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: UniformStart(1.0, 0.0),
        lambda: UniformStart(-1e308, 1e308),
        lambda: UniformStart(0.0, float("nan")),
        lambda: UniformStart(seed=-1),
        lambda: NormalStart(deviation=-0.1),
        lambda: NormalStart(mean=float("inf")),
        lambda: NormalStart(seed=-1),
    ],
)
def test_what_can_not_be_drawn_is_refused_before_training(impossible):
    with pytest.raises(ValueError, match="must"):
        impossible()
