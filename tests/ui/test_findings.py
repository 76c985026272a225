"""What was noticed is said in a sentence: what is, then what to look at."""

from datetime import date

import pytest

from imp_desktop import i18n
from imp_desktop.instruments.patterns import Kind
from imp_desktop.operations import keying, looking_again, studies
from imp_desktop.operations.cross_checks import Value
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.looking_again import Finding
from imp_desktop.protocols.checks import CheckKind
from imp_desktop.ui import findings
from imp_desktop.ui.names import names

PSS = FormKey("001-B", "pre", "pss")
SAID = {
    ("straight", 1, 1, 10, 10): "All ten answers are 2. Look at the page again",
    ("straight", 2, 3, 16, 16): "All 16 answers are 2. Look at page 2 again",
    ("straight", 1, 1, 9, 10): "9 of 10 answers are 2. Look at the page again",
    ("contradiction", 0, 2, 0, 10): "Statements and their opposites have the same answers. Look at the form again",
    ("blank_end", 1, 1, 0, 1): "The last item of the page is blank, all others are answered. Look at the page again",
    ("surplus", 1, 2, 0, 1): "After the last item of the page one answer was left over. Look at page 1 again",
    ("speed", 2, 2, 10, 10): "10 answers came within 0.3 seconds. Look at page 2 again",
    ("shifted", 2, 2, 0, 7): "From item 23 on, the answers fit better one line lower. Look at page 2 again",
}


def pattern(kind: str, page: int = 1, pages: int = 1, count: int = 10, of: int = 10, lines: int = 1) -> Finding:
    values: dict[str, Value] = {"about": "", "code": "2", "count": count, "of": of, "milliseconds": 297, "lines": lines}
    return Finding(PSS, 1, kind, kind, "", page, (), {**values, "number": 23, "pages": pages})


def across(kind: str, about: str = "", **values: Value) -> Finding:
    return Finding(PSS, 0, kind, kind, "", values={"about": about, **values})


@pytest.mark.parametrize(("told", "said"), SAID.items(), ids=str)
def test_patterns_are_said(people, told, said):
    kind, page, pages, count, of = told
    assert findings.sentence(pattern(kind, page, pages, count, of), names(people)) == said


def test_answers_one_line_too_low_fit_higher(people):
    said = findings.what(pattern("shifted", lines=-1), names(people))
    assert said == "From item 23 on, the answers fit better one line higher"


def test_what_was_noticed_across_forms_is_said(people):
    days: dict[str, Value] = {"day": date(2019, 3, 1), "other": date(2019, 3, 4)}
    noticed = [
        across("dates_in_order", "consent", **days),
        across("dates_in_order", "pre", **days),
        across("dates_in_order", "first_session", **days),
        across("dates_in_order", "last_session", **days),
        across("plausible_age", "intake_age", value=17, minimum=21, maximum=75),
        across("group_fits_form", group="control"),
        across("same_answers", other="004-F", count=10),
    ]
    look = "Look at the date on the form again"
    assert [findings.sentence(one, names(people)) for one in noticed] == [
        f"The form is dated 1 March 2019, before the consent on 4 March 2019. {look}",
        f"The form is dated 1 March 2019, before pre on 4 March 2019. {look}",
        f"The form is dated 1 March 2019, after the first session on 4 March 2019. {look}",
        f"The form is dated 1 March 2019, before the last session on 4 March 2019. {look}",
        "17 is keyed, 21 to 75 is usual. Look at the page again",
        "The form is keyed, but not expected of this participant. Look at the code on the form again",
        "All 10 answers are the same as those of 004-F. Look at the codes on both forms again",
    ]


def test_a_straight_line_is_said_in_dutch_as_clinics_say_it(people):
    i18n.choose_language("nl")
    said = findings.sentence(pattern("straight"), names(people))
    assert said == "Alle tien antwoorden zijn 2. Kijk nog eens naar de pagina"
    assert findings.what(pattern("speed"), names(people)) == "10 antwoorden kwamen binnen 0,3 seconden"


@pytest.mark.parametrize("language", i18n.languages())
def test_every_kind_has_a_name_and_a_sentence_that_is_filled_in(people, language):
    i18n.choose_language(language)
    for kind in Kind:
        assert findings.kind_name(kind)
        assert "{" not in findings.sentence(pattern(kind), names(people))
    assert all(findings.kind_name(kind) for kind in CheckKind)


def test_a_finding_of_the_study_is_said_as_it_comes(people, person):
    form = keying.open_form(people, PSS)
    for line in range(1, 11):
        keying.key(people, person, form, f"pss_{line:02}", "2")
    said = [findings.sentence(one, names(people)) for one in looking_again.every(people) if one.kind == "straight"]
    assert said == ["All ten answers are 2. Look at the page again"]
    assert studies.instrument(people, "pss").pages == 1
