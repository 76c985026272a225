"""The window around everything: what is seen while a study is open or none is, and the keys that work everywhere."""

import base64
import binascii
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import coding, course_log, enrolling, persons, studies, worklist
from imp_desktop.ui import copying, problems, screens, tasks
from imp_desktop.ui.commands import GO, Command, Deeds, Menus, commands, everywhere_keys
from imp_desktop.ui.disk import about_words
from imp_desktop.ui.finder import FindBox
from imp_desktop.ui.frame import StudyFrame
from imp_desktop.ui.keys import KeySheet
from imp_desktop.ui.palette import Goal, Palette
from imp_desktop.ui.popup import Popup
from imp_desktop.ui.reading_ahead import ReadingAhead
from imp_desktop.ui.session import Notice, Session
from imp_desktop.ui.spots import spot_from, spot_text
from imp_desktop.ui.start.people import PeoplePage
from imp_desktop.ui.start.view import StartPage

SMALLEST = (1024, 600)
USUAL = (1366, 768)


class MainWindow(QMainWindow):
    """One window on one session. Its screens are made anew whenever study, person, look or language change."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._study_frame: StudyFrame | None = None
        self._sheet: KeySheet | None = None
        self._palette: Popup | None = None
        self._asking = False
        self._alt_alone = False
        self._menus: Menus | None = None
        self._commands: tuple[Command, ...] = ()
        self._ahead = ReadingAhead(self._looked_through, self)
        self.setMinimumSize(*SMALLEST)
        self._restore_geometry()
        self.menuBar().hide()
        session.study_changed.connect(self._study_changed)
        session.person_changed.connect(self._person_changed)
        session.look_changed.connect(self._look_changed)
        session.changed.connect(self._something_changed)
        session.told.connect(self._tell)
        session.going.connect(self._go)
        self._dress()
        self.show_what_is_there()

    @property
    def place(self) -> str:
        """The place that is seen; empty while no study is worked on."""
        return self._study_frame.place if self._study_frame else ""

    @property
    def page(self) -> QWidget:
        """The screen that is seen."""
        return self._study_frame.page() if self._study_frame else self.centralWidget() or self

    @property
    def menus(self) -> Menus | None:
        """The commands as the window offers them now."""
        return self._menus

    def go(self, place: str, **where: object) -> None:
        """Show a place of the open study, at a spot if one is given; "start" closes the study."""
        if place == "start":
            self.close_study()
        elif self._study_frame is not None:
            self._close_sheets()
            try:
                self._study_frame.go(place, **where)
            except ImpError as error:
                problems.show(self.session, error)
            self._allow_commands()
            self._ahead.pause(paused=self.place == screens.ENTRY)
            self._count()

    def close_study(self) -> bool:
        """Close the open study with its copy; False if the copy could not be made, which is told then."""
        if not self.session.has_study:
            return True
        self._remember_spot()
        refused: ImpError | None = None
        try:
            studies.close(self.session.study)
        except ImpError as error:
            refused = error
        self.session.take_study(None)
        if refused is not None:
            problems.show(self.session, refused)
        return refused is None

    def another_person(self) -> None:
        """Ask who works now; the window is emptied before the names are seen."""
        self._remember_spot()
        self.session.take_person(None)

    def save_copy(self) -> None:
        """Ask where, and save a verified copy of the study there."""
        copying.save_copy(self.session, self)
        self._count()

    def open_palette(self) -> None:
        """Open "Go to or do"."""
        self._close_sheets()
        ordered = sorted(self._commands, key=lambda each: each.menu != GO)
        goals = [Goal(each.words, each.do, each.key) for each in ordered if each.do != self.open_palette]
        goals += [Goal(one.code, self._to_participant(one.code)) for one in enrolling.participants(self.session.study)]
        self._palette = Palette(self.session.look, goals, self)
        self._palette.closed.connect(self._close_sheets)
        self._palette.stand()

    def open_finder(self) -> None:
        """Open the box that finds anything in the study."""
        self._close_sheets()
        self._palette = FindBox(self.session, self)
        self._palette.closed.connect(self._close_sheets)
        self._palette.stand()

    def show_keys(self) -> None:
        """Show or hide the keys of this screen."""
        if self._sheet is not None:
            self._close_sheets()
            return
        self._close_sheets()
        sections = []
        own = getattr(self.page, "keys", None)
        if own is not None:
            sections.append((_("On this screen"), list(own())))
        sections.append((_("Everywhere"), everywhere_keys(self.session)))
        self._sheet = KeySheet(self.session.look, sections, self)
        self._sheet.closed.connect(self._close_sheets)
        self._sheet.stand_at_right()
        self._sheet.show()
        self._sheet.setFocus()

    def show_what_is_there(self) -> None:
        """The start page without a study, the names without a person, else the spot where the person stopped."""
        self._study_frame = None
        self._close_sheets()
        self._make_commands()
        if not self.session.has_study:
            self.setWindowTitle("imp_desktop")
            self._put(StartPage(self.session))
        elif not self.session.has_person:
            self._ask_for_person()
        else:
            self._show_study()
        self._allow_commands()

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.settings.geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.session.keep_settings()
        if not self.close_study():
            event.ignore()  # the sentence why there is no copy must be read first; the study itself is closed
            return
        tasks.wait_for_all()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._sheet is not None:
            self._sheet.stand_at_right()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)  # on the whole application it would cost every event

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.windowHandle() and isinstance(event, QKeyEvent):
            self._menu_key(event)
            if _is_for_the_window(event):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10:
            self._show_menus()
        else:
            super().keyPressEvent(event)

    # what happens in the session

    def _go(self, place: str, where: dict[str, object]) -> None:
        self.go(place, **where)

    def _study_changed(self) -> None:
        session = self.session
        session.looked_through = not (session.has_study and self._ahead.begin(session.study))
        if not session.has_study:
            self._ahead.stop()
        self.show_what_is_there()

    def _looked_through(self) -> None:
        self.session.looked_through = True
        self.session.did("findings")

    def _look_changed(self) -> None:
        frame = self._study_frame
        self._dress()
        if frame is None:
            self.show_what_is_there()
            return
        place, where = frame.place, frame.where()
        self._show_study(place, where)

    def _person_changed(self) -> None:
        """Where nobody works any more the names are asked for, even if there is only one."""
        self._asking = not self.session.has_person
        self.show_what_is_there()

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if "settings" in kinds:
            self.setWindowTitle(studies.settings(self.session.study).title)
        self._count()

    def _tell(self, notice: Notice) -> None:
        if self._study_frame is not None:
            self._study_frame.tell(notice)
        else:
            bar = getattr(self.centralWidget(), "bar", None)
            if bar is not None:
                bar.tell(notice.text, code=notice.code, action=notice.action, do=notice.do)

    # the parts

    def _dress(self) -> None:
        application = cast("QApplication", QApplication.instance())
        look = self.session.look
        application.setPalette(look.palette())
        application.setStyleSheet(look.stylesheet())
        application.setFont(look.font())
        self.menuBar().setFont(look.font())

    def _show_study(self, place: str = "", where: dict[str, object] | None = None) -> None:
        session = self.session
        chosen = studies.settings(session.study)
        self._close_sheets()
        self._make_commands()
        self.setWindowTitle(chosen.title)
        frame = StudyFrame(session, chosen.title, about_words(chosen))
        frame.search.connect(self.open_palette)
        frame.copy_wanted.connect(self.save_copy)
        frame.person_wanted.connect(self.another_person)
        self._study_frame = frame
        self._put(frame)
        frame.go(screens.FIRST)
        if not place:
            place, where = spot_from(session.settings.places.get(self._spot_name(), ""))
        if place != screens.FIRST:
            self.go(place, **(where or {}))
        self._allow_commands()
        self._count()

    def _put(self, widget: QWidget) -> None:
        """Make this the whole window; what is not shown yet cannot take the focus."""
        self.setCentralWidget(widget)
        widget.show()
        widget.setFocus()

    def _ask_for_person(self) -> None:
        self.setWindowTitle(studies.settings(self.session.study).title)
        known = persons.at_work(self.session.study)
        if len(known) == 1 and not self._asking:
            self.session.take_person(known[0])
        else:
            self._asking = False
            self._put(PeoplePage(self.session))

    def _make_commands(self) -> None:
        if self._menus is not None:
            self._menus.remove()
        deeds = Deeds(
            new_study=lambda: self._at_start("new_study"),
            open_study=lambda: self._at_start("open_study"),
            look_at_demo=lambda: self._at_start("look_at_demo"),
            save_copy=self.save_copy,
            close_study=self.close_study,
            another_person=self.another_person,
            go_to_or_do=self.open_palette,
            find=self.open_finder,
            show_keys=self.show_keys,
            next_column=self._next_column,
            quit=self.close,
        )
        self._commands = commands(self.session, deeds)
        self._menus = Menus(self, self._commands)

    def _allow_commands(self) -> None:
        if self._menus is not None:
            self._menus.allow(study=self._study_frame is not None, entry=self.place == screens.ENTRY)

    def _at_start(self, deed: str) -> None:
        """Close the open study and do one of the three things of the start page."""
        if self.close_study():
            getattr(self.centralWidget(), deed)()

    def _count(self) -> None:
        if self._study_frame is not None and self.place != screens.ENTRY:
            study = self.session.study
            kinds = [kind for kind in worklist.KINDS if kind != worklist.LOOK or self.session.looked_through]
            waiting = len(worklist.work_list(study, self.session.person, kinds=kinds))
            awaited = len(course_log.awaited(study, self.session.person))
            counts = {"worklist": waiting, "course": awaited, "texts": coding.uncoded(study)}
            self._study_frame.show_waiting(counts)

    def _next_column(self) -> None:
        if self._study_frame is not None:
            self._study_frame.next_column()

    def _close_sheets(self) -> None:
        for sheet in (self._sheet, self._palette):
            if sheet is not None:
                sheet.hide()
                sheet.deleteLater()
        had_one = self._sheet is not None or self._palette is not None
        self._sheet = None
        self._palette = None
        if had_one and self.centralWidget() is not None:
            self.page.setFocus()

    def _to_participant(self, code: str) -> Callable[[], None]:
        return lambda: self.go("participants", code=code)

    # what is remembered

    def _spot_name(self) -> str:
        return f"{self.session.study.study_id}/{self.session.person.name}"

    def _remember_spot(self) -> None:
        if self._study_frame is not None and self.session.has_person:
            frame = self._study_frame
            self.session.settings.places[self._spot_name()] = spot_text(frame.place, frame.where())
            self.session.keep_settings()

    def _restore_geometry(self) -> None:
        self.resize(*USUAL)
        try:
            kept = base64.b64decode(self.session.settings.geometry, validate=True)
        except (binascii.Error, ValueError):
            return
        if kept:
            self.restoreGeometry(QByteArray(kept))

    def _menu_key(self, event: QKeyEvent) -> None:
        """Alt pressed and let go with no other key between shows the menus."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):  # a shortcut takes the press away
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        elif event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._alt_alone = False
            self._show_menus()

    def _show_menus(self) -> None:
        if self._menus is not None:
            self._menus.turn()


def _is_for_the_window(event: QKeyEvent) -> bool:
    """Whether a text field would take a key away from the window; on Linux it deletes with Ctrl+U and Ctrl+K."""
    asked = event.type() == QEvent.Type.ShortcutOverride and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return asked and event.key() in (Qt.Key.Key_U, Qt.Key.Key_K)
