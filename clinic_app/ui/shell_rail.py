"""The rail of the window: its places, and what can be done from anywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.shell_actions import PLACES
from clinic_app.ui.widgets.rail import Rail
from clinic_app.words import Words

#: What stands below the places, with its icon and its word.
BESIDE = {
    "find": ("magnify", "around.find"),
    "names": ("eye-off-outline", "around.names"),
    "settings": ("cog-outline", "shell.settings"),
    "lock": ("lock-outline", "shell.lock"),
}


def rail_of(words: Words, parent: QWidget) -> Rail:
    """Return the rail."""
    rail = Rail(name=words("shell.rail"), parent=parent)
    for key, icon in PLACES.items():
        rail.add_place(key, icon, words(f"shell.{key}"))
    for key, (icon, said) in BESIDE.items():
        rail.add_action(key, icon, words(said))
    return rail


def show_names_hidden(rail: Rail, words: Words, *, hidden: bool) -> None:
    """Show on the rail whether names are hidden."""
    names = rail.item("names")
    names.setAccessibleName(words("around.show_names") if hidden else "")
    names.set_icon("eye-outline" if hidden else "eye-off-outline")
