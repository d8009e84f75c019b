"""The project as a whole: its tools find nothing, its wheel carries everything, its files name no machine."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import ann221_gui

ROOT = Path(ann221_gui.__file__).parents[1]
SCRIPTS = Path(sys.executable).parent
# Home folders and work folders of any system; written so that this line is none itself.
MACHINE_PATH = re.compile(r"(?<![\w.~-])(/(?:home|root|Users|work|workspace)/\w+|[A-Z]:\\Users)")


def run(*command: object, cwd: Path = ROOT) -> str:
    """What it prints; where it fails, that is why the test does."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.parametrize(
    "command",
    [
        (sys.executable, "-m", "ruff", "check", "."),
        (sys.executable, "-m", "ruff", "format", "--check", "."),
        (sys.executable, "-m", "mypy"),
        (SCRIPTS / "lint-imports",),
    ],
    ids=["ruff-check", "ruff-format", "mypy", "import-contracts"],
)
def test_tool_finds_nothing(command: tuple[object, ...]) -> None:
    run(*command)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_carries_the_package_and_its_resources_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ann221_gui").rglob("*.py")}
    resources = {
        f"ann221_gui/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    carried = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert "ann221_gui/resources/icons/ann221.svg" in carried
    assert carried == modules | resources


def test_a_program_from_the_wheel_finds_its_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from ann221_gui.files.resources import resource; print(resource('icons/ann221.svg'))"
    )
    found = Path(run(sys.executable, "-I", "-c", code, cwd=tmp_path).strip())
    assert found == tmp_path / "ann221_gui/resources/icons/ann221.svg"


def test_one_version_everywhere(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = Parser().parsestr(wheel.read(name).decode())
    assert metadata["Version"] == ann221_gui.__version__
    assert run(sys.executable, "-m", "ann221_gui", "--version").split()[-1] == ann221_gui.__version__


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(),
    reason="git knows which files are the project's",
)
def test_no_file_names_a_path_of_one_machine() -> None:
    listed = run("git", "-c", f"safe.directory={ROOT}", "ls-files", "-z").split("\0")
    files = [ROOT / name for name in listed if (ROOT / name).is_file()]
    assert files
    assert [line for file in files for line in machine_paths(file)] == []


def machine_paths(file: Path) -> list[str]:
    text = file.read_bytes().decode("utf-8", errors="replace")
    return [f"{file.relative_to(ROOT)}: {found[0]}" for found in MACHINE_PATH.finditer(text)]


@pytest.mark.skipif(os.name != "posix", reason="a script for sh")
def test_setup_is_a_script_that_plain_sh_can_read() -> None:
    run("sh", "-n", ".ci/setup")


def test_every_painter_is_ended_whatever_happens() -> None:
    """One that an exception leaves active, while Qt takes its device away, ends the interpreter."""
    for path in (ROOT / "ann221_gui").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert " QPainter(" not in line or "with QPainter(" in line, f"{path}: {line}"
