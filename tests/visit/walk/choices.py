"""What a random walk chooses from: treatments, muscles, answers that help and answers that harm."""

from __future__ import annotations

from hypothesis import strategies as st

from clinic_app.forms.answers import Value

NEEDLING = ("dry_needling", "electro_needling")
TREATMENTS = (*NEEDLING, "dry_needling", "massage", "cupping", "deep_tissue", "other_treatment", "heat", "mobilisation")
MUSCLES = ("quadratus_lumborum", "gluteus_medius", "scalenes", "deltoid", "levator_ani", "psoas_major")
FLAGS = ("ces_saddle", "brainstem_stroke_signs", "dvt", "weight_loss_unwell")
TECHNIQUES = ("wet_cupping", "scalene_needling", "pelvic_floor")
KINDS = ("visit", "visit", "phone", "no_show", "cancelled", "sent_to_emergency", "discharge")
ROW: dict[str, tuple[Value, ...]] = {
    "needle": ("0.30x50", "9x900"),
    "needles": (1, 2, 5),
    "depth": ("muscle",),
    "technique": ("static", "wet_cupping", "dry_static"),
    "dwell_seconds": (60,),
    "out": (True, None),
    "started": ("2026-11-20T13:30:00+00:00", None),
    "pressure": ("light", "deep"),
}
TELLS: dict[str, tuple[Value, ...]] = {
    "needles_opened": (0, 1, 2, 3, 4, 7),
    "needles_unused": (0, 1, 2),
    "sharps": (True, None),
    "incident": ("broken", "lost", None),
    "incident_searched": ("The whole site", " ", None),
    "incident_found": ("no", None),
    "incident_told": ("The hospital", "", None),
}
#: What an incident must tell before needles may differ.
INCIDENT = ("incident", "incident_searched", "incident_found", "incident_told")
HISTORY = {
    "needles": ("needle_phobia", "cognitive", "intoxication"),
    "blood": ("anticoagulant", "bleeding_disorder"),
    "pregnancy_group": ("pregnancy",),
    "body": ("pacemaker", "cardiac_unstable", "osteoporosis"),
    "infection": ("systemic_infection", "cancer_active"),
}
#: Answers within the group about needles that forbid them.
FORBIDDING = ("needle_phobia", "cognitive", "intoxication")
#: One step away from what may be signed: the form (none: the needling), the question, the answer.
HARMS: tuple[tuple[str, str, Value], ...] = (
    ("", "out", None),
    ("", "needles", 5),
    ("", "needles", None),
    ("", "technique", "wet_cupping"),
    ("", "pressure", "deep"),
    ("", "needles_opened", 7),
    ("", "needles_unused", 2),
    ("safety_history", "needles", "not_sure"),
    ("safety_history", "blood", None),
    ("red_flags", "ces_saddle", "yes"),
    ("red_flags", "brainstem_stroke_signs", "not_sure"),
    ("consent", "consent", None),
)
REASONS = ("Agreed with the surgery", " ", None)
FEW_MUSCLES = st.sets(st.sampled_from(MUSCLES), min_size=1, max_size=2)
#: How an emergency flag is decided.
DECIDED = {"found": "Saddle numb", "decision": "emergency", "told": "ED registrar", "told_at": "14:05"}
