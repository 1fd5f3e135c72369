"""What a printed page says, as plain values: everything is decided here, ``documents/`` only lays it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.picture import Picture
from clinic_app.languages.expected import IN_ENGLISH


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The clinic as it stands on every page.

    Attributes:
        accent: The clinic's colour, dark enough to be read on white; ours where empty.
        logo: A picture (PNG), or nothing.
        link: An address that the sheet shows as a code to photograph, or nothing.
    """

    clinic: str
    phone: str
    emergency: str
    paper: Literal["A4", "Letter"] = "A4"
    accent: str = ""
    logo: bytes = field(default=b"", repr=False)
    link: str = ""


@dataclass(frozen=True, slots=True)
class PrintedExercise:
    """One exercise on a sheet, all in the patient's words with sides filled in.

    Attributes:
        picture: The pose, drawn for ``side``; None for advice without a picture.
        dose: One bold line, such as *Hold 20 seconds. Do it 3 times. Do this twice a day.*
    """

    title: str
    steps: tuple[str, ...]
    feel: str
    dose: str
    picture: Picture | None
    side: Literal["right", "left"]


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """One marked area: zone, side (left, right, midline), pain, kind, its letter, and the line that says it."""

    zone: str
    side: str
    intensity: int | None
    kind: str
    letter: str
    deep: bool | None
    said: str
    point: tuple[str, float, float] | None = None


@dataclass(frozen=True, slots=True)
class StopBox:
    """When to stop and call, and when to call the emergency number."""

    title: str
    signs: tuple[str, ...]
    emergency: str


@dataclass(frozen=True, slots=True)
class HomeCareSheet:
    """A home-care sheet, block by block; an empty block is not printed.

    Attributes:
        today: The one thing to do today.
        where: The marked areas in words, each with its side.
        marks: The same areas for the small map; no letters.
        view_words: The name of each view of the map.
        days: The seven days of the week to tick, short.
        until: Until when all of it goes on.
        showed_me: That the patient showed each exercise; empty unless somebody said so.
        direction: How lines run.
        draft: On every page of a translation that nobody has read yet: that it is one.
        stop_in_english: The stop box once more, where the translation is a draft.
    """

    blocks: tuple[str, ...]
    language: str
    title: str
    for_patient: str
    patient: str
    letterhead: Letterhead
    call_us: str
    message: str
    exercises: tuple[PrintedExercise, ...]
    own_line: str
    aftercare_title: str
    aftercare: tuple[str, ...]
    stop_title: str
    stop: tuple[str, ...]
    emergency: str
    next_visit: str
    start: str
    end: str
    page: str
    footer: str
    today: str = ""
    where: str = ""
    marks: tuple[PrintedMark, ...] = ()
    view_words: dict[str, str] = field(default_factory=dict)
    days: tuple[str, ...] = ()
    showed_me: str = ""
    until: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    draft: str = ""
    stop_in_english: StopBox | None = None

    @property
    def in_english(self) -> int:
        """How many of its sentences had to stay in English."""
        return repr(self).count(IN_ENGLISH)

    @property
    def stop_box(self) -> StopBox:
        """When to stop and call, in the language of the sheet."""
        return StopBox(self.stop_title, self.stop, self.emergency)


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section of a note: title and sentences; ``headings`` are the places of those that head the ones below them."""

    letter: str
    title: str
    sentences: tuple[str, ...]
    headings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitNoteSheet:
    """A visit note as printed.

    Attributes:
        identity: Patient, birth date and number: stands on every page.
        state: *Draft, not signed* or who signed when.
        addenda: What was added later, each as heading and text.
        side_words: RIGHT and LEFT, FRONT and BACK in the language of the page.
        watermark: Who printed it and when, across every page; empty where the clinic does not want it.
    """

    language: str
    title: str
    letterhead: Letterhead
    identity: str
    visit: str
    sections: tuple[PrintedSection, ...]
    marks: tuple[PrintedMark, ...]
    signed_title: str
    signed: tuple[str, ...]
    addenda: tuple[tuple[str, str], ...]
    side_words: dict[str, str]
    state: str
    page: str
    footer: str
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter, a consent page or a discharge summary as printed.

    Attributes:
        identity: Patient, birth date and number: stands on every page.
        to: Who reads it; empty where it is for the patient.
        opening, closing: Paragraphs before and after the sections.
        signed: Who signs, or how it was signed, in lines.
        strokes: The signature as it was drawn: lines of points, each 0 to 1 across and down.
        state: Whether the note it comes from is signed.
    """

    language: str
    title: str
    letterhead: Letterhead
    identity: str
    day: str
    to: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[PrintedSection, ...]
    marks: tuple[PrintedMark, ...]
    closing: tuple[str, ...]
    signed: tuple[str, ...]
    side_words: dict[str, str]
    state: str
    page: str
    footer: str
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
