"""The buttons over the figure: parts of the body shown larger, and the figure turned."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.regions import BODY, REGIONS, region_of
from clinic_app.ui.widgets.buttons import Button
from clinic_app.words import Words


class RegionButtons(QObject):
    """A button for each part: pressed it shows the part, pressed again the whole figure.

    While the whole figure shows, a button also names the letters of marked areas that only its part shows.
    """

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._chart: BodyChartView | None = None
        self._parts: dict[str, Button] = {}
        for region in (one for one in REGIONS if one != BODY):
            button = Button(words(f"chart.region.{region}"), role="quiet", parent=parent)
            button.setCheckable(True)
            button.clicked.connect(partial(self._pressed, region))
            self._parts[region] = button
        self._turn = Button(words("chart.turn"), role="quiet", icon="rotate-3d-variant", parent=parent)
        self._turn.setAccessibleName(words("chart.turn_figure"))

    def lead(self, chart: BodyChartView) -> None:
        """Belong to a chart; made before it, they come before it for the Tab key too."""
        self._chart = chart
        self._turn.clicked.connect(chart.turn)
        chart.views_changed.connect(self.refresh)
        self.refresh()

    @property
    def buttons(self) -> list[Button]:
        """All of them in their order."""
        return [*self._parts.values(), self._turn]

    def button(self, region: str) -> Button:
        """Return the button of a part; of the whole figure, the one that turns it."""
        return self._turn if region == BODY else self._parts[region]

    def refresh(self) -> None:
        """Show which part is shown, and where marked areas are that do not show."""
        if self._chart is None:
            return
        letters = self._letters(self._chart)
        for region in REGIONS:
            button, is_part = self.button(region), region != BODY
            name = self._words(f"chart.region.{region}" if is_part else "chart.turn")
            words = " ".join((name, *letters.get(region, ())))
            if button.words != words:
                button.set_words(words)
            if is_part:
                self._show_chosen(button, chosen=region == self._chart.region)
        self._turn.setVisible(self._chart.can_turn)

    def _show_chosen(self, button: Button, *, chosen: bool) -> None:
        button.setChecked(chosen)
        if button.shown_icon() != ("close" if chosen else ""):
            button.set_icon("close" if chosen else "")

    def _letters(self, chart: BodyChartView) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        if chart.region == BODY:
            for mark in chart.unseen:
                view = chart.chart.best_view(mark.zone, mark.side)
                found.setdefault(region_of(view), []).append(mark.letter)
        return found

    def _pressed(self, region: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own argument
        if self._chart is not None:
            self._chart.show_region(BODY if self._chart.region == region else region)
            self.refresh()
