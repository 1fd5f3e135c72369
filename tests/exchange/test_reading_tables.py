"""Tables as they come: every encoding and separator, workbooks, cards; what is no table is refused in words."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.errors import ClinicError
from clinic_app.exchange.csv_table import read_csv
from clinic_app.exchange.people_in import Reading
from clinic_app.exchange.source import of_content, opened
from clinic_app.exchange.spreadsheet import read_xlsx
from clinic_app.exchange.vcard import read_vcards
from clinic_app.exchange.written_dates import day_of, possible_orders
from clinic_app.words import Words
from tests.exchange.made_files import SHEET, workbook

TODAY = date(2026, 11, 20)
GERMAN = (
    'Vorname;Nachname;Geburtsdatum;Ort\r\n\r\n"Jürgen ""Jo""";Müßig;03.04.1975;Köln\r\n;;;\r\n'
    "Zoë;O'Neill;31.12.1980;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_encoding_and_separator_gives_the_same_rows(encoding: str, separator: str) -> None:
    table = read_csv(GERMAN.replace(";", separator).encode(encoding))
    assert table.columns == ("Vorname", "Nachname", "Geburtsdatum", "Ort")
    assert [(row.line, *row.cells) for row in table.rows] == [
        (3, 'Jürgen "Jo"', "Müßig", "03.04.1975", "Köln"),
        (5, "Zoë", "O'Neill", "31.12.1980", ""),
    ]


def test_windows_own_letters_are_read_as_windows_meant_them() -> None:
    table = read_csv("Name;Ort\nD’Arcy;Köln – Süd €\n".encode("cp1252"))
    assert table.read_as == "cp1252"
    assert table.rows[0].cells == ("D’Arcy", "Köln – Süd €")


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(";,\t|"),
)
def test_whatever_is_in_the_cells_comes_back(rows: list[list[str]], separator: str) -> None:
    held = io.StringIO()
    writer = csv.writer(held, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["given name", "family name", "remark"], *[["x", *row[1:]] for row in rows]])
    found = read_csv(held.getvalue().encode())
    assert [list(row.cells) for row in found.rows] == [["x", *row[1:]] for row in rows]


def test_a_quote_over_several_lines_keeps_the_numbers_of_the_lines() -> None:
    table = read_csv(b'name,remark\n"A","first\nsecond"\nB,x\n')
    assert [row.line for row in table.rows] == [2, 4]


def test_a_row_wider_than_the_names_keeps_what_it_holds() -> None:
    table = read_csv(b"a,b\n1,2,3\n4,5\n")
    assert table.columns == ("a", "b", "column 3")
    assert [row.cells for row in table.rows] == [("1", "2", "3"), ("4", "5", "")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("patients.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "no_text"),
        ("patients.csv", b"%PDF-1.7\n%\xe2\xe3\n" + b"1 0 obj" * 40, "no_text"),
        ("patients.csv", b"", "empty"),
        ("patients.csv", b"\n ; ;\n", "empty"),
        ("patients.csv", b"Vorname;Nachname;Geburtsdatum\n", "only_header"),
        ("patients.csv", b'name,born\n"Ada,1980-01-01\n' + b"x,y\n" * 3, "broken_line"),
        ("patients.csv", b"name,born\n" + b"A" * 30_000 + b",1980-01-01\n", "broken_line"),
        ("patients.xlsx", b"PK\x03\x04 this is not one", "workbook_damaged"),
        ("cards.vcf", b"BEGIN:VCARD\nN:Never;Ends\n", "no_card"),
        ("bundle.json", b'{"resourceType": "Bundle", "entry": [', "no_json"),
        ("bundle.json", b"[" * 200_000, "no_json"),
        ("bundle.json", b'{"x": NaN}', "no_json"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name: str, content: bytes, said: str, words: Words) -> None:
    with pytest.raises(ClinicError) as refused:
        of_content(name, content)
    assert refused.value.sentence == f"importing.{said}"
    assert words.of_error(refused.value)


def test_a_file_of_400_mb_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(400 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: pytest.fail("it was read"))
    with pytest.raises(ClinicError) as refused:
        opened(path)
    assert refused.value.sentence == "importing.too_large"
    with pytest.raises(ClinicError) as missing:
        opened(tmp_path / "none.csv")
    assert missing.value.sentence == "importing.cannot_read"


def test_a_workbook_gives_its_first_sheet_with_dates_as_dates() -> None:
    table = of_content(
        "list.bin",
        workbook([["Vorname", "Nachname", "Geburtsdatum", "Nr"], [], ["Ada", "Rook & Söhne", 29585, 17]], dates=(2,)),
    ).table
    assert table is not None
    assert [(row.line, *row.cells) for row in table.rows] == [(3, "Ada", "Rook & Söhne", "1980-12-30", "17")]


def test_a_workbook_with_shared_texts_as_spreadsheets_write_it() -> None:
    strings = "<sst><si><t>name</t></si><si><r><t>Ada </t></r><r><t>Rook</t></r><rPh><t>no</t></rPh></si></sst>"
    cells = ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c><c t="s"><v>99</v></c>']
    sheet = f"<worksheet><sheetData>{''.join(f'<row>{one}</row>' for one in cells)}</sheetData></worksheet>"
    table = read_xlsx(workbook([], more={"xl/sharedStrings.xml": strings, SHEET: sheet}))
    assert [row.cells for row in table.rows] == [("Ada Rook",)]


def test_a_workbook_that_unfolds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from clinic_app.exchange import spreadsheet  # noqa: PLC0415  its limit is set for this test

    monkeypatch.setattr(spreadsheet, "MOST_UNFOLDED", 1024 * 1024)
    bomb = workbook([], more={SHEET: f"<worksheet><sheetData>{' ' * 40_000_000}</sheetData></worksheet>"})
    assert len(bomb) < 100_000
    with pytest.raises(ClinicError) as refused:
        read_xlsx(bomb)
    assert refused.value.sentence == "importing.unfolds"


@pytest.mark.parametrize(
    "sheet",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><row><c><v>&b;</v></c></row></worksheet>',
        "<worksheet><sheetData><row>",
        '<worksheet><sheetData><row r="1"><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
        '<worksheet><sheetData><row r="x"><c><v>1</v></c></row></sheetData></worksheet>',
    ],
)
def test_a_workbook_with_tricks_is_refused(sheet: str) -> None:
    with pytest.raises(ClinicError) as refused:
        read_xlsx(workbook([], more={SHEET: sheet}))
    assert refused.value.sentence == "importing.workbook_damaged"


def test_any_zip_that_is_no_workbook_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(ClinicError):
        read_xlsx(held.getvalue())


CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Rook;Ada 🦴;Mary;;\r\nFN:Ada Rook\r\nBDAY:1980-12-30\r\nTEL;TYPE=CELL:0151 1\r\n"
    "item1.TEL:0151 2\r\nADR;TYPE=HOME:;;12 High\\, Street;Leeds;;LS1;UK\r\n"
    "NOTE:a long line that was fold\r\n ed\\nand broken\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;J=C3=BCrgen\r\n"
    "BDAY:19750403\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\nVERSION:4.0\nFN:Cher\nBDAY;VALUE=text:circa 1946\nPHOTO:data:image/jpeg;base64,"
    + "A" * 30_000
    + "\nEND:VCARD\n"
)


