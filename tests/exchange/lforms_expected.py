"""What LHC-Forms made of answers by chance; ``python -m tests.exchange.lforms_expected`` makes it anew.

Only linkIds, codes and numbers are kept; the words of other people's forms stay with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from bench.lforms import Job, at_hand, rendered
from clinic_app.exchange.questionnaire_response import response_from
from clinic_app.forms.file import open_file
from clinic_app.forms.filling import Filling
from clinic_app.forms.questionnaire import Questionnaire
from tests.forms.corpus import FILES
from tests.forms.random_answers import filled_in

KEPT = Path(__file__).parents[1] / "data" / "forms_of_others" / "lforms.json"
SEED = 0
Found = dict[str, dict[str, Any]]


def made_anew() -> Found:
    """Return what LHC-Forms makes of each form that it can render, with the answers it was given."""
    fillings: dict[str, tuple[Questionnaire, Filling]] = {}
    jobs = []
    for path in FILES:
        form = open_file(path, {}).form
        assert form is not None
        filling = filled_in(form, Random(SEED))  # noqa: S311  chance, not a secret
        response = response_from(form, filling.answers, "completed", asked_only=True)
        fillings[path.stem] = form, filling
        jobs.append(Job(path.stem, path.read_text(encoding="utf-8-sig"), response))
    found: Found = {}
    for name, (result,) in rendered(jobs).items():
        if "error" not in result:
            form, filling = fillings[name]
            given = [[path, filling.answers.value(path)] for path in filling.answers.paths()]
            found[name] = {
                "given": given,
                "enabled": sorted(set(result["enabled"])),
                "calculated": _calculated(form, result["qr"]),
            }
    return found


def kept() -> Found:
    """Return what was kept."""
    read: Found = json.loads(KEPT.read_text(encoding="utf-8"))
    return read


def _calculated(form: Questionnaire, response: dict[str, Any]) -> dict[str, list[Any]]:
    wanted = {item.link_id for item, _ in form.walk() if item.details.calculated and not item.repeats}
    said = {one["linkId"]: one.get("answer", []) for one in _items(response.get("item", []))}
    return {link: [next(iter(answer.values())) for answer in said[link]] for link in sorted(wanted & said.keys())}


def _items(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in items:
        yield one
        yield from _items(one.get("item", []))
        for answer in one.get("answer", []):
            yield from _items(answer.get("item", []))


if __name__ == "__main__":
    missing = at_hand()
    if missing:
        raise SystemExit(missing)
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps(made_anew(), indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
