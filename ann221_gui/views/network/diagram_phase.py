"""What the diagram shows of a step that is gone through phase by phase."""

from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.formulas.markup import Formula, Fraction, Piece, Run, Scripted, Term
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.meanings import meaning
from ann221_gui.core.numbers import said
from ann221_gui.core.parameters import WEIGHTS
from ann221_gui.core.parts import NEURONS, OUTPUT_NEURON
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Phase, quantity_on
from ann221_gui.views.shared.phase_words import titled

# With the symbol of what stands on the edges.
_SHOWN = {
    Phase.FORWARD: "{} along the edges",
    Phase.ERROR: "at the output",
    Phase.BACKWARD: "{} below each weight",
    Phase.TOTAL: "{} below each weight",
    Phase.UPDATE: "old value → new value",
}
DIRECTIONS = {Phase.FORWARD: 1, Phase.BACKWARD: -1}  # along the edges; the other phases have none


def phase_of(snapshot: Snapshot) -> Phase | None:
    """The phase that is looked at; None where no step is gone through."""
    return snapshot.walk.phase if snapshot.walk else None


def titles_of(phase: Phase, setting: Setting) -> tuple[str, ...]:
    """The phase's name with what it shows; and without, where there is no room for that."""
    name = quantity_on(WEIGHTS[-1], phase, setting)
    letter = plain_text(bare(symbol(name, setting.conventions.notation))) if name else ""
    titles = titled(phase, _SHOWN[phase].format(letter)), titled(phase)
    return tuple(_with_arrow(title, DIRECTIONS.get(phase, 0)) for title in titles)


def _with_arrow(title: str, direction: int) -> str:
    if not direction:
        return title
    return f"{title} →" if direction > 0 else f"← {title}"


def steps_back(item: str, phase: Phase | None) -> bool:
    """Whether the item has no part in the phase."""
    if phase is Phase.ERROR:
        return item != OUTPUT_NEURON
    return phase in (Phase.TOTAL, Phase.UPDATE) and item in NEURONS


def phase_quantities(item: str, phase: Phase, setting: Setting) -> tuple[str, ...]:
    """Names of what an item shows besides itself in this phase."""
    shown = quantity_on(item, phase, setting)
    before = ("Delta", "E") if phase is Phase.ERROR and shown else ()
    return (*before, shown) if shown else ()


def phase_words(item: str, snapshot: Snapshot) -> str:
    """The same for the ear, in full: "gradient: how the error follows the weight … = −0.25"."""
    phase = phase_of(snapshot)
    if phase is None:
        return ""
    working = snapshot.working
    names = phase_quantities(item, phase, working.setting)
    return "; ".join(f"{meaning(name, working.setting)} = {said(working.values[name])}" for name in names)


def level(formula: Formula) -> Formula:
    """A symbol in one line: ∂E/∂w¹₁₁ with a slash."""
    flat: list[Piece] = []
    for piece in formula:
        match piece:
            case Term(_, inner):
                flat += level(inner)
            case Fraction(above, below):
                flat += [*level(above), Run("/"), *level(below)]
            case _:
                flat.append(piece)
    return tuple(flat)


def bare(formula: Formula) -> Formula:
    """A symbol in one line without its indices: ∂E/∂w."""
    return tuple(piece.base if isinstance(piece, Scripted) else piece for piece in level(formula))
