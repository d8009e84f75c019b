"""What the JSON decoder says about a problem file, in words a student understands."""

import re
from collections.abc import Iterable

from msgspec import DecodeError

from ann221_gui.core.activations import ACTIVATIONS
from ann221_gui.core.conventions import DeltaSign, Notation, UpdateOrder
from ann221_gui.core.losses import LOSSES, Total

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
_CHOICES: dict[str, Iterable[str]] = {
    "conventions.error": LOSSES,
    "conventions.total": Total,
    "conventions.delta": DeltaSign,
    "conventions.update": UpdateOrder,
    "conventions.notation": Notation,
    "activations.hidden": ACTIVATIONS,
    "activations.output": ACTIVATIONS,
    "answers_read.error_signals": ("dE/dI", "-dE/dI"),
    "answers_read.indices": ("from to", "to from"),
    "answers_read.hidden_gradients": ("old weights", "new weights"),
}


def place_and_problem(error: DecodeError, text: str) -> tuple[str, str]:
    """Key (or line and column, where it is not JSON at all) and what is wrong there."""
    message = str(error)
    if "truncated" in message:
        return _line(text.rstrip(), text), "ends too early: something is not closed"
    if match := re.fullmatch(r"JSON is malformed: (.*) \(byte (\d+)\)", message):
        return _syntax(match[1], int(match[2]), text)
    if match := re.fullmatch(r"(.*) - at `\$(.*)`", message, re.DOTALL):
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
        return f"{path}.{match[2]}".removeprefix("."), problem
    if match := re.fullmatch(r"Invalid enum value (.*)", message):
        return place, f"{match[1]} is not one of {', '.join(_CHOICES.get(place, ()))}"
    return _counted(place), _said_plainly(message)


def _counted(place: str) -> str:
    """`inputs: number 1` for inputs[0]."""
    return re.sub(r"\[(\d+)\]", lambda match: f": number {int(match[1]) + 1}", place)


def _said_plainly(message: str) -> str:
    if message.startswith("Expected `array` of length 2"):
        return f"must be two numbers ({_COMMA_NEEDS_QUOTES})"
    if match := re.fullmatch(r"Expected `str` of length <= (\d+)", message):
        return f"must not be longer than {match[1]} characters"
    if match := re.fullmatch(r"Expected `(\w+)`, got `(\w+)`", message):
        wanted, found = (_KINDS.get(kind, kind) for kind in match.groups())
        return f"must be {wanted}, not {found}"
    return "is too large for a number here" if message.endswith("out of range") else message
