"""A sheet of formulas: nothing leaves the pane, changes are seen, pointed at, walked through, copied."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.equations.expressions import Quantity
from ann221_gui.core.formulas.markup import EQUALS, Number, Operator, Run, Term
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.blocks import Block, Caption, Factor, Heading, Written
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme

SnapshotOf = Callable[..., Snapshot]
OnScreen = Callable[[QWidget], QImage]
NAMES = ("dE_dw1_11", "new_w1_11", "I_O3_1", "dE_dI_O2_1", "O3_1")
FACTORS = ("Delta", "w2_11", "slope_O2_1", "dE_dO3_1")
HEADING, FIRST, FACTOR = 0, 2, 2 + len(NAMES)


def blocks_of(snapshot: Snapshot) -> list[Block]:
    """A heading, a sentence, equations, factors."""
    working = snapshot.working
    blocks: list[Block] = [Heading("How this step changes w¹₁₁"), Caption("What the error does " * 9)]
    for name in NAMES:
        equation = working.equation_of(name)
        left, forms = working.in_symbols(equation)
        symbols = tuple(piece for form in forms for piece in form)
        lines = (symbols, working.numbers_of(equation), working.result_of(equation))
        blocks.append(Written(equation.number, name, left, lines, working.values[name]))
    for name in FACTORS:
        written = working.result(Quantity(name))
        blocks.append(Factor(name, symbol(name), "what it is in words", written, working.values[name]))
    return blocks


MakeSheet = Callable[..., FormulaSheet]


@pytest.fixture
def make_sheet(qtbot: QtBot) -> MakeSheet:
    def make(
        blocks: Sequence[Block], width: int = 700, height: int = 700, theme: Theme = LIGHT
    ) -> FormulaSheet:
        sheet = FormulaSheet(theme, "Formulas of w¹₁₁")
        qtbot.addWidget(sheet)
        sheet.resize(width, height)
        sheet.show_blocks(blocks)
        sheet.show()
        QApplication.processEvents()
        sheet.clearFocus()
        return sheet

    return make


@pytest.fixture
def sheet(make_sheet: MakeSheet, snapshot_of: SnapshotOf) -> FormulaSheet:
    return make_sheet(blocks_of(snapshot_of()))


@pytest.fixture
def pointed(sheet: FormulaSheet) -> list[str]:
    """All that was pointed at."""
    quantities: list[str] = []
    sheet.quantity_pointed.connect(quantities.append)
    return quantities


def ink(sheet: FormulaSheet, paper: str = LIGHT.card) -> QRect:
    """Around all that is painted."""
    image = sheet.viewport().grab().toImage()
    dark = [
        QPoint(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if abs(image.pixelColor(x, y).lightness() - QColor(paper).lightness()) > 60
    ]
    columns, rows = [point.x() for point in dark], [point.y() for point in dark]
    return QRect(QPoint(min(columns), min(rows)), QPoint(max(columns), max(rows)))


def place_of(sheet: FormulaSheet, block: int, quantity: str) -> QPointF:
    """The middle of all points of a block where the quantity is found."""
    area = sheet.bounds(block).toRect()
    found = [
        (x, y)
        for x in range(area.left(), area.right(), 2)
        for y in range(area.top(), area.bottom(), 2)
        if sheet.quantity_at(QPointF(x, y)) == quantity
    ]
    assert found, f"{quantity} is nowhere"
    x, y = found[len(found) // 2]
    return QPointF(x, y)


# Laid out


@pytest.mark.parametrize("width", [160, 330, 700])
def test_nothing_leaves_the_pane(make_sheet: MakeSheet, snapshot_of: SnapshotOf, width: int) -> None:
    third = Hyperparameters(learning_rate=1 / 3)  # sixteen digits
    sheet = make_sheet(blocks_of(snapshot_of({"w2_11": -1234.5}, hyperparameters=third)), width, 1500)
    beyond = sheet.horizontalScrollBar().maximum()
    sheet.resize(sheet.width() + beyond, 1500)  # as far as it can be scrolled to
    QApplication.processEvents()
    painted = ink(sheet)
    assert painted.right() < sheet.viewport().width() - 1
    assert painted.bottom() < sheet.bounds(len(sheet.blocks) - 1).bottom()


def test_a_usual_pane_needs_no_scrolling_sideways(make_sheet: MakeSheet, snapshot_of: SnapshotOf) -> None:
    assert make_sheet(blocks_of(snapshot_of()), 330, 300).horizontalScrollBar().maximum() == 0


def test_equals_signs_stand_in_a_column_and_broken_off_parts_behind_it(make_sheet: MakeSheet) -> None:
    long = (*EQUALS, *[piece for _ in range(30) for piece in (Operator("+"), Number("0.25"))])
    block = Written("A1", "E", symbol("E"), ((*EQUALS, Run("a")), long, (*EQUALS, Number("7.5"))), 7.5)
    sheet = make_sheet([block], 330, 400)
    rows = sheet.page.set_block(0).rows
    assert len(rows) > 4
    starts = [row.parts[-1 if place == 0 else 0].x for place, row in enumerate(rows)]
    assert starts[0] == starts[1] == starts[-1]
    assert len(set(starts[2:-1])) == 1 and starts[2] > starts[0]
    assert [text.font.bold() for text in rows[-1].parts[0].box.texts] == [True, True]  # the result
    assert not rows[1].parts[0].box.texts[0].font.bold()


def test_values_of_factors_end_in_one_column(sheet: FormulaSheet) -> None:
    ends = []
    for place in range(FACTOR, len(sheet.blocks)):
        value = sheet.page.set_block(place).rows[0].parts[-1]
        ends.append(value.x + value.box.width)
    assert ends == pytest.approx([ends[0]] * len(FACTORS))


def test_what_is_read_does_not_move_while_numbers_change(
    make_sheet: MakeSheet, snapshot_of: SnapshotOf
) -> None:
    """Not even where a line above the pane's upper edge needs one more row; and that row stays."""
    sheet = make_sheet(blocks_of(snapshot_of({"w2_11": -1234.5})), 330, 400)
    sheet.verticalScrollBar().setValue(120)
    weights = (1.0, 0.123456, 1e-9, -1234.5)

    def tops(weight: float) -> list[float]:
        sheet.show_blocks(blocks_of(snapshot_of({"w2_11": weight})))
        return [sheet.bounds(place).top() for place in range(len(sheet.blocks))]

    below = [tops(weight)[FIRST + 1 :] for weight in weights]
    assert below == [below[0]] * len(weights)
    again = [tops(weight) for weight in weights]
    assert again == [again[0]] * len(weights)


