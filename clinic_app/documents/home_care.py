"""The home-care sheet as pages: one page where it fits at 12 pt or more, else two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from clinic_app.documents.home_care_exercise import CLOSE, CLOSE_LARGE, Grid
from clinic_app.documents.home_care_story import Stops, Story
from clinic_app.documents.page import Type, page_count
from clinic_app.visit.sheet_values import HomeCareSheet

Size = Literal["normal", "large"]
#: Body sizes tried in turn until everything fits one page; large print is re-flowed, never zoomed, and may take two.
BODIES: dict[Size, tuple[float, ...]] = {"normal": (14.0, 13.0, 12.0), "large": (18.0,)}
#: From this body size down lines stand closer and the stop box runs its signs together.
TIGHT = 12.0
#: What is so many times as high as a page does not fit it however close things stand, and is not tried.
MOST_TOO_HIGH = 1.35
#: Where the narrowest pictures are still so many times too high, no other ones are tried.
NEARLY = 1.04
#: One sheet of paper, printed on both sides.
MOST_PAGES = 2


@dataclass(frozen=True, slots=True)
class Made:
    """A finished sheet: its bytes, how many pages, and the body size it was set in."""

    pdf: bytes
    pages: int
    body: float


def home_care_pdf(sheet: HomeCareSheet, size: Size = "normal", *, is_kept: bool = True) -> Made:
    """Return the sheet as PDF: on one page in the largest size that fits, else on the fewest pages in the largest size.

    Large print has the stop box on each page, and so has a sheet of two pages; where that would ask for a third one, it
    stands on the first. A sheet that is only looked at (``is_kept`` false) is made without tags and without what an
    archive asks for; its pages look the same.
    """
    if size == "normal":
        stories = _stories(sheet, size, "in_place", is_kept=is_kept)
        one = _fewest(stories, most=1) or _closer(stories[-1], CLOSE)
        if one and one.pages == 1:
            return one
    stories = _stories(sheet, size, "every_page", is_kept=is_kept)
    best = _fewest(stories)
    if best and size == "large":
        return _closer(stories[-1], CLOSE_LARGE) or best
    if best and best.pages <= MOST_PAGES:
        return best
    other = _fewest(_stories(sheet, size, "first", is_kept=is_kept))
    return min((one for one in (best, other) if one), key=lambda one: one.pages)


def _fewest(stories: list[Story], most: int | None = None) -> Made | None:
    """Return the sheet on the fewest pages, in the largest size that leaves no large gap; None where all are more."""
    best: Made | None = None
    for story in sorted(stories, key=lambda one: (one.expected.pages, one.has_gap, -one.type.body)):
        if most is not None and story.expected.pages > most:
            break
        made = _made(story)
        best = made if best is None or made.pages < best.pages else best
        if best.pages <= story.expected.pages:
            break
    return best


def _closer(story: Story, grids: Sequence[Grid]) -> Made | None:
    """Return the sheet with everything as close as it may stand, in the first grid that takes a page less, if any."""
    less = story.expected.pages - 1
    room = less * story.frame.height
    if not less or story.expected.height > MOST_TOO_HIGH * room:
        return None
    if replace(story, grid=grids[-1]).expected.height > NEARLY * room:
        return None
    tried = (replace(story, grid=grid) for grid in grids)
    fits = next((one for one in tried if one.expected.pages <= less), None)
    return _made(fits) if fits else None


def _stories(sheet: HomeCareSheet, size: Size, stops: Stops, *, is_kept: bool) -> list[Story]:
    """Return the sheet in every size of its print, the largest first."""
    return [_story(sheet, body, stops, is_kept=is_kept) for body in BODIES[size]]


def _story(sheet: HomeCareSheet, body: float, stops: Stops, *, is_kept: bool) -> Story:
    is_tight = body <= TIGHT or stops != "in_place"
    return Story(sheet, Type(body, is_tight=is_tight, direction=sheet.direction), stops, is_kept=is_kept)


def _made(story: Story) -> Made:
    pdf = story.frame.made(story.flowables)
    return Made(pdf, page_count(pdf), story.type.body)
