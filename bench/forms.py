"""How fast a form is usable beside LHC-Forms, and what a key costs that asks a question and changes a score."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bench.lforms import Job, at_hand, rendered
from clinic_app.forms import resource
from clinic_app.forms.answers import Path as AnswerPath
from clinic_app.forms.file import open_file
from clinic_app.ui.questionnaire.answering import LooseForm
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.ui.questionnaire.window import FormWindow
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.words import Words

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "fhir" / "questionnaires"
LARGEST = 5
TIMES = 5  # a turn; the first warms up and does not count
TURNS = 3  # ours and theirs take turns, so that a busy moment of the machine falls on both
RATIO, KEY_LIMIT = 5.0, 5.0
SIZE = (900, 760)
QUESTIONS = 200
SCORED = 20


def forms() -> str:
    """Return the report: ratio beside LHC-Forms for the largest files, and the cost of a key."""
    return "\n".join([*_beside(), _key()])


def _beside() -> list[str]:
    files = sorted(CORPUS.glob("*.json"), key=lambda one: one.stat().st_size)[-LARGEST:]
    if not files:
        return ["Forms: no files of other people are here to open."]
    missing = at_hand()
    ours: dict[str, list[float]] = {one.stem: [] for one in files}
    theirs: dict[str, list[float]] = {one.stem: [] for one in files}
    jobs = [Job(one.stem, one.read_text(encoding="utf-8-sig"), times=TIMES) for one in files]
    for _ in range(TURNS):
        for one in files:
            ours[one.stem] += _ours(one)
        for name, runs in ({} if missing else rendered(jobs)).items():
            theirs[name] += [run["ms"] for run in runs if "ms" in run][1:]
    if missing:
        said = [f"  {name}: {statistics.median(spent):.0f} ms" for name, spent in ours.items()]
        return ["Forms, file to usable form, ours only:", *said, f"  {missing}"]
    return _compared(ours, theirs)


def _compared(ours: dict[str, list[float]], theirs: dict[str, list[float]]) -> list[str]:
    lines = ["Forms, file to usable form, beside LHC-Forms in headless Chromium:"]
    ratios = []
    for name, spent in ours.items():
        ms = statistics.median(spent)
        if theirs[name]:
            other = statistics.median(theirs[name])
            ratios.append(other / ms)
            lines.append(f"  {name}: {ms:.0f} ms, {other:.0f} ms, ratio {ratios[-1]:.1f}")
        else:
            lines.append(f"  {name}: {ms:.0f} ms; LHC-Forms does not render it")
    if ratios:
        met = "met" if min(ratios) >= RATIO else "MISSED"
        lines.append(
            f"  smallest ratio {min(ratios):.1f}, median {statistics.median(ratios):.1f} (≥ {RATIO:.0f}: {met})"
        )
    return lines


def _ours(path: Path) -> list[float]:
    application()
    words = Words.of("en")
    _timed(lambda: _shown(path, words))
    gc.collect()
    gc.freeze()  # as the program does before it shows a form
    return [_timed(lambda: _shown(path, words)) for _ in range(TIMES - 1)]


def _timed(does: Callable[[], FormWindow]) -> float:
    start = time.perf_counter()
    window = does()
    spent = (time.perf_counter() - start) * 1000
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    return spent


def _shown(path: Path, words: Words) -> FormWindow:
    opened = open_file(path, {}, thoroughly=False)
    window = FormWindow.of(opened, words)
    window.resize(*SIZE)
    window.show()
    QCoreApplication.processEvents()
    return window


def _key() -> str:
    application()
    answering = LooseForm(resource.read(long_form())[0], Words.of("en"))
    view = QuestionnaireView(answering)
    view.resize(*SIZE)
    view.show()
    QCoreApplication.processEvents()
    spent: list[float] = []
    for number in range(60):
        path: AnswerPath = ((f"q{number % SCORED}", ""),)
        start = time.perf_counter()
        answering.answer(path, str((number + number // SCORED) % 4))
        spent.append((time.perf_counter() - start) * 1000)
        QCoreApplication.processEvents()
    median, most = statistics.median(spent), max(spent)
    met = "met" if median <= KEY_LIMIT else "MISSED"
    items = len(answering.outcome.asked)
    said = f"A key that asks a question and changes a score, {items} items: {median:.1f} ms, at most {most:.1f} ms"
    return f"{said} (≤ {KEY_LIMIT:.0f}: {met})"


def long_form() -> dict[str, object]:
    """Return a form of 200 questions: the first twenty make a score, each asks one more."""
    options = [
        {"valueCoding": {"code": str(number), "display": f"Answer {number}"}, "extension": [_ordinal(number)]}
        for number in range(4)
    ]
    items: list[dict[str, object]] = []
    for number in range(QUESTIONS):
        items.append({"linkId": f"q{number}", "text": f"Question {number}", "type": "choice", "answerOption": options})
        if number < SCORED:
            when = [{"question": f"q{number}", "operator": "=", "answerCoding": {"code": "3"}}]
            items.append({"linkId": f"more{number}", "text": "Tell more", "type": "string", "enableWhen": when})
    scored = " or ".join(f"linkId='q{number}'" for number in range(SCORED))
    expression = {
        "language": "text/fhirpath",
        "expression": f"%resource.item.where({scored}).answer.value.ordinal().sum()",
    }
    url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
    score = {"linkId": "score", "text": "Score", "type": "decimal", "readOnly": True}
    items.insert(0, {**score, "extension": [{"url": url, "valueExpression": expression}]})
    return {"resourceType": "Questionnaire", "status": "active", "title": "Long", "item": items}


def _ordinal(number: int) -> dict[str, object]:
    return {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": number}


def application() -> QApplication:
    """Return the application, dressed and still."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(ARGUMENTS))
    Theme(still=True).apply(app)
    return app
