"""Paper: to the printer where there is one, else into a file the person chooses."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from clinic_app.documents.preview import BYTES_A_PIXEL, PageImage, page_images
from clinic_app.errors import ClinicError
from clinic_app.words import Words

#: Dots an inch a page is drawn with for a printer: finer than that, nobody sees.
FINE = 300


def print_or_save(pdf: bytes, parent: QWidget, words: Words, name: str = "page.pdf") -> Path | None:
    """Ask where to put a PDF and write it there; return the file, or None where nobody chose one."""
    path = ask_where(parent, words, name)
    if path is not None:
        write(pdf, path)
    return path


def ask_where(parent: QWidget, words: Words, name: str) -> Path | None:
    """Ask for a file to write, and return it, or None where nobody chose one."""
    chosen, _ = QFileDialog.getSaveFileName(parent, words("printing.save_as"), name, "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def write(pdf: bytes, path: Path) -> None:
    """Write a PDF into a file; a part of a page is not left behind.

    Raises:
        ClinicError: The folder does not take it, or the disk is full.
    """
    is_new = not path.exists()
    try:
        path.write_bytes(pdf)
    except OSError as error:
        if is_new:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        sentence = "record.disk_full" if error.errno == errno.ENOSPC else "record.cannot_write"
        raise ClinicError(sentence, place=path.parent) from error


def has_printer() -> bool:
    """Say whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def send(pdf: bytes, parent: QWidget) -> bool:
    """Let the person choose a printer and print there; say whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pages(pdf, printer)
    return True


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw every page over the whole sheet of a printer."""
    printer.setFullPage(True)
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    wide = round(min(sheet.width(), sheet.width() * FINE / printer.resolution()))
    with QPainter(printer) as painter:
        for number, page in enumerate(page_images(pdf, wide)):
            if number:
                printer.newPage()
            height = sheet.width() * page.height / page.width
            painter.drawImage(QRectF(0, 0, sheet.width(), height), image_of(page))


def image_of(page: PageImage) -> QImage:
    """Return a page as Qt's image, with pixels of its own."""
    stride = page.width * BYTES_A_PIXEL
    return QImage(page.rgbx, page.width, page.height, stride, QImage.Format.Format_RGBX8888).copy()
