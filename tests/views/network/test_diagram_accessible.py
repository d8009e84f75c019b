"""What a screen reader finds in the painted network."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.network.network_canvas import NetworkCanvas
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.shared.theme import LIGHT

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value
DESCRIPTION = QAccessible.Text.Description
ELEVEN, WITH_BIASES = 11, 14
SnapshotOf = Callable[..., Snapshot]


@pytest.fixture
def canvas(qtbot: QtBot, snapshot_of: SnapshotOf) -> NetworkCanvas:
    diagram = NetworkDiagram(snapshot_of(), LIGHT)
    qtbot.addWidget(diagram)
    diagram.resize(800, 420)
    diagram.show()
    return diagram.canvas


def tree(canvas: NetworkCanvas) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas)


def objects(canvas: NetworkCanvas) -> list[QAccessibleInterface]:
    found = tree(canvas)
    return [found.child(place) for place in range(found.childCount())]


def named(canvas: NetworkCanvas, part: str) -> QAccessibleInterface:
    return next(child for child in objects(canvas) if part in child.text(NAME))


def test_each_item_is_an_object_of_its_own_name(canvas: NetworkCanvas, snapshot_of: SnapshotOf) -> None:
    assert len({child.text(NAME) for child in objects(canvas)}) == ELEVEN
    canvas.show_snapshot(snapshot_of(biases=True))
    assert len({child.text(NAME) for child in objects(canvas)}) == WITH_BIASES
    canvas.show_snapshot(snapshot_of())
    assert len(objects(canvas)) == ELEVEN


def test_values_are_exact(canvas: NetworkCanvas, snapshot_of: SnapshotOf) -> None:
    canvas.show_snapshot(snapshot_of({"w1_12": 0.1234567890123, "w2_21": -0.9}))
    assert named(canvas, "w1_12").text(VALUE) == "0.1234567890123"
    assert named(canvas, "w2_21").text(VALUE) == "−0.9"
    assert named(canvas, "Input neuron 1").text(VALUE) == "1"


def test_descriptions_tell_gradient_and_net_input(canvas: NetworkCanvas, snapshot_of: SnapshotOf) -> None:
    # All weights 0 at (1, 1), target 0: O²ⱼ = ½, O³ = ½, Δ = −½, so ∂E/∂w²₁₁ = −2 · (−½) · ½ · ¼ = 0.125.
    canvas.show_snapshot(
        snapshot_of(dict.fromkeys(("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21"), 0.0))
    )
    assert "0.125" in named(canvas, "w2_11").text(DESCRIPTION)
    output = named(canvas, "Output neuron").text(DESCRIPTION)
    assert "net input 0" in output and "target 0" in output and "−0.5" in output


def test_a_saturated_neuron_says_so(canvas: NetworkCanvas, snapshot_of: SnapshotOf) -> None:
    canvas.show_snapshot(snapshot_of({"w1_11": 12.0}))
    assert "saturated" in named(canvas, "Hidden neuron 1").text(DESCRIPTION)
    assert "saturated" not in named(canvas, "Hidden neuron 2").text(DESCRIPTION)


def test_what_can_be_changed_is_a_slider(canvas: NetworkCanvas) -> None:
    sliders = [child for child in objects(canvas) if child.role() == QAccessible.Role.Slider]
    assert len(sliders) == 2 + 6  # inputs and weights


def test_places_are_where_the_items_are_painted(canvas: NetworkCanvas) -> None:
    on_screen = QRect(canvas.mapToGlobal(canvas.rect().topLeft()), canvas.size())
    for child in objects(canvas):
        assert on_screen.contains(child.rect())
        middle = child.rect().center()
        assert tree(canvas).childAt(middle.x(), middle.y()).text(NAME) == child.text(NAME)


def test_places_in_the_tree_agree(canvas: NetworkCanvas, snapshot_of: SnapshotOf) -> None:
    canvas.show_snapshot(snapshot_of(biases=True))
    bias = named(canvas, "b1_1")
    for place, child in enumerate(objects(canvas)):
        assert tree(canvas).indexOfChild(child) == place
    canvas.show_snapshot(snapshot_of())
    assert tree(canvas).indexOfChild(bias) == -1
    assert not bias.isValid()


def test_the_selected_item_is_marked(canvas: NetworkCanvas) -> None:
    canvas.select("w2_21")
    selected = [child.text(NAME) for child in objects(canvas) if child.state().selected]
    assert len(selected) == 1
    assert "w2_21" in selected[0]


AFTER_DELETION = """
import gc
import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.trainer import Trainer
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.shared.theme import LIGHT

application = QApplication([])
for _ in range(20):
    frame = Trainer().frame()
    diagram = NetworkDiagram(Snapshot(frame, probe_of_sample(frame.dataset, 3)), LIGHT)
    diagram.show()
    tree = QAccessible.queryAccessibleInterface(diagram.canvas)
    kept = [tree.child(place) for place in range(tree.childCount())]
    names = [child.text(QAccessible.Text.Name) for child in kept]
    diagram.deleteLater()
    del diagram, tree
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not any(child.isValid() for child in kept)
print(len(names))
"""


def test_objects_outlive_the_diagram_without_harm() -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", AFTER_DELETION],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == str(ELEVEN)
