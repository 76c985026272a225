"""Forms for paper from a study: which ones, for whom, blank or as they were keyed."""

import datetime as dt
from pathlib import Path

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, forms, keying, paper_forms, persons, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.paper_forms import Wanted
from imp_desktop.operations.paper_wanted import wanted_keys
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from tests.reports import papers, reading

PACKET = ["intake", "ffmq", "scs", "eq", "pss", "proqol"]


def refused(problem: Problem, study: Study, wanted: Wanted, language: str = "en") -> None:
    with pytest.raises(ImpError) as caught:
        paper_forms.blank_forms(study, wanted, language)
    assert caught.value.problem is problem


def test_a_packet_holds_what_is_due_from_a_participant_at_an_assessment(people: Study) -> None:
    content = paper_forms.blank_forms(people, Wanted(assessments=("pre",), codes=("001-B",)), "en")
    seen = [code.split("|") for picture in papers.pictures(content, 150) for code in papers.codes(picture)]
    assert list(dict.fromkeys(parts[4].partition(".")[0] for parts in seen)) == PACKET
    study_id = people.study_id[:12].upper()
    assert {tuple(parts[:4]) for parts in seen} == {("IMP1", study_id, "001-B", "pre")}
    assert "Before the training" in reading.words(content)


def test_what_is_due_from_one_group_alone_is_in_its_packets_alone(people: Study) -> None:
    keys = wanted_keys(people, Wanted(assessments=("post",), everybody=True))
    assert [key.code for key in keys if key.instrument == "imp_eval"] == ["001-B", "002-C"]
    assert list(dict.fromkeys(key.code for key in keys)) == ["001-B", "002-C", "003-D", "004-F"]


def test_a_stack_is_for_a_group_or_a_cohort_and_leaves_out_who_is_not_there(people: Study, person: Person) -> None:
    enrolling.add(people, person, "005-G", {"group": "training", "cohort": "2", "consent": "2026-01-09"})
    left = {"status": "withdrawn", "status_reason": "moved", "status_date": "2026-02-01", "data_use": "keep"}
    enrolling.amend(people, person, "001-B", left)

    def codes(**whom: object) -> list[str]:
        keys = wanted_keys(people, Wanted(instruments=("pss",), assessments=("pre",), **whom))  # type: ignore[arg-type]
        return [key.code for key in keys]

    assert codes(group="training") == ["002-C", "005-G"]
    assert codes(group="training", cohort=2) == ["005-G"]
    assert codes(cohort=1) == ["002-C"]
    assert codes(group="control") == ["003-D", "004-F"]
    assert codes(codes=("001-b", "003-D", "001-B")) == ["001-B", "003-D"]


def test_a_form_for_nobody_in_particular_has_empty_boxes_and_a_code_without_a_participant(study: Study) -> None:
    content = paper_forms.blank_forms(study, Wanted(instruments=("pss",)), "nl")
    (code,) = papers.codes(papers.pictures(content, 150)[0])
    assert code.split("|")[2:] == ["", "", "pss.1", "1/1", "nl"]
    assert [key.instrument for key in wanted_keys(study, Wanted())] == [*PACKET, "imp_eval"]
    at_post = wanted_keys(study, Wanted(assessments=("post",)))
    assert at_post == [FormKey("", "post", name) for name in [*PACKET[1:], "imp_eval"]]


def test_what_cannot_be_printed_is_refused_with_a_sentence(people: Study, person: Person) -> None:
    enrolling.add(people, person, "009-K", {})
    refused(Problem.UNKNOWN_INSTRUMENT, people, Wanted(instruments=("fmq",)))
    refused(Problem.UNKNOWN_ASSESSMENT, people, Wanted(assessments=("later",)))
    refused(Problem.UNKNOWN_GROUP, people, Wanted(group="others"))
    refused(Problem.UNKNOWN_PARTICIPANT, people, Wanted(codes=("777-X",)))
    refused(Problem.GROUP_MISSING, people, Wanted(codes=("009-K",)))
    refused(Problem.UNKNOWN_LANGUAGE, people, Wanted(), "xx")
    refused(Problem.NO_FORM_FITS, people, Wanted(instruments=("imp_eval",), codes=("003-D",)))
    refused(Problem.NO_FORM_FITS, people, Wanted(instruments=("intake",), assessments=("post",)))


def test_the_clinics_wording_stands_on_the_form(study: Study, own_home: Path) -> None:
    folder = own_home / "forms" / "instruments" / "pss"
    folder.mkdir(parents=True)
    sentence = "A sentence of the clinic that is long enough to need a second line on the paper, as licensed ones do."
    (folder / "text.en.toml").write_text(f'[wording]\npss_03 = "{sentence}"\n', encoding="utf-8")
    assert sentence in reading.words(paper_forms.blank_forms(study, Wanted(instruments=("pss",)), "en"))


def test_blank_forms_stay_the_same_while_answers_come_in(people: Study, person: Person) -> None:
    wanted = Wanted(instruments=("pss",), codes=("001-B",))
    before = paper_forms.blank_forms(people, wanted, "en")
    keying.key(people, person, forms.open_form(people, FormKey("001-B", "pre", "pss")), "pss_01", "3")
    assert paper_forms.blank_forms(people, wanted, "en") == before


