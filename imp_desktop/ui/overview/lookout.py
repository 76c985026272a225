"""Which people and which forms of the overview somebody looks at, kept by person and study until they choose anew."""

import json

from imp_desktop.ui.overview.filters import Filter
from imp_desktop.ui.overview.sections import Part
from imp_desktop.ui.session import Session


def kept(session: Session) -> tuple[Part | None, Filter]:
    """The part and the filter looked at last; everyone and all forms where nothing is kept that can be read."""
    try:
        said = json.loads(session.settings.places.get(_name(session), ""))
        part, wanted = said["part"], Filter(said["wanted"])
        if part is None:
            return None, wanted
        group, cohort = part
    except (ValueError, KeyError, TypeError):
        return None, Filter.ALL
    known = isinstance(group, str | None) and isinstance(cohort, int | None)
    return ((group, cohort) if known else None), wanted


def keep(session: Session, part: Part | None, wanted: Filter) -> None:
    """Keep what is looked at; it comes to the disk with the other settings when the study is left."""
    session.settings.places[_name(session)] = json.dumps({"part": part, "wanted": wanted})


def _name(session: Session) -> str:
    return f"{session.study.study_id}/{session.person.name}/overview"
