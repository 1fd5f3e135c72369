"""What the palette offers for some typed words: actions, patients, muscles, and every button that is on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QAbstractButton, QWidget

from clinic_app.ui.palette.actions import ICON, ITSELF, Actions
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.patient_names import folded

LEAST_LETTERS = 2  # of a name, before all patients or muscles are gone through
MOST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette.

    Attributes:
        said, about: What it does, and where or with whom.
        do: Does it.
        icon, keys: Its icon and its keys, where it has them.
    """

    said: str
    about: str
    do: Callable[[], object]
    icon: str = ""
    keys: str = ""

    @property
    def name(self) -> str:
        """What it is known by from one time to the next, and what a screen reader reads."""
        return ", ".join(one for one in (self.said, self.about) if one)

    def fits(self, wanted: Iterable[str]) -> bool:
        """Say whether each of some folded words begins one of its own."""
        return _begins(wanted, split(self.name))

    def distance(self, wanted: list[str]) -> int:
        """Return 0 where it is called just so, 1 where the words begin its own, 2 where they say where it is done."""
        own = split(self.said)
        return 0 if own == wanted else 1 if _begins(wanted, own) else 2


class Source(Protocol):
    """Something the palette asks for offers."""

    def offers(self, typed: str) -> Iterable[Offer]:
        """Return offers for some typed words; the palette leaves out those that do not fit."""


class ActionSource:
    """The actions of the parts of the window that are on the screen."""

    def __init__(self, shown: Callable[[], Iterable[Actions]]) -> None:
        self._shown = shown

    def offers(self, typed: str) -> Iterator[Offer]:  # noqa: ARG002  few enough to offer them all
        """Yield every action that can be done now."""
        for actions in self._shown():
            for action in actions.all:
                if action.isEnabled() and not action.property(ITSELF):
                    keys = action.shortcut().toString()
                    yield Offer(action.text(), actions.where, action.trigger, str(action.property(ICON) or ""), keys)


class PatientSource:
    """Patients by name, birth date, phone or number; none while names are hidden."""

    def __init__(self, clinic: Clinic, show: Callable[[str], object]) -> None:
        self._clinic, self._show = clinic, show

    def offers(self, typed: str) -> Iterator[Offer]:
        """Yield the patients somebody may mean."""
        if self._clinic.names_hidden or len(typed.strip()) < LEAST_LETTERS:
            return
        words = self._clinic.words
        for one in self._clinic.find(typed)[:MOST_PEOPLE]:
            about = words("patient.number", number=one.number)
            yield Offer(one.name, about, partial(self._show, one.id), "account-outline")


class MuscleSource:
    """Muscles of the library."""

    def __init__(self, clinic: Clinic, show: Callable[[str], object]) -> None:
        self._clinic, self._show = clinic, show

    def offers(self, typed: str) -> Iterator[Offer]:
        """Yield the muscles whose name was begun."""
        if len(typed.strip()) < LEAST_LETTERS:
            return
        where = self._clinic.words("shell.library")
        for muscle in self._clinic.reference.knowledge.muscles.values():
            yield Offer(muscle.name, where, partial(self._show, muscle.id), "arm-flex-outline")


class ButtonSource:
    """Every button that can be pressed on the page that is shown, whatever page it is."""

    def __init__(self, page: Callable[[], QWidget | None]) -> None:
        self._page = page

    def offers(self, typed: str) -> Iterator[Offer]:
        """Yield a press of each button, named as a screen reader names it."""
        page = self._page()
        if page is None or not typed.strip():
            return
        for button in page.findChildren(QAbstractButton):
            said = button.accessibleName() or button.text().replace("&&", "&")
            if said and button.isEnabled() and button.isVisible():
                yield Offer(said, _named_around(button), partial(_press, button))


def split(text: str) -> list[str]:
    """Return the words of a text as the search compares them."""
    return re.findall(r"\w+", folded(text))


def _begins(wanted: Iterable[str], own: list[str]) -> bool:
    return all(any(one.startswith(word) for one in own) for word in wanted)


def _named_around(button: QWidget) -> str:
    """Return the name of the group a button stands in, where it has one."""
    around = button.parentWidget()
    while around is not None and not around.isWindow():
        if around.accessibleName():
            return around.accessibleName()
        around = around.parentWidget()
    return ""


def _press(button: QAbstractButton) -> None:
    bring_into_view(button)
    button.setFocus()
    button.click()
