"""The pinned run's boundary on the decision map."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.map.decision_map import DecisionMap
from ann221_gui.views.map.map_canvas import MapCanvas
from ann221_gui.views.map.map_contour import contour
from ann221_gui.views.map.map_ghost import clear_place, joined
from ann221_gui.views.shared.symbols import ShownNeuron
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme
from tests.views.pinned_runs import beside, pinned_after, with_parameters

# O³₁ is ½ where I₁ (or I₂) is ½ or a half more; O²₁ there too, O²₂ where I₂ is ¼.
LEFT = Parameters.of({"w1_11": 40, "b1_1": -20, "w1_22": -40, "b1_2": 10, "w2_11": 20, "b2_1": -10})
UPPER = Parameters.of({"w1_21": 40, "b1_1": -40, "w1_12": -40, "b1_2": 40, "w2_11": 20, "b2_1": -10})
NEAR = {"light": 25, "dark": 50}  # colours that smoothed edges of the ghost have and nothing else


def of(parameters: Parameters, pinned_parameters: Parameters | None = LEFT) -> Snapshot:
    pinned = None
    if pinned_parameters is not None:
        pinned = pinned_after(setup=with_parameters(pinned_parameters, biases=True))
    return beside(pinned, setup=with_parameters(parameters, biases=True))


@pytest.fixture
def view(qtbot: QtBot) -> DecisionMap:
    view = DecisionMap()
    qtbot.addWidget(view)
    view.resize(520, 480)
    view.show()
    view.show_snapshot(of(UPPER))
    QApplication.processEvents()
    return view


@pytest.fixture
def canvas(view: DecisionMap) -> MapCanvas:
    return view.findChild(MapCanvas)


def ghost_pixels(canvas: MapCanvas, theme: Theme = LIGHT) -> list[tuple[float, float]]:
    """Where its colour is, in inputs."""
    image, area = canvas.grab().toImage(), canvas.area.toAlignedRect()
    pixels = [
        QPointF(x, y)
        for x in range(area.left() + 2, area.right() - 1)
        for y in range(area.top() + 2, area.bottom() - 1)
        if distance(image.pixelColor(x, y), QColor(theme.ghost)) < NEAR[theme.name]
    ]
    return [canvas.to_plane(pixel).toTuple() for pixel in pixels]


def distance(one: QColor, other: QColor) -> int:
    return max(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_lies_where_the_pinned_run_is_undecided(
    view: DecisionMap, canvas: MapCanvas, theme: Theme
) -> None:
    view.set_theme(theme)
    pixels = ghost_pixels(canvas, theme)
    on_line = [x2 for x1, x2 in pixels if abs(x1 - 0.5) < 0.02]
    assert len(on_line) > 0.3 * len(pixels)  # the rest is its name
    for low in np.arange(-0.4, 1.4, 0.3):
        assert any(low < x2 < low + 0.2 for x2 in on_line), low


def test_it_is_dashed(view: DecisionMap, canvas: MapCanvas) -> None:
    rows = {round(x2, 2) for x1, x2 in ghost_pixels(canvas) if abs(x1 - 0.5) < 0.02}
    assert 0.3 < len(rows) / 200 < 0.95


def test_it_is_that_of_the_neuron_that_is_shown(view: DecisionMap, canvas: MapCanvas) -> None:
    view.findChild(QComboBox).setCurrentIndex(list(ShownNeuron).index(ShownNeuron.HIDDEN_2))
    pixels = ghost_pixels(canvas)
    assert len([x1 for x1, x2 in pixels if abs(x2 - 0.25) < 0.02]) > 60
    assert len([x2 for x1, x2 in pixels if abs(x1 - 0.5) < 0.02]) < 20


def test_without_a_pinned_run_there_is_none(view: DecisionMap, canvas: MapCanvas) -> None:
    assert ghost_pixels(canvas)
    view.show_snapshot(of(UPPER, None))
    assert not ghost_pixels(canvas)


def test_it_is_worked_out_when_pinned_or_resized_and_not_with_every_frame(
    view: DecisionMap, canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    monkeypatch.setattr(canvas, "show_ghost", lambda *given: shown.append(given))
    first = of(UPPER)
    view.show_snapshot(first)
    view.show_snapshot(beside(first.pinned, setup=with_parameters(LEFT, biases=True)))
    assert len(shown) == 1
    view.resize(560, 500)
    QApplication.processEvents()
    assert len(shown) >= 2


def test_the_read_out_says_what_the_pinned_run_answers_there(view: DecisionMap, canvas: MapCanvas) -> None:
    """At (1, 1) LEFT answers σ(20σ(20) − 10) = σ(10), with all digits that are shown 1."""
    QApplication.processEvents()
    texts = [label.text().replace("\u00a0", " ") for label in view.findChildren(QLabel) if label.isVisible()]
    ours = 1 / (1 + math.exp(-(20 / (1 + math.exp(0)) - 10)))  # UPPER's own: its line passes through (1, 1)
    assert any(text.endswith(f"O³₁ {ours:.4f}   pinned 1.0000") for text in texts)
    assert "output 0.5000, of the pinned run 1.0000." in canvas.accessibleDescription()
    view.show_snapshot(of(UPPER, None))
    QApplication.processEvents()
    assert "pinned" not in canvas.accessibleDescription()


def test_its_name_stands_on_the_line_and_off_the_samples() -> None:
    """As far from the corners of a square as can be."""
    line = np.column_stack([np.full(101, 50.0), np.linspace(0, 100, 101)])
    corners = np.array([(20, 20), (80, 20), (20, 80), (80, 80)], dtype=float)
    assert clear_place([line], QRectF(0, 0, 100, 100), corners) == QPointF(50, 50)


# Lines


def lengths(lines: list[np.ndarray]) -> list[float]:
    return sorted(float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in lines)


def values(height: float) -> Iterator[np.ndarray]:
    rows, columns = np.mgrid[0:41, 0:61].astype(float)
    yield columns + 0.1 * rows - height
    yield 10 - np.hypot(columns - 30, rows - 20)


def test_segments_become_one_line_as_long_as_they_are_together() -> None:
    """A straight line over all rows, and a circle of radius 10 about (30, 20)."""
    straight, round_one = (joined(contour(field, 0.0)) for field in values(30))
    assert len(straight) == 1
    assert lengths(straight) == pytest.approx([math.hypot(40, 4)])
    [circle] = round_one
    assert lengths(round_one) == pytest.approx([2 * math.pi * 10], rel=0.01)
    np.testing.assert_array_equal(circle[0], circle[-1])
    assert np.hypot(*(circle - (30, 20)).T) == pytest.approx(10, abs=0.1)


def test_every_segment_is_in_one_line_once() -> None:
    generator = np.random.default_rng(3)
    field = generator.normal(size=(30, 40))
    segments = contour(field, 0.0)
    assert sum(lengths(joined(segments))) == pytest.approx(
        float(np.hypot(*(segments[:, 0] - segments[:, 1]).T).sum())
    )


def test_no_boundary_is_no_line() -> None:
    assert joined(contour(np.ones((5, 5)), 0.0)) == []


def test_a_place_at_the_border_is_only_taken_where_there_is_no_other() -> None:
    area = QRectF(0, 0, 100, 100)
    line = np.array([(1.0, 50.0), (30.0, 50.0), (60.0, 50.0)])
    assert clear_place([line], area, np.array([(80.0, 50.0)])) == QPointF(30, 50)
    assert clear_place([line[:1]], area, np.array([(80.0, 50.0)])) == QPointF(1, 50)
