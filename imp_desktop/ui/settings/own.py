"""My keying: how much, how fast, how often corrected and how often wrong, for the eyes of the person at work."""

from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _, language
from imp_desktop.operations import own_figures, studies
from imp_desktop.operations.own_figures import OwnFigures
from imp_desktop.reports import numbers
from imp_desktop.ui.beside import on_copy
from imp_desktop.ui.controls import label
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import SettingRow


def own_rows(session: Session) -> list[QWidget]:
    """The rows of the figures, filled as soon as they are worked out beside the window."""
    look, person = session.look, session.person
    titles = {
        "fields": _("Fields keyed"),
        "an_hour": _("Fields an hour"),
        "corrected": _("Corrected while keying"),
        "wrong": _("Other than the value settled"),
    }
    named = {name: studies.instrument(session.study, name) for name in studies.instruments(session.study)}
    titles |= {name: _("{instrument}, seconds a form").format(instrument=one.in_language(language()).short)
               for name, one in named.items()}  # fmt: skip
    values = {name: label(look, "…", 15, 600) for name in titles}
    rows = {name: SettingRow(look, title, "", values[name]) for name, title in titles.items()}

    def show(found: OwnFigures) -> None:
        for name, (value, about) in told(found, tuple(named)).items():
            values[name].setText(value)
            rows[name].tell(about)

    task = on_copy(session, lambda study: own_figures.own_figures(study, person), show)
    rows["fields"].destroyed.connect(task.cancel)
    return list(rows.values())


def told(found: OwnFigures, instruments: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Row -> its value and what it means; a dash where there is nothing to tell yet."""
    wrong = found.wrong.rate
    per = wrong.per_10_000
    interval = _("95 % CI {interval}").format(interval=numbers.interval(wrong.ci95, 1)) if wrong.ci95 else ""
    of_fields = _("In 10,000; {wrong} of {fields} fields keyed twice. {interval}")
    return {
        "fields": (numbers.count(found.fields), _("On {n} forms").format(n=numbers.count(found.forms))),
        "an_hour": (_number(found.an_hour), _("Pauses of more than a minute left out")),
        "corrected": (numbers.count(found.corrected), _("Keyed anew by you at the same item")),
        "wrong": (
            numbers.number(per, 1) if per is not None else numbers.DASH,
            of_fields.format(wrong=wrong.differed, fields=numbers.count(wrong.fields), interval=interval).strip(),
        ),
        **{name: (_number(found.seconds.get(name)), _("Median")) for name in instruments},
    }


def _number(value: float | None) -> str:
    return numbers.count(round(value)) if value is not None else numbers.DASH
