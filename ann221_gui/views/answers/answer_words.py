"""What is said of a sheet of answers as a whole."""

from collections import Counter

from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.judgement import Verdict
from ann221_gui.core.formulas.notation import symbol_text


def summary(attempt: Attempt) -> str:
    """How many lines are right, and where it first went wrong."""
    judged = [one for line in attempt.answers if (one := attempt.judgement(line)) is not None]
    if not judged:
        return f"{len(attempt.answers)} of {len(attempt.lines)} lines answered, none checked."
    right = sum(one.verdict.is_right for one in judged)
    found = Counter(one.verdict for one in judged)
    counts = ", ".join(f"{verdict} {found[verdict]}" for verdict in Verdict if found[verdict])
    first = first_fault(attempt)
    notation = attempt.exercise.setting.conventions.notation
    where = f" It first went wrong at {symbol_text(first, notation)}." if first else ""
    return f"{right} of {len(judged)} right ({counts}).{where}"


def first_to_look_at(attempt: Attempt) -> str:
    """Where something went wrong, else the first answer, else the first line."""
    answered = (line for line in attempt.lines if line in attempt.answers)
    return first_fault(attempt) or next(answered, attempt.lines[0])


def first_fault(attempt: Attempt) -> str:
    """Empty where nothing is found to be wrong."""
    judged = ((line, attempt.judgement(line)) for line in attempt.lines)
    return next((line for line, one in judged if one is not None and one.verdict.is_fault), "")
