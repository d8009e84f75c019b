"""What goes wrong while the window is open: said in the window, and written to the log."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from ann221_gui.views.window.versions import version_lines

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultWatch(QObject):
    """Of exceptions that nobody caught, wherever Python was called from, and of what Qt warns of."""

    fault_noticed = Signal(str)  # a signal, for it may be the training thread's

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: set[tuple[str, int]] = set()
        _log.info("start: %s", ", ".join(version_lines()))
        self._hook_before, sys.excepthook = sys.excepthook, self._note_exception
        self._handler_before = qInstallMessageHandler(self._note_message)

    def end(self) -> None:
        """As it was before."""
        qInstallMessageHandler(self._handler_before)
        sys.excepthook = self._hook_before
        _log.info("end")

    def _note_exception(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """No traceback reaches a user: a fault in a slot or a paint event becomes a message."""
        if self._is_new(trace):
            _log.error("a fault of the program", exc_info=(kind, fault, trace))
        self.fault_noticed.emit(f"{kind.__name__}: {fault}")

    def _is_new(self, trace: TracebackType | None) -> bool:
        """Whether nothing has failed at this place yet: what fails at each painting would fill the log."""
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = ("", 0) if trace is None else (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        is_new = place not in self._known
        self._known.add(place)
        return is_new

    def _note_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Qt's own messages are written where they always were, and from a warning on logged as well."""
        if kind in _LEVELS:
            _log.log(_LEVELS[kind], "Qt (%s): %s", context.category, text)
        if self._handler_before is not None:
            self._handler_before(kind, context, text)
        elif sys.stderr is not None:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, text)}\n")
