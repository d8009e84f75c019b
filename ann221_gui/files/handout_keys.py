"""What a problem file may hand out beside its problem, as keys of its JSON text."""

from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.handout import Handout, Lock
from ann221_gui.core.checking.reading import Reading
from ann221_gui.files.errors import FileError
from ann221_gui.files.json_text import Number, written_answer

NO_LINE = "is not a line of this problem"
ALL_LINES, NEW_WEIGHTS = "all", "new weights"  # of `hidden`, in the place of lines
_SIGNALS = {False: "dE/dI", True: "-dE/dI"}
_INDICES = {False: "from to", True: "to from"}
_GRADIENTS = {False: "old weights", True: "new weights"}


class ReadingKeys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the answers' own book means by an error signal and by the indices of a weight.

    `hidden_gradients`: whether the error reached them through the output layer's old weights or its new ones,
    where layers are updated one after the other.
    """

    error_signals: Literal["dE/dI", "-dE/dI"] = "dE/dI"
    indices: Literal["from to", "to from"] = "from to"
    hidden_gradients: Literal["old weights", "new weights"] = "old weights"

    def reading(self) -> Reading:
        return Reading(
            negative_signals=self.error_signals == _SIGNALS[True],
            swapped_indices=self.indices == _INDICES[True],
            staged_gradients=self.hidden_gradients == _GRADIENTS[True],
        )


class HandoutKeys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All optional. Numbers in `answers` keep the digits that stand in the file."""

    answers: dict[str, Raw] = {}
    source: Annotated[str, Meta(max_length=200)] = ""
    tolerance: Number | UnsetType = UNSET
    answers_read: ReadingKeys = ReadingKeys()
    hidden: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()

    def handout(self, lines: Collection[str], name: str) -> Handout:
        """For a problem with these lines; FileError, in which `name` stands, names the key that is wrong."""
        if not self.source.isprintable():
            raise FileError(name, "source", "must be one line of text")
        reading = self.answers_read.reading()
        if not all(reading.line(line) in lines for line in lines):
            raise FileError(name, "answers_read.hidden_gradients", "needs the update to be layer by layer")
        return Handout(
            answers=answers_of(self.answers, {line: line for line in lines}, name, "answers."),
            source=self.source,
            tolerance=self._tolerance(name),
            reading=reading,
            hidden=frozenset(_hidden(self.hidden, lines, name)),
            locked=frozenset(_locks(self.locked, name)),
        )

    def _tolerance(self, name: str) -> float | None:
        if isinstance(self.tolerance, UnsetType):
            return None
        try:
            return checked_tolerance(self.tolerance)
        except ValueError as error:
            raise FileError(name, "tolerance", str(error)) from None


def checked_tolerance(share: float) -> float:
    """ValueError for what can't be a share of the right number."""
    if not 0 < share < 1:
        raise ValueError("must be above 0 and below 1: 0.01 is a hundredth of the right number")
    return float(share)


def answers_of(
    written: Mapping[str, Raw], line_of: Mapping[str, str], name: str, place: str = ""
) -> dict[str, Answer]:
    """By line; `line_of` has every name that a line may go by. FileError begins its key with `place`."""
    answers: dict[str, Answer] = {}
    for called, raw in written.items():
        key = f"{place}{called}"
        if called not in line_of:
            raise FileError(name, key, NO_LINE)
        if line_of[called] in answers:
            raise FileError(name, key, "is answered twice")
        try:
            answers[line_of[called]] = written_answer(raw)
        except ValueError as error:
            raise FileError(name, key, str(error)) from None
    return answers


def handout_document(handout: Handout, lines: Collection[str]) -> dict[str, Any]:
    """The handout as a problem file has it, without what is left at its default."""
    hidden = [line for line in lines if line in handout.hidden]
    reading = reading_keys(handout.reading)
    keys = {
        "answers": {line: answer.text for line, answer in handout.answers.items()},
        "source": handout.source,
        "tolerance": handout.tolerance,
        "answers_read": reading if reading != reading_keys(Reading()) else {},
        "hidden": [ALL_LINES] if len(hidden) == len(lines) else hidden,
        "locked": [str(lock) for lock in Lock if lock in handout.locked],
    }
    return {key: value for key, value in keys.items() if value}


def reading_keys(reading: Reading) -> dict[str, str]:
    """Every key of `answers_read`."""
    return {
        "error_signals": _SIGNALS[reading.negative_signals],
        "indices": _INDICES[reading.swapped_indices],
        "hidden_gradients": _GRADIENTS[reading.staged_gradients],
    }


def _hidden(names: tuple[str, ...], lines: Collection[str], name: str) -> Iterable[str]:
    for number, hidden in enumerate(names, 1):
        if hidden == ALL_LINES:
            yield from lines
        elif hidden == NEW_WEIGHTS:
            yield from (line for line in lines if line.startswith("new_"))
        elif hidden in lines:
            yield hidden
        else:
            raise FileError(name, f"hidden: number {number}", f"{hidden!r} {NO_LINE}")


def _locks(names: tuple[str, ...], name: str) -> Iterable[Lock]:
    for number, locked in enumerate(names, 1):
        if locked not in set(Lock):
            raise FileError(name, f"locked: number {number}", f"{locked!r} is not one of {', '.join(Lock)}")
        yield Lock(locked)