# Painted again


@pytest.mark.parametrize(
    "change", [{"w1_11": 0.61}, {"w2_11": -12.345}, dict.fromkeys(("w1_11", "w2_11"), 0.0)]
)
@pytest.mark.parametrize("width", [330, 700])
def test_a_change_is_seen_as_if_it_had_always_been_so(
    make_sheet: MakeSheet,
    on_screen: OnScreen,
    snapshot_of: SnapshotOf,
    change: dict[str, float],
    width: int,
) -> None:
    """From numbers that take as much room at least."""
    sheet = make_sheet(blocks_of(snapshot_of()), width)
    before = on_screen(sheet)
    fresh = make_sheet(blocks_of(snapshot_of(change)), width)
    sheet.show_blocks(blocks_of(snapshot_of(change)))
    assert on_screen(fresh) != before
    assert on_screen(sheet) == on_screen(fresh)


def test_what_was_out_of_sight_is_up_to_date_when_it_is_scrolled_to(
    make_sheet: MakeSheet, on_screen: OnScreen, snapshot_of: SnapshotOf
) -> None:
    sheet, after = make_sheet(blocks_of(snapshot_of()), 700, 150), blocks_of(snapshot_of({"w1_11": 0.61}))
    sheet.show_blocks(after)
    fresh = make_sheet(after, 700, 150)
    for shown in (sheet, fresh):
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    assert on_screen(sheet) == on_screen(fresh)


