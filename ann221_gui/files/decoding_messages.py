"""What the JSON decoder says about a file, in words a student understands."""

import re
from collections.abc import Iterable
from dataclasses import fields

from msgspec import DecodeError

from ann221_gui.core.activations import ACTIVATIONS
from ann221_gui.core.conventions import DeltaSign, Notation, UpdateOrder
from ann221_gui.core.hyperparameters import StopRule
from ann221_gui.core.losses import LOSSES, Total
from ann221_gui.core.parameters import ParameterId

_LINE_END = "\n"
_KINDS = {
    "object": "an object in braces { }",
    "array": "a list in brackets [ ]",
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number with decimals",
    "bool": "true or false",
}
_COMMA_NEEDS_QUOTES = 'a decimal comma needs quotes: "0,3"'
_CHOICES: dict[str, Iterable[str]] = {  # by the last part of the place
    "error": LOSSES,
    "loss": LOSSES,
    "total": Total,
    "delta": DeltaSign,
    "update": UpdateOrder,
    "notation": Notation,
    "hidden": ACTIVATIONS,
    "output": ACTIVATIONS,
    "error_signals": ("dE/dI", "-dE/dI"),
    "indices": ("from to", "to from"),
    "hidden_gradients": ("old weights", "new weights"),
    "kind": ("typed", "uniform", "normal", "all equal"),
    "set": ParameterId,
    "reached": tuple(one.name for one in fields(StopRule)),
    "diverged": ("loss", *ParameterId),
    "speed_epochs_per_s": ("flat out",),
}
_BOUNDS = {">=": "at least", "<=": "at most"}
_NUMBERS_IN_WORDS = {"2": "two", "3": "three"}


def place_and_problem(error: DecodeError, text: str) -> tuple[str, str]:
    """Key (or line and column, where it is not JSON at all) and what is wrong there."""
    message = str(error)
    if "truncated" in message:
        return _line(text.rstrip(), text), "ends too early: something is not closed"
    if match := re.fullmatch(r"JSON is malformed: (.*) \(byte (\d+)\)", message):
        return _syntax(match[1], int(match[2]), text)
    if match := re.fullmatch(r"(.*) - at (?:`key` in )?`\$(.*)`", message, re.DOTALL):
        return _validation(match[1], match[2])
    return _validation(message, "")


def _syntax(problem: str, byte: int, text: str) -> tuple[str, str]:
    before = text.encode()[:byte].decode(errors="ignore")
    keys = [] if problem.startswith("trailing") else re.findall(r'"(\w+)"\s*:', before)
    column = f"column {len(before) - before.rfind(_LINE_END)}"
    place = ", ".join(filter(None, (_line(before, text), column)))
    return ": ".join([*keys[-1:], place]), _syntax_problem(problem, before, text[len(before) :])


def _line(before: str, text: str) -> str:
    """The line that `before` ends in; a text of one line, such as JSON Lines has, needs no number."""
    return f"line {before.count(_LINE_END) + 1}" if _LINE_END in text.rstrip() else ""


def _syntax_problem(problem: str, before: str, after: str) -> str:
    """NaN, Infinity and a bare 0,3 are no JSON, but meant as numbers, so they are refused as such."""
    if re.match(r"-?(NaN|Infinity)", after, re.IGNORECASE):
        return "is not a finite number"
    if re.search(r"\d,$", before) and after[:1].isdecimal():
        return _COMMA_NEEDS_QUOTES
    return f"is not valid JSON: {problem}"


def _validation(message: str, path: str) -> tuple[str, str]:
    place = path.removeprefix(".")
    if match := re.fullmatch(r"Object (missing|contains).* field `(.*)`", message, re.DOTALL):
        problem = "is missing" if match[1] == "missing" else "is not known here"
        return _counted(f"{path}.{match[2]}".removeprefix(".")), problem
    if match := re.fullmatch(r"Invalid (?:enum )?value (.*)", message):
        return _counted(place), f"{match[1]} is not one of {', '.join(_choices(place))}"
    return _counted(place), _said_plainly(message)


def _counted(place: str) -> str:
    """`inputs: number 1` for inputs[0]."""
    counted = re.sub(r"\[(\d+)\]", lambda match: f": number {int(match[1]) + 1}", place)
    return re.sub(r"(: number \d+)\.", r"\1: ", counted)


def _choices(place: str) -> Iterable[str]:
    return _CHOICES.get(re.split(r"\W", place.rstrip("]0123456789["))[-1], ())


def _said_plainly(message: str) -> str:
    if match := re.match(r"Expected `array` of length ([23])", message):
        return f"must be {_NUMBERS_IN_WORDS[match[1]]} numbers ({_COMMA_NEEDS_QUOTES})"
    if match := re.fullmatch(r"Expected `str` of length <= (\d+)", message):
        return f"must not be longer than {match[1]} characters"
    if match := re.fullmatch(r"Expected `(?:int|float)` (>=|<=) (.+)", message):
        return f"must be {_BOUNDS[match[1]]} {match[2]}"
    if match := re.fullmatch(r"Expected `(?:array|object)` of length (>=|<=) (\d+)", message):
        return f"must have {_BOUNDS[match[1]]} {match[2]} {'entry' if match[2] == '1' else 'entries'}"
    if match := re.fullmatch(r"Expected `([\w |]+)`, got `(\w+)`", message):
        wanted, found = (_kinds(kinds) for kinds in match.groups())
        return f"must be {wanted}, not {found}"
    return "is too large for a number here" if message.endswith("out of range") else message


def _kinds(kinds: str) -> str:
    return " or ".join(_KINDS.get(kind, kind) for kind in kinds.split(" | "))
