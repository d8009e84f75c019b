"""The colours of the decision map: from class zero through the middle to class one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from ann221_gui.core.activations import LOGISTIC, Activation
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.views.shared.theme import Theme

ByteArray = NDArray[np.uint8]
COLOURS = 256
STRENGTH = 0.7  # muted, so that the data points stand out


@dataclass(frozen=True)
class Scale:
    """The outputs that have a colour of their own; those beyond share the colour of the end."""

    low: float
    middle: float  # where the neuron is undecided
    high: float
    labels: tuple[str, str, str]  # of low, middle and high

    def colour_indices(self, values: FloatArray) -> ByteArray:
        """Row of the colour table for each value."""
        places = np.clip((values - self.low) / (self.high - self.low), 0.0, 1.0)
        return (places * (COLOURS - 1)).astype(np.uint8)


LOGISTIC_SCALE = Scale(0.0, MIDDLE, 1.0, ("0", "½", "1"))
OUTPUT_SCALE = Scale(0.0, MIDDLE, 1.0, ("≤ 0", "½", "≥ 1"))
HIDDEN_SCALE = Scale(-1.0, 0.0, 1.0, ("≤ −1", "0", "≥ 1"))


def scale_of(activation: Activation, is_output: bool) -> Scale:
    """An output neuron decides at ½ whatever its activation; a hidden one where its net input is 0."""
    if activation is LOGISTIC:
        return LOGISTIC_SCALE
    return OUTPUT_SCALE if is_output else HIDDEN_SCALE


def colour_table(theme: Theme, two_colours: bool) -> ByteArray:
    """RGB rows, shape (256, 3), from low to high."""
    card, middle = _rgb(theme.card), _rgb(theme.middle)
    low, high = (card + STRENGTH * (_rgb(colour) - card) for colour in (theme.class_zero, theme.class_one))
    places = np.linspace(-1.0, 1.0, COLOURS)[:, None]
    if two_colours:
        places = np.where(places < 0, -0.6, 0.6)
    ends = np.where(places < 0, low, high)
    return np.rint(middle + np.abs(places) * (ends - middle)).astype(np.uint8)


def as_picture(colour_indices: ByteArray, table: ByteArray) -> QImage:
    """A picture whose first line is row 0; 32 bits a pixel, which Qt scales several times as fast."""
    red, green, blue = table.astype(np.uint32).T
    pixels = (0xFF000000 | red << 16 | green << 8 | blue)[colour_indices]
    rows, columns = colour_indices.shape
    return QImage(pixels.data, columns, rows, QImage.Format.Format_RGB32).copy()


def _rgb(colour: str) -> FloatArray:
    rgb = QColor(colour)
    return np.array([rgb.red(), rgb.green(), rgb.blue()], dtype=np.float64)
