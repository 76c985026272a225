"""What verifying needs: the newest change of every item, what was corrected, and who verified which page."""

from typing import NamedTuple

from imp_desktop.storage.answers import Place
from imp_desktop.storage.study_file import StudyFile

VERIFIED = "verified."  # and the number of the page: the fact of a form that holds how new the answers were


class Seal(NamedTuple):
    """One page that was verified: how new its answers were then, by whom and when (utc, as stored)."""

    newest: str
    initials: str
    utc: str


def newest_changes(study: StudyFile, participant: int | None = None) -> dict[Place, dict[str, int]]:
    """Place -> item -> the newest change of it in any keying, of every form or of those of one participant."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, a.item, max(a.change) FROM answer AS a "
        "JOIN keying AS k ON k.id = a.keying JOIN placed_form AS f ON f.id = k.form "
        "WHERE ?1 IS NULL OR f.participant = ?1 GROUP BY f.id, a.item",
        (participant,),
    )
    found: dict[Place, dict[str, int]] = {}
    for who, assessment, instrument, item, change in rows:
        found.setdefault((who, assessment, instrument), {})[item] = change
    return found


def corrected(study: StudyFile, participant: int | None = None) -> dict[Place, set[str]]:
    """Place -> the items answered in more than one way within one keying; what was undone does not count."""
    rows = study.rows(
        "SELECT DISTINCT f.participant, f.assessment, f.instrument, c.item FROM ("
        "SELECT keying, item FROM answer WHERE given AND undoes IS NULL "
        "AND id NOT IN (SELECT undoes FROM answer WHERE undoes IS NOT NULL) "
        "GROUP BY keying, item HAVING count(DISTINCT coalesce(keyed, '') || char(0) || coalesce(missing, '')) > 1"
        ") AS c JOIN keying AS k ON k.id = c.keying JOIN placed_form AS f ON f.id = k.form "
        "WHERE ?1 IS NULL OR f.participant = ?1",
        (participant,),
    )
    found: dict[Place, set[str]] = {}
    for *place, item in rows:
        found.setdefault((place[0], place[1], place[2]), set()).add(item)
    return found


def seals(study: StudyFile, participant: int | None = None) -> dict[Place, dict[int, Seal]]:
    """Place -> page -> how it was verified last; a page of which that was taken back is left out."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, x.name, x.value, q.initials, l.utc, max(x.id) "
        "FROM form_fact AS x JOIN placed_form AS f ON f.id = x.form JOIN ledger AS l ON l.seq = x.change "
        "JOIN person AS q ON q.id = l.person "
        "WHERE substr(x.name, 1, 9) = ?2 AND (?1 IS NULL OR f.participant = ?1) GROUP BY x.form, x.name",
        (participant, VERIFIED),
    )
    found: dict[Place, dict[int, Seal]] = {}
    for who, assessment, instrument, name, value, initials, utc, _newest in rows:
        if value:
            page = int(name.removeprefix(VERIFIED))
            found.setdefault((who, assessment, instrument), {})[page] = Seal(value, initials, utc)
    return found
