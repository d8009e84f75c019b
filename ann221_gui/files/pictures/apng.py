"""Animated PNG: a PNG whose further pictures stand in chunks that other programs pass over.

The format: https://www.w3.org/TR/png-3/
"""

import struct
import zlib

import numpy as np
from PySide6.QtGui import QImage

from ann221_gui.files.pictures.changed_part import Changes, Part

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BITS, WITH_ALPHA = 8, 6
FOR_EVER = 0  # times it is played
KEEP, LIE_OVER = 0, 1  # what is there when a picture's time is over; how the next one comes to it
MS_PER_S = 1000
UNFILTERED, OPAQUE = 0, 255


class Apng:
    """Takes the pictures one by one and keeps them compressed."""

    def __init__(self) -> None:
        self._changes = Changes()
        self._size = (0, 0)
        self._chunks: list[bytes] = []
        self._count = self._number = 0  # of pictures, of chunks of the animation

    def add(self, image: QImage, shown_ms: int) -> None:
        """The next picture, of the same size as the others, and how long it is to be seen."""
        part = self._changes.part_of(image)
        if not self._count:
            self._size = part.width, part.height
        self._add_numbered(b"fcTL", _control(part, shown_ms))
        data = zlib.compress(_rows(part))
        if self._count:
            self._add_numbered(b"fdAT", data)
        else:
            self._chunks.append(chunk(b"IDAT", data))
        self._count += 1

    def _add_numbered(self, kind: bytes, content: bytes) -> None:
        self._chunks.append(chunk(kind, struct.pack(">I", self._number) + content))
        self._number += 1

    def finish(self) -> bytes:
        """The whole file, which plays again and again."""
        header = struct.pack(">IIBBBBB", *self._size, EIGHT_BITS, WITH_ALPHA, 0, 0, 0)
        animation = struct.pack(">II", self._count, FOR_EVER)
        begin = (SIGNATURE, chunk(b"IHDR", header), chunk(b"acTL", animation))
        return b"".join((*begin, *self._chunks, chunk(b"IEND", b"")))


def chunk(kind: bytes, content: bytes) -> bytes:
    """With its length before it and its checksum behind."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _control(part: Part, shown_ms: int) -> bytes:
    place = (part.width, part.height, part.x, part.y)
    return struct.pack(">IIIIHHBB", *place, shown_ms, MS_PER_S, KEEP, LIE_OVER)


def _rows(part: Part) -> bytes:
    """What is not new is left transparent: rows of nothing take no room."""
    shown = np.dstack([part.pixels, np.full_like(part.pixels[:, :, :1], OPAQUE)]) * part.is_new[:, :, None]
    kinds = np.full((part.height, 1), UNFILTERED, np.uint8)
    return np.hstack([kinds, shown.reshape(part.height, -1)]).tobytes()
