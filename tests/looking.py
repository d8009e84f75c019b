"""Pictures as numbers, and how much two of them differ."""

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Pixels = NDArray[np.int_]  # rows, columns, colours


def pixels(image: QImage) -> Pixels:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].astype(int)


def difference(one: Pixels, other: Pixels) -> float:
    """The share of pixels that are clearly something else."""
    rows, columns = (min(sizes) for sizes in zip(one.shape[:2], other.shape[:2], strict=True))
    apart = np.abs(one[:rows, :columns] - other[:rows, :columns]).max(axis=2)
    return float((apart > 96).mean())


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each; its length and checksum are right."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    place = 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, content = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert png[place + 8 + length : place + 12 + length] == struct.pack(">I", zlib.crc32(kind + content))
        yield kind, content
        place += 12 + length


def played(apng: bytes) -> Iterator[tuple[Pixels, float]]:
    """What is seen, and for how many ms: https://www.w3.org/TR/png-3/#apng-frame-based-animation"""
    found = list(chunks(apng))
    size = struct.unpack(">II", found[0][1][:8])
    controls = [struct.unpack(">IIIIIHHBB", content) for kind, content in found if kind == b"fcTL"]
    data = [content for kind, content in found if kind == b"IDAT"]
    data += [content[4:] for kind, content in found if kind == b"fdAT"]
    seen = np.zeros((size[1], size[0], 3), int)
    for control, packed in zip(controls, data, strict=True):
        _, width, height, left, top, part, whole, dispose, blend = control
        assert (dispose, blend) == (0, 1)  # left as it is, laid over
        rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, 1 + 4 * width)
        assert not rows[:, 0].any()  # no filters
        laid = rows[:, 1:].reshape(height, width, 4)
        is_new = laid[:, :, 3] == 255
        seen[top : top + height, left : left + width][is_new] = laid[is_new][:, 2::-1]
        yield seen.copy(), 1000 * part / whole
