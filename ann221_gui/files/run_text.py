"""A run as a short text, to be copied and pasted in another window: what was done, and what it led to.

Behind `ann221:`, in the letters of URL-safe base64: a version, a checksum, and compressed the nine parameters
as floats and the acts as in a session. The points of the curve come back as the acts are done again.
"""

import base64
import json
import re
import zlib
from dataclasses import dataclass

import numpy as np

from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.record.version import Version
from ann221_gui.core.state import State
from ann221_gui.files.act_keys import last_act
from ann221_gui.files.errors import FileError
from ann221_gui.files.json_text import decode, refuse_twice
from ann221_gui.files.reading import as_text, check_size
from ann221_gui.files.record_keys import Line, acts_document
from ann221_gui.files.run_keys import RunKeys, run_document
from ann221_gui.files.session_file import LARGEST_SESSION

PREFIX = "ann221:"
VERSION = 1
NEWER_VERSIONS = range(VERSION + 1, 16)  # any other number is no version at all
NAME = "Clipboard"  # in what is said of it
_MISSING = "is not all of a copied run: its end is missing"
_CHANGED = "is not a run as it was copied: something in it is missing or changed"
_FLOATS = np.dtype("<f8")
_PARAMETER_BYTES = len(ParameterId) * _FLOATS.itemsize
_CHECKSUM_BYTES = 4
# What mail and chat put between the letters: blanks, line breaks, quote marks, invisible hyphens.
_LETTERS = re.compile(rf"{PREFIX}([\w\s>=\u00ad\u200b\ufeff-]*)")
_BETWEEN = re.compile(r"[^A-Za-z0-9_-]")
# What most texts have in common needs no room in them. Part of version 1: it never changes.
_COMMON = (
    b'"stop_rule":{"epochs":,"loss":,"max_abs_delta":0.05},"hidden":"tanh","output":"relu","linear","handout":'
    b'{"answers":{},"hidden":["all"],"locked":["inputs","target","weights","biases","learning_rate",'
    b'"conventions","activations"]},"carry":{"significant":,"cut_off":true},"digits":{"decimals":,"notation":'
    b'"common","update":"layer by layer","delta":"output - target","total":"mean","loss":"half squared",'
    b'{"dataset":"circle","gaussians","and","or","nand","nor","xnor",{"name":"problem","title":"","points":[['
    b'"start":{"kind":"uniform","low":-1.0,"high":1.0,"seed":,"draw_biases":false},"normal","mean":0.0,'
    b'"deviation":1.0,"all equal","value":0.5},{"known_from":{"steps":,"samples_seen":,"order_seen":,'
    b'"parameters":"ending":{"reached":"diverged":"is_edited":true,"curve":{"stride":1,"epochs":,"points":[]}}'
    b'{"pair":{"inputs":[1.0,0.0],"target":1.0}},{"settings":{"learning_rate":0.1,"tolerance":0.05,'
    b'"batch_size":1,"order_seed":1,"biases":true}},{"set":{"w1_11":1.0}},{"set":{"w2_21":-1.0}},'
    b'\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0{"dataset":"xor","start":{"kind":"typed","parameters":'
    b'{"w1_11":0.5,"w1_12":0.2,"w1_21":0.9,"w1_22":0.9,"w2_11":0.9,"w2_21":-0.9,"b1_1":0.0,"b1_2":0.0,'
    b'"b2_1":0.0}},"acts":[{"begin":{"learning_rate":0.5,"tolerance":0.05}},{"train":{"steps":,"samples":}}]}'
)


@dataclass(frozen=True)
class SharedRun:
    """A record whose present instant nobody has gone to yet, and the parameters that were found there."""

    record: Version
    parameters: Parameters

    def came_to(self, state: State) -> bool:
        """Whether doing again what was done has led to the same, to the last bit."""
        end = self.record.tip
        return state.parameters.vector.tobytes() == self.parameters.vector.tobytes() and (
            state.steps,
            state.samples_seen,
        ) == (end.steps, end.samples_seen)


class _RunTextKeys(RunKeys, frozen=True, kw_only=True):
    acts: Line


def run_text(record: Version) -> str:
    """One line; what came after the present instant is left out. ValueError where that is not known."""
    if record.state is None:
        raise ValueError("the present instant is not known")
    acts = acts_document(list(record.here.line())[::-1])
    if "known_from" in acts[0]:
        acts[0]["known_from"]["curve"]["points"] = []
    document = {**run_document(record.state.setup), "acts": acts}
    written = json.dumps(document, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    content = record.state.parameters.vector.astype(_FLOATS).tobytes() + written.encode()
    packed = bytes([VERSION]) + _checksum(content) + _compressed(content)
    return PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_run_text(text: str) -> SharedRun:
    """The run in a text that was pasted, whatever stands around it; FileError says what is wrong with it."""
    check_size(text.encode(errors="replace"), NAME, LARGEST_SESSION)
    found = _LETTERS.search(text)
    if found is None:
        raise FileError(NAME, "", f"holds no copied run: one begins with {PREFIX}")
    content = _content(_bytes_of(_BETWEEN.sub("", found[1])))
    parameters = np.frombuffer(content[:_PARAMETER_BYTES], _FLOATS)
    if not np.isfinite(parameters).all():
        raise FileError(NAME, "", _CHANGED)
    written = as_text(content[_PARAMETER_BYTES:], NAME)
    keys = decode(written, _RunTextKeys, NAME)
    refuse_twice(written, NAME)
    tip = last_act(keys.acts, keys.setup(NAME), NAME)
    return SharedRun(Version(tip, tip, tip.samples_seen, None), Parameters(parameters))


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "big")


def _compressed(content: bytes) -> bytes:
    compressor = zlib.compressobj(level=9, wbits=-zlib.MAX_WBITS, memLevel=9, zdict=_COMMON)
    return compressor.compress(content) + compressor.flush()


def _bytes_of(letters: str) -> bytes:
    """Of base64 without its padding; a last letter that stands for no whole byte is left out."""
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return base64.urlsafe_b64decode(whole + "=" * (-len(whole) % 4))


def _content(packed: bytes) -> bytes:
    """What was compressed, and nothing that may stand behind it."""
    if packed[:1] and packed[0] in NEWER_VERSIONS:
        raise FileError(NAME, "", "was copied from a newer version of the program")
    checksum = packed[1 : 1 + _CHECKSUM_BYTES]
    decompressor = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_COMMON)
    try:
        content = decompressor.decompress(packed[1 + _CHECKSUM_BYTES :], LARGEST_SESSION + 1)
    except zlib.error:
        raise FileError(NAME, "", _CHANGED) from None
    check_size(content, NAME, LARGEST_SESSION)
    if not decompressor.eof:
        raise FileError(NAME, "", _MISSING)
    if packed[0] != VERSION or _checksum(content) != checksum or len(content) < _PARAMETER_BYTES:
        raise FileError(NAME, "", _CHANGED)
    return content
