"""What keeps a record small, however long somebody trains and clicks."""

from collections.abc import Iterable

from ann221_gui.core.record.act import Act
from ann221_gui.core.record.version import Version

MOST_ACTS = 20_000  # of one run, some 20 MB
MOST_CHECKPOINTS_IN_ALL = 16_384  # some 12 MB


def bound_line(tip: Act, most: int) -> None:
    """Of a run to which very much was done the beginning is forgotten: half of `most` acts stay at least.

    Undo goes back all the same: every version has its state.
    """
    half = max(1, most // 2)
    if tip.depth % half == 0:
        for act in tip.line():
            if act.depth == tip.depth - half:
                act.forget_earlier()


def bound_checkpoints(versions: Iterable[Version], most: int = MOST_CHECKPOINTS_IN_ALL) -> None:
    """Fewer states on the way where there are too many; going there takes longer then."""
    kept = {id(version.tip.checkpoints): version.tip.checkpoints for version in versions}.values()
    while sum(map(len, kept)) > most:
        for checkpoints in kept:
            checkpoints.thin()
