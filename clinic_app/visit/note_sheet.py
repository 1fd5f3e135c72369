"""The visit note as a page says it: sentences, the map, who signed, what was added."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from clinic_app.clock import Moment
from clinic_app.records.rows import AddendumRow, AnswerRow, NoteRow, VisitRow
from clinic_app.visit.amendments import REFUSED, requests
from clinic_app.visit.contacts import VISIT
from clinic_app.visit.cosigning import cosignature, waits
from clinic_app.visit.leaving import closing
from clinic_app.visit.note import Sentence, headed, sentences
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.problem_titles import titles
from clinic_app.visit.problems import area_key
from clinic_app.visit.sheet_values import Letterhead, PrintedMark, PrintedSection, VisitNoteSheet
from clinic_app.visit.unwanted import Effect, told_after
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.words import Words

#: A note signed later than this after care is a late entry.
LATE = timedelta(hours=24)
#: A setting: who printed a note, and when, stands across its pages.
WATERMARK = "watermark"
SIDE_WORDS = ("right", "left", "front", "back")


def note_sheet(visit: OpenVisit, words: Words, head: Letterhead, printed_by: str) -> VisitNoteSheet:
    """Return the note of a visit: as signed where it is signed, else as it stands, marked *draft*."""
    signed = visit.record.notes.of_visit(visit.visit.id)
    addenda = visit.record.notes.addenda(signed.id) if signed else []
    asked = requests(visit.record, visit.visit.id) if addenda else {}
    wording = Wording(visit, words)
    return VisitNoteSheet(
        language=words.language,
        title=words("note.title"),
        letterhead=head,
        identity=identity(visit, words),
        visit=visit_line(visit, words),
        sections=tuple(_sections(visit, words, signed)),
        marks=marks(visit, words),
        signed_title=words("note.signed"),
        signed=tuple(_signature(visit, words, wording, signed)),
        addenda=(
            *(_addendum(visit, words, one, asked.get(one.id, "")) for one in addenda),
            *(told_words(one, visit, words) for one in told_after(visit)),
        ),
        side_words={name: words(f"side.{name}") for name in SIDE_WORDS},
        state=_state(visit, words, signed),
        page=words.pattern("page.of"),
        footer=f"{_printed(visit, words, wording, printed_by)}\n{words('paper.fixed')}",
        watermark=_watermark(visit, words, printed_by),
    )


def _printed(visit: OpenVisit, words: Words, wording: Wording, person: str) -> str:
    return words("note.printed", day=wording.day(visit.clock().local.date()), person=person)


def _watermark(visit: OpenVisit, words: Words, person: str) -> str:
    """Return who prints it and when, where the clinic has decided that it stands across every page."""
    if visit.settings.get(WATERMARK) is not True:
        return ""
    return words("leaving_traces.watermark", person=person, at=f"{visit.clock().local:%Y-%m-%d %H:%M}")


def day_words(words: Words, day: date) -> str:
    """Return a date in words with its weekday."""
    said = words("date.day", day=day.day, month=words(f"date.month.{day.month}"), year=day.year)
    return f"{words(f'date.weekday.{day.weekday()}')} {said}"


def note_lines(clinic: Clinic, row: VisitRow, letters: str = "SOAP") -> list[str]:
    """Return the sentences of some sections of a visit's note for a quick look: what was said, what was done."""
    signed = clinic.record.notes.of_visit(row.id)
    if signed:
        kept = json.loads(signed.body)["sections"]
        return [line for one in kept if one["letter"] in letters for line in one["sentences"]]
    visit = OpenVisit(clinic.record, row.id, clinic.reference, clinic.clock, clinic.person)
    return [one.text for one in sentences(visit, clinic.reference.note, clinic.words) if one.section in letters]


def identity(visit: OpenVisit, words: Words) -> str:
    """Return name, birth date and number: two identifiers stand on every page."""
    patient = visit.patient
    if patient is None:
        return words("patient.none_yet")
    born = Wording(visit, words).day_text(patient.birth_date)
    return words("patient.identity", name=patient.name, born=born, number=patient.number)


