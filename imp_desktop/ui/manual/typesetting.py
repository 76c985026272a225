"""How a page of the manual is set: room between paragraphs, headings in the sizes of the look, keys in its letters."""

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from imp_desktop.ui.look import Look

LINE_HEIGHT = 140
HEADINGS = {1: 20, 2: 15}


def set_in_type(document: QTextDocument, look: Look) -> None:
    """Set the document in the type of the program."""
    document.setDocumentMargin(look.px(24))
    block = document.begin()
    while block.isValid():
        _set_block(block, look)
        block = block.next()


def _set_block(block: QTextBlock, look: Look) -> None:
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.currentTable() is None:
        spacing.setTopMargin(look.px(16) if level > 1 else 0)
        spacing.setBottomMargin(look.px(8))
    cursor.mergeBlockFormat(spacing)
    for piece in _pieces(block):
        start, length, kind = piece
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_letters(look, kind, level))


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        pieces += 1
    return found


def _letters(look: Look, kind: QTextCharFormat, level: int) -> QTextCharFormat:
    bold = level > 0 or kind.fontWeight() > QFont.Weight.Normal.value or kind.fontFixedPitch()
    letters = QTextCharFormat()
    letters.setFont(look.font(HEADINGS.get(level, 13), 600 if bold else 400))
    letters.setFontItalic(kind.fontItalic())
    letters.setForeground(look.text)
    return letters
