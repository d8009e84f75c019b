"""The chain as it is painted: nothing leaves the pane, numbers follow the user at once."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.formulas.gradient_chain import GradientChain
from ann221_gui.views.shared.readout_pace import READOUT_INTERVAL_MS
from ann221_gui.views.shared.theme import DARK, LIGHT

SnapshotOf = Callable[..., Snapshot]


@pytest.fixture
def chain(qtbot: QtBot, snapshot_of: SnapshotOf) -> GradientChain:
    chain = GradientChain(snapshot_of(), "w1_11", LIGHT)
    qtbot.addWidget(chain)
    chain.resize(560, 260)
    chain.show()
    QApplication.processEvents()
    return chain


def text(chain: GradientChain) -> str:
    return chain.accessibleDescription()


def page(chain: GradientChain) -> QWidget:
    return chain.widget()


def ink(chain: GradientChain) -> tuple[int, int]:
    """How far to the right and down anything is painted, on a page with room to spare."""
    image = page(chain).grab().toImage()
    paper = image.pixelColor(image.width() - 1, 0)
    inked = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if abs(image.pixelColor(x, y).lightness() - paper.lightness()) > 60
    ]
    return max(x for x, _ in inked), max(y for _, y in inked)


@pytest.mark.parametrize("item", ["w1_12", "w2_21", "b1_1", "O3_1", "O1_1"])
@pytest.mark.parametrize("width", [160, 260, 420])
def test_formulas_break_inside_the_pane(
    chain: GradientChain, snapshot_of: SnapshotOf, item: str, width: int
) -> None:
    third = Hyperparameters(learning_rate=1 / 3)  # sixteen digits
    chain.show_snapshot(snapshot_of({"w2_11": -1234.5}, biases=True, hyperparameters=third))
    chain.show_item(item)
    chain.resize(width, 260)
    QApplication.processEvents()
    right, bottom = ink(chain)
    assert right < page(chain).width() - 2
    assert bottom < page(chain).height() - 2
    beyond = page(chain).width() - chain.viewport().width()
    assert beyond <= chain.horizontalScrollBar().maximum()  # what is wider can be scrolled to


def test_a_usual_pane_needs_no_scrolling_sideways(chain: GradientChain) -> None:
    chain.resize(330, 260)
    QApplication.processEvents()
    assert chain.horizontalScrollBar().maximum() == 0


def test_narrow_panes_take_more_lines(chain: GradientChain) -> None:
    wide = ink(chain)[1]
    chain.resize(260, 260)
    QApplication.processEvents()
    assert ink(chain)[1] > wide


def test_another_item_is_explained_under_its_name(chain: GradientChain) -> None:
    titles: list[str] = []
    chain.title_changed.connect(titles.append)
    chain.show_item("w2_21")
    assert titles == [chain.title] == ["How this step changes w²₂₁"]
    assert "O^2_2" in text(chain)


def test_what_the_user_changes_is_written_at_once(chain: GradientChain, snapshot_of: SnapshotOf) -> None:
    for weight in ("0.61", "0.62", "0.63"):
        chain.show_snapshot(snapshot_of({"w1_11": float(weight)}))
        assert weight in text(chain)


def test_training_is_written_at_a_pace_that_can_be_read(
    qtbot: QtBot, chain: GradientChain, snapshot_of: SnapshotOf
) -> None:
    chain.show_snapshot(snapshot_of())
    chain.show_snapshot(snapshot_of({"w1_11": 0.61}, steps=1))
    assert "0.61" not in text(chain)
    qtbot.waitUntil(lambda: "0.61" in text(chain), timeout=10 * READOUT_INTERVAL_MS)


def test_the_probe_is_followed_at_once_while_it_trains(chain: GradientChain, snapshot_of: SnapshotOf) -> None:
    chain.show_snapshot(snapshot_of())
    chain.show_snapshot(snapshot_of(steps=1, probe=Probe((0.625, 1.0), 0.0)))
    assert "0.625" in text(chain)


def test_the_theme_colours_the_formulas(chain: GradientChain) -> None:
    chain.set_theme(DARK)
    image = page(chain).grab().toImage()
    wanted = QColor(DARK.text)
    assert any(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))
