"""What can be done in a visit, by keys and from the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clinic_app.ui.palette.actions import Actions
from clinic_app.ui.visit.differential.ask_next import AskNext
from clinic_app.ui.visit.home_care_page import HomeCarePage
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.open_point_words import show_point
from clinic_app.visit.gates import open_points
from clinic_app.visit.open_visit import path
from clinic_app.visit.screening import WALK_IN, is_walk_in

if TYPE_CHECKING:
    from clinic_app.ui.visit.visit_page import VisitPage


class VisitActions(Actions):
    """The actions of one visit: its pages, undo and redo, what is open, what to ask, print, sign."""

    def __init__(self, page: VisitPage, pages: tuple[str, ...]) -> None:
        words = page.desk.words
        super().__init__(words, page, words("around.in_visit"))
        self._page, self._at = page, -1
        for place, name in enumerate(pages):
            if name in page.names:
                self.add(name, partial(page.go, name), keys=f"Alt+{place}", icon="chevron-right")
        self.add("undo", page.desk.undo, keys="Ctrl+Z", icon="undo")
        self.add("redo", page.desk.redo, keys="Ctrl+Shift+Z", icon="redo")
        self.add("next_open", partial(self._show_open, 1), keys="Ctrl+Down", icon="help-circle-outline")
        self.add("previous_open", partial(self._show_open, -1), keys="Ctrl+Up", icon="help-circle-outline")
        self.add("ask_next", self._ask_next, icon="target")
        self.add("problems", page.show_problems, icon="plus", said=words("problems.add"))
        self.add("print", self._print, keys="Ctrl+P", icon="printer-outline")
        self.add("walk_in", self._walk_in, icon="run")
        self.add("sign", self._sign, keys="Ctrl+Return", icon="signature-freehand")

    def _show_open(self, step: int) -> None:
        """Show the next answer that is open, or the one before, round and round."""
        points = open_points(self._page.desk.visit)
        if points:
            self._at = (self._at + step) % len(points) if self._at >= 0 else (0 if step > 0 else len(points) - 1)
            show_point(self._page.desk, points[self._at])

    def _ask_next(self) -> None:
        self._page.go("examination")
        asked = self._page.page("examination").findChild(AskNext)
        if asked is not None:
            asked.take_keyboard()

    def _print(self) -> None:
        page = self._page.page(self._page.place)
        if not isinstance(page, HomeCarePage):
            self._page.go("note")
            page = self._page.page("note")
        if isinstance(page, NotePage):
            page.to_pages.click()
            page.paper.ways.printer.setFocus()
        elif isinstance(page, HomeCarePage):
            page.sheet.ways.printer.setFocus()

    def _walk_in(self) -> None:
        """Ask only about the marked areas, or all questions again."""
        desk = self._page.desk
        desk.answer("intake", path(WALK_IN), None if is_walk_in(desk.visit) else True)
        self._page.go("safety")

    def _sign(self) -> None:
        self._page.go("note")
        page = self._page.page("note")
        if isinstance(page, NotePage) and not page.before.isHidden():
            page.to_text.click()
            page.before.password.setFocus()
