"""JSON as people write it: decoded strictly, with numbers that may be written as on paper."""

import json
from collections import Counter
from typing import TypeVar

import msgspec
from msgspec import Raw

from ann221_gui.core.checking.answer import Answer, parse_answer
from ann221_gui.core.numbers import parse_number
from ann221_gui.files.decoding_messages import place_and_problem
from ann221_gui.files.errors import FileError

_TOO_DEEP = "is nested too deeply"
_NO_NUMBER = "must be a number, or a text such as '0,3' or '1/3'"

Kind = TypeVar("Kind")


class Number(float):
    """A JSON number, or a string with a decimal (point or comma) or a fraction."""


def decode(text: str, kind: type[Kind], name: str) -> Kind:
    """`text` as a record of this kind; FileError says what is wrong, and at which key or line."""
    try:
        return msgspec.json.decode(text, type=kind, dec_hook=_number)
    except msgspec.DecodeError as error:
        raise FileError(name, *place_and_problem(error, text)) from None
    except RecursionError:
        raise FileError(name, "", _TOO_DEEP) from None


def refuse_twice(text: str, name: str) -> None:
    """FileError where a key stands twice in one object: which of them counts, nobody could tell."""

    def refuse(pairs: list[tuple[str, object]]) -> None:
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                raise FileError(name, key, "stands there twice")

    try:
        json.loads(text, object_pairs_hook=refuse, parse_int=str, parse_float=str)
    except RecursionError:
        raise FileError(name, "", _TOO_DEEP) from None


def written_answer(raw: Raw) -> Answer:
    """A JSON number by the digits that stand there, or a text; ValueError says what else it is."""
    text = bytes(raw).decode()
    if text.startswith('"'):
        return parse_answer(msgspec.json.decode(text, type=str))
    if not text.startswith(tuple("-0123456789")):
        raise ValueError(_NO_NUMBER)
    return parse_answer(text)


def _number(_: type, value: object) -> Number:
    """What msgspec calls where a `Number` belongs; it adds the key to the error."""
    if isinstance(value, str):
        return Number(parse_number(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(_NO_NUMBER)
    try:
        return Number(value)
    except OverflowError:
        raise ValueError("is too large for a number here") from None
