"""JSON laid out so that a person can read it: what is short stays on one line."""

import json
from typing import Any

WIDTH = 100  # characters, without what a line is indented by
INDENT = "  "


def laid_out(value: Any, indent: str = "") -> str:
    """Floats as the shortest text that gives the same float back; ValueError for what is not finite."""
    short = json.dumps(value, allow_nan=False, ensure_ascii=False)
    if len(short) <= WIDTH or not isinstance(value, dict | list | tuple):
        return short
    deeper = indent + INDENT
    if isinstance(value, dict):
        lines = [f"{json.dumps(key)}: {laid_out(of, deeper)}" for key, of in value.items()]
    else:
        lines = [laid_out(one, deeper) for one in value]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return f"{first}\n{deeper}" + f",\n{deeper}".join(lines) + f"\n{indent}{last}"
