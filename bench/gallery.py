"""Shows every control in every state, light and dark, and writes the pictures into the folder given.

python bench/gallery.py FOLDER
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.degrees import DegreeField
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.halves_chip import HalvesChip
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import Count, KeyCap, LetterBadge, Tag
from clinic_app.ui.widgets.rail import Rail
from clinic_app.ui.widgets.saved import SavedMark
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.stepper import Stepper
from clinic_app.ui.widgets.steps import Step, StepBar
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.ui.widgets.undo_bar import UndoBar

SAFETY = (
    Option("no", "No", key="N"),
    Option("unsure", "Not sure", key="S", level="warn"),
    Option("yes", "Yes", key="Y", level="danger"),
)
ANSWERS = (Option("free", "Free"), Option("painful", "Painful"), Option("limited", "Limited"))


def flow(*widgets: QWidget) -> QWidget:
    """Return widgets in a wrapping row."""
    row = QWidget()
    layout = FlowLayout(row, across=8, down=6)
    for widget in widgets:
        layout.addWidget(widget)
    return row


def card(title: str, *widgets: QWidget, hint: str = "", icon: str = "") -> Card:
    """Return a card that holds widgets one under the other."""
    made = Card(title, hint=hint, icon=icon)
    for widget in widgets:
        made.body.addWidget(widget)
    return made


def off(widget: QWidget) -> QWidget:
    """Return the widget disabled."""
    widget.setEnabled(False)
    return widget


def on(chip: Chip | TickBox | Button) -> QWidget:
    """Return the widget checked."""
    chip.setCheckable(True)
    chip.setChecked(True)
    return chip


def chosen(value: object, options: tuple[Option, ...] = ANSWERS, **looks: object) -> Segments:
    """Return segments with one chosen."""
    made = Segments(options, name="Abduction", **looks)  # type: ignore[arg-type]  # shape and fill, by name
    made.set_value(value)
    return made


def pain(value: int | None, lowest: int = 0) -> PainScale:
    """Return a pain scale with a number chosen."""
    made = PainScale(name="Pain now", lowest=lowest)
    made.set_value(value)
    return made


def factor(words: str, value: str | None) -> HalvesChip:
    """Return a factor chip with an answer."""
    made = HalvesChip(words, worse="worse", eases="eases", no="no", keys=("W", "E", "N"))
    made.set_value(value)
    return made


def stepper(value: int | None, unit: str = "", level: str = "") -> Stepper:
    """Return a stepper with a value."""
    made = Stepper(name="Needles", fewer="One fewer", more="One more", unit=unit, highest=40)
    made.set_value(value)
    made.set_level(level)
    return made


def strip(level: str, lead: str, rest: str, *actions: str, inside: bool = False) -> Strip:
    """Return a strip with plain buttons."""
    made = Strip(level, lead, rest, inside=inside)  # type: ignore[arg-type]  # one of its levels
    for words in actions:
        made.add_action(Button(words))
    return made


def saved(state: str) -> SavedMark:
    """Return the saved mark in one of its states."""
    made = SavedMark(rescue="Keep a rescue copy")
    if state == "saved":
        made.show_saved("Saved 14:03:22")
    elif state == "saving":
        made._show("Saving…", "timer-outline", mark="text_2", tone="text_2")  # noqa: SLF001  without the 300 ms
    else:
        made.show_not_saved("Not saved since 14:03:22. The disk is full.")
    return made


def buttons() -> list[QWidget]:
    """Return the cards about buttons, chips and plates."""
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
    return [
        card(
            "Buttons",
            flow(Button("Show the list", role="main"), Button("New patient", role="main", icon="account-plus-outline")),
            flow(Button("Find a patient"), Button("Letter", icon="printer-outline"), on(Button("Chosen"))),
            flow(Button("Skip once", role="quiet"), Button("Turn figure", role="quiet", icon="rotate-3d-variant")),
            flow(Button("Call and print letter", role="danger", icon="phone-outline"), Button("Other…", role="more")),
            flow(
                IconButton("undo", "Undo"),
                IconButton("magnify", "Find"),
                IconButton("dots-horizontal", "More", quiet=True),
            ),
            flow(
                off(Button("Sign: 7 answers open", role="main")), off(Button("Off")), off(Button("Off", role="quiet"))
            ),
        ),
        card(
            "Chips",
            Label("Worse with", "label"),
            flow(
                on(Chip("Lying on that side")),
                on(Chip("Arm overhead")),
                Chip("Hand behind back"),
                Chip("Lifting"),
                off(Chip("Driving")),
                Button("Own words", role="more", icon="pencil-outline"),
            ),
            TickBox("Hold this to sign"),
            on(TickBox("I went through these with her")),
            Label("Tags", "label"),
            flow(
                Tag("Latex allergy", icon="information-outline"),
                Tag("Blood thinner: apixaban", level="warn", icon="water-outline"),
                Tag("Safety 16 of 16, none open", level="ok", icon="shield-check-outline"),
                Tag("Speak to a doctor", level="danger", icon="shield-alert-outline"),
                Tag("Room 2", level="info", icon="account-outline"),
                Tag("From 6 Nov", level="carried", icon="history"),
                Tag("Pneumothorax 2021", level="alert", icon="alert"),
            ),
        ),
        head,
        card(
            "Factors",
            factor("Lying on that side", "worse"),
            factor("Heat", "eases"),
            factor("Driving", "no"),
            factor("Arm overhead", None),
            factor("Looking over the shoulder while driving backwards", None),
            hint="W worse · E eases · N no",
        ),
    ]


def answers() -> list[QWidget]:
    """Return the cards about choices and numbers."""
    decision = (
        Option("doctor", "Doctor today, no treatment of this area"),
        Option("refer", "Refer within 2 weeks, go on with care"),
        Option("go_on", "Asked and explained, go on"),
    )
    locked = chosen("light", (Option("light", "Light"), Option("medium", "Medium"), Option("deep", "Deep")))
    locked.forbid("deep", "Not with a blood thinner")
    after = tuple(
        Option(words, words) for words in ("Better, nothing unwanted", "Same", "Worse…", "Something unwanted…")
    )
    return [
        card(
            "Segments",
            flow(chosen(None), chosen("painful")),
            flow(chosen("no", SAFETY), chosen("unsure", SAFETY), chosen("yes", SAFETY)),
            flow(locked, off(chosen("free"))),
            chosen("limited", fill=True),
            hint="none at first, once more clears",
        ),
        card(
            "Answers apart, and listed",
            chosen(None, (Option(1, "No change"), Option(2, "Something changed…")), shape="apart", fill=True),
            chosen("Same", after, shape="apart", fill=True),
            chosen("doctor", decision, shape="listed"),
        ),
        card("Pain now", pain(None), pain(6), pain(10), off(pain(3)), hint="was 3 on 6 November"),
        card(
            "Numbers",
            flow(stepper(2), stepper(None), stepper(8, "min"), stepper(2, level="warn"), off(stepper(3))),
            _degrees(None),
            _degrees(135),
            flow(_choice(None), _choice("short"), off(_choice("long"))),
        ),
    ]


def _degrees(value: int | None) -> DegreeField:
    made = DegreeField(name="Abduction, RIGHT", highest=180, last="150° on 6 November, painful from 120°")
    made.set_value(value)
    return made


def _choice(value: str | None) -> ChoiceBox:
    options = [Option("short", "0.25 × 30"), Option("long", "0.25 × 40")]
    made = ChoiceBox(options, name="Needle, mm", placeholder="Needle…")
    made.set_value(value)
    return made


def messages() -> list[QWidget]:
    """Return the cards about strips, saving and typing."""
    strips = QWidget()
    column = QVBoxLayout(strips)
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
    expander = Expander("Older visits (4)")
    expander.body.addWidget(Label("6 November · needling, massage", "small"))
    expander.set_open(is_open=True)
    empty = EmptyState("calendar-today", "No appointments today", "Find a patient above, or add a new one.")
    empty.add_action(Button("New patient", role="main", icon="account-plus-outline"))
    empty.add_action(Button("Find a patient"))
    return [
        strips,
        card("Typing", amiss, password, Field("Who was told", hint="name and time"), box, search, found),
        card("Saved", saved("saved"), Rule(), saved("saving"), Rule(), saved("not"), expander, Expander("Sources")),
        card("", empty),
    ]


def frame() -> list[QWidget]:
    """Return the rail, the steps and the undo bar as a window has them."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    rail = Rail(name="Places")
    for key, icon, words in (
        ("today", "calendar-today", "Today"),
        ("patients", "account-group", "Patients"),
        ("muscles", "arm-flex-outline", "Muscles"),
        ("exercises", "run", "Exercises"),
        ("sheets", "file-pdf-box", "Sheets"),
    ):
        rail.add_place(key, icon, words)
    rail.add_action("settings", "cog-outline", "Settings")
    rail.add_action("lock", "lock-outline", "Lock")
    rail.set_place("today")
    row.addWidget(rail)
    column = QVBoxLayout()
    row.addLayout(column, 1)
    steps = StepBar(name="Steps of the visit")
    for step in (
        Step("Follow-up", icon="play"),
        Step("Intake", number="1", done=True),
        Step("Examination", number="2"),
        Step("Treatment", number="3", open_words="2 open"),
        Step("Home care", number="4"),
        Step("Note & sign", number="5"),
    ):
        steps.add_step(step)
    steps.setCurrentIndex(3)
    column.addWidget(steps)
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


