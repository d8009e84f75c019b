"""The pinned run's curve beside the one that grows: drawn when axes change, copied with every frame."""

from functools import cached_property, partial

import numpy as np
from PySide6.QtGui import QPainter

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.timeline import NO_POINTS
from ann221_gui.views.loss.curve_lines import per_column, pieces
from ann221_gui.views.loss.curve_ranges import decades, exponents
from ann221_gui.views.shared.ghost_look import ghost_pen
from ann221_gui.views.shared.kept_drawing import KeptDrawing
from ann221_gui.views.shared.plot_sheet import Sheet


class GhostCurve:
    """`points` (K, 2): epochs and losses, oldest first and finite, counted as the present run counts them."""

    def __init__(self, points: FloatArray = NO_POINTS) -> None:
        self.points = points
        self._drawn: tuple[Sheet, bool, KeptDrawing] | None = None

    def __len__(self) -> int:
        return len(self.points)

    @property
    def last_epoch(self) -> float:
        return float(self.points[-1, 0]) if len(self) else 0.0

    @cached_property
    def highest(self) -> float:
        """Loss."""
        return float(self.points[:, 1].max()) if len(self) else 0.0

    @cached_property
    def decades(self) -> tuple[int, int]:
        """See `curve_ranges`."""
        return decades(self.points[:, 1])

    def nearest(self, epoch: float) -> tuple[float, float]:
        """Epoch and loss of the point that is nearest; IndexError where there is none."""
        row = int(np.abs(self.points[:, 0] - epoch).argmin())
        return float(self.points[row, 0]), float(self.points[row, 1])

    def layer(self, sheet: Sheet, is_logarithmic: bool) -> KeptDrawing:
        """To be painted at the corner of the area."""
        drawn = self._drawn
        if drawn is None or drawn[:2] != (sheet, is_logarithmic):
            draw = partial(self._draw, sheet=sheet, is_logarithmic=is_logarithmic)
            layer = KeptDrawing(sheet.area, sheet.style.pixel_ratio, draw)
            drawn = self._drawn = (sheet, is_logarithmic, layer)
        return drawn[2]

    def _draw(self, painter: QPainter, sheet: Sheet, is_logarithmic: bool) -> None:
        epochs, losses = self.points.T
        x, y = per_column(sheet.x(epochs), sheet.y(exponents(losses) if is_logarithmic else losses))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ghost_pen(sheet.style.theme))
        for piece in pieces(x, y):
            painter.drawPolyline(piece)


NO_GHOST = GhostCurve()
