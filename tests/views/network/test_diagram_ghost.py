"""The pinned run's weights beside the present ones in the diagram."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import SetParameter, Setup
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme
from tests.views.pinned_runs import beside, pinned_after, with_parameters

PINNED = Parameters.of(
    {"w1_11": 3.25, "w1_12": -1.5, "w1_21": 0.125, "w1_22": 7.0, "w2_11": -12.75, "w2_21": 2.0, "b1_1": 4.5}
)
GHOSTS = ["+3.25", "−1.50", "+0.12", "+7.00", "−12.75", "+2.00"]


def ghostly(*, pinned_biases: bool = False, biases: bool = False, **chosen) -> Snapshot:
    pinned = pinned_after(setup=with_parameters(PINNED, biases=pinned_biases))
    return beside(pinned, setup=Setup(hyperparameters=Hyperparameters(biases=biases, **chosen)))


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., NetworkDiagram]:
    def open_diagram(snapshot: Snapshot, theme: Theme = LIGHT) -> NetworkDiagram:
        diagram = NetworkDiagram(snapshot, theme)
        qtbot.addWidget(diagram)
        diagram.resize(QSize(860, 520))
        diagram.show()
        QApplication.processEvents()
        return diagram

    return open_diagram


def described(diagram: NetworkDiagram, item: str) -> str:
    return diagram.canvas.accessible.item(item).text(QAccessible.Text.Description)


def ink(image: QImage, diagram: NetworkDiagram, item: str, theme: Theme) -> list[int]:
    """Lines of pixels in a number's box, counted from its middle, with the ghost's colour."""
    box = diagram.canvas.bounds(item).toAlignedRect()
    return [
        y - box.center().y()
        for y in range(box.top(), box.bottom())
        for x in range(box.left(), box.right())
        if near(image.pixelColor(x, y), QColor(theme.ghost))
    ]


def near(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)) < 25


def test_each_weight_has_the_pinned_one_below_it(
    opened: Callable[..., NetworkDiagram], painted: list[str]
) -> None:
    diagram = opened(ghostly())
    assert [text for text in painted if text in GHOSTS] == GHOSTS
    painted.clear()
    diagram.show_snapshot(beside(None))
    diagram.grab()
    assert not set(painted) & set(GHOSTS)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_has_the_ghosts_colour_in_the_lower_half_of_the_box(
    opened: Callable[..., NetworkDiagram], theme: Theme
) -> None:
    diagram = opened(ghostly(), theme)
    for item in ("w1_11", "w1_22", "w2_21"):
        lines = ink(diagram.grab().toImage(), diagram, item, theme)
        assert len(lines) > 20
        assert min(lines) >= 0
    diagram.show_snapshot(beside(None))
    assert not ink(diagram.grab().toImage(), diagram, "w1_11", theme)


def test_boxes_lie_over_nothing(opened: Callable[..., NetworkDiagram]) -> None:
    """In the smallest diagram."""
    diagram = opened(ghostly(pinned_biases=True, biases=True))
    diagram.resize(diagram.minimumSizeHint())
    QApplication.processEvents()
    canvas = diagram.canvas
    boxes = {item: canvas.bounds(item) for item in canvas.items if item[0] in "wb"}
    for item, box in boxes.items():
        assert canvas.rect().toRectF().contains(box), item
        assert not [other for other in boxes if other != item and boxes[other].intersects(box)], item


def test_chosen_digits_hold_for_it_too(opened: Callable[..., NetworkDiagram], painted: list[str]) -> None:
    opened(ghostly(conventions=Conventions(digits=Digits(3))))
    assert "+3.250" in painted
    assert "−12.750" in painted


def test_a_bias_has_one_only_where_the_pinned_run_has_it(
    opened: Callable[..., NetworkDiagram], painted: list[str]
) -> None:
    assert "pinned" not in described(opened(ghostly(pinned_biases=False, biases=True)), "b1_1")
    assert "+4.50" not in painted
    assert "4.5 in the pinned run" in described(opened(ghostly(pinned_biases=True, biases=True)), "b1_1")
    assert "+4.50" in painted


def test_a_box_has_room_for_both(opened: Callable[..., NetworkDiagram]) -> None:
    diagram = opened(beside(None))
    canvas, line = diagram.canvas, diagram.fontMetrics().height()
    assert canvas.bounds("w1_11").height() < 2 * line
    diagram.show_snapshot(ghostly())
    assert canvas.bounds("w1_11").height() > 2 * line


def test_in_a_phase_the_line_belongs_to_the_phase(
    opened: Callable[..., NetworkDiagram], painted: list[str]
) -> None:
    shown = ghostly()
    walking = Snapshot(shown.frame, shown.probe, Walk(Phase.BACKWARD, of_pair=True), pinned=shown.pinned)
    opened(walking)
    assert not set(painted) & set(GHOSTS)


def test_it_is_told_in_full_to_whoever_cannot_see_it(opened: Callable[..., NetworkDiagram]) -> None:
    diagram = opened(ghostly())
    assert described(diagram, "w1_21").endswith(", 0.125 in the pinned run")
    assert "pinned" not in described(diagram, "O2_1")
    diagram.canvas._hover("w1_21")
    assert "0.125 in the pinned run" in diagram.canvas.toolTip()
    diagram.show_snapshot(beside(None, SetParameter(ParameterId.W1_11, 1.0)))
    assert "pinned" not in described(diagram, "w1_21")


def test_covered_numbers_leave_no_ghost(opened: Callable[..., NetworkDiagram], painted: list[str]) -> None:
    shown = ghostly()
    covered = Snapshot(shown.frame, shown.probe, covered=frozenset({"new_w1_11"}), pinned=shown.pinned)
    diagram = opened(covered)
    assert not set(painted) & set(GHOSTS)
    assert "pinned" not in described(diagram, "w1_11")
