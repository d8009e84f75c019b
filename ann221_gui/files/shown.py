"""What a window showed beside the run, kept with a session."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.files.run_keys import ShortText

FLAT_OUT: Literal["flat out"] = "flat out"  # an endless speed; JSON knows no infinity


@dataclass(frozen=True)
class Shown:
    """What is None or empty was not said: a window keeps to its own.

    `probe`: two inputs; `item`: what is selected in the diagram, such as w1_11; `page`: of the workbench;
    `answers`: by line, as they were written. A speed that is infinite is flat out.
    """

    probe: tuple[float, float] | None = None
    own_target: float | None = None
    item: str = ""
    page: str = ""
    is_log_scale: bool | None = None
    speed_epochs_per_s: float | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


NOTHING_SHOWN = Shown()


class ShownKeys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """All optional. Whether there is such an item, page or line, the window knows."""

    probe: tuple[float, float] | UnsetType = UNSET
    own_target: float | UnsetType = UNSET
    item: ShortText = ""
    page: ShortText = ""
    is_log_scale: bool | UnsetType = UNSET
    speed_epochs_per_s: Annotated[float, Meta(ge=0)] | Literal["flat out"] | UnsetType = UNSET
    answers: dict[str, str] = {}

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError."""
        if not "".join([self.item, self.page, *self.answers]).isprintable():
            raise ValueError("item, page and lines must be one line of text each")
        for text in self.answers.values():
            parse_answer(text)

    def shown(self) -> Shown:
        said = {key: value for key, value in msgspec.structs.asdict(self).items() if value is not UNSET}
        if self.speed_epochs_per_s == FLAT_OUT:
            said["speed_epochs_per_s"] = math.inf
        return Shown(**said)


def shown_document(shown: Shown) -> dict[str, Any]:
    """The keys of `ShownKeys`."""
    values = vars(shown) | {"answers": dict(shown.answers)}
    said = {key: value for key, value in values.items() if value not in (None, "", {})}
    if shown.speed_epochs_per_s == math.inf:
        said["speed_epochs_per_s"] = FLAT_OUT
    return said
