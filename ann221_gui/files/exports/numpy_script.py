"""A run as Python with NumPy: forward and backward pass by hand, as a student would write them."""

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, TANH
from ann221_gui.core.frame import Frame
from ann221_gui.files.exports.python_parts import python_script
from ann221_gui.files.exports.script import definitions

# In the forms that keep their digits where a neuron saturates, as in `core.activations`.
_ACTIVATIONS = {
    LOGISTIC: '''\
def logistic(z):
    """1 / (1 + exp(-z)), in a form in which nothing overflows."""
    return np.exp(np.minimum(z, 0.0)) / (1.0 + np.exp(-np.abs(z)))


def logistic_slope(z):
    """The derivative a * (1 - a), in a form that keeps its digits where a is close to 1."""
    return np.exp(-np.abs(z)) / (1.0 + np.exp(-np.abs(z))) ** 2''',
    TANH: '''\
def tanh(z):
    return np.tanh(z)


def tanh_slope(z):
    """The derivative 1 - a ** 2, in a form that keeps its digits where a is close to 1 or -1."""
    return 4.0 * np.exp(-2.0 * np.abs(z)) / (1.0 + np.exp(-2.0 * np.abs(z))) ** 2''',
    RELU: """\
def relu(z):
    return np.maximum(z, 0.0)


def relu_slope(z):
    return np.where(z > 0.0, 1.0, 0.0)""",
    LINEAR: """\
def linear(z):
    return z


def linear_slope(z):
    return np.ones_like(z)""",
}

_TEMPLATE = '''\
"""A 2-2-1 network in NumPy: its outputs, its error, and one step of gradient descent by hand."""

import numpy as np

$numbers

w1 = np.array([[w1_11, w1_12], [w1_21, w1_22]])
w2 = np.array([[w2_11], [w2_21]])
b1 = np.array([b1_1, b1_2])  ?biases
b2 = np.array([b2_1])  ?biases


$activations


def forward(x):
    """Net inputs z and outputs a, 1 of the hidden neurons, 2 of the output; a row a sample."""
    z1 = x @ w1  ?no biases
    z1 = x @ w1 + b1  ?biases
    a1 = $hidden(z1)
    z2 = a1 @ w2  ?no biases
    z2 = a1 @ w2 + b2  ?biases
    a2 = $output(z2)
    return z1, a1, z2, a2


def loss(outputs, targets):
    return ${of_error}np.sum((targets - outputs) ** 2)  ?sum
    return ${of_error}np.mean((targets - outputs) ** 2)  ?mean


def step(x, targets):
    """The weights after one step of gradient descent, taken with all samples at once."""
    z1, a1, z2, a2 = forward(x)
    signal2 = ${of_slope}(a2 - targets) * ${output}_slope(z2)  # dE/dz2  ?sum
    signal2 = ${of_slope}(a2 - targets) / len(x) * ${output}_slope(z2)  # dE/dz2  ?mean
    new_w2 = w2 - learning_rate * (a1.T @ signal2)
    new_b2 = b2 - learning_rate * signal2.sum(axis=0)  ?biases
    signal1 = signal2 @ w2.T * ${hidden}_slope(z1)  # dE/dz1, through the old w2  ?all at once
    signal1 = signal2 @ new_w2.T * ${hidden}_slope(z1)  # through the new w2: layer by layer  ?layer by layer
    new_w1 = w1 - learning_rate * (x.T @ signal1)
    new_b1 = b1 - learning_rate * signal1.sum(axis=0)  ?biases
    return new_w1, new_w2  ?no biases
    return new_w1, new_w2, new_b1, new_b2  ?biases


samples = np.array(
    [  # x1, x2, target
$rows
    ]
)
x, targets = samples[:, :2], samples[:, 2:]

if __name__ == "__main__":
    outputs = forward(x)[-1]
    for (x1, x2, target), (output,) in zip(samples, outputs):
        print(f"x1 {x1}  x2 {x2}  target {target}  output {output}")
    print(f"loss {loss(outputs, targets)}")
    names = ["w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21"]
    names += ["b1_1", "b1_2", "b2_1"]  ?biases
    for name, value in zip(names, np.concatenate([new.flat for new in step(x, targets)])):
        print(f"new {name} {value}")
'''


def numpy_script(frame: Frame) -> str:
    """The script; it needs nothing but NumPy."""
    return python_script(
        _TEMPLATE,
        frame,
        activations=definitions(frame, _ACTIVATIONS, "\n\n\n"),
    )
