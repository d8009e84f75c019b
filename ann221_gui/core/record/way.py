"""How a run came to where it stands: what it began from, and where on its way something else was done."""

from dataclasses import replace

from ann221_gui.core.commands import SetHyperparameters
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.record.act import Act
from ann221_gui.core.timeline import Way


def way_on(way: Way, act: Act, samples: int) -> Way:
    """The way up to an act, and on to its end, with so many samples in the data set."""
    if act.is_stretch:
        return way
    if act.steps == 0:
        return Way(None if act.after is None else act.after.parameters)
    turn = act.samples_seen / samples
    return replace(way, turns=(*way.turns, turn)) if _turns(act) and way.turns[-1:] != (turn,) else way


def _turns(act: Act) -> bool:
    """Whether training goes on otherwise from there; where that is not known, it may."""
    if act.earlier is None:
        return False
    if not isinstance(act.command, SetHyperparameters) or act.after is None or act.earlier.after is None:
        return True
    return not _lead_alike(act.after.setup.hyperparameters, act.earlier.after.setup.hyperparameters)


def _lead_alike(one: Hyperparameters, other: Hyperparameters) -> bool:
    """Whether both take the same steps, however many of them."""
    return replace(one, stop_rule=other.stop_rule, tolerance=other.tolerance).train_as(other)
