"""Formulas as they are painted: where the ink of each part is."""

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ann221_gui.core.formulas.markup import Formula, Fraction, Grid, Number, Operator, Run, Scripted, Term
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.parameters import ParameterId
from ann221_gui.views.formulas.typeset import Typesetter

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
    formula = symbol(name)
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


def test_a_power_of_ten_is_written_as_one_and_is_no_higher_than_other_numbers(typesetter: Typesetter) -> None:
    written = typesetter.box((Number("−9.38e−05"),))
    assert [text.text for text in written.texts] == ["−9.38·", "10", "−5"]
    base, power = written.texts[1:]
    assert power.y < base.y and power.font.pixelSize() < base.font.pixelSize()
    plain = typesetter.box((Number("0.25"),))
    assert (written.ascent, written.descent) == (plain.ascent, plain.descent)


@pytest.mark.parametrize("text", ["undefined", "∞", "−∞"])
def test_what_is_no_number_is_written_as_it_is(typesetter: Typesetter, text: str) -> None:
    assert [written.text for written in typesetter.box((Number(text),)).texts] == [text]


def test_a_matrix_stands_in_square_brackets_in_rows_and_columns(typesetter: Typesetter) -> None:
    cells = tuple(tuple((Number(str(10 * row + column)),) for column in (1, 2)) for row in (1, 2))
    grid = typesetter.box((Grid(cells),))
    at = {text.text: (text.x, text.y) for text in grid.texts}
    assert at["11"][0] == at["21"][0] < at["12"][0] == at["22"][0]
    assert at["11"][1] == at["12"][1] < at["21"][1] == at["22"][1]
    stems = [bar for bar in grid.bars if bar.height == pytest.approx(grid.height)]
    assert len(stems) == 2
    assert stems[0].x < at["11"][0] and at["22"][0] < stems[1].x
    transposed = typesetter.box((Grid(cells, is_transposed=True),))
    (sign,) = [text for text in transposed.texts if text.text == "T"]
    assert sign.x > stems[1].x and sign.y < at["11"][1]


def test_round_brackets_grow_with_what_they_hold(typesetter: Typesetter) -> None:
    tall: Formula = (Fraction((Run("1"),), weight("1", "11")),)
    low = ink(typesetter, (Run("("), Run("x"), Run(")")))
    high = ink(typesetter, (Run("("), *tall, Run(")")))
    held = typesetter.box(tall)
    assert high[3] - high[1] >= held.height - 2 > low[3] - low[1]
    assert len(typesetter.box((Run("("), *tall, Scripted(Run(")"), (Run("2"),)))).parentheses) == 1


def test_terms_know_where_they_stand_also_inside_fractions_and_one_another(typesetter: Typesetter) -> None:
    inner = Term("O2_1", (Run("O", italic=True),))
    formula: Formula = (
        Run("first "),
        Fraction((Run("1"),), (inner,)),
        Operator("·"),
        Term("slope_O2_1", (Run("σ′("), inner, Run(")"))),
    )
    box = typesetter.box(formula)
    below, around, inside = box.spots
    assert [spot.quantity for spot in box.spots] == ["O2_1", "slope_O2_1", "O2_1"]
    right = ink(typesetter, formula)[2]
    assert below.y > around.y and below.x > typesetter.box((Run("first "),)).width
    assert LEFT + around.x + around.width >= right - 1
    assert box.spot_at(inside.x + 1, inside.y + 1) == inside  # the inner one
    assert box.spot_at(around.x + 1, around.y + 1) == around
    assert box.spot_at(1, -1) is None


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0, 3.0])
def test_bars_are_sharp_at_every_scale(typesetter: Typesetter, scale: float) -> None:
    """No pixel of them is half black, wherever the base line is."""
    image = QImage(400, 400, QImage.Format.Format_Grayscale8)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    typesetter.box((Fraction((Run("   "),), ()),)).paint(painter, 10.3, 60.4)
    painter.end()
    shades = {image.pixelColor(x, y).red() for x in range(400) for y in range(400)}
    assert shades == {0, 255}
