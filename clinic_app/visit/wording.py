"""Puts answers in words: the option's text, the row's zone or muscle with its side, numbers and dates as said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path, Value
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.visit.treatments import row_item
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit


SIDES = ("left", "right", "both")


class Wording:
    """The words of one visit in one language."""

    def __init__(self, visit: OpenVisit, words: Words) -> None:
        self._visit = visit
        self._words = words

    def value(self, form_id: str, path: Path) -> str:
        """Return what was answered at a path in words, or nothing."""
        item = self._visit.form(form_id).item(path[-1][0])
        answers = self._visit.of(form_id)
        if item.repeats and not path[-1][1]:
            rows = answers.rows(item.link_id, path[:-1])
            said = [self._one(item, answers.value((*path[:-1], (item.link_id, row)))) for row in rows]
            return ", ".join(one for one in said if one)
        return self._one(item, answers.value(path))

    def value_of(self, item: Item, value: Value) -> str:
        """Return an answer to a question in words."""
        return self._one(item, value)

    def label(self, item: Item) -> str:
        """Return how a note names a question: with its side as a whole word where it has one."""
        return item.short or item.text.rstrip("?")

    def danger_signs(self, items: Iterable[Item]) -> str:
        """Return the line behind *what changed* that asks of danger signs again; nothing where there are none."""
        signs = "; ".join(inside_a_sentence(self.label(item)) for item in items)
        return self._words("since_last.danger_signs", signs=signs) if signs else ""

    def row(self, row_id: str) -> str:
        """Return what a row is about: ``lower_back.right`` → *Low back beside spine, RIGHT*."""
        name = row_id.partition("~")[0]
        thing, _, side = name.partition(".")
        knowledge = self._visit.reference.knowledge
        said = thing
        if thing in knowledge.zones:
            said = knowledge.zones[thing].label
        elif thing in knowledge.muscles:
            said = knowledge.muscles[thing].name
        elif thing in knowledge.exercises:
            said = knowledge.exercises[thing].title
        elif thing in knowledge.causes:
            said = knowledge.causes[thing].label
        elif thing in knowledge.red_flags:
            said = knowledge.red_flags[thing].title
        elif thing in knowledge.contraindications:
            said = self._rule(row_id)
        elif thing in self._visit.reference.forms:
            said = self._treated(row_id)
        return f"{said}, {self.side(side)}" if side in SIDES else said

    def area_of(self, form: Questionnaire, area: str, side: str) -> str:
        """Return a region of muscles, or a joint as a treatment's own list names it, with its side; or nothing."""
        sentence, rows = f"library.region.{area}", row_item(form)
        option = rows.items[0].option(area) if rows else None
        said = self._words(sentence) if sentence in self._words else option.text if option else area
        return ", ".join(one for one in (inside_a_sentence(said), self.side(side)) if one)

    def side(self, side: str | None) -> str:
        """Return a side as a whole word, or nothing."""
        return self._words(f"side.{side}") if side else ""

    def kind(self, kind: str) -> str:
        """Return what a kind of contact is called."""
        return self._words(f"treating.kind.{kind}")

    def day(self, day: date) -> str:
        """Return a date in words, such as *6 November 2026*."""
        return self._words("date.day", day=day.day, month=self._words(f"date.month.{day.month}"), year=day.year)

    def times(self, number: int) -> str:
        """Return how often, such as *3 times*."""
        return self._words("course.times", count=number)

    def area(self, row: str, pain: int | None) -> str:
        """Return an area with its pain, such as *Low back beside spine, RIGHT, 6 of 10*."""
        place = self.row(row)
        return place if pain is None else self._words("course.area", place=place, pain=pain)

    def gone(self, row: str) -> str:
        """Return that an area hurts no more."""
        return self._words("course.gone", place=self.row(row))

    def went(self, goal: str, marks: list[int]) -> str:
        """Return the patient's goal, and how well it went at first and last, 0–10; nothing without a goal."""
        if not goal or not marks:
            return goal and self._words("course.goal", goal=goal)
        return self._words("course.goal_went", goal=goal, first=marks[0], last=marks[-1])

    def unwanted(self, code: str) -> str:
        """Return what was unwanted, or the code where an own form has one of its own."""
        sentence = f"course.unwanted.{code}"
        return self._words(sentence) if sentence in self._words else code

    def day_text(self, day: str) -> str:
        """Return a date kept as YYYY-MM-DD in words, or as it is kept where it is no date."""
        try:
            return self.day(date.fromisoformat(day))
        except ValueError:
            return day

    def _rule(self, row_id: str) -> str:
        rule, _, where = row_id.partition("~")
        steps = self._visit.reference.knowledge.contraindications[rule].steps
        return f"“{steps.rstrip('.')}”" + (f" ({self._treated(where)})" if where else "")

    def _treated(self, row_id: str) -> str:
        form_id, _, site = row_id.partition("~")
        if form_id not in self._visit.reference.forms:
            return form_id
        form = self._visit.form(form_id)
        return f"{form.title}, {self.place(form, site)}" if site else form.title

    def place(self, form: Questionnaire, site: str) -> str:
        """Return a treated place: a muscle, or the joint as the treatment's own list names it, with its side."""
        name = site.partition("~")[0]
        place, _, side = name.partition(".")
        rows = row_item(form)
        option = rows.items[0].option(place) if rows else None
        return f"{option.text}, {self.side(side)}" if option and side in SIDES else option.text if option else name

    def _one(self, item: Item, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self._words("answer.yes" if value else "answer.no")
        option = item.option(str(value)) if item.options else None
        if option:
            return inside_a_sentence(option.text)
        if item.type == "date":
            return self.day(date.fromisoformat(str(value)))
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return f"{value} {item.unit}".replace(" °", "°").strip() if item.unit in ("°", "cm") else str(value)


def inside_a_sentence(text: str) -> str:
    """Return words as they stand inside a sentence: small, unless they begin with an abbreviation, RIGHT or LEFT."""
    return text if text[:2].isupper() or not text[:2].isalpha() else text[:1].lower() + text[1:]
