"""What each convention means, and what changing it does to training, in words for a student."""

from decimal import Decimal

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.losses import Loss, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.shortening import Carry

DELTA_NOTE = {
    DeltaSign.TARGET_MINUS_OUTPUT: "As in the document: Δ is positive where the output is too small.",
    DeltaSign.OUTPUT_MINUS_TARGET: "Δ is positive where the output is too large. "
    "Only signs in the formulas change; every step stays the same.",
}
UPDATE_NOTE = {
    UpdateOrder.ALL_AT_ONCE: "As in the document: all gradients are worked out with the old weights, "
    "and then all weights change. This is gradient descent.",
    UpdateOrder.LAYER_BY_LAYER: "⚠ A common slip; not gradient descent: the output layer changes first, "
    "and the hidden layer then learns from its already updated weights.",
}
NOTATION_NOTE = {
    Notation.DOCUMENT: "w¹₁₂ runs from input neuron 1 to hidden neuron 2: the from-neuron comes first. "
    "O is an output, I_O a net input.",
    Notation.COMMON: "W⁽¹⁾₂₁ is the document's w¹₁₂: the to-neuron comes first. "
    "x is an input, z a net input, a an output, δ an error signal ∂E/\u2060∂z.",
}


def error_note(conventions: Conventions) -> str:
    """The slope of E, with the sign that this Δ gives it."""
    sign = "−" if conventions.delta is DeltaSign.TARGET_MINUS_OUTPUT else ""
    if conventions.loss.factor == 1:
        return f"As in the document: the slope of E at the output is {sign}2Δ."
    return (
        f"As in most textbooks: the slope of E at the output is {sign}Δ. "
        "All gradients halve. η keeps its value: the same step needs twice the η."
    )


def total_note(loss: Loss, batch: int) -> str:
    """`batch`: samples in a step."""
    if loss.total is Total.SUM:
        return "As in the document: the errors and gradients of a step's samples are added up."
    if batch == 1:
        return "A step uses one sample: training stays the same, and only the error shown is a mean."
    return (
        f"Gradients are divided by the samples in a step, now {batch}. "
        f"η keeps its value: the same step needs {batch} times the η."
    )


def digits_note(digits: Digits | None) -> str:
    """By two examples."""
    if digits is None:
        return "Each place writes as many digits as are of use there."
    return f"1/3 is written {digits.write(1 / 3)} and a millionth of it {digits.write(1e-6 / 3)}."


def carry_note(carry: Carry | None) -> str:
    """By an example, and where it is seen."""
    if carry is None:
        return "No calculation on paper is shown beside the exact one."
    two_thirds = carry.write(float(carry.shorten(Decimal(2) / 3)))
    return (
        f"2/3 goes on as {two_thirds}. What comes out, and its drift from the exact number, stands in the "
        "formulas of a weight, a neuron or a phase, and among the samples. What is given counts in full, "
        "and so do the other samples of a step. Training stays exact."
    )
