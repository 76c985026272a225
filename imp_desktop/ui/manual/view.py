"""The manual: its pages in a list, the chosen one beside it, and a field to find a word."""

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from imp_desktop import i18n, paths
from imp_desktop.i18n import _
from imp_desktop.ui.controls import Entry, Line, MenuList, QuietBar, ground, label
from imp_desktop.ui.manual import key_lines
from imp_desktop.ui.manual.reference import keys_page, messages_page
from imp_desktop.ui.manual.typesetting import set_in_type
from imp_desktop.ui.session import Session

LIST = 264
WIDEST = 760
KEYS = "keys"
MESSAGES = "messages"


class ManualPage(QWidget):
    """One page a screen, the keys, the tables that can be imported, the missing rule, and every message."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        look = session.look
        self._session = session
        self._look = look
        ground(self, look.surface)
        self.bar = QuietBar(look)
        self.pages = MenuList(look, contents(), _("Manual"))
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setMaximumWidth(look.px(WIDEST))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in this page"))
        self.field.setAccessibleName(_("Find in this page"))
        self.field.returnPressed.connect(self.find_next)
        QShortcut(QKeySequence("/"), self, self.field.setFocus)
        self.pages.chosen.connect(self.show_page)
        self.pages.choose(contents()[0].id)
        self.setFocusProxy(self.pages)
        self._lay_out(session)

    def refresh(self) -> None:
        """Show the chosen page anew."""
        self.show_page(self.pages.value())

    def arrive(self, **where: object) -> None:
        """Show a page, if one is named."""
        page = where.get("page")
        if isinstance(page, str):
            self.pages.choose(page)
        self.refresh()

    def where(self) -> dict[str, object]:
        """The page that is seen."""
        return {"page": self.pages.value()}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen."""
        return key_lines.keys()

    def show_page(self, page: str) -> None:
        """Show a page of the manual."""
        document = self.text.document()
        self.text.setAccessibleName(next(one.words for one in contents() if one.id == page))
        document.setDefaultFont(self._look.font(13))
        document.setMarkdown(page_text(page, self._session))
        set_in_type(document, self._look)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def find_next(self) -> None:
        """Find the next place of the word in the field; after the last the first again."""
        if not self.text.find(self.field.text()):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(self.field.text(), QTextDocument.FindFlag(0))

    def _follow(self, link: QUrl) -> None:
        self.pages.choose(link.path().removesuffix(".md"))

    def _lay_out(self, session: Session) -> None:
        look = session.look
        left = QVBoxLayout()
        left.setContentsMargins(look.px(12), look.px(20), look.px(12), look.px(12))
        left.setSpacing(look.px(12))
        title = label(look, _("Manual"), 20, 600)
        title.setContentsMargins(look.px(12), 0, 0, 0)
        for widget in (title, self.pages):
            left.addWidget(widget)
        left.addStretch(1)
        left.addWidget(self.field)
        side = QWidget()
        side.setFixedWidth(look.px(LIST))
        side.setLayout(left)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Line(look, down=True))
        row.addWidget(self.text, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)


def contents() -> list[Entry]:
    """The pages of the manual in order, with the title each of them begins with."""
    entries = [Entry(_name(path), _title(path), "book-open") for path in _files()]
    made = [Entry(KEYS, _("Keys"), "keyboard"), Entry(MESSAGES, _("Every message"), "info")]
    return [*entries, *made]


def page_text(page: str, session: Session) -> str:
    """The text of a page, in Markdown, in the language of the window."""
    if page == KEYS:
        return keys_page(session)
    if page == MESSAGES:
        return messages_page()
    return next(path.read_text(encoding="utf-8") for path in _files() if _name(path) == page)


def _files() -> list[Path]:
    folder = paths.resources() / "manual"
    own = folder / i18n.language()
    return sorted((own if own.is_dir() else folder / i18n.SOURCE_LANGUAGE).glob("*.md"))


def _name(path: Path) -> str:
    """The name of a page: that of its file without the number it is sorted by."""
    return re.sub(r"^\d+-", "", path.stem)


def _title(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ").strip()
