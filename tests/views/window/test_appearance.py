"""Theme, text size and icons of the whole application."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ann221_gui.files.resources import resource
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme
from ann221_gui.views.window.appearance import Appearance
from ann221_gui.views.window.icons import icon


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    font = QFont(qapp.font())
    yield Appearance(qapp, "light", 100)
    qapp.setFont(font)


def test_a_chosen_theme_colours_every_widget(qtbot: QtBot, appearance: Appearance) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    told: list[Theme] = []
    appearance.changed.connect(told.append)
    for theme in (DARK, LIGHT):
        appearance.choose_theme(theme.name)
        QApplication.processEvents()
        assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.text)
    assert told == [DARK, LIGHT]


def test_text_grows_from_the_desktops_size(qtbot: QtBot, appearance: Appearance) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    heights = []
    for percent in (100, 125, 150, 175):
        appearance.choose_text_size(percent)
        heights.append(label.fontMetrics().height())
    assert all(smaller < larger for smaller, larger in pairwise(heights))
    assert heights[2] == pytest.approx(1.5 * heights[0], rel=0.1)
    appearance.choose_text_size(100)
    assert label.fontMetrics().height() == heights[0]  # sizes do not pile up


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_can_be_read_on_what_is_behind_it(theme: Theme) -> None:
    for behind in (theme.card, theme.window, theme.field, theme.control, theme.highlight):
        assert contrast(theme.text, behind) >= 4.5  # WCAG 2, level AA
    for text in (theme.muted, theme.positive, theme.negative):
        assert contrast(text, theme.card) >= 4.5
    assert contrast(theme.accent_text, theme.accent) >= 4.5


@pytest.mark.parametrize("name", ["play", "pause", "step", "reset"])
def test_icons_are_drawn_in_the_colour_they_are_given(qapp: QApplication, name: str) -> None:
    image = icon(resource(f"icons/{name}.svg"), "#c2255c").pixmap(64, 64).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    painted = [colour for colour in pixels if colour.alpha() == 255]
    assert len(painted) > 100
    assert all(colour == QColor("#c2255c") for colour in painted)


def test_an_icon_is_its_file(qapp: QApplication, tmp_path: Path) -> None:
    square = tmp_path / "square.svg"
    square.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="1" height="2"'
        ' fill="currentColor"/></svg>',
        encoding="utf-8",
    )
    image = icon(square, "#ff0000").pixmap(64, 64).toImage()
    assert image.pixelColor(16, 32) == QColor("#ff0000")
    assert image.pixelColor(48, 32).alpha() == 0
