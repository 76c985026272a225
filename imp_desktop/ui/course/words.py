"""The course in words: marks, sessions, what is doubtful, and the sum of it."""

from collections.abc import Iterable, Sequence

from imp_desktop.i18n import _, ngettext, pgettext
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.teaching import Doubt, Session
from imp_desktop.protocols.course import SessionWords
from imp_desktop.protocols.vocabulary import session_statuses
from imp_desktop.ui import dates
from imp_desktop.ui.course.cohort import Cohort, Filled
from imp_desktop.ui.names import Names


def mark_words(mark: str) -> str:
    """A mark in words; empty stands for none."""
    known = {"present": _("present"), "absent": _("absent"), "excused": _("excused"), "": _("not marked")}
    return known[mark]


def mark_letter(mark: str) -> str:
    """The letter of a mark; a present person has a check instead."""
    letters = {
        "absent": pgettext("letter of somebody absent", "A"),
        "excused": pgettext("letter of somebody excused", "E"),
    }
    return letters.get(mark, "")


def mark_keys() -> dict[str, str]:
    """Key -> what it marks; Backspace is told apart. Digits are the same everywhere, letters those of the language."""
    return {
        "1": "present",
        "0": "absent",
        mark_letter("absent").casefold(): "absent",
        mark_letter("excused").casefold(): "excused",
    }


def session_words(names: Names, session: Session) -> SessionWords:
    """Guideline and theme of a session; its number where the words lack it."""
    known = names.words.course.sessions.get(session.id)
    return known or SessionWords(_("Session {number}").format(number=session.number))


def session_title(names: Names, session: Session) -> str:
    """A session in one line: number, guideline and theme."""
    words = session_words(names, session)
    about = ": ".join(part for part in (words.guideline, words.theme) if part)
    return f"{session.number}  {about}"


def status_words(session: Session) -> str:
    """What became of a session; a day to come or without a log is planned."""
    if session.status:
        return session_statuses()[session.status]
    return _("planned") if session.date else ""


def status_detail(session: Session) -> str:
    """What there is to say about it: the new day of a postponed one, and the reason."""
    moved = _("to {day}").format(day=_new_day(session)) if session.moved_to else ""
    return ", ".join(part for part in (moved, " ".join(session.reason.split())) if part)


def _new_day(session: Session) -> str:
    """The new day of a postponed session, without the year that its first day has already."""
    if session.moved_to is None:
        return ""
    same = session.date is not None and session.date.year == session.moved_to.year
    return dates.in_two(session.moved_to)[0] if same else dates.brief_day(session.moved_to)


def spoken_session(names: Names, session: Session) -> str:
    """Everything the log says of a session, for the screen reader and the tool tip."""
    words = session_words(names, session)
    minutes = ngettext("{count} minute", "{count} minutes", session.minutes or 0).format(count=session.minutes)
    parts = (
        _("Session {number}").format(number=session.number),
        words.guideline,
        words.theme,
        dates.day(session.date) if session.date else "",
        status_words(session) or _("not logged yet"),
        minutes if session.minutes else "",
        status_detail(session),
    )
    return ", ".join(part for part in parts if part)


def remark(cohort: Cohort, person: Participant, names: Names) -> str:
    """What is to know of somebody on the list: moved away, or withdrawn since when."""
    if person.group != cohort.group:
        return _("now in {group}").format(group=names.group(person.group)) if person.group else _("no group now")
    if person.cohort != cohort.number:
        return _("now in cohort {number}").format(number=person.cohort) if person.cohort else _("no cohort now")
    if person.status == "withdrawn" and person.status_date:
        return _("left {day}").format(day=dates.brief_day(person.status_date))
    return ""


def spoken_mark(cohort: Cohort, person: Participant, session: Session, names: Names) -> str:
    """A place of the list in words: who, which session, what is marked, and why it may not be."""
    mark = cohort.mark(person, session)
    said = mark_words(mark)
    if not mark and session.status == "cancelled":
        said = session_statuses()["cancelled"]
    parts = (person.code, _("session {number}").format(number=session.number), said, remark(cohort, person, names))
    return ", ".join(part for part in parts if part)


def filled_words(filled: Filled) -> str:
    """The sum at the head of the page."""
    return _("{sessions}: {present} of {places} places filled, {percent}%").format(
        sessions=numbers_words(filled.sessions, capital=True),
        present=filled.present,
        places=filled.places,
        percent=filled.percent,
    )


def filled_short(filled: Filled) -> str:
    """The same where there is little room."""
    return _("{present} of {places}, {percent}%").format(
        present=filled.present, places=filled.places, percent=filled.percent
    )


def numbers_words(numbers: Sequence[int], *, capital: bool = False) -> str:
    """Sessions by number: "session 3", "sessions 1 to 8", "sessions 1, 2 and 4"."""
    if len(numbers) == 1:
        return (_("Session {number}") if capital else _("session {number}")).format(number=numbers[0])
    if numbers == tuple(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 2:
        said = _("Sessions {first} to {last}") if capital else _("sessions {first} to {last}")
        return said.format(first=numbers[0], last=numbers[-1])
    said = _("Sessions {list} and {last}") if capital else _("sessions {list} and {last}")
    return said.format(list=", ".join(str(one) for one in numbers[:-1]), last=numbers[-1])


def doubt_words(doubts: Sequence[Doubt], cohort: Cohort, names: Names) -> str:
    """A sentence about what is doubtful; several of one person and kind are said in one."""
    one = doubts[0]
    by_id = {session.id: session for session in cohort.sessions}
    days = [by_id[doubt.session] for doubt in doubts]
    numbers = numbers_words(tuple(sorted(day.number for day in days)))
    if one.code:
        person = next(who for who in cohort.people if who.code == one.code)
        return _person_doubt(one.kind, person, numbers, remark(cohort, person, names))
    return _session_doubt(one.kind, days[0], cohort.planned)


def _person_doubt(kind: str, person: Participant, sessions: str, said: str) -> str:
    if kind == "moved":
        return _("{code} is marked at {sessions}: {remark}.").format(code=person.code, sessions=sessions, remark=said)
    if kind == "after":
        day = dates.day(person.status_date) if person.status_date else ""
        return _("{code} is marked present at {sessions}, after withdrawing on {day}.").format(
            code=person.code, sessions=sessions, day=day
        )
    return _("{code} is marked at {sessions}, logged as cancelled.").format(code=person.code, sessions=sessions)


def _session_doubt(kind: str, session: Session, planned: int) -> str:
    if kind == "order":
        day = dates.day(session.held_on) if session.held_on else ""
        return _("Session {number} on {day} lies before the session that comes first.").format(
            number=session.number, day=day
        )
    said = (
        _("Session {number} lasted {minutes} minutes; {planned} are planned.")
        if kind == "long"
        else _("Session {number} was held in full in {minutes} minutes; {planned} are planned.")
    )
    return said.format(number=session.number, minutes=session.minutes, planned=planned)


def grouped(doubts: Iterable[Doubt]) -> list[list[Doubt]]:
    """The doubts in order, those of one person and kind in one list."""
    found: dict[tuple[object, ...], list[Doubt]] = {}
    for doubt in doubts:
        key = (doubt.kind, doubt.cohort, doubt.code or doubt.session)
        found.setdefault(key, []).append(doubt)
    return list(found.values())
