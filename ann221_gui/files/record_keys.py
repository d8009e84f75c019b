"""A record of a run, as keys of a JSON text: what was done, the present instant, and what came after it."""

from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from ann221_gui.core.commands import Setup
from ann221_gui.core.record.act import Act
from ann221_gui.core.record.version import Version
from ann221_gui.core.state import State
from ann221_gui.files.act_keys import ActKeys, last_act, settings_behind
from ann221_gui.files.errors import FileError
from ann221_gui.files.run_keys import RunKeys, run_document
from ann221_gui.files.state_keys import StateKeys, state_document

MOST_ACTS = 100_000  # five times as many as a record keeps

Line = Annotated[tuple[ActKeys, ...], Meta(min_length=1, max_length=MOST_ACTS)]


class RecordKeys(RunKeys, frozen=True, kw_only=True):
    """`at_act`: number of the act in which one stands, where it is not the end of the last; `end`: what the
    last led to, where that is not the present `state`."""

    acts: Line
    at_act: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    state: StateKeys
    end: StateKeys | UnsetType = UNSET

    def record(self, name: str) -> Version:
        """FileError, in which `name` stands, names the key that does not fit to the others."""
        of = self.setup(name)
        tip = last_act(self.acts, of, name)
        at = self._act_at(tip, name)
        state = _state_in(at, self.state, of, f"{name}: state", is_in_midst=self.at_act is not UNSET)
        if isinstance(self.end, StateKeys):
            tip.learn(_state_in(tip, self.end, of, f"{name}: end"))
        is_its_own = at is tip or not state.is_edited
        if at.after is None and state.samples_seen == at.samples_seen and is_its_own:
            at.learn(state)
        return Version(tip, at, state.samples_seen, state)

    def _act_at(self, tip: Act, name: str) -> Act:
        if isinstance(self.at_act, UnsetType):
            return tip
        if self.at_act > len(self.acts):
            raise FileError(name, "at_act", f"there are only {len(self.acts)} acts")
        return list(tip.line())[-self.at_act]


def _state_in(act: Act, keys: StateKeys, of: Setup, name: str, *, is_in_midst: bool = False) -> State:
    """At the end of the act, or on the way there; FileError where it can't be."""
    state = keys.state(of, name)
    before = act.earlier if is_in_midst and act.is_stretch and act.earlier is not None else act
    for key in ("steps", "samples_seen"):
        least, most = getattr(before, key), getattr(act, key)
        if not least <= getattr(state, key) <= most:
            place = str(most) if before is act else f"from {least} to {most}"
            raise FileError(name, key, f"must be {place}, as the acts have it")
    if state.setup.hyperparameters != settings_behind(act):
        raise FileError(name, "settings", "are not those that the acts lead to")
    return state


def record_document(record: Version) -> dict[str, Any]:
    """The keys of `RecordKeys`; ValueError where nobody has gone to the present instant yet."""
    if record.state is None:
        raise ValueError("the present instant is not known")
    acts = list(record.tip.line())[::-1]
    state = state_document(record.state)
    end = state if record.tip.after is None else state_document(record.tip.after)
    return {
        **run_document(record.state.setup),
        "acts": acts_document(acts),
        **({} if record.is_at_end else {"at_act": acts.index(record.at) + 1}),
        "state": state,
        **({} if end == state else {"end": end}),
    }


def acts_document(acts: list[Act]) -> list[dict[str, Any]]:
    """The oldest first."""
    return [msgspec.to_builtins(ActKeys.of(act)) for act in acts]
