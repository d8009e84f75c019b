"""Pictures one after the other in one file: as animated PNG or, where Pillow is installed, as GIF."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from ann221_gui.files.errors import FileError
from ann221_gui.files.pictures.apng import Apng
from ann221_gui.files.pictures.gif import Gif


class Animation(Protocol):
    """Takes one picture at a time, so that its maker can show how far it is, or stop and drop it."""

    def add(self, image: QImage, shown_ms: int) -> None: ...

    def finish(self) -> bytes: ...


ANIMATIONS: dict[str, Callable[[], Animation]] = {".png": Apng, ".apng": Apng, ".gif": Gif}


def animation_for(path: Path) -> Animation:
    """An empty one in the form that `path` ends in; FileError where that is none, or lacks something."""
    make = ANIMATIONS.get(path.suffix.lower())
    if make is None:
        raise FileError(str(path), "", f"an animation ends in {', '.join(ANIMATIONS)}")
    return make()