def lettered(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every row with its letter: A to Z, then AA, AB and so on, so that none goes without."""
    for place, row in enumerate(rows):
        before, last = divmod(place, len(ascii_uppercase))
        yield (ascii_uppercase[before - 1] if before else "") + ascii_uppercase[last], row


def marks(visit: OpenVisit, words: Words, problems: Collection[str] = ()) -> tuple[PrintedMark, ...]:
    """Return the marked areas with their letters, in the order they were marked; where some are named of these only."""
    answers, wording = visit.of("intake"), Wording(visit, words)
    found = []
    now = visit.now.problems
    rows = (row for row in answers.rows("pain_map") if not problems or now.of(area_key(row)) in problems)
    for letter, row in lettered(rows):
        zone, _, side = row.partition(".")
        said = {name: answers.value(path(("pain_map", row), name)) for name in ("intensity", "kind", "depth", "point")}
        parts = [wording.row(row)]
        if said["intensity"] is not None:
            parts.append(words("map.of_ten", number=said["intensity"]))
        if said["kind"]:
            parts.append(wording.value("intake", path(("pain_map", row), "kind")))
        deep = None if said["depth"] is None else said["depth"] == "deep"
        found.append(
            PrintedMark(
                zone,
                side or "midline",
                said["intensity"],
                str(said["kind"] or ""),
                letter,
                deep,
                ", ".join(parts),
                point_of(said["point"]),
            ),
        )
    return tuple(found)


def point_of(text: object) -> tuple[str, float, float] | None:
    """Read the exact spot, kept as ``view x y``."""
    parts = str(text or "").split()
    return (parts[0], float(parts[1]), float(parts[2])) if len(parts) == len(("view", "x", "y")) else None


def _sections(visit: OpenVisit, words: Words, signed: NoteRow | None) -> list[PrintedSection]:
    template = visit.reference.note
    if signed:
        kept = json.loads(signed.body)["sections"]
        return [_kept(one) for one in kept]
    return sections(visit, sentences(visit, template, words), words)


def _kept(one: dict[str, Any]) -> PrintedSection:
    """Return a section as it was signed."""
    return PrintedSection(one["letter"], one["title"], tuple(one["sentences"]), tuple(one.get("headings", ())))


def sections(visit: OpenVisit, found: list[Sentence], words: Words) -> list[PrintedSection]:
    """Return the sentences under their sections, empty sections left out; those of several problems under titles."""
    listed = [(one.letter, one.title) for one in visit.reference.note.sections]
    called = titles(visit, words) if any(one.problem for one in found) else {}
    made = [
        PrintedSection(key, title, *headed((one for one in found if one.section == key), called))
        for key, title in listed
    ]
    return [one for one in made if one.sentences]


def visit_line(visit: OpenVisit, words: Words) -> str:
    """Return which visit this is and when, or of which kind a contact is that is no visit."""
    wording = Wording(visit, words)
    number = len(visit.past.visits) + 1
    care = visit.visit.care.local
    if visit.visit.kind != VISIT:
        kind, day = wording.kind(visit.visit.kind), wording.day(care.date())
        return words("closing.contact_line", kind=kind, day=day, time=f"{care:%H:%M}")
    return words("visit.line", number=number, day=wording.day(care.date()), time=f"{care:%H:%M}")


def is_late(visit: OpenVisit) -> bool:
    """Say whether the note was signed more than 24 hours after care."""
    signed = visit.record.notes.of_visit(visit.visit.id)
    return signed is not None and signed.signed.utc - visit.visit.care.utc > LATE


def _signature(visit: OpenVisit, words: Words, wording: Wording, signed: NoteRow | None) -> list[str]:
    if signed is None:
        return [words("note.not_signed")]
    closed = closing(visit.record, signed)
    person = visit.record.people.get(signed.signer)
    about = ", ".join(one for one in (person.name, person.profession, person.registration) if one)
    times = {"care": visit.visit.care, "signed": signed.signed}
    said = {
        name: words("date.moment", day=wording.day(one.local.date()), time=_clock(one)) for name, one in times.items()
    }
    entered = _entered(visit, words, wording)
    lines = [about, words("note.times", **said), *entered, words("note.mark", mark=_grouped(signed.sha256))]
    if closed is not None:
        lines[0] = words("people.unsigned_by_author", author=closed.author)
        lines.insert(1, words("people.closed_by", name=about, reason=closed.reason))
    if is_late(visit):
        lines.insert(1, words("note.late_entry"))
    return [*lines, *_supervision(visit, words, wording, signed)]


def _entered(visit: OpenVisit, words: Words, wording: Wording) -> list[str]:
    """Return when the answers were written down, from the first to the last: not the time of care, nor of signing."""
    rows = [one for answers in visit.answers.values() for one in answers.all_standing() if isinstance(one, AnswerRow)]
    if not rows:
        return []
    first, last = (choose(rows, key=lambda one: one.entered.utc).entered for choose in (min, max))
    moments = [
        words("date.moment", day=wording.day(one.local.date()), time=f"{one.local:%H:%M}") for one in (first, last)
    ]
    return [words("closing.entered", first=moments[0], last=moments[1])]


def _supervision(visit: OpenVisit, words: Words, wording: Wording, signed: NoteRow) -> list[str]:
    """Return who answers for a student's note, or that somebody still has to."""
    beside = cosignature(visit.record, signed)
    if beside is None:
        return [words("closing.waits")] if waits(visit.record, signed) else []
    when = words("date.moment", day=wording.day(beside.at.local.date()), time=_clock(beside.at))
    return [words("closing.cosigned", name=beside.name, when=when)]


def _state(visit: OpenVisit, words: Words, signed: NoteRow | None) -> str:
    """Return what the foot of every page says about the whole note."""
    if visit.visit.state == "entered_in_error":
        return words("closing.in_error")
    said = words("note.is_signed") if signed else words("note.is_draft")
    if signed and closing(visit.record, signed):
        said = words("people.unsigned_tag")
    return f"{said} · {words('closing.waits')}" if waits(visit.record, signed) else said


def told_words(effect: Effect, visit: OpenVisit, words: Words) -> tuple[str, str]:
    """Return when something unwanted was told about a visit after it, and what."""
    wording = Wording(visit, words)
    when = wording.day(effect.told_in.care.local.date())
    heading = words("closing.told_next" if effect.told == "next_visit" else "closing.told_later", day=when)
    severity = words(f"unwanted.{effect.severity}") if f"unwanted.{effect.severity}" in words else effect.severity
    parts = [", ".join(one for one in (wording.unwanted(effect.what), severity) if one), effect.action]
    return heading, " ".join(f"{one[:1].upper()}{one[1:].rstrip('.')}." for one in parts if one)


def _addendum(visit: OpenVisit, words: Words, addendum: AddendumRow, request: str) -> tuple[str, str]:
    """Return what was added and what stands above it; what a patient was refused is told as their statement."""
    author = visit.record.people.get(addendum.author).name
    day = Wording(visit, words).day(addendum.written.local.date())
    when = words("date.moment", day=day, time=_clock(addendum.written))
    title = f"amending.{request}_title" if request else f"note.{addendum.kind}"
    text = words("amending.statement", text=addendum.text) if request == REFUSED else addendum.text
    return words(title, when=when, author=author, reason=addendum.reason), text


def _clock(moment: Moment) -> str:
    hours, minutes = divmod(abs(moment.offset_minutes), 60)
    sign = "+" if moment.offset_minutes >= 0 else "−"
    return f"{moment.local:%H:%M} (UTC{sign}{hours}{f':{minutes:02}' if minutes else ''})"


def _grouped(mark: str) -> str:
    return " ".join(mark[at : at + 4] for at in range(0, 16, 4))
