"""What can be done from anywhere in the window, by keys and from the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clinic_app.ui.exchange.record_actions import add_record_actions
from clinic_app.ui.palette.actions import ITSELF, Actions
from clinic_app.ui.settings.sections import sections_of
from clinic_app.ui.settings_page import CHOICES, DEFAULTS

if TYPE_CHECKING:
    from clinic_app.ui.shell import Shell

#: The places of the rail, in its order, with their icons.
PLACES = {"today": "calendar-today", "patients": "account-group", "library": "arm-flex-outline"}


def shell_actions(shell: Shell) -> Actions:
    """Return the actions of the window."""
    actions = Actions(shell.clinic.words, shell, shell.clinic.words("around.in_window"))
    palette = actions.add("palette", partial(shell.go, "find"), keys="Ctrl+K", said=shell.clinic.words("around.find"))
    palette.setProperty(ITSELF, True)
    actions.add("find", shell.find_patient, keys="Ctrl+F", icon="magnify")
    for place, icon in PLACES.items():
        actions.add(place, partial(shell.go, place), icon=icon)
    actions.add("new_patient", shell.show_new_patient, keys="Ctrl+N", icon="account-plus-outline")
    actions.add("back_to_visit", shell.back_to_visit, icon="chevron-left")
    actions.add("lock", partial(shell.go, "lock"), keys="Ctrl+L", icon="lock-outline")
    actions.add("turn", shell.turn_asked.emit, icon="clipboard-check-outline")
    actions.add("paper_forms", partial(_print_paper_forms, shell), icon="printer-outline")
    actions.add("hide_names", shell.hide_names, keys="F8", icon="eye-off-outline")
    actions.add("settings", partial(shell.go, "settings"), icon="cog-outline")
    for section in sections_of(shell.clinic):
        words = shell.clinic.words
        said = words("settings_sections.go", section=words(f"settings_sections.{section}"))
        actions.add(f"settings_{section}", partial(_go_to_section, shell, section), icon="cog-outline", said=said)
    add_record_actions(actions, shell)
    for look in ("colours", "text_size"):
        actions.add(look, partial(_next_look, shell, look), icon="cog-outline")
    return actions


def _go_to_section(shell: Shell, section: str) -> None:
    """Show a section of the settings, with the keyboard on its name."""
    shell.go("settings")
    shell.settings.sections.show_section(section)
    shell.settings.sections.index.rows[section].setFocus()


def _print_paper_forms(shell: Shell) -> None:
    """Print the questions blank, for somebody who is not registered yet."""
    from clinic_app.ui.patient.paper_forms_card import print_paper_forms  # noqa: PLC0415  draws paper, only here

    print_paper_forms(shell.clinic, shell)


def _next_look(shell: Shell, which: str) -> None:
    """Take the next colours or the next text size."""
    name = "scheme" if which == "colours" else which
    steps = CHOICES[name]
    now = str(shell.clinic.settings.get(name, DEFAULTS[name]))
    shell.clinic.set(**{name: steps[(steps.index(now) + 1) % len(steps)]})
    shell.settings.refresh()
    shell.look_changed.emit()
