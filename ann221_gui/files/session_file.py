"""Sessions: a run with all that was done to it, so that it goes on to the same last bit."""

from dataclasses import dataclass
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from ann221_gui import __version__
from ann221_gui.core.record.version import Version
from ann221_gui.core.state import State
from ann221_gui.files.handout_keys import HandoutKeys
from ann221_gui.files.header import SESSION_TYPE, VERSIONS, check_header, header_of
from ann221_gui.files.json_layout import laid_out
from ann221_gui.files.json_text import decode, refuse_twice
from ann221_gui.files.reading import as_text, check_size
from ann221_gui.files.record_keys import RecordKeys, record_document
from ann221_gui.files.run_keys import DatasetKeys, RunKeys, ShortText, run_document
from ann221_gui.files.setup_keys import StartKeys
from ann221_gui.files.shown import NOTHING_SHOWN, Shown, ShownKeys, shown_document
from ann221_gui.files.state_keys import StateKeys, state_document

LARGEST_SESSION = 16 << 20  # bytes: 20,000 changes of every setting, and twice 10,000 points, take less


@dataclass(frozen=True)
class Session:
    """What was done, and where one stands; what the window showed; an instant of another run beside it."""

    record: Version
    window: Shown = NOTHING_SHOWN
    pinned: State | None = None


class _PinnedKeys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Of the session's own data set where none is named."""

    dataset: str | DatasetKeys | UnsetType = UNSET
    start: StartKeys
    handout: HandoutKeys | UnsetType = UNSET
    state: StateKeys

    def pinned(self, own: str | DatasetKeys, name: str) -> State:
        dataset = own if isinstance(self.dataset, UnsetType) else self.dataset
        of = RunKeys(dataset=dataset, start=self.start, handout=self.handout)
        return self.state.state(of.setup(name), f"{name}: state")


class _SessionKeys(RecordKeys, frozen=True, kw_only=True):
    type: str
    version: int
    made_with: ShortText
    window: ShownKeys = ShownKeys()
    pinned: _PinnedKeys | UnsetType = UNSET


def session_bytes(session: Session) -> bytes:
    """The content of its file; ValueError where nobody has gone to its present instant yet."""
    window = shown_document(session.window)
    document = {
        "type": SESSION_TYPE,
        "version": VERSIONS[SESSION_TYPE],
        "made_with": __version__,
        **record_document(session.record),
        **({"window": window} if window else {}),
    }
    if session.pinned is not None:
        document["pinned"] = _pinned_document(session.pinned, document["dataset"])
    return f"{laid_out(document)}\n".encode()


def read_session(content: bytes, name: str) -> Session:
    """The session in these bytes; `name` stands in the FileError that says what is wrong with them."""
    check_size(content, name, LARGEST_SESSION)
    text = as_text(content, name)
    check_header(header_of(text, name), SESSION_TYPE, name)
    keys = decode(text, _SessionKeys, name)
    refuse_twice(text, name)
    record = keys.record(name)
    pinned = None
    if isinstance(keys.pinned, _PinnedKeys):
        pinned = keys.pinned.pinned(keys.dataset, f"{name}: pinned")
    return Session(record, keys.window.shown(), pinned)


def _pinned_document(pinned: State, own_dataset: Any) -> dict[str, Any]:
    document = {**run_document(pinned.setup), "state": state_document(pinned)}
    if document["dataset"] == own_dataset:
        del document["dataset"]
    return document
