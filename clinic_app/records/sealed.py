"""Digests beside the chain: notes, addenda, documents and forms against what they were sealed with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, literal_column, select

from clinic_app.canonical import canonical, digest
from clinic_app.records.amiss import Amiss
from clinic_app.records.anchors import Anchor
from clinic_app.records.erasing import erased_visits
from clinic_app.records.tables import addendum, attachment, event, form, note, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record

#: Events that hold the digest of what they are about.
SIGNED, KEPT, ADDED = "signed", "document_kept", ("addendum", "entered_in_error")
#: States of a visit that has a signed note.
FROZEN = ("signed", "entered_in_error")
#: What is read of a document; its bytes without asking whether they are bytes.
DOCUMENT: tuple[ColumnElement[Any], ...] = (
    attachment.c.id,
    attachment.c.visit,
    attachment.c.title,
    attachment.c.sha256,
    literal_column("body"),
)
#: So many notes or documents are in memory at a time.
AT_A_TIME = 20


def note_anchors(connection: Connection) -> list[Anchor]:
    """Return the heads of the chain that signed notes hold."""
    rows = connection.execute(select(note.c.chain_seq, note.c.chain_hash).where(note.c.chain_seq > 0)).all()
    return [Anchor(seq, chain_hash, "note") for seq, chain_hash in rows]


def sealed_things(record: Record) -> Iterator[Amiss]:
    """Yield every note, addendum, document and form that is not what it was sealed as, or that is not there any more.

    Raises:
        ClinicError: The record cannot be read.
    """
    yield from _notes(record)
    yield from _addenda(record)
    yield from _documents(record)
    yield from _forms(record)


def _amiss(sentence: str, visit_id: str | None = None, seq: int = 0, **values: object) -> Amiss:
    return Amiss(sentence, values, seq, visit_id or "")


def said(record: Record, *kinds: str) -> list[tuple[int, str, dict[str, str]]]:
    """Return seq, visit and detail of the events of some kinds, as far as they can be read."""
    wanted = select(event.c.seq, event.c.visit, event.c.detail).where(event.c.kind.in_(kinds)).order_by(event.c.seq)
    with record.read() as connection:
        return [(seq, at or "", _detail(text)) for seq, at, text in connection.execute(wanted).all()]


def _detail(text: str) -> dict[str, str]:
    """Return what an event says; one that was changed by hand says nothing, and the chain says that it was changed."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _notes(record: Record) -> Iterator[Amiss]:
    signed = {at: str(detail.get("sha256", "")) for _, at, detail in said(record, SIGNED)}
    with record.read() as connection:
        frozen = set(connection.execute(select(visit.c.id).where(visit.c.state.in_(FROZEN))).scalars())
        frozen -= erased_visits(connection)
        bodies = select(note.c.visit, note.c.body, note.c.sha256).execution_options(yield_per=AT_A_TIME)
        there = {}
        for at, body, sha256 in connection.execute(bodies):
            there[at] = digest(body) == sha256 and signed.get(at, sha256) == sha256
    for at, is_as_signed in there.items():
        if not is_as_signed:
            yield _amiss("verify.note_changed", at)
        if at not in signed:
            yield _amiss("verify.note_unsigned", at)
        if at not in frozen:
            yield _amiss("verify.note_open", at)
    for at in sorted((frozen | set(signed)) - there.keys()):
        yield _amiss("verify.note_removed", at)


def _addenda(record: Record) -> Iterator[Amiss]:
    with record.read() as connection:
        rows = connection.execute(select(addendum)).mappings().all()
        of_note = {row.id: row.visit for row in connection.execute(select(note.c.id, note.c.visit))}
    sealed = {
        detail["addendum"]: (at, detail["sha256"]) for _, at, detail in said(record, *ADDED) if "addendum" in detail
    }
    for row in rows:
        _, sha256 = sealed.pop(row["id"], ("", ""))
        if sha256 and digest(canonical(dict(row))) != sha256:
            yield _amiss("verify.addendum_changed", of_note.get(row["note"]))
    for at, _ in sealed.values():
        yield _amiss("verify.addendum_removed", at)


def _documents(record: Record) -> Iterator[Amiss]:
    kept = {detail.get("document", ""): (at, detail.get("sha256", "")) for _, at, detail in said(record, KEPT)}
    with record.read() as connection:
        ids = list(connection.execute(select(attachment.c.id)).scalars())
    for start in range(0, len(ids), AT_A_TIME):
        wanted = select(*DOCUMENT).where(attachment.c.id.in_(ids[start : start + AT_A_TIME]))
        with record.read() as connection:
            rows = connection.execute(wanted).mappings().all()
        for row in rows:
            at, sha256 = kept.pop(row["id"], (row["visit"], row["sha256"]))
            if _digest(row["body"]) != row["sha256"] or row["sha256"] != sha256:
                yield _amiss("verify.document_changed", at, title=row["title"])
    for one, (at, _) in kept.items():
        if one:
            yield _amiss("verify.document_removed", at)


def _digest(body: object) -> str:
    """Return the digest of a document as it lies there, be it bytes or what somebody put in their place."""
    return hashlib.sha256(body if isinstance(body, bytes) else str(body).encode()).hexdigest()


def _forms(record: Record) -> Iterator[Amiss]:
    with record.read() as connection:
        hashes = list(connection.execute(select(form.c.hash)).scalars())
    for one in hashes:
        with record.read() as connection:
            name, body = connection.execute(select(form.c.name, form.c.body).where(form.c.hash == one)).one()
        if digest(body) != one:
            yield _amiss("verify.form_changed", name=name)
