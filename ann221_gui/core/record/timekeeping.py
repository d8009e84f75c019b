"""Keeps the time line of a record, so that a frame costs little while training goes on."""

from functools import partial, reduce

from ann221_gui.core.arrays import FloatArray, read_only
from ann221_gui.core.record.act import Act
from ann221_gui.core.record.version import Version, Versions
from ann221_gui.core.record.way import way_on
from ann221_gui.core.timeline import NO_POINTS, UNKNOWN_WAY, Timeline


class Timekeeping:
    """Remembers what it has gathered up to an act: mostly, only training has been done since."""

    def __init__(self) -> None:
        self._act: Act | None = None
        self._first_seen = 0
        self._edits: tuple[float, ...] = ()  # the same object as long as nothing is added
        self._way = UNKNOWN_WAY

    def timeline(self, versions: Versions) -> Timeline:
        """As a frame carries it."""
        present, behind = versions.present, versions.behind
        tip = present.tip
        samples = _samples(present)
        self._gather(tip.earlier if tip.is_stretch and tip.earlier is not None else tip, samples)
        return Timeline(
            first_epoch=self._first_seen / samples,
            last_epoch=tip.samples_seen / samples,
            edits=self._edits,
            ahead=NO_POINTS if present.is_at_end else _ahead(present),
            is_at_end=present.is_at_end,
            undo="" if versions.before is None else present.label,
            redo="" if behind is None else behind.label,
            version=tip,
            way=self._way,
        )

    def _gather(self, act: Act, samples: int) -> None:
        if act is self._act:
            return
        if act.earlier is None or act.earlier is not self._act:
            line = list(act.line())
            self._first_seen = line[-1].samples_seen
            edits = (one.samples_seen / samples for one in line[-2::-1] if not one.is_stretch)
            self._edits = tuple(dict.fromkeys(edits))
            self._way = reduce(partial(way_on, samples=samples), line[::-1], UNKNOWN_WAY)
        else:
            self._way = way_on(self._way, act, samples)
            epoch = act.samples_seen / samples
            if not act.is_stretch and self._edits[-1:] != (epoch,):
                self._edits = (*self._edits, epoch)
        self._act = act


def _samples(version: Version) -> int:
    """Of the data set, which stays the same all along a line."""
    state = next(act.after for act in version.tip.line() if act.after is not None)
    return len(state.setup.dataset)


def _ahead(version: Version) -> FloatArray:
    """Epochs and losses behind the place, as the loss is counted there."""
    end, here = version.tip.after, version.state
    if end is None or here is None:
        return NO_POINTS
    points = end.history.points()
    scales = [state.setup.hyperparameters.loss.scale(len(state.setup.dataset)) for state in (here, end)]
    is_first = not len(here.history.points())
    behind = points[points[:, 0] >= here.epoch] if is_first else points[points[:, 0] > here.epoch]
    behind = behind * (1.0, scales[0] / scales[1])
    return read_only(behind) if len(behind) else NO_POINTS
