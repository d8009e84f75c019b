"""The settings panel shows the run's set-up and emits complete, valid choices."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ann221_gui.core.activations import TANH, Activations
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.datasets import AND, NOR, Dataset, circle
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.losses import HALF_SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.shortening import Carry, Shortening
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.starts import WORKING_START, EqualStart, NormalStart, TypedStart, UniformStart
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.settings.settings_panel import SettingsPanel

ALL_SECTIONS = frozenset({"start", "network", "training", "stop", "conventions"})
NUMBERS = Parameters(np.arange(1.0, 10.0) / 7)
WIDTH_PX = 280


def snapshot(setup: Setup, parameters: Parameters = NUMBERS) -> Snapshot:
    frame = Frame(setup, parameters, 0, 0, np.arange(len(setup.dataset)), np.empty((0, 2)))
    return Snapshot(frame, probe_of_sample(setup.dataset, 0))


@dataclass
class Desk:
    """A panel, what it emitted, and a user who finds things by the names that are on screen."""

    panel: SettingsPanel
    chosen: list[Hyperparameters] = field(default_factory=list)
    starts: list[object] = field(default_factory=list)

    def named(self, kind: type[QWidget], name: str) -> QWidget:
        found = [
            part
            for part in self.panel.findChildren(kind)
            if name in (part.accessibleName(), getattr(part, "text", str)().replace("&", ""))
            and part.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} are called {name!r}"
        return found[0]

    def field(self, name: str) -> NumberField:
        found = self.named(NumberField, name)
        assert isinstance(found, NumberField)
        return found

    def enter(self, name: str, text: str) -> None:
        number = self.field(name)
        number.setFocus()
        number.selectAll()
        QTest.keyClicks(number, text)
        QTest.keyClick(number, Qt.Key.Key_Return)

    def press(self, name: str) -> None:
        button = self.named(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))

    def choose(self, name: str, text: str) -> None:
        box = self.named(QComboBox, name)
        assert isinstance(box, QComboBox)
        box.setFocus()
        place = box.findText(text)
        assert place >= 0
        key = Qt.Key.Key_Down if place > box.currentIndex() else Qt.Key.Key_Up
        for _ in range(abs(place - box.currentIndex())):
            QTest.keyClick(box, key)

    def words(self) -> str:
        """Every text that can be read."""
        return "\n".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())

    def show(self, setup: Setup, parameters: Parameters = NUMBERS) -> None:
        self.panel.show_snapshot(snapshot(setup, parameters))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    panel = SettingsPanel()
    qtbot.addWidget(panel)
    panel.resize(WIDTH_PX, 1200)
    panel.open_sections = ALL_SECTIONS
    desk = Desk(panel)
    panel.hyperparameters_changed.connect(desk.chosen.append)
    panel.start_chosen.connect(desk.starts.append)
    desk.show(Setup())
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return desk


# Sections


def test_sections_are_folded_at_first_and_remember(qtbot: QtBot) -> None:
    panel = SettingsPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert panel.open_sections == frozenset()
    assert not any(number.isVisible() for number in panel.findChildren(NumberField))
    Desk(panel).press("Stop")
    assert panel.open_sections == frozenset({"stop"})
    assert Desk(panel).field("Pause at loss").isVisible()
    panel.open_sections = frozenset({"start", "no such section"})
    assert panel.open_sections == frozenset({"start"})


def test_sections_open_by_keyboard(desk: Desk) -> None:
    heading = desk.named(QAbstractButton, "Stop")
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Space)
    assert desk.panel.open_sections == ALL_SECTIONS - {"stop"}


# Hyperparameters


def test_every_choice_is_complete(desk: Desk) -> None:
    before = Hyperparameters(
        learning_rate=0.125, order_seed=4, biases=True, conventions=Conventions(HALF_SQUARED)
    )
    desk.show(Setup(hyperparameters=before))
    desk.enter("Tolerance", "0.1")
    assert desk.chosen == [replace(before, tolerance=0.1)]


def test_second_choice_keeps_the_first_before_a_frame_comes_back(desk: Desk) -> None:
    desk.press("Biases")
    desk.enter("Tolerance", "0.1")
    assert desk.chosen[-1] == Hyperparameters(biases=True, tolerance=0.1)


def test_batches(desk: Desk) -> None:
    assert not desk.field("N").isEnabled()
    desk.choose("Samples in one step", "one sample")
    assert desk.chosen[-1].batch_size == 1
    desk.choose("Samples in one step", "N samples")
    assert desk.chosen[-1].batch_size == 2
    desk.enter("N", "3")
    assert desk.chosen[-1].batch_size == 3
    desk.enter("Order seed", "12")
    assert desk.chosen[-1] == Hyperparameters(batch_size=3, order_seed=12)
    desk.choose("Samples in one step", "all samples")
    assert desk.chosen[-1] == Hyperparameters(order_seed=12)


def test_stop_rules_combine(desk: Desk) -> None:
    desk.press("Pause at epoch")
    assert desk.chosen[-1].stop_rule == StopRule(epochs=1000)
    desk.enter("Pause at epoch", "250")
    desk.press("Pause at max |Δ|")
    desk.press("Pause at loss")
    desk.enter("Pause at loss", "1/8")
    assert desk.chosen[-1].stop_rule == StopRule(epochs=250, loss=0.125, max_abs_delta=0.05)
    desk.press("Pause at epoch")
    assert desk.chosen[-1].stop_rule == StopRule(loss=0.125, max_abs_delta=0.05)


def test_activations(desk: Desk) -> None:
    desk.choose("Activation of the hidden neurons", "tanh")
    assert desk.chosen == [Hyperparameters(activations=Activations(hidden=TANH))]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Tolerance", "0"),
        ("Tolerance", "-1"),
        ("From", "2"),
        ("From", "1e9"),
        ("Seed", "-1"),
        ("Seed", "0.5"),
    ],
)
def test_wrong_number_is_explained_at_its_field(desk: Desk, name: str, wrong: str) -> None:
    told: list[str] = []
    desk.panel.entry_refused.connect(told.append)
    desk.enter(name, wrong)
    assert desk.chosen == []
    assert desk.starts == []
    refusal = desk.field(name).refusal
    assert refusal and refusal in desk.words()
    assert told == [f"{name}: {refusal}"]
    QTest.keyClick(desk.field(name), Qt.Key.Key_Escape)
    assert refusal not in desk.words()


def test_frames_show_what_was_changed_elsewhere_but_not_over_typing(desk: Desk) -> None:
    tolerance = desk.field("Tolerance")
    tolerance.setFocus()
    tolerance.selectAll()
    QTest.keyClicks(tolerance, "0.2")
    desk.show(Setup(hyperparameters=Hyperparameters(biases=True, tolerance=0.3)))
    assert tolerance.text() == "0.2"
    assert desk.named(QCheckBox, "Biases").isChecked()  # type: ignore[attr-defined]
    QTest.keyClick(tolerance, Qt.Key.Key_Return)
    assert desk.chosen == [Hyperparameters(biases=True, tolerance=0.2)]


# Conventions


def test_six_conventions_and_back_to_the_documents(desk: Desk) -> None:
    desk.choose("Error of a sample", "½ Δ²")
    desk.choose("Error of many samples", "mean")
    desk.choose("Sign of Δ", "output − target")
    desk.choose("Order of updates", "layer after layer")
    desk.choose("Notation", "the common one")
    assert not desk.field("Number of digits").isEnabled()
    desk.choose("Digits", "significant")
    desk.enter("Number of digits", "17")
    conventions = Conventions(
        replace(HALF_SQUARED, total=Total.MEAN),
        DeltaSign.OUTPUT_MINUS_TARGET,
        UpdateOrder.LAYER_BY_LAYER,
        Notation.COMMON,
        Digits(17, are_significant=True),
    )
    assert desk.chosen[-1] == Hyperparameters(conventions=conventions)
    desk.press("As in the document")
    assert desk.chosen[-1] == Hyperparameters()


def test_the_conventions_of_a_run_are_shown(desk: Desk) -> None:
    conventions = Conventions(delta=DeltaSign.OUTPUT_MINUS_TARGET, digits=Digits(3))
    desk.show(Setup(hyperparameters=Hyperparameters(conventions=conventions)))
    shown = {box.accessibleName(): box.currentText() for box in desk.panel.findChildren(QComboBox)}
    assert shown["Sign of Δ"] == "output − target"
    assert shown["Digits"] == "decimals"
    assert desk.field("Number of digits").text() == "3"
    assert "1/3 is written 0.333 " in desk.words()
    desk.enter("Tolerance", "0.1")
    assert desk.chosen == [Hyperparameters(tolerance=0.1, conventions=conventions)]


def test_only_2_to_17_digits(desk: Desk) -> None:
    desk.choose("Digits", "decimals")
    before = len(desk.chosen)
    for wrong in ("1", "18"):
        desk.enter("Number of digits", wrong)
        assert "from 2 to 17" in desk.words()
    assert len(desk.chosen) == before


def test_paper_precision(desk: Desk) -> None:
    assert not desk.field("Number of digits on paper").isEnabled()
    desk.choose("Paper precision", "significant")
    assert desk.chosen[-1].conventions.carry == Carry(Digits(3, are_significant=True))
    assert "2/3 goes on as 0.667" in desk.words()
    desk.enter("Number of digits on paper", "16")
    assert "from 1 to 15" in desk.words()
    desk.enter("Number of digits on paper", "1")
    desk.choose("Other digits on paper", "cut off")
    assert desk.chosen[-1].conventions.carry == Carry(Digits(1, are_significant=True), Shortening.CUT_OFF)
    assert "2/3 goes on as 0.6." in desk.words()
    desk.choose("Paper precision", "off")
    assert desk.chosen[-1] == Hyperparameters()
    desk.show(Setup(hyperparameters=Hyperparameters(conventions=Conventions(carry=Carry(Digits(5))))))
    shown = {box.accessibleName(): box.currentText() for box in desk.panel.findChildren(QComboBox)}
    assert (shown["Paper precision"], shown["Other digits on paper"]) == ("decimals", "rounded")
    assert desk.field("Number of digits on paper").text() == "5"


def test_what_changed_gradients_mean_for_the_learning_rate(desk: Desk) -> None:
    desk.choose("Error of a sample", "½ Δ²")
    assert "twice the η" in desk.words()
    desk.choose("Error of many samples", "mean")
    assert "4 times the η" in desk.words()  # XOR has four samples
    mean = desk.chosen[-1]
    desk.show(Setup(dataset=circle(), hyperparameters=mean))
    assert "200 times the η" in desk.words()
    desk.choose("Samples in one step", "one sample")
    assert "times the η" not in desk.words()
    assert desk.chosen[-1].learning_rate == Hyperparameters().learning_rate


def test_the_sign_of_delta_is_that_of_the_slope(desk: Desk) -> None:
    assert "at the output is −2Δ" in desk.words()
    desk.choose("Sign of Δ", "output − target")
    assert "at the output is 2Δ" in desk.words()


def test_the_slip_is_called_one(desk: Desk) -> None:
    assert "slip" not in desk.words()
    desk.choose("Order of updates", "layer after layer")
    assert "A common slip; not gradient descent" in desk.words()


# Start


def test_new_start_takes_the_next_seed_and_shows_it(desk: Desk) -> None:
    for _ in range(2):
        desk.press("New start")
    assert desk.starts == [UniformStart(0.0, 1.0, seed=1), UniformStart(0.0, 1.0, seed=2)]
    assert desk.field("Seed").value == 2


def test_typed_seed_begins_with_that_seed(desk: Desk) -> None:
    desk.enter("Seed", "221")
    assert desk.starts == [UniformStart(seed=221)]
    desk.enter("Seed", "221")
    assert desk.starts == [UniformStart(seed=221)] * 2


def test_range_is_the_new_starts(desk: Desk) -> None:
    desk.enter("From", "-1/3")
    assert desk.starts == []
    desk.press("New start")
    assert desk.starts == [UniformStart(-1 / 3, 1.0, seed=1)]


def test_new_start_takes_a_number_that_is_still_being_typed(desk: Desk) -> None:
    upper = desk.field("To")
    upper.setFocus()
    upper.selectAll()
    QTest.keyClicks(upper, "5")
    desk.panel.choose_new_start()
    assert desk.starts == [UniformStart(0.0, 5.0, seed=1)]


def test_new_start_waits_for_a_correct_number(desk: Desk) -> None:
    desk.enter("To", "five")
    desk.panel.choose_new_start()
    assert desk.starts == []
    assert desk.field("To").hasFocus()


def test_a_seed_waits_for_a_correct_number_too(desk: Desk) -> None:
    desk.enter("To", "five")
    desk.enter("Seed", "7")
    assert desk.starts == []


def test_normal_start(desk: Desk) -> None:
    desk.choose("Weights", "normally")
    desk.enter("Deviation", "0.5")
    desk.press("New start")
    assert desk.starts == [NormalStart(0.0, 0.5, seed=1)]


def test_biases_are_drawn_only_where_there_are_biases(desk: Desk) -> None:
    with pytest.raises(AssertionError, match="0 are called"):
        desk.press("draw biases too")
    desk.show(Setup(hyperparameters=Hyperparameters(biases=True)))
    desk.press("draw biases too")
    desk.press("New start")
    assert desk.starts == [UniformStart(seed=1, draw_biases=True)]
    desk.show(Setup())
    desk.press("New start")
    assert desk.starts[-1] == UniformStart(seed=2)


def test_equal_start_says_that_the_neurons_stay_twins(desk: Desk) -> None:
    desk.choose("Weights", "all equal")
    assert "twins" in desk.words()
    desk.enter("Every weight", "0.25")
    desk.press("New start with these")
    assert desk.starts == [EqualStart(0.25)]


def test_typed_start_begins_from_the_present_weights(desk: Desk) -> None:
    present = Parameters(np.append(np.arange(6) / 3, [0.0, 0.0, 0.0]))
    desk.show(Setup(), present)
    desk.choose("Weights", "typed")
    desk.enter("Weight from input neuron 2 to hidden neuron 1", "-2")
    desk.press("New start with these")
    assert desk.starts == [TypedStart(present.with_value(ParameterId.W1_21, -2.0))]


def test_typed_weights_are_written_in_the_chosen_notation(desk: Desk) -> None:
    """The common notation has the to-neuron first."""
    desk.choose("Weights", "typed")
    number = desk.field("Weight from input neuron 2 to hidden neuron 1")
    symbols = {Notation.DOCUMENT: "w¹₂₁", Notation.COMMON: "W⁽¹⁾₁₂"}
    for notation in (Notation.COMMON, Notation.DOCUMENT):
        desk.show(Setup(hyperparameters=Hyperparameters(conventions=Conventions(notation=notation))))
        captions = [label.text() for label in desk.panel.findChildren(QLabel) if label.buddy() is number]
        assert captions == [symbols[notation]]


def test_typed_start_has_biases_where_they_are_on(desk: Desk) -> None:
    desk.show(Setup(hyperparameters=Hyperparameters(biases=True)))
    desk.choose("Weights", "typed")
    desk.enter("Bias of the output neuron", "0.5")
    desk.press("New start with these")
    assert desk.starts == [TypedStart(NUMBERS.with_value(ParameterId.B2_1, 0.5))]


def test_the_start_that_works_is_for_gates(desk: Desk) -> None:
    desk.press("A start that works")
    assert desk.starts == [WORKING_START]
    desk.show(Setup(dataset=circle()))
    assert not desk.named(QAbstractButton, "A start that works").isEnabled()
    desk.show(Setup(dataset=AND))
    assert desk.named(QAbstractButton, "A start that works").isEnabled()


def test_outlook_follows_range_data_and_biases(desk: Desk) -> None:
    # XOR without biases: the mathematics page has 98 % for U(0, 1), 27 % for U(−1, 1), each ± 3.
    assert "98 of 100 such starts learn XOR" in desk.words()
    desk.enter("From", "-1")
    assert "27 of 100 such starts learn XOR" in desk.words()
    desk.enter("From", "-0.7")
    assert "not known" in desk.words()
    desk.enter("From", "0")
    desk.show(Setup(dataset=AND))
    assert "20 of 100 such starts learn AND" in desk.words()
    desk.choose("Weights", "typed")
    assert "such starts" not in desk.words()


def test_start_of_the_run_is_described(desk: Desk) -> None:
    assert "the start that works" in desk.words()
    desk.show(Setup(start=NormalStart(0.5, 2.0, seed=33)))
    assert "around 0.5, deviation 2, seed 33" in desk.words()
    assert desk.field("Seed").value == 33
    desk.press("New start")
    assert desk.starts == [NormalStart(0.5, 2.0, seed=34)]


# What can't be learned


def test_nothing_is_said_where_nothing_is_known(desk: Desk) -> None:
    assert "⚠" not in desk.words()


def test_impossible_data_is_named_and_biases_offered(desk: Desk) -> None:
    hyper = Hyperparameters(activations=Activations(hidden=TANH))
    desk.show(Setup(dataset=NOR, hyperparameters=hyper))
    assert "⚠ Without biases" in desk.words()
    desk.press("Switch biases on")
    assert desk.chosen == [replace(hyper, biases=True)]
    desk.show(Setup(dataset=NOR, hyperparameters=desk.chosen[0]))
    assert "⚠" not in desk.words()


def test_biases_are_not_offered_where_they_don_t_help(desk: Desk) -> None:
    desk.show(Setup(dataset=circle()))
    assert "⚠" in desk.words()
    with pytest.raises(AssertionError, match="0 are called"):
        desk.press("Switch biases on")


# Room and keyboard


def test_the_wheel_changes_no_choice(desk: Desk) -> None:
    box = desk.named(QComboBox, "Error of a sample")
    box.setFocus()
    middle = QPointF(box.rect().center())
    no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        no_button,
        Qt.KeyboardModifier.NoModifier,
        no_phase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert desk.chosen == []


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("distribution", ["evenly", "normally", "all equal", "typed"])
def test_nothing_is_cut_off_at_the_side(desk: Desk, percent: int, distribution: str) -> None:
    panel = desk.panel
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    panel.setFont(font)
    opposite = Dataset("own", "Own", np.array([[1.0, 1.0], [-1.0, -1.0]] * 2), np.array([1.0, 1, 0, 0]))
    desk.show(Setup(dataset=opposite))
    assert "⚠" in desk.words()
    desk.choose("Weights", distribution)
    panel.resize(WIDTH_PX, 640)
    content = panel.findChild(QScrollArea).widget()
    assert panel.minimumSizeHint().width() <= WIDTH_PX
    assert content.minimumSizeHint().width() <= panel.findChild(QScrollArea).viewport().width()
    for box in panel.findChildren(QComboBox):
        longest = max(box.fontMetrics().horizontalAdvance(box.itemText(n)) for n in range(box.count()))
        assert not box.isVisible() or longest < box.width()


def test_tab_reaches_everything_from_top_to_bottom(desk: Desk) -> None:
    start = desk.named(QAbstractButton, "Start")
    start.setFocus()
    visited: list[QWidget] = []
    focus: QWidget | None = start
    while focus is not None and focus not in visited:
        visited.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = desk.panel.window().focusWidget()
    reachable = (NumberField, QAbstractButton, QComboBox)
    wanted = {
        part
        for kind in reachable
        for part in desk.panel.findChildren(kind)
        if part.isVisible() and part.isEnabled()
    }
    assert wanted <= set(visited)
    heights = [part.mapTo(desk.panel, part.rect().topLeft()).y() for part in visited]
    assert heights == sorted(heights)


def test_everything_has_a_name_and_most_teach(desk: Desk) -> None:
    desk.show(Setup(hyperparameters=Hyperparameters(biases=True)))
    for kind in (NumberField, QAbstractButton, QComboBox):
        for part in desk.panel.findChildren(kind):
            if part.isVisible() and part.parentWidget() is not None and part.focusPolicy():
                assert part.accessibleName() or part.text()
                assert part.toolTip()
