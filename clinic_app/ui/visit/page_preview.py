"""The real page beside what one answers: the PDF itself as pictures, made again shortly after each change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QStyle, QVBoxLayout, QWidget

from clinic_app.documents.preview import page_images, page_size
from clinic_app.errors import ClinicError
from clinic_app.ui import theme as themes
from clinic_app.ui.printing.pages import image_of
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.words import Words

#: A page is made again at most once in so many ms, unless its maker is quicker.
PAUSE = 300
GAP = 10
#: No page is drawn narrower than this many px, whatever the height of the window.
NARROWEST = 240
#: A property of the window: nobody beside the screen is to read who the patients are.
HIDDEN = "names_hidden"
#: As wide as a page is good to read.
WIDEST = 800


class PagePreview(QWidget):
    """Pages one below the other; a sentence where there is no page.

    ``whole`` fits each page into the height; else it is as wide as there is room, up to a good size for reading.

    Attributes:
        made: The pages were made anew, or could not be.
        pdf: The PDF that is shown, or None.
        images: Its pages as they are drawn, in pixels of the screen.
        sentence: Why there is none, in words; empty where there is one.
    """

    made = Signal()

    def __init__(
        self,
        make: Callable[[], bytes],
        words: Words,
        *,
        name: str,
        whole: bool = True,
        pause: int = PAUSE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._words_of, self._name, self._whole = make, words, name, whole
        self.pdf: bytes | None = None
        self.images: list[QImage] = []
        self.sentence = ""
        self._scroll = Scroll(parent=self)
        self._pages = _Pages(self._scroll)
        self._scroll.body.addWidget(self._pages)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._without_page())
        self._is_stale = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause)
        self._pause.timeout.connect(self.now)

    def refresh(self) -> None:
        """Make the pages anew after the pause, or when somebody looks."""
        self._is_stale = True
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    def now(self) -> None:
        """Make the pages anew at once."""
        self._pause.stop()
        self._is_stale = False
        try:
            hidden = bool(self.window().property(HIDDEN))
            self.pdf, self.sentence = (None, self._words_of("around.pages_hidden")) if hidden else (self._make(), "")
        except ClinicError as error:
            self.pdf, self.sentence = None, self._words_of.of_error(error)
        self._sentence.setText(self.sentence)
        self._stack.setCurrentIndex(0 if self.pdf else 1)
        self._draw()
        self.made.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Make what was changed while nobody looked, and draw what was let go."""
        super().showEvent(event)
        if self._is_stale:
            self.now()
        elif not self.images:
            self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make nothing while nobody looks, and let go of the pictures: 4 MB a page, drawn anew from the PDF."""
        super().hideEvent(event)
        self._pause.stop()
        self.images = []
        self._pages.let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the same pages in their new size."""
        super().resizeEvent(event)
        if self.isVisible() or self.images:
            self._draw()

    def _without_page(self) -> QWidget:
        held = QWidget(self)
        column = QVBoxLayout(held)
        self._sentence = Label("", tone="text_2", parent=held)
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addStretch(1)
        return held

    def _draw(self) -> None:
        if self.pdf is None or self.width() <= 0:
            self.images = []
        else:
            wide, high = page_size(self.pdf)
            # The size of this widget, not of the viewport in it: that one is told later.
            room = self.width() - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) - 2 * GAP
            fitting = round((self.height() - 3 * GAP) * wide / high) if self._whole else WIDEST
            width = max(min(NARROWEST, room), min(room, fitting))
            ratio = self.devicePixelRatioF()
            self.images = [image_of(page) for page in page_images(self.pdf, max(1, round(width * ratio)))]
            for image in self.images:
                image.setDevicePixelRatio(ratio)
        count = len(self.images)
        self._pages.show_images(self.images, self._words_of(self._name, page=1, pages=count) if count else "")


class _Pages(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._sizes: list[QSize] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_images(self, images: list[QImage], name: str) -> None:
        self._images = images
        self._sizes = [image.deviceIndependentSize().toSize() for image in images]
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def let_go(self) -> None:
        """Keep no picture; the room for them stays until there are others."""
        self._images = []

    def sizeHint(self) -> QSize:
        """Return the size of all pages one below the other."""
        height = sum(size.height() + GAP for size in self._sizes) + GAP
        return QSize(max((size.width() for size in self._sizes), default=0), height)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all pages; the width may be less."""
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the edges in the colour of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every page with an edge; paper is white in the dark too."""
        with QPainter(self) as painter:
            painter.setPen(QPen(themes.current().colour("line_strong"), 1))
            top = GAP
            for image, size in zip(self._images, self._sizes, strict=False):
                left = (self.width() - size.width()) // 2
                painter.drawImage(left, top, image)
                painter.drawRect(QRect(left - 1, top - 1, size.width() + 1, size.height() + 1))
                top += size.height() + GAP
