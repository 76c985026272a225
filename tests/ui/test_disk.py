"""What the places column says about the disk."""

from datetime import UTC, datetime, timedelta

from imp_desktop.operations import enrolling, studies
from imp_desktop.ui.disk import copy_words


def test_a_study_without_a_copy_says_so(people) -> None:
    assert copy_words(people) == ("All on disk · no copy yet", False)


def test_a_study_that_can_only_be_read_says_so(people) -> None:
    assert copy_words(studies.copy_for_reading(people)) == ("Can only be read", False)


def test_a_copy_is_overdue_a_day_after_it_when_something_changed_since(people, person) -> None:
    path = people.path
    studies.close(people)
    again = studies.open_study(path, "Anna Bakker")
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    assert not copy_words(again, tomorrow)[1]
    enrolling.add(again, person, "009-K", {"group": "control"})
    assert copy_words(again, tomorrow)[1]
    assert not copy_words(again)[1]
    again.close()
