"""The colours of the printed pages; colour never speaks alone, and statistics are always ink."""

from typing import Final

from reportlab.lib.colors import Color, HexColor


def _hex(value: str) -> Color:
    return HexColor(value)


INK: Final = _hex("#16191D")
INK_2: Final = _hex("#454C54")
INK_3: Final = _hex("#646C75")
HAIR: Final = _hex("#BFC5CB")
HAIR_2: Final = _hex("#DDE1E5")
TINT: Final = _hex("#F2F4F6")
PAPER: Final = _hex("#FFFFFF")
MARK: Final = _hex("#000000")  # what a machine finds its way by
DROPPED: Final = _hex("#A9AFB5")  # read by who keys a form, and gone in a scan
FIRST: Final = _hex("#0F4F82")  # the first group: filled circle, solid line
SECOND: Final = _hex("#B85C12")  # the second group: hollow square, dashed line
GO_ON: Final = _hex("#12766E")
GO_ON_ZONE: Final = _hex("#DFF0EC")
ADJUST: Final = _hex("#D99A00")
ADJUST_ZONE: Final = _hex("#F8E5B4")
RECONSIDER: Final = _hex("#A3291C")
RECONSIDER_ZONE: Final = _hex("#EEC8BF")
FIRST_TINT: Final = _hex("#DCE7F1")
SECOND_TINT: Final = _hex("#F6E6D6")
AGREEMENT: Final = tuple(map(_hex, ("#6E360B", "#CF9A5F", "#E8E9E7", "#A3C7E2", "#2B72AC")))  # disagree to agree
