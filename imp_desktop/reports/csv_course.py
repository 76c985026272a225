"""What the logs say of the course, as tables: sessions, attendance without anybody's code, changes, reactions."""

from collections import Counter
from collections.abc import Iterator

from imp_desktop.reports.csv_cells import SHARE, Table, count, day, each, share_cells, yes_or_no
from imp_desktop.statistics.feasibility_results import (
    AdaptationsFinding,
    AttendanceFinding,
    Feasibility,
    ReactionsFinding,
    SessionsFinding,
)


def sessions(found: Feasibility) -> Table:
    """A row a session of a cohort."""
    columns = ["cohort", "session", "guideline", "theme", "status", "date", "minutes", "reason", "moved_to", *SHARE]
    return columns, (
        [
            count(line.cohort), str(line.number), line.guideline, line.theme, line.status, day(line.date),
            count(line.minutes), line.reason, day(line.moved_to), *share_cells(line.present),
        ]
        for _domain, one in each(found, SessionsFinding)
        for line in one.lines
    )  # fmt: skip


def session_status(found: Feasibility) -> Table:
    """How many sessions were held in full, shortened, postponed, cancelled, or not logged (an empty status)."""
    return ["status", "label", "n"], (
        [status.id, status.label, str(status.n)]
        for _domain, one in each(found, SessionsFinding)
        for status in one.counts
    )


def attendance(found: Feasibility) -> Table:
    """Who was there at each session, all cohorts together, of those with a mark."""
    return ["session", *SHARE], (
        [str(number), *share_cells(there)]
        for _domain, one in each(found, AttendanceFinding)
        for number, there in enumerate(one.curve, start=1)
    )


def sessions_attended(found: Feasibility) -> Table:
    """How many people of each cohort were at how many sessions; nobody can be told from it."""
    return ["cohort", "sessions", "people"], _people_by_sessions(found)


def adaptations(found: Feasibility) -> Table:
    """A row a change made to the course."""
    return ["date", "what", "why", "cohort"], (
        [day(line.date), line.what, line.why, count(line.cohort)]
        for _domain, one in each(found, AdaptationsFinding)
        for line in one.lines
    )


def adverse_reactions(found: Feasibility) -> Table:
    """A row an adverse reaction; the person's words where they may be printed."""
    return ["reaction", "what", "severity", "related", "action", "stopped", "words"], (
        [line.kind, line.what, line.severity, line.related, line.action, yes_or_no(line.stopped), line.words]
        for _domain, one in each(found, ReactionsFinding)
        for line in one.lines
    )


def adverse_counts(found: Feasibility) -> Table:
    """Entries by kind and relation, people by severity, and people who left or of whom more is awaited."""
    return ["counted", "by", "id", "label", "n"], _reactions_counted(found)


def _people_by_sessions(found: Feasibility) -> Iterator[list[str]]:
    for _domain, one in each(found, AttendanceFinding):
        people = Counter((person.cohort, person.present) for person in one.people)
        for cohort, present in sorted(people, key=lambda key: (key[0] is None, key[0] or 0, key[1])):
            yield [count(cohort), str(present), str(people[cohort, present])]


def _reactions_counted(found: Feasibility) -> Iterator[list[str]]:
    for _domain, one in each(found, ReactionsFinding):
        for counted, by, counts in (
            ("entries", "kind", one.kinds),
            ("entries", "relation", one.related),
            ("people", "severity", one.severity),
        ):
            yield from ([counted, by, each_one.id, each_one.label, str(each_one.n)] for each_one in counts)
        yield ["people", "stopped", "", "", str(one.stopped)]
        yield ["people", "awaited", "", "", str(one.awaited)]
