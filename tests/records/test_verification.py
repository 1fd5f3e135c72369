"""Whoever changes, takes out, moves or cuts off what was written is found, on both stores."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, text, update

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records import chain, embedded, vault
from clinic_app.records.chain import Head
from clinic_app.records.record import Record
from clinic_app.records.tables import answer, event
from clinic_app.records.tables import chain as head
from clinic_app.records.verification import known_heads, missing_tail, verify, walk
from clinic_app.visit.record_check import sentences
from clinic_app.words import Words
from tests.records.keeping import PASSWORD, filled

#: What somebody does with the rows by hand → what is said of it.
TAMPERED = {
    "UPDATE answer SET value = '\"better\"' WHERE seq = 7": "verify.changed_answer",
    "UPDATE answer SET author = NULL WHERE seq = 7": "verify.changed_answer",
    "UPDATE answer SET entered_utc = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 7": "verify.changed_answer",
    "UPDATE event SET detail = '{}' WHERE kind = 'signed'": "verify.changed_event",
    "UPDATE event SET kind = 'looked' WHERE seq = 1": "verify.changed_event",
    "DELETE FROM answer WHERE seq = 7": "verify.removed_one",
    "DELETE FROM answer WHERE seq IN (7, 8, 9)": "verify.removed",
    "DELETE FROM event WHERE seq = 1": "verify.removed_one",
    "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)": "verify.removed_one",
    "UPDATE chain SET seq = seq - 1": "verify.unlinked",
    "UPDATE chain SET hash = 'x'": "verify.head",
    "UPDATE note SET body = '{}'": "verify.note_changed",
    "UPDATE note SET body = '{}', sha256 = 'x'": "verify.note_changed",
    "UPDATE note SET chain_hash = 'x'": "verify.anchor",
    "DELETE FROM addendum": "verify.addendum_removed",
    "UPDATE addendum SET text = 'Slept badly.'": "verify.addendum_changed",
    "UPDATE attachment SET title = 'Another', body = 'abc'": "verify.document_changed",
    "DELETE FROM attachment": "verify.document_removed",
    "UPDATE form SET body = '{\"a\": 1}'": "verify.form_changed",
    "UPDATE visit SET state = 'open' WHERE state = 'signed'": "verify.note_open",
    "UPDATE visit SET state = 'signed' WHERE state = 'open'": "verify.note_removed",
}


def by_hand(record: Record, statement: str, **values: object) -> None:
    with record.engine.begin() as connection:
        connection.execute(text(statement), values)


def test_a_record_nobody_has_touched_is_whole(record: Record, clock: SetClock) -> None:
    made = filled(record, clock)
    found = verify(record, known_heads(record))
    assert found.amiss == ()
    assert found.links == found.head.seq > 30
    made.answer(made.visit(), "one more")
    assert verify(record, known_heads(record)).links == found.links + 3


@pytest.mark.parametrize("statement", TAMPERED)
def test_what_was_done_by_hand_is_found_and_said(record: Record, clock: SetClock, words: Words, statement: str) -> None:
    filled(record, clock)
    by_hand(record, statement)
    found = verify(record)
    assert TAMPERED[statement] in {one.sentence for one in found.amiss}
    said = sentences(record, found, words)
    assert len(said) == len(found.amiss) + 2
    assert said[-1] == words("verify.what_to_do")


def test_an_edited_answer_is_named_with_its_visit(record: Record, clock: SetClock, words: Words) -> None:
    made = filled(record, clock)
    by_hand(record, "UPDATE answer SET value = '\"better\"' WHERE seq = 7")
    (one,) = verify(record).amiss
    assert (one.seq, one.visit) == (7, made.record.answers.of_visit(one.visit)[0].visit)
    assert "Entry 7" in sentences(record, verify(record), words)[1]
    assert "patient 1001" in sentences(record, verify(record), words)[1]


def test_two_answers_that_changed_places_are_found(record: Record, clock: SetClock) -> None:
    filled(record, clock)
    for here, there in ((7, -1), (8, 7), (-1, 8)):
        by_hand(record, "UPDATE answer SET seq = :there WHERE seq = :here", here=here, there=there)
    assert {one.seq for one in verify(record).amiss} >= {7, 8}


def test_whoever_links_everything_anew_behind_an_edit_is_found_by_the_anchors(record: Record, clock: SetClock) -> None:
    """With the key in hand one can lay a new chain; the signed note still holds the old one's hash."""
    filled(record, clock)
    with record.engine.begin() as connection:
        connection.execute(text("UPDATE answer SET value = '\"better\"' WHERE seq = 7"))
        rows = [(one, dict(row)) for one in (answer, event) for row in connection.execute(select(one)).mappings()]
        before = chain.START
        for table, row in sorted(rows, key=lambda one: one[1]["seq"]):
            del row["hash"]
            before = chain.link(before, table.name, row)
            connection.execute(update(table).where(table.c.seq == row["seq"]).values(hash=before))
        connection.execute(update(head).values(hash=before))
    assert "verify.anchor" in {one.sentence for one in verify(record).amiss}


