"""What the menu File → Export does: pictures of what is seen, an animation of how it was learned."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from ann221_gui.core.record.recorder import Recorder, opened
from ann221_gui.core.record.version import Version
from ann221_gui.files.errors import FileError, one_line
from ann221_gui.files.log_file import log_refusal
from ann221_gui.files.pictures.view_names import PANES, VIEWS, WINDOW
from ann221_gui.views.window.passing_dialog import open_passing

if TYPE_CHECKING:
    from ann221_gui.files.exports.texts import TextExport
    from ann221_gui.files.pictures.animation import Animation
    from ann221_gui.filming import Film
    from ann221_gui.main_window import MainWindow
    from ann221_gui.views.window.animation_dialog import FilmWish

PICTURE_FILTERS = ("PNG, pixels (*.png)", "SVG, lines (*.svg)", "PDF, a page (*.pdf)")
ANIMATION_FILTERS = ("Animated PNG (*.png *.apng)", "GIF (*.gif)")
FEWEST_EPOCHS = 500  # suggested where nothing is trained yet
PERCENT = 100


class Exporting(QObject):
    """For one window."""

    def __init__(self, window: "MainWindow", make_window: Callable[[Recorder], "MainWindow"]) -> None:
        """`make_window` gives another one that looks as this one does."""
        super().__init__(window)
        self._window, self._make_window = window, make_window
        actions = window.actions_
        actions.pane_picture.triggered.connect(self._ask_for_pane_picture)
        actions.window_picture.triggered.connect(self._ask_for_window_picture)
        actions.copy_picture.triggered.connect(self._copy_pane)
        actions.animation.triggered.connect(self._ask_for_animation)
        window.menus.export.aboutToShow.connect(self._offer_texts)

    # Pictures

    @property
    def _used_pane(self) -> str:
        panes = self._window.panes
        return PANES[panes.cards.index(panes.used)]

    @Slot()
    def _ask_for_pane_picture(self) -> None:
        self._ask_for_picture(self._used_pane)

    @Slot()
    def _ask_for_window_picture(self) -> None:
        self._ask_for_picture(WINDOW)

    def _ask_for_picture(self, view: str) -> None:
        name = f"{view}-epoch-{self._window.run.snapshot.frame.epoch:.10g}"
        self._ask_for_place("Picture", name, PICTURE_FILTERS, partial(self._write_picture, view))

    def _write_picture(self, view: str, place: str) -> None:
        from ann221_gui.drawing import picture_of  # noqa: PLC0415  late

        path = Path(place)
        self._write(path, lambda: picture_of(self._window, view, path))

    @Slot()
    def _copy_pane(self) -> None:
        """Both as pixels and as lines: the program it is pasted into takes what it can."""
        from ann221_gui.drawing import FINE, title_of, view_of  # noqa: PLC0415  late
        from ann221_gui.files.pictures.pixels import pixels_of  # noqa: PLC0415
        from ann221_gui.files.pictures.svg import svg_of  # noqa: PLC0415

        name = self._used_pane
        view = view_of(self._window, name)
        content = QMimeData()
        content.setImageData(pixels_of(view, FINE))
        content.setData("image/svg+xml", svg_of(view, title_of(self._window, name)))
        QGuiApplication.clipboard().setMimeData(content)
        self._window.advice.say_briefly(f"Picture of {view.accessibleName()} copied")

    # Texts

    @Slot()
    def _offer_texts(self) -> None:
        """When the menu is opened for the first time."""
        from ann221_gui.files.exports.texts import TEXT_EXPORTS  # noqa: PLC0415  late

        menu = self._window.menus.export
        menu.aboutToShow.disconnect(self._offer_texts)
        menu.addSeparator()
        for export in TEXT_EXPORTS.values():
            action = menu.addAction(f"{export.title}…")
            action.setStatusTip("For other programs, with every digit")
            action.triggered.connect(partial(self._ask_for_text, export))

    def _ask_for_text(self, export: "TextExport", _checked: bool = False) -> None:
        """A script works out what an exercise covers, so it waits as training does."""
        if self._window.run.handing_out.allows_training():
            filters = (f"{export.title} (*{export.suffix})",)
            self._ask_for_place(export.title, export.name, filters, partial(self._write_text, export))

    def _write_text(self, export: "TextExport", place: str) -> None:
        frame = self._window.run.snapshot.frame
        self._write(Path(place), lambda: export.write(frame).encode())

    # The animation

    @Slot()
    def _ask_for_animation(self) -> None:
        from ann221_gui.views.window.animation_dialog import AnimationDialog  # noqa: PLC0415  late

        if not self._window.run.handing_out.allows_training():
            return
        epochs = int(self._window.run.snapshot.frame.timeline.last_epoch) or FEWEST_EPOCHS
        views = ["The window", *(card.accessibleName() for card in self._window.panes.cards)]
        dialog = AnimationDialog(views, epochs, self._window)
        dialog.wished.connect(self._ask_for_animation_place)
        open_passing(dialog)

    @Slot(object)
    def _ask_for_animation_place(self, wish: "FilmWish") -> None:
        name = f"training-{wish.epochs}-epochs"
        self._ask_for_place("Animation", name, ANIMATION_FILTERS, partial(self._make_animation, wish))

    def _make_animation(self, wish: "FilmWish", place: str) -> None:
        from ann221_gui.files.pictures.animation import animation_for  # noqa: PLC0415  late

        path = Path(place)
        try:
            animation = animation_for(path)
        except FileError as error:
            self._window.messages.say(f"The animation can't be made. {error}")
            return
        self._window.document.with_record(partial(self._make_film, wish, path, animation))

    def _make_film(self, wish: "FilmWish", path: Path, animation: "Animation", record: Version) -> None:
        film = self._film(wish, animation, record)
        making = Making(film, self._window)
        making.made.connect(partial(self._write_film, film, path))

    def _film(self, wish: "FilmWish", animation: "Animation", record: Version) -> "Film":
        """In a window of its own: this one goes on as it is."""
        from ann221_gui.drawing import look_like, put_out_of_sight  # noqa: PLC0415  late
        from ann221_gui.filming import Film, early_ones_first, evenly  # noqa: PLC0415

        recorder = opened(record)
        unseen = self._make_window(opened(record))
        put_out_of_sight(unseen, self._window.size().toTuple())
        look_like(unseen, self._window)
        spread = early_ones_first if wish.early_ones_first else evenly
        first = recorder.frame().timeline.first_epoch
        epochs = spread(first, max(first, wish.epochs), wish.pictures)
        return Film(unseen, VIEWS[wish.view], recorder, epochs, animation)

    def _write_film(self, film: "Film", path: Path) -> None:
        self._write(path, film.animation.finish)

    # Places and files

    def _ask_for_place(
        self, what: str, name: str, filters: Iterable[str], write: Callable[[str], None]
    ) -> None:
        """Whether a file that is there may be replaced, the dialog asks."""
        dialog = QFileDialog(self._window, what)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix(chosen)))
        dialog.setDefaultSuffix(_suffix(dialog.selectedNameFilter()))
        dataset = re.sub(r"\W+", "-", self._window.run.setup.dataset.title).strip("-")
        dialog.selectFile(f"{dataset}-{name}")
        dialog.fileSelected.connect(write)
        open_passing(dialog)

    def _write(self, path: Path, content: Callable[[], bytes]) -> None:
        from ann221_gui.files.safe_writing import write_safely  # noqa: PLC0415  late

        try:
            write_safely(path, content())
        except FileError as error:
            log_refusal(error)
            self._window.messages.say(f"Nothing is exported. {error}")
        else:
            self._window.advice.say_briefly(f"Written: {one_line(str(path))}")


class Making(QObject):
    """Works at a film in small pieces, shows how far it is, and can be stopped: then nothing is written."""

    made = Signal()

    def __init__(self, film: "Film", window: "MainWindow") -> None:
        super().__init__(window)
        self._film = film
        self._progress = QProgressDialog("Filming the training…", "Cancel", 0, PERCENT, window)
        self._progress.setWindowTitle("Animation")
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setAutoClose(False)
        self._progress.setAutoReset(False)
        self._progress.canceled.connect(self._end)
        self._progress.show()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        self._film.advance()
        if self._film.is_done:
            self._end()
            self.made.emit()
            return
        self._progress.setValue(round(PERCENT * self._film.share))  # handles what has happened meanwhile
        if not self._progress.wasCanceled():
            self._timer.start()

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        self._film.window.close_at_once()
        self._film.window.deleteLater()
        self._progress.deleteLater()
        self.deleteLater()


def _suffix(name_filter: str) -> str:
    """The first ending that stands in it, without its point."""
    return name_filter.partition("*.")[2].partition(")")[0].partition(" ")[0]
