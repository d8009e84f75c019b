"""The window opens on a bare X server, and closing it is silent."""

from collections.abc import Callable

from tests.window.real_window import RealWindow


def test_closing_the_window_ends_the_program_without_a_word(open_window: Callable[..., RealWindow]) -> None:
    assert open_window().close() == (0, "")
