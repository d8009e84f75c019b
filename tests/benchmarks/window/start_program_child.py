"""In a process of its own: the program from its command to the first picture with all its panes."""

import sys

from PySide6.QtWidgets import QApplication

from ann221_gui.cli import main


def watch_and_run(*_: object) -> int:
    """In place of Qt's event loop, which it then runs."""
    from tests.benchmarks.window.first_picture import FirstPicture  # noqa: PLC0415  as late as it is needed
    from tests.benchmarks.window.surfaces import panes_of, surface  # noqa: PLC0415

    (window,) = [widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "run")]
    FirstPicture(window, [surface(pane) for pane in panes_of(window).values()])
    return event_loop()


event_loop, QApplication.exec = QApplication.exec, watch_and_run
sys.argv[1:] = []
sys.exit(main())
