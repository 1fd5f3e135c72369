"""The printers this computer knows, and the way a page reaches one without ever lying in a file of ours.

Where the system has the print queue of CUPS (Linux, macOS) the PDF goes into ``lp`` through a pipe: Qt would write it
in clear to a temporary file first. Everywhere else (Windows) Qt draws the pages straight into the system's queue.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from threading import Event

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from clinic_app.errors import ClinicError
from clinic_app.ui.printing.pages import print_pages

SPOOLER, LISTER, CANCELLER = "lp", "lpstat", "cancel"
#: Seconds after which a queue that does not answer counts as one that does not work; when the clinic closes, sooner.
PATIENCE, HURRY = 60.0, 3.0
#: Seconds a page may lie in the queue before somebody is told, and how often the queue is asked.
AT_PRINTER, ASK_EVERY = 180.0, 2.0
LOOK_EVERY = 0.1  # s
#: As much of what a queue says as fits a line.
MOST_SAID = 160
#: How a queue names what it took, such as “Room_2-17”.
NAMED = re.compile(r"\S+-\d+\b")


def known_printers() -> list[str]:
    """Return the names of the printers of this computer, those of its queue where it has one."""
    if shutil.which(LISTER) is None:
        return sorted(QPrinterInfo.availablePrinterNames())
    return sorted(_listed("-e"))


def hand_over(pdf: bytes, printer: str, title: str, hurry: Event) -> None:
    """Hand a PDF to a printer by its name and wait until it is through, not for long once somebody is in a hurry.

    Args:
        pdf: What is printed.
        printer: The name the computer knows it by.
        title: What the list of the queue calls it, for everybody to read: never a patient's name.
        hurry: Set when the clinic closes.

    Raises:
        ClinicError: There is no such printer, or it does not take it.
    """
    spooler = shutil.which(SPOOLER)
    if spooler is not None:
        job = _spool(pdf, [spooler, "-d", printer, "-t", title, "-"], printer, hurry)
        _follow(job, printer, hurry)
        return
    known = QPrinterInfo.printerInfo(printer)
    if known.isNull():
        raise ClinicError("printing_room.no_such_printer", printer=printer)
    print_pages(pdf, QPrinter(known, QPrinter.PrinterMode.HighResolution))


def _spool(pdf: bytes, command: list[str], printer: str, hurry: Event) -> str:
    """Give a PDF to the queue, and return what the queue calls it, or nothing where it does not say."""
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=_plain_english()) as queue:  # noqa: S603  found on PATH; the printer's name is one argument
            answered = _answer(queue, pdf, hurry)
    except OSError as error:
        raise ClinicError("printing_room.refused", printer=printer, said=error.strerror or "") from error
    if answered is None:
        raise ClinicError("printing_room.no_answer", printer=printer)
    told, amiss = answered
    if queue.returncode:
        raise ClinicError("printing_room.refused", printer=printer, said=amiss[:MOST_SAID])
    named = NAMED.search(told)
    return named.group() if named else ""


def _answer(queue: subprocess.Popen[bytes], pdf: bytes, hurry: Event) -> tuple[str, str] | None:
    """Return what the queue says, and what is amiss, or None where it says nothing in time and was ended."""
    began, given, hurried = time.monotonic(), pdf, 0.0
    while True:
        try:
            told, amiss = queue.communicate(given, timeout=LOOK_EVERY)
        except subprocess.TimeoutExpired:
            now = time.monotonic()
            given = b""  # what was given already goes on
            hurried = hurried or (now if hurry.is_set() else 0.0)
            if now - began < PATIENCE and not (hurried and now - hurried > HURRY):
                continue
            queue.kill()
            queue.communicate()
            return None
        return _line(told), _line(amiss)


def _follow(job: str, printer: str, hurry: Event) -> None:
    """Wait until the queue is done with what it took: no paper, or a printer that is off, shows only there.

    What lies there too long is taken out of the queue: else it would come out later, with nobody there to take it.

    Raises:
        ClinicError: It lay there too long.
    """
    ends = time.monotonic() + AT_PRINTER
    while job and any(line.split()[0] == job for line in _listed("-W", "not-completed", "-o", printer)):
        if hurry.wait(ASK_EVERY):  # the queue has it; nobody is there to be told what becomes of it
            return
        if time.monotonic() > ends:
            _run(CANCELLER, job)
            raise ClinicError("printing_room.waited", printer=printer, minutes=round(AT_PRINTER / 60))


def _listed(*asked: str) -> list[str]:
    """Return what the queue lists, line by line; nothing where it does not answer."""
    return [line.strip() for line in _run(LISTER, *asked).splitlines() if line.strip()]


def _run(name: str, *asked: str) -> str:
    found = shutil.which(name)
    if found is None:
        return ""
    try:
        said = subprocess.run(  # noqa: S603  found on PATH, no words of a person's
            [found, *asked], capture_output=True, timeout=PATIENCE, check=False, env=_plain_english()
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return said.stdout.decode(errors="replace")


def _line(said: bytes) -> str:
    return " ".join(said.decode(errors="replace").split())


def _plain_english() -> dict[str, str]:
    """Return the surroundings in which a queue answers in the words that are looked for."""
    return os.environ | {"LC_ALL": "C.UTF-8"}
