"""Fields that a problem file locks: they can't be used, and their tooltips say why."""

from PySide6.QtWidgets import QWidget

from ann221_gui.core.locking import LOCKED
from ann221_gui.views.fields.number_field import NumberField

_TIP = "tip while not locked"


def lock(field: QWidget, is_locked: bool) -> None:
    """Or unlock it. A number can still be read and copied; everything else is disabled."""
    if isinstance(field, NumberField):
        field.lock(LOCKED if is_locked else "")
    elif is_locked and field.property(_TIP) is None:
        field.setProperty(_TIP, field.toolTip())
        field.setToolTip(LOCKED)
        field.setEnabled(False)
    elif not is_locked and field.property(_TIP) is not None:
        field.setEnabled(True)
        field.setToolTip(field.property(_TIP))
        field.setProperty(_TIP, None)
