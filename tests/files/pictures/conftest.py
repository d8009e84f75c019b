"""What the pictures are made of, and what other programs show of them."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ann221_gui.core.commands import Setup, TrainEpochs
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance
from tests.looking import Pixels, pixels


@pytest.fixture
def trained_window(qapp: QApplication, settings_file: Path) -> Iterator[MainWindow]:
    """On XOR after 454 epochs."""
    trainer, font = Trainer(Setup()), qapp.font()
    trainer.apply(TrainEpochs(454))
    preferences = Preferences(settings_file)
    window = MainWindow(trainer, preferences, Appearance(qapp, "light", 100))
    window.resize(1440, 900)
    window.show()
    QApplication.processEvents()
    yield window
    window.close_at_once()
    window.deleteLater()
    qapp.setFont(font)


@pytest.fixture
def as_pdf_reader(tmp_path: Path):
    """What poppler shows of a PDF, at 96 dots an inch."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not there")

    def read(content: bytes) -> Pixels:
        (tmp_path / "page.pdf").write_bytes(content)
        command = ["pdftoppm", "-r", "96", "-png", "-singlefile", "page.pdf", "page"]
        subprocess.run(command, cwd=tmp_path, check=True)
        return pixels(QImage(str(tmp_path / "page.png")))

    return read


@pytest.fixture
def as_svg_reader(tmp_path: Path):
    """What librsvg shows of an SVG."""
    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert is not there")

    def read(content: bytes) -> Pixels:
        (tmp_path / "drawing.svg").write_bytes(content)
        subprocess.run(["rsvg-convert", "drawing.svg", "-o", "drawing.png"], cwd=tmp_path, check=True)
        return pixels(QImage(str(tmp_path / "drawing.png")))

    return read
