"""The note writes itself: answers → sentences, by the lines of ``templates/visit_note.yaml``.

Each sentence knows the answers it came from, so that a click on it goes there. No sentence without an answer, and none
from a plan that was carried from before and that nobody has touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.visit.carried import is_carried
from clinic_app.visit.letter_template import LetterTemplate
from clinic_app.visit.looked_up import DETAILS, looked_up
from clinic_app.visit.narrative import told_lines
from clinic_app.visit.note_template import Line, NoteTemplate
from clinic_app.visit.wording import Wording, inside_a_sentence

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

_PLACE = re.compile(r"{(\w+)}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the note.

    Attributes:
        section: Letter of its section: S, O, A, P, or C for checks.
        form, path: The answer it came from (the first, where there are several).
        rows: Ids of the answer rows it rests on; for a row (a site, a zone) those of all its answers.
    """

    section: str
    text: str
    form: str
    path: Path
    rows: tuple[str, ...] = ()


def sentences(visit: OpenVisit, template: NoteTemplate | LetterTemplate, words: Words) -> list[Sentence]:
    """Return the note as it stands; lines marked ``first`` stand at the very top of their section."""
    writer = _Writer(visit, Wording(visit, words))
    found: list[Sentence] = []
    for section in template.sections:
        lines = [one for line in section.lines for one in told_lines(visit, line, words)]
        written = [(line.first, one) for line in lines for one in writer.written(section.letter, line)]
        found += [one for first, one in written if first] + [one for first, one in written if not first]
    return found


def filled(pattern: str, value: Callable[[str], str]) -> str:
    """Fill a pattern: a part in brackets is left out when something in it is empty; the rest must have words."""

    def optional(match: re.Match[str]) -> str:
        names = _PLACE.findall(match[1])
        return _PLACE.sub(lambda one: value(one[1]), match[1]) if all(value(name) for name in names) else ""

    text = _PLACE.sub(lambda one: value(one[1]), _OPTIONAL.sub(optional, pattern))
    text = re.sub(r":\s*,\s*", ": ", re.sub(r":\s*\.", ".", text))
    text = re.sub(r"([.?!…])\1+", r"\1", text.replace("?.", "?").replace("!.", "!"))
    return re.sub(r"\s+([.,;])", r"\1", text).strip()


