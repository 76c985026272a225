"""Keyed answers into tables."""

from typing import Any

import numpy as np

from imp_desktop.scoring.rules import missing_rule
from imp_desktop.statistics.table import Keyed, item_table, score_table


def cell(table: Any, code: str, score: str, assessment: str) -> Any:
    return table.wide.at[code, (score, assessment)]


def test_every_score_of_every_person_stands_in_one_row(small):
    table = score_table(small.keyed, ("pre", "post"))
    wide = table.wide
    assert list(wide.index) == ["c1", "c2", "c3", "c4", "c5", "t1", "t2", "t3", "t4"]
    assert wide.at["t1", ("mood", "pre")] == 0 + 1 + (4 - 3)
    assert wide.at["t1", ("mood.whole", "post")] == 3 + 3 + (4 - 0)
    assert wide.at["c5", ("group", "")] == "control"
    assert np.isnan(cell(table, "c4", "mood", "post"))


def test_gaps_are_made_up_for_and_counted(small):
    table = score_table(small.keyed, ("pre", "post"))
    assert table.wide.at["c3", ("mood", "pre")] == 3 * (0 + 2) / 2
    assert table.prorated == {"mood": 1, "mood.whole": 1}
    assert table.too_few_answers == {}


def test_a_stricter_rule_refuses_and_counts(small):
    strict = Keyed(small.groups, small.answers, small.instruments, missing_rule("complete"))
    table = score_table(strict, ("pre", "post"))
    assert np.isnan(cell(table, "c3", "mood", "pre"))
    assert table.prorated == {}
    assert table.too_few_answers["mood"] == 1


def test_a_rule_of_its_own_holds_for_one_score(small):
    own = Keyed(
        small.groups, small.answers, small.instruments, missing_rule("half"), {"mood": missing_rule("complete")}
    )
    assert np.isnan(cell(score_table(own, ("pre", "post")), "c3", "mood", "pre"))


def test_an_outcome_is_asked_by_its_score(small):
    table = score_table(small.keyed, ("pre", "post"))
    assert list(table.outcome("mood").columns) == ["group", "pre", "post"]
    assert list(table.outcome("nothing").columns) == ["group"]


def test_a_study_without_answers_gives_a_table_without_values(small):
    empty = Keyed(small.groups, {}, small.instruments, missing_rule("half"))
    wide = score_table(empty, ("pre", "post")).wide
    assert len(wide) == 9
    assert wide.iloc[:, 1:].isna().to_numpy().all()
    nobody = score_table(Keyed({}, {}, small.instruments, missing_rule("half")), ("pre", "post"))
    assert len(nobody.wide) == 0


def test_item_tables_hold_scored_answers_of_people_without_gaps(small):
    items = item_table(small.keyed, "mood", "mood", "pre")
    assert "c3" not in items.index
    assert "c5" not in items.index
    assert list(items.loc["t1"]) == [0, 1, 1]


def test_a_score_made_of_scores_has_no_items(small):
    assert item_table(small.keyed, "mood", "mood.whole", "pre").shape == (0, 0)


def test_people_outside_the_register_do_not_count(small):
    small.groups.pop("t1")
    assert "t1" not in score_table(small.keyed, ("pre", "post")).wide.index
