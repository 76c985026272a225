"""Find: a box over everything that was written or typed into the study, and one key to where it stands."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import finding
from imp_desktop.operations.finding import Finder, Hit
from imp_desktop.ui.controls import draw_box
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import Names, capital, names
from imp_desktop.ui.options import rect_of, state_of
from imp_desktop.ui.popup import Popup, Shape
from imp_desktop.ui.session import Session

WIDTH = 680
ROW = 48
MOST = 9
_TABS = {finding.ADAPTATION: "adaptations", finding.REACTION: "reactions", finding.SESSION: "sessions"}


def kind_name(hit: Hit) -> str:
    """What it is that was found."""
    known: Mapping[str, str] = {
        finding.CODE: _("Participant"),
        finding.NOTE: _("Note"),
        finding.TEXT: _("Answer"),
        finding.QUERY: _("Question"),
        finding.ADAPTATION: _("Change to the course"),
        finding.REACTION: _("Adverse reaction"),
        finding.SESSION: _("Session log"),
    }
    if hit.kind == finding.REGISTER:
        return _("Register, note") if hit.part == "note" else _("Register, reason")
    return known[hit.kind]


def where_words(hit: Hit, known: Names) -> str:
    """What was found and where it stands, in a line."""
    parts = [kind_name(hit)]
    if hit.code and hit.kind != finding.CODE:
        parts.append(hit.code)
    if hit.form is not None:
        parts.append(f"{known.instrument(hit.form.instrument)}, {known.assessment(hit.form.assessment).lower()}")
    if hit.kind == finding.SESSION:
        parts.append(_("session {number}").format(number=hit.number))
    elif hit.number:
        parts.append(_("item {number}").format(number=hit.number))
    if hit.cohort is not None:
        parts.append(capital(_("cohort {cohort}").format(cohort=hit.cohort)))
    return " · ".join(parts)


def place_of(hit: Hit) -> tuple[str, dict[str, object]]:
    """Where Enter goes: a place and what it needs to arrive there."""
    if hit.form is not None:
        return "entry", {"key": hit.form, **({"item": hit.item_id} if hit.item_id else {})}
    if hit.kind in _TABS:
        return "course", {"tab": _TABS[hit.kind], **({"cohort": hit.cohort} if hit.cohort else {})}
    return "participants", {"code": hit.code}


class HitsModel(LinesModel[Hit]):
    """What was found for the words typed last; `typed` holds them."""

    def __init__(self, known: Names) -> None:
        super().__init__(lambda hit: f"{hit.text}. {where_words(hit, known)}")
        self.known = known
        self.typed = ""


class _Delegate(QStyledItemDelegate):
    """Two lines: what stands there, around what was found, and where it stands."""

    def __init__(self, look: Look, model: HitsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(120), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box, hit = self._look, QRectF(rect_of(option)), index.data(LINE)
        painter.save()
        if state_of(option) & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, box, look.accent_soft, None)
        inside = box.adjusted(look.px(12), look.px(5), -look.px(12), -look.px(5))
        upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        lower = upper.translated(0, inside.height() / 2)
        for room, words, font, ink in (
            (upper, finding.around(hit.text, self._model.typed), look.font(13, 600), look.text),
            (lower, where_words(hit, self._model.known), look.font(12), look.text2),
        ):
            painter.setFont(font)
            painter.setPen(ink)
            cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()


class FindBox(Popup):
    """Finds as soon as two signs are typed; Enter goes to what is chosen."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        example = _("A code, or words of a note, an answer, a question, the log")
        super().__init__(session.look, Shape(WIDTH, ROW, MOST, _("Find"), example), parent)
        self._session = session
        self._finder = Finder(session.study, session.person)
        self.hits = HitsModel(names(session.study))
        delegate = _Delegate(session.look, self.hits, self.list)
        self.show_list(self.hits, delegate, find=self._keep_to_found, take=self._go)

    def _keep_to_found(self, typed: str) -> None:
        self.hits.typed = typed
        self.hits.show(self._finder.find(typed))
        self.tell(self._said(typed))

    def _said(self, typed: str) -> str:
        """That there is nothing, that there is more, and what was not looked through."""
        sentences = []
        if len(typed.strip()) >= finding.SHORTEST and not self.hits.lines:
            sentences.append(_("Nothing in this study holds “{words}”.").format(words=typed.strip()))
        if len(self.hits.lines) == finding.MOST:
            sentences.append(_("The first {count} are shown. Type more to narrow them.").format(count=finding.MOST))
        left_out = self._finder.left_out
        if left_out:
            words = ngettext(
                "{count} form that is keyed twice is left out until it is settled.",
                "{count} forms that are keyed twice are left out until they are settled.",
                left_out,
            )
            sentences.append(words.format(count=left_out))
        return " ".join(sentences)

    def _go(self, row: int) -> None:
        place, where = place_of(self.hits.lines[row])
        self._session.go(place, **where)
