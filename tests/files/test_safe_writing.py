"""Saving never leaves a worse file than before: not when it fails, and not when it is killed."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ann221_gui
from ann221_gui.files.errors import FileError
from ann221_gui.files.safe_writing import backup_path, write_safely

KILLS = int(os.environ.get("ANN221_KILLS", "200"))
OLD, NEW = b'{"old": 1}', b'{"new": 2}' * 20_000
UNHARMED = "nothing was saved, no file was changed"
posix_only = pytest.mark.skipif(os.name != "posix", reason="links, permissions and limits are POSIX's")

# Saves in a folder as the lines of its second argument make it; says what it was told and what is there then.
SAVING = f"""
import json, os, subprocess, sys
from pathlib import Path
from ann221_gui.files.errors import FileError
from ann221_gui.files.safe_writing import write_safely

def run(*command):
    subprocess.run(command, check=True)

folder = Path(sys.argv[1])
file = folder / "run.ann221"
exec(sys.argv[2])
try:
    refusal = write_safely(file, b"new" * {len(NEW) // 3}, keeps_backup=True)
except FileError as error:
    refusal = str(error)
print(json.dumps([refusal, {{each.name: each.read_text() for each in folder.iterdir()}}]))
"""
ON_A_DISK_OF_64_KIB = """
run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder))
file.write_text("old")
"""
ON_A_DISK_THAT_IS_FULL_ALREADY = f"""{ON_A_DISK_OF_64_KIB}
with (folder / "other").open("wb", buffering=0) as other:
    while other.write(bytes(1 << 20)) == 1 << 20:
        pass
"""
ON_A_DISK_FOR_READING = f"""{ON_A_DISK_OF_64_KIB}
run("mount", "-o", "remount,bind,ro", str(folder))
"""
WITH_A_LIMIT = """
import resource
file.write_text("old")
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
"""
AS_NOBODY = "os.getuid() or os.setuid(65534)"  # root may do anything
IN_A_FOLDER_OF_OTHERS = f"""
file.write_text("old")
folder.chmod(0o555)
{AS_NOBODY}
"""
ON_A_FILE_FOR_READING = f"""
file.write_text("old")
file.chmod(0o444)
folder.chmod(0o777)
{AS_NOBODY}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "saved" / "run.ann221"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty one that every user of the machine can get at."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def run_child(*command: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(ann221_gui.__file__).parents[1])}
    return subprocess.run(
        list(map(str, command)), env=environment, check=False, capture_output=True, encoding="utf-8"
    )


def saved_in(folder: Path, made: str, *wrapper: str) -> tuple[str, dict[str, str]]:
    """What a program of its own was told when it saved there, and the files after it."""
    done = run_child(*wrapper, sys.executable, "-S", "-c", SAVING, folder, made)
    assert done.returncode == 0, done.stderr
    refusal, files = json.loads(done.stdout)
    assert refusal.startswith(str(folder / "run.ann221"))
    return refusal, files


def saved_on_own_disk(folder: Path, made: str) -> tuple[str, dict[str, str]]:
    """The same where disks can be mounted without anybody else seeing them."""
    alone = ("unshare", "--map-root-user", "--mount")
    mount = ("mount", "-t", "tmpfs", "tmpfs", folder)
    if not shutil.which("unshare") or run_child(*alone, *mount).returncode:
        pytest.skip("no disk can be mounted here")
    return saved_in(folder, made, *alone)


def test_content_is_saved_and_nothing_else_is_left(file: Path) -> None:
    write_safely(file, NEW)
    assert file.read_bytes() == NEW
    assert names(file.parent) == ["run.ann221"]


def test_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_safely(tmp_path / "new", NEW, keeps_backup=True)
    (tmp_path / "other").write_bytes(NEW)
    assert (tmp_path / "new").read_bytes() == NEW
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert not backup_path(tmp_path / "new").exists()


def test_backup_is_what_was_there_before(file: Path) -> None:
    for content in (b"second", b"third"):
        before = file.read_bytes()
        write_safely(file, content, keeps_backup=True)
        assert (file.read_bytes(), backup_path(file).read_bytes()) == (content, before)
    assert names(file.parent) == ["run.ann221", "run.ann221~"]


