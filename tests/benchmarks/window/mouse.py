"""A mouse that xdotool moves on the X server, as a hand would: at moments that the program can't foresee."""

import os
import random
import subprocess
from collections.abc import Sequence
from time import perf_counter, sleep
from types import TracebackType

SHORTEST_GAP_S, LONGEST_GAP_S = 0.025, 0.06


class Mouse:
    """One xdotool that reads its commands as they come: nothing is started between the moves."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._tool = subprocess.Popen(
            ["xdotool", "-"], env=os.environ | environment, stdin=subprocess.PIPE, text=True
        )
        self._random = random.Random(221)

    def __enter__(self) -> "Mouse":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _fault: object, _trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._tool.kill()
        elif self._tool.stdin is not None:
            self._tool.stdin.close()
        self._tool.wait()

    def _do(self, command: str) -> float:
        """The moment at which it was given (`perf_counter`, the same clock in all processes of Linux)."""
        if self._tool.stdin is None:
            raise RuntimeError("xdotool does not listen")
        moment_s = perf_counter()
        self._tool.stdin.write(command + "\n")
        self._tool.stdin.flush()
        return moment_s

    def drag(self, start: tuple[int, int], offsets: Sequence[int]) -> list[float]:
        """Press at a place, move along to these distances right of it, let go; the moments of the moves."""
        x, y = start
        self._do(f"mousemove {x} {y}")
        sleep(0.3)
        self._do("mousedown 1")
        sleep(0.3)
        moments_s = []
        for offset in offsets:
            moments_s.append(self._do(f"mousemove {x + offset} {y}"))
            sleep(self._random.uniform(SHORTEST_GAP_S, LONGEST_GAP_S))
        self._do("mouseup 1")
        sleep(0.5)
        return moments_s
