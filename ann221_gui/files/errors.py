"""What is wrong with a file, in one line."""

LONGEST_LINE = 300


class FileError(ValueError):
    """`FILE: PLACE: what is wrong`; the place is a key or a line, and may be missing."""

    def __init__(self, file: str, place: str, problem: str) -> None:
        super().__init__(one_line(": ".join(part for part in (file, place, problem) if part)))


def one_line(text: str) -> str:
    """`text` as one line that is safe to print, whatever a file or an argument has put into it."""
    visible = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
    if len(visible) <= LONGEST_LINE:
        return visible
    half = LONGEST_LINE // 2  # the file stands at the beginning, what is wrong at the end
    return f"{visible[:half]}…{visible[1 - half :]}"
