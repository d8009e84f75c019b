"""A label with a symbol: set like a formula in one line, and read as text."""

import numpy as np
import pytest
from PySide6.QtGui import QFont, QImage
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.markup import Fraction, in_line
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.views.formulas.sheet_style import SheetStyle
from ann221_gui.views.formulas.symbol_label import SymbolLabel
from ann221_gui.views.shared.theme import DARK, LIGHT


def label(qtbot: QtBot, quantity: str, notation: Notation = Notation.DOCUMENT) -> SymbolLabel:
    made = SymbolLabel(quantity, notation, SheetStyle(LIGHT, QFont()))
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def ink(of: SymbolLabel) -> np.ndarray:
    """Where something is painted: (height, width)."""
    picture = of.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    return rows[:, : picture.width()] != rows[0, 0]


@pytest.mark.parametrize(
    ("quantity", "notation", "text"),
    [
        ("dE_dw2_11", Notation.DOCUMENT, "∂E/∂w²₁₁"),
        ("O2_1", Notation.DOCUMENT, "O²₁"),
        ("dE_dI_O2_1", Notation.COMMON, "δ⁽¹⁾₁"),
    ],
)
def test_assistive_programs_read_it_as_text(
    qtbot: QtBot, quantity: str, notation: Notation, text: str
) -> None:
    assert label(qtbot, quantity, notation).text() == text


def test_a_fraction_is_as_high_as_any_other_symbol(qtbot: QtBot) -> None:
    assert not any(isinstance(piece, Fraction) for piece in in_line(symbol("dE_dw1_12"))[0].formula)
    assert plain_text(in_line(symbol("dE_dw1_12"))) == "∂E/∂w¹₁₂"
    heights = {label(qtbot, quantity).sizeHint().height() for quantity in ("dE_dw1_12", "new_w1_12")}
    assert len(heights) == 1


def test_all_of_it_is_painted(qtbot: QtBot) -> None:
    one = label(qtbot, "dO3_1_dw1_21")
    painted = ink(one)
    columns = np.flatnonzero(painted.any(axis=0))
    assert columns.min() <= 3 and columns.max() >= one.width() - 5
    assert not painted[0].any() and not painted[-1].any(), "nothing is cut off above or below"


def test_it_follows_a_larger_font(qtbot: QtBot) -> None:
    one = label(qtbot, "O2_1")
    before = one.sizeHint()
    large = QFont()
    large.setPointSizeF(large.pointSizeF() * 1.5)
    one.set_style(SheetStyle(DARK, large))
    assert one.sizeHint().width() > before.width() and one.sizeHint().height() > before.height()
