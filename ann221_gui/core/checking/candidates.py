"""What may have led to a number: every slip, in every way to a line and to those above it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ann221_gui.core.checking.changes import Place
from ann221_gui.core.checking.evaluating import Way, way
from ann221_gui.core.checking.fewer import FEWER_DIGITS
from ann221_gui.core.checking.own_work import Altered
from ann221_gui.core.checking.sheet import in_passing, sheet
from ann221_gui.core.checking.slips import SLIPS, Slip
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import Expression

_KEPT, FEW_KEPT = 256, 100  # of lines: those of a few sheets, and the dear ones of one
BOTH_LAYERS_UPDATED = {"updated output weight", "updated hidden weight"}


@dataclass(frozen=True, eq=False)
class Candidate:
    """Slips that may have given a number, made `at` a line; the smaller `rank`, the likelier."""

    slips: tuple[Slip, ...]
    at: str
    altered: Altered
    rank: tuple[int, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(slip.name for slip in self.slips)


@dataclass(frozen=True)
class Scene:
    """What decides which slips can be made in a line: the setting, and names of other samples' targets."""

    setting: Setting
    targets: tuple[str, ...]

    def made(self, slip: Slip, line: str, one: Expression) -> Iterator[Expression]:
        return slip.change(Place(line, one, self.setting, self.targets))


@lru_cache(_KEPT)
def single_slips(line: str, scene: Scene) -> tuple[Candidate, ...]:
    """Each slip in each way to the line."""
    return tuple(
        Candidate((slip,), line, {line: way(altered, scene.setting)})
        for slip in SLIPS
        for one in sheet(scene.setting)[line]
        for altered in scene.made(slip, line, one)
    )


@lru_cache(_KEPT)
def early_roundings(line: str, scene: Scene) -> tuple[Candidate, ...]:
    """The line worked out from those above with too few digits."""
    ways, lines = sheet(scene.setting)[line], frozenset(sheet(scene.setting))
    every = dict.fromkeys((*ways, *(in_passing(one, scene.setting) for one in ways)))
    ready = [way(one, scene.setting) for one in every]
    return tuple(
        Candidate((fewer.slip,), line, {line: fewer.on(one, lines)})
        for fewer in FEWER_DIGITS
        for one in ready
    )


@lru_cache(FEW_KEPT)
def habits(lines: tuple[str, ...], scene: Scene) -> tuple[Candidate, ...]:
    """Each slip made in all of several lines; `at` is the first of them to be worked out."""
    found: dict[tuple[str, str], dict[str, Way]] = {}
    slips: dict[tuple[str, str], Slip] = {}
    for line in lines:
        for one in (*single_slips(line, scene), *early_roundings(line, scene)):
            key = (one.slips[0].name, one.slips[0].sentence)
            slips[key] = one.slips[0]
            found.setdefault(key, {}).setdefault(line, one.altered[line])
    order = list(sheet(scene.setting))
    return tuple(
        Candidate((slips[key],), min(altered, key=order.index), altered)
        for key, altered in found.items()
        if len(altered) > 1
    )


@lru_cache(FEW_KEPT)
def double_slips(lines: tuple[str, ...], scene: Scene) -> tuple[Candidate, ...]:
    """Two different slips, each wherever it can be made in the first ways to these lines, or only in the
    nearest of them: what is done twice, such as a sign, may be undone.
    """
    right = {line: sheet(scene.setting)[line][0] for line in lines}
    made = {slip: once for slip in SLIPS if (once := _made(slip, right, scene))}
    found = []
    for one, other in combinations(made, 2):
        if {one.name, other.name} == BOTH_LAYERS_UPDATED:  # which new weights come first?
            continue
        for once in _everywhere_and_nearest(made[one]):
            for twice in _everywhere_and_nearest(_made(other, {**right, **once}, scene)):
                altered = {line: way(wrong, scene.setting) for line, wrong in {**once, **twice}.items()}
                found.append(Candidate((one, other), min(altered, key=lines.index), altered))
    return tuple(found)


def _everywhere_and_nearest(made: dict[str, Expression]) -> Iterator[dict[str, Expression]]:
    if made:
        yield made
    if len(made) > 1:
        nearest = next(iter(made))
        yield {nearest: made[nearest]}


def _made(slip: Slip, ways: Mapping[str, Expression], scene: Scene) -> dict[str, Expression]:
    made = {line: next(scene.made(slip, line, one), None) for line, one in ways.items()}
    return {line: wrong for line, wrong in made.items() if wrong is not None}
