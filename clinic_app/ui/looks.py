"""What each role of button looks like, state by state, in colour names of the theme."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Look:
    """One state of a button.

    Attributes:
        ground: Colour of the face, or empty for none.
        edge: Colour of the line around it, or empty for none.
        ink: Colour of words and icon.
        width: Width of the line in px.
        dashed: The line is broken.
    """

    ground: str = ""
    edge: str = ""
    ink: str = "text"
    width: int = 1
    dashed: bool = False


OFF = Look("sunken", "line", "text_disabled")
CHOSEN = Look("accent_soft", "accent", "on_accent_soft", width=2)


@dataclass(frozen=True, slots=True)
class Role:
    """All states of one role, its type and its measures in px at 100 % text.

    Attributes:
        chosen: Look when checked, by level: the empty level is the usual one.
        font: Kind of text.
        font_chosen: Kind of text when checked; room is kept for the wider of the two.
        padding: Space left and right of the content.
        radius: Name of the corner radius.
        icon_px: Size of the icon.
        centred: Content stands in the middle, otherwise where reading begins.
        stacked: The icon stands above the words.
        filled: The face is dark enough to need a light gap inside the focus ring.
    """

    rest: Look
    hover: Look
    pressed: Look
    off: Look = OFF
    chosen: MappingProxyType[str, Look] = field(default_factory=lambda: MappingProxyType({"": CHOSEN}))
    font: str = "strong"
    font_chosen: str = "strong"
    padding: int = 14
    radius: str = "control"
    icon_px: int = 20
    centred: bool = True
    stacked: bool = False
    filled: bool = False


PLAIN = Role(
    rest=Look("surface", "line_strong"),
    hover=Look("sunken", "line_strong"),
    pressed=Look("accent_soft", "accent", "on_accent_soft"),
)
QUIET = Role(
    rest=Look(ink="accent"),
    hover=Look("accent_soft", ink="on_accent_soft"),
    pressed=Look("accent_soft", "accent", "on_accent_soft"),
    off=Look(ink="text_disabled"),
    padding=8,
)
CHIP = replace(PLAIN, font="body", padding=18, radius="chip", icon_px=16)
SEGMENT = Role(
    rest=Look("surface"),
    hover=Look("sunken"),
    pressed=Look("accent_soft", ink="on_accent_soft"),
    off=Look("sunken", ink="text_disabled"),
    chosen=MappingProxyType(
        {
            "": Look("accent", ink="on_accent"),
            "danger": Look("danger_fill", ink="on_danger_fill"),
            "warn": Look("warn_soft", "warn", "on_warn_soft"),
            "neutral": Look("text_2", ink="surface"),
        },
    ),
    font="choice",
    font_chosen="label",
    padding=12,
    icon_px=18,
)

CHOICE = replace(
    PLAIN,
    chosen=MappingProxyType(
        {
            "": CHOSEN,
            "danger": Look("danger_soft", "danger", "on_danger_soft", width=2),
            "warn": Look("warn_soft", "warn", "on_warn_soft", width=2),
        },
    ),
)

ROLES = MappingProxyType(
    {
        "main": Role(
            rest=Look("accent", ink="on_accent"),
            hover=Look("accent_hover", ink="on_accent"),
            pressed=Look("accent_pressed", ink="on_accent"),
            filled=True,
        ),
        "danger": Role(
            rest=Look("danger_fill", ink="on_danger_fill"),
            hover=Look("danger_fill_hover", ink="on_danger_fill"),
            pressed=Look("danger_fill_pressed", ink="on_danger_fill"),
            filled=True,
        ),
        "plain": PLAIN,
        "quiet": QUIET,
        "icon": replace(PLAIN, padding=9),
        "quiet_icon": replace(QUIET, padding=9),
        "chip": CHIP,
        "more": replace(CHIP, rest=Look("", "line_strong", "text_2", dashed=True)),
        "choice": CHOICE,
        "listed": replace(CHOICE, centred=False),
        "segment": SEGMENT,
        "half": replace(SEGMENT, rest=Look(), font="small", font_chosen="small_strong", padding=6, icon_px=14),
        "cell": replace(PLAIN, font_chosen="heading", padding=4),
        "tick": Role(
            rest=Look(),
            hover=Look("sunken"),
            pressed=Look("accent_soft", ink="on_accent_soft"),
            off=Look(ink="text_disabled"),
            chosen=MappingProxyType({"": Look()}),
            font="body",
            font_chosen="body",
            padding=4,
            icon_px=24,
            centred=False,
        ),
        "fold": replace(
            QUIET,
            rest=Look(),
            hover=Look("sunken"),
            chosen=MappingProxyType({"": Look()}),
            font="label",
            font_chosen="label",
            centred=False,
        ),
        "entry": replace(
            QUIET,
            rest=Look(),
            hover=Look("sunken"),
            chosen=MappingProxyType({"": Look("accent_soft", ink="on_accent_soft")}),
            font="body",
            font_chosen="strong",
            padding=10,
            centred=False,
        ),
        "origin": replace(
            QUIET,
            rest=Look(ink="text_2"),
            hover=Look("sunken", ink="text_2"),
            font="small",
            font_chosen="small",
            icon_px=18,
            centred=False,
        ),
        "rail": Role(
            rest=Look(ink="text_2"),
            hover=Look("sunken"),
            pressed=Look("accent_soft", ink="on_accent_soft"),
            off=Look(ink="text_disabled"),
            chosen=MappingProxyType({"": Look("accent_soft", ink="on_accent_soft")}),
            font="small",
            font_chosen="small_strong",
            padding=2,
            icon_px=24,
            stacked=True,
        ),
        "undo": Role(
            rest=Look("side_fill", "on_side_fill", "on_side_fill"),
            hover=Look("on_side_fill", "on_side_fill", "side_fill"),
            pressed=Look("on_side_fill", "on_side_fill", "side_fill"),
            filled=True,
        ),
    },
)

LEVELS = MappingProxyType(
    {
        "neutral": Look("sunken", "line", "text_2"),
        "accent": Look("accent", "accent", "on_accent"),
        "ok": Look("ok_soft", "ok_line", "on_ok_soft"),
        "warn": Look("warn_soft", "warn_line", "on_warn_soft"),
        "danger": Look("danger_soft", "danger_line", "on_danger_soft"),
        "info": Look("info_soft", "info_line", "on_info_soft"),
        "carried": Look("carried_soft", "carried_line", "on_carried_soft", dashed=True),
        "alert": Look("danger_fill", "danger_fill", "on_danger_fill"),
        "emergency": Look("danger_fill", "danger_fill", "on_danger_fill"),
    },
)
EXPLAINED = MappingProxyType(
    {
        "full": Look("side_fill", "side_fill", "on_side_fill"),
        "partly": Look("surface", "side_fill", "text", width=2),
        "not": Look("", "line_strong", "text_3", dashed=True),
    },
)
SIDES = MappingProxyType(
    {
        "RIGHT": Look("side_fill", "side_fill", "on_side_fill", width=2),
        "LEFT": Look("surface", "side_fill", "text", width=2),
        "BOTH": Look("surface", "side_fill", "text", width=2),
    },
)
