"""Activation functions, each next to its derivative.

Written in forms that keep their digits when a neuron saturates: 1 − σ(z) loses every digit once
z passes +37, σ(−z) does not. `value` also takes complex numbers, for the complex-step check.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Function = Callable[[NDArray[Any]], NDArray[Any]]
Residual = Callable[[NDArray[Any], NDArray[Any]], NDArray[Any]]
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Activation:
    """σ by name: `value` σ(z), `derivative` σ′(z), `residual` target − σ(z) without cancellation."""

    name: str
    value: Function
    derivative: Function
    residual: Residual


def logistic(z: NDArray[Any]) -> NDArray[Any]:
    """σ(z) = 1/(1 + e⁻ᶻ); the exponent is never positive, so nothing overflows."""
    positive = z.real > 0
    e = np.exp(np.where(positive, -z, z))
    return np.where(positive, 1.0, e) / (1.0 + e)


def logistic_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """σ′(z) = e/(1 + e)² with e = exp(−|z|): the same as O(1 − O), with about 13 digits anywhere."""
    e = np.exp(-np.abs(z))
    derivative: NDArray[Any] = e / np.square(1.0 + e)
    return derivative


def logistic_residual(target: NDArray[Any], z: NDArray[Any]) -> NDArray[Any]:
    """target − σ(z); above 0 as (target − 1) + σ(−z), which for target 1 is σ(−z), exactly."""
    positive = z.real > 0
    e = np.exp(np.where(positive, -z, z))
    distance = e / (1.0 + e)  # of σ(z) from the nearer of its limits 0 and 1
    return np.where(positive, (target - 1.0) + distance, target - distance)


def tanh_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """tanh′(z) = 4 σ′(2z), since tanh(z) = 2σ(2z) − 1."""
    return np.multiply(4.0, logistic_derivative(2.0 * z))


def tanh_residual(target: NDArray[Any], z: NDArray[Any]) -> NDArray[Any]:
    """target − tanh(z) from the nearer of the two limits: 1 − tanh(z) = 2σ(−2z)."""
    near_one = (target - 1.0) + 2.0 * logistic(-2.0 * z)
    near_minus_one = (target + 1.0) - 2.0 * logistic(2.0 * z)
    outer = np.where(z.real > 0, near_one, near_minus_one)
    return np.where(np.abs(z) < 0.5, target - np.tanh(z), outer)


def relu(z: NDArray[Any]) -> NDArray[Any]:
    """z where it is positive, otherwise 0."""
    return np.where(z.real > 0, z, 0.0)


def _difference(value: Function) -> Residual:
    return lambda target, z: target - value(z)


def _identity(z: NDArray[Any]) -> NDArray[Any]:
    return z


LOGISTIC = Activation("logistic", logistic, logistic_derivative, logistic_residual)
TANH = Activation("tanh", np.tanh, tanh_derivative, tanh_residual)
RELU = Activation("relu", relu, lambda z: np.where(z > 0, 1.0, 0.0), _difference(relu))
LINEAR = Activation("linear", _identity, np.ones_like, _difference(_identity))

ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation for activation in (LOGISTIC, TANH, RELU, LINEAR)
}


def entry_of(activation: Activation, table: Mapping[Activation, Entry], what: str) -> Entry:
    """What a table has for an activation; LookupError if it lacks one: `what` says what of it."""
    try:
        return table[activation]
    except KeyError:
        raise LookupError(f"the activation {activation.name!r} has no {what}") from None


@dataclass(frozen=True)
class Activations:
    """What the hidden neurons and the output neuron apply to their net inputs."""

    hidden: Activation = LOGISTIC
    output: Activation = LOGISTIC


LOGISTIC_NETWORK = Activations()
