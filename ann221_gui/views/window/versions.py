"""The versions that a report of a fault should name."""

import platform

import numpy as np
import pyqtgraph
import PySide6
from PySide6.QtCore import qVersion

from ann221_gui import __version__


def version_lines() -> tuple[str, ...]:
    """Of this program, of the system and of the libraries."""
    return (
        f"ANN 2-2-1, version {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()}",
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}",
        f"pyqtgraph {pyqtgraph.__version__}, NumPy {np.__version__}",
    )