def test_only_rows_with_new_numbers_are_painted_again(
    sheet: FormulaSheet, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    watch = watch_paint(sheet.viewport())
    sheet.show_blocks(blocks_of(snapshot_of()))
    assert watch.nothing
    sheet.show_blocks(blocks_of(snapshot_of({"w1_11": 0.61})))
    painted = watch.painted(sheet.viewport())
    first = sheet.page.set_block(FIRST).rows
    top = sheet.bounds(FIRST).top()
    assert not painted.contains(QPoint(5, round(top + first[0].baseline)))  # symbols
    assert painted.contains(QPoint(5, round(top + first[1].baseline)))  # numbers


def test_the_theme_colours_the_formulas(
    sheet: FormulaSheet, make_sheet: MakeSheet, on_screen: OnScreen
) -> None:
    sheet.set_theme(DARK)
    assert on_screen(sheet) == on_screen(make_sheet(sheet.blocks, theme=DARK))


# Pointed at and lit


def test_the_term_under_the_mouse_is_told_and_that_it_was_left(
    qtbot: QtBot, sheet: FormulaSheet, pointed: list[str]
) -> None:
    for block, quantity in ((FIRST, "slope_O2_1"), (FIRST, "dE_dw1_11"), (FACTOR + 1, "w2_11")):
        qtbot.mouseMove(sheet.viewport(), place_of(sheet, block, quantity).toPoint())
    beside = sheet.bounds(FIRST + 2).toRect()
    qtbot.mouseMove(sheet.viewport(), QPoint(beside.right() - 5, beside.center().y()))  # no term: the row
    qtbot.mouseMove(sheet.viewport(), sheet.bounds(HEADING).toRect().center())
    assert pointed == ["slope_O2_1", "dE_dw1_11", "w2_11", "I_O3_1", ""]


def test_leaving_the_sheet_points_at_nothing(qtbot: QtBot, sheet: FormulaSheet, pointed: list[str]) -> None:
    qtbot.mouseMove(sheet.viewport(), place_of(sheet, FIRST, "slope_O2_1").toPoint())
    QApplication.sendEvent(sheet, QEvent(QEvent.Type.Leave))
    assert pointed == ["slope_O2_1", ""]


def test_all_that_belongs_to_a_part_is_lit_and_nothing_else(sheet: FormulaSheet, on_screen: OnScreen) -> None:
    before = on_screen(sheet)
    sheet.light("O2_1")
    lit, glow = on_screen(sheet), QColor(LIGHT.highlight)
    corner = sheet.viewport().pos()
    for block, quantity, is_lit in (
        (FIRST, "slope_O2_1", True),
        (FIRST, "Delta", False),
        (FACTOR + 2, "slope_O2_1", True),
        (FACTOR + 1, "w2_11", False),
    ):
        around = QRectF(0, 0, 17, 17)
        around.moveCenter(place_of(sheet, block, quantity) + QPointF(corner))
        seen = lit.copy(around.toRect())
        has_glow = any(
            seen.pixelColor(x, y) == glow for x in range(seen.width()) for y in range(seen.height())
        )
        assert has_glow == is_lit, quantity
    sheet.light("")
    assert on_screen(sheet) == before


# Keyboard


def test_keys_go_from_block_to_block_and_point_at_each(
    qtbot: QtBot, make_sheet: MakeSheet, snapshot_of: SnapshotOf
) -> None:
    sheet = make_sheet(blocks_of(snapshot_of()), 500, 160)
    pointed: list[str] = []
    sheet.quantity_pointed.connect(pointed.append)
    last = len(sheet.blocks) - 1
    for key, place in (
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_Down, last),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(sheet, key)
        assert sheet.current == place
        assert QRectF(sheet.viewport().rect()).intersects(sheet.bounds(place))
    assert pointed == ["dE_dw1_11", "dE_dO3_1", ""]
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert 1 < sheet.current < last
    assert sheet.viewport().rect().contains(sheet.bounds(sheet.current).toRect())
    qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    assert sheet.current == 0


def test_the_focus_is_seen(qtbot: QtBot, sheet: FormulaSheet, on_screen: OnScreen) -> None:
    without = on_screen(sheet)
    sheet.setFocus()
    qtbot.waitUntil(sheet.hasFocus)
    first = on_screen(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    assert without != first != on_screen(sheet) != without


# Copied


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (Qt.KeyboardModifier.ControlModifier, "I_O³₁ = O²₁·w²₁₁ = 2·(−0.25) = −0.5"),
        (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            r"I_{O^{3}_{1}} = O^{2}_{1} \cdot w^{2}_{11} = 2 \cdot (-0.25) = -0.5",
        ),
        (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier, "-0.50000000000000011"),
    ],
)
def test_the_current_block_is_copied(
    qtbot: QtBot, make_sheet: MakeSheet, keys: Qt.KeyboardModifier, text: str
) -> None:
    times = Operator("·")
    symbols = (*EQUALS, *symbol("O2_1"), times, *symbol("w2_11"))
    numbers = (*EQUALS, Term("O2_1", (Number("2"),)), times, Run("("), Number("−0.25"), Run(")"))
    lines = (symbols, numbers, (*EQUALS, Number("−0.5")))
    value = -0.50000000000000011
    sheet = make_sheet([Heading("Sums"), Written("A7", "I_O3_1", symbol("I_O3_1"), lines, value)])
    said: list[str] = []
    sheet.copied.connect(said.append)
    sheet.setFocus()
    qtbot.waitUntil(sheet.hasFocus)
    qtbot.keyClick(sheet, Qt.Key.Key_End)
    qtbot.keyClick(sheet, Qt.Key.Key_C, keys)
    copied = QGuiApplication.clipboard().text()
    assert copied == text or float(copied) == value
    assert len(said) == 1 and copied in said[0]


