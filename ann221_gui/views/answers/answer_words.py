"""What is said of a sheet of answers as a whole."""

from ann221_gui.core.checking import words
from ann221_gui.core.checking.attempt import Attempt


def summary(attempt: Attempt) -> str:
    """How many lines are right, and where it first went wrong; before a check, how many are answered."""
    judged = [one for line in attempt.answered if (one := attempt.judgement(line)) is not None]
    if judged:
        return words.summary(judged, attempt.exercise.setting.conventions.notation)
    return f"{len(attempt.answered)} of {len(attempt.lines)} lines answered, none checked."


def first_to_look_at(attempt: Attempt) -> str:
    """Where something went wrong, else the first answer, else the first line."""
    return first_fault(attempt) or next(iter((*attempt.answered, *attempt.lines)))


def first_fault(attempt: Attempt) -> str:
    """Empty where nothing is found to be wrong."""
    judged = ((line, attempt.judgement(line)) for line in attempt.answered)
    return next((line for line, one in judged if one is not None and one.verdict.is_fault), "")
