"""The note writes itself: answers → sentences, by the lines of ``templates/visit_note.yaml``.

Each sentence knows the answers it came from, so that a click on it goes there. No sentence without an answer, and none
from a plan that was carried from before and that nobody has touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.visit.carried import is_carried
from clinic_app.visit.letter_template import LetterTemplate
from clinic_app.visit.looked_up import DETAILS, looked_up
from clinic_app.visit.narrative import told_lines
from clinic_app.visit.note_template import Line, NoteTemplate
from clinic_app.visit.problem_changes import ended
from clinic_app.visit.problems import FORM, ONCE, OTHER, problem_of
from clinic_app.visit.screening import SINCE_LAST
from clinic_app.visit.wording import Wording, inside_a_sentence

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

#: Facts about how it went from visit to visit.
COURSE = "course"
_PLACE = re.compile(r"{(\w+)}")
#: A part in brackets, or a name to fill; what is filled in is never looked at again.
_PART = re.compile(r"\[([^\[\]]*)\]|{(\w+)}")
_COLON_DOT, _COLON_COMMA = re.compile(r":\s*\."), re.compile(r":\s*,\s*")
_REPEATED, _SPACE_BEFORE = re.compile(r"([.?!…])\1+"), re.compile(r"\s+([.,;])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the note.

    Attributes:
        section: Letter of its section: S, O, A, P, or C for checks.
        form, path: The answer it came from (the first, where there are several).
        rows: Ids of the answer rows it rests on; for a row (a site, a zone) those of all its answers.
        problem: The problem it is about where the visit treats several; nothing where it concerns all of the visit.
    """

    section: str
    text: str
    form: str
    path: Path
    rows: tuple[str, ...] = ()
    problem: str = ""


def sentences(visit: OpenVisit, template: NoteTemplate | LetterTemplate, words: Words) -> list[Sentence]:
    """Return the note as it stands; lines marked ``first`` stand at the very top of their section.

    Where the visit treats several problems, what concerns all of it comes first, then each problem's own.
    """
    writer = _Writer(visit, Wording(visit, words))
    found: list[Sentence] = []
    for section in template.sections:
        lines = [one for line in section.lines for one in told_lines(visit, line, words)]
        written = [(line.first, one) for line in lines for one in writer.written(section.letter, line)]
        found += [one for first, one in written if first]
        found += by_problem(visit, [one for first, one in written if not first])
    return found


def by_problem(visit: OpenVisit, found: list[Sentence]) -> list[Sentence]:
    """Return sentences by the problem they are about, in the order they came; as they are where there is only one."""
    now = visit.now.problems
    if not now.is_shared:
        return [replace(one, problem="") if one.problem else one for one in found]
    order = {problem: place for place, problem in enumerate(("", *now.treated))}
    about = [replace(one, problem=one.problem or problem_of(visit, one.form, one.path)) for one in found]
    return sorted(about, key=lambda one: order[one.problem])


