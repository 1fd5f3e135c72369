"""What a layout holds, in its order, found without asking for its items.

Python keeps its picture of a layout item as long as the layout lives, also when Qt has long deleted the item. A widget
made later at the same address is then taken for that item, and the program dies with it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def placed_in(layout: QLayout) -> list[QWidget | QLayout]:
    """Return the widgets and layouts right inside a layout."""
    around = layout.parentWidget()
    near = [*(around.children() if around is not None else ()), *layout.children()]
    inside = [one for one in near if isinstance(one, QWidget | QLayout)]
    places = [(layout.indexOf(one), one) for one in inside]
    return [one for place, one in sorted(places, key=lambda found: found[0]) if place >= 0]
