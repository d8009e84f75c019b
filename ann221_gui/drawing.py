"""Pictures of a window or of one of its panes, in the form that the end of a file's name asks for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ann221_gui.files.errors import FileError
from ann221_gui.files.pictures.pdf import pdf_of
from ann221_gui.files.pictures.pixels import png_of
from ann221_gui.files.pictures.svg import svg_of
from ann221_gui.files.pictures.view_names import PANES, WINDOW

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow

FINE = 2.0  # pixels for each of the window's own, so that a picture can be shown larger

Draw = Callable[[QWidget, str, float], bytes]
FORMS: dict[str, Draw] = {
    ".png": lambda view, _title, scale: png_of(view, scale),
    ".svg": lambda view, title, _scale: svg_of(view, title),
    ".pdf": lambda view, title, _scale: pdf_of(view, title),
}


def view_of(window: "MainWindow", name: str) -> QWidget:
    """One of `VIEWS`: the window, or a pane with its heading."""
    if name == WINDOW:
        return window
    return window.panes.cards[PANES.index(name)]


def title_of(window: "MainWindow", name: str) -> str:
    """What a picture of it shows."""
    pane = "" if name == WINDOW else f", {view_of(window, name).accessibleName()}"
    title = window.windowTitle().removesuffix("[*]").replace("[*][*]", "[*]")  # how Qt wants it
    return f"{title}{pane}, epoch {window.run.snapshot.frame.epoch:,.10g}"


def picture_of(window: "MainWindow", name: str, path: Path, scale: float = FINE) -> bytes:
    """What is to be written to `path`; `scale` counts where it has pixels. FileError for another ending."""
    draw = FORMS.get(path.suffix.lower())
    if draw is None:
        raise FileError(str(path), "", f"a picture ends in {', '.join(FORMS)}")
    return draw(view_of(window, name), title_of(window, name), scale)


def look_like(window: "MainWindow", other: "MainWindow") -> None:
    """What its user has chosen to see in the other one, is seen here."""
    window.panes.restore_layout(other.panes.save_layout())
    window.diagram.canvas.select(other.diagram.canvas.selected)
    window.workbench.show_page(other.workbench.shown)
    window.map.shown_neuron = other.map.shown_neuron
    window.map.has_two_colours = other.map.has_two_colours
    window.loss.is_logarithmic = other.loss.is_logarithmic
    window.run.pinning.keep(other.run.pinning.pinned)
    window.run.probing.put(other.run.snapshot.probe.inputs, other.run.probing.own_target)


def put_out_of_sight(window: "MainWindow", size: tuple[int, int]) -> None:
    """Laid out as if it were shown. Nothing is trained in it any more: it is only drawn."""
    window.run.stop()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    window.resize(*size)
    window.show()
