"""What hands can do to the things that a problem file may lock, and where the window says why not."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from ann221_gui.main_window import MainWindow
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.map.map_canvas import MapCanvas
from ann221_gui.views.network.network_canvas import NetworkCanvas
from ann221_gui.views.samples.sample_sheet import SampleSheet
from ann221_gui.views.samples.sample_view import SampleView
from tests.hands import LEFT, PASTE, SELECT_ALL, click, drag, press, turn_wheel

Act = Callable[[MainWindow], object]
Words = Callable[[MainWindow], str]
PartT = TypeVar("PartT", bound=QWidget)
K = Qt.Key
SECTIONS = frozenset({"start", "network", "conventions"})
ALL_SAMPLES = 4  # place of their page


# What hands find


def map_of(window: MainWindow) -> MapCanvas:
    return window.map.findChild(MapCanvas)


def rows_of(window: MainWindow) -> SampleView:
    return window.samples.findChild(SampleView)


def all_rows_of(window: MainWindow) -> SampleView:
    window.workbench.show_page(ALL_SAMPLES)
    return window.workbench.findChild(SampleSheet).findChild(SampleView)


def slider_of(window: MainWindow) -> QSlider:
    return window.diagram.inputs[0].slider


def diagram_at(window: MainWindow, item: str) -> NetworkCanvas:
    window.diagram.canvas.select(item)
    return window.diagram.canvas


def in_settings(window: MainWindow, kind: type[PartT], name: str) -> PartT:
    """The one that is called so."""
    (found,) = (part for part in seen_in_settings(window, kind) if name in names_of(part))
    return found


def seen_in_settings(window: MainWindow, kind: type[PartT]) -> list[PartT]:
    """With everything unfolded."""
    window.dock.show()
    window.settings.open_sections = SECTIONS
    return [part for part in window.settings.findChildren(kind) if part.isVisible()]


def names_of(part: QWidget) -> tuple[str, str]:
    return part.accessibleName(), getattr(part, "text", str)().replace("&", "")


# Where it is said


def brief_words(window: MainWindow) -> str:
    return window.advice.text()


def notes(window: MainWindow) -> str:
    """Of the settings."""
    return "\n".join(label.text() for label in seen_in_settings(window, QLabel))


def tip(kind: type[QWidget], name: str) -> Words:
    """In the settings, while it is there."""
    return lambda w: "".join(part.toolTip() for part in seen_in_settings(w, kind) if name in names_of(part))


# What hands do


def in_field(find: Callable[[MainWindow], NumberField]) -> dict[str, Act]:
    def paste(window: MainWindow) -> None:
        QApplication.clipboard().setText("0.25")
        press(find(window), SELECT_ALL, PASTE, K.Key_Return)

    def turn(window: MainWindow) -> None:
        find(window).setFocus()
        turn_wheel(find(window))

    return {
        "typing": lambda w: press(find(w), SELECT_ALL, "0.25", K.Key_Return),
        "pasting": paste,
        "an arrow key": lambda w: press(find(w), K.Key_Down),
        "the wheel": turn,
    }


def on_item(item: str) -> dict[str, Act]:
    """A weight or bias of the diagram."""

    def number(window: MainWindow) -> QPoint:
        return window.diagram.canvas.places.chip_of(item).center().toPoint()

    def double_click(window: MainWindow) -> None:
        QTest.mouseDClick(window.diagram.canvas, LEFT, pos=number(window))
        press(QApplication.focusWidget(), "1/3", K.Key_Return)

    return {
        "dragging": lambda w: drag(w.diagram.canvas, number(w), QPoint(50, 0)),
        "the wheel": lambda w: turn_wheel(w.diagram.canvas, number(w)),
        "an arrow key": lambda w: press(diagram_at(w, item), K.Key_Up),
        "the key to an end": lambda w: press(diagram_at(w, item), K.Key_End),
        "beginning to type": lambda w: press(diagram_at(w, item), "1/3", K.Key_Return),
        "F2": lambda w: press(diagram_at(w, item), K.Key_F2, "1/3", K.Key_Return),
        "a double click": double_click,
    }


def drag_slider(window: MainWindow) -> None:
    slider, option = slider_of(window), QStyleOptionSlider()
    slider.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    drag(slider, slider.style().subControlRect(kind, option, part, slider).center(), QPoint(-40, 0))


def move_slider_as_assistive_programs_do(window: MainWindow) -> None:
    QAccessible.queryAccessibleInterface(slider_of(window)).valueInterface().setCurrentValue(0)


def drag_probe(window: MainWindow) -> None:
    drag(map_of(window), map_of(window).area.center().toPoint() + QPoint(30, 30), QPoint(20, -10))


def click_sample(window: MainWindow) -> None:
    """The one at (0, 0)."""
    area, region = map_of(window).area, map_of(window).region
    across, up = -region.left / region.width, -region.bottom / region.height
    place = QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())
    click(map_of(window), place.toPoint())


def click_row(window: MainWindow) -> None:
    view = rows_of(window)
    click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())


def choose_next(*names: str) -> Act:
    return lambda w: [press(in_settings(w, ChoiceBox, name), K.Key_Down) for name in names]


def type_in_settings(name: str) -> Act:
    return lambda w: press(in_settings(w, NumberField, name), SELECT_ALL, "3", K.Key_Return)


def press_in_settings(name: str) -> Act:
    return lambda w: click(in_settings(w, QAbstractButton, name))
