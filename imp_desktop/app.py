"""Puts the rooms together and opens the window; the only module that knows all of them."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from imp_desktop import i18n, paths, settings
from imp_desktop.errors import ImpError
from imp_desktop.operations import studies
from imp_desktop.ui import problems, tasks
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.session import Session

LONGEST_WAIT_SECONDS = 60  # work that does not stop at once ends behind the closed window


def run(argv_study: Path | None) -> int:
    """Open the window, with that study if one is named; gives the exit status when the window is closed."""
    application = make_application()
    window = make_window(argv_study)
    window.show()
    status = application.exec()
    tasks.wait_for_all(LONGEST_WAIT_SECONDS)
    return status


def make_application() -> QApplication:
    """The one application object, in the style all colours are drawn in."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("imp_desktop")
    application.setDesktopFileName("imp_desktop")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "imp_desktop.svg")))
    return application


def make_window(study: Path | None) -> MainWindow:
    """The window on a new session, with the study opened; what is wrong with it is said in the window."""
    folder = paths.settings_folder()
    session = Session(settings.load(folder), folder)
    problems.watch(session)
    words = _QtWords(session)
    window = MainWindow(session)
    session.setParent(window)
    words.setParent(window)
    if study is not None:
        _open(session, study)
    return window


def _open(session: Session, path: Path) -> None:
    try:
        study = studies.open_study(path, session.settings.last_person)
    except ImpError as error:
        problems.show(session, error)
        return
    session.settings.opened(study.path)
    session.take_study(study)


class _QtWords(QTranslator):
    """Qt's own words (Cancel, Undo ...) in the language of the window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        session.look_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Speak the language the window speaks."""
        application = QApplication.instance()
        if application is None:
            return
        application.removeTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self.load(QLocale(i18n.language()), "qtbase", "_", folder):
            application.installTranslator(self)
