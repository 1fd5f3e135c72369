"""``python -m tests.torture.one_room ADDRESS PASSWORD``: the real window at a server's record, for as long as it takes.

It signs in, shows the clinic, registers a patient, hears that another room has written, and leaves.
"""

from __future__ import annotations

import sys
from threading import Event, Thread

from PySide6.QtWidgets import QApplication

from clinic_app.clock import system_clock
from clinic_app.reading import Reading, read_reference, read_words
from clinic_app.ui.window import Window
from clinic_app.visit.opening import open_clinic_on_server
from clinic_app.words import Words
from tests.ui.using import settled, shell_of

PATIENT = {"given_name": "Robin", "family_name": "Field", "birth_date": "1981-05-02", "phone": ""}


def main(address: str, password: str) -> None:
    """Do it all and say who was heard of."""
    QApplication(sys.argv[:1])
    words = read_words()
    reading = read_reference(words)
    clinic = open_clinic_on_server(address, password, reading.reference, words, system_clock)
    window = Window(words)
    window.show_clinic(clinic)
    window.show()
    settled()
    shell_of(window).go("patients")
    settled()
    heard = Event()
    other = Thread(target=_write, args=(address, password, reading, words, heard))
    other.start()
    while not heard.is_set():
        settled()
    other.join()
    settled()
    print(", ".join(one.name for one in clinic.find("field")))  # noqa: T201
    window.leave()
    window.close()
    clinic.record.close()


def _write(address: str, password: str, reading: Reading, words: Words, done: Event) -> None:
    """Register a patient as another room does."""
    try:
        room = open_clinic_on_server(address, password, reading.reference, words, system_clock)
        room.add_patient(**PATIENT)
        room.record.close()
    finally:
        done.set()


if __name__ == "__main__":
    main(*sys.argv[1:])
