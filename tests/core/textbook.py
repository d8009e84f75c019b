"""The plainest form of training: the document's equations, a line each, a sample at a time.

What every fast form is held against. In Python's floats, or in mpmath's with `exp=mpmath.exp`.
"""

import math

PARAMETERS = 9
WEIGHTS = 6


def sigma(z, exp=math.exp):
    return 1 / (1 + exp(-z))


def outputs(parameters, inputs, exp=math.exp):
    """O²₁, O²₂ and O³₁."""
    w11, w12, w21, w22, v1, v2, b1, b2, c = parameters
    x1, x2 = inputs
    h1, h2 = sigma(x1 * w11 + x2 * w21 + b1, exp), sigma(x1 * w12 + x2 * w22 + b2, exp)
    return h1, h2, sigma(h1 * v1 + h2 * v2 + c, exp)


def gradient(parameters, inputs, target, factor=1, *, exp=math.exp, through=None):
    """∂E/∂p of one sample for each of the nine parameters; `factor` ½ for the halved error.

    `through`: the w² through which the error flows back, where they are not those of the forward pass.
    """
    h1, h2, output = outputs(parameters, inputs, exp)
    (x1, x2), (v1, v2) = inputs, through or parameters[4:6]
    s1, s2, s3 = h1 * (1 - h1), h2 * (1 - h2), output * (1 - output)
    chain = [v1 * x1 * s1, v2 * x1 * s2, v1 * x2 * s1, v2 * x2 * s2, h1, h2, v1 * s1, v2 * s2, 1]
    return [-2 * factor * (target - output) * s3 * link for link in chain]


def step(parameters, samples, rate, biases=False, *, factor=1, mean=False, exp=math.exp, through=None):
    """One update, all parameters from the old ones; and the sum of the samples' |contributions| to each."""
    gradients = [
        gradient(parameters, inputs, target, factor, exp=exp, through=through) for inputs, target in samples
    ]
    divisor = len(samples) if mean else 1
    learned = PARAMETERS if biases else WEIGHTS
    after = list(parameters)
    contributions = [0] * PARAMETERS
    for place in range(learned):
        after[place] -= rate * sum(row[place] for row in gradients) / divisor
        contributions[place] = rate * sum(abs(row[place]) for row in gradients) / divisor
    return after, contributions


def step_layer_by_layer(parameters, samples, rate, biases=False, **options):
    """The output layer first; the error then flows back through its new weights."""
    output_layer_first, _ = step(parameters, samples, rate, biases, **options)
    return step(parameters, samples, rate, biases, through=output_layer_first[4:6], **options)


def loss(parameters, samples, factor=1, mean=False, exp=math.exp):
    """E summed over the samples, or their mean."""
    total = sum(factor * (target - outputs(parameters, inputs, exp)[2]) ** 2 for inputs, target in samples)
    return total / len(samples) if mean else total


def samples_of(dataset):
    """(inputs, target) of each sample, as plain numbers."""
    return list(zip(dataset.inputs.tolist(), dataset.targets.tolist(), strict=True))
