"""Pictures of the window, one for each step, numbered in order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


class Album:
    """Takes pictures of a window into a folder.

    Attributes:
        pictures: The files taken so far.
    """

    def __init__(self, window: QWidget, folder: Path) -> None:
        self._window, self._folder = window, folder
        self.pictures: list[Path] = []

    def take(self, step: str) -> None:
        """Take a picture and name it after the step."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{len(self.pictures) + 1:02d}_{step.replace(' ', '_')}.png"
        self._window.grab().save(str(file))
        self.pictures.append(file)
