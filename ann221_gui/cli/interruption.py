"""Ctrl-C, where something is to be finished first."""

import signal
from types import FrameType, TracebackType


class Interruption:
    """While it lasts, Ctrl-C is noted instead of breaking off in the midst of a step."""

    has_come = False

    def __enter__(self) -> "Interruption":
        self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _fault: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.has_come = True
