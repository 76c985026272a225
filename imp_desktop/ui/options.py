"""What a delegate is told about the cell it paints, typed."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


def rect_of(option: QStyleOptionViewItem) -> QRect:
    """The rectangle of the cell."""
    rect: QRect = option.rect
    return rect


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    """The state of the cell: selected, under the mouse, with focus ..."""
    state: QStyle.StateFlag = option.state
    return state
