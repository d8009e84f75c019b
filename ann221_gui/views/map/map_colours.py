"""The colours of the decision map: from class zero through the middle to class one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from ann221_gui.core.activations import LOGISTIC, Activation
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.kernels.grid import SingleArray
from ann221_gui.views.shared.theme import Theme

ByteArray = NDArray[np.uint8]
ColourTable = list[int]  # 0xffrrggbb from low to high
COLOURS = 256
STRENGTH = 0.7  # muted, so that the data points stand out


@dataclass(frozen=True)
class Scale:
    """The outputs that have a colour of their own; those beyond share the colour of the end."""

    low: float
    middle: float  # where the neuron is undecided
    high: float
    labels: tuple[str, str, str]  # of low, middle and high

    def colour_indices(self, values: SingleArray) -> ByteArray:
        """Row of the colour table for each value; computed in the memory of `values`."""
        with np.errstate(over="ignore", invalid="ignore"):  # what is undefined has the colour of an end
            values -= self.low
            values *= (COLOURS - 1) / (self.high - self.low)
            return np.clip(values, 0, COLOURS - 1, out=values).astype(np.uint8)


LOGISTIC_SCALE = Scale(0.0, MIDDLE, 1.0, ("0", "½", "1"))
OUTPUT_SCALE = Scale(0.0, MIDDLE, 1.0, ("≤ 0", "½", "≥ 1"))
HIDDEN_SCALE = Scale(-1.0, 0.0, 1.0, ("≤ −1", "0", "≥ 1"))


def scale_of(activation: Activation, is_output: bool) -> Scale:
    """An output neuron decides at ½ whatever its activation; a hidden one where its net input is 0."""
    if activation is LOGISTIC:
        return LOGISTIC_SCALE
    return OUTPUT_SCALE if is_output else HIDDEN_SCALE


def colour_table(theme: Theme, two_colours: bool) -> ColourTable:
    """256 colours."""
    card, middle = _rgb(theme.card), _rgb(theme.middle)
    low, high = (card + STRENGTH * (_rgb(colour) - card) for colour in (theme.class_zero, theme.class_one))
    places = np.linspace(-1.0, 1.0, COLOURS)[:, None]
    if two_colours:
        places = np.where(places < 0, -0.6, 0.6)
    ends = np.where(places < 0, low, high)
    rows = np.rint(middle + np.abs(places) * (ends - middle)).astype(int).tolist()
    return [0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in rows]


def as_picture(colour_indices: ByteArray, table: ColourTable) -> QImage:
    """A picture whose first line is row 0; 32 bits a pixel, which Qt draws many times as fast."""
    rows, columns = colour_indices.shape
    indexed = QImage(colour_indices.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    indexed.setColorTable(table)
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


def _rgb(colour: str) -> FloatArray:
    rgb = QColor(colour)
    return np.array([rgb.red(), rgb.green(), rgb.blue()], dtype=np.float64)
