"""The results are asked in the order and the words of the pages."""

from dataclasses import replace

from imp_desktop.reports.content import WHOLE_TABLE, Content, placed
from tests.reports import samples


def content(**changed: object) -> Content:
    return Content(samples.analysis(), replace(samples.facts(), **changed))  # type: ignore[arg-type]


def test_a_family_begins_with_a_main_outcome_or_another_instrument() -> None:
    rows = placed(content().rows)
    assert [row.outcome.id for row in rows if row.begins] == list(samples.MAIN)
    assert [row.begins for row in rows[1:]] == [row.ends for row in rows[:-1]]
    assert rows[-1].ends
    assert [row.final for row in rows] == [False] * 16 + [True]


def test_a_short_table_keeps_its_ends_together_and_a_long_one_its_families() -> None:
    short = placed(content().rows)
    assert [at for at, row in enumerate(short) if row.keep] == [0, 15, 16]
    long = placed(samples.many(2).outcomes)
    assert len(long) > WHOLE_TABLE
    assert all(row.keep or row.ends for row in long)


def test_no_rows_are_no_rows() -> None:
    assert placed(()) == []


def test_outcomes_set_aside_are_not_among_the_rows() -> None:
    shown = content(aside=frozenset({"pss", "eq"})).rows
    assert [outcome.id for outcome in shown if outcome.id in {"pss", "eq"}] == []
    assert len(shown) == 15


def test_without_main_outcomes_every_row_is_one() -> None:
    some = Content(samples.only("pss", "eq"), samples.facts())
    assert some.main == some.rows
    assert some.lesser == ()


def test_descriptions_follow_the_setting_and_the_other_kind_is_the_other() -> None:
    complete = content()
    available = Content(samples.analysis("en", "available"), samples.facts())
    outcome = complete.rows[0]
    assert complete.cell(outcome, "control", "post").n == 22
    assert complete.cell(outcome, "control", "post", other=True).n == 23
    assert available.cell(outcome, "control", "post").n == 23
    assert available.cell(outcome, "control", "post", other=True).n == 22
    assert complete.cell(outcome, "nobody", "post").n == 0


def test_one_test_has_nothing_to_correct_for() -> None:
    assert content().corrected == 6
    assert Content(samples.only("pss", main=("pss",)), samples.facts()).corrected == 0


def test_names_begin_small_inside_a_sentence() -> None:
    assert content().in_group("training") == "training"
    assert content().assessment("pre") == "Pre"
    assert content(groups={}).group("training") == "training"
