"""Pictures as numbers, and how much two of them differ."""

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
