"""What the gallery shows: every control in every state, as cards."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bench.gallery_parts import (
    SAFETY,
    card,
    choice,
    chosen,
    degrees,
    factor,
    flow,
    off,
    on,
    pain,
    saved,
    stepper,
    strip,
)
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import Count, KeyCap, LetterBadge, Tag, TagLevel
from clinic_app.ui.widgets.rail import Rail
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.steps import Step, StepBar
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.ui.widgets.undo_bar import UndoBar


def plates() -> Card:
    """Return a card with a head and the small signs."""
    head = Card("Where does it hurt?", hint="compared with 6 November", icon="target")
    head.add_action(Button("Undo", role="quiet", icon="undo"))
    head.add_action(IconButton("dots-horizontal", "More", quiet=True))
    head.body.addWidget(NamedSide("Front of shoulder", "RIGHT", "RIGHT"))
    head.body.addWidget(NamedSide("Outer upper arm", "LEFT", "LEFT"))
    head.body.addWidget(NamedSide("Forehead", "BOTH", "BOTH"))
    head.body.addWidget(
        flow(
            LetterBadge("A", "full", name="explains A"),
            LetterBadge("B", "partly", name="partly B"),
            LetterBadge("C", "not", name="not C"),
            Label("explains A, partly B, not C", "small", tone="text_2"),
            Count(7, name="seven open"),
            Count(3, name="three", level="neutral"),
            Count(12, name="twelve", level="warn"),
            Count(2, name="two", level="alert"),
            KeyCap("Ctrl T"),
            KeyCap("N"),
        ),
    )
    return head


def every_button() -> Card:
    """Return each kind of button."""
    return card(
        "Buttons",
        flow(Button("Show the list", role="main"), Button("New patient", role="main", icon="account-plus-outline")),
        flow(Button("Find a patient"), Button("Letter", icon="printer-outline"), on(Button("Chosen"))),
        flow(Button("Skip once", role="quiet"), Button("Turn figure", role="quiet", icon="rotate-3d-variant")),
        flow(Button("Call and print letter", role="danger", icon="phone-outline"), Button("Other…", role="more")),
        flow(IconButton("undo", "Undo"), IconButton("magnify", "Find"), IconButton("dots-horizontal", "…", quiet=True)),
        flow(off(Button("Sign: 7 answers open", role="main")), off(Button("Off")), off(Button("Off", role="quiet"))),
    )


def chips() -> Card:
    """Return chips, tick boxes and tags."""
    tags: list[tuple[str, TagLevel, str]] = [
        ("Latex allergy", "neutral", "information-outline"),
        ("Blood thinner: apixaban", "warn", "water-outline"),
        ("Safety 16 of 16, none open", "ok", "shield-check-outline"),
        ("Speak to a doctor", "danger", "shield-alert-outline"),
        ("Room 2", "info", "account-outline"),
        ("From 6 Nov", "carried", "history"),
        ("Pneumothorax 2021", "alert", "alert"),
    ]
    own = Button("Own words", role="more", icon="pencil-outline")
    return card(
        "Chips",
        Label("Worse with", "label"),
        flow(on(Chip("Lying on that side")), on(Chip("Arm overhead")), Chip("Lifting"), off(Chip("Driving")), own),
        TickBox("Hold this to sign"),
        on(TickBox("I went through these with her")),
        Label("Tags", "label"),
        flow(*(Tag(words, level=level, icon=icon) for words, level, icon in tags)),
    )


def factors() -> Card:
    """Return factors in their four states."""
    return card(
        "Factors",
        factor("Lying on that side", "worse"),
        factor("Heat", "eases"),
        factor("Driving", "no"),
        factor("Arm overhead", None),
        factor("Looking over the shoulder while driving backwards", None),
        hint="W worse · E eases · N no",
    )


def buttons() -> list[QWidget]:
    """Return the cards about buttons, chips and plates."""
    return [every_button(), chips(), plates(), factors()]


def segments() -> Card:
    """Return joined choices."""
    locked = chosen("light", (Option("light", "Light"), Option("medium", "Medium"), Option("deep", "Deep")))
    locked.forbid("deep", "Not with a blood thinner")
    return card(
        "Segments",
        flow(chosen(None), chosen("painful")),
        flow(chosen("no", SAFETY), chosen("unsure", SAFETY), chosen("yes", SAFETY)),
        flow(locked, off(chosen("free"))),
        chosen("limited", fill=True),
        hint="none at first, once more clears",
    )


def answers() -> list[QWidget]:
    """Return the cards about choices and numbers."""
    decision = (
        Option("doctor", "Doctor today, no treatment of this area"),
        Option("refer", "Refer within 2 weeks, go on with care"),
        Option("go_on", "Asked and explained, go on"),
    )
    after = tuple(Option(words, words) for words in ("Better, nothing unwanted", "Same", "Worse…", "Something else…"))
    apart = card(
        "Answers apart, and listed",
        chosen(None, (Option(1, "No change"), Option(2, "Something changed…")), shape="apart", fill=True),
        chosen("Same", after, shape="apart", fill=True),
        chosen("doctor", decision, shape="listed"),
    )
    scale = card("Pain now", pain(None), pain(6), pain(10), off(pain(3)), hint="was 3 on 6 November")
    steppers = flow(stepper(2), stepper(None), stepper(8, "min"), stepper(2, level="warn"), off(stepper(3)))
    choices = flow(choice(None), choice("short"), off(choice("long")))
    return [segments(), apart, scale, card("Numbers", steppers, degrees(None), degrees(135), choices)]


def strips() -> QWidget:
    """Return a strip of each level."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    for one in (
        strip("emergency", "Send now.", "Numb between the legs, since this morning.", "Record my decision"),
        strip("danger", "Today: speak to a doctor.", "Leg getting weaker.", "Decide and record"),
        strip("warn", "Note, ask more: pain wakes her at night.", "On its own it says little.", "Ask 3 more"),
        strip("info", "Working on this computer.", "Clinic server not reached since 14:01.", "Try again"),
        strip("ok", "Signed by J. Adeyemi, 6 Nov 2026 14:31.", "", "Addendum"),
        strip("carried", "Arm overhead RIGHT 150°, painful from 120°.", "From 6 November.", "Still planned", "Change"),
        strip("warn", "First: not from a muscle?", "C5–C6 radiculopathy · frozen shoulder", "Check", inside=True),
    ):
        column.addWidget(one)
    column.addStretch()
    return made


