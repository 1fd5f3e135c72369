"""The page and the text that say what lies in a parcel, readable in any browser and any editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from urllib.parse import quote

from clinic_app.words import Words

STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#16232a}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:.3rem .6rem;border-bottom:1px solid #ccd}"
    "a{color:#0b5e6b}"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One patient with the files in their folder: path, title and day of each; ``documents`` are paths by their id."""

    folder: str
    name: str
    born: str
    number: int
    files: tuple[tuple[str, str, date], ...]
    documents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """The pages of one parcel."""

    words: Words
    clinic: str
    made: str
    listed: list[Listed]

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield name and content of the first page and of one page a patient."""
        title = self.words("leaving.page_title", clinic=self.clinic)
        rows = [
            (f"{one.folder}/index.html", [f"{one.name}", one.born, str(one.number), str(len(one.files))])
            for one in sorted(self.listed, key=lambda one: one.name.casefold())
        ]
        heads = [self.words(f"leaving.column_{name}") for name in ("name", "born", "number", "papers")]
        about = self.words("leaving.page_about", made=self.made)
        yield "index.html", self._page(title, about, heads, rows)
        for one in self.listed:
            yield f"{one.folder}/index.html", self.of_one(one, self.clinic)

    def of_one(self, one: Listed, about: str) -> str:
        """Return the page of one patient."""
        files = [(path, [title, day.isoformat()]) for path, title, day in sorted(one.files, key=lambda file: file[2])]
        identity = self.words("patient.identity", name=one.name, born=one.born, number=one.number)
        heads = [self.words(f"leaving.column_{name}") for name in ("paper", "day")]
        return self._page(identity, about, heads, files)

    def read_me(self, counts: Mapping[str, int]) -> str:
        """Return what every file is, and how many rows of each table there are."""
        lines = [
            self.words("leaving.page_title", clinic=self.clinic),
            "",
            self.words("leaving.page_about", made=self.made),
        ]
        lines += ["", *(self.words(f"leaving.read_{name}") for name in ("index", "patients", "rows", "bundle", "back"))]
        lines += ["", self.words("leaving.read_secret"), "", self.words("leaving.read_counts")]
        lines += [f"  {name}: {count}" for name, count in counts.items()]
        return "\r\n".join([*lines, ""])

    def _page(self, title: str, about: str, heads: list[str], rows: list[tuple[str, list[str]]]) -> str:
        head = "".join(f"<th>{escape(one)}</th>" for one in heads)
        body = "".join(_row(path, cells) for path, cells in rows)
        return (
            f'<!doctype html><html lang="{self.words.language}"><meta charset="utf-8"><title>{escape(title)}</title>'
            f"<style>{STYLE}</style><h1>{escape(title)}</h1><p>{escape(about)}</p>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></html>"
        )


def _row(path: str, cells: list[str]) -> str:
    first, *rest = (escape(one) for one in cells)
    return f'<tr><td><a href="{quote(path)}">{first}</a></td>{"".join(f"<td>{one}</td>" for one in rest)}</tr>'
