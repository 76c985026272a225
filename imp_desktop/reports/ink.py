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
FIRST: Final = _hex("#0F4F82")  # the first group: filled circle, solid line
SECOND: Final = _hex("#B85C12")  # the second group: hollow square, dashed line
AGREEMENT: Final = tuple(map(_hex, ("#6E360B", "#CF9A5F", "#E8E9E7", "#A3C7E2", "#2B72AC")))  # disagree to agree