PAGES: dict[str, tuple[Callable[[], list[QWidget]], int]] = {
    "buttons": (buttons, 2),
    "answers": (answers, 2),
    "messages": (messages, 2),
    "frame": (frame, 1),
    "german": (german, 2),
}


def draw(app: QApplication, page: str, theme: Theme, to: Path, width: int = 1180) -> None:
    """Write one picture."""
    theme.apply(app)
    make, columns = PAGES[page]
    window = QWidget()
    grid = QGridLayout(window)
    grid.setContentsMargins(12, 12, 12, 12)
    grid.setSpacing(10)
    for place, part in enumerate(make()):
        grid.addWidget(part, *divmod(place, columns))
        grid.setColumnStretch(place % columns, 1)
    window.resize(width, 100)
    window.show()
    app.processEvents()
    window.resize(width, max(window.heightForWidth(width), window.minimumSizeHint().height()))
    app.processEvents()
    app.processEvents()
    window.grab().save(str(to))
    window.close()
    window.deleteLater()
    app.processEvents()


def main() -> None:
    """Draw all pages light, dark, at 150 % and from right to left."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    draw(app, "german", Theme(scale=1.5, still=True), folder / "german_narrow_150.png", width=760)
    for page in PAGES:
        for name, theme in (
            ("light", Theme(still=True)),
            ("dark", Theme("dark", still=True)),
            ("light_150", Theme(scale=1.5, still=True)),
        ):
            draw(app, page, theme, folder / f"{page}_{name}.png")
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        draw(app, page, Theme(still=True), folder / f"{page}_rtl.png")
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


if __name__ == "__main__":
    main()
