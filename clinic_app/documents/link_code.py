"""The clinic's address as a square code to photograph, made here and nowhere else."""

from __future__ import annotations

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.platypus import Flowable

from clinic_app.documents.flowables import DARK
from clinic_app.documents.tags import FIGURE, Meaning, tagged

#: Its side in points, and the white around it in its own squares.
SIDE, QUIET = 62.0, 2


def squares(said: str) -> list[list[bool]]:
    """Return the squares of a QR code that says something, row by row; true is dark."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(said.encode()))
    code.make()
    found: list[list[bool]] = code.modules
    return found


class LinkCode(Flowable):
    """A QR code of an address."""

    def __init__(self, link: str) -> None:
        super().__init__()
        self._rows = squares(link)
        self._tag = Meaning((FIGURE,), link)
        self.width = self.height = SIDE

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint its dark squares, those side by side in a row as one."""
        each = SIDE / (len(self._rows) + 2 * QUIET)
        path = self.canv.beginPath()
        for down, squares in enumerate(self._rows, start=QUIET + 1):
            start = 0
            for place in range(len(squares) + 1):
                is_dark = place < len(squares) and squares[place]
                if not is_dark and start < place:
                    path.rect((QUIET + start) * each, SIDE - down * each, (place - start) * each, each)
                start = start if is_dark else place + 1
        with tagged(self.canv, self._tag):
            self.canv.setFillColor(DARK)
            self.canv.drawPath(path, stroke=0, fill=1)
