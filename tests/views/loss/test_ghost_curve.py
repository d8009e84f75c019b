"""The pinned run's curve beside the present one; E(0), E(100), E(1000) are those of the mathematics page."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.commands import Setup, TrainEpochs
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.timeline import NO_POINTS
from ann221_gui.views.loss.ghost_curve import NO_GHOST, GhostCurve
from ann221_gui.views.loss.loss_canvas import LossCanvas
from ann221_gui.views.loss.loss_plot import LossPlot
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme
from tests.views.pinned_runs import HUNDRED, beside, pinned_after, with_rate

HALVED = Setup(hyperparameters=Hyperparameters(conventions=Conventions(loss=HALF_SQUARED)))


@pytest.fixture
def plot(qtbot: QtBot) -> LossPlot:
    plot = LossPlot()
    qtbot.addWidget(plot)
    plot.resize(420, 300)
    plot.show()
    return plot


@pytest.fixture
def canvas(plot: LossPlot) -> LossCanvas:
    return plot.findChild(LossCanvas)


def lines(plot: LossPlot) -> list[str]:
    QApplication.processEvents()
    texts = [label.text() for label in plot.findChildren(QLabel) if label.isVisible()]
    return [text.replace("\u00a0", " ") for text in texts if text]


def hover(canvas: LossCanvas, across: float) -> None:
    """By the share of the axis' width."""
    area = canvas.area
    QTest.mouseMove(canvas, QPointF(area.left() + across * area.width(), area.center().y()).toPoint())


def ghost_at(canvas: LossCanvas, epoch: float, height: float, theme: Theme = LIGHT) -> bool:
    """Whether its colour is near this place of the axes; nearer than to a curve that differs."""
    sheet, image = canvas.sheet, canvas.grab().toImage()
    return has_colour(image, QPointF(sheet.x(epoch), sheet.y(height)), QColor(theme.ghost))


def has_colour(image: QImage, centre: QPointF, colour: QColor, radius: int = 7) -> bool:
    """Edges are smoothed: on a thin line no pixel has all of it."""
    around = [(i, j) for i in range(-radius, radius + 1) for j in range(-radius, radius + 1)]
    return any(
        alike(image.pixelColor(centre.toPoint().x() + i, centre.toPoint().y() + j), colour) for i, j in around
    )


def alike(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)) < 40


def show(canvas: LossCanvas, ghost: list[tuple[float, float]]) -> None:
    """Beside `CURVE`."""
    canvas.show_curve(CURVE, NO_POINTS, 100.0, "E")
    canvas.show_ghost(GhostCurve(np.array(ghost)))


CURVE: FloatArray = np.array([(0.0, 1.0), (100.0, 0.9)])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_both_curves_have_their_place_on_axes_wide_enough_for_both(
    plot: LossPlot, canvas: LossCanvas, theme: Theme
) -> None:
    plot.set_theme(theme)
    plot.show_snapshot(beside(None, HUNDRED))
    show(canvas, [(0.0, 3.0), (500.0, 1.0)])
    (across, up) = canvas.axes
    assert across.high > 500
    assert up.high > 3
    for epoch in (100, 250, 400):
        assert ghost_at(canvas, epoch, 3 - epoch / 250, theme)
    assert not ghost_at(canvas, 250, 1.0, theme)
    canvas.show_ghost(NO_GHOST)
    assert canvas.axes[0].high < 200
    assert not ghost_at(canvas, 50, 0.95, theme)


def test_on_a_logarithmic_axis_too(plot: LossPlot, canvas: LossCanvas) -> None:
    plot.show_snapshot(beside(None, HUNDRED))
    canvas.set_logarithmic(True)
    points = [(epoch, 10 ** (-epoch / 100)) for epoch in np.linspace(0, 500, 60).tolist()]
    show(canvas, points)
    assert canvas.axes[1].low < -5 + 0.2
    assert ghost_at(canvas, 250, -2.5)
    canvas.set_logarithmic(False)
    assert ghost_at(canvas, 50, 10**-0.5)


def test_it_is_dashed(plot: LossPlot, canvas: LossCanvas) -> None:
    plot.show_snapshot(beside(None, HUNDRED))
    show(canvas, [(0.0, 0.5), (100.0, 0.5)])
    sheet, image = canvas.sheet, canvas.grab().toImage()
    columns = range(round(sheet.x(5.0)), round(sheet.x(90.0)))
    inked = [has_colour(image, QPointF(x, sheet.y(0.5)), QColor(LIGHT.ghost), 0) for x in columns]
    inked = [any(pair) for pair in zip(inked, inked_below(image, columns, sheet.y(0.5)), strict=True)]
    assert 0.3 < sum(inked) / len(inked) < 0.95


def inked_below(image: QImage, columns: range, y: float) -> list[bool]:
    return [has_colour(image, QPointF(x, y - 1), QColor(LIGHT.ghost), 0) for x in columns]


@pytest.mark.parametrize(
    ("setup", "name"),
    [
        (with_rate(0.25), "pinned, learning rate 0.5"),
        (Setup(), "pinned"),
        (with_rate(0.25, biases=True), "pinned, 2 things differ"),
    ],
)
def test_a_legend_says_what_it_is_and_its_error_in_the_same_epoch(
    plot: LossPlot, qtbot: QtBot, setup: Setup, name: str
) -> None:
    pinned = pinned_after(TrainEpochs(1000))
    plot.show_snapshot(beside(pinned, HUNDRED, setup=setup))
    assert lines(plot)[-1] == f"╌·╌ {name}:  0.9360"
    plot.show_snapshot(beside(None, HUNDRED, setup=setup))
    assert not any("pinned" in line for line in lines(plot))


