"""How the pinned run is drawn beside the present one: thin, in dashes and dots, in a colour of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from ann221_gui.core.frame import Frame
from ann221_gui.core.pinned import Pinned
from ann221_gui.core.setup_comparison import different_choices
from ann221_gui.views.shared.theme import Theme

GHOST_PX = 1.5
GHOST_SIGN = "╌·╌"  # in texts, for the line
LONGEST_VALUE = 12  # characters
DASH_AND_DOT = [6.0, 2.5, 1.5, 2.5]


def ghost_pen(theme: Theme) -> QPen:
    """For lines and curves."""
    pen = QPen(QColor(theme.ghost), GHOST_PX)
    pen.setDashPattern(DASH_AND_DOT)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def ghost_name(ghost: Pinned, frame: Frame) -> str:
    """What the pinned run is called beside the present one: by the one thing that differs, if it is one."""
    choices = different_choices(ghost.frame, frame)
    if not choices:
        return "pinned"
    if len(choices) > 1:
        return f"pinned, {len(choices)} things differ"
    only, value = choices[0].name, choices[0].pinned
    return f"pinned, {only} {value if len(value) <= LONGEST_VALUE else 'differs'}"
