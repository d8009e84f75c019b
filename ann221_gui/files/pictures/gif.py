"""GIF, with the colours that Pillow chooses: 256 for each picture, so that shades come out in steps."""

import struct
from importlib import import_module

from PySide6.QtGui import QImage

from ann221_gui.files.errors import FileError
from ann221_gui.files.pictures.changed_part import Changes

MOST_COLOURS = 256
FOR_EVER = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
END = b";"
PILLOW_MISSING = "a GIF needs Pillow: install it with `pip install pillow`, or choose an animated PNG"


class Gif:
    """Takes the pictures one by one and keeps them compressed."""

    def __init__(self) -> None:
        """FileError where Pillow is missing."""
        try:
            self._images, self._writing = import_module("PIL.Image"), import_module("PIL.GifImagePlugin")
        except ImportError:
            raise FileError("", "", PILLOW_MISSING) from None
        self._changes = Changes()
        self._size = (0, 0)
        self._pieces: list[bytes] = []

    def add(self, image: QImage, shown_ms: int) -> None:
        """The next picture, of the same size as the others, and how long it is to be seen."""
        part = self._changes.part_of(image)
        if not self._pieces:
            self._size = part.width, part.height
        of_few_colours = self._images.fromarray(part.pixels).quantize(
            MOST_COLOURS, self._images.Quantize.MAXCOVERAGE
        )
        self._pieces += self._writing.getdata(
            of_few_colours, (part.x, part.y), duration=shown_ms, include_color_table=True
        )

    def finish(self) -> bytes:
        """The whole file, which plays again and again."""
        screen = struct.pack("<HHBBB", *self._size, 0, 0, 0)
        return b"".join((b"GIF89a", screen, FOR_EVER, *self._pieces, END))
