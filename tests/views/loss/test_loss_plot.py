"""The loss plot as its user sees it; E(0) and E(100) are those of the mathematics page."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Setup, TrainEpochs
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import XOR
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.numbers import Digits
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.starts import WORKING_PARAMETERS
from ann221_gui.core.trainer import Trainer
from ann221_gui.views.loss.loss_canvas import LossCanvas
from ann221_gui.views.loss.loss_plot import LossPlot
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme

HINT = "Press Play (Space) to train: the error of each epoch appears here."


def after(epochs: int) -> Snapshot:
    """The start that works on XOR, so many epochs later."""
    trainer = Trainer()
    trainer.apply(TrainEpochs(epochs))
    return Snapshot(trainer.frame(), probe_of_sample(XOR, 3))


def with_history(*points: tuple[float, float], setup: Setup | None = None) -> Snapshot:
    """Any history; the present point, at the last epoch, is the start that works: E = 0.9957491."""
    seen = round(points[-1][0] * len(XOR))
    frame = Frame(setup or Setup(), WORKING_PARAMETERS, 1, seen, np.arange(4), np.array(points))
    return Snapshot(frame, probe_of_sample(XOR, 3))


@pytest.fixture
def plot(qtbot: QtBot) -> LossPlot:
    plot = LossPlot()
    qtbot.addWidget(plot)
    plot.resize(420, 300)
    plot.show()
    plot.show_snapshot(Snapshot(Trainer().frame(), probe_of_sample(XOR, 3)))
    QApplication.processEvents()
    return plot


@pytest.fixture
def canvas(plot: LossPlot) -> LossCanvas:
    return plot.findChild(LossCanvas)


def visible_texts(plot: LossPlot) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in plot.findChildren(QLabel) if label.isVisible()]


def readout(plot: LossPlot) -> str:
    return " ".join(visible_texts(plot))


def hover(canvas: LossCanvas, across: float) -> None:
    """By the share of the axis' width."""
    area = canvas.area
    QTest.mouseMove(canvas, QPointF(area.left() + across * area.width(), area.center().y()).toPoint())


def test_before_the_first_step_it_says_what_to_do(plot: LossPlot, canvas: LossCanvas) -> None:
    assert HINT in visible_texts(plot)
    assert not canvas.isVisible()
    plot.show_snapshot(after(1))
    assert canvas.isVisible()
    assert HINT not in visible_texts(plot)
    plot.show_snapshot(Snapshot(Trainer().frame(), probe_of_sample(XOR, 3)))
    assert not canvas.isVisible()


def test_the_present_is_read_out(plot: LossPlot, qtbot: QtBot) -> None:
    plot.show_snapshot(after(100))
    qtbot.waitUntil(lambda: readout(plot) == "now:  epoch 100   error 0.9360")


def test_the_cursor_reads_the_nearest_epoch(plot: LossPlot, canvas: LossCanvas, qtbot: QtBot) -> None:
    plot.show_snapshot(after(100))
    hover(canvas, 0.001)
    assert readout(plot) == "cursor:  epoch 0   error 0.9957"
    hover(canvas, 0.5)
    assert readout(plot).split()[:2] == ["cursor:", "epoch"]
    assert int(readout(plot).split()[2]) == pytest.approx(50, abs=1)
    QTest.mouseMove(canvas, QPoint(1, 1))
    assert readout(plot) == "now:  epoch 100   error 0.9360"


