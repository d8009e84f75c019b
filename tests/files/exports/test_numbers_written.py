"""History and weights as CSV and JSON: every number to its last bit, and what is needed to read it."""

import csv
import io
import json
import math

import numpy as np
import pytest

from ann221_gui.core.commands import Setup, TrainEpochs
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.exports.texts import TEXT_EXPORTS
from tests.core import textbook
from tests.files.exports.runs import RUNS, frame_of

WEIGHTS = ["w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21"]
BIASES = ["b1_1", "b1_2", "b2_1"]


def trained(epochs, **hyper):
    trainer = Trainer(Setup(hyperparameters=Hyperparameters(**hyper)))
    trainer.apply(TrainEpochs(epochs))
    return trainer.frame()


def table(kind, frame):
    """Header and rows, as Python's own reader has them."""
    header, *rows = csv.reader(io.StringIO(TEXT_EXPORTS[kind].write(frame), newline=""))
    return header, rows


def document(kind, frame):
    def refuse(constant):
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(TEXT_EXPORTS[kind].write(frame), parse_constant=refuse)


def test_the_history_of_xor_is_that_of_the_mathematics_page():
    header, rows = table("history-csv", trained(1000))
    assert header == ["epoch", "loss"]
    loss_at = {epoch: float(loss) for epoch, loss in rows}
    assert loss_at["0"] == pytest.approx(0.9957491084196282, abs=1e-9)
    assert loss_at["100"] == pytest.approx(0.9360324102270192, abs=1e-9)
    assert loss_at["1000"] == pytest.approx(0.24484963531245718, abs=1e-9)


def test_the_history_keeps_every_bit():
    frame = trained(500, batch_size=3)
    _, rows = table("history-csv", frame)
    assert [list(map(float, row)) for row in rows] == frame.curve.tolist()
    assert document("history-json", frame)["history"] == frame.curve.tolist()


def test_before_training_there_is_a_header_alone():
    assert TEXT_EXPORTS["history-csv"].write(trained(0)) == "epoch,loss\n"
    assert document("history-json", trained(0))["history"] == []


@pytest.mark.parametrize("name", ["choice 0", "choice 15", "large and tiny"])
def test_weights_keep_every_bit_and_biases_come_where_they_are_on(name):
    frame = RUNS[name]
    header, rows = table("weights-csv", frame)
    assert header == ["parameter", "value", "gradient"]
    assert [row[0] for row in rows] == [*WEIGHTS, *(BIASES if frame.hyperparameters.biases else [])]
    written = [float(value) for _, value, _ in rows]
    assert list(map(repr, written)) == list(map(repr, frame.parameters.vector.tolist()[: len(rows)]))
    read = document("weights-json", frame)
    assert list((read["weights"] | read["biases"]).values()) == frame.parameters.vector.tolist()


def test_the_gradient_is_that_of_the_samples_that_come_next():
    frame = frame_of([0.3, -0.2, 0.5, 0.1, 0.7, -0.4, 0, 0, 0], batch_size=3)
    batch = [textbook.samples_of(frame.dataset)[row] for row in frame.next_samples]
    assert len(batch) == 3
    parameters = frame.parameters.vector.tolist()
    by_hand = np.sum([textbook.gradient(parameters, *sample) for sample in batch], axis=0)[:6].tolist()
    _, rows = table("weights-csv", frame)
    assert [float(gradient) for _, _, gradient in rows] == pytest.approx(by_hand, rel=1e-12)
    assert list(document("weights-json", frame)["gradients"].values()) == pytest.approx(by_hand, rel=1e-12)


def test_json_says_what_the_numbers_belong_to():
    frame = RUNS["choice 15"]
    read = document("weights-json", frame)
    assert (read["type"], read["version"], read["dataset"]) == ("ann221/weights", 1, "Points")
    assert (read["epochs"], read["samples"], read["learning_rate"]) == (0, 5, 1 / 3)
    assert read["activations"] == {"hidden": "logistic", "output": "logistic"}
    conventions = {"error": "half squared", "total": "mean", "update": "layer by layer"}
    assert read["conventions"] == document("history-json", frame)["conventions"] == conventions
    assert document("history-json", frame)["type"] == "ann221/history"
    assert "conventions" not in document("weights-json", RUNS["choice 0"])


def test_json_says_where_training_ran_away():
    frame = trained(10, learning_rate=1e9)
    for kind in ("history-json", "weights-json"):
        assert document(kind, frame)["diverged"] == "w1_11"
        assert document(kind, frame)["epochs"] == 1


def test_what_is_not_finite_is_null_in_json_and_a_word_in_a_spreadsheet():
    far = Dataset("far", "Far", np.array([[1.0, 1.0]]), np.array([1e308]))
    frame = frame_of([1.0] * 9, far, output="linear")
    read = document("weights-json", frame)
    assert read["loss"] is None and read["gradients"]["w2_11"] is None
    (gradient,) = [row[2] for row in table("weights-csv", frame)[1] if row[0] == "w2_11"]
    assert math.isinf(float(gradient))
