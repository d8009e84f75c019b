"""A run as Python with PyTorch: a model of the usual parts, whose gradients PyTorch works out."""

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, TANH, entry_of
from ann221_gui.core.conventions import UpdateOrder
from ann221_gui.core.frame import Frame
from ann221_gui.files.exports.python_parts import python_script

_ACTIVATIONS = {
    LOGISTIC: "nn.Sigmoid()",
    TANH: "nn.Tanh()",
    RELU: "nn.ReLU()",
    LINEAR: "nn.Identity()",
}

_STEPS = {
    UpdateOrder.ALL_AT_ONCE: '''\
def step(x, targets):
    """One step with all samples at once: every weight moves from its old value."""
    network.zero_grad()
    loss(network(x), targets).backward()
    descend(network)''',
    UpdateOrder.LAYER_BY_LAYER: '''\
def step(x, targets):
    """One step with all samples at once, layer by layer: the output's weights first."""
    network.zero_grad()
    a1 = network[:2](x)
    z2 = to_output(a1.detach())
    z2.retain_grad()
    loss(network[3](z2), targets).backward()  # as far back as to the output's weights
    descend(to_output)
    # The error flows on to the hidden neurons through the output's new weights.
    a1.backward(z2.grad @ to_output.weight.detach())
    descend(to_hidden)''',
}

_TEMPLATE = '''\
"""A 2-2-1 network in PyTorch: its outputs, its error, and one step of gradient descent."""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # as ANN 2-2-1 calculates

$numbers

to_hidden = nn.Linear(2, 2, bias=False)  ?no biases
to_hidden = nn.Linear(2, 2)  ?biases
to_output = nn.Linear(2, 1, bias=False)  ?no biases
to_output = nn.Linear(2, 1)  ?biases
# A row of PyTorch's matrices holds the weights that lead to one neuron.
to_hidden.weight = nn.Parameter(torch.tensor([[w1_11, w1_21], [w1_12, w1_22]]))
to_output.weight = nn.Parameter(torch.tensor([[w2_11, w2_21]]))
to_hidden.bias = nn.Parameter(torch.tensor([b1_1, b1_2]))  ?biases
to_output.bias = nn.Parameter(torch.tensor([b2_1]))  ?biases
network = nn.Sequential(to_hidden, $hidden_layer, to_output, $output_layer)


def loss(outputs, targets):
    return ${of_error}((targets - outputs) ** 2).sum()  ?sum
    return ${of_error}((targets - outputs) ** 2).mean()  ?mean


def descend(part):
    with torch.no_grad():
        for parameter in part.parameters():
            parameter -= learning_rate * parameter.grad


$step


samples = torch.tensor(
    [  # x1, x2, target
$rows
    ]
)
x, targets = samples[:, :2], samples[:, 2:]

if __name__ == "__main__":
    outputs = network(x)
    for (x1, x2, target), (output,) in zip(samples.tolist(), outputs.tolist()):
        print(f"x1 {x1}  x2 {x2}  target {target}  output {output}")
    print(f"loss {loss(outputs, targets).item()}")
    step(x, targets)
    names = ["w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21"]
    new = [to_hidden.weight.T.flatten(), to_output.weight.flatten()]
    names += ["b1_1", "b1_2", "b2_1"]  ?biases
    new += [to_hidden.bias, to_output.bias]  ?biases
    for name, value in zip(names, torch.cat(new).tolist()):
        print(f"new {name} {value}")
'''


def pytorch_script(frame: Frame) -> str:
    """The script; it needs nothing but PyTorch, and calculates in 64 bits."""
    hyper = frame.hyperparameters
    return python_script(
        _TEMPLATE,
        frame,
        hidden_layer=entry_of(hyper.activations.hidden, _ACTIVATIONS, "form in PyTorch"),
        output_layer=entry_of(hyper.activations.output, _ACTIVATIONS, "form in PyTorch"),
        step=_STEPS[hyper.conventions.update],
    )
