"""Animations hold every pixel of every picture, in the order and for the time they were given."""

import struct
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from ann221_gui.files.errors import FileError
from ann221_gui.files.pictures.animation import animation_for
from tests.looking import chunks, pixels, played

SIZE = (60, 40)
TIMES_MS = (100, 200, 50, 3000)


@pytest.fixture
def pictures() -> list[QImage]:
    """A square that moves, is still once, and goes round the corner."""
    return [drawn(place) for place in ((5, 5), (30, 20), (30, 20), (49, 0))]


def drawn(place: tuple[int, int]) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#f3f5f7"))
    painter = QPainter(image)
    painter.fillRect(*place, 11, 9, QColor("#c2255c"))
    painter.end()
    return image


def made(suffix: str, pictures: list[QImage]) -> bytes:
    animation = animation_for(Path(f"film{suffix}"))
    for picture, shown_ms in zip(pictures, TIMES_MS, strict=True):
        animation.add(picture, shown_ms)
    return animation.finish()


def test_any_program_can_show_the_first_picture(pictures):
    first = QImage.fromData(made(".png", pictures))
    assert (pixels(first) == pixels(pictures[0])).all()


def test_its_chunks_stand_in_the_order_and_with_the_numbers_of_the_standard(pictures):
    found = list(chunks(made(".apng", pictures)))
    kinds = [kind for kind, _ in found]
    assert kinds == [b"IHDR", b"acTL", b"fcTL", b"IDAT", *[b"fcTL", b"fdAT"] * 3, b"IEND"]
    assert dict(found)[b"acTL"] == struct.pack(">II", 4, 0)  # four pictures, again and again
    numbered = [content[:4] for kind, content in found if kind in (b"fcTL", b"fdAT")]
    assert numbered == [struct.pack(">I", number) for number in range(7)]


def test_each_picture_is_whole_and_seen_for_its_time(pictures):
    shown = list(played(made(".png", pictures)))
    for (seen, shown_ms), picture, expected_ms in zip(shown, pictures, TIMES_MS, strict=True):
        assert (seen == pixels(picture)).all()
        assert shown_ms == expected_ms


def test_only_what_is_new_takes_room():
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 4), np.uint8)
    still = QImage(noise.data, 200, 200, QImage.Format.Format_RGB32)
    sizes = []
    for count in (1, 11):
        animation = animation_for(Path("film.png"))
        for _ in range(count):
            animation.add(still, 50)
        sizes.append(len(animation.finish()))
    assert sizes[1] - sizes[0] < 2000 < sizes[0]


def test_a_picture_of_another_size_is_refused(pictures):
    animation = animation_for(Path("film.png"))
    animation.add(pictures[0], 100)
    with pytest.raises(ValueError, match="all of one size"):
        animation.add(pictures[0].scaled(20, 20), 100)


# Other programs


@pytest.mark.parametrize(("suffix", "farthest"), [(".png", 0), (".gif", 24)])
def test_pillow_reads_every_picture(pictures, suffix, farthest):
    pillow = pytest.importorskip("PIL.Image")
    read = pillow.open(BytesIO(made(suffix, pictures)))
    assert (read.n_frames, read.size) == (4, SIZE)
    for number, picture in enumerate(pictures):
        read.seek(number)
        shown = np.asarray(read.convert("RGB"))[:, :, ::-1].astype(int)
        assert np.abs(shown - pixels(picture)).max() <= farthest
        assert read.info["duration"] == TIMES_MS[number]


def test_without_pillow_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.setitem(sys.modules, "PIL.Image", None)
    with pytest.raises(FileError, match=r"^a GIF needs Pillow: install it with `pip install pillow`"):
        animation_for(Path("film.gif"))