def test_a_line_without_a_number_says_so(qtbot: QtBot, sheet: FormulaSheet) -> None:
    said: list[str] = []
    sheet.copied.connect(said.append)
    sheet.setFocus()
    qtbot.waitUntil(sheet.hasFocus)
    QGuiApplication.clipboard().setText("kept")
    qtbot.keyClick(sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert said == ["This line gives no number: choose one that does"]
    assert QGuiApplication.clipboard().text() == "kept"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, none holds the keys
def test_the_menu_copies_the_block_under_the_mouse(qtbot: QtBot, sheet: FormulaSheet) -> None:
    place = place_of(sheet, FACTOR + 1, "w2_11").toPoint()
    where = sheet.viewport().mapToGlobal(place)
    QApplication.sendEvent(sheet.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where))
    assert sheet.current == FACTOR + 1
    (menu,) = sheet.findChildren(QMenu)
    assert [action.shortcut().toString() for action in menu.actions()] == [
        "Ctrl+C",
        "Ctrl+Shift+C",
        "Ctrl+Alt+C",
    ]
    assert menu.isVisible()
    menu.close()
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "w²₁₁ = 1.1"


# Heard


def test_each_block_is_an_object_that_reads_as_a_sentence(sheet: FormulaSheet) -> None:
    tree = QAccessible.queryAccessibleInterface(sheet)
    assert tree.text(QAccessible.Text.Name) == "Formulas of w¹₁₁"
    assert tree.role() == QAccessible.Role.List
    names = [tree.child(place).text(QAccessible.Text.Name) for place in range(len(sheet.blocks))]
    assert names[HEADING] == "How this step changes w¹₁₁"
    words = names[FIRST + 2].replace(",", "")
    assert words.startswith("Equation A7: I of O 3 1 equals O 2 1 times w 2 1 1 plus O 2 2 times")
    assert words.endswith(
        "0.7685 times 1.1 plus 0.7503 times open bracket minus 0.9 close bracket equals 0.170143"
    )
    assert names[FACTOR + 1] == "w 2, 1 1, what it is in words: 1.1"
    assert tree.child(FACTOR + 1).text(QAccessible.Text.Value) == "1.1"
    assert tree.child(HEADING).role() == QAccessible.Role.Heading


def test_objects_lie_where_their_blocks_are_and_know_the_focus(qtbot: QtBot, sheet: FormulaSheet) -> None:
    tree = QAccessible.queryAccessibleInterface(sheet)
    for place in range(len(sheet.blocks)):
        child = tree.child(place)
        middle = child.rect().center()
        assert tree.indexOfChild(tree.childAt(middle.x(), middle.y())) == place
    sheet.setFocus()
    qtbot.waitUntil(sheet.hasFocus)
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    assert [tree.child(place).state().focused for place in range(3)] == [False, True, False]
    gone = tree.child(len(sheet.blocks) - 1)
    sheet.show_blocks(sheet.blocks[:2])
    assert not gone.isValid() and tree.indexOfChild(gone) == -1


def test_assistive_programs_are_told_where_the_focus_goes(
    qtbot: QtBot, sheet: FormulaSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.child()))
    sheet.setFocus()
    qtbot.waitUntil(sheet.hasFocus)
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    qtbot.keyClick(sheet, Qt.Key.Key_End)
    assert told == [0, 1, len(sheet.blocks) - 1]
