"""All muscles by region, and those that a search finds: by any of their names, or by where they are felt."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.knowledge.muscles import Muscle
from clinic_app.ui.library.index_list import Group, IndexList
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.named import muscles_felt_in, muscles_named

#: Regions from head to foot.
REGIONS = (
    *("head", "face", "neck", "shoulder", "arm", "forearm", "hand", "chest", "upper_back", "mid_back", "abdomen"),
    *("low_back", "pelvis", "hip_buttock", "thigh_front", "thigh_medial", "thigh_back", "knee", "leg", "foot"),
)


class MuscleIndex(Card):
    """A search line and the list below it.

    Attributes:
        chosen: A person chose a muscle; carries it.
        field: The search line.
        list: The names.
    """

    chosen = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(fill=True, parent=parent)
        self._clinic = clinic
        words = clinic.words
        self.setAccessibleName(words("library.title"))
        self.field = SearchField(
            name=words("library.search"),
            clear=words("library.clear"),
            placeholder=words("library.placeholder"),
            parent=self,
        )
        self.list = IndexList(name=words("library.title"), parent=self)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.field.searched.connect(self.search)
        self.field.entered.connect(self._choose_first)
        self.field.went_down.connect(self.list.enter)
        self.list.chosen.connect(self.chosen)
        self.search("")

    def search(self, typed: str) -> None:
        """Show what fits, or all muscles where nothing is typed."""
        groups = self._found(typed) if typed.strip() else self._by_region()
        self.list.show_groups(groups, self._clinic.words("library.nothing"))

    def choose(self, muscle: str) -> None:
        """Show a muscle as the chosen one; where the search hides it, all muscles stand there again."""
        if muscle not in self.list.rows:
            self.field.clear()
        self.list.choose(muscle)

    def _choose_first(self) -> None:
        first = next(iter(self.list.rows.values()), None)
        if first is not None:
            first.click()

    def _by_region(self) -> list[Group]:
        muscles = list(self._clinic.reference.knowledge.muscles.values())
        regions = [*REGIONS, *sorted({one.region for one in muscles} - set(REGIONS))]
        groups = (self._group(region, [one for one in muscles if one.region == region]) for region in regions)
        return [one for one in groups if one.names]

    def _group(self, region: str, muscles: list[Muscle]) -> Group:
        words, named = self._clinic.words, f"library.region.{region}"
        heading = words(named) if named in words else region.replace("_", " ")
        return Group(heading, _names(sorted(muscles, key=lambda one: one.name.casefold())))

    def _found(self, typed: str) -> list[Group]:
        words, knowledge = self._clinic.words, self._clinic.reference.knowledge
        by_name = muscles_named(knowledge, typed)
        felt = [one for one in muscles_felt_in(knowledge, typed) if one not in by_name]
        groups = Group(words("library.by_name"), _names(by_name)), Group(words("library.felt_there"), _names(felt))
        return [one for one in groups if one.names]


def _names(muscles: list[Muscle]) -> tuple[tuple[str, str], ...]:
    return tuple((one.id, one.name) for one in muscles)
