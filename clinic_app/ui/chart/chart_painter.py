"""Paints the body chart: figures with their marks and badges, the sides in whole words, one kept picture a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from clinic_app.drawing.body_chart import BodyChart
from clinic_app.drawing.outline import Part
from clinic_app.drawing.pain_map import Mark, Overlay, Picture, pictures
from clinic_app.ui.chart.badges import Badge, badges, paint_badge
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.chart.chart_signs import ChartSigns
from clinic_app.ui.chart.panes import Lens, Pane
from clinic_app.ui.painting import paint
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, rounded
from clinic_app.words import Words


@dataclass(frozen=True, slots=True)
class Frame:
    """What the unmarked figures depend on: size in px, device pixels to one px, theme, panes before the lens, lens."""

    size: QSizeF
    ratio: float
    theme: Theme
    panes: tuple[Pane, ...]
    lens: Lens

    @property
    def views(self) -> tuple[str, ...]:
        """Ids of the views, as read."""
        return tuple(pane.view for pane in self.panes)

    @property
    def pixel(self) -> float:
        """Size of a pixel at this text size, in drawing units."""
        return self.theme.scale / (self.panes[0].scale * self.lens.zoom)

    def seen(self) -> Iterator[Pane]:
        """Yield the panes as they are seen through the lens."""
        for pane in self.panes:
            yield pane.seen(self.lens)


@dataclass(frozen=True, slots=True)
class Sight:
    """All that the picture depends on; equal sights look the same."""

    frame: Frame
    marks: tuple[Mark, ...]
    overlay: Overlay


@dataclass(frozen=True, slots=True)
class _Bare:
    """The unmarked figures: what lies under the colours of the marks, what over them, and the curves of the latter."""

    under: QPixmap
    over: QPixmap
    over_parts: tuple[tuple[Part, ...], ...]


class ChartPainter:
    """Draws sights, and keeps what the last one came to; a further mark does not draw the figures again."""

    def __init__(self, chart: BodyChart, words: Words) -> None:
        self._chart = chart
        self._signs = ChartSigns(chart, words)
        self._sight: Sight | None = None
        self._pixmap = QPixmap()
        self._frame: Frame | None = None
        self._bare = _Bare(QPixmap(), QPixmap(), ())
        self._asked: tuple[object, ...] = ()
        self._pictures: tuple[Picture, ...] = ()

    def pixmap(self, sight: Sight) -> QPixmap:
        """Return the picture of a sight; drawn only when it is another one than before."""
        if sight != self._sight:
            self._pixmap = self._drawn(sight)
            self._sight = sight
        return self._pixmap

    def _drawn(self, sight: Sight) -> QPixmap:
        frame = sight.frame
        if frame != self._frame:
            self._bare, self._frame = self._bare_of(frame), frame
        bare = self._bare
        pixmap = QPixmap(bare.under)
        with _painter(pixmap) as painter:
            drawn = list(zip(frame.seen(), self._pictures_of(sight), bare.over_parts, strict=True))
            for pane, picture, over in drawn:
                fills = picture.parts[1 : picture.parts.index(over[0])]
                _paint_parts(painter, pane, fills, frame.theme)
            painter.drawPixmap(QPointF(), bare.over)
            for pane, picture, over in drawn:
                rest = picture.parts[picture.parts.index(over[0]) + len(over) :]
                self._paint_over(painter, pane, picture, rest, frame)
        return pixmap

    def _bare_of(self, frame: Frame) -> _Bare:
        """Draw the figures without marks."""
        theme = frame.theme
        unmarked = pictures(self._chart, (), frame.views, frame.pixel)
        over_parts = tuple(picture.parts[1:] for picture in unmarked)
        under, over = _clear_pixmap(frame), _clear_pixmap(frame)
        with _painter(under) as painter:
            ground = QRectF(QPointF(), frame.size)
            painter.fillPath(rounded(ground, Corners.all(theme.radius("control"))), theme.colour("sunken"))
            for pane, picture in zip(frame.seen(), unmarked, strict=True):
                _paint_parts(painter, pane, picture.parts[:1], theme)
        with _painter(over) as painter:
            for pane, parts in zip(frame.seen(), over_parts, strict=True):
                _paint_parts(painter, pane, parts, theme)
        return _Bare(under, over, over_parts)

    def _pictures_of(self, sight: Sight) -> tuple[Picture, ...]:
        """Return the curves; moving the lens about does not change them."""
        asked = (sight.marks, sight.frame.views, sight.frame.pixel, sight.overlay)
        if asked != self._asked:
            self._pictures = pictures(self._chart, sight.marks, sight.frame.views, sight.frame.pixel, sight.overlay)
            self._asked = asked
        return self._pictures

    def _paint_over(
        self, painter: QPainter, pane: Pane, picture: Picture, parts: tuple[Part, ...], frame: Frame
    ) -> None:
        """Draw what lies over a figure: rims and overlays, lines to the badges, badges, sides."""
        seen = pane.box.intersected(QRectF(QPointF(), frame.size))
        shown: list[Badge] = badges(picture.labels, pane, seen)
        leaders = [part for badge in shown for part in badge.label.leader]
        _paint_parts(painter, pane, (*parts, *leaders), frame.theme)
        for badge in shown:
            paint_badge(painter, badge, frame.theme)
        self._signs.paint(painter, pane, seen, [badge.box for badge in shown], frame.theme)


def _clear_pixmap(frame: Frame) -> QPixmap:
    pixmap = QPixmap((frame.size * frame.ratio).toSize())
    pixmap.setDevicePixelRatio(frame.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _painter(pixmap: QPixmap) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _paint_parts(painter: QPainter, pane: Pane, parts: tuple[Part, ...], theme: Theme) -> None:
    """Draw curves in their pane."""
    painter.save()
    painter.setClipRect(pane.box)
    painter.translate(pane.origin)
    painter.scale(pane.scale, pane.scale)
    paint(painter, parts, chart_colours(theme))
    painter.restore()
