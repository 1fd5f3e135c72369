"""The page *Intake*: the figure at the left, the words in the middle, what follows from them at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.chart.map_answers import FORM, MAP, zone_of
from clinic_app.ui.chart.pain_map_card import PainMapCard
from clinic_app.ui.chart.referral_of import referral_of
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.visit.differential.considered import MuscleSide
from clinic_app.ui.visit.differential.shown import left_by
from clinic_app.ui.visit.intake.columns import ColumnsLayout
from clinic_app.ui.visit.intake.pain_tab import BODY, PainTab
from clinic_app.ui.visit.intake.tabs import Tabs
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.scroll import Scroll

PAIN = "pain"
#: Tab → the group of the form it shows.
TABS = {PAIN: "pain", "beginning": "beginning", "history": "past", "goals": "goals"}


class IntakePage(QWidget):
    """Everything the patient reports.

    Attributes:
        map: The card with the figure; overlays of other parts of the window go through ``map.chart``.
        tabs: Which part of the words is shown.
    """

    def __init__(self, desk: Desk, side_panel: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        names = ZoneNames.of(desk.visit.reference.knowledge, desk.visit.form(FORM), desk.words)
        self.map = PainMapCard(desk, names, self)
        self.pain = PainTab(desk, names)
        self._views: dict[str, FormView] = {}
        self._following: set[FormView] = set()
        self.tabs = Tabs((desk.words(f"intake.tab.{tab}") for tab in TABS), name=desk.words("intake.tabs"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pain)
        for _ in range(len(TABS) - 1):
            self._stack.addWidget(Scroll())
        columns = ColumnsLayout(self)
        columns.addWidget(self.map)
        columns.addWidget(self._middle())
        if side_panel is not None:
            columns.addWidget(side_panel)
        self.map.row_asked.connect(self._open_row)
        self.pain.areas.spot_asked.connect(self.map.ask_spot)
        self.tabs.chosen.connect(self._show_tab)

    @property
    def tab(self) -> str:
        """Which tab is shown: a key of ``TABS``."""
        return list(TABS)[self.tabs.currentIndex()]

    def show_tab(self, tab: str) -> None:
        """Go to a tab.

        Raises:
            ValueError: There is no such tab.
        """
        self.tabs.setCurrentIndex(list(TABS).index(tab))
        self._show_tab(self.tabs.currentIndex())

    def show_answer(self, form_id: str, where: Path) -> bool:
        """Show a question and put the keyboard on it; say whether it is on this page."""
        if form_id != FORM or not where:
            return False
        link_id, row = where[0]
        if link_id == MAP:
            return self._show_area(row, where[-1][0])
        tab = self._tab_of(link_id)
        if tab is None:
            return False
        self.show_tab(tab)
        found = self.pain.focus(link_id) if tab == PAIN else self._view(tab).focus(link_id)
        focused = QApplication.focusWidget()
        if found and focused is not None and self.isAncestorOf(focused):
            bring_into_view(focused)
        return found

    def show_muscle(self, muscle: str, side: str) -> None:
        """Lay the referral area of a muscle over the figure; what is marked and it does not explain stands out.

        Raises:
            KeyError: There is no such muscle.
        """
        left = map(zone_of, left_by(self._desk, MuscleSide(muscle, side)))
        self.map.chart.show_referral(referral_of(muscle, side, self._desk.visit.reference.knowledge), left)

    def hide_muscle(self) -> None:
        """Take the referral area off the figure again."""
        self.map.chart.show_referral(None)

    # -- inside

    def _middle(self) -> Card:
        card = Card(fill=True, parent=self)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        card.body.addWidget(self.tabs)
        card.body.addWidget(self._stack, 1)
        return card

    def _show_tab(self, place: int) -> None:
        tab = list(TABS)[place]
        if tab != PAIN:
            self._view(tab)
        for other, view in self._views.items():
            self._follow(view, follows=other == tab)
        self._stack.setCurrentIndex(place)

    def _follow(self, view: FormView, *, follows: bool) -> None:
        """Have a tab's questions follow the visit only while it shows: what is asked is not found out for nothing."""
        if follows and view not in self._following:
            self._desk.changed.connect(view.refresh)
            self._following.add(view)
            view.refresh()
        elif not follows and view in self._following:
            self._desk.changed.disconnect(view.refresh)
            self._following.remove(view)

    def _view(self, tab: str) -> FormView:
        """Return a tab's questions, made when they are first asked for."""
        if tab not in self._views:
            items = self._desk.visit.form(FORM).item(TABS[tab]).items
            scroll = self._stack.widget(list(TABS).index(tab))
            self._views[tab] = view = FormView(self._desk, FORM, items, parent=scroll)
            self._following.add(view)
            if isinstance(scroll, Scroll):
                scroll.body.setContentsMargins(*BODY)
                scroll.body.addWidget(view)
        return self._views[tab]

    def _tab_of(self, link_id: str) -> str | None:
        form = self._desk.visit.form(FORM)
        if link_id not in form:
            return None
        above = [item.link_id for item in form.around(link_id)]
        return next((tab for tab, group in TABS.items() if group in above), PAIN)

    def _show_area(self, row: str, about: str) -> bool:
        """Open the row of an area; one that is not marked any more is shown on the figure.

        Raises:
            KeyError: The chart has no such area.
        """
        if not row:
            self.map.chart.setFocus()
            return True
        if not self._open_row(row):
            self.map.chart.focus_zone(*zone_of(row))
            return True
        area = self.pain.areas.area(row)
        if area is not None and not (area.editor and area.editor.focus(about)):
            area.number.setFocus()
        return True

    def _open_row(self, row: str) -> bool:
        self.show_tab(PAIN)
        return self.pain.areas.open_row(row)