def test_saved_twice_the_same_the_backup_is_still_what_was_there_before(file: Path) -> None:
    for _ in range(2):
        write_safely(file, NEW, keeps_backup=True)
    assert (file.read_bytes(), backup_path(file).read_bytes()) == (NEW, OLD)


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_permissions_stay_those_of_the_file(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_safely(file, NEW, keeps_backup=True)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file, backup_path(file))] == [mode, mode]


@posix_only
def test_link_stays_a_link_to_what_is_saved(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(Path("saved", "run.ann221"))
    write_safely(link, NEW, keeps_backup=True)
    assert link.readlink() == Path("saved", "run.ann221")
    assert (file.read_bytes(), backup_path(link).read_bytes()) == (NEW, OLD)
    assert names(file.parent) == ["run.ann221", "run.ann221~"]


@posix_only
@pytest.mark.parametrize("made", [ON_A_DISK_OF_64_KIB, ON_A_DISK_THAT_IS_FULL_ALREADY], ids=["short", "none"])
def test_full_disk_loses_nothing(folder: Path, made: str) -> None:
    refusal, files = saved_on_own_disk(folder, made)
    assert refusal.endswith(f"the disk is full; {UNHARMED}. Free some room or save elsewhere.")
    assert files.pop("run.ann221") == "old"
    assert not files or [*files] == ["other"]


@posix_only
def test_disk_for_reading_only_is_named(folder: Path) -> None:
    refusal, files = saved_on_own_disk(folder, ON_A_DISK_FOR_READING)
    assert refusal.endswith(f"nothing can be written to this disk; {UNHARMED}. Save elsewhere.")
    assert files == {"run.ann221": "old"}


@posix_only
def test_short_write_loses_nothing(folder: Path) -> None:
    refusal, files = saved_in(folder, WITH_A_LIMIT)
    assert refusal.endswith(f"a file there can't be so large; {UNHARMED}. Save elsewhere.")
    assert files == {"run.ann221": "old"}


@posix_only
@pytest.mark.parametrize("made", [IN_A_FOLDER_OF_OTHERS, ON_A_FILE_FOR_READING], ids=["folder", "file"])
def test_without_permission_nothing_is_written(folder: Path, made: str) -> None:
    refusal, files = saved_in(folder, made)
    assert refusal.endswith(f"you have no permission to write there; {UNHARMED}. Save elsewhere.")
    assert files == {"run.ann221": "old"}


def test_vanished_folder_is_not_made_again(file: Path) -> None:
    shutil.rmtree(file.parent)
    with pytest.raises(FileError, match="there is no such folder; nothing was saved"):
        write_safely(file, NEW)
    assert not file.parent.exists()


@posix_only
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "is a folder, not a file"),
        ("run.ann221/below", "there is no such folder"),
        ("n" * 300, "the name is too long"),
        ("no\0name", "can't be the name of a file"),
        ("pipe", "can't be written: it is not an ordinary file"),
        ("round", "can't be written: Too many levels of symbolic links"),
    ],
)
def test_what_is_no_file_is_refused(file: Path, name: str, problem: str) -> None:
    os.mkfifo(file.parent / "pipe")
    (file.parent / "round").symlink_to("round")
    before = names(file.parent)
    with pytest.raises(FileError) as refused:
        write_safely(file.parent / name, NEW, keeps_backup=True)
    assert f": {problem}; {UNHARMED}." in str(refused.value)
    assert (file.read_bytes(), names(file.parent)) == (OLD, before)


@posix_only
def test_backup_that_cannot_be_kept_is_named_and_the_file_stays(file: Path) -> None:
    backup_path(file).mkdir()
    with pytest.raises(FileError, match=r"run\.ann221~: is a folder, not a file; nothing was saved"):
        write_safely(file, NEW, keeps_backup=True)
    assert (file.read_bytes(), names(file.parent)) == (OLD, ["run.ann221", "run.ann221~"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each kill is a fork")
def test_killed_while_saving_the_file_and_its_backup_are_whole(tmp_path: Path) -> None:
    """`ANN221_KILLS` says how many kills."""
    program = Path(__file__).with_name("killed_saving.py")
    done = run_child(sys.executable, "-S", program, tmp_path, KILLS, 221)
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["begun"]["files"] > KILLS / 10  # the kills came in the middle
    assert {*found["file"]} == {*found["backup"]} == {"A", "B"}
    assert sum(found["file"].values()) == KILLS