def test_where_room_is_short_what_differs_is_in_the_tip(plot: LossPlot, qtbot: QtBot) -> None:
    plot.show_snapshot(beside(pinned_after(HUNDRED), HUNDRED, setup=with_rate(0.25)))
    whole, short = "╌·╌ pinned, learning rate 0.5:  0.9360", "╌·╌ pinned:  0.9360"
    assert lines(plot)[-1] == whole
    plot.resize(180, 300)
    qtbot.waitUntil(lambda: lines(plot)[-1] == short)
    assert [label.toolTip() for label in plot.findChildren(QLabel) if label.text() == short] == [whole]
    plot.resize(420, 300)
    qtbot.waitUntil(lambda: lines(plot)[-1] == whole)


def test_the_cursor_reads_both_and_says_the_epoch_where_it_is_another(
    plot: LossPlot, canvas: LossCanvas
) -> None:
    plot.show_snapshot(beside(pinned_after(HUNDRED), TrainEpochs(1000)))
    assert lines(plot)[-2:] == [
        "now:  epoch 1\u2009000   error 0.2448",
        "╌·╌ pinned:  epoch 100   error 0.9360",
    ]
    hover(canvas, 0.001)
    assert lines(plot)[-2:] == ["cursor:  epoch 0   error 0.9957", "╌·╌ pinned:  0.9957"]


def test_before_the_other_run_has_begun_the_ghost_is_read_by_mouse_and_keyboard(
    plot: LossPlot, canvas: LossCanvas
) -> None:
    plot.show_snapshot(beside(pinned_after(HUNDRED)))
    assert canvas.isVisible()
    assert lines(plot) == ["╌·╌ pinned:  epoch 100   error 0.9360"]
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert lines(plot) == ["╌·╌ pinned:  epoch 0   error 0.9957"]
    hover(canvas, 0.999)
    assert lines(plot) == ["╌·╌ pinned:  epoch 100   error 0.9360"]


def test_a_run_that_was_pinned_before_training_has_no_curve_and_says_so(
    plot: LossPlot, canvas: LossCanvas
) -> None:
    plot.show_snapshot(beside(pinned_after()))
    assert not canvas.isVisible()
    assert lines(plot)[-1] == "╌·╌ pinned: not trained"
    plot.show_snapshot(beside(pinned_after(), HUNDRED))
    assert lines(plot)[-2:] == ["now:  epoch 100   error 0.9360", "╌·╌ pinned: not trained"]


def test_where_errors_are_counted_otherwise_it_is_drawn_as_this_run_counts(
    plot: LossPlot, canvas: LossCanvas
) -> None:
    plot.show_snapshot(beside(pinned_after(HUNDRED), TrainEpochs(1), setup=HALVED))
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert lines(plot)[-2:] == [
        "cursor:  epoch 0   error 0.4979",
        "╌·╌ pinned, error differs:  0.4979",
    ]
    assert ghost_at(canvas, 0.5, 0.4979)


def test_it_is_drawn_once_for_its_axes_and_not_with_every_frame(
    plot: LossPlot, canvas: LossCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    draw = GhostCurve._draw

    def count(*given: object, **named: object) -> None:
        drawn.append(1)
        draw(*given, **named)

    monkeypatch.setattr(GhostCurve, "_draw", count)
    pinned = pinned_after(TrainEpochs(1000))
    for epochs in (50, 51, 52, 53):
        plot.show_snapshot(beside(pinned, TrainEpochs(epochs)))
        canvas.grab()
    assert len(drawn) == 1
    plot.resize(500, 300)
    canvas.grab()
    assert len(drawn) == 2


def test_it_is_told_to_whoever_cannot_see_it(plot: LossPlot, canvas: LossCanvas) -> None:
    plot.show_snapshot(beside(pinned_after(HUNDRED), TrainEpochs(1000)))
    QApplication.processEvents()
    told = canvas.accessibleDescription().replace("\u00a0", " ")
    assert "error 0.2448 pinned:  epoch 100   error 0.9360." in told


def test_covered_numbers_leave_no_ghost(plot: LossPlot, canvas: LossCanvas) -> None:
    shown = beside(pinned_after(HUNDRED), HUNDRED)
    plot.show_snapshot(Snapshot(shown.frame, shown.probe, covered=frozenset({"E"}), pinned=shown.pinned))
    assert not any("pinned" in line for line in lines(plot))
    assert canvas.picked_of_ghost is None
    plot.show_snapshot(shown)
    assert lines(plot)[-1].startswith("╌·╌ pinned")


def test_its_buttons_do_what_the_actions_do(plot: LossPlot, qtbot: QtBot) -> None:
    pin, unpin = QAction("P&in this run", plot), QAction("&Unpin", plot)
    unpin.setEnabled(False)
    plot.add_pinning(pin, unpin)
    QApplication.processEvents()
    buttons = {button.accessibleName(): button for button in plot.findChildren(QToolButton)}
    assert buttons["Pin this run"].isVisible()
    assert not buttons["Unpin"].isVisible()
    with qtbot.waitSignal(pin.triggered):
        QTest.keyClick(buttons["Pin this run"], Qt.Key.Key_Space)
    unpin.setEnabled(True)
    assert buttons["Unpin"].isVisible()
