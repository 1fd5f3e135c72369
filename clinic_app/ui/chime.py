"""Two soft tones, heard where a picture is not seen: made once, played by what the system has for that."""

from __future__ import annotations

import array
import math
import shutil
import sys
import wave
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

RATE = 22050  # samples a second
TONES = ((880.0, 0.18), (660.0, 0.32))  # hertz, seconds
LOUD = 0.5  # of the loudest there is
FADE = 0.02  # seconds in which a tone comes and goes, so that it does not crack
#: Programs that play a file and leave; the first that is there is taken. macOS has the first, Windows needs none.
PLAYERS = ("afplay", "paplay", "pw-play", "aplay")
NO_SPEAKER = ("offscreen", "minimal")


class Chime(QObject):
    """Rings when asked.

    Attributes:
        rang: It was asked to ring, whether or not anybody could hear it.
    """

    rang = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / "chime.wav"

    def ring(self) -> None:
        """Ring once; where nothing can play it, the system's own bell."""
        self.rang.emit()
        if QGuiApplication.platformName() in NO_SPEAKER:
            return
        if not self._is_made() or not self._play():
            QApplication.beep()

    def _is_made(self) -> bool:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not self._file.is_file():
                write_tones(self._file)
        except OSError:
            return False
        return True

    def _play(self) -> bool:
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415  only there

            winsound.PlaySound(str(self._file), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return True
        player = next((found for one in PLAYERS if (found := shutil.which(one))), "")
        return bool(player) and QProcess.startDetached(player, [str(self._file)])[0]


def write_tones(file: Path) -> None:
    """Write the two tones, one after the other, as a sound file.

    Raises:
        OSError: It cannot be written.
    """
    samples = array.array("h", [round(one * 32767) for tone in TONES for one in _tone(*tone)])
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())


def _tone(hertz: float, seconds: float) -> list[float]:
    count = int(seconds * RATE)
    edge = int(FADE * RATE)
    faded = [min(1.0, place / edge, (count - place) / edge) for place in range(count)]
    return [LOUD * fade * math.sin(2 * math.pi * hertz * place / RATE) for place, fade in enumerate(faded)]
