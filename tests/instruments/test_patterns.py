"""Patterns of a keying: what each rule must find and let pass, and how often it errs on made-up people."""

import random
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from imp_desktop.instruments import catalogue
from imp_desktop.instruments.answers import understand
from imp_desktop.instruments.pattern_examples import EXAMPLES, Example, keyed, sheet
from imp_desktop.instruments.patterns import Kind, Pattern, Patterns
from tests.instruments.respondents import CARELESS, ORDINARY, People, Sort, answered, by_hand, named

SCALES = ("ffmq", "scs", "eq", "pss", "proqol")
BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)


@cache
def rules(name: str) -> Patterns:
    return Patterns(named(name))


def kinds(example: Example) -> set[Kind]:
    return {pattern.kind for pattern in Patterns(sheet()).find(*keyed(example))}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.kind}-{'found' if one.found else 'passes'}")
def test_every_rule_finds_what_it_must_find_and_nothing_in_what_must_pass(example: Example) -> None:
    found = kinds(example)
    assert (example.kind in found) is example.found
    if not example.found:
        assert found == set()


def test_every_rule_has_one_example_of_each() -> None:
    assert sorted((one.kind, one.found) for one in EXAMPLES) == sorted(
        (kind, found) for kind in Kind for found in (True, False)
    )


class TestStraightLines:
    def one(self, keys: str) -> list[Pattern]:
        found = Patterns(sheet()).find(*keyed(Example(Kind.STRAIGHT, keys, found=True)))
        return [pattern for pattern in found if pattern.kind is Kind.STRAIGHT]

    def test_it_tells_page_answer_and_how_many(self) -> None:
        (found,) = self.one("4142245152 ~ 2222222222")
        assert (found.page, found.code, found.count, len(found.items)) == (2, "2", 10, 10)
        assert found.check == "straight.2.how_often"

    def test_one_other_answer_among_ten_is_still_a_straight_line(self) -> None:
        (found,) = self.one("2222422222")
        assert (found.count, len(found.items)) == (9, 10)

    def test_among_eight_and_nine_answers_all_must_be_alike(self) -> None:
        assert self.one("22222222..")
        assert self.one("22224222..") == []
        assert self.one("222242222.") == []

    def test_seven_answers_are_too_few(self) -> None:
        assert self.one("2222222...") == []

    def test_answers_outside_the_scale_make_a_straight_line_too(self) -> None:
        (found,) = self.one("7777777777")
        assert found.code == "7"

    def test_a_list_of_yes_and_no_is_honestly_answered_alike(self) -> None:
        yes_no = catalogue.instrument("imp_eval").item("imp_eval_adverse").choices
        assert yes_no is not None
        assert len(yes_no.codes) < 4

    def test_of_people_who_rate_statements_alike_few_are_told(self) -> None:
        form = catalogue.instrument("imp_eval")
        patterns, chance = Patterns(form), random.Random(4)
        told = 0
        for _one in range(1000):
            level = chance.gauss(3.9, 0.6)
            codes = {
                f"imp_eval_learned_{line:02}": min(max(round(level + chance.gauss(0, 0.7)), 1), 5)
                for line in range(1, 23)
            }
            told += bool(patterns.find(answered(form, codes)))
        assert told / 1000 < 0.05


