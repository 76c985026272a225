"""Checks across forms: what each rule must find and let pass, and how often two forms are the same by chance."""

from datetime import date
from decimal import Decimal

import pytest

from imp_desktop.operations.cross_checks import Noticed, Packets, alone, together
from imp_desktop.operations.cross_examples import EXAMPLES, Example
from imp_desktop.operations.overview import Column
from imp_desktop.protocols.checks import Check, CheckKind
from tests.instruments.respondents import CARELESS, ORDINARY, People, Sort

PRE, POST = Column("pre", "pss"), Column("post", "pss")
DATES = [Check(CheckKind.DATES_IN_ORDER)]
SAME = [Check(CheckKind.SAME_ANSWERS)]


def noticed(example: Example) -> list[Noticed]:
    return [*alone(example.packets, [example.check], example.order), *together(example.forms, [example.check])]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.check.kind}-{one.found}")
def test_every_rule_finds_what_it_must_find_and_nothing_in_what_must_pass(example: Example) -> None:
    assert [(one.kind, one.about) for one in noticed(example)] == [(example.check.kind, example.about)] * example.found


def test_every_rule_has_an_example_of_each() -> None:
    assert {(one.check.kind, one.found) for one in EXAMPLES} == {
        (kind, found) for kind in CheckKind for found in (True, False)
    }


def test_a_check_that_is_not_declared_notices_nothing() -> None:
    for example in EXAMPLES:
        assert list(alone(example.packets, [], example.order)) == []
        assert list(together(example.forms, [])) == []


class TestDates:
    def found(self, packets: Packets) -> list[tuple[str, Column, dict[str, object]]]:
        return [(one.about, one.form, dict(one.values)) for one in alone(packets, DATES, ("pre", "post"))]

    def test_of_many_misdated_forms_the_one_farthest_off_is_told_once(self) -> None:
        days = {
            Column("pre", "ffmq"): date(2026, 1, 12),
            Column("pre", "pss"): date(2026, 1, 14),
            Column("post", "ffmq"): date(2026, 1, 11),
            Column("post", "pss"): date(2026, 1, 9),
        }
        assert self.found(Packets("1", dates=days)) == [
            ("pre", POST, {"day": date(2026, 1, 9), "other": date(2026, 1, 14)})
        ]

    def test_the_day_itself_is_in_order(self) -> None:
        day = date(2026, 1, 12)
        same = Packets("1", consent=day, first_session=day, last_session=day, dates={PRE: day, POST: day})
        assert self.found(same) == []

    def test_without_dates_there_is_nothing_to_compare(self) -> None:
        assert self.found(Packets("1", consent=date(2026, 1, 12), first_session=date(2026, 1, 12))) == []


class TestAges:
    def found(self, value: int | Decimal) -> int:
        age = Check(CheckKind.PLAUSIBLE_AGE, "intake_age", Decimal(21), Decimal(75))
        return len(list(alone(Packets("1", numbers={PRE: {"intake_age": value}}), [age], ("pre", "post"))))

    def test_both_bounds_are_plausible_themselves(self) -> None:
        assert [self.found(value) for value in (20, 21, 75, 76, Decimal("20.5"))] == [1, 0, 0, 1, 1]


class TestSameAnswers:
    def studies(self, name: str, people: int, sort: Sort) -> list[tuple[str, Column, tuple[tuple[str, str], ...]]]:
        made = People(name, sort, seed=people)
        return [
            (f"{number:03}", PRE, tuple(sorted((item, str(code)) for item, code in codes.items())))
            for number, codes in enumerate(made.of_one_study(people))
        ]

    @pytest.mark.parametrize(
        ("name", "sort"), [("ffmq", ORDINARY), ("scs", CARELESS), ("proqol", ORDINARY), ("eq", ORDINARY)]
    )
    def test_of_500_people_no_two_have_the_same_long_form_by_chance_and_every_copy_is_told(
        self, name: str, sort: Sort
    ) -> None:
        forms = self.studies(name, 500, sort)
        assert list(together(forms, SAME)) == []
        copies = [(f"copy {code}", column, given) for code, column, given in forms[:20]]
        found = list(together([*forms, *copies], SAME))
        assert [(one.code, one.values["other"]) for one in found] == [
            (f"copy {code}", code) for code, *_rest in forms[:20]
        ]

    @pytest.mark.parametrize(("people", "least"), [(47, 0.6), (90, 0.4)])
    def test_of_ten_items_a_copy_is_told_more_often_than_not_and_chance_seldom(self, people: int, least: float) -> None:
        forms = self.studies("pss", people, ORDINARY)
        assert len(list(together(forms, SAME))) <= 1
        told = sum(
            any(one.code == "copy" for one in together([*forms, ("copy", PRE, given)], SAME))
            for _code, _column, given in forms
        )
        assert told / people >= least

    def test_two_forms_alone_can_be_told_too(self) -> None:
        given = tuple((f"pss_{line:02}", key) for line, key in enumerate("2031241302", start=1))
        assert len(list(together([("1", PRE, given), ("2", PRE, given)], SAME))) == 1

    def test_the_same_answers_at_two_assessments_are_not_compared(self) -> None:
        given = tuple((f"pss_{line:02}", key) for line, key in enumerate("2031241302", start=1))
        assert list(together([("1", PRE, given), ("2", POST, given)], SAME)) == []

    def test_nine_answers_are_too_few(self) -> None:
        given = tuple((f"pss_{line:02}", key) for line, key in enumerate("203124130", start=1))
        assert list(together([("1", PRE, given), ("2", PRE, given)], SAME)) == []


def test_the_evidence_changes_with_what_was_compared() -> None:
    day = date(2026, 1, 12)
    one, same, other = (
        next(alone(Packets("1", consent=day, dates={PRE: when}), DATES, ("pre", "post")))
        for when in (date(2026, 1, 4), date(2026, 1, 4), date(2026, 1, 5))
    )
    assert one.evidence == same.evidence != other.evidence
    assert one.check == "dates_in_order.consent"
