"""`python -S killed_saving.py FOLDER KILLS SEED`: saves without end, and is killed again and again.

Two contents take turns in `run.ann221`. After each kill that file and its backup have to be one of them,
whole. Writes what it found as JSON. A program, not a test: each kill costs a fork, and no start of Python.
"""

import hashlib
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from ann221_gui.files.safe_writing import backup_path, write_safely

LONGEST_S = 0.012  # some four savings


def content(letter: str, kilobytes: int) -> bytes:
    text = letter * 1024 * kilobytes
    return json.dumps({"text": text, "sum": hashlib.sha256(text.encode()).hexdigest()}).encode()


def save_for_ever(path: Path, contents: list[bytes]) -> None:
    while True:
        for each in contents:
            write_safely(path, each, keeps_backup=True)


def killed_at(path: Path, contents: list[bytes], after_s: float) -> None:
    child = os.fork()
    if child == 0:
        save_for_ever(path, contents)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def letter_of(path: Path) -> str:
    """That a whole file was made of; what is wrong with any other."""
    try:
        read = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        return str(error)
    is_whole = hashlib.sha256(read["text"].encode()).hexdigest() == read["sum"]
    return read["text"][0] if is_whole else "another sum"


def report(folder: Path, kills: int, seed: int) -> dict[str, dict[str, int]]:
    """How often each content was found, and how many files were begun when a kill came."""
    path, chance = folder / "run.ann221", random.Random(seed)
    backup = backup_path(path)
    contents = [content("A", 300), content("B", 700)]
    for each in contents:
        write_safely(path, each, keeps_backup=True)
    found: dict[str, Counter[str]] = {"file": Counter(), "backup": Counter(), "begun": Counter()}
    for _ in range(kills):
        killed_at(path, contents, chance.uniform(0, LONGEST_S))
        found["file"][letter_of(path)] += 1
        found["backup"][letter_of(backup)] += 1
        found["begun"]["files"] = len({*folder.iterdir()} - {path, backup})
    return found


if __name__ == "__main__":
    json.dump(report(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
