"""What of the handout checklist can be judged from the words of a sheet; how its page looks is judged in documents/.

The limits are those for patient information: sixth grade, short sentences, no jargon, nothing to work out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from math import sqrt

from clinic_app.knowledge.readability import END, WORD, grade, syllables
from clinic_app.visit.sheet_values import HomeCareSheet

HARDEST_SHEET, HARDEST_PART, HARDEST_BY_SMOG = 6.0, 8.0, 8.0
LONGEST_SENTENCE, MEAN_SENTENCE = 25, 15.0
LONG_SYLLABLES, LONG_SHARE = 3, 0.1
MOST_STEPS, PASSIVE_SHARE = 7, 0.1
#: SMOG counts words of three syllables in thirty sentences.
SMOG_SENTENCES = 30
JARGON = re.compile(
    r"\b(myofascial|trigger points?|ipsilateral|contralateral|bilateral|contraindicat\w*|NSAIDs?|isometric|eccentric|"
    r"concentric|proximal|distal|anterior|posterior|lateral|medial|flexion|extension|abduct\w*|adduct\w*|palpat\w*|"
    r"hyper\w+|chronic|acute|syndrome|tendinopathy|\w+itis)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+\w+(?:ed|en)\b", re.IGNORECASE)
TO_WORK_OUT = re.compile(r"%|\bper cent\b|\d\s*[/×x*+]\s*\d|½|¼|¾|\bhalf of\b", re.IGNORECASE)


def parts(sheet: HomeCareSheet) -> list[tuple[str, ...]]:
    """Return what a patient reads, part by part, in whole sentences; names, dates and the footer are left out."""
    stop = tuple(f"{sheet.stop_title} {one}." for one in sheet.stop)
    exercises = [(f"{one.title}.", *one.steps, *((one.feel,) if one.feel else ()), one.dose) for one in sheet.exercises]
    said = [(sheet.message, sheet.today), *exercises, sheet.aftercare, (*stop, sheet.emergency)]
    return [tuple(line for line in part if line) for part in said if any(part)]


def reading_faults(sheet: HomeCareSheet) -> list[str]:
    """Return what is over the limits of an English sheet, a sentence each."""
    told = parts(sheet)
    whole = " ".join(line for part in told for line in part)
    sentences, words = sentences_of(whole), WORD.findall(whole)
    hard = [one for one in words if syllables(one) >= LONG_SYLLABLES]
    smog = 1.043 * sqrt(len(hard) * SMOG_SENTENCES / len(sentences)) + 3.1291
    measured = {
        f"reads at grade {grade(whole):.1f}": grade(whole) > HARDEST_SHEET,
        f"reads at grade {smog:.1f} by SMOG": smog > HARDEST_BY_SMOG,
        f"has sentences of {len(words) / len(sentences):.0f} words": len(words) / len(sentences) > MEAN_SENTENCE,
        f"has long words: {', '.join(sorted(set(hard)))}": len(hard) / len(words) > LONG_SHARE,
    }
    return [said for said, is_over in measured.items() if is_over]


def part_faults(part: tuple[str, ...]) -> list[str]:
    """Return what is over the limits in one part of an English sheet."""
    hard = grade(" ".join(part))
    found = [f"“{part[0]}” and what follows reads at grade {hard:.1f}"] if hard > HARDEST_PART else []
    for one in [one for line in part for one in sentences_of(line)]:
        if (count := len(one.split())) > LONGEST_SENTENCE:
            found.append(f"“{one}” has {count} words")
        if jargon := JARGON.search(one):
            found.append(f"“{one}” says “{jargon[0]}”")
        if TO_WORK_OUT.search(one):
            found.append(f"“{one}” leaves something to work out")
    passive = [one for one in part if PASSIVE.search(one)]
    if len(passive) > max(1.0, PASSIVE_SHARE * len(part)):
        found.append(f"“{passive[0]}” and others say what is done, not what to do")
    return found


def shape_faults(sheet: HomeCareSheet) -> list[str]:
    """Return what a sheet of any language lacks: a message, a dose in digits, its stop box, whose and whose it is."""
    head, number = sheet.letterhead, re.compile(r"\d")
    checks: Iterable[tuple[str, Callable[[], bool]]] = (
        ("has no main message", lambda: bool(sheet.message)),
        ("has no stop box", lambda: "stop" in sheet.blocks and len(sheet.stop) > 1),
        ("names no emergency number", lambda: bool(head.emergency) and head.emergency in sheet.emergency),
        ("names no phone", lambda: any(one.isdigit() for one in sheet.call_us)),
        ("says not whose it is", lambda: bool(sheet.patient and sheet.for_patient)),
        ("says not that it is no diagnosis, by whom and when", lambda: bool(number.search(sheet.footer))),
    )
    found = [said for said, holds in checks if not holds()]
    for one in sheet.exercises:
        if not 1 <= len(one.steps) <= MOST_STEPS:
            found.append(f"“{one.title}” has {len(one.steps)} steps")
        if not one.dose:
            found.append(f"“{one.title}” has no dose")
    return found


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [one.strip() for one in END.split(text) if one.strip()]
