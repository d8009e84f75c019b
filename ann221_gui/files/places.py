"""Where the system wants programs to keep what is neither a setting nor a document."""

import os
import sys
from pathlib import Path

_NAME = "ann221"


def state_folder() -> Path | None:
    """For logs and what is kept against a crash; None where the system names no place for it."""
    try:
        return _folder()
    except RuntimeError:  # there is no home
        return None


def _folder() -> Path:
    match sys.platform:
        case "win32":
            return _named("LOCALAPPDATA", "AppData/Local") / _NAME
        case "darwin":
            return Path.home() / "Library/Logs" / _NAME
    return _named("XDG_STATE_HOME", ".local/state") / _NAME


def _named(variable: str, otherwise: str) -> Path:
    """What the environment names, unless it is relative; else that folder of the home."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home() / otherwise