def test_a_walk_from_a_link_reached_earlier_finds_what_came_since(record: Record, clock: SetClock) -> None:
    made = filled(record, clock)
    reached = verify(record).head
    made.answer(made.visit(), "later")
    assert walk(record, after=reached).links == 3
    by_hand(record, "UPDATE answer SET value = 'null' WHERE seq = :seq", seq=reached.seq + 3)
    assert walk(record, after=reached).amiss
    assert walk(record, after=Head(reached.seq, "0" * 64)).amiss


# -- a tail that was cut off


def cut_off(record: Record, last: int) -> None:
    """Take the newest entries out so that the chain ends whole, as somebody with the key could."""
    with record.engine.begin() as connection:
        connection.execute(delete(answer).where(answer.c.seq > last))
        connection.execute(delete(event).where(event.c.seq > last))
        rows = [connection.execute(select(one.c.hash).where(one.c.seq == last)).first() for one in (answer, event)]
        (kept,) = [row.hash for row in rows if row]
        connection.execute(update(head).values(seq=last, hash=kept))


def test_a_tail_cut_off_behind_a_signature_is_found_by_the_note(record: Record, clock: SetClock) -> None:
    filled(record, clock)
    cut_off(record, 10)
    assert "verify.cut_off" in {one.sentence for one in verify(record).amiss}


@pytest.mark.parametrize("kept", ["record.head", "keys.json", "backups"])
def test_a_tail_cut_off_is_found_by_each_place_that_holds_the_head(
    embedded_record: Record, clock: SetClock, tmp_path: Path, kept: str
) -> None:
    made = filled(embedded_record, clock)
    assert embedded_record.backups is not None
    assert embedded_record.anchors is not None
    embedded_record.backups.take(embedded_record, clock().utc)
    embedded_record.anchors.keep()
    newest = verify(embedded_record).head.seq
    folder = tmp_path / "record"
    cut_off(embedded_record, newest - 3)
    if kept != "record.head":
        (folder / "record.head").unlink()
    if kept != "keys.json":
        keys = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
        (folder / "keys.json").write_text(
            json.dumps({k: v for k, v in keys.items() if k != "anchor"}), encoding="utf-8"
        )
    if kept != "backups":
        shutil.rmtree(folder / "backups")
    said = [one for one in verify(made.record, known_heads(made.record)).amiss if one.sentence == "verify.cut_off"]
    assert [(str(one.values["place"]).split("/")[0], one.values["count"]) for one in said] == [(kept, 3)]


def test_a_log_that_lost_its_end_is_missed_when_the_record_is_opened(
    embedded_record: Record, clock: SetClock, tmp_path: Path
) -> None:
    filled(embedded_record, clock)
    newest = verify(embedded_record).head.seq
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "record", copy)
    log = copy / "record.db-wal"
    (copy / "record.db-shm").unlink()
    whole = log.read_bytes()
    log.write_bytes(whole[: len(whole) // 2])
    key, _ = vault.load(copy / embedded.KEYS).open(PASSWORD)
    opened = embedded.open_record(copy, key)
    lost = missing_tail(opened)
    assert 0 < lost < newest
    assert [
        one.values["count"] for one in verify(opened, known_heads(opened)).amiss if one.sentence == "verify.cut_off"
    ]
    opened.close()


def test_a_crash_leaves_no_head_that_was_not_stored(embedded_record: Record, clock: SetClock) -> None:
    """The head is written down behind the commit: a transaction that came to nothing is not in it."""
    made = filled(embedded_record, clock)
    row = made.answer(made.visit(), "stored")
    with pytest.raises(ClinicError):  # the second row has the id of the first, behind the new head
        embedded_record.answers.append([replace(row, id=str(uuid4())), *[replace(row, id="x" * 36)] * 2])
    assert missing_tail(embedded_record) == 0
    assert embedded_record.anchors is not None
    assert max(one.seq for one in embedded_record.anchors.all()) == embedded_record.answers.of_visit(row.visit)[-1].seq