class TestContradictions:
    def index_found(self, name: str, codes: dict[str, int]) -> list[Pattern]:
        patterns = rules(name)
        found = patterns.find(answered(patterns.instrument, codes))
        return [pattern for pattern in found if pattern.kind is Kind.CONTRADICTION]

    @pytest.mark.parametrize("name", SCALES)
    @pytest.mark.parametrize(("sort", "most"), [(ORDINARY, 0.005), (CARELESS, 0.01)])
    def test_honest_people_trip_it_in_less_than_one_of_a_hundred(self, name: str, sort: Sort, most: float) -> None:
        people = People(name, sort)
        told = sum(bool(self.index_found(name, people.codes())) for _one in range(500))
        assert told / 500 < most

    @pytest.mark.parametrize("name", SCALES)
    def test_whoever_marks_the_same_end_everywhere_trips_it(self, name: str) -> None:
        for end in (min, max):
            codes = {item.id: end(item.choices.codes) for item in named(name).items if item.choices}
            assert len(self.index_found(name, codes)) == 1

    @pytest.mark.parametrize("name", SCALES)
    def test_whoever_agrees_to_whatever_is_asked_trips_it(self, name: str) -> None:
        chance = random.Random(2)
        told = 0
        for _one in range(200):
            codes = {
                item.id: max(item.choices.codes) - chance.choice((0, 0, 0, 1))
                for item in named(name).items
                if item.choices
            }
            told += bool(self.index_found(name, codes))
        assert told == 200

    def test_it_concerns_the_form_and_names_the_score(self) -> None:
        (found,) = self.index_found("pss", {f"pss_{number:02}": 4 for number in range(1, 11)})
        assert (found.page, found.about, found.check, len(found.items)) == (0, "pss", "contradiction.pss", 10)

    def test_three_items_of_a_direction_are_too_few(self) -> None:
        codes = {f"pss_{number:02}": 4 for number in range(1, 11) if number != 8}
        assert self.index_found("pss", codes) == []

    def test_a_straight_line_in_the_middle_contradicts_nothing(self) -> None:
        assert self.index_found("pss", {f"pss_{number:02}": 2 for number in range(1, 11)}) == []


class TestBlankEnds:
    def test_a_line_nobody_has_come_to_is_not_blank(self) -> None:
        assert Kind.BLANK_END not in kinds(Example(Kind.BLANK_END, "414224515", found=False))

    def test_a_line_that_was_passed_over_is(self) -> None:
        answers, rows = keyed(Example(Kind.BLANK_END, "4142245152 ~ 4", found=True))
        del answers["sheet_10"]
        (found,) = Patterns(sheet()).find(answers, rows)
        assert (found.kind, found.page, found.items) == (Kind.BLANK_END, 1, ("sheet_10",))

    @pytest.mark.parametrize("reason", ["illegible", "two_marked", "not_applicable", "page_missing"])
    def test_a_line_with_another_reason_was_read_where_it_stands(self, reason: str) -> None:
        answers, rows = keyed(Example(Kind.BLANK_END, "414224515. ~ 4214241522", found=False))
        form = sheet()
        answers["sheet_10"] = type(answers["sheet_10"])("sheet_10", missing=reason)
        assert Patterns(form).find(answers, rows) == []

    def test_lines_left_out_by_chance_trip_it_in_less_than_one_of_a_hundred_pages(self) -> None:
        people = People("ffmq")
        patterns, told = Patterns(people.instrument), 0
        for _one in range(600):
            codes = {item: None if people.chance.random() < 0.01 else code for item, code in people.codes().items()}
            found = patterns.find(answered(people.instrument, codes))
            told += sum(pattern.kind is Kind.BLANK_END for pattern in found)
        assert 0 < told / 1200 < 0.0125


class TestSurplus:
    def test_a_hand_that_turns_the_page_and_slips_trips_it_seldom(self) -> None:
        people = People("ffmq", seed=5)
        patterns, told = Patterns(people.instrument), 0
        for _one in range(300):
            answers = answered(people.instrument, people.codes())
            rows = by_hand(people.chance, people.instrument)
            first = next(place for place, (item, _moment) in enumerate(rows) if item == "ffmq_21")
            slip = rows[first][1] + timedelta(milliseconds=people.chance.uniform(300, 3000))
            later = [(item, moment + timedelta(seconds=3)) for item, moment in rows[first + 1 :]]
            corrected = [*rows[: first + 1], ("ffmq_21", slip), *later]
            told += any(one.kind is Kind.SURPLUS for one in patterns.find(answers, corrected))
        assert told == 0

    def test_a_hand_still_on_the_page_before_is_noticed_nearly_always(self) -> None:
        people = People("ffmq", seed=6)
        patterns, told = Patterns(people.instrument), 0
        for _one in range(300):
            answers = answered(people.instrument, people.codes())
            rows = by_hand(people.chance, people.instrument)
            first = next(place for place, (item, _moment) in enumerate(rows) if item == "ffmq_21")
            extra = rows[first - 1][1] + timedelta(milliseconds=350 * people.chance.lognormvariate(0, 0.35))
            told += any(
                one.kind is Kind.SURPLUS
                for one in patterns.find(answers, [*rows[:first], ("ffmq_21", extra), *rows[first:]])
            )
        assert told / 300 > 0.8

    def test_whoever_went_back_and_corrected_the_page_is_not_asked(self) -> None:
        example = Example(Kind.SURPLUS, "41142245152 ~ <4 <<<<<<<<<<4142245152", found=False)
        assert Kind.SURPLUS not in kinds(example)


