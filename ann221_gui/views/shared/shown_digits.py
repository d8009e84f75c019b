"""How many digits are written unless others are chosen."""

from ann221_gui.core.numbers import Digits

SHOWN_DIGITS = Digits(4)  # of outputs, net inputs, Δ and errors
GRADIENT_DIGITS = Digits(6)
