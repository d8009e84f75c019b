"""What a run is of, as keys of a JSON text: its data, its start, and what they were handed out with."""

from typing import Annotated, Any

import msgspec
import numpy as np
from msgspec import UNSET, Meta, Struct, UnsetType

from ann221_gui.core.checking.handout import NO_HANDOUT, Handout
from ann221_gui.core.checking.sheet import every_line
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import BUILTIN_TITLES, Dataset, builtin_dataset, is_builtin
from ann221_gui.files.errors import LONGEST_LINE, FileError
from ann221_gui.files.handout_keys import HandoutKeys, handout_document
from ann221_gui.files.points_file import MOST_POINTS
from ann221_gui.files.setup_keys import StartKeys, start_keys

ShortText = Annotated[str, Meta(max_length=LONGEST_LINE)]
LongText = Annotated[str, Meta(max_length=10 * LONGEST_LINE)]
Point = tuple[float, float, float]  # two inputs and their target


class DatasetKeys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Data of one's own."""

    name: ShortText
    title: ShortText
    note: LongText = ""
    points: Annotated[tuple[Point, ...], Meta(min_length=1, max_length=MOST_POINTS)]

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError."""
        if not (self.name + self.title + self.note).isprintable():
            raise ValueError("name, title and note must be one line of text each")

    def dataset(self) -> Dataset:
        points = np.array(self.points)
        return Dataset(self.name, self.title, points[:, :2], points[:, 2], self.note)

    @classmethod
    def of(cls, dataset: Dataset) -> "DatasetKeys":
        points = np.column_stack([dataset.inputs, dataset.targets]).tolist()
        return cls(name=dataset.name, title=dataset.title, note=dataset.note, points=points)


class RunKeys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`dataset`: the name of one that ships with the program, or all of it."""

    dataset: str | DatasetKeys
    start: StartKeys
    handout: HandoutKeys | UnsetType = UNSET

    def setup(self, name: str) -> Setup:
        """With the default settings; FileError, in which `name` stands, names the key that is wrong."""
        return Setup(_dataset(self.dataset, name), self.start.start(), handout=_handout(self.handout, name))


def run_document(setup: Setup) -> dict[str, Any]:
    """The keys of `RunKeys`."""
    handout = handout_document(setup.handout, sorted(every_line()))
    return {
        "dataset": dataset_document(setup.dataset),
        "start": msgspec.to_builtins(start_keys(setup.start)),
        **({"handout": handout} if handout else {}),
    }


def dataset_document(dataset: Dataset) -> Any:
    """Its name where that says all of it."""
    return dataset.name if is_builtin(dataset) else msgspec.to_builtins(DatasetKeys.of(dataset))


def _dataset(keys: str | DatasetKeys, name: str) -> Dataset:
    if isinstance(keys, DatasetKeys):
        return keys.dataset()
    if keys not in BUILTIN_TITLES:
        raise FileError(name, "dataset", f"{keys!r} is not one of {', '.join(BUILTIN_TITLES)}")
    return builtin_dataset(keys)


def _handout(keys: HandoutKeys | UnsetType, name: str) -> Handout:
    """Its lines are those of any problem: what was switched since is no reason to lose one."""
    if isinstance(keys, UnsetType):
        return NO_HANDOUT
    return keys.handout(sorted(every_line()), f"{name}: handout")
