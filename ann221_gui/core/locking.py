"""What of a run a problem file keeps from being changed, and how that is said."""

from ann221_gui.core.checking.handout import Handout, Lock
from ann221_gui.core.hyperparameters import Hyperparameters

LOCKED = "Locked by the problem file"
HELD = "Off while numbers are covered: it would show them"


def locks_on(before: Hyperparameters, after: Hyperparameters) -> set[Lock]:
    """Those that stand against this change."""
    differs = {
        Lock.LEARNING_RATE: before.learning_rate != after.learning_rate,
        Lock.BIASES: before.biases != after.biases,
        Lock.CONVENTIONS: before.conventions != after.conventions,
        Lock.ACTIVATIONS: before.activations != after.activations,
    }
    return {lock for lock, is_different in differs.items() if is_different}


def handout_text(handout: Handout) -> str:
    """What its reader has to know about a handout; empty where it keeps nothing to itself."""
    texts = []
    if handout.locked:
        names = ", ".join(lock.replace("_", " ") for lock in Lock if lock in handout.locked)
        texts.append(f"This exercise is locked by its file: {names}.")
    if handout.hidden:
        texts.append(
            "Numbers that the exercise hides stand as a question mark until you have them right in My "
            "answer, or ask for them there; until then training is off."
        )
    return " ".join(texts)