def test_cards_of_every_version() -> None:
    table = read_vcards(CARDS.encode())
    rows = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]
    assert [row.line for row in table.rows] == [1, 12, 18]
    assert rows[0]["family name"] == "Rook"
    assert rows[0]["given name"] == "Ada 🦴 Mary"
    assert rows[0]["phone"] == "0151 1 / 0151 2"
    assert rows[0]["address"] == "12 High, Street, Leeds, LS1, UK"
    assert rows[0]["note"] == "a long line that was folded\nand broken"
    assert (rows[1]["given name"], rows[1]["family name"], rows[1]["birth date"]) == ("Jürgen", "Müller", "1975-04-03")
    assert rows[2]["full name"] == "Cher"
    assert "left out" in rows[2]["photo"]


def test_a_card_folded_in_the_middle_of_an_emoji() -> None:
    bone = "🦴".encode()
    content = b"BEGIN:VCARD\r\nFN:Ada " + bone[:2] + b"\r\n " + bone[2:] + b" Rook\r\nEND:VCARD\r\n"
    assert read_vcards(content).rows[0].cells == ("Ada 🦴 Rook",)


@pytest.mark.parametrize(
    ("written", "orders"),
    [
        (["03.04.1975", "05.06.1980"], ("dmy", "mdy")),
        (["03.04.1975", "31.12.1980"], ("dmy",)),
        (["03/04/1975", "12/31/1980"], ("mdy",)),
        (["1975-04-03", "1980-12-31"], ("ymd",)),
        (["3. April 1975", "April 3, 1975"], ("ymd",)),
        (["31.02.2020", "01.02.1990"], ("dmy",)),
    ],
)
def test_the_order_of_dates_is_found_or_asked(written: list[str], orders: tuple[str, ...]) -> None:
    assert possible_orders(written) == orders


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("03.04.1975", "dmy", date(1975, 4, 3)),
        ("03/04/1975", "mdy", date(1975, 3, 4)),
        ("1975-04-03T00:00:00Z", "dmy", date(1975, 4, 3)),
        ("19750403", "dmy", date(1975, 4, 3)),
        ("3.4.75", "dmy", date(1975, 4, 3)),
        ("3.4.26", "dmy", date(2026, 4, 3)),
        ("3.4.27", "dmy", date(1927, 4, 3)),
        ("75-04-03", "ymd", date(1975, 4, 3)),
        ("3. März 1975", "dmy", date(1975, 3, 3)),
        ("3 de abril de 1975", "ymd", date(1975, 4, 3)),
        ("Dec 31, 1980", "dmy", date(1980, 12, 31)),
    ],
)
def test_dates_as_people_write_them(written: str, order: str, day: date) -> None:
    months = Reading.guessed(read_csv(b"name\nx\n"), TODAY).synonyms.by_month
    assert day_of(written, order, months, TODAY) == day


@given(st.text(max_size=20))
def test_any_words_are_a_day_or_none(written: str) -> None:
    try:
        found = day_of(written, "dmy", {"april": 4}, TODAY)
    except ValueError:
        return
    assert isinstance(found, date)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ClinicError):  # anything else stops the test
        assert of_content("x", content).table is not None
