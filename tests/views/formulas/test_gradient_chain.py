"""The chain as it is painted: nothing leaves the pane, numbers follow the user at once."""

from collections.abc import Callable
from itertools import permutations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.formulas.gradient_chain import GradientChain
from ann221_gui.views.shared.readout_pace import READOUT_INTERVAL_MS
from ann221_gui.views.shared.theme import DARK, LIGHT

SnapshotOf = Callable[..., Snapshot]
OnScreen = Callable[[QWidget], QImage]


@pytest.fixture
def chain(qtbot: QtBot, snapshot_of: SnapshotOf, request: pytest.FixtureRequest) -> GradientChain:
    """As wide as a test wants it."""
    chain = GradientChain(snapshot_of(), "w1_11", LIGHT)
    qtbot.addWidget(chain)
    chain.resize(getattr(request, "param", 560), 260)
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


# Painted again


@pytest.mark.parametrize(
    "change",
    [
        {"parameters": {"w1_11": 0.61}},
        {"parameters": {"w2_11": -1234.5}},  # longer numbers
        {"parameters": {"w1_11": 0.61}, "steps": 3},
        {"parameters": dict.fromkeys(("w1_11", "w2_11"), 0.0)},
    ],
)
@pytest.mark.parametrize("chain", [560, 230], indirect=True)
def test_a_change_is_seen_as_if_it_had_always_been_so(
    qtbot: QtBot,
    chain: GradientChain,
    on_screen: OnScreen,
    snapshot_of: SnapshotOf,
    change: dict[str, object],
) -> None:
    before = on_screen(chain)
    chain.show_snapshot(snapshot_of(**change))
    fresh = GradientChain(snapshot_of(**change), "w1_11", LIGHT)
    qtbot.addWidget(fresh)
    fresh.resize(chain.size())
    fresh.show()
    assert on_screen(fresh) != before
    qtbot.waitUntil(lambda: on_screen(chain) == on_screen(fresh))


def test_another_item_or_theme_leaves_nothing_behind(chain: GradientChain, on_screen: OnScreen) -> None:
    fresh = {}
    for item in ("w1_11", "O2_1", "O1_1", "w2_21", "O3_1"):
        chain.show_item(item)
        chain.set_theme(DARK)
        chain.set_theme(LIGHT)  # everything anew
        fresh[item] = on_screen(chain)
    for before, after in permutations(fresh, 2):
        chain.show_item(before)
        assert on_screen(chain) == fresh[before]
        chain.show_item(after)
        assert on_screen(chain) == fresh[after], (before, after)


def test_what_is_uncovered_is_painted_whole(chain: GradientChain, on_screen: OnScreen) -> None:
    before = on_screen(chain)
    page(chain).update(QRect(20, 20, 90, 40))  # parts of two rows
    assert on_screen(chain) == before


def test_rows_without_new_numbers_are_not_painted_again(
    chain: GradientChain, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    """Of the six rows of a weight the second, the third and the last have numbers."""
    watch = watch_paint(page(chain))
    chain.show_snapshot(snapshot_of({"w1_11": 0.61}))
    painted = watch.painted(page(chain))
    assert painted.rectCount() == 3
    assert not painted.contains(page(chain).rect().topLeft())


def test_between_beats_and_where_all_reads_the_same_nothing_is_done(
    between_beats: None, chain: GradientChain, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    chain.show_snapshot(snapshot_of())
    watch = watch_paint(chain)
    for steps in range(1, 20):
        trained = snapshot_of({"w1_11": 0.5 + steps}, steps=steps)
        chain.show_snapshot(trained)
        assert "quantities" not in vars(trained)
    chain.show_snapshot(snapshot_of({"w1_11": 0.5 + 1e-13}))  # by the user, so at once
    assert watch.nothing