def headed(found: Iterable[Sentence], called: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the texts of sentences with the title of each problem above its own, and the places of these titles."""
    said, heads, last = list[str](), list[int](), ""
    for one in found:
        if one.problem != last:
            last = one.problem
            heads.append(len(said))
            said.append(called[last])
        said.append(one.text)
    return tuple(said), tuple(heads)


def filled(pattern: str, value: Callable[[str], str]) -> str:
    """Fill a pattern: a part in brackets is left out when something in it is empty; the rest must have words."""

    def part(match: re.Match[str]) -> str:
        return value(match[2]) if match[2] else _optional(match[1], value)

    text = _COLON_DOT.sub(".", _PART.sub(part, pattern))
    text = _REPEATED.sub(r"\1", _COLON_COMMA.sub(": ", text).replace("?.", "?").replace("!.", "!"))
    return _SPACE_BEFORE.sub(r"\1", text).strip()


def _optional(part: str, value: Callable[[str], str]) -> str:
    said: dict[str, str] = {}
    for name in _PLACE.findall(part):
        said[name] = said.get(name) or value(name)
        if not said[name]:
            return ""
    return _PLACE.sub(lambda one: said[one[1]], part)


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
            yield from self._of_others(section, line, form_id, (link_id,))
        else:
            yield from self._facts(section, line, form_id)

    def _each(self, section: str, line: Line, form_id: str, link_id: str) -> Iterator[Sentence]:
        for row in self.visit.of(form_id).rows(link_id):
            path: Path = ((link_id, row),)
            within = self._named(form_id, path, {"row": self.wording.row(row)})
            answers = self.visit.of(form_id)
            wanted = all(answers.value((*path, (link, ""))) == value for link, value in line.where.items())
            if wanted and self._counts(form_id, path):
                yield self._sentence(section, filled(line.say, within), form_id, path)

    def _ask(self, section: str, line: Line, form_id: str, path: Path) -> Iterator[Sentence]:
        value = self._said(form_id, path)
        if not value:
            return
        item = self.visit.form(form_id).item(path[-1][0])
        known = {"value": value, "label": self.wording.label(item), "asked": item.text}
        if form_id in (DETAILS, SINCE_LAST[0]):
            known |= looked_up(self.visit, self.wording, form_id)
        yield self._sentence(section, filled(line.say, self._named(form_id, path[:-1], known)), form_id, path)

    def _of_others(self, section: str, line: Line, form_id: str, links: Iterable[str]) -> Iterator[Sentence]:
        """Yield a line about what is asked once a problem for every problem after the main one."""
        for problem in self.visit.now.problems.treated[1:]:
            for link in links:
                if link in ONCE.get(form_id, ()):
                    yield from self._ask(section, line, FORM, ((OTHER, problem), (link, "")))

    def _list(self, section: str, line: Line, form_id: str, link_id: str) -> Iterator[Sentence]:
        links = [one for one in ONCE.get(form_id, ()) if one in (line.only or (one,)) and one not in line.except_]
        for item, path in self._answered(form_id, link_id):
            top = {above.link_id for above in self.visit.form(form_id).around(item.link_id)} | {item.link_id}
            if top.isdisjoint(line.except_) and (not line.only or item.link_id in line.only):
                yield from self._ask(section, line, form_id, path)
        yield from self._of_others(section, line, form_id, () if link_id else links)

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
        """Yield a sentence of facts; of a course one for each problem whose care ends here, where there are several."""
        for problem in (ended(self.visit) if form_id == COURSE else []) or [""]:
            yield from self._facts_of(section, line, form_id, problem)

    def _facts_of(self, section: str, line: Line, form_id: str, problem: str) -> Iterator[Sentence]:
        known = looked_up(self.visit, self.wording, form_id, problem)
        value = self._named(form_id, (), known)
        text = filled(line.say, value)
        if not text:
            return
        answers = self.visit.of(form_id)
        links = [one for one in _PLACE.findall(line.say) if one not in known and value(one)]
        paths: list[Path] = [((link, row),) for link in links for row in answers.rows(link) or [""]]
        yield replace(self._sentence(section, text, form_id, *paths), problem=problem)

    def _answered(self, form_id: str, link_id: str) -> Iterator[tuple[Item, Path]]:
        """Yield the answered questions of a form (or of one of its groups) outside repeating rows, in form order."""
        if form_id not in self.answered:
            self.answered[form_id] = list(self._outside_rows(form_id))
        for item, above, path in self.answered[form_id]:
            if not link_id or item.link_id == link_id or any(one.link_id == link_id for one in above):
                yield item, path

    def _outside_rows(self, form_id: str) -> Iterator[tuple[Item, tuple[Item, ...], Path]]:
        form, answers = self.visit.form(form_id), self.visit.of(form_id)
        answered = {one[0][0] for one in answers.paths()}
        for item, above in form.walk() if answered else ():
            path = ((item.link_id, ""),)
            if item.link_id not in answered or not item.is_question or any(one.repeats for one in above):
                continue
            listed = item.repeats and not item.items and answers.rows(item.link_id)
            if self._counts(form_id, path) and (listed or answers.said(path)):
                yield item, above, path

    def _named(self, form_id: str, within: Path, known: dict[str, str]) -> Callable[[str], str]:
        form = self.visit.form(form_id) if form_id in self.visit.reference.forms else ()

        def value(name: str) -> str:
            if name in known:
                return known[name]
            return self._said(form_id, (*within, (name, ""))) if name in form else ""

        return value

    def _said(self, form_id: str, path: Path) -> str:
        """Return an answer in words; nothing for one that was only carried, or is not asked any more."""
        link, row = path[-1]
        rows = [] if row else self.visit.of(form_id).rows(link, path[:-1])
        count = (self._counts(form_id, (*path[:-1], (link, one))) for one in rows or [row])
        return self.wording.value(form_id, path) if any(count) else ""

    def _counts(self, form_id: str, path: Path) -> bool:
        """Say whether what stands at a path is asked now, and more than an earlier plan nobody has touched."""
        return self.visit.now.counts(form_id, path) and not is_carried(self.visit, form_id, path)

    def _sentence(self, section: str, text: str, form_id: str, *paths: Path) -> Sentence:
        answers, now = self.visit.of(form_id), self.visit.now
        of_rows = [path for path in paths if path[-1][1]]
        around = answers.paths() if of_rows else ()
        below = [
            one for one in around if any(one[: len(path)] == path for path in of_rows) and now.counts(form_id, one)
        ]
        rows = tuple(row.id for path in dict.fromkeys((*paths, *below)) for row in answers.said(path))
        return Sentence(section, text[:1].upper() + text[1:], form_id, paths[0] if paths else (), rows)