@dataclass(frozen=True)
class _Writer:
    visit: OpenVisit
    wording: Wording
    #: Answered questions by form, read once for all lines of the note.
    answered: dict[str, list[tuple[Item, tuple[Item, ...], Path]]] = field(default_factory=dict)

    def written(self, section: str, line: Line) -> Iterator[Sentence]:
        """Yield the sentences of one line."""
        form_id, _, link_id = (line.each or line.gather or line.list or line.ask or line.facts).partition(".")
        if form_id not in self.visit.reference.forms and not line.facts:
            return
        if line.each:
            yield from self._each(section, line, form_id, link_id)
        elif line.gather:
            yield from self._gather(section, line, form_id, link_id)
        elif line.list:
            yield from self._list(section, line, form_id, link_id)
        elif line.ask:
            yield from self._ask(section, line, form_id, ((link_id, ""),))
        else:
            yield from self._facts(section, line, form_id)

    def _each(self, section: str, line: Line, form_id: str, link_id: str) -> Iterator[Sentence]:
        for row in self.visit.of(form_id).rows(link_id):
            path: Path = ((link_id, row),)
            within = self._named(form_id, path, {"row": self.wording.row(row)})
            answers = self.visit.of(form_id)
            wanted = all(answers.value((*path, (link, ""))) == value for link, value in line.where.items())
            if wanted and not is_carried(self.visit, form_id, path):
                yield self._sentence(section, filled(line.say, within), form_id, path)

    def _ask(self, section: str, line: Line, form_id: str, path: Path) -> Iterator[Sentence]:
        value = self._said(form_id, path)
        if not value:
            return
        item = self.visit.form(form_id).item(path[-1][0])
        known = {"value": value, "label": self.wording.label(item), "asked": item.text}
        if form_id == DETAILS:
            known |= self._known(form_id)
        yield self._sentence(section, filled(line.say, self._named(form_id, path[:-1], known)), form_id, path)

    def _list(self, section: str, line: Line, form_id: str, link_id: str) -> Iterator[Sentence]:
        for item, path in self._answered(form_id, link_id):
            top = {above.link_id for above in self.visit.form(form_id).around(item.link_id)} | {item.link_id}
            if top.isdisjoint(line.except_) and (not line.only or item.link_id in line.only):
                yield from self._ask(section, line, form_id, path)

    def _gather(self, section: str, line: Line, form_id: str, link_id: str) -> Iterator[Sentence]:
        by_option: dict[str, list[str]] = {}
        paths: list[Path] = []
        for item, path in self._answered(form_id, link_id):
            if item.options and not item.repeats:
                by_option.setdefault(str(self.visit.of(form_id).value(path)), []).append(
                    inside_a_sentence(self.wording.label(item))
                )
                paths.append(path)
        text = filled(line.say, lambda name: "; ".join(by_option.get(name, ())))
        if text:
            yield self._sentence(section, text, form_id, *paths)

    def _facts(self, section: str, line: Line, form_id: str) -> Iterator[Sentence]:
        known = self._known(form_id)
        value = self._named(form_id, (), known)
        text = filled(line.say, value)
        if not text:
            return
        answers = self.visit.of(form_id)
        links = [one for one in _PLACE.findall(line.say) if one not in known and value(one)]
        paths: list[Path] = [((link, row),) for link in links for row in answers.rows(link) or [""]]
        yield self._sentence(section, text, form_id, *paths)

    def _known(self, form_id: str) -> dict[str, str]:
        """Return what is counted or looked up for a sentence of facts, and stands in no answer."""
        return looked_up(self.visit, self.wording, form_id)

    def _answered(self, form_id: str, link_id: str) -> Iterator[tuple[Item, Path]]:
        """Yield the answered questions of a form (or of one of its groups) outside repeating rows, in form order."""
        if form_id not in self.answered:
            self.answered[form_id] = list(self._outside_rows(form_id))
        for item, above, path in self.answered[form_id]:
            if not link_id or item.link_id == link_id or any(one.link_id == link_id for one in above):
                yield item, path

    def _outside_rows(self, form_id: str) -> Iterator[tuple[Item, tuple[Item, ...], Path]]:
        form, answers = self.visit.form(form_id), self.visit.of(form_id)
        for item, above in form.walk() if answers else ():
            path = ((item.link_id, ""),)
            if not item.is_question or any(one.repeats for one in above):
                continue
            listed = item.repeats and not item.items and answers.rows(item.link_id)
            if listed or (answers.said(path) and not is_carried(self.visit, form_id, path)):
                yield item, above, path

    def _named(self, form_id: str, within: Path, known: dict[str, str]) -> Callable[[str], str]:
        form = self.visit.form(form_id) if form_id in self.visit.reference.forms else ()

        def value(name: str) -> str:
            if name in known:
                return known[name]
            return self._said(form_id, (*within, (name, ""))) if name in form else ""

        return value

    def _said(self, form_id: str, path: Path) -> str:
        """Return an answer in words; nothing for one that was only carried."""
        link, row = path[-1]
        rows = [] if row else self.visit.of(form_id).rows(link, path[:-1])
        carried = [is_carried(self.visit, form_id, (*path[:-1], (link, one))) for one in rows or [row]]
        return "" if all(carried) else self.wording.value(form_id, path)

    def _sentence(self, section: str, text: str, form_id: str, *paths: Path) -> Sentence:
        answers = self.visit.of(form_id)
        of_rows = [path for path in paths if path[-1][1]]
        below = [one for one in answers.paths() if any(one[: len(path)] == path for path in of_rows)] if of_rows else ()
        rows = tuple(row.id for path in dict.fromkeys((*paths, *below)) for row in answers.said(path))
        return Sentence(section, text[:1].upper() + text[1:], form_id, paths[0] if paths else (), rows)
