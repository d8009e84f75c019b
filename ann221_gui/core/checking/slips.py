"""The slips that people make again and again: what each is, and what it makes of a line."""

from collections.abc import Callable
from dataclasses import dataclass

from ann221_gui.core.checking import changes
from ann221_gui.core.checking.changes import Place, Wrong
from ann221_gui.core.checking.rewriting import ONE
from ann221_gui.core.equations.expressions import Product, Quantity
from ann221_gui.core.parts import HIDDEN_NEURONS, OUTPUT_NEURON


@dataclass(frozen=True)
class Slip:
    """`equation` is the number of the one that it breaks; empty: that of the line in which it is made.
    `change` gives what it makes of a way to the line: nothing where it can't be made there.
    """

    name: str
    sentence: str
    equation: str
    change: Callable[[Place], Wrong]


_ETA = Quantity("eta")

SLIPS: tuple[Slip, ...] = (  # likeliest first
    Slip(
        "updated output weight",
        "The output layer's weight was already updated when the error was taken back through it. "
        "Every gradient needs the weights as they were before the step.",
        "",
        changes.updated_output_weight,
    ),
    Slip(
        "σ′ missing, output",
        "The slope σ′ of the output neuron is missing from the product.",
        "",
        changes.slope_missing(OUTPUT_NEURON),
    ),
    Slip(
        "σ′ missing, hidden",
        "The slope σ′ of the hidden neuron is missing from the product.",
        "",
        changes.slope_missing(*HIDDEN_NEURONS),
    ),
    Slip(
        "factor 2 missing",
        "The square brings a factor 2 when it is differentiated: it is missing, or a ½ too much "
        "stands there.",
        "17",
        changes.halved(False),
    ),
    Slip(
        "½ too much",
        "The error is halved once already: here it was halved twice.",
        "17",
        changes.halved(True),
    ),
    Slip(
        "½ missing",
        "The error is halved here, so the 2 of its derivative cancels: a factor 2 too much was left.",
        "17",
        changes.half_missing,
    ),
    Slip(
        "sign of Δ",
        "Δ was taken the wrong way round, or its minus sign was lost when it was differentiated.",
        "A6",
        changes.sign_of_delta,
    ),
    Slip(
        "uphill",
        "The step goes up the gradient: η·∂E/∂w has to be subtracted, not added.",
        "A2",
        changes.uphill,
    ),
    Slip(
        "learning rate forgotten",
        "The gradient was subtracted as it is, without the learning rate η.",
        "A2",
        changes.rate(ONE),
    ),
    Slip(
        "σ′ missing, both",
        "Both slopes σ′, of the hidden and of the output neuron, are missing from the product.",
        "",
        changes.both_slopes_missing,
    ),
    Slip(
        "rows and columns swapped",
        "Rows and columns are swapped: the weight from input 1 to hidden neuron 2 was taken for the "
        "one from input 2 to hidden neuron 1.",
        "",
        changes.transposed,
    ),
    Slip(
        "output weights swapped",
        "The two weights into the output neuron were taken for each other.",
        "",
        changes.output_weights_swapped,
    ),
    Slip(
        "σ′ of the output",
        "The slope was worked out at the neuron's output; σ′ takes its net input.",
        "A5",
        changes.slope_of_output,
    ),
    Slip(
        "net input for output in σ′",
        "In O·(1 − O) stands the net input in the place of the output.",
        "A5",
        changes.net_input_in_slope,
    ),
    Slip(
        "no logistic",
        "The net input was passed on as it is: the activation function was left out.",
        "",
        changes.no_activation,
    ),
    Slip("bias forgotten", "The bias is missing from the net input.", "A7", changes.bias(0.0)),
    Slip(
        "bias as threshold",
        "The bias was subtracted like a threshold; it is added.",
        "A7",
        changes.bias(-1.0),
    ),
    Slip(
        "input forgotten",
        "The output that the weight is multiplied by is missing from the product.",
        "",
        changes.input_forgotten,
    ),
    Slip(
        "net input for output",
        "The net input of a hidden neuron was used in the place of its output.",
        "",
        changes.net_input_for_output,
    ),
    Slip("wrong input", "The weight was multiplied by another neuron's output.", "", changes.wrong_input),
    Slip("another sample's target", "The target is that of another sample.", "A6", changes.other_target),
    Slip(
        "sum forgotten",
        "This is the gradient of one sample alone; the step takes that of all samples of the batch.",
        "A10",
        changes.sum_forgotten,
    ),
    Slip(
        "mean for sum",
        "The samples' gradients were averaged; here they are added up.",
        "A10",
        changes.mean_for_sum,
    ),
    Slip(
        "sum for mean",
        "The samples' gradients were added up; here they are averaged.",
        "A10",
        changes.sum_for_mean,
    ),
    Slip("error signal halved", "The error signal was divided by two.", "A8", changes.signal_halved),
    Slip(
        "learning rate twice",
        "The learning rate η was multiplied in twice.",
        "A2",
        changes.rate(Product((_ETA, _ETA))),
    ),
    Slip(
        "updated hidden weight",
        "The hidden outputs were worked out anew with weights that were already updated.",
        "",
        changes.updated_hidden_weight,
    ),
    Slip("sign lost", "The sign is the other way round.", "", changes.times(-1.0)),
    Slip("decimal point", "The decimal point stands one place off.", "", changes.times(10.0, 0.1)),
)
