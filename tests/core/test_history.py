"""The loss over training: small after a million epochs, and its ends stay."""

import numpy as np
import pytest

from ann221_gui.core.history import CAPACITY, LossHistory


def offered(epochs):
    history = LossHistory()
    history.append(0, 1.0)
    for epoch in range(1, epochs + 1):
        if history.count(1):
            history.append(epoch, 1 / (1 + epoch))
    return history.points()


def test_every_epoch_has_its_point_while_there_is_room():
    points = offered(CAPACITY - 1)
    assert points[:, 0].tolist() == list(range(CAPACITY))


@pytest.mark.parametrize("epochs", [CAPACITY, CAPACITY + 1, 5 * CAPACITY, 1_000_000])
def test_thinning_keeps_few_points_with_the_first_and_a_recent_one(epochs):
    points = offered(epochs)
    steps = np.diff(points[:, 0])
    assert CAPACITY / 2 <= len(points) <= CAPACITY == 2000
    assert points[0].tolist() == [0, 1]
    assert points[-1, 0] > epochs - 2 * epochs / len(points)
    assert (steps > 0).all()
    assert steps.max() <= 2 * steps.min(), "an even picture of the whole run"
    np.testing.assert_array_equal(points[:, 1], 1 / (1 + points[:, 0]))


def test_points_are_a_copy_that_nobody_can_change():
    history = LossHistory()
    history.append(0, 1.0)
    before = history.points()
    history.append(1, 0.5)
    assert before.tolist() == [[0, 1]]
    assert history.points().tolist() == [[0, 1], [1, 0.5]]
    with pytest.raises(ValueError, match="read-only"):
        before[0] = 0


def test_a_loss_that_is_no_number_is_left_out():
    history = LossHistory()
    for loss in (1.0, float("nan"), float("inf"), 0.5):
        history.append(0, loss)
    assert history.points()[:, 1].tolist() == [1, 0.5]


def test_a_point_stands_there_once() -> None:
    history = LossHistory()
    for _ in range(3):
        history.append(1.0, 0.5)
    history.append(1.0, 0.25)  # the same epoch after an edit
    assert history.points().tolist() == [[1.0, 0.5], [1.0, 0.25]]


def test_epochs_counted_many_at_once_give_the_same_points():
    history = LossHistory()
    history.append(0, 1.0)
    epoch = 0
    while epoch < 10_000:
        epochs = min(history.epochs_to_point, 10_000 - epoch)
        epoch += epochs
        if history.count(epochs):
            history.append(epoch, 1 / (1 + epoch))
    np.testing.assert_array_equal(history.points(), offered(10_000))


def test_a_curve_that_is_counted_differently_keeps_its_epochs_and_its_shape():
    history = LossHistory()
    for epoch, loss in ((0, 1.0), (1, 0.5), (2, 0.25)):
        history.append(epoch, loss)
    history.rescale(0.125)
    history.append(2, 0.03125)  # the same point once more
    assert history.points().tolist() == [[0, 0.125], [1, 0.0625], [2, 0.03125]]


def test_a_loss_that_is_too_large_when_counted_differently_is_left_out():
    history = LossHistory()
    for epoch, loss in ((0, 1e308), (1, 1.0)):
        history.append(epoch, loss)
    history.rescale(200.0)
    history.append(1, 200.0)  # the last point once more
    history.append(2, 100.0)
    assert history.points().tolist() == [[1, 200], [2, 100]]
