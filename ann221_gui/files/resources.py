"""Where the icons and other files that come with the program lie."""

from pathlib import Path

import ann221_gui

_PACKAGE = Path(ann221_gui.__file__).parent


def resource(name: str) -> Path:
    """The path of a file or folder in `resources/`, such as `icons/ann221.svg`.

    A wheel and a PyInstaller bundle carry the folder inside the package; in a checkout, which an
    editable install points to, it lies beside the package. FileNotFoundError names what is missing.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"resources/{name} is missing: install ANN 2-2-1 again")


def examples() -> tuple[str, ...]:
    """Names of the problems that come with the program."""
    return tuple(sorted(path.stem for path in resource("problems").glob("*.json")))


def example(name: str) -> Path | None:
    """The file of one of them; None for a name that is a file's own, or nobody's."""
    return resource(f"problems/{name}.json") if name in examples() and not Path(name).exists() else None
