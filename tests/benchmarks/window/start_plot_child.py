"""In a process of its own: an empty pyqtgraph window from the start to its first picture."""

import sys

import pyqtgraph as pg

application = pg.mkQApp()
plot = pg.PlotWidget()
plot.resize(1440, 900)
plot.show()

from tests.benchmarks.window.first_picture import FirstPicture  # noqa: E402  as late as it is needed

FirstPicture(plot, [plot.viewport()])
sys.exit(application.exec())
