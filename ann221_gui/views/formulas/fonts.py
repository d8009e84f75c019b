"""The fonts of formulas: letters of quantities as books set them, everything else in the program's font."""

from PySide6.QtGui import QFont, QFontMetricsF

BOOK_FAMILIES = ["Latin Modern Math", "STIX Two Text", "DejaVu Serif", "Times New Roman"]

Measured = tuple[QFont, QFontMetricsF]


class Fonts:
    """Of one size, each made once."""

    def __init__(self, families: list[str], pixel_size: float) -> None:
        self._families = families
        self._pixel_size = max(1, round(pixel_size))
        self._made: dict[tuple[bool, bool], Measured] = {}

    def of(self, italic: bool, bold: bool) -> Measured:
        """With its metrics."""
        if (italic, bold) not in self._made:
            font = QFont()
            font.setFamilies(BOOK_FAMILIES if italic else self._families)
            font.setStyleHint(QFont.StyleHint.Serif if italic else QFont.StyleHint.SansSerif)
            font.setPixelSize(self._pixel_size)
            font.setItalic(italic)
            font.setBold(bold)
            self._made[italic, bold] = font, QFontMetricsF(font)
        return self._made[italic, bold]