def test_making_many_tells_how_far_it_is_and_stops_when_asked(people: Study) -> None:
    heard: list[int] = []
    wanted = Wanted(assessments=("pre",), codes=("001-B",))
    paper_forms.blank_forms(people, wanted, "en", lambda percent, _words: heard.append(percent))
    assert heard == sorted(heard)
    assert heard[-1] == 100
    with pytest.raises(ImpError) as caught:
        paper_forms.blank_forms(people, wanted, "en", cancelled=lambda: len(heard) > 3)
    assert caught.value.problem is Problem.CANCELLED


@pytest.fixture
def evaluated(people: Study, person: Person) -> FormKey:
    """An evaluation with an answer of every kind."""
    key = FormKey("001-B", "post", "imp_eval")
    form = forms.open_form(people, key)
    for item, text in {
        "imp_eval_grade": "7,5",
        "imp_eval_relevance_work": "3",
        "imp_eval_learned_01": "9",
        "imp_eval_times": "12.25",
        "imp_eval_practice_minutes": "45",
        "imp_eval_adverse": "1",
        "imp_eval_adverse_text": "A sore back",
    }.items():
        keying.key(people, person, form, item, text)
    keying.blank(people, person, form, "imp_eval_relevance_life", "illegible")
    keying.note(people, person, form, "imp_eval_grade", "Two grades stand there")
    keying.date_form(people, person, form, dt.date(2026, 3, 18))
    return key


def test_a_filled_form_shows_what_was_keyed(people: Study, person: Person, evaluated: FormKey) -> None:
    content = paper_forms.filled_form(people, person, evaluated, "en")
    said = reading.words(content)
    assert "9 outside the scale" in said
    assert "cannot be read" in said
    assert "12.25 fits no box" in said
    assert "A sore back" in said
    assert "Two grades stand there" in said
    assert "1 8 0 3 2 0 2 6" in said
    assert "A B" in said
    crossed = [tag.alt for top in reading.structure(content) for tag in top.all() if tag.alt.startswith("×")]
    assert crossed == ["× 3 very", "× 1 yes"]
    assert content == paper_forms.filled_form(people, person, evaluated, "en")


def test_a_form_that_never_came_back_and_an_empty_one_can_be_printed(people: Study, person: Person) -> None:
    key = FormKey("003-D", "pre", "pss")
    assert "printed from what is keyed" in reading.words(paper_forms.filled_form(people, person, key, "en"))
    keying.never_came_back(people, person, forms.open_form(people, key), absent=True)
    assert "kwam nooit terug" in reading.words(paper_forms.filled_form(people, person, key, "nl"))


def test_only_forms_about_which_something_was_keyed_are_printed_filled(
    people: Study, person: Person, evaluated: FormKey
) -> None:
    absent = FormKey("003-D", "pre", "pss")
    keying.never_came_back(people, person, forms.open_form(people, absent), absent=True)
    assert paper_forms.keyed_keys(people, Wanted(everybody=True)).shown == (evaluated, absent)
    with pytest.raises(ImpError) as caught:
        paper_forms.filled_forms(people, person, [], "en")
    assert caught.value.problem is Problem.NO_FORM_FITS


def test_a_form_that_is_being_keyed_twice_is_not_shown_to_another_person(
    people: Study, person: Person, evaluated: FormKey
) -> None:
    studies.choose(people, person, "double_keying.post.imp_eval", "all")
    other = persons.person(people, "Ben de Vries")
    for who in (other, None):
        with pytest.raises(ImpError) as caught:
            paper_forms.filled_form(people, who, evaluated, "en")
        assert caught.value.problem is Problem.FORM_SEALED
    everybody = Wanted(everybody=True)
    assert paper_forms.keyed_keys(people, everybody, other) == paper_forms.Keyed((), (evaluated,))
    assert paper_forms.keyed_keys(people, everybody, person) == paper_forms.Keyed((evaluated,), ())
    assert "A sore back" in reading.words(paper_forms.filled_form(people, person, evaluated, "en"))


def test_files_are_written_whole_and_never_over_another_one_unasked(
    people: Study, person: Person, evaluated: FormKey, tmp_path: Path
) -> None:
    path = tmp_path / "form.pdf"
    wanted = Wanted(instruments=("pss",), codes=("001-B",))
    paper_forms.save_blank_forms(people, wanted, path, "en")
    before = path.read_bytes()
    for save in (
        lambda: paper_forms.save_blank_forms(people, wanted, path, "nl"),
        lambda: paper_forms.save_filled_forms(people, person, [evaluated], path, "nl"),
    ):
        with pytest.raises(ImpError) as caught:
            save()
        assert caught.value.problem is Problem.FILE_EXISTS
        assert path.read_bytes() == before
    paper_forms.save_filled_forms(people, person, [evaluated], path, "nl", replace=True)
    assert path.read_bytes() == paper_forms.filled_form(people, person, evaluated, "nl")
    with pytest.raises(ImpError):
        paper_forms.save_blank_forms(people, Wanted(codes=("777-X",)), tmp_path / "none.pdf", "en")
    assert not (tmp_path / "none.pdf").exists()
