"""Letters, the consent page, the discharge summary as pages say them: the visit’s sentences in a template’s order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clinic_app.visit.drawn import Stroke, strokes_of
from clinic_app.visit.letter_template import LetterTemplate
from clinic_app.visit.note import Sentence, headed, sentences
from clinic_app.visit.note_sheet import SIDE_WORDS, identity, marks
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.problem_changes import discharged_here, ended
from clinic_app.visit.problem_titles import titles
from clinic_app.visit.sheet_values import Letterhead, LetterSheet, PrintedSection
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.words import Words

FORM, TO = "letter", "letter_to"
CONSENT, DRAWN = "consent", "consent_signature"
#: The kind of contact a visit becomes when somebody is sent away as an emergency.
EMERGENCY = "sent_to_emergency"
#: The kind of contact that ends the care of a problem.
DISCHARGE = "discharge"
#: A blank line begins a paragraph.
_BLANK = re.compile(r"\n\s*\n")


def letter_sheet(
    visit: OpenVisit, template: LetterTemplate, words: Words, head: Letterhead, printed_by: str
) -> LetterSheet:
    """Return a page of a visit as its template says it; a section with nothing to say is left out."""
    wording = Wording(visit, words)
    known = _names(visit, wording, head, printed_by)
    for_patient = template.signed_by == "patient"
    when = wording.day(visit.clock().local.date())
    return LetterSheet(
        language=words.language,
        title=template.title,
        letterhead=head,
        identity=identity(visit, words),
        day=when,
        to=() if for_patient else _to(visit, template, words),
        opening=_paragraphs(template.opening, known),
        sections=_sections(visit, template, words),
        marks=marks(visit, words, _only(visit, template)) if template.map else (),
        closing=_paragraphs(template.closing, known),
        signed=_signed_by_patient(visit, words, wording) if for_patient else _signed_by(visit, words),
        side_words={name: words(f"side.{name}") for name in SIDE_WORDS},
        state=words("letter.draft" if visit.visit.is_open else "letter.is_signed"),
        page=words.pattern("page.of"),
        footer=words("note.printed", day=when, person=printed_by),
        strokes=signature_of(visit) if for_patient else (),
    )


def signature_of(visit: OpenVisit) -> tuple[Stroke, ...]:
    """Return the signature drawn under consent, or nothing."""
    return strokes_of(visit.value(CONSENT, DRAWN))


def offered(visit: OpenVisit) -> list[LetterTemplate]:
    """Return the letters that can be made of this visit, those of its kind of contact first."""
    kinds = {visit.visit.kind, *(EMERGENCY for _ in decided(visit, "emergency"))}
    kinds |= {DISCHARGE for _ in discharged_here(visit)}
    fitting = [one for one in visit.reference.letters.values() if not one.kinds or not kinds.isdisjoint(one.kinds)]
    return sorted(fitting, key=lambda one: (not one.kinds, one.title))


def decided(visit: OpenVisit, decision: str) -> list[str]:
    """Return the red flags about which this was decided."""
    answers = visit.of("flag_decisions")
    return [row for row in answers.rows("flags") if answers.value((("flags", row), ("decision", ""))) == decision]


def _names(visit: OpenVisit, wording: Wording, head: Letterhead, author: str) -> dict[str, str]:
    patient, care = visit.patient, visit.visit.care.local
    return {
        "patient": patient.name if patient else "",
        "born": wording.day_text(patient.birth_date) if patient else "",
        "number": str(patient.number) if patient else "",
        "day": wording.day(care.date()),
        "time": f"{care:%H:%M}",
        "clinic": head.clinic,
        "phone": head.phone,
        "emergency": head.emergency,
        "author": author,
    }


def _paragraphs(text: str, known: dict[str, str]) -> tuple[str, ...]:
    filled = text
    for name, value in known.items():
        filled = filled.replace(f"{{{name}}}", value)
    parts = (" ".join(part.split()) for part in _BLANK.split(filled))
    return tuple(part for part in parts if part)


def addressee(visit: OpenVisit, template: LetterTemplate) -> str:
    """Return whom a letter goes to, as far as it says so."""
    named = str(visit.value(FORM, TO) or "").strip() if FORM in visit.reference.forms else ""
    return ", ".join(one for one in (template.to, named) if one)


def _to(visit: OpenVisit, template: LetterTemplate, words: Words) -> tuple[str, ...]:
    said = addressee(visit, template)
    return (words("letter.to", to=said),) if said else ()


def _sections(visit: OpenVisit, template: LetterTemplate, words: Words) -> tuple[PrintedSection, ...]:
    only = _only(visit, template)
    found = [one for one in sentences(visit, template, words) if not only or one.problem in ("", *only)]
    called = titles(visit, words) if any(one.problem for one in found) else {}
    made = [PrintedSection("", one.title, *headed(_once(found, one.letter), called)) for one in template.sections]
    return tuple(one for one in made if one.sentences)


def _only(visit: OpenVisit, template: LetterTemplate) -> list[str]:
    """Return the problems a letter is about where that is not the whole visit: a discharge is of those that end."""
    return ended(visit) if DISCHARGE in template.kinds else []


def _once(found: list[Sentence], letter: str) -> list[Sentence]:
    """Return the sentences of a section, each said once for each problem."""
    return list({(one.problem, one.text): one for one in found if one.section == letter}.values())


def _signed_by(visit: OpenVisit, words: Words) -> tuple[str, ...]:
    person = visit.author
    if person is None:
        return ()
    about = ", ".join(one for one in (person.name, person.profession, person.registration) if one)
    return (words("letter.signed_by", name=about),)


def _signed_by_patient(visit: OpenVisit, words: Words, wording: Wording) -> tuple[str, ...]:
    patient = visit.patient.name if visit.patient else ""
    name = str(visit.value(CONSENT, "consent_by") or patient)
    drawn = visit.of(CONSENT).said(((DRAWN, ""),))
    entered = getattr(drawn[-1], "entered", None) if drawn else None
    if entered is None:
        return (words("letter.signed_by", name=name),)
    when = words("date.moment", day=wording.day(entered.local.date()), time=f"{entered.local:%H:%M}")
    return (words("letter.by_touch", name=name, when=when),)
