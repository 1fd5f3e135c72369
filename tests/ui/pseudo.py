"""Languages that nobody speaks: one longer than English with accents, one from right to left in Arabic letters."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.forms.shelf import Shelf
from clinic_app.visit.reference import Reference
from clinic_app.words import Words

Speak = Callable[[str], str]
#: How much longer than in English: what German needs.
LONGER = 1.4
ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñöüýÁÇÉÍÑÖÜÝ")
ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابثديفغهيجكلمنوبقرستوفشخيزابثديفغهيجكلمنوبقرستوفشخيز",
)
PLACEHOLDER = re.compile(r"(\{[^}]*\})")


def longer(sentence: str) -> str:
    """Return a sentence about 40 % longer, word by word, with accents; placeholders stay."""
    return _around_placeholders(sentence, lambda text: re.sub(r"[A-Za-z]{2,}", _stretched, text).translate(ACCENTS))


def from_the_right(sentence: str) -> str:
    """Return a sentence in Arabic letters, as long as it was; placeholders stay."""
    return _around_placeholders(sentence, lambda text: text.translate(ARABIC))


def words_in(speak: Speak, words: Words) -> Words:
    """Return all sentences of a language in another that nobody speaks."""
    return Words({one: speak(words.pattern(one)) for one in words}, words.language)


def reference_in(speak: Speak, reference: Reference) -> Reference:
    """Return the same forms asking in a language that nobody speaks."""
    shelf = Shelf(reference.forms.lists)
    for form in reference.forms:
        shelf.place(_form(speak, form), reference.forms.files.get(form.id, Path()))
    return replace(reference, forms=shelf)


def _form(speak: Speak, form: Questionnaire) -> Questionnaire:
    return replace(form, title=speak(form.title), items=tuple(_item(speak, one) for one in form.items))


def _item(speak: Speak, item: Item) -> Item:
    return replace(
        item,
        text=speak(item.text),
        hint=speak(item.hint),
        short=speak(item.short),
        placeholder=speak(item.placeholder),
        options=tuple(replace(one, text=speak(one.text)) for one in item.options),
        items=tuple(_item(speak, one) for one in item.items),
    )


def _around_placeholders(sentence: str, speak: Speak) -> str:
    parts = PLACEHOLDER.split(sentence)
    return "".join(part if PLACEHOLDER.fullmatch(part) else speak(part) for part in parts)


def _stretched(found: re.Match[str]) -> str:
    word = found.group()
    more = math.ceil(len(word) * (LONGER - 1))
    middle = len(word) // 2
    return word[:middle] + word[middle] * more + word[middle:]
