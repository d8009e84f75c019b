"""How evenly the GUI thread gets its turn: the intervals of a precise 16 ms timer in it."""

from time import perf_counter

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer

BEAT_MS = 16
SETTLE_S = 2.0  # until a window that was opened has come to rest


def spin(seconds: float) -> None:
    """Let Qt work for so long."""
    loop, timer = QEventLoop(), QTimer()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(seconds * 1000))
    loop.exec()


def intervals_ms(seconds: float) -> list[float]:
    """From one firing to the next, for so long."""
    fired: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: fired.append(perf_counter()))
    timer.start(BEAT_MS)
    spin(seconds)
    timer.stop()
    return (1000 * np.diff(fired)).tolist()


def percentiles(values: list[float]) -> dict[str, float]:
    """As the tables name them."""
    half, most, nearly_all = np.percentile(values, [50, 95, 99]).tolist()
    return {"median": half, "95th": most, "99th": nearly_all, "worst": max(values)}
