"""Conventions in words: what a report, a copy or a view says beside its numbers."""

from collections.abc import Iterator

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions, Notation, UpdateOrder
from ann221_gui.core.losses import Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.shortening import Carry, Shortening

_ERRORS = {"squared": "error (target − output)²", "half squared": "error ½(target − output)²"}
_TOTALS = {Total.SUM: "summed over the samples", Total.MEAN: "mean over the samples"}
_UPDATES = {
    UpdateOrder.ALL_AT_ONCE: "all weights updated at once from the old ones",
    UpdateOrder.LAYER_BY_LAYER: "weights updated layer after layer from the new ones",
}
_NOTATIONS = {Notation.DOCUMENT: "the document's notation", Notation.COMMON: "common notation"}


def conventions_statement(conventions: Conventions, *, in_full: bool = False) -> str:
    """What differs from the document's conventions, in one line without a full stop; all if `in_full`."""
    usual = () if in_full else tuple(_phrases(DOCUMENT_CONVENTIONS))
    chosen = (phrase for phrase in _phrases(conventions) if phrase not in usual)
    return ", ".join(chosen) or "the document's conventions"


def training_phrases(conventions: Conventions) -> dict[str, str]:
    """Those that training depends on, by what they are about."""
    loss = conventions.loss
    error = f"{_ERRORS[loss.name].removeprefix('error ')}, {_TOTALS[loss.total]}"
    return {"error": error, "updates": _UPDATES[conventions.update]}


def _phrases(conventions: Conventions) -> Iterator[str]:
    yield _ERRORS[conventions.loss.name]
    yield _TOTALS[conventions.loss.total]
    yield f"Δ = {' − '.join(conventions.delta.names)}"
    yield _UPDATES[conventions.update]
    yield _NOTATIONS[conventions.notation]
    digits = conventions.digits
    yield "as many digits as suit each place" if digits is None else digits_in_words(digits)
    if conventions.carry is not None:
        yield f"{carry_in_words(conventions.carry)} on paper"


def digits_in_words(digits: Digits) -> str:
    """6 significant figures."""
    kind = "significant figure" if digits.are_significant else "decimal"
    return f"{digits.count} {kind}{'' if digits.count == 1 else 's'}"


def carry_in_words(carry: Carry) -> str:
    """3 significant figures carried."""
    cut_off = "cut off and " if carry.shortening is Shortening.CUT_OFF else ""
    return f"{digits_in_words(carry.digits)} {cut_off}carried"
