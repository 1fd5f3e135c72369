"""The contact sheet: every exercise picture with its title, as the home-care sheet prints it."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from reportlab.platypus import Flowable, Spacer, Table

from clinic_app.documents.exercise_picture import ExercisePicture
from clinic_app.documents.page import PageFrame, Type
from clinic_app.documents.preview import page_images
from clinic_app.documents.rows import padded
from clinic_app.documents.tags import FIGURE, Meaning
from clinic_app.drawing.figure import figure
from clinic_app.knowledge.exercises import Exercise
from clinic_app.reading import read_reference, read_words

COLUMNS, HIGH = 3, 104.0
#: Pixels across a page that is looked at.
WIDTH = 1400


def contact_sheet(exercises: list[Exercise]) -> bytes:
    """Return the pictures as PDF, three in a row, each with its title and its id."""
    kind = Type(10.0)
    frame = PageFrame("A4", "Exercises", "clinic-app", "en", f"{len(exercises)} pictures", "", "{page} / {pages}")
    width = frame.width / COLUMNS
    cells: list[list[Flowable]] = [_cell(one, kind, width - 12) for one in exercises]
    cells += [[Spacer(1, 1)]] * (-len(cells) % COLUMNS)
    lines = [cells[at : at + COLUMNS] for at in range(0, len(cells), COLUMNS)]

    def story() -> list[Flowable]:
        found: list[Flowable] = []
        for line in lines:
            table = Table([line], colWidths=[width] * COLUMNS)
            table.setStyle(padded(4, 6))
            found.append(table)
        return found

    return frame.made(story)


def _cell(exercise: Exercise, kind: Type, wide: float) -> list[Flowable]:
    picture = exercise.picture
    if picture is None:
        return []
    captions = (kind.say("Start"), kind.say("End"))
    drawn = figure(picture, "right")
    shown = ExercisePicture(drawn, captions, (wide, HIGH), Meaning((FIGURE,), exercise.title), "ltr")
    return [shown, kind.say(exercise.title, bold=True), kind.say(exercise.id)]


def main(folder: Path) -> None:
    """Write the contact sheet and a picture of each of its pages into a folder."""
    known = read_reference(read_words()).reference.knowledge.exercises.values()
    drawn = sorted((one for one in known if one.picture), key=lambda one: (one.position, one.id))
    folder.mkdir(parents=True, exist_ok=True)
    pdf = contact_sheet(drawn)
    (folder / "exercises.pdf").write_bytes(pdf)
    pages = page_images(pdf, WIDTH)
    for number, page in enumerate(pages, start=1):
        shown = Image.frombytes("RGBX", (page.width, page.height), page.rgbx).convert("RGB")
        shown.save(folder / f"exercises-{number:02}.png")
    print(f"{len(drawn)} pictures on {len(pages)} pages in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "figures"))
