"""The command line: `ann221 [FILE]` opens the window; the other commands run without one."""


def main() -> int:
    """Entry point of `ann221`; returns the exit status."""
    return 0