class TestSpeed:
    def test_quick_hands_pass(self) -> None:
        people = People("ffmq", seed=7)
        patterns = Patterns(people.instrument)
        for _one in range(200):
            rows = by_hand(people.chance, people.instrument, usual=130)
            assert not any(
                one.kind is Kind.SPEED for one in patterns.find(answered(people.instrument, people.codes()), rows)
            )

    @pytest.mark.parametrize("gap", [5, 30, 59, 70])
    def test_a_held_key_or_a_paste_is_noticed_whatever_was_corrected_later(self, gap: int) -> None:
        form = sheet()
        rows = [(item.id, BEGIN + timedelta(milliseconds=gap * place)) for place, item in enumerate(form.items)]
        rows.append(("sheet_03", BEGIN + timedelta(hours=3)))
        answers, _rows = keyed(Example(Kind.SPEED, "4142245152 ~ 4214241522", found=True))
        found = [one for one in Patterns(form).find(answers, rows) if one.kind is Kind.SPEED]
        assert [(one.page, one.count) for one in found] == [(1, 9), (2, 10)]
        assert found[1].milliseconds == 9 * gap

    def test_what_was_taken_in_from_a_file_in_one_change_tells_nothing_of_a_hand(self) -> None:
        answers, rows = keyed(Example(Kind.SPEED, "4142245152 ~ 4214241522", found=False))
        assert Patterns(sheet()).find(answers, [(item, BEGIN) for item, _moment in rows]) == []

    def test_correcting_a_line_later_does_not_ask_again(self) -> None:
        example = Example(Kind.SPEED, "4142245152 ~ 4214241522", found=True, milliseconds=35)
        answers, rows = keyed(example)
        before = [one.evidence for one in Patterns(sheet()).find(answers, rows)]
        rows.append(("sheet_15", rows[-1][1] + timedelta(minutes=1)))
        answers["sheet_15"] = understand(sheet().item("sheet_15"), "3")
        assert [one.evidence for one in Patterns(sheet()).find(answers, rows)] == before


def test_the_evidence_changes_with_the_answers_concerned_and_with_no_others() -> None:
    straight = Example(Kind.STRAIGHT, "2222222222 ~ 4223425143", found=True)
    elsewhere = Example(Kind.STRAIGHT, "2222222222 ~ 4223425144", found=True)
    concerned = Example(Kind.STRAIGHT, "2222222223 ~ 4223425143", found=True)
    (one,), (same,), (other,) = (Patterns(sheet()).find(*keyed(each)) for each in (straight, elsewhere, concerned))
    assert one.evidence == same.evidence != other.evidence
    assert one.check == same.check == other.check


def test_the_evidence_does_not_tell_the_answers() -> None:
    (one,) = Patterns(sheet()).find(*keyed(Example(Kind.STRAIGHT, "2222222222 ~ 4223425143", found=True)))
    assert len(one.evidence) == 16
    assert "2222" not in one.evidence


@pytest.mark.parametrize("name", catalogue.known())
def test_an_empty_form_of_any_instrument_shows_nothing(name: str) -> None:
    assert Patterns(named(name)).find({}) == []


@pytest.mark.parametrize("name", SCALES)
def test_an_ordinary_form_keyed_by_hand_is_seldom_asked_about(name: str) -> None:
    people = People(name, seed=9)
    patterns = Patterns(people.instrument)
    told = 0
    for _one in range(300):
        answers = answered(people.instrument, people.codes())
        told += bool(patterns.find(answers, by_hand(people.chance, people.instrument)))
    assert told / 300 <= 0.01
