"""Answers → findings: what each answer of a form means, with side, row and amount put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.findings import ANSWERED, Finding, is_day, parse
from clinic_app.forms.questionnaire import Item
from clinic_app.forms.standing import Standing
from clinic_app.forms.visibility import Circumstances, visible


def findings_from(standing: Standing, circumstances: Circumstances | None = None) -> list[Finding]:
    """Return what the answers of the questions now asked mean.

    Where two people answered one question differently both answers are taken: a safety answer is never lost to
    a conflict. A finding given twice with and without an amount is kept once, with the amount.
    """
    form, answers = standing.form, standing.answers
    found: dict[tuple[str, str | None, str, bool], Finding] = {}
    for item, path in visible(standing, circumstances or Circumstances()):
        for finding in _of_item(form.id, item, path, answers) if item.has_rows or answers.said(path) else ():
            key = (finding.id, finding.side, finding.of, finding.present)
            if key not in found or found[key].amount is None:
                found[key] = finding
    return [finding for finding in found.values() if finding.amount != 0 or finding.kind != "pain"]


def _of_item(form_id: str, item: Item, path: Path, answers: Answers) -> Iterator[Finding]:
    if not item.is_question:
        return
    within, link_id = path[:-1], path[-1][0]
    places = [(*within, (link_id, row)) for row in answers.rows(link_id, within)] if item.has_rows else [path]
    for place in places:
        for row in answers.said(place):
            for text, amount in _meant(item, row.value):
                yield replace(parse(_filled(text, place, answers)), amount=amount, source=(form_id, place))


def _meant(item: Item, value: Any) -> Iterator[tuple[str, float | None]]:  # noqa: ANN401
    if item.options and not isinstance(value, bool):
        option = item.option(str(value))
        for text in option.findings if option else ():
            yield text, None
    elif isinstance(value, bool):
        for text in item.findings:
            yield (text if value else f"-{text}"), None
    elif isinstance(value, (int, float)):
        for text in item.findings:
            yield text, float(value)
    else:
        for text in item.findings:
            yield text, None


def _filled(text: str, path: Path, answers: Answers) -> str:
    """Put in what a finding names in braces: the innermost row's id, and the day another question was answered with.

    Where the day was not answered, ``@{…}`` is left out: the finding then rests on no report.
    """
    row = next((row for _, row in reversed(path) if row), "")
    return ANSWERED.sub(lambda named: _day(named[1], path, answers), text.replace("{row}", row))


def _day(link_id: str, path: Path, answers: Answers) -> str:
    """Return the day answered to the question beside the one at a path, with an at sign before it, or nothing."""
    value = answers.value((*path[:-1], (link_id, "")))
    return f"@{value}" if is_day(str(value or "")) else ""