def typing() -> Card:
    """Return everything to type in."""
    amiss = Field("Birth date", placeholder="dd.mm.yyyy")
    amiss.set_words("31.02.1979")
    amiss.set_amiss("February has no 31st.")
    password = SecretField("Password", show="Show the password", hide="Hide the password")
    password.set_words("correct horse")
    box = TextBox(name="Assessment", placeholder="In your own words")
    box.set_words(
        "Shoulder pain on lifting for six weeks, eased by heat.\nLikes to paint ceilings.\nSleeps on that side."
    )
    search = SearchField(name="Find a patient", clear="Empty the search", placeholder="Name, birth date or number")
    found = SearchField(name="Find", clear="Empty the search")
    found.setText("marsh")
    return card("Typing", amiss, password, Field("Who was told", hint="name and time"), box, search, found)


def messages() -> list[QWidget]:
    """Return the cards about strips, saving and typing."""
    expander = Expander("Older visits (4)")
    expander.body.addWidget(Label("6 November · needling, massage", "small"))
    expander.set_open(is_open=True)
    empty = EmptyState("calendar-today", "No appointments today", "Find a patient above, or add a new one.")
    empty.add_action(Button("New patient", role="main", icon="account-plus-outline"))
    empty.add_action(Button("Find a patient"))
    marks = card("Saved", saved("saved"), Rule(), saved("saving"), Rule(), saved("not"), expander, Expander("Sources"))
    return [strips(), typing(), marks, card("", empty)]


def rail() -> Rail:
    """Return the rail of the window."""
    made = Rail(name="Places")
    for key, icon, words in (
        ("today", "calendar-today", "Today"),
        ("patients", "account-group", "Patients"),
        ("muscles", "arm-flex-outline", "Muscles"),
        ("exercises", "run", "Exercises"),
        ("sheets", "file-pdf-box", "Sheets"),
    ):
        made.add_place(key, icon, words)
    made.add_action("settings", "cog-outline", "Settings")
    made.add_action("lock", "lock-outline", "Lock")
    made.set_place("today")
    return made


def steps() -> StepBar:
    """Return the steps of a visit."""
    made = StepBar(name="Steps of the visit")
    for step in (
        Step("Follow-up", icon="play"),
        Step("Intake", number="1", done=True),
        Step("Examination", number="2"),
        Step("Treatment", number="3", open_words="2 open"),
        Step("Home care", number="4"),
        Step("Note & sign", number="5"),
    ):
        made.add_step(step)
    made.setCurrentIndex(3)
    return made


def frame() -> list[QWidget]:
    """Return the rail, the steps and the undo bar as a window has them."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(rail())
    column = QVBoxLayout()
    row.addLayout(column, 1)
    column.addWidget(steps())
    column.addWidget(pain(3, lowest=1))
    column.addStretch()
    bar = UndoBar(undo="Undo", parent=window)
    bar.offer("Removed: Supraspinatus RIGHT,", "1 needle")
    window.setMinimumHeight(560)
    return [window]


def german() -> list[QWidget]:
    """Return long words in narrow cards."""
    head = Card("Nervenwurzelreizsyndrom ausschließen", hint="seit dem Behandlungsbeginn", icon="target")
    head.add_action(Button("Untersuchung wiederholen", role="quiet"))
    head.body.addWidget(NamedSide("Schulterblattheber und Untergrätenmuskel", "RIGHT", "RECHTS"))
    head.body.addWidget(
        strip("warn", "Blutgerinnungshemmer:", "Druckstellen lange zusammendrücken.", "Begründung festhalten")
    )
    head.body.addWidget(Button("Physiotherapeutische Selbstbehandlung ausdrucken", role="main", icon="printer-outline"))
    head.body.addWidget(Tag("Lungenoberlappenspitzenverletzung 2021", level="alert", icon="alert"))
    head.body.addWidget(factor("Bildschirmarbeitsplatz", "worse"))
    head.body.addWidget(factor("Überkopfbewegungen mit schweren Gewichten", "eases"))
    movement = (Option(1, "Uneingeschränkt"), Option(2, "Schmerzhaft"), Option(3, "Bewegungseinschränkung"))
    amiss = Field("Geburtsdatum", hint="Tag, Monat, Jahr")
    amiss.set_amiss("Den 31. Februar gibt es nicht.")
    answers_card = card(
        "Antworten",
        chosen(2, movement),
        chosen(None, movement, shape="apart", fill=True),
        flow(on(Chip("Bildschirmarbeit")), Chip("Überkopfbewegungen mit Gewicht"), Chip("Kälte")),
        TickBox("Aufklärung über Nadelung und mögliche Nebenwirkungen ist erfolgt"),
        amiss,
        saved("not"),
        pain(4),
    )
    return [head, answers_card]
