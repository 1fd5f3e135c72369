"""What each role of a chart's picture looks like on the screen; the figure stays light in dark mode, as on paper."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor

from clinic_app.drawing.pain_map import BANDS
from clinic_app.ui.theme import Theme

#: Roles drawn on the figure, which is light in both schemes: these keep the colours of the light one.
ON_FIGURE = {
    "pain_0": "surface",
    "on_pain_0": "text",
    "pain_unrated": "line",
    "on_pain_unrated": "text",
    "mark_line": "text",
    "spot": "text",
    "ghost": "ghost",
    "focus": "focus",
    "unexplained": "danger",
    "referral": "info",
    "referral_point": "info",
    "referral_halo": "surface",
}
#: Roles of the figure itself, and of what lies beside it on the ground: these follow the scheme.
OF_SCHEME = {
    "figure": "figure",
    "figure_line": "figure_line",
    "figure_zone_line": "figure_zone_line",
    "badge": "side_fill",
    "on_badge": "on_side_fill",
}
SHADE, HALO = 0.05, 0.5  # how opaque


@cache
def chart_colours(theme: Theme) -> dict[str, QColor]:
    """Return the colour of every role in ``pain_map.ROLES``; do not change it, copy it."""
    light = Theme("light")
    inks = {role: theme.colour(name) for role, name in OF_SCHEME.items()}
    inks |= {role: light.colour(name) for role, name in ON_FIGURE.items()}
    for place, role in enumerate(BANDS[1:]):
        inks[role], inks[f"on_{role}"] = theme.pain(2 * place + 1)
    inks["figure_landmark"] = _between(inks["figure"], inks["figure_line"])
    inks["figure_shade"] = _clear(light.colour("text"), SHADE)
    inks["leader"] = light.colour("text") if theme.scheme == "light" else inks["figure_line"]
    inks["leader_halo"] = _clear(light.colour("surface"), HALO)
    return inks


def _between(one: QColor, other: QColor) -> QColor:
    """Return the colour half way."""
    return QColor(*((a + b) // 2 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)))  # type: ignore[index]  # a tuple of four


def _clear(colour: QColor, opacity: float) -> QColor:
    """Return a colour that lets what lies below show through."""
    clear = QColor(colour)
    clear.setAlphaF(opacity)
    return clear
