"""A window that is drawn and never seen: what the command line makes its pictures of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from ann221_gui.core.commands import TrainEpochs
from ann221_gui.core.record.recorder import Recorder, opened
from ann221_gui.core.record.version import Version
from ann221_gui.drawing import picture_of, put_out_of_sight
from ann221_gui.files.pictures.animation import animation_for
from ann221_gui.files.preferences import Preferences
from ann221_gui.filming import Film, evenly
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance


@dataclass(frozen=True)
class Wish:
    """What is to be drawn, and how."""

    view: str  # one of `VIEWS`
    epochs: int
    size: tuple[int, int]  # of the window
    scale: float  # pixels for each of its own
    theme: str


def picture(record: Version, wish: Wish, path: Path) -> bytes:
    """After so many epochs more, in the form that `path` ends in; FileError where that is none."""
    recorder = opened(record)
    recorder.apply(TrainEpochs(wish.epochs))
    with unseen_window(recorder, wish) as window:
        return picture_of(window, wish.view, path, wish.scale)


def animation(record: Version, wish: Wish, path: Path, count: int, tell: Callable[[float], None]) -> bytes:
    """`count` pictures from where the run began to so many epochs more; `tell` hears how much is done, from 0
    to 1. FileError as above."""
    made, filmed = animation_for(path), opened(record)
    timeline = filmed.frame().timeline
    with unseen_window(opened(record), wish) as window:
        epochs = evenly(timeline.first_epoch, timeline.last_epoch + wish.epochs, count)
        film = Film(window, wish.view, filmed, epochs, made, wish.scale)
        while not film.is_done:
            film.advance()
            tell(film.share)
    return made.finish()


@contextmanager
def unseen_window(recorder: Recorder, wish: Wish) -> Iterator[MainWindow]:
    """At its first layout, whatever its user has chosen."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder, "none.ini"))
        window = MainWindow(recorder, preferences, Appearance(application, wish.theme, 100))
        put_out_of_sight(window, wish.size)
        application.processEvents()
        try:
            yield window
        finally:
            window.close_at_once()
            window.deleteLater()
