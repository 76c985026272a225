"""Who gets how much room on the keying screen, and what goes first where there is little."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from imp_desktop.ui.entry import foot, header, page_head, pictures, spot, thumbs
from imp_desktop.ui.look import Look

_WIDEST_PAGE = 872
_MARGIN, _GAP, _ABOVE, _BELOW = 28, 28, 12, 4
_PAGE_BESIDE_SPOT, _PAGE_BESIDE_THUMBS = 640, 700
_PACKET_FITS, _WORDS_FIT = 900, 500


@dataclass(frozen=True)
class Room:
    """The places of the parts; one without area is not shown."""

    head: QRect
    thumbs: QRect
    page: QRect
    page_head: QRect
    rows: QRect
    spot: QRect
    spot_over: QRect
    foot: QRect
    low: bool
    packet: bool


def share(look: Look, size: QSize, *, spot_wished: bool, third: bool = False) -> Room:
    """Share the room of the screen: first the spot goes, then the small pages, the packet, the words of the scale.

    In a third keying the small pages are larger, because they show which line to look for.
    """
    wide, high = size.width() / look.zoom, size.height() / look.zoom
    low = high < _WORDS_FIT
    top = look.px(header.LOW_HEIGHT if low else header.HEIGHT)
    bottom = look.px(foot.LOW_HEIGHT if low else foot.HEIGHT)
    pages_wide = pictures.WIDTH if third else thumbs.WIDTH
    thumbs_wide = pages_wide + 20
    spot_fits = spot_wished and wide - 2 * _MARGIN - thumbs_wide - _GAP - spot.WIDTH >= _PAGE_BESIDE_SPOT
    beside = spot.WIDTH + _GAP if spot_fits else 0
    thumbs_fit = wide - 2 * _MARGIN - thumbs_wide - beside >= (_PAGE_BESIDE_SPOT if spot_fits else _PAGE_BESIDE_THUMBS)
    narrow = not thumbs_fit
    margin = 0 if narrow else look.px(_MARGIN)
    above, below = (0, 0) if narrow else (look.px(_ABOVE), look.px(_BELOW))
    left = margin + (look.px(thumbs_wide) if thumbs_fit else 0)
    right = size.width() - margin - look.px(beside)
    page_wide = right - left if narrow or not spot_fits else min(right - left, look.px(_WIDEST_PAGE))
    page = QRect(left, top + above, page_wide, size.height() - top - above - bottom - below)
    head = look.px(page_head.LOW_HEIGHT if low else page_head.HEIGHT)
    spot_high = size.height() - top - bottom - look.px(_ABOVE)
    spot_wide = look.px(spot.WIDTH)
    over = QRect(size.width() - spot_wide - look.px(48), top, spot_wide + look.px(48), size.height() - top - bottom)
    return Room(
        head=QRect(0, 0, size.width(), top),
        thumbs=QRect(margin, top + above, look.px(pages_wide), page.height()) if thumbs_fit else QRect(),
        page=page,
        page_head=QRect(page.left(), page.top(), page.width(), head),
        rows=page.adjusted(1, head + look.px(1 if low else 5), -1, -look.px(1 if low else 6)),
        spot=QRect(page.right() + look.px(_GAP), top + look.px(_ABOVE), spot_wide, spot_high) if spot_fits else QRect(),
        spot_over=over,
        foot=QRect(0, size.height() - bottom, size.width(), bottom),
        low=low,
        packet=wide >= _PACKET_FITS,
    )
