"""What is up, in words: the flag's title, the list it stands on, the answer that brought it, what to do."""

from __future__ import annotations

from clinic_app.forms.findings import Finding
from clinic_app.reasoning.alerts import Alert
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.finding_words import said_words
from clinic_app.visit import screening
from clinic_app.visit.wording import inside_a_sentence


def title_of(desk: Desk, alert: Alert) -> str:
    """Return what a flag or a cause is called."""
    knowledge = desk.visit.reference.knowledge
    return knowledge.red_flags[alert.id].title if alert.kind == "flag" else knowledge.causes[alert.id].label


def titles_of(desk: Desk, alerts: list[Alert]) -> str:
    """Return several titles as they stand inside a sentence."""
    return "; ".join(inside_a_sentence(title_of(desk, one)) for one in alerts)


def group_words(desk: Desk, flag: str) -> str:
    """Return the group of a flag in words; nothing for a question without a flag."""
    known = desk.visit.reference.knowledge.red_flags.get(flag)
    if known is None:
        return ""
    sentence = f"safety.group.{known.group}"
    return desk.words(sentence) if sentence in desk.words else known.group.replace("_", " ")


def listed_words(desk: Desk, alert: Alert) -> str:
    """Return what the screening list of a flag looks for: its causes, or its group where none is named."""
    knowledge = desk.visit.reference.knowledge
    flag = knowledge.red_flags.get(alert.id)
    causes = [knowledge.causes[one].label for one in (flag.causes if flag else (alert.id,))]
    if causes:
        return desk.words("safety.listed", what=", ".join(inside_a_sentence(one) for one in causes))
    return desk.words("safety.listed_under", group=group_words(desk, alert.id))


def answer_words(desk: Desk, finding: Finding) -> str:
    """Return the question that was asked and its answer; nothing for a finding that no answer of today gave."""
    if finding.source is None:
        return ""
    form_id, path = finding.source
    item = desk.visit.form(form_id).item(path[-1][0])
    answer = desk.wording.value(form_id, path)
    return desk.words("safety.answer_was", asked=item.text, answer=answer) if answer else ""


def lowered_words(desk: Desk, alert: Alert) -> str:
    """Return what was answered that makes a flag a note, where that alone does; nothing for any other flag."""
    said = dict.fromkeys(inside_a_sentence(said_words(desk, one)) for one in alert.lowered_by)
    return desk.words("safety.lowered", what="; ".join(said)) if said else ""


def action_words(desk: Desk, action: str) -> str:
    """Return what to do, with the clinic's emergency number where the text wants one."""
    text = action.replace("{EMERGENCY}", str(desk.clinic.settings.get("emergency", "")))
    return text[:1].upper() + text[1:]


def source_words(desk: Desk, sources: tuple[str, ...]) -> str:
    """Return how sources are named; nothing where there are none."""
    known = desk.visit.reference.knowledge.sources
    named = dict.fromkeys(known[one].short for one in sources if one in known)
    return desk.words("safety.sources", sources="; ".join(named)) if named else ""


def recalled_words(desk: Desk, alert: Alert) -> str:
    """Return that it is raised so by recall of textbooks alone; nothing where a source says it."""
    return desk.words("recall.raised_by") if alert.is_recalled else ""


def counted(desk: Desk) -> dict[str, int]:
    """Return how many safety questions are asked and how many of them are answered."""
    asked = screening.questions(desk.visit)
    return {"asked": len(asked), "answered": len(asked) - len(screening.unanswered(desk.visit, asked))}
