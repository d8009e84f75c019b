"""JSON laid out so that a person can read it: what is short stays on one line."""

import json
from typing import Any

WIDTH = 100  # characters, without what a line is indented by
INDENT = "  "
_ENCODER = json.JSONEncoder(allow_nan=False, ensure_ascii=False)


def laid_out(value: Any, indent: str = "") -> str:
    """Floats as the shortest text that gives the same float back; ValueError for what is not finite."""
    deeper = indent + INDENT
    if isinstance(value, dict):
        parts = [f"{_ENCODER.encode(key)}: {laid_out(of, deeper)}" for key, of in value.items()]
        return _enclosed("{", parts, "}", indent)
    if isinstance(value, list | tuple):
        return _enclosed("[", [laid_out(one, deeper) for one in value], "]", indent)
    return _ENCODER.encode(value)


def _enclosed(first: str, parts: list[str], last: str, indent: str) -> str:
    short = f"{first}{', '.join(parts)}{last}"
    if len(short) <= WIDTH and "\n" not in short:
        return short
    deeper = f"\n{indent}{INDENT}"
    return f"{first}{deeper}{f',{deeper}'.join(parts)}\n{indent}{last}"
