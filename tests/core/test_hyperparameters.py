"""Choices are checked where they are made."""

import pytest

from ann221_gui.core.hyperparameters import NEVER, Hyperparameters, StopRule


@pytest.mark.parametrize(
    "wrong",
    [
        {"learning_rate": float("nan")},
        {"learning_rate": float("inf")},
        {"batch_size": 0},
        {"order_seed": -1},
        {"tolerance": 0.0},
        {"tolerance": float("nan")},
    ],
)
def test_what_can_not_train_is_refused(wrong):
    with pytest.raises(ValueError, match=r"must|at least"):
        Hyperparameters(**wrong)


def test_a_batch_is_never_larger_than_its_data():
    assert Hyperparameters().batch_of(200) == 200
    assert Hyperparameters(batch_size=3).batch_of(200) == 3
    assert Hyperparameters(batch_size=300).batch_of(200) == 200


def test_stop_rules():
    rule = StopRule(epochs=10, loss=0.5, max_abs_delta=0.05)
    assert rule.reached(9.75, 0.51, 0.06) == ()
    assert rule.reached(10, 0.51, 0.06) == ("epochs",)
    assert rule.reached(1, 0.5, 0.05) == ("loss", "max_abs_delta")
    assert rule.reached(11, 0.1, 0.01) == ("epochs", "loss", "max_abs_delta")
    assert NEVER.reached(1e9, 0.0, 0.0) == ()
    assert NEVER.is_empty
    assert not StopRule(epochs=0).is_empty


def test_defaults_are_the_document_s():
    default = Hyperparameters()
    assert (default.learning_rate, default.batch_size, default.biases) == (0.5, None, False)
    assert (default.loss.factor, default.tolerance) == (1.0, 0.05)
