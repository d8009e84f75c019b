"""Formulas as they are painted: where the ink of each part is."""

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ann221_gui.core.parameters import ParameterId
from ann221_gui.views.formulas.formulas import plain_text, quantity
from ann221_gui.views.formulas.typeset import Formula, Fraction, Run, Scripted, Typesetter

SIZE, LEFT, BASELINE = 40.0, 20, 150
Ink = tuple[int, int, int, int]  # left, top, right, bottom


@pytest.fixture
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter(QFont(), SIZE)


def ink(typesetter: Typesetter, formula: Formula) -> Ink:
    """The box around everything that is painted."""
    image = QImage(800, 300, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    typesetter.paint(painter, LEFT, BASELINE, formula)
    painter.end()
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).red() < 128
    ]
    assert dark, "nothing is painted"
    columns, rows = [x for x, _ in dark], [y for _, y in dark]
    return min(columns), min(rows), max(columns), max(rows)


def weight(upper: str, lower: str) -> Formula:
    return (Scripted(Run("w", italic=True), (Run(upper),), (Run(lower),)),)


def test_the_upper_index_stands_over_the_lower_one(typesetter: Typesetter) -> None:
    letter = ink(typesetter, (Run("w", italic=True),))
    upper, lower = ink(typesetter, weight("1", "")), ink(typesetter, weight("", "1"))
    both = ink(typesetter, weight("1", "1"))
    assert upper[1] < letter[1]  # higher than the letter
    assert lower[3] > letter[3]  # lower than it
    assert both[2] == upper[2] == lower[2]  # one over the other, not side by side
    assert (both[1], both[3]) == (upper[1], lower[3])


def test_the_two_indices_do_not_touch(typesetter: Typesetter) -> None:
    upper_only = ink(typesetter, (Scripted(Run(" "), (Run("2"),), ()),))
    lower_only = ink(typesetter, (Scripted(Run(" "), (), (Run("2"),)),))
    assert upper_only[3] < lower_only[1]


def test_a_fraction_stands_over_and_under_its_bar(typesetter: Typesetter) -> None:
    nothing: Formula = ()
    bar = ink(typesetter, (Fraction((Run("  "),), nothing),))
    above, below = (
        ink(typesetter, (Fraction((Run("E"),), (Run(" "),)),)),
        ink(typesetter, (Fraction((Run(" "),), weight("1", "11")),)),
    )
    assert bar[3] - bar[1] < SIZE / 8
    assert above[1] < above[3]
    whole = ink(typesetter, (Fraction((Run("E"),), weight("1", "11")),))
    assert whole[3] - whole[1] >= (above[3] - above[1]) + (below[3] - below[1]) - SIZE / 8


@pytest.mark.parametrize(
    "name", [*(f"dE_d{parameter}" for parameter in ParameterId), "slope_O2_1", "I_O3_1", "new_w2_21", "Delta"]
)
def test_no_ink_leaves_the_measured_room(typesetter: Typesetter, name: str) -> None:
    formula = quantity(name)
    left, top, right, bottom = ink(typesetter, formula)
    extent = typesetter.box(formula)
    overhang = SIZE / 8  # of a slanted letter
    assert left >= LEFT - overhang
    assert right <= LEFT + extent.width + overhang
    assert top >= BASELINE - extent.ascent - 1
    assert bottom <= BASELINE + extent.descent + 1


def test_pieces_follow_one_another(typesetter: Typesetter) -> None:
    one, other = (Run("12"),), weight("1", "22")
    both = typesetter.box(one + other).width
    assert both == pytest.approx(typesetter.box(one).width + typesetter.box(other).width)
    assert ink(typesetter, one + other)[2] > ink(typesetter, one)[2]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("w1_12", "w^1_12"),
        ("O3_1", "O^3_1"),
        ("slope_O2_1", "σ′(I_O^2_1)"),
        ("dO3_1_dw2_21", "∂ O^3_1/∂ w^2_21"),
        ("b1_2", "b^1_2"),
        ("Delta", "Δ"),
        ("eta", "η"),
    ],
)
def test_quantities_read_as_the_document_writes_them(name: str, text: str) -> None:
    assert plain_text(quantity(name)) == text
