"""Makes a small study with something of everything in it and dumps it; used once for every version of the file."""

import datetime as dt
import sys
import tempfile
from pathlib import Path
from unittest import mock

from imp_desktop.operations import (
    auditing,
    closing,
    coding,
    course_log,
    enrolling,
    keying,
    moving,
    persons,
    piles,
    queries,
    studies,
    teaching,
    turns,
)
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import processes
from tests.storage.outside import dump


def fill(path: Path) -> None:
    """A study with two participants, answers, a flag, a correction, a reason, a note, a date and an absent form."""
    study = studies.create(path, choose=["scs.left_out=23,16"], who="Anna Bakker")
    person = persons.person(study, "Jonas Visser")
    enrolling.add(study, person, "001-B", {"group": "training", "cohort": "1", "consent": "2026-01-05"})
    enrolling.add(study, person, "002-C", {"group": "control", "status": "declined", "status_reason": "no time"})
    form = keying.open_form(study, FormKey("001-B", "pre", "pss"))
    keying.date_form(study, person, form, dt.date(2026, 1, 9))
    for item in form.instrument.items:
        keying.key(study, person, form, item.id, "3")
    keying.key(study, person, form, "pss_02", "7")
    keying.confirm(study, person, form, "pss_02")
    keying.key(study, person, form, "pss_03", "9")
    keying.blank(study, person, form, "pss_04", "illegible")
    keying.clear(study, person, form, "pss_05")
    keying.key(study, person, form, "pss_06", "1")
    keying.undo(study, person, form)
    keying.note(study, person, form, "pss_07", "written beside the line")
    keying.never_came_back(study, person, keying.open_form(study, FormKey("001-B", "pre", "eq")), absent=True)
    studies.choose(study, person, "missing_rule", "80 %", "agreed before looking at the data")
    fill_course(study, person)
    fill_keyings(study, person)
    study.close()


def fill_course(study: Study, person: Person) -> None:
    """A session, marks, somebody who withdrew, an adaptation, a reaction, a text under a code of its own."""
    enrolling.add(study, person, "003-D", {"group": "training", "cohort": "1", "consent": "2026-01-05"})
    teaching.log_session(study, person, 1, "pause", {"date": "2026-01-12", "status": "truncated", "reason": "snow"})
    teaching.mark(study, person, 1, "pause", "001-B", "present")
    teaching.mark(study, person, 1, "pause", "003-D", "excused")
    gone = {"status": "withdrawn", "status_reason": "moved house", "status_date": "2026-02-01", "data_use": "until"}
    enrolling.amend(study, person, "003-D", gone)
    course_log.add_adaptation(study, person, {"what": "shorter practice", "why": "snow", "date": "2026-01-12"})
    course_log.add_reaction(study, person, "001-B", {"reaction": "other", "what": "headache", "severity": "mild"})
    form = keying.open_form(study, FormKey("001-B", "post", "imp_eval"))
    keying.key(study, person, form, "imp_eval_plans", "sing in a choir")
    made = coding.add_code(study, person, "imp_eval_plans", "singing", "comes up often")
    coding.code_text(study, person, form.key, "imp_eval_plans", [made.id], printable=True)


def fill_keyings(study: Study, person: Person) -> None:
    """A form keyed twice, a third time and decided, a moved and closed one, a query, a pile, a sample, a leave."""
    anna, key = persons.person(study, "Anna Bakker"), FormKey("003-D", "pre", "pss")
    mira = persons.person(study, "Mira Smit")
    studies.choose(study, person, "double_keying.pre.pss", "all")
    piles.end(study, person, piles.begin(study, person, "pre", Pass.FIRST, [key.code]), "one packet")
    for who, other in ((person, {}), (anna, {"pss_01": "3", "pss_02": "4"})):
        form = turns.open_turn(study, who, key)
        for item in form.instrument.items:
            keying.key(study, who, form, item.id, other.get(item.id, "2"))
    third = turns.open_turn(study, anna, key)
    keying.key(study, anna, third, "pss_01", "3")
    keying.key(study, anna, third, "pss_02", "1")
    keying.key(study, person, turns.open_turn(study, person, key), "pss_02", "0")
    closing.close_form(study, person, key)
    moving.move_form(study, person, FormKey("001-B", "post", "imp_eval"), "003-D", "post", "wrong code on the packet")
    asked = queries.ask(study, person, key, "Is this a 1 or a 7?", "pss_03", "Mira Smit")
    queries.close(study, mira, queries.answer(study, mira, asked, "A 1"))
    for instrument in ("intake", "ffmq", "scs", "eq", "proqol"):
        keying.never_came_back(study, anna, keying.open_form(study, FormKey("003-D", "pre", instrument)), absent=True)
    sample = auditing.draw(study, anna, 1)
    auditing.compare(study, anna, sample, key, 1)
    persons.leave(study, anna, mira)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(processes, "this_pc", lambda: "PC-1"):
        made = Path(folder) / "old.impstudy"
        fill(made)
        Path(sys.argv[1]).write_text(dump(made), encoding="utf-8")
