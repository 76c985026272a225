"""Single parts of a report on paper: the blocks of one table or figure made into a document."""

from collections.abc import Callable

from imp_desktop.i18n import speaking
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import BOTTOM, HEIGHT, LEFT, RIGHT, Paper, document
from tests.reports import reading
from tests.reports.test_sentences import FORBIDDEN

LANGUAGES = ("en", "nl")


def sheet(make: Callable[[], list[Block]], language: str = "en") -> bytes:
    """What `make` gives, printed in the language."""
    with speaking(language):
        return document(
            Paper("A study", "Feasibility report", "Interim", "foot", "", language), make(), lambda _at: None
        )


def said(make: Callable[[], list[Block]], language: str = "en") -> str:
    """All words of it on one line."""
    return reading.words(sheet(make, language))


def assert_whole(content: bytes) -> None:
    """Nothing leaves the room between the margins, and nothing is said that no report says."""
    assert FORBIDDEN.findall(reading.words(content)) == []
    for left, bottom, right, top in reading.edges(content):
        assert left > LEFT - 9
        assert right < RIGHT + 9
        assert bottom > 0
        assert top < HEIGHT
    body = [bottom for _left, bottom, _right, _top in reading.edges(content)]
    assert min(body) > HEIGHT - BOTTOM - 62
