"""The panes of formulas: they follow the user at once, training at a pace, and each other's pointing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.views.formulas.formula_list import FormulaList
from ann221_gui.views.formulas.formula_pane import FormulaPane
from ann221_gui.views.formulas.inspector import Inspector
from ann221_gui.views.formulas.sheet_words import text_of
from ann221_gui.views.formulas.step_sheet import StepSheet
from ann221_gui.views.shared.readout_pace import READOUT_INTERVAL_MS
from ann221_gui.views.shared.theme import DARK, LIGHT

SnapshotOf = Callable[..., Snapshot]
OnScreen = Callable[[QWidget], QImage]
WIDE, NARROW = 712, 380  # that of a window of 1440 × 900


@pytest.fixture
def open_pane(qtbot: QtBot) -> Callable[..., FormulaPane]:
    def show(pane: FormulaPane, width: int = WIDE) -> FormulaPane:
        qtbot.addWidget(pane)
        pane.resize(width, 274)
        pane.show()
        QApplication.processEvents()
        return pane

    return show


@pytest.fixture
def inspector(open_pane: Callable[..., FormulaPane], snapshot_of: SnapshotOf) -> Inspector:
    return open_pane(Inspector(snapshot_of(), "w1_11", LIGHT))


def text(pane: FormulaPane) -> str:
    """All that can be seen of it by scrolling."""
    return "\n".join(text_of(block) for sheet in pane.sheets if sheet.isVisible() for block in sheet.blocks)


def test_a_usual_pane_shows_all_about_a_weight_without_scrolling(inspector: Inspector) -> None:
    for sheet in inspector.sheets:
        assert sheet.horizontalScrollBar().maximum() == 0
        assert sheet.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("item", ["w1_12", "b2_1", "O2_2", "O3_1"])
def test_a_narrow_pane_says_the_same_in_one_sheet(
    inspector: Inspector, snapshot_of: SnapshotOf, item: str
) -> None:
    inspector.show_snapshot(snapshot_of(biases=True))
    inspector.show_item(item)
    wide = text(inspector)
    inspector.resize(NARROW, 290)
    QApplication.processEvents()
    assert sum(sheet.isVisible() for sheet in inspector.sheets) == 1
    assert text(inspector) == wide
    inspector.resize(WIDE, 290)
    QApplication.processEvents()
    assert sum(sheet.isVisible() for sheet in inspector.sheets) == 2
    assert text(inspector) == wide


def test_another_item_is_explained_under_its_name(inspector: Inspector, snapshot_of: SnapshotOf) -> None:
    titles: list[str] = []
    inspector.title_changed.connect(titles.append)
    inspector.show_item("w2_21")
    assert titles == [inspector.title] == ["How this step changes w²₂₁"]
    assert "O²₂" in text(inspector)
    common = Hyperparameters(conventions=Conventions(notation=Notation.COMMON))
    inspector.show_snapshot(snapshot_of(hyperparameters=common))
    assert titles[1:] == [inspector.title] == ["How this step changes W⁽²⁾₁₂"]


def test_another_item_is_read_from_its_beginning(inspector: Inspector) -> None:
    inspector.resize(NARROW, 150)
    QApplication.processEvents()
    bar = inspector.sheets[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    inspector.show_item("w1_12")
    assert bar.value() == 0


def test_what_the_user_changes_is_written_at_once(inspector: Inspector, snapshot_of: SnapshotOf) -> None:
    for weight in ("0.61", "0.62", "0.63"):
        inspector.show_snapshot(snapshot_of({"w1_11": float(weight)}))
        assert weight in text(inspector)


def test_training_is_written_at_a_pace_that_can_be_read(
    qtbot: QtBot, inspector: Inspector, snapshot_of: SnapshotOf
) -> None:
    inspector.show_snapshot(snapshot_of())
    inspector.show_snapshot(snapshot_of({"w1_11": 0.61}, steps=1))
    assert "0.61" not in text(inspector)
    qtbot.waitUntil(lambda: "0.61" in text(inspector), timeout=10 * READOUT_INTERVAL_MS)


def test_the_probe_is_followed_at_once_while_it_trains(inspector: Inspector, snapshot_of: SnapshotOf) -> None:
    inspector.show_snapshot(snapshot_of())
    inspector.show_snapshot(snapshot_of(steps=1, probe=Probe((0.625, 1.0), 0.0)))
    assert "0.625" in text(inspector)


@pytest.mark.usefixtures("between_beats")
def test_between_beats_nothing_is_painted(
    inspector: Inspector, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    inspector.show_snapshot(snapshot_of())
    watch = watch_paint(inspector)
    inspector.show_snapshot(snapshot_of({"w1_11": 0.61}, steps=1))
    assert watch.nothing


def test_a_pane_that_is_not_seen_catches_up_when_it_is(
    open_pane: Callable[..., FormulaPane], snapshot_of: SnapshotOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = open_pane(FormulaList(LIGHT))
    drawn: list[Snapshot] = []
    monkeypatch.setattr(
        pane, "draw", lambda snapshot: (drawn.append(snapshot), FormulaList.draw(pane, snapshot))
    )
    pane.hide()
    pane.show_snapshot(snapshot_of({"w1_11": 0.61}))
    assert drawn == []
    pane.show()
    assert "0.61" in text(pane)


def test_a_change_of_item_or_theme_leaves_nothing_behind(
    inspector: Inspector, open_pane: Callable[..., FormulaPane], on_screen: OnScreen, snapshot_of: SnapshotOf
) -> None:
    for item, theme in (("O3_1", DARK), ("w2_11", LIGHT), ("O1_1", LIGHT), ("w1_22", DARK)):
        inspector.set_theme(theme)
        inspector.show_item(item)
        fresh = open_pane(Inspector(snapshot_of(), item, theme))
        for sheet in (*inspector.sheets, *fresh.sheets):
            sheet.clearFocus()  # whose frame only one window has
        assert on_screen(inspector) == on_screen(fresh), item
        fresh.hide()


def test_what_is_pointed_at_in_a_sheet_is_passed_on(inspector: Inspector, on_screen: OnScreen) -> None:
    pointed: list[str] = []
    inspector.quantity_pointed.connect(pointed.append)
    for sheet in inspector.sheets:
        sheet.quantity_pointed.emit("slope_O2_1")
    assert pointed == ["slope_O2_1"] * 2
    before = on_screen(inspector)
    inspector.light("O2_1")
    assert on_screen(inspector) != before
    inspector.light("")
    assert on_screen(inspector) == before


def test_the_step_sheet_follows_the_walk_at_once(
    open_pane: Callable[..., FormulaPane], snapshot_of: SnapshotOf
) -> None:
    pane, snapshot = open_pane(StepSheet(LIGHT)), snapshot_of()
    pane.show_snapshot(snapshot)
    assert "Press F5" in text(pane)
    pane.show_snapshot(replace(snapshot, walk=Walk()))
    assert "Forward: sample 1 of 4" in text(pane)
    pane.show_snapshot(replace(snapshot, walk=Walk(Phase.BACKWARD)))
    assert "σ′(I_O²₁) = " in text(pane)


def test_each_phase_is_read_from_its_beginning(
    open_pane: Callable[..., FormulaPane], snapshot_of: SnapshotOf
) -> None:
    pane, snapshot = open_pane(StepSheet(LIGHT), NARROW), snapshot_of()
    bar = pane.sheets[0].verticalScrollBar()
    pane.show_snapshot(replace(snapshot, walk=Walk(Phase.BACKWARD)))
    bar.setValue(bar.maximum())
    pane.show_snapshot(replace(snapshot, walk=Walk(Phase.BACKWARD), probe=Probe((0.5, 0.5), 1.0)))
    assert bar.value() > 0
    pane.show_snapshot(replace(snapshot, walk=Walk(Phase.BACKWARD, 1)))
    assert bar.value() == 0