def test_the_keyboard_reads_any_epoch(plot: LossPlot, canvas: LossCanvas) -> None:
    plot.show_snapshot(after(100))

    def epoch_after(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        QTest.keyClick(canvas, key, modifier)
        return readout(plot).split("   ", maxsplit=1)[0]

    assert epoch_after(Qt.Key.Key_Home) == "cursor:  epoch 0"
    assert epoch_after(Qt.Key.Key_Left) == "cursor:  epoch 0"
    assert epoch_after(Qt.Key.Key_Right) == "cursor:  epoch 2"
    assert epoch_after(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier) == "cursor:  epoch 3"
    assert epoch_after(Qt.Key.Key_PageDown) == "cursor:  epoch 23"
    assert epoch_after(Qt.Key.Key_PageUp) == "cursor:  epoch 3"
    assert epoch_after(Qt.Key.Key_End) == "now:  epoch 100"


def test_a_picked_epoch_stays_while_training_goes_on(
    plot: LossPlot, canvas: LossCanvas, qtbot: QtBot
) -> None:
    plot.show_snapshot(after(10))
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    plot.show_snapshot(after(100))
    qtbot.waitUntil(lambda: readout(plot) == "cursor:  epoch 0   error 0.9957")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_falling_error_falls_from_left_to_right(plot: LossPlot, canvas: LossCanvas, theme: Theme) -> None:
    plot.set_theme(theme)
    plot.show_snapshot(with_history((0, 1.0), (500, 0.1), (1000, 0.0)))
    image = canvas.grab().toImage()
    assert has_curve(canvas, image, theme, 0.03, 0.97)
    assert has_curve(canvas, image, theme, 0.9, 0.05)
    assert not has_curve(canvas, image, theme, 0.6, 0.9)
    assert not has_curve(canvas, image, theme, 0.1, 0.1)


def has_curve(canvas: LossCanvas, image: QImage, theme: Theme, across: float, up: float) -> bool:
    area, radius = canvas.area, 8
    x, y = round(area.left() + across * area.width()), round(area.bottom() - up * area.height())
    return any(
        image.pixelColor(x + i, y + j) == QColor(theme.curve)
        for i in range(-radius, radius)
        for j in range(-radius, radius)
    )


def test_zero_is_on_a_linear_axis(plot: LossPlot, canvas: LossCanvas) -> None:
    """A curve between 0.9 and 1 lies near the top, not across the whole plot."""
    plot.show_snapshot(with_history((0, 1.0), (1000, 0.95)))
    image = canvas.grab().toImage()
    assert has_curve(canvas, image, LIGHT, 0.5, 0.95)
    assert not any(has_curve(canvas, image, LIGHT, 0.5, up) for up in (0.1, 0.3, 0.5, 0.7))


def test_a_logarithmic_axis_is_switched_by_the_user_and_told(plot: LossPlot, qtbot: QtBot) -> None:
    plot.show_snapshot(with_history((0, 1.0), (1000, 0.1)))
    box = plot.findChild(QCheckBox)
    with qtbot.waitSignal(plot.scale_changed) as changed:
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert changed.args == [True]
    assert plot.is_logarithmic
    plot.is_logarithmic = False
    assert not box.isChecked()


def test_on_a_logarithmic_axis_a_tenth_is_a_decade_below(plot: LossPlot, canvas: LossCanvas) -> None:
    """From 1 over 0.1 to 0.01 in equal parts of the axis is a straight line through the middle."""
    plot.is_logarithmic = True
    history = [(epoch, 10 ** (-epoch / 500)) for epoch in np.linspace(0, 1000, 50).tolist()]
    plot.show_snapshot(with_history(*history))
    image = canvas.grab().toImage()
    assert has_curve(canvas, image, LIGHT, 0.5, 0.5)
    assert has_curve(canvas, image, LIGHT, 0.25, 0.75)


@pytest.mark.parametrize("losses", [(0.0, 0.0), (1e-300, 1e300), (0.0, 1.0), (5e-324, 0.0)])
def test_extreme_losses_are_drawn_without_a_warning(
    plot: LossPlot, canvas: LossCanvas, losses: tuple[float, float]
) -> None:
    plot.show_snapshot(with_history((0, losses[0]), (1, losses[1])))
    for plot.is_logarithmic in (True, False):
        canvas.grab()
        for across in (0.0, 0.5, 1.0):
            hover(canvas, across)


def test_the_axis_says_which_error(plot: LossPlot, canvas: LossCanvas) -> None:
    plot.show_snapshot(after(1))
    assert canvas.axes[1].label == "error Σ Δ²"
    halved = Setup(hyperparameters=Hyperparameters(conventions=Conventions(HALF_SQUARED)))
    plot.show_snapshot(with_history((0, 0.5), (1, 0.4), setup=halved))
    assert canvas.axes[1].label == "error ½ Σ Δ²"


def test_chosen_digits_are_read_out(plot: LossPlot) -> None:
    chosen = Setup(hyperparameters=Hyperparameters(conventions=Conventions(digits=Digits(2))))
    plot.show_snapshot(with_history((0, 0.5), (1, 0.4375), setup=chosen))
    QTest.keyClick(plot.findChild(LossCanvas), Qt.Key.Key_Home)
    assert readout(plot) == "cursor:  epoch 0   error 0.50"


class PaintNotes(QObject):
    """Where a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.regions: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(event.region().boundingRect())
        return False


def test_while_the_axes_stand_only_what_is_between_them_is_painted(
    plot: LossPlot, canvas: LossCanvas
) -> None:
    plot.show_snapshot(after(201))
    QApplication.processEvents()
    notes = PaintNotes(canvas)
    plot.show_snapshot(after(202))
    QApplication.processEvents()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    QApplication.processEvents()
    assert notes.regions == [canvas.area.toAlignedRect()] * 2


def test_a_hidden_plot_catches_up_when_it_is_shown(plot: LossPlot, canvas: LossCanvas) -> None:
    plot.hide()
    plot.show_snapshot(after(100))
    plot.show()
    assert canvas.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert readout(plot) == "now:  epoch 100   error 0.9360"


def test_the_read_out_is_told_to_whoever_cannot_see_it(plot: LossPlot, canvas: LossCanvas) -> None:
    plot.show_snapshot(after(100))
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.accessibleName() == "Error over training"
    assert "epoch\u00a00   error\u00a00.9957" in canvas.accessibleDescription()
