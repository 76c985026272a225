"""The settings of the person at work: how keying goes, and how the screen looks and speaks."""

from PySide6.QtWidgets import QWidget

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.settings import ZOOMS
from imp_desktop.ui.commands import language_name
from imp_desktop.ui.controls import Button, Segment, Segments, Switch
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import SettingRow

LEARNED = 10  # a key used so often needs no hint any more


def keying_rows(session: Session) -> list[QWidget]:
    """The rows about keying."""
    look, mine = session.look, session.mine
    modes = [Segment("go_on", _("Heads down")), Segment("stay", _("Heads up"))]
    after = Segments(look, modes, mine.after_outside, _("At an answer outside the scale"))
    after.chosen.connect(lambda value: session.prefer(after_outside=value))
    about = _("It is kept and flagged. Heads down never stops, heads up stops at flags")
    learned = sum(times >= LEARNED for times in mine.hints.values())
    again = Button(look, _("Show all again"))
    again.clicked.connect(lambda: _forget_hints(session))
    return [
        SettingRow(look, _("At an answer outside the scale"), about, after),
        _switch_row(session, "flag_tone", _("Two falling tones at a flag"), _("The flag is always seen as well")),
        _switch_row(session, "tick", _("A tick at every answer"), _("For eyes that stay on the paper")),
        _switch_row(session, "form_chord", _("A chord when a form is complete"), ""),
        _switch_row(session, "big_number", _("Big number beside the page"), _("Off gives a wider page")),
        SettingRow(
            look, _("Key hints"), _("{count} learned. They come back when you ask").format(count=learned), again
        ),
        _switch_row(session, "letters", _("Letters in the overview"), _("A letter beside each sign")),
    ]


def screen_rows(session: Session) -> list[QWidget]:
    """The rows about the screen and the language."""
    look, mine = session.look, session.mine
    themes = [Segment("system", _("As the system")), Segment("light", _("Light")), Segment("dark", _("Dark"))]
    theme = Segments(look, themes, mine.theme)
    theme.chosen.connect(lambda value: session.prefer(theme=value))
    zoom = Segments(look, [Segment(str(one), f"{one} %") for one in ZOOMS], str(mine.zoom))
    zoom.chosen.connect(lambda value: session.prefer(zoom=int(value)))
    languages = [Segment(code, language_name(code)) for code in i18n.languages()]
    language = Segments(look, languages, i18n.language())
    language.chosen.connect(lambda value: session.prefer(language=value))
    return [
        SettingRow(look, _("Light or dark"), _("Paper and preview stay white"), theme),
        SettingRow(look, _("Zoom"), "Ctrl++  Ctrl+-  Ctrl+0", zoom),
        SettingRow(look, _("Language"), _("A report has its own"), language),
    ]


def _forget_hints(session: Session) -> None:
    session.prefer(hints={})
    session.go("settings", chapter="keying")


def _switch_row(session: Session, name: str, title: str, about: str) -> SettingRow:
    switch = Switch(session.look, title, on=bool(getattr(session.mine, name)))
    switch.toggled.connect(lambda on: session.prefer(**{name: on}))
    return SettingRow(session.look, title, about, switch)
