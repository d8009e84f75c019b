"""What comes back next time. A damaged settings file costs the preferences it held, nothing else."""

import base64
import binascii
import math
from pathlib import Path

from PySide6.QtCore import QSettings

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import is_builtin
from ann221_gui.core.walk import PHASE_BY_PHASE

NAME = "ann221"
THEME_CHOICES = ("system", "light", "dark")
TEXT_SIZES_PERCENT = (100, 125, 150, 175)
DEFAULT_SPEED_EPOCHS_PER_S = 60.0
MOST_RECENT = 10


class Preferences:
    """Values by key in an INI file of the user; every value is text, and checked when it is read."""

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            self._settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)
        else:
            self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """'system', 'light' or 'dark'."""
        theme = self._text("theme")
        return theme if theme in THEME_CHOICES else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._remember("theme", theme)

    @property
    def text_size_percent(self) -> int:
        """One of `TEXT_SIZES_PERCENT`."""
        text = self._text("text_size_percent")
        return next((size for size in TEXT_SIZES_PERCENT if str(size) == text), TEXT_SIZES_PERCENT[0])

    @text_size_percent.setter
    def text_size_percent(self, percent: int) -> None:
        self._remember("text_size_percent", str(percent))

    @property
    def speed_epochs_per_s(self) -> float:
        """0 is phase by phase, infinity is flat out."""
        try:
            speed = float(self._text("speed_epochs_per_s"))
        except ValueError:
            speed = math.nan
        return speed if speed >= PHASE_BY_PHASE else DEFAULT_SPEED_EPOCHS_PER_S

    @speed_epochs_per_s.setter
    def speed_epochs_per_s(self, speed: float) -> None:
        self._remember("speed_epochs_per_s", repr(speed))

    @property
    def is_log_scale(self) -> bool:
        """Whether the loss plot is logarithmic."""
        return self._text("is_log_scale") == "yes"

    @is_log_scale.setter
    def is_log_scale(self, is_log: bool) -> None:
        self._remember("is_log_scale", "yes" if is_log else "no")

    @property
    def is_motion_reduced(self) -> bool:
        """Whether nothing glides while phases are played."""
        return self._text("is_motion_reduced") == "yes"

    @is_motion_reduced.setter
    def is_motion_reduced(self, is_reduced: bool) -> None:
        self._remember("is_motion_reduced", "yes" if is_reduced else "no")

    @property
    def open_sections(self) -> frozenset[str]:
        """Names of the sections of the settings panel that are unfolded."""
        return frozenset(filter(None, self._text("open_sections").split("|")))

    @open_sections.setter
    def open_sections(self, names: frozenset[str]) -> None:
        self._remember("open_sections", "|".join(sorted(names)))

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Opened or saved lately, the newest first."""
        lines = self._text("recent_files").splitlines()
        return tuple(Path(line) for line in lines[:MOST_RECENT] if line and "\0" not in line)

    def remember_recent(self, path: Path) -> None:
        """As the newest; a name of several lines is nothing for a menu."""
        name = str(path.absolute())
        if len(name.splitlines()) == 1:
            others = [str(other) for other in self.recent_files if str(other) != name]
            self._remember("recent_files", "\n".join([name, *others][:MOST_RECENT]))

    def forget_recent(self) -> None:
        self._remember("recent_files", "")

    def layout(self, name: str) -> bytes:
        """State of the window or of one of its splitters as Qt saved it; empty where there is none.

        And where it is damaged: Qt believes what it reads, and can crash over it.
        """
        checksum, _, text = self._text(f"layout/{name}").partition(":")
        try:
            state = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            return b""
        return state if checksum == _checksum(state) else b""

    def remember_layout(self, name: str, state: bytes) -> None:
        self._remember(f"layout/{name}", f"{_checksum(state)}:{base64.b64encode(state).decode()}")

    def last_setup(self) -> Setup | None:
        """What the last run began with; None at the first start and where it can't be read."""
        text = self._text("setup")
        if not text:
            return None
        from ann221_gui.files.setup_text import setup_of  # noqa: PLC0415  late

        try:
            return setup_of(text)
        except ValueError:
            return None

    def remember_setup(self, setup: Setup) -> None:
        """For next time; a run on the user's own points is not remembered."""
        from ann221_gui.files.setup_text import setup_text  # noqa: PLC0415  late

        if is_builtin(setup.dataset):
            self._remember("setup", setup_text(setup))

    def clear(self) -> None:
        """As at the very first start."""
        self._settings.clear()

    def save(self) -> bool:
        """Write now, replacing the file as a whole; False where it can't be written."""
        self._settings.sync()
        return self._settings.status() != QSettings.Status.AccessError

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""

    def _remember(self, key: str, text: str) -> None:
        self._settings.setValue(key, text)


def _checksum(state: bytes) -> str:
    return f"{binascii.crc32(state):08x}"
