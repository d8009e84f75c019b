"""How the phases of a step are called, and the keys that go through them."""

from ann221_gui.core.walk import Phase

ONWARD_KEY, BACK_KEY, LEAVE_KEY = "F5", "Shift+F5", "Alt+F5"


def titled(phase: Phase, text: str = "") -> str:
    """Forward, or Forward: text."""
    return f"{phase.capitalize()}: {text}" if text else phase.capitalize()
