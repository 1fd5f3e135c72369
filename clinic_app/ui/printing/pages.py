"""Pages drawn on a printer, and as Qt's images."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from clinic_app.documents.preview import BYTES_A_PIXEL, PageImage, page_images
from clinic_app.errors import ClinicError

#: Dots an inch a page is drawn with for a printer: finer than that, nobody sees.
FINE = 300


def has_printer() -> bool:
    """Say whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def send(pdf: bytes, parent: QWidget) -> bool:
    """Let the person choose a printer and print there; say whether it was sent.

    Raises:
        ClinicError: The printer does not take it.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pages(pdf, printer)
    return True


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw every page over the whole sheet of a printer; it touches no widget, so any thread may.

    Raises:
        ClinicError: The printer does not take it.
    """
    printer.setFullPage(True)
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    wide = round(min(sheet.width(), sheet.width() * FINE / printer.resolution()))
    refused = ClinicError("printing_room.refused", printer=printer.printerName(), said="")
    painter = QPainter()
    if not printer.isValid() or not painter.begin(printer):
        raise refused
    try:
        for number, page in enumerate(page_images(pdf, wide)):
            if number and not printer.newPage():
                raise refused
            height = sheet.width() * page.height / page.width
            painter.drawImage(QRectF(0, 0, sheet.width(), height), image_of(page))
    finally:
        ended = painter.end()
    if not ended or printer.printerState() == QPrinter.PrinterState.Error:
        raise refused


def image_of(page: PageImage) -> QImage:
    """Return a page as Qt's image, with pixels of its own."""
    stride = page.width * BYTES_A_PIXEL
    return QImage(page.rgbx, page.width, page.height, stride, QImage.Format.Format_RGBX8888).copy()
