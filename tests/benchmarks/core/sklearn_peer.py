"""scikit-learn's MLPClassifier, for what it is: it has biases, and it minimises the cross-entropy, so that
the error signal of its output neuron is output − target. It is checked against that.
"""

import warnings

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from tests.benchmarks.core import tasks
from tests.benchmarks.core.plain_numpy import inputs_and_targets, matrices, sigmoid

Array = NDArray[np.floating]


def classifier(
    weights: tasks.Weights, inputs: Array, targets: Array, batch: int, rate: float
) -> MLPClassifier:
    """With these weights, biases 0, and gradient descent that goes on where it stopped."""
    # scikit-learn steps along the mean of a batch: its rate is for that.
    plain_descent = {"solver": "sgd", "alpha": 0.0, "momentum": 0.0, "nesterovs_momentum": False}
    never_stop = {"warm_start": True, "tol": 0.0, "n_iter_no_change": 10**9}
    model = MLPClassifier(
        (2,),
        activation="logistic",
        batch_size=batch,
        learning_rate_init=rate * batch,
        shuffle=False,
        max_iter=1,
        **plain_descent,
        **never_stop,
    )
    model.partial_fit(inputs, targets, classes=[0, 1])  # makes what the weights are put into
    w1, w2 = matrices(weights, "float64")
    for made, wanted in zip(model.coefs_ + model.intercepts_, (w1, w2, 0.0, 0.0), strict=True):
        made[...] = wanted
    return model


class Training:
    def __init__(self, task: tasks.Training, _number: str) -> None:
        self._inputs, targets = inputs_and_targets(task.samples, "float64")
        self._targets = targets[:, 0].astype(int)
        self._model = classifier(task.start, self._inputs, self._targets, task.batch, task.rate)

    def work(self, times: int) -> None:
        self._model.max_iter = times
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it did what it was asked for
            self._model.fit(self._inputs, self._targets)

    def answer(self) -> Array:
        return np.concatenate([part.ravel() for part in (*self._model.coefs_, *self._model.intercepts_)])


def expected(task: tasks.Training, times: int) -> Array:
    """Weights and biases after so many epochs on the cross-entropy."""
    w1, w2 = matrices(task.start, "float64")
    b1, b2 = np.zeros(2), np.zeros(1)
    for _ in range(times):
        for batch in task.batches:
            x, targets = inputs_and_targets(batch, "float64")
            h = sigmoid(x @ w1 + b1)
            d2 = sigmoid(h @ w2 + b2) - targets
            d1 = (d2 @ w2.T) * h * (1 - h)
            gradients = (x.T @ d1, h.T @ d2, d1.sum(axis=0), d2.sum(axis=0))
            # The mean of a short last batch counts as much as that of a full one.
            rate = task.rate * task.batch / len(batch)
            w1, w2, b1, b2 = (now - rate * it for now, it in zip((w1, w2, b1, b2), gradients, strict=True))
    return np.concatenate([part.ravel() for part in (w1, w2, b1, b2)])
