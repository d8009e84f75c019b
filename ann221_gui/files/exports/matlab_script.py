"""A run as a script that MATLAB and Octave both run: forward and backward pass by hand."""

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, TANH
from ann221_gui.core.frame import Frame
from ann221_gui.files.exports.script import definitions, sample_rows, script

# In the forms that keep their digits where a neuron saturates, as in `core.activations`.
_ACTIVATIONS = {
    LOGISTIC: """\
logistic = @(z) exp(min(z, 0)) ./ (1 + exp(-abs(z)));  % 1 / (1 + exp(-z)), but nothing overflows
logistic_slope = @(z) exp(-abs(z)) ./ (1 + exp(-abs(z))) .^ 2;""",
    TANH: "tanh_slope = @(z) 1 ./ cosh(z) .^ 2;",
    RELU: "relu = @(z) max(z, 0);\nrelu_slope = @(z) double(z > 0);",
    LINEAR: "linear = @(z) z;\nlinear_slope = @(z) ones(size(z));",
}

# No functions: MATLAB wants them at the end of a script, Octave before they are called.
_TEMPLATE = """\
% A 2-2-1 network in MATLAB (R2016b or later) or Octave: its outputs, its error, and one step of
% gradient descent by hand.
%
% Data set: $title (samples: $samples)
% The weights are those at epoch $epoch: w1_12 leads from input 1 to hidden neuron 2.
% A step of the run takes fewer samples, $batch of them; the step here takes all.  ?batches

w1_11 = $w1_11;  w1_12 = $w1_12;
w1_21 = $w1_21;  w1_22 = $w1_22;
w2_11 = $w2_11;  w2_21 = $w2_21;
b1_1 = $b1_1;  b1_2 = $b1_2;  ?biases
b2_1 = $b2_1;  ?biases
learning_rate = $learning_rate;

w1 = [w1_11, w1_12; w1_21, w1_22];
w2 = [w2_11; w2_21];
b1 = [b1_1, b1_2];  ?biases
b2 = b2_1;  ?biases

$activations

% The outputs for any inputs, a row a sample.
network = @(x) $output($hidden(x * w1) * w2);  ?no biases
network = @(x) $output($hidden(x * w1 + b1) * w2 + b2);  ?biases

samples = [  % x1, x2, target
$rows
];
x = samples(:, 1:2);
targets = samples(:, 3);
outputs = network(x);

loss = ${of_error}sum((targets - outputs) .^ 2);  ?sum
loss = ${of_error}mean((targets - outputs) .^ 2);  ?mean

% One step of gradient descent with all samples at once, by net inputs z and outputs a
% of the hidden neurons, 1, and of the output, 2.
z1 = x * w1;  ?no biases
z1 = x * w1 + b1;  ?biases
a1 = $hidden(z1);
z2 = a1 * w2;  ?no biases
z2 = a1 * w2 + b2;  ?biases
a2 = $output(z2);
signal2 = ${of_slope}(a2 - targets) .* ${output}_slope(z2);  % dE/dz2  ?sum
signal2 = ${of_slope}(a2 - targets) / numel(targets) .* ${output}_slope(z2);  % dE/dz2  ?mean
new_w2 = w2 - learning_rate * (a1' * signal2);
new_b2 = b2 - learning_rate * sum(signal2, 1);  ?biases
signal1 = signal2 * w2' .* ${hidden}_slope(z1);  % dE/dz1, through the old w2  ?all at once
signal1 = signal2 * new_w2' .* ${hidden}_slope(z1);  % through the new w2: layer by layer  ?layer by layer
new_w1 = w1 - learning_rate * (x' * signal1);
new_b1 = b1 - learning_rate * sum(signal1, 1);  ?biases

fprintf('x1 %.17g  x2 %.17g  target %.17g  output %.17g\\n', [samples, outputs]');
fprintf('loss %.17g\\n', loss);
fprintf('new w1_11 %.17g\\nnew w1_12 %.17g\\nnew w1_21 %.17g\\nnew w1_22 %.17g\\n', new_w1');
fprintf('new w2_11 %.17g\\nnew w2_21 %.17g\\n', new_w2);
fprintf('new b1_1 %.17g\\nnew b1_2 %.17g\\nnew b2_1 %.17g\\n', new_b1, new_b2);  ?biases
"""


def matlab_script(frame: Frame) -> str:
    """The script; it needs no toolbox."""
    return script(
        _TEMPLATE,
        frame,
        activations=definitions(frame, _ACTIVATIONS, "\n"),
        rows=sample_rows(frame, "  ", ";"),
    )
