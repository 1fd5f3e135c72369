"""The clinic's logo: read from any picture file, kept small, printed in the head of its pages."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from clinic_app.documents.tags import FIGURE, Meaning, tagged
from clinic_app.errors import ClinicError

MEGABYTE = 1_000_000
MOST_MEGABYTES = 5
#: Larger than any printer shows at its size, in pixels.
KEPT = (900, 300)
#: The most room it takes on a page, in points.
WIDE, HIGH = 150.0, 40.0


def logo_from(file: Path) -> bytes:
    """Return a picture as it is kept: PNG, on white, no larger than it is printed.

    Raises:
        ClinicError: The file is too large, or no picture that can be read.
    """
    try:
        size = file.stat().st_size
        if size > MOST_MEGABYTES * MEGABYTE:  # said before it is read into memory
            raise ClinicError("sheet.logo_too_large", megabytes=f"{size / MEGABYTE:.1f}", most=MOST_MEGABYTES)
        with Image.open(file) as read:
            read.thumbnail(KEPT)
            shown = read.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ClinicError("sheet.logo_not_read") from error
    ground = Image.new("RGB", shown.size, "white")
    ground.paste(shown, mask=shown.getchannel("A"))
    kept = io.BytesIO()
    ground.save(kept, "PNG")
    return kept.getvalue()


class LogoPicture(Flowable):
    """A logo in the head of a page; a kept one that is damaged leaves its place empty."""

    def __init__(self, logo: bytes, clinic: str) -> None:
        super().__init__()
        self._tag = Meaning((FIGURE,), clinic)
        try:
            self._image: ImageReader | None = ImageReader(io.BytesIO(logo))
            wide, high = self._image.getSize()
        except (OSError, ValueError, SyntaxError):
            self._image, wide, high = None, 1, 0
        scale = min(WIDE / wide, HIGH / high) if high else 0.0
        self.width, self.height = wide * scale, high * scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return its size."""
        return self.width, self.height + (4 if self.height else 0)

    def draw(self) -> None:
        """Paint it."""
        if self._image is not None and self.height:
            with tagged(self.canv, self._tag):
                self.canv.drawImage(self._image, 0, 4, self.width, self.height)
