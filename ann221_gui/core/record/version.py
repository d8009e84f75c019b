"""Versions: what undo and redo go back and forth between."""

from collections.abc import Sequence
from dataclasses import dataclass

from ann221_gui.core.record.act import Act
from ann221_gui.core.state import State

MOST_VERSIONS = 1000


@dataclass(frozen=True, eq=False, slots=True)
class Version:
    """What was done (`tip`, and what is before it), and where one stands: at the end of `at` or in its midst.

    `state` is None only while it is known from a file and nobody has gone there yet.
    """

    tip: Act
    at: Act
    samples_seen: int
    state: State | None
    label: str = ""  # in words, what led here from the version before

    @property
    def is_at_end(self) -> bool:
        return self.at is self.tip and self.samples_seen == self.tip.samples_seen

    @property
    def here(self) -> Act:
        """What was done up to where one stands."""
        if self.state is None or self.state.samples_seen == self.at.samples_seen:
            return self.at
        return self.at.until(self.state)


@dataclass(frozen=True, eq=False, slots=True)
class Open:
    """Go on with another record; what was done before is no longer known."""

    record: Version


class Versions:
    """The one that is in force, those before it, and those that were undone."""

    def __init__(self, done: Sequence[Version], most: int = MOST_VERSIONS) -> None:
        """The last one is in force, those before it led to it."""
        self._done, self._undone = list(done[-most:]), list[Version]()
        self._most = most

    @property
    def present(self) -> Version:
        return self._done[-1]

    @property
    def before(self) -> Version | None:
        """What undo leads to."""
        return self.entry(1)

    def entry(self, back: int) -> Version | None:
        """The one so many entries before the present one, where it is still known."""
        return self._done[-1 - back] if back < len(self._done) else None

    @property
    def behind(self) -> Version | None:
        """What redo leads to."""
        return self._undone[-1] if self._undone else None

    def push(self, version: Version, joined: int = 0) -> None:
        """Something was done, in the place of so many of the newest entries: what was undone can't be done
        again, what is very old not be undone."""
        self._undone.clear()
        del self._done[len(self._done) - joined :]
        self._done.append(version)
        del self._done[: -self._most]

    def stand_at(self, version: Version) -> None:
        """The present one, with another place in it."""
        self._done[-1] = version

    def undo(self) -> None:
        self._undone.append(self._done.pop())

    def redo(self) -> None:
        self._done.append(self._undone.pop())

    def all(self) -> list[Version]:
        """Every one that can be gone to."""
        return [*self._done, *self._undone]
